// Keeps what is typed into a form that the server wrote, in this tab and until it is closed or sent; and says so where there is no network. Without this script the form is a plain one.
(() => {
  const shelfName = 'diemtua.form';
  const waitMs = 8000;
  /** @type {Storage | null} */
  let shelf = null;
  try {
    shelf = sessionStorage;
  } catch {
    // A browser that keeps nothing.
  }
  if (document.querySelector('[data-sent]')) shelf?.removeItem(shelfName);
  const form = document.querySelector('form[data-kept]');
  if (!(form instanceof HTMLFormElement)) return;

  /** Fields that a person writes: never the consent, which is given anew each time. */
  const written = () =>
    [...form.elements].filter(
      (each) =>
        (each instanceof HTMLInputElement &&
          ['text', 'radio'].includes(each.type) &&
          each.closest('[hidden]') === null) ||
        each instanceof HTMLSelectElement,
    );

  const keep = () => {
    const told = written().flatMap((each) => {
      if (each instanceof HTMLInputElement && each.type === 'radio')
        return each.checked ? [[each.name, each.value]] : [];
      return each instanceof HTMLInputElement || each instanceof HTMLSelectElement ? [[each.name, each.value]] : [];
    });
    shelf?.setItem(shelfName, JSON.stringify(Object.fromEntries(told)));
  };

  /** What was kept comes back where the page has nothing; what the server sent back is newer. */
  const recall = () => {
    /** @type {Record<string, unknown>} */
    let kept;
    try {
      kept = JSON.parse(shelf?.getItem(shelfName) ?? '{}') ?? {};
    } catch {
      return;
    }
    if (document.querySelector('[role=alert]:not([hidden])')) return;
    for (const each of written()) {
      if (!(each instanceof HTMLInputElement || each instanceof HTMLSelectElement)) continue;
      const value = kept[each.name];
      if (typeof value !== 'string') continue;
      if (each instanceof HTMLInputElement && each.type === 'radio') each.checked = each.value === value;
      else if (each instanceof HTMLInputElement && each.value === '') each.value = value;
      else if (each instanceof HTMLSelectElement && [...each.options].some((one) => one.value === value))
        each.value = value;
    }
  };

  const reached = async () => {
    if (!navigator.onLine) return false;
    try {
      return (await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(waitMs) })).ok;
    } catch {
      return false;
    }
  };

  const remark = form.querySelector('[data-no-network]');
  const button = form.querySelector('button[type=submit]');
  recall();
  form.addEventListener('input', keep);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keep();
    if (button instanceof HTMLButtonElement) button.disabled = true;
    if (remark instanceof HTMLElement) remark.hidden = true;
    void reached().then((there) => {
      if (button instanceof HTMLButtonElement) button.disabled = false;
      // What was typed is sent as any form is.
      if (there) form.submit();
      else if (remark instanceof HTMLElement) remark.hidden = false;
    });
  });
})();
