import type { CollectingPoint } from '@diemtua/domain/collection';
import type { Id, OrganisationId } from '@diemtua/domain/ids';
import type { Session } from '../session.ts';

/** A collecting point as an office sees it. */
export interface StoredPoint extends CollectingPoint {
  readonly organisationName: string;
  readonly madeUp: boolean;
  /** Grows with each change: whoever changes says what was seen. */
  readonly version: number;
}

interface Row extends Omit<StoredPoint, 'at'> {
  readonly lat: number | null;
  readonly lon: number | null;
}

const pointSql = `select p.id, p.organisation, o.name as "organisationName", p.commune, p.name, p.address, p.lat, p.lon, p.hours, p.phone,
  p.from_day as "from", p.to_day as "to", p.made_up as "madeUp", p.version
  from collecting_point p join organisation o on o.province = p.province and o.id = p.organisation`;

const pointOf = ({ lat, lon, ...row }: Row): StoredPoint => ({
  ...row,
  at: lat === null || lon === null ? null : { lat, lon },
});

/** So many points are listed: a few a commune. */
const POINTS_MAX = 2_000;

/** The points of the communes of whoever asks; those that ended last. */
export async function listPoints({ client, scope }: Session): Promise<readonly StoredPoint[]> {
  const { rows } = await client.query<Row>(
    `${pointSql} where p.province = $1 order by p.to_day is not null, p.commune, p.name, p.id limit ${POINTS_MAX}`,
    [scope.province],
  );
  return rows.map(pointOf);
}

/** An organisation that takes payments. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
}

/** The organisations of the province, by name. */
export async function listOrganisations({ client, scope }: Session): Promise<readonly Organisation[]> {
  const { rows } = await client.query<Organisation>(
    'select id, name from organisation where province = $1 order by name, id',
    [scope.province],
  );
  return rows;
}

/** Which of a point's places is not there: its commune, its organisation; null: both are. */
export async function missingOf(
  { client, scope }: Session,
  { commune, organisation }: CollectingPoint,
): Promise<'commune' | 'organisation' | null> {
  const { rows } = await client.query<{ commune: boolean; organisation: boolean }>(
    `select exists (select from commune where province = $1 and code = $2) as commune,
       exists (select from organisation where province = $1 and id = $3) as organisation`,
    [scope.province, commune, organisation],
  );
  if (rows[0]?.commune !== true) return 'commune';
  return rows[0].organisation ? null : 'organisation';
}

const valuesOf = (province: string, point: CollectingPoint): unknown[] => [
  province,
  point.id,
  point.organisation,
  point.commune,
  point.name,
  point.address,
  point.at?.lat ?? null,
  point.at?.lon ?? null,
  JSON.stringify(point.hours),
  point.phone,
  point.from,
  point.to,
];

async function remember({ client, scope }: Session, point: CollectingPoint, version: number, now: number) {
  await client.query(
    `insert into collecting_point_version (province, point, version, at, by, content)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6)`,
    [scope.province, point.id, version, now, scope.user, JSON.stringify(point)],
  );
}

/** What became of a point that was told. */
export type PointTold = 'done' | 'already-there' | 'changed-meanwhile' | 'unknown';

/** Adds a point under an id that the sender made. The same told twice is there once. */
export async function addPoint(session: Session, point: CollectingPoint, now: number): Promise<PointTold> {
  const { client, scope } = session;
  const added = await client.query(
    `insert into collecting_point (province, id, organisation, commune, name, address, lat, lon, hours, phone, from_day, to_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (province, id) do nothing`,
    valuesOf(scope.province, point),
  );
  if (added.rowCount === 1) {
    await remember(session, point, 1, now);
    return 'done';
  }
  const same = await client.query(
    `select from collecting_point_version where province = $1 and point = $2 and version = 1 and content = $3::jsonb`,
    [scope.province, point.id, JSON.stringify(point)],
  );
  return same.rowCount === 1 ? 'done' : 'already-there';
}

/**
 * Changes a point, or ends it by its last day. What it was before stays written.
 * @param seen the version that whoever changes it has seen
 */
export async function changePoint(
  session: Session,
  point: CollectingPoint,
  seen: number,
  now: number,
): Promise<PointTold> {
  const { client, scope } = session;
  const changed = await client.query(
    `update collecting_point set organisation = $3, commune = $4, name = $5, address = $6, lat = $7, lon = $8, hours = $9, phone = $10,
       from_day = $11, to_day = $12, made_up = false, version = version + 1 where province = $1 and id = $2 and version = $13`,
    [...valuesOf(scope.province, point), seen],
  );
  if (changed.rowCount === 1) {
    await remember(session, point, seen + 1, now);
    return 'done';
  }
  return (await pointCommune(session, point.id)) === null ? 'unknown' : 'changed-meanwhile';
}

/** The commune of a point among those of whoever asks; null: there is none such. */
export async function pointCommune({ client, scope }: Session, id: Id<'point'>): Promise<string | null> {
  const found = await client.query<{ commune: string }>(
    'select commune from collecting_point where province = $1 and id = $2',
    [scope.province, id],
  );
  return found.rows[0]?.commune ?? null;
}
