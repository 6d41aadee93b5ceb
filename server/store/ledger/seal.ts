import {
  sealText,
  verifySeals,
  type KeptSeal,
  type SealedHead,
  type SealFault,
  type Stream,
} from '@diemtua/domain/ledger';
import { NO_HASH } from '@diemtua/domain/ledger';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { sha256 } from './write.ts';

interface SealRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly heads: readonly SealedHead[];
  readonly hash: string;
}

/** All seals of the province, oldest first. */
export async function sealsOf({ client, scope }: Session): Promise<readonly KeptSeal[]> {
  const found = await client.query<SealRow>(
    `select seq, (extract(epoch from at) * 1000)::float8 as at_ms, heads, encode(hash, 'hex') as hash from seal where province = $1 order by seq`,
    [scope.province],
  );
  return found.rows.map(({ seq, at_ms, heads, hash }) => ({ seq, at: Math.round(at_ms), heads, hash }));
}

/** What is wrong with the seals, among themselves and beside the journal; null: nothing is. */
export async function compareSeals(
  session: Session,
): Promise<{ readonly seals: number; readonly fault: SealFault | null }> {
  const { client, scope } = session;
  const seals = await sealsOf(session);
  const among = verifySeals(scope.province, seals, sha256);
  if (among) return { seals: seals.length, fault: among };
  const gone = await client.query<{ seal: number; stream: Stream }>(
    `select s.seq as seal, h.stream from seal s
     cross join lateral jsonb_to_recordset(s.heads) as h (stream text, seq bigint, hash text)
     left join journal j on j.province = s.province and j.stream = h.stream and j.seq = h.seq
     where s.province = $1 and h.seq > 0 and encode(j.hash, 'hex') is distinct from h.hash
     order by s.seq, h.stream limit 1`,
    [scope.province],
  );
  const first = gone.rows[0];
  return { seals: seals.length, fault: first ? { fault: 'stream-cut', ...first } : null };
}

/** The seal of a day, and whether it was made just now: a day is sealed once. */
export interface DaySeal {
  readonly seal: KeptSeal;
  readonly made: boolean;
}

/**
 * Seals the ends of all streams as they stand. On a day (of Vietnam) that has its seal, that one is given back.
 * @param now the moment, in milliseconds since 1970
 */
export async function sealStreams(session: Session, now: number): Promise<DaySeal> {
  const { client, scope } = session;
  // Two who seal at once: the second waits, and finds the day sealed.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${scope.province}/seal`]);
  const last = (await sealsOf(session)).at(-1);
  if (last && dayInVietnam(last.at) === dayInVietnam(now)) return { seal: last, made: false };
  const heads = await client.query<SealedHead>(
    `select stream, seq, encode(hash, 'hex') as hash from journal_head where province = $1 order by stream collate "C"`,
    [scope.province],
  );
  const seal = { seq: (last?.seq ?? 0) + 1, at: Math.trunc(now), heads: heads.rows };
  const hash = sha256(sealText(scope.province, seal, last?.hash ?? NO_HASH));
  await client.query(
    `insert into seal (province, seq, at, heads, hash) values ($1, $2, to_timestamp($3::double precision / 1000), $4, decode($5, 'hex'))`,
    [scope.province, seal.seq, seal.at, JSON.stringify(seal.heads), hash],
  );
  return { seal: { ...seal, hash }, made: true };
}
