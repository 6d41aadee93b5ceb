import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import { placeKey, type KindSums } from '@diemtua/domain/plan';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { lessSums, NO_SUMS, peopleIn, type Series } from './counts.ts';
import { monthBegin, monthEnd, monthsLater, type Look } from './look.ts';
import { nextDay } from './places.ts';
import type { PlanInForce } from './plans.ts';
import { knownBefore, peopleBehind, type Behind } from './records.ts';
import { survivalOf } from './survival.ts';
import { movementText, shareOf, sumOf, type Part } from './watching.ts';
import { movementOf } from '@diemtua/domain/plan';
import { nearPeople } from './people.ts';

/** What moved in each month of a series up to the day, the newest first. */
export function monthsOf(part: Part, { opening, months }: Series, { on }: Pick<Look, 'on'>) {
  let start = peopleIn(sumOf(opening, part.communes));
  const all = [];
  const [first] = [...months.keys()].toSorted();
  for (let begin = `${first ?? on.slice(0, 7)}-01` as PlainDate; begin <= on; begin = monthBegin(begin, 1)) {
    const movement = movementOf(
      start,
      sumOf(months.get(begin.slice(0, 7)) ?? new Map<CommuneCode, KindSums>(), part.communes),
    );
    const end = monthEnd(begin);
    all.push(movementText(movement, begin, end < on ? end : on));
    start = movement.end;
  }
  return all.toReversed();
}

const countingSql = `
select person, paid_through, min(commune) as commune, min(day) as day from participation_delta
where province = $1 and product = $2 and day > $3 and commune = any ($5::text[]) and ($6::timestamptz is null or known_at < $6::timestamptz)
group by person, paid_through having sum(delta) < 0`;
const standingsSql = `
select (count(*) filter (where paid_through >= $4))::integer as "paidUp", (count(*) filter (where paid_through < $4))::integer as "withinDeadline", (count(*) filter (where paid_through is null))::integer as unknown
from (${countingSql}) as counting`;

/** Who is paid up, or still within the deadline: the people behind `standingsOf`; the day is that on which each stops unless the next period is paid. */
export const standingBehind = (
  session: Session,
  look: Look,
  which: 'paid-up' | 'within-deadline',
  communes: readonly CommuneCode[],
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> =>
  peopleBehind(
    session,
    `plan-${which}-behind`,
    `behind as (select person, commune, day from (${countingSql}) as counting where paid_through ${which === 'paid-up' ? '>=' : '<'} $4)`,
    [session.scope.province, look.product, look.on, monthOfDate(look.on), communes, knownBefore(look)],
    after,
    withRows,
  );

/**
 * Of those who count on a day: whose months are paid up, and who is still within the deadline. Whoever counts has a −1 that lies ahead, so that only those are looked at.
 * Null: of some it is not known until when they paid.
 */
export async function standingsOf(
  { client, scope }: Session,
  { product, on, before }: Look,
  communes: readonly CommuneCode[],
): Promise<{ readonly paidUp: number; readonly withinDeadline: number } | null> {
  const { rows } = await client.query<{ paidUp: number; withinDeadline: number; unknown: number }>({
    name: 'plan-standings',
    text: standingsSql,
    values: [
      scope.province,
      product,
      on,
      monthOfDate(on),
      communes,
      before === null ? null : new Date(before).toISOString(),
    ],
  });
  const row = rows[0];
  return row && row.unknown === 0 ? { paidUp: row.paidUp, withinDeadline: row.withinDeadline } : null;
}

/** How many lack less than a year of the months that a pension asks for. */
export async function nearCount(session: Session, look: Look, communes: readonly CommuneCode[]): Promise<number> {
  return (await nearPeople(session, look, communes)).length;
}

interface CollectorRow {
  readonly id: CollectorId;
  readonly name: string;
  readonly leftOn: PlainDate | null;
}

const collectorsSql = `
select c.id, c.name, c.left_on as "leftOn" from collector c where c.province = $1 and exists (
  select from collector_commune k where k.province = c.province and k.collector = c.id and k.commune = any ($2::text[]) and k.from_day <= $3::date
    and (k.to_day is null or k.to_day >= $3::date or c.left_on <= $3::date)
) order by c.name, c.id`;

/** Whether a collector has ever worked in some communes: only of such a one is told there. */
export async function collectorWorksIn(
  { client, scope }: Session,
  collector: CollectorId,
  communes: readonly CommuneCode[],
): Promise<boolean> {
  const { rows } = await client.query(
    'select from collector_commune where province = $1 and collector = $2 and commune = any ($3::text[]) limit 1',
    [scope.province, collector, communes],
  );
  return rows.length > 0;
}

const spans = (end: string): string => `(
  (s.day_span = 'year' and s.day_from < date_trunc('year', ${end}::date)::date)
  or (s.day_span = 'month' and s.day_from >= date_trunc('year', ${end}::date)::date and s.day_from < date_trunc('month', ${end}::date)::date)
  or (s.day_span = 'day' and s.day_from >= date_trunc('month', ${end}::date)::date and s.day_from < ${end}::date))`;
const kinds = ['first', 'continuing', 're_registered', 'renewed', 'stopped']
  .map((kind) => `coalesce(sum(s.${kind}), 0)::integer as "${kind.replace('_', '-')}"`)
  .join(', ');
const ofCollectorsSql = `
select s.code, e.i::integer - 1 as i, ${kinds}
from unnest($3::date[]) with ordinality as e (upto, i) join participation_sum s on s.province = $1 and s.product = $2 and s.of = 'collector' and s.known_span = 'ever'
  and s.code = any ($4::text[]) and ${spans('e.upto')}
group by 1, 2`;

/**
 * The collectors who work in a part, with the people who paid through them, and those who have left as long as such people are there or a target is theirs. Known as of now, wherever those
 * people live.
 */
export async function collectorsOf(session: Session, look: Look, part: Part, plan: PlanInForce | null) {
  const { client, scope } = session;
  const found = await client.query<CollectorRow>(collectorsSql, [scope.province, part.communes, look.on]);
  if (found.rows.length === 0) return [];
  const ends = [nextDay(monthsLater(look.on, -12)), nextDay(look.on)];
  const sums = await client.query<KindSums & { code: string; i: number }>(ofCollectorsSql, [
    scope.province,
    look.product,
    ends,
    found.rows.map(({ id }) => id),
  ]);
  const survival = await survivalOf(session, look, 'collector', part.communes);
  const all = found.rows.map(({ id, name, leftOn }) => {
    const at = (index: number): KindSums => sums.rows.find(({ code, i }) => code === id && i === index) ?? NO_SUMS;
    const [before, now] = [at(0), at(1)];
    const count = peopleIn(now);
    const moved = lessSums(now, before);
    const targets = part.communes.flatMap((commune) => {
      const target = plan?.targets.get(placeKey({ level: 'collector', commune, collector: id }));
      return target ? [target.total] : [];
    });
    const target = targets.length === 0 ? null : targets.reduce((sum, people) => sum + people, 0);
    const year = survival.get(id)?.find(({ months }) => months === 12);
    return {
      place: { level: 'collector' as const, code: id as string, name },
      count,
      target,
      reached: shareOf(count, target),
      missing: target === null ? null : Math.max(0, target - count),
      joined: moved.first + moved['re-registered'],
      stopped: -moved.stopped,
      kept12: year ? shareOf(year.kept, year.won) : null,
      leftOn,
    };
  });
  return all.filter(
    ({ leftOn, count, target }) => leftOn === null || leftOn > look.on || count !== 0 || target !== null,
  );
}
