import type { AreaFacts, Forecast, Records } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { knownByCommune, tellingsOf } from './areas.ts';
import type { Look } from './look.ts';
import type { PlanPlaces } from './places.ts';

/**
 * Of a hundred inhabitants so many are of working age and in no social insurance of any kind. Assumed: no count of them by commune was seen; an office that has its own puts it in its
 * place.
 */
export const NOT_INSURED_PERCENT = 38;
/** Of those, so many of a hundred could be won at all in some years. Assumed. */
export const POTENTIAL_PERCENT = 40;

const giftsSql = `
select j.commune, count(*)::integer as due, (count(*) filter (where exists (
    select from judgement l where l.province = j.province and l.person = j.person and l.outcome = 'covers' and l.product = j.product and l.from_month > j.from_month
  )))::integer as renewed
from judgement j where j.province = $1 and j.outcome = 'covers' and j.product = $2 and j.due_month < $3 and coalesce((j.content ->> 'other')::bigint, 0) > 0
group by j.commune`;

/** People of working age in no social insurance: an estimate from the estimated inhabitants, less those who take part. */
export const notInsuredOf = (inhabitants: number, participants: number): number =>
  Math.max(0, Math.round((inhabitants * NOT_INSURED_PERCENT) / 100) - participants);

/** What is known of every commune as an area to win, from the books, from what was told and from estimates; what nobody has counted yet is not known. Visits come with the meetings. */
export async function areaFactsOf(
  session: Session,
  look: Look,
  places: PlanPlaces,
  targets: ReadonlyMap<CommuneCode, number>,
  forecast: Forecast | null,
  records: Records,
): Promise<readonly AreaFacts[]> {
  const { client, scope } = session;
  const { product, on } = look;
  const month = monthOfDate(on);
  const known = knownByCommune(await tellingsOf(session, look, null), on);
  const gifts = await client.query<{ commune: CommuneCode; due: number; renewed: number }>({
    name: 'gifts-due',
    text: giftsSql,
    values: [scope.province, product, month],
  });
  const giftsOf = new Map(gifts.rows.map((row) => [row.commune, row]));
  const last = records.heads.reduce((most, each) => Math.max(most, each.month), 0);
  const heads = new Map(
    records.heads.filter((each) => each.month === last).map(({ commune, people }) => [commune, people]),
  );
  const isOfYear = ({ month: of }: { readonly month: number }): boolean => of > last - 12 && of <= last;
  const joins = new Map<CommuneCode, Map<number, number>>();
  for (const { commune, month: of, people } of records.joins.filter(isOfYear)) {
    const own = joins.get(commune) ?? new Map<number, number>();
    joins.set(commune, own.set(of, (own.get(of) ?? 0) + people));
  }
  const ended = new Map<CommuneCode, { due: number; renewed: number }>();
  for (const { commune, made, renewed } of records.stops.filter(isOfYear)) {
    const own = ended.get(commune) ?? { due: 0, renewed: 0 };
    ended.set(commune, { due: own.due + made, renewed: own.renewed + renewed });
  }
  return places.communes.flatMap((commune): readonly AreaFacts[] => {
    if (commune.unit === null) return [];
    const { code } = commune;
    const participants = heads.get(code) ?? 0;
    const byMonth = [...(joins.get(code)?.values() ?? [])];
    const joined = byMonth.reduce((sum, people) => sum + people, 0);
    const busiest = byMonth
      .toSorted((a, b) => b - a)
      .slice(0, 3)
      .reduce((sum, people) => sum + people, 0);
    const { due, renewed } = ended.get(code) ?? { due: 0, renewed: 0 };
    const gift = giftsOf.get(code);
    const told = known.get(code);
    const far = told?.far ?? null;
    return [
      {
        commune: code,
        unit: commune.unit,
        notInsured: notInsuredOf(commune.people, participants),
        participants,
        plan: targets.get(code) ?? 0,
        forecast: forecast?.communes.get(code)?.middle ?? participants,
        collectors: commune.collectors,
        hamlets: far?.of ?? told?.hamlets?.value ?? null,
        farHamlets: far?.value ?? null,
        farBeyondKm: far?.beyondKm ?? null,
        areaKm2: commune.areaKm2,
        poorPercent: told?.poorPercent?.value ?? null,
        minorityPercent: told?.minorityPercent?.value ?? null,
        joined,
        joinedInBusiestThreeMonths: busiest,
        giftDue: gift?.due ?? 0,
        giftRenewed: gift?.renewed ?? 0,
        due,
        renewed: Math.min(due, renewed),
        visits: null,
        joinedAfterVisits: null,
      },
    ];
  });
}
