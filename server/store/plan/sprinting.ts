import {
  apportion,
  baselineOf,
  creditOf,
  placeKey,
  sprintCurve,
  weightOfDay,
  type Sprint,
  type SprintJoin,
} from '@diemtua/domain/plan';
import type { CommuneCode, PersonId, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import type { Knowledge } from './knowledge.ts';
import type { Look } from './look.ts';
import { nextDay, type PlanPlaces } from './places.ts';
import { unitPart } from './watching.ts';

const joinsSql = `
with joined as (
  select person, day, commune from participation_delta
  where province = $1 and product = $2 and kind in ('first', 're-registered') and day between $3::date and $4::date and commune = any ($5::text[])
    and ($6::timestamptz is null or known_at < $6::timestamptz)
  group by 1, 2, 3 having sum(delta) > 0
)
select j.person, j.day, j.commune, case when j.day + 90 > $7::date then null else (
    select sum(d.delta) > 0 from participation_delta d where d.province = $1 and d.person = j.person and d.product = $2 and d.day <= j.day + 90
      and ($6::timestamptz is null or d.known_at < $6::timestamptz)
  ) end as "keptAfter90Days"
from joined j order by j.day, j.person`;

/** Days before a sprint from which its baseline is learned. */
const paceDays = 70;

/** The communes in which a sprint runs. */
function communesOf({ places: of }: Pick<Sprint, 'places'>, places: PlanPlaces): readonly CommuneCode[] {
  const keys = new Set(of.map(placeKey));
  if (of.some(({ level }) => level === 'province')) return places.communes.map(({ code }) => code);
  return places.communes
    .filter(({ code, unit }) => keys.has(`commune:${code}`) || (unit !== null && keys.has(`unit:${unit}`)))
    .map(({ code }) => code);
}

/** How a sprint goes: day by day, its credit by its rule, and each unit's part. Within the communes of whoever asks. */
export async function sprintProgress(
  session: Session,
  sprint: Sprint,
  others: readonly Sprint[],
  look: Look,
  knowledge: Knowledge,
) {
  const { client, scope } = session;
  const {
    places,
    pace: { season },
  } = knowledge;
  const all = communesOf(sprint, places);
  const seen = scope.communes === 'all' ? all : all.filter((code) => scope.communes.includes(code));
  const length = Math.round((Date.parse(sprint.to) - Date.parse(sprint.from)) / 86_400_000) + 1;
  const { rows } = await client.query<SprintJoin & { commune: CommuneCode }>({
    name: 'sprint-joins',
    text: joinsSql,
    values: [
      scope.province,
      look.product,
      nextDay(sprint.from, -paceDays - length),
      nextDay(sprint.to, length),
      seen,
      look.before === null ? null : new Date(look.before).toISOString(),
      look.on,
    ],
  });
  const joins = rows.filter(({ day }) => day <= look.on);
  const perDay = new Map<PlainDate, number>();
  for (const { day } of joins) perDay.set(day, (perDay.get(day) ?? 0) + 1);
  const baseline = baselineOf(
    sprint,
    (day) => perDay.get(day) ?? 0,
    (day) => weightOfDay(season, day),
    others.filter(({ id }) => id !== sprint.id),
  );
  const credit = creditOf(sprint, joins, baseline, look.on);
  let soFar = 0;
  const days = sprintCurve(sprint).map(({ day, soFar: planned }) => {
    const people = perDay.get(day) ?? 0;
    soFar += people;
    return { day, credited: people, cumulative: day <= look.on ? soFar : null, planned };
  });
  const during = joins.filter(({ day }) => day >= sprint.from && day <= sprint.to);
  const units = new Map<UnitCode, CommuneCode[]>();
  for (const { code, unit } of places.communes)
    if (unit !== null && seen.includes(code)) units.set(unit, [...(units.get(unit) ?? []), code]);
  return {
    credit,
    days,
    units: [...units].map(([unit, communes]) => ({
      unit,
      communes,
      came: during.filter(({ commune }) => communes.includes(commune)).length,
    })),
    people: new Set<PersonId>(during.map(({ person }) => person)).size,
  };
}

/** What each unit of a sprint shall bring: the sprint's people by what is planned for the units, in whole people that add up. */
export function sprintGoals(
  sprint: Sprint,
  { places, plan }: Pick<Knowledge, 'places' | 'plan'>,
): readonly { readonly code: string; readonly weight: number; readonly people: number }[] {
  const all = new Set(communesOf(sprint, places));
  const parts = [...places.units.keys()]
    .map((unit) => unitPart(unit, places, plan))
    .filter(({ communes }) => communes.some((code) => all.has(code)))
    .map(({ code, target, communes }) => ({
      key: code,
      weight: target ?? communes.length,
      min: 0,
      max: sprint.people,
    }));
  const shared = apportion(sprint.people, parts);
  if (!shared.ok) return [];
  const weights = new Map(parts.map(({ key, weight }) => [key, weight]));
  return shared.value.map(({ key, people }) => ({ code: key, weight: weights.get(key) ?? 0, people }));
}
