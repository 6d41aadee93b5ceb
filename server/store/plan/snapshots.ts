import { createHash } from 'node:crypto';
import type { FilledForm } from '@diemtua/domain/reporting';
import type { CommandId, Id, UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { canonicalJson, fingerprint } from '../commands/fingerprint.ts';
import type { ReportOf } from '../documents/plan-forms.ts';
import { sha256 } from '../ledger/write.ts';
import type { Session } from '../session.ts';

/** A frozen report, without its content. */
export interface SnapshotHead {
  readonly id: string;
  readonly report: ReportOf['report'];
  readonly unit: UnitCode | null;
  readonly product: ReportOf['look']['product'];
  readonly year: number;
  readonly on: PlainDate;
  readonly known: 'then' | 'now';
  readonly title: string;
  readonly frozenAt: Date;
  readonly by: string | null;
  readonly formHash: string;
  readonly pdfHash: string;
  readonly xlsxHash: string;
}

const headSql = `
select s.id, s.report, s.unit, s.product, s.year, s.on_day as "on", s.known, s.title, s.frozen_at as "frozenAt", u.full_name as by,
  s.form_hash as "formHash", s.pdf_hash as "pdfHash", s.xlsx_hash as "xlsxHash"
from snapshot s left join user_account u on u.province = s.province and u.id = s.frozen_by`;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The frozen reports that somebody may see, the newest first. */
export async function listSnapshots({ client, scope }: Session): Promise<readonly SnapshotHead[]> {
  const { rows } = await client.query<SnapshotHead>(
    `${headSql} where s.province = $1 order by s.frozen_at desc, s.id`,
    [scope.province],
  );
  return rows;
}

/** A frozen report with its figures, and whether all of it still has the hash that it was frozen with; null: there is none. */
export async function openSnapshot({ client, scope }: Session, id: string) {
  const heads = await client.query<SnapshotHead>(`${headSql} where s.province = $1 and s.id = $2`, [
    scope.province,
    id,
  ]);
  const head = heads.rows[0];
  if (!head) return null;
  const { rows } = await client.query<{ form: string; pdf: Uint8Array; xlsx: Uint8Array }>(
    'select form, pdf, xlsx from snapshot where province = $1 and id = $2',
    [scope.province, id],
  );
  const kept = rows[0];
  if (!kept) return null;
  const untouched =
    sha256(kept.form) === head.formHash && hashOf(kept.pdf) === head.pdfHash && hashOf(kept.xlsx) === head.xlsxHash;
  return { head, form: JSON.parse(kept.form) as FilledForm, files: { pdf: kept.pdf, xlsx: kept.xlsx }, untouched };
}

/** The act of freezing, as its sender told it: the id under which it comes again, and what it asks for. */
export interface FreezeAct {
  readonly id: CommandId;
  readonly asked: { readonly report: ReportOf['report'] } & Readonly<Record<string, unknown>>;
}

/** What became of an act of freezing that came before; null: it is new. Another act that bears its id is a mistake of the sender's program, never a retry. */
export async function frozenBefore(
  { client, scope }: Session,
  { id, asked }: FreezeAct,
): Promise<
  { readonly kind: 'repeated'; readonly snapshot: Id<'snapshot'> } | { readonly kind: 'other-content' } | null
> {
  const { rows } = await client.query<{ mark: string; snapshot: Id<'snapshot'> }>(
    `select encode(fingerprint, 'hex') as mark, outcome ->> 'snapshot' as snapshot from command where province = $1 and id = $2`,
    [scope.province, id],
  );
  const before = rows[0];
  if (!before) return null;
  return before.mark === fingerprint({ id, ...asked })
    ? { kind: 'repeated', snapshot: before.snapshot }
    : { kind: 'other-content' };
}

/** Lets nobody else carry out the same act until this transaction has ended. */
export async function holdFreeze({ client, scope }: Session, { id }: FreezeAct): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${scope.province}/freeze/${id}`]);
}

/** Writes down an act of freezing with what became of it. */
export async function writeFreeze(
  { client, scope }: Session,
  { id, asked }: FreezeAct,
  snapshot: string,
  now: number,
): Promise<void> {
  const body = { id, ...asked };
  await client.query(
    `insert into command (province, id, kind, fingerprint, sender, made_at, received_at, body, outcome)
     values ($1, $2, 'freeze-report', decode($3, 'hex'), $4, to_timestamp($5::double precision / 1000), to_timestamp($5::double precision / 1000), $6, $7)`,
    [
      scope.province,
      id,
      fingerprint(body),
      scope.user,
      now,
      JSON.stringify(body),
      JSON.stringify({ lines: [], noted: null, snapshot }),
    ],
  );
}

/**
 * Keeps a report as it is printed. The same report with the same figures is kept once: asked again, it is the one that is there.
 * @param now the moment, in milliseconds since 1970
 */
export async function keepSnapshot(
  { client, scope }: Session,
  id: Id<'snapshot'>,
  { report, look, unit }: ReportOf,
  form: FilledForm,
  files: { readonly pdf: Uint8Array; readonly xlsx: Uint8Array },
  command: CommandId,
  now: number,
): Promise<string> {
  const text = canonicalJson(form);
  const hash = sha256(text);
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${scope.province}/snapshot/${hash}`]);
  const there = await client.query<{ id: string }>(
    'select id from snapshot where province = $1 and report = $2 and form_hash = $3 limit 1',
    [scope.province, report, hash],
  );
  const known = there.rows[0];
  if (known) return known.id;
  await client.query(
    `insert into snapshot (province, id, report, unit, product, year, on_day, known, title, form, form_hash, pdf, pdf_hash, xlsx, xlsx_hash, frozen_at, frozen_by, command)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, to_timestamp($16::double precision / 1000), $17, $18)`,
    [
      scope.province,
      id,
      report,
      unit,
      look.product,
      look.year,
      look.on,
      look.known,
      form.title,
      text,
      hash,
      Buffer.from(files.pdf),
      hashOf(files.pdf),
      Buffer.from(files.xlsx),
      hashOf(files.xlsx),
      now,
      scope.user,
      command,
    ],
  );
  return id;
}
