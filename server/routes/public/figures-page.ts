import { formatMonthFor, formatNumber } from '@diemtua/law/kernel/format';
import { figuresOf } from '../../store/public/figures.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { fillIn } from '../../words/fill.ts';
import { publicWords } from '../../words/public.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { escaped, servedPage } from './html.ts';
import { monthsUntil } from './months.ts';
import { monthQuery } from './shapes.ts';

/** How many take part, by commune, as a page that needs no script. */
export const figuresPage = route({
  method: 'GET',
  path: '/cong-bo',
  what: 'How many take part at the end of a month, by commune, as a page',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: monthQuery,
  body: null,
  answer: { types: ['text/html'] },
  handle: async ({ input: { query }, engine, access, house, language, now }) => {
    const words = publicWords[language];
    const months = monthsUntil(now);
    const asked = query.thang ?? '';
    const month = months.find((each) => each === asked) ?? months[0] ?? '';
    const [told] = await inSession(engine, provinceScope(access.province), (session) => figuresOf(session, [month]));
    const number = (count: number): string => formatNumber(count, language, 0);
    const { least, most } = told?.total ?? { least: 0, most: 0 };
    const total = least === most ? number(least) : `${number(least)}–${number(most)}`;
    const name = formatMonthFor(month, language);
    const options = months.map(
      (each) =>
        `<option value="${each}"${each === month ? ' selected' : ''}>${escaped(formatMonthFor(each, language))}</option>`,
    );
    const rows = (told?.communes ?? []).map(
      (each) =>
        `<tr><th scope="row">${escaped(each.name)}</th><td class="so">${each.people === null ? escaped(words.few) : each.people === 0 ? '–' : number(each.people)}</td></tr>`,
    );
    const file = (ending: string): string => `/api/public/figures.${ending}?thang=${month}`;
    const main = [
      asked !== '' && asked !== month
        ? `<section><p>${escaped(fillIn(words.noMonth, { value: asked }))}</p></section>`
        : '',
      `<form class="form" method="get" action="/cong-bo"><section><div class="field"><label for="thang">${escaped(words.month)}</label>`,
      `<select id="thang" name="thang">${options.join('')}</select></div><input type="hidden" name="language" value="${language}">`,
      `<button class="button second" type="submit">${escaped(words.show)}</button></section></form>`,
      `<section><h2>${escaped(words.total)}, ${escaped(name)}: ${total}</h2>`,
      `<p class="second">${escaped(words.masked)}</p><p>${escaped(words.files)} <a href="${file('csv')}">CSV</a>, <a href="${file('json')}">JSON</a>.</p>`,
      `<table class="plain-table choices"><caption>${escaped(name)}</caption><thead><tr><th scope="col">${escaped(words.commune)}</th>`,
      `<th scope="col" class="so">${escaped(words.people)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`,
    ].join('');
    return servedPage(house, { language, path: '/cong-bo', title: words.figures, lead: words.figuresLead, main });
  },
});
