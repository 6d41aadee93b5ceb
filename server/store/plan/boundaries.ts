import type { Boundary } from '@diemtua/domain/plan';
import type { Session } from '../session.ts';

/** Boundaries that hold: where they are from, who brought them and when. */
export interface KeptBoundaries {
  readonly name: string;
  readonly source: string;
  readonly sha256: string;
  readonly at: Date;
  readonly by: string | null;
  readonly communes: readonly Boundary[];
}

/** All communes of the province with their areas: what boundaries are held against. */
export async function boundaryGround({
  client,
  scope,
}: Session): Promise<readonly { readonly code: string; readonly areaKm2: number }[]> {
  const { rows } = await client.query<{ code: string; areaKm2: number }>({
    name: 'boundary-ground',
    text: 'select code, area_km2 as "areaKm2" from commune where province = $1 order by code',
    values: [scope.province],
  });
  return rows;
}

/** The boundaries that hold; null: nobody has brought any. */
export async function boundariesOf({ client, scope }: Session): Promise<KeptBoundaries | null> {
  const { rows } = await client.query<Omit<KeptBoundaries, 'communes'> & { content: string }>({
    name: 'boundaries',
    text: `select b.name, b.source, b.sha256, b.put_at as "at", u.full_name as "by", b.content
      from boundary_set b left join user_account u on u.province = b.province and u.id = b.put_by
      where b.province = $1 and b.removed_at is null`,
    values: [scope.province],
  });
  const [row] = rows;
  if (!row) return null;
  const { content, ...kept } = row;
  return { ...kept, communes: JSON.parse(content) as readonly Boundary[] };
}

/** Takes the boundaries away that hold; false: there are none. What they were stays. */
export async function removeBoundaries({ client, scope }: Session, now: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update boundary_set set removed_at = to_timestamp($2::double precision / 1000), removed_by = $3 where province = $1 and removed_at is null`,
    [scope.province, now, scope.user],
  );
  return (rowCount ?? 0) > 0;
}

/** Keeps boundaries in place of those that held. */
export async function keepBoundaries(
  session: Session,
  {
    id,
    name,
    source,
    sha256,
    communes,
  }: Pick<KeptBoundaries, 'name' | 'source' | 'sha256' | 'communes'> & { readonly id: string },
  now: number,
): Promise<void> {
  const { client, scope } = session;
  await removeBoundaries(session, now);
  await client.query(
    `insert into boundary_set (province, id, name, source, sha256, content, put_at, put_by) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8)`,
    [scope.province, id, name, source, sha256, JSON.stringify(communes), now, scope.user],
  );
}
