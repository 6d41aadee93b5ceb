import type { ImportId, PersonId, UnitCode } from '@diemtua/domain/ids';
import type { D05Generation, D05ReadLine } from '@diemtua/domain/reporting';
import type { ListRefusal } from '../../documents/list-reading.ts';
import type { Session } from '../session.ts';
import type { Alike, Plan, RowProblem } from './plan.ts';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Where a list stands. `cut-off`: the server that read it is gone; it is uploaded again. */
export type ImportState = 'reading' | 'cut-off' | 'ready' | 'refused' | 'confirmed' | 'undone' | 'dropped';

/** A list that was uploaded. */
export interface ImportRun {
  readonly id: ImportId;
  readonly unit: UnitCode;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly state: ImportState;
  readonly generation: D05Generation | null;
  readonly rowsTotal: number | null;
  readonly rowsRead: number;
  readonly refusal: ListRefusal | { readonly code: 'no-head' } | null;
  readonly decidedAt: string | null;
  /** Another list of this unit was the same file, byte by byte, and was confirmed. */
  readonly sameFileConfirmed: boolean;
}

/** A list with what confirming it would do. */
export interface ImportPreview extends ImportRun {
  /** Rows by what becomes of them; `asks`: those of all of them that somebody should look at. */
  readonly rows: Readonly<Record<Plan, number>> & { readonly asks: number };
  readonly households: number;
  /** How often each problem stands in the list. */
  readonly problems: readonly {
    readonly code: string;
    readonly field: string;
    readonly weight: string;
    readonly rows: number;
  }[];
}

/** A reading that has not moved for so long was cut off. */
const STILL_MS_MAX = 120_000;
const shownMax = 100;

const runColumns = `i.id, i.unit, ${instant('i.made_at')} as "madeAt", i.made_by as "madeBy",
  case when i.state = 'reading' and i.progress_at < to_timestamp($2::double precision / 1000) then 'cut-off' else i.state end as state,
  i.generation, i.rows_total as "rowsTotal", i.rows_read as "rowsRead", i.refusal, ${instant('i.decided_at')} as "decidedAt",
  exists (select from import_run o where o.province = i.province and o.unit = i.unit and o.file_hash = i.file_hash and o.id <> i.id and o.state = 'confirmed') as "sameFileConfirmed"`;

/** The lists of the units of whoever asks, the newest first. */
export async function listImports({ client, scope }: Session, now: number): Promise<readonly ImportRun[]> {
  const found = await client.query<ImportRun>(
    `select ${runColumns} from import_run i where i.province = $1 order by i.made_at desc, i.id desc limit ${shownMax}`,
    [scope.province, now - STILL_MS_MAX],
  );
  return found.rows;
}

/** One list with its counts; null where there is none in the units of whoever asks. */
export async function importPreview(
  { client, scope }: Session,
  id: ImportId,
  now: number,
): Promise<ImportPreview | null> {
  const found = await client.query<ImportRun>(
    `select ${runColumns} from import_run i where i.province = $1 and i.id = $3`,
    [scope.province, now - STILL_MS_MAX, id],
  );
  const run = found.rows[0];
  if (!run) return null;
  const counted = await client.query<{ plan: Plan; n: number; asks: number }>(
    `select plan, count(*) as n, count(*) filter (where asks) as asks from import_row where province = $1 and import = $2 group by plan`,
    [scope.province, id],
  );
  const households = await client.query<{ n: number }>(
    'select count(*) as n from import_household where province = $1 and import = $2',
    [scope.province, id],
  );
  const problems = await client.query<ImportPreview['problems'][number]>(
    `select p.code, p.field, p.weight, count(distinct r.row) as rows from import_row r, jsonb_to_recordset(r.problems) as p (code text, field text, weight text)
     where r.province = $1 and r.import = $2 and (r.asks or r.plan = 'bad') group by p.code, p.field, p.weight order by 4 desc, 1, 2 limit ${shownMax}`,
    [scope.province, id],
  );
  const of = (plan: Plan): number => counted.rows.find((row) => row.plan === plan)?.n ?? 0;
  return {
    ...run,
    rows: {
      enrol: of('enrol'),
      change: of('change'),
      record: of('record'),
      nothing: of('nothing'),
      bad: of('bad'),
      'left-out': of('left-out'),
      asks: counted.rows.reduce((sum, { asks }) => sum + asks, 0),
    },
    households: households.rows[0]?.n ?? 0,
    problems: problems.rows,
  };
}

/** A row as it is looked at. */
export interface ImportRow {
  readonly row: number;
  readonly plan: Plan;
  readonly line: D05ReadLine | null;
  readonly problems: readonly RowProblem[];
  /** Whom it is about; null for the new, and for those whom whoever asks may not see. */
  readonly known: { readonly id: PersonId; readonly name: string } | null;
  readonly alike: readonly (Alike & { readonly name: string | null })[];
}

/** Which rows: all that need a look, the bad ones, those with somebody alike, or those of one plan. */
export interface RowChoice {
  readonly only: 'all' | 'asks' | 'alike' | Plan;
  readonly after: number;
}

/** Rows of a list, a page at a time, in the order of the sheet. Names of people elsewhere stay hidden. */
export async function importRows(
  { client, scope }: Session,
  id: ImportId,
  { only, after }: RowChoice,
): Promise<{ readonly rows: readonly ImportRow[]; readonly next: number | null }> {
  const found = await client.query<ImportRow>(
    `select r.row, r.plan, r.line, r.problems,
       (select jsonb_build_object('id', p.id, 'name', p.name) from person p where r.version is not null and p.province = r.province and p.id = r.person) as known,
       (select coalesce(jsonb_agg(a || jsonb_build_object('name', (select p.name from person p where p.province = r.province and p.id = (a->>'person')::uuid))), '[]')
          from jsonb_array_elements(r.alike) as a) as alike
     from import_row r where r.province = $1 and r.import = $2 and r.row > $3
       and ($4 = 'all' or ($4 = 'asks' and r.asks) or ($4 = 'alike' and r.alike <> '[]') or r.plan = $4)
     order by r.row limit ${shownMax + 1}`,
    [scope.province, id, after, only],
  );
  const rows = found.rows.slice(0, shownMax);
  return { rows, next: found.rows.length > shownMax ? (rows.at(-1)?.row ?? null) : null };
}

/** Whether a list is one of the units of whoever asks. */
export async function seesImport({ client, scope }: Session, id: ImportId): Promise<boolean> {
  const found = await client.query('select from import_run where province = $1 and id = $2', [scope.province, id]);
  return found.rowCount === 1;
}
