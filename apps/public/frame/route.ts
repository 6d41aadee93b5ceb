import { useEffect, useState } from 'preact/hooks';

/** The screens of the app, by their address. */
export type Route =
  | { readonly screen: 'calculator' }
  | { readonly screen: 'questions' }
  | { readonly screen: 'question'; readonly name: string }
  | { readonly screen: 'rules' }
  | { readonly screen: 'rule'; readonly id: string }
  | { readonly screen: 'parameters' }
  | { readonly screen: 'parameter'; readonly id: string }
  | { readonly screen: 'nowhere' };

/** The screen at an address. */
export function routeAt(path: string): Route {
  const [first = '', second, ...more] = path.split('/').slice(1);
  if (more.length > 0) return { screen: 'nowhere' };
  if (first === '' && second === undefined) return { screen: 'calculator' };
  if (first === 'hoi') return second === undefined ? { screen: 'questions' } : { screen: 'question', name: second };
  if (first === 'luat') return second === undefined ? { screen: 'rules' } : { screen: 'rule', id: second };
  if (first === 'so-lieu') return second === undefined ? { screen: 'parameters' } : { screen: 'parameter', id: second };
  return { screen: 'nowhere' };
}

/** The addresses of the screens. */
export const hrefOf = {
  calculator: '/',
  questions: '/hoi',
  question: (name: string): string => `/hoi/${name}`,
  rules: '/luat',
  rule: (id: string): string => `/luat/${id}`,
  parameters: '/so-lieu',
  parameter: (id: string): string => `/so-lieu/${id}`,
};

/** Whether a press on a link is the app's own matter: the plain button, no key held, the same site. */
function ownLink(event: MouseEvent): HTMLAnchorElement | null {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || held || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a');
  const own = link instanceof HTMLAnchorElement && link.origin === location.origin && link.target === '';
  return own && !link.hasAttribute('download') && !link.getAttribute('href')?.startsWith('#') ? link : null;
}

/** The address that is shown. Links of this site change it without loading the page again. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const show = (): void => setPath(location.pathname);
    const press = (event: MouseEvent): void => {
      const link = ownLink(event);
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
  }, []);
  return path;
}
