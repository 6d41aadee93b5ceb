import type { Area, HeadRow, JoinRow, Records, StopRow, Term } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { monthSeries, NO_SUMS, peopleIn, type Known } from './counts.ts';

interface TermRow {
  readonly commune: CommuneCode;
  readonly known: string;
  readonly month: string;
  readonly term: string;
  readonly joined: number;
  readonly made: number;
  readonly renewed: number;
}

const termsSql = `
select commune, to_char(known_month, 'YYYY-MM') as known, to_char(month, 'YYYY-MM') as month, term, joined, stops_made as made, stops_renewed as renewed from participation_term
where province = $1 and product = $2 and month >= $3::date and ($4::date is null or known_month < $4::date) and (joined <> 0 or stops_made <> 0 or stops_renewed <> 0)`;

const firstDay = (month: number): PlainDate => `${formatMonth(month)}-01` as PlainDate;
const monthOf = (text: string): Month => parseMonth(text) as Month;
const termOf = (text: string): Term => (text === '' ? null : (text as Term));

/** Years of history from which one learns: nobody learns from longer ago. */
const HISTORY_YEARS = 10;

/**
 * The records of the province by commune and month, up to the last month that is over: who took part, who joined, who stops and since when that is known. The sums have to be up
 * to date: see `rollUpAll`.
 */
export async function recordsUntil(
  session: Session,
  known: Known,
  after: Month,
  areas: readonly Area[],
): Promise<Records> {
  const begin = after - HISTORY_YEARS * 12 + 1;
  const before = known.before === null ? null : firstDay(after + 1);
  const found = await session.client.query<TermRow>({
    name: 'participation-terms',
    text: termsSql,
    values: [session.scope.province, known.product, firstDay(begin), before],
  });
  const joins: JoinRow[] = [];
  const stops: StopRow[] = [];
  let first: number = after;
  for (const row of found.rows) {
    const common = { commune: row.commune, month: monthOf(row.month), term: termOf(row.term) };
    first = Math.min(first, common.month);
    if (row.joined !== 0) joins.push({ ...common, people: row.joined });
    if (row.made !== 0 || row.renewed !== 0) {
      stops.push({ ...common, knownIn: monthOf(row.known), made: row.made, renewed: row.renewed });
    }
  }
  const series = await monthSeries(session, known, firstDay(first), firstDay(after + 1));
  const heads = areas.flatMap(({ commune }): readonly HeadRow[] => {
    let people = peopleIn(series.opening.get(commune) ?? NO_SUMS);
    return Array.from({ length: after - first + 1 }, (_, index) => {
      const month = (first + index) as Month;
      people += peopleIn(series.months.get(formatMonth(month))?.get(commune) ?? NO_SUMS);
      return { commune, month, people };
    });
  });
  return { areas, heads, joins: merged(joins), stops };
}

/** What became known in several months, as one row for each month that it is about. */
function merged(rows: readonly JoinRow[]): readonly JoinRow[] {
  const found = new Map<string, JoinRow>();
  for (const row of rows) {
    const key = `${row.commune} ${row.month} ${row.term}`;
    found.set(key, { ...row, people: (found.get(key)?.people ?? 0) + row.people });
  }
  return [...found.values()];
}
