import type { Language } from '@diemtua/law/kernel/format';
import { tellRefused } from '../../tell-refused.ts';
import { publicWords } from '../../words/public.ts';
import type { AnyRoute, House, Refused } from '../route.ts';
import { escaped, servedPage } from './html.ts';

/** Whether a route answers people with a page, so that its refusals are pages too. */
export const isPageRoute = ({ answer }: AnyRoute): boolean => 'types' in answer && answer.types.includes('text/html');

/** A refusal as somebody sees it who asked for a page: what is wrong, and what to do. */
export function refusedPage(house: Pick<House, 'page'>, refused: Refused, language: Language): Response {
  const { refused: title, refusedLead: lead, back } = publicWords[language];
  const { message } = tellRefused(refused, language).error;
  const main = `<section><div class="notice waiting" role="alert"><p>${escaped(message)}</p></div><p class="action">${escaped(back)}</p></section>`;
  const page = servedPage(house, { language, path: '/', title, lead, main, ofOne: true, status: refused.status });
  if (refused.status === 429) page.headers.set('retry-after', String(refused.with.seconds ?? 1));
  return page;
}
