import { figuresOf } from '../../store/public/figures.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { monthsAsked } from './figures-json.ts';
import { monthQuery } from './shapes.ts';

/** A name as a sheet may open it: no sign at its beginning that a sheet would take for a formula. */
const cell = (text: string): string => `"${text.replace(/^[=+@\t\r-]/, "'$&").replaceAll('"', '""')}"`;

/** The open figures for sheets: a row a commune and month; a hidden count is empty. */
export const figuresCsv = route({
  method: 'GET',
  path: '/api/public/figures.csv',
  what: 'How many take part at the end of each of twelve months, by commune, as CSV; small counts are empty',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: monthQuery,
  body: null,
  answer: { types: ['text/csv'] },
  handle: async ({ input: { query }, engine, access, now }) => {
    const months = monthsAsked(query.thang, now);
    const told = await inSession(engine, provinceScope(access.province), (session) => figuresOf(session, months));
    const rows = told.flatMap(({ month, communes }) =>
      communes.map(({ code, name, people }) => `${month},${code},${cell(name)},${people ?? ''}`),
    );
    // Sheets know by the mark at the beginning that the letters are UTF-8.
    return new Response(`\uFEFF${['month,code,commune,people', ...rows].join('\r\n')}\r\n`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="nguoi-tham-gia-${months.at(-1) ?? ''}.csv"`,
        'access-control-allow-origin': '*',
        'cache-control': 'no-cache',
      },
    });
  },
});
