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
  /** About somebody: kept by nobody on the way, and found by no search. */
  readonly ofOne?: boolean;
  readonly status?: number;
}

const languages = { vi: 'Tiếng Việt', en: 'English', nb: 'Norsk' } as const;

/** A page that needs no script: the public app's own look around what the server knows. */
export function servedPage(
  { page }: Pick<House, 'page'>,
  { language, path, title, lead, main, ofOne = false, status = 200 }: PageParts,
): Response {
  const words = publicWords[language];
  const links = [
    ['/', words.home],
    ['/noi-dong', words.places],
    ['/goi-lai', words.call],
    ['/bien-lai', words.checkReceipt],
    ['/cong-bo', words.figures],
  ] as const;
  const nav = links
    .map(([href, text]) => {
      const current = href === path ? ' aria-current="page"' : '';
      return `<li><a href="${href === '/' ? href : `${href}?language=${language}`}"${current}>${escaped(text)}</a></li>`;
    })
    .join('');
  // The same page, for those who read another language.
  const others = Object.entries(languages)
    .filter(([each]) => each !== language)
    .map(
      ([each, name]) =>
        `<li><a href="${escaped(path)}?language=${each}" lang="${each}" hreflang="${each}">${name}</a></li>`,
    )
    .join('');
  const body = [
    `<header class="band"><div class="column"><div class="head"><a class="brand" href="/"><b>${words.brand}</b></a></div>`,
    `<h1>${escaped(title)}</h1><p class="lead">${escaped(lead)}</p></div></header>`,
    `<main class="column">${main}</main>`,
    `<footer class="foot"><div class="column"><nav><ul>${nav}${others}</ul></nav><p><b>${escaped(words.decides)}</b></p></div></footer>`,
  ].join('');
  return new Response(page({ language, title, description: lead, body }), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': ofOne ? 'no-store' : 'no-cache',
      vary: 'accept-language',
      ...(ofOne ? { 'x-robots-tag': 'noindex' } : {}),
    },
  });
}
