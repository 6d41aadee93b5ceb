import { formatDay, formatDong, formatMonthFor, formatMonths, type Language } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { numberText } from '../../store/documents/issuer.ts';
import { unitName } from '../../store/public/places.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { fillIn } from '../../words/fill.ts';
import { paperWords } from '../../words/paper-check.ts';
import { checkReceipt, onPaper, type Checked } from '../receipt-check.ts';
import { route, type House } from '../route.ts';
import { nothing } from '../shapes.ts';
import { notice, problemsOf, textField } from './form.ts';
import { escaped, servedPage } from './html.ts';

const PATH = '/bien-lai';
const SIGNS_MAX = 40;
const typed = z.string().max(SIGNS_MAX);

/** What somebody typed, or what stands in the address of a printed paper. */
interface Typed {
  readonly series: string;
  readonly number: string;
  readonly code: string;
}

type Found = Extract<Checked, { receipt: unknown }>;

function page(house: House, language: Language, main: string, status = 200): Response {
  const { title, lead } = paperWords[language];
  return servedPage(house, { language, path: PATH, title, lead, main, ofOne: true, status });
}

function form(language: Language, told: Typed, wrong: Readonly<Partial<Record<keyof Typed, string>>>): string {
  const words = paperWords[language];
  const field = (name: keyof Typed, label: string, hint?: string) =>
    textField({
      name,
      label,
      ...(hint === undefined ? {} : { hint }),
      ...(name === 'number' ? { keys: 'numeric' as const } : {}),
      value: told[name],
      signsMax: SIGNS_MAX,
      error: wrong[name],
    });
  return [
    `<form class="form" method="get" action="${PATH}"><section>`,
    field('series', words.series, words.seriesHint),
    field('number', words.number),
    field('code', words.code, words.codeHint),
    `<input type="hidden" name="language" value="${language}"><button class="button main" type="submit">${escaped(words.check)}</button></section></form>`,
  ].join('');
}

const row = (name: string, value: string): string =>
  `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`;

const nameOf = ({ series, number }: { readonly series: string; readonly number: number }): string =>
  `${series} ${numberText(number)}`;

function said(checked: Found, language: Language): string {
  const words = paperWords[language];
  if (checked.state === 'valid') return notice('said', words.valid, words.validSaid);
  const day = formatDay(checked.voidedOn, language);
  return checked.replacedBy === null
    ? notice('trouble', words.voided, fillIn(words.voidedSaid, { day }))
    : notice('waiting', words.replaced, fillIn(words.replacedSaid, { day, receipt: nameOf(checked.replacedBy) }));
}

function foundText(checked: Found, unit: string, language: Language): string {
  const words = paperWords[language];
  const { receipt } = checked;
  const lines = receipt.lines.map(({ product, from, until, months, amount }) =>
    row(
      words.products[product],
      [
        `${[...new Set([from, until])].map((month) => formatMonthFor(month, language)).join(' – ')} (${formatMonths(months, language)})`,
        formatDong(amount, language),
      ].join(': '),
    ),
  );
  return [
    `<section>${said(checked, language)}</section><section>`,
    `<table class="plain-table"><caption>${escaped(words.compare)}</caption><tbody>`,
    row(words.receipt, nameOf(receipt)),
    row(words.payer, receipt.payer),
    row(words.amount, formatDong(receipt.amount, language)),
    row(words.takenOn, formatDay(receipt.takenOn, language)),
    ...lines,
    row(words.unit, unit),
    `</tbody></table><p class="action"><a class="button second" href="${PATH}?language=${language}">${escaped(words.again)}</a></p></section>`,
  ].join('');
}

/** Reads what was typed; what can be no receipt's says which part, whether there is such a receipt or not. */
function readTyped(told: Typed, language: Language) {
  const words = paperWords[language];
  const read = onPaper.safeParse(told);
  if (read.success) return { paper: read.data, wrong: {} };
  const fields = new Set(read.error.issues.map(({ path }) => path[0]));
  return {
    paper: null,
    wrong: {
      ...(fields.has('series') ? { series: words.seriesWrong } : {}),
      ...(fields.has('number') ? { number: words.numberWrong } : {}),
      ...(fields.has('code') ? { code: words.codeWrong } : {}),
    },
  };
}

const asked = {
  method: 'GET',
  may: 'anyone',
  limit: 'check',
  body: null,
  answer: { types: ['text/html'] },
} as const;

/** Whether a receipt is good, by what somebody types from its paper. */
export const receiptPage = route({
  ...asked,
  path: '/bien-lai',
  what: 'Whether a receipt is good, by the series, number and code that somebody types from its paper, as a page',
  params: nothing,
  query: z.object({ series: typed.optional(), number: typed.optional(), code: typed.optional() }),
  handle: async ({ input: { query }, engine, access, house, language }) => {
    const { series = '', number = '', code = '' } = query;
    const told = { series, number: number.replaceAll(/\s/g, ''), code };
    if (Object.values(told).every((each) => each.trim() === '')) return page(house, language, form(language, told, {}));
    return answered(told, { engine, access, house, language });
  },
});

/** Whether a receipt is good, by the address that is printed on it. */
export const receiptAddress = route({
  ...asked,
  path: '/bien-lai/:series/:number/:code',
  what: 'Whether a receipt is good, by the address that its paper carries, as a page',
  params: z.strictObject({ series: typed, number: typed, code: typed }),
  query: nothing,
  handle: ({ input: { params }, engine, access, house, language }) =>
    answered(params, { engine, access, house, language }),
});

async function answered(
  told: Typed,
  {
    engine,
    access,
    house,
    language,
  }: {
    readonly engine: Parameters<typeof inSession>[0];
    readonly access: { readonly province: Parameters<typeof provinceScope>[0] };
    readonly house: House;
    readonly language: Language;
  },
): Promise<Response> {
  const words = paperWords[language];
  const { paper, wrong } = readTyped(told, language);
  if (paper === null) {
    const problems = Object.entries(wrong);
    return page(house, language, problemsOf(words.wrong, problems) + form(language, told, wrong), 400);
  }
  const main = await inSession(engine, provinceScope(access.province), async (session) => {
    const checked = await checkReceipt(session, paper);
    if (checked.state !== 'unknown') return foundText(checked, await unitName(session, checked.receipt.unit), language);
    return `<section>${notice('waiting', words.unknown, words.unknownSaid)}</section>${form(language, told, {})}`;
  });
  return page(house, language, main);
}
