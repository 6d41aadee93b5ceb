import type { CommuneCode } from '@diemtua/domain/ids';
import type { DeltaKind } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import type { Look } from './look.ts';

const returnedSql = `
with stopped as (
  select person from participation_delta
  where province = $1 and product = $2 and kind = 'stopped' and day between $3::date and $4::date and commune = any ($5::text[]) and ($6::timestamptz is null or known_at < $6::timestamptz)
  group by person having sum(delta) < 0
)
select count(*)::integer as people from stopped s where (
  select sum(d.delta) from participation_delta d where d.province = $1 and d.person = s.person and d.product = $2 and d.day <= $4::date and ($6::timestamptz is null or d.known_at < $6::timestamptz)
) > 0`;

const knownBefore = ({ before }: Pick<Look, 'before'>): string | null =>
  before === null ? null : new Date(before).toISOString();

/** Of those who stopped between two days: who takes part again at the end. */
export async function returnedIn(
  { client, scope }: Session,
  look: Look,
  from: PlainDate,
  communes: readonly CommuneCode[],
): Promise<number> {
  const { rows } = await client.query<{ people: number }>({
    name: 'plan-returned',
    text: returnedSql,
    values: [scope.province, look.product, from, look.on, communes, knownBefore(look)],
  });
  return rows[0]?.people ?? 0;
}

/** A delta as an opened figure shows it. */
export interface RecordRow {
  readonly stream: string;
  readonly seq: number;
  readonly line: number;
  readonly day: PlainDate;
  readonly delta: number;
  readonly kind: DeltaKind;
  readonly commune: CommuneCode;
  readonly knownAt: Date;
  readonly person: string;
}

/** Records of one page. */
const pageMax = 50;

/** The question by which records are found, as it is shown: $1 province, $2 insurance, $3 and $4 the first and last day, $5 communes, $6 known before, $7 kinds. */
export const RECORDS_SQL = `
select stream, seq, line, day, delta, kind, commune, known_at, person from participation_delta
where province = $1 and product = $2 and ($3::date is null or day >= $3::date) and day <= $4::date and commune = any ($5::text[])
  and ($6::timestamptz is null or known_at < $6::timestamptz) and kind = any ($7::text[])
order by day desc, stream, seq, line`;

/** The deltas behind a figure, the newest first, a page at a time. */
export async function recordsOf(
  { client, scope }: Session,
  look: Look,
  from: PlainDate | null,
  to: PlainDate,
  communes: readonly CommuneCode[],
  kinds: readonly DeltaKind[],
  page: number,
): Promise<{ readonly rows: readonly RecordRow[]; readonly more: boolean }> {
  const { rows } = await client.query<RecordRow>({
    name: 'plan-records',
    text: `${RECORDS_SQL.replace('known_at, person', 'known_at as "knownAt", person')} limit ${pageMax + 1} offset $8`,
    values: [scope.province, look.product, from, to, communes, knownBefore(look), kinds, page * pageMax],
  });
  return { rows: rows.slice(0, pageMax), more: rows.length > pageMax };
}
