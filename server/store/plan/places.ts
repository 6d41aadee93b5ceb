import type { PlanCollector, PlanGround, UnitLink } from '@diemtua/domain/plan';
import type { CollectorId, CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A commune as the plan sees it. */
export interface PlanCommune {
  readonly code: CommuneCode;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number;
  /** An estimate. */
  readonly people: number;
  /** The unit that serves it on the day; null: none. */
  readonly unit: UnitCode | null;
  /** Collectors who work there on the day. */
  readonly collectors: number;
}

/** The places of a province on a day: the communes that whoever asks may see, and the units by their codes. */
export interface PlanPlaces {
  readonly province: string;
  readonly communes: readonly PlanCommune[];
  readonly units: ReadonlyMap<UnitCode, string>;
}

/** On the day $2 a collector (o) works in a commune by what is told of it (k). */
const works = 'k.from_day <= $2 and (k.to_day is null or k.to_day >= $2) and (o.left_on is null or o.left_on > $2)';

const communesSql = `
select c.code, c.name, c.lat, c.lon, c.area_km2 as "areaKm2", c.people_estimate as people,
  (select l.unit from unit_commune l where l.province = c.province and l.commune = c.code and l.from_day <= $2 and (l.to_day is null or l.to_day >= $2) limit 1) as unit,
  (select count(distinct k.collector)::integer from collector_commune k join collector o on o.province = k.province and o.id = k.collector
     where k.province = c.province and k.commune = c.code and ${works}) as collectors
from commune c where c.province = $1 and ($3::text[] is null or c.code = any ($3::text[])) order by c.code`;

const workingSql = `
select distinct o.id, o.name from collector_commune k join collector o on o.province = k.province and o.id = k.collector
where k.province = $1 and k.commune = any ($3::text[]) and ${works}
order by o.name, o.id`;

/** The collectors who work in some communes on a day. */
export async function collectorsWorking(
  { client, scope }: Session,
  on: PlainDate,
  communes: readonly CommuneCode[],
): Promise<readonly { readonly id: CollectorId; readonly name: string }[]> {
  const { rows } = await client.query<{ id: CollectorId; name: string }>(workingSql, [scope.province, on, communes]);
  return rows;
}

/** The places of the province on a day; of communes only those of whoever asks. */
export async function placesOn(session: Session, on: PlainDate): Promise<PlanPlaces> {
  const { client, scope } = session;
  const communes = await client.query<PlanCommune>({
    name: 'plan-communes',
    text: communesSql,
    values: [scope.province, on, scope.communes === 'all' ? null : scope.communes],
  });
  const units = await client.query<{ code: UnitCode; name: string }>({
    name: 'plan-units',
    text: `select code, name from unit where province = $1 order by code`,
    values: [scope.province],
  });
  const province = await client.query<{ name: string }>({
    name: 'plan-province',
    text: 'select name from province where code = $1',
    values: [scope.province],
  });
  return {
    province: province.rows[0]?.name ?? scope.province,
    communes: communes.rows,
    units: new Map(units.rows.map(({ code, name }) => [code, name])),
  };
}

/** What plans are checked against: units, communes, collectors, and the dated links between units and communes. */
export async function groundOf({ client, scope }: Session): Promise<PlanGround> {
  const units = await client.query<{ unit: UnitCode }>('select code as unit from unit where province = $1', [
    scope.province,
  ]);
  const communes = await client.query<{ code: CommuneCode }>('select code from commune where province = $1', [
    scope.province,
  ]);
  const collectors = await client.query<PlanCollector>(
    'select id as collector, left_on as "leftOn" from collector where province = $1',
    [scope.province],
  );
  const links = await client.query<UnitLink>(
    'select commune, unit, from_day as "from", to_day as "to" from unit_commune where province = $1',
    [scope.province],
  );
  const ended = new Map<UnitCode, PlainDate | null>();
  for (const { unit, to } of links.rows) {
    const known = ended.get(unit);
    ended.set(unit, known === null || to === null ? null : known === undefined || to > known ? to : known);
  }
  return {
    province: scope.province,
    // A unit that serves no commune any more is no more there, from the day after its last one.
    units: units.rows.map(({ unit }) => {
      const last = ended.get(unit) ?? null;
      return { unit, dissolvedOn: last === null ? null : nextDay(last) };
    }),
    communes: communes.rows.map(({ code }) => code),
    collectors: collectors.rows,
    links: links.rows,
  };
}

/** The day after a day. */
export function nextDay(day: PlainDate, days = 1): PlainDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + days);
  return next.toISOString().slice(0, 10) as PlainDate;
}
