import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether a press on a link is the app's own matter: the plain button, no key held, the same site, the same app. */
function ownLink(event: MouseEvent, home: string, isOwn: (path: string) => boolean): HTMLAnchorElement | null {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || held || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a');
  const own = link instanceof HTMLAnchorElement && link.origin === location.origin && link.target === '';
  const inside = own && link.pathname.startsWith(home) && isOwn(link.pathname);
  return inside && !link.hasAttribute('download') && !link.getAttribute('href')?.startsWith('#') ? link : null;
}

const everyPath = (): boolean => true;

/** Goes to another address of the app. */
export function goTo(href: string): void {
  if (href !== location.pathname + location.search) history.pushState(null, '', href);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * The address that is shown. Links of the app change it without loading the page again.
 * @param home where the app's addresses begin; links that lead elsewhere load a page
 * @param isOwn whether an address below it is the app's; the others are pages of the server
 */
export function usePath(home = '/', isOwn: (path: string) => boolean = everyPath): string {
  const [path, setPath] = useState(location.pathname + location.search);
  // Before the page is seen: a link that is pressed at once is heard.
  useLayoutEffect(() => {
    const show = (): void => setPath(location.pathname + location.search);
    const press = (event: MouseEvent): void => {
      const link = ownLink(event, home, isOwn);
      if (link === null) return;
      event.preventDefault();
      if (link.href !== location.href) history.pushState(null, '', link.href);
      show();
    };
    document.addEventListener('click', press);
    window.addEventListener('popstate', show);
    return () => {
      document.removeEventListener('click', press);
      window.removeEventListener('popstate', show);
    };
  }, [home, isOwn]);
  return path;
}
