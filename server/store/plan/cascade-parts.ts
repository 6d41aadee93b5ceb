import { placeKey, type CascadePart, type PlanPlace, type PlanVersion, type Target } from '@diemtua/domain/plan';
import type { Product } from '@diemtua/domain/collection';
import type { CollectorId, CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { notInsuredOf, POTENTIAL_PERCENT } from './area-facts.ts';
import { openings, peopleIn } from './counts.ts';
import type { PlanPlaces } from './places.ts';
import { sumOf } from './watching.ts';

/** A part with what every method weighs it by, and how it is named. */
export interface NamedPart extends CascadePart {
  readonly place: PlanPlace;
  readonly name: string;
  readonly count: number;
  readonly lastTarget: number | null;
}

/** What somebody typed for a part. */
export interface TypedPart {
  readonly key: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly byHand?: number | undefined;
  readonly difficulty?: number | undefined;
}

interface Piece {
  readonly place: PlanPlace;
  readonly name: string;
  readonly lastYear: number;
  readonly count: number;
  readonly inhabitants: number;
  readonly collectors: number;
}

const hamletsSql = `
select coalesce(p.content ->> 'hamlet', '') as code, count(*)::integer as inhabitants,
  (count(*) filter (where exists (
    select from participation_delta d where d.province = p.province and d.person = p.id and d.product = $3 and d.day <= $4::date having sum(d.delta) > 0
  )))::integer as count,
  (count(*) filter (where exists (
    select from participation_delta d where d.province = p.province and d.person = p.id and d.product = $3 and d.day <= $5::date having sum(d.delta) > 0
  )))::integer as "lastYear"
from person p where p.province = $1 and p.commune = $2 and p.merged_into is null and p.content ->> 'hamlet' is not null group by 1 order by 1`;

const collectorsSql = `
select c.id as code, c.name,
  coalesce((select sum(d.delta) from participation_delta d where d.province = c.province and d.collector = c.id and d.commune = $2 and d.product = $3 and d.day <= $4::date), 0)::integer as count,
  coalesce((select sum(d.delta) from participation_delta d where d.province = c.province and d.collector = c.id and d.commune = $2 and d.product = $3 and d.day <= $5::date), 0)::integer as "lastYear"
from collector c where c.province = $1 and (c.left_on is null or c.left_on > $4::date) and exists (
  select from collector_commune k where k.province = c.province and k.collector = c.id and k.commune = $2 and k.from_day <= $4::date and (k.to_day is null or k.to_day >= $4::date)
) order by c.name, c.id`;

async function piecesOf(
  session: Session,
  of: PlanPlace,
  to: 'hamlet' | 'collector',
  places: PlanPlaces,
  product: Product,
  on: PlainDate,
  lastDay: PlainDate,
): Promise<readonly Piece[]> {
  const { client, scope } = session;
  const [before = new Map(), now = new Map()] = await openings(session, { product, before: null }, [lastDay, on]);
  const ofCommunes = (communes: readonly CommuneCode[]) => ({
    lastYear: peopleIn(sumOf(before, communes)),
    count: peopleIn(sumOf(now, communes)),
  });
  if (of.level === 'province') {
    return [...places.units].flatMap(([unit, name]): readonly Piece[] => {
      const own = places.communes.filter((commune) => commune.unit === unit);
      if (own.length === 0) return [];
      return [
        {
          place: { level: 'unit', unit },
          name,
          ...ofCommunes(own.map(({ code }) => code)),
          inhabitants: own.reduce((sum, { people }) => sum + people, 0),
          collectors: own.reduce((sum, { collectors }) => sum + collectors, 0),
        },
      ];
    });
  }
  if (of.level === 'unit') {
    return places.communes
      .filter(({ unit }) => unit === of.unit)
      .map(({ code, name, people, collectors }) => ({
        place: { level: 'commune', commune: code },
        name,
        ...ofCommunes([code]),
        inhabitants: people,
        collectors,
      }));
  }
  if (of.level !== 'commune') return [];
  const commune = places.communes.find(({ code }) => code === of.commune);
  const values = [scope.province, of.commune, product, on, lastDay];
  if (to === 'collector') {
    const found = await client.query<{ code: CollectorId; name: string; count: number; lastYear: number }>(
      collectorsSql,
      values,
    );
    const each = Math.round((commune?.people ?? 0) / Math.max(1, found.rows.length));
    return found.rows.map(({ code, name, count, lastYear }) => ({
      place: { level: 'collector', commune: of.commune, collector: code },
      name,
      count,
      lastYear,
      inhabitants: each,
      collectors: 1,
    }));
  }
  const found = await client.query<{ code: string; inhabitants: number; count: number; lastYear: number }>(
    hamletsSql,
    values,
  );
  return found.rows.map(({ code, ...rest }) => ({
    place: { level: 'hamlet', commune: of.commune, hamlet: code },
    name: code,
    ...rest,
    collectors: 0,
  }));
}

const PERCENT = 100;
/** Inhabitants for each collector from which on a place is as hard as can be assumed. */
const crowdMax = 12_000;

/** The parts of a place with what every method weighs them by. Potential and difficulty are assumed: see `area-facts.ts`; a typed difficulty takes its place. */
export async function cascadeParts(
  session: Session,
  asked: {
    readonly of: PlanPlace;
    readonly to: 'hamlet' | 'collector';
    readonly product: Product;
    readonly on: PlainDate;
    /** The first day of the plan's year. */
    readonly year: number;
    readonly last: ReadonlyMap<string, number>;
    readonly typed: readonly TypedPart[];
  },
  places: PlanPlaces,
): Promise<readonly NamedPart[]> {
  const { of, to, product, on, year, last, typed } = asked;
  const pieces = await piecesOf(session, of, to, places, product, on, `${year}-01-01` as PlainDate);
  const typedOf = new Map(typed.map((each) => [each.key, each]));
  return pieces.map(({ place, name, lastYear, count, inhabitants, collectors }) => {
    const key = placeKey(place);
    const own = typedOf.get(key);
    const notInsured = notInsuredOf(inhabitants, count);
    const crowd = collectors === 0 ? crowdMax : inhabitants / collectors;
    return {
      key,
      place,
      name,
      count,
      lastTarget: last.get(key) ?? null,
      lastYear: Math.max(0, lastYear),
      notInsured,
      potential: Math.round((notInsured * POTENTIAL_PERCENT) / PERCENT),
      difficulty: own?.difficulty ?? Math.min(90, Math.round((crowd / crowdMax) * 60)),
      byHand: own?.byHand ?? null,
      min: own?.min ?? 0,
      max: own?.max ?? null,
    };
  });
}

/** What continues of a target where nobody said it: as many as took part at the end of last year, at most the total. */
export const continuingOf = (total: number, parts: readonly CascadePart[]): number =>
  Math.min(
    total,
    parts.reduce((sum, { lastYear }) => sum + lastYear, 0),
  );

/** The targets of a version by the key of their place, for one insurance. */
export const totalsOf = ({ targets }: Pick<PlanVersion, 'targets'>, product: Product): ReadonlyMap<string, number> =>
  new Map(targets.filter((each) => each.product === product).map((each: Target) => [placeKey(each.place), each.total]));
