import type { FileId, FileReference } from '@diemtua/domain/plan';
import type { Session } from '../session.ts';

/** Keeps a paper for good. */
export async function keepFile(
  { client, scope }: Session,
  { id, name, sha256 }: FileReference,
  content: Uint8Array,
  now: number,
): Promise<void> {
  await client.query(
    `insert into kept_file (province, id, name, type, sha256, content, put_at, put_by) values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8)`,
    [scope.province, id, name, 'application/octet-stream', sha256, Buffer.from(content), now, scope.user],
  );
}

/** A paper that was kept; null: there is none. */
export async function keptFile(
  { client, scope }: Session,
  id: FileId,
): Promise<{ readonly name: string; readonly content: Uint8Array } | null> {
  const { rows } = await client.query<{ name: string; content: Uint8Array }>(
    'select name, content from kept_file where province = $1 and id = $2',
    [scope.province, id],
  );
  return rows[0] ?? null;
}
