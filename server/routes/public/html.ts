import type { Language } from '@diemtua/law/kernel/format';
import { publicWords } from '../../words/public.ts';
import type { House } from '../route.ts';

/** Text as it may stand in a page. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a page of the server's own is made of; `main` is HTML whose texts are escaped already. */
interface PageParts {
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly main: string;
}

/** A page that needs no script: the public app's own look around what the server knows. */
export function servedPage(house: House, { language, path, title, lead, main }: PageParts): Response {
  const words = publicWords[language];
  const at = (href: string): string => `${href}?language=${language}`;
  const links = [
    ['/', words.home],
    [at('/noi-dong'), words.places],
    [at('/cong-bo'), words.figures],
  ] as const;
  const nav = links
    .map(([href, text]) => {
      const current = href.startsWith(path) && path !== '/' ? ' aria-current="page"' : '';
      return `<li><a href="${href}"${current}>${escaped(text)}</a></li>`;
    })
    .join('');
  const body = [
    `<header class="band"><div class="column"><div class="head"><a class="brand" href="/"><b>${words.brand}</b></a></div>`,
    `<h1>${escaped(title)}</h1><p class="lead">${escaped(lead)}</p></div></header>`,
    `<main class="column">${main}</main>`,
    `<footer class="foot"><div class="column"><nav><ul>${nav}</ul></nav><p><b>${escaped(words.decides)}</b></p></div></footer>`,
  ].join('');
  return new Response(house.page({ language, title, description: lead, body }), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'accept-language' },
  });
}
