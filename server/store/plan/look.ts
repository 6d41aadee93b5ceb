import type { Product } from '@diemtua/domain/collection';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { beginOf, newestFact, type Known } from './counts.ts';
import { nextDay } from './places.ts';
import type { Shelf } from './shelf.ts';

/** What is looked at: one insurance, up to the end of a day, as it was known then or is known now, beside the plan of a year. */
export interface Look extends Known {
  readonly on: PlainDate;
  readonly known: 'then' | 'now';
  readonly year: number;
  /** When the newest fact came that these figures know of. */
  readonly newestAt: string | null;
  /** Where what is counted for it stands, for whoever looks again. Left out: it is counted each time. */
  readonly shelf?: Shelf;
}

/** Days without any receipt after which the last month that has some is shown first: books that are not worked with any more, or a demonstration. */
const quietDaysMax = 31;
const dayMs = 86_400_000;

/** The last day of a day's month. */
export function monthEnd(day: PlainDate): PlainDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as PlainDate;
}

/** The first day of the month that lies so many months after a day's own. */
export function monthBegin(day: PlainDate, later = 0): PlainDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10) as PlainDate;
}

/** The same day so many months later; the last day of the month where it has no such day. */
export function monthsLater(day: PlainDate, months: number): PlainDate {
  const end = monthEnd(monthBegin(day, months));
  const same = `${end.slice(0, 8)}${day.slice(8)}` as PlainDate;
  // The end of a month stays the end of a month.
  return same > end || day === monthEnd(day) ? end : same;
}

/** Puts a question into a look: without a day it is today, or the end of the last month with receipts where nobody works with these books any more. */
export async function lookAt(
  session: Session,
  asked: {
    readonly product: Product;
    readonly on?: string | undefined;
    readonly known: 'then' | 'now';
    readonly year?: number | undefined;
  },
  now: number,
): Promise<Look> {
  const newest = await newestFact(session, null);
  const on = (asked.on as PlainDate | undefined) ?? dayOfInterest(newest, now);
  const before = asked.known === 'then' ? beginOf(nextDay(on)) : null;
  return {
    product: asked.product,
    on,
    known: asked.known,
    year: asked.year ?? Number(on.slice(0, 4)),
    before,
    newestAt: before === null ? newest : await newestFact(session, before),
  };
}

function dayOfInterest(newest: string | null, now: number): PlainDate {
  const today = dayInVietnam(now);
  if (newest === null || now - Date.parse(newest) <= quietDaysMax * dayMs) return today;
  const end = monthEnd(dayInVietnam(Date.parse(newest)));
  return end < today ? end : today;
}

/** Whether these books are those of the demonstration: a screen that shows figures of invented people says so. */
export async function isDemonstration({ client, scope }: Session): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>({
    name: 'is-demonstration',
    text: 'select exists (select from demonstration where province = $1) as yes',
    values: [scope.province],
  });
  return rows[0]?.yes ?? false;
}

const markSql = `
select concat_ws(' ', (select count(*) from plan_version where province = $1), (select count(*) from area_telling where province = $1), (select concat(count(*), ' ', count(to_day)) from collector_commune where province = $1),
    (select md5(string_agg(commune || unit || from_day || coalesce(to_day::text, ''), ' ' order by commune, from_day)) from unit_commune where province = $1)) as mark`;

/** A mark that is another one once a plan was decided, facts of communes were told, or units or collectors were given other communes. */
export async function groundsMark({ client, scope }: Session): Promise<string> {
  const { rows } = await client.query<{ mark: string }>({
    name: 'plan-grounds',
    text: markSql,
    values: [scope.province],
  });
  return rows[0]?.mark ?? '';
}
