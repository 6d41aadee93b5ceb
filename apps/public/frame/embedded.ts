/** The address under which other sites may show the app in a frame of theirs. */
const EMBEDDED = '/nhung';

let embedded: boolean | null = null;

/** Whether the app stands in a frame of another page: it was opened by the address made for that. */
export function isEmbedded(): boolean {
  embedded ??= typeof location !== 'undefined' && location.pathname === EMBEDDED;
  return embedded;
}

/** Tells the page around how high the app is, so that its frame needs no bar to scroll. Nothing else is ever told. */
export function tellHeight(): void {
  if (!isEmbedded() || window.parent === window) return;
  const tell = (): void =>
    window.parent.postMessage({ diemtua: { height: Math.ceil(document.body.getBoundingClientRect().height) } }, '*');
  new ResizeObserver(tell).observe(document.body);
  tell();
}
