import { readWithdrawalCode } from '@diemtua/domain/outreach';
import type { Language } from '@diemtua/law/kernel/format';
import { withdrawLead } from '../../store/outreach/leads.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { callingWords } from '../../words/calling.ts';
import { route, type House } from '../route.ts';
import { nothing } from '../shapes.ts';
import { fieldsOf, notice, problemsOf, textField } from './form.ts';
import { escaped, servedPage } from './html.ts';

const PATH = '/goi-lai/rut';
const FORM_BYTES_MAX = 1024;
const CODE_SIGNS_MAX = 30;

function page(house: House, language: Language, main: string, status = 200): Response {
  const { withdraw: title, withdrawLead: lead } = callingWords[language];
  return servedPage(house, { language, path: PATH, title, lead, main, ofOne: true, status });
}

function form(language: Language, written: string, error: string | undefined): string {
  const words = callingWords[language];
  return [
    problemsOf(words.wrong, error === undefined ? [] : [['code', error]]),
    `<form class="form" method="post" action="${PATH}?language=${language}"><section>`,
    textField({
      name: 'code',
      label: words.code,
      hint: words.codeHint,
      value: written,
      signsMax: CODE_SIGNS_MAX,
      error,
    }),
    `<button class="button main" type="submit">${escaped(words.withdrawAct)}</button></section></form>`,
  ].join('');
}

/** The form by which a request to be called is taken back. */
export const withdrawPage = route({
  method: 'GET',
  path: '/goi-lai/rut',
  what: 'The form by which a request to be called is taken back, as a page',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: { types: ['text/html'] },
  handle: ({ house, language }) => page(house, language, form(language, '', undefined)),
});

/** Takes a request to be called back by its code. */
export const withdrawSend = route({
  method: 'POST',
  path: '/goi-lai/rut',
  what: 'Takes a request to be called back by its code: name and phone are deleted at once',
  may: 'anyone',
  limit: 'check',
  params: nothing,
  query: nothing,
  body: { types: ['application/x-www-form-urlencoded'], bytesMax: FORM_BYTES_MAX, as: 'text' },
  answer: { types: ['text/html'] },
  handle: async ({ input: { body }, engine, access, house, language, now }) => {
    const words = callingWords[language];
    const written = (fieldsOf(body)['code'] ?? '').trim();
    const code = readWithdrawalCode(written);
    if (code === null) return page(house, language, form(language, written, words.codeWrong), 400);
    const gone = await inSession(engine, provinceScope(access.province), (session) => withdrawLead(session, code, now));
    if (!gone) return page(house, language, form(language, written, words.codeUnknown), 400);
    return page(house, language, `<section>${notice('said', words.withdrawn, words.withdrawnSaid)}</section>`);
  },
});
