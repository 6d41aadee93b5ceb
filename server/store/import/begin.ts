import { createHash, randomBytes } from 'node:crypto';
import { makeId, type CommuneCode, type HouseholdId, type Id, type ImportId } from '@diemtua/domain/ids';
import type { D05Event } from '@diemtua/domain/reporting';
import type { Household } from '@diemtua/domain/registry';
import { ListNotRead, readList, type ListSlice } from '../../documents/list-reading.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Engine } from '../engine.ts';
import { inSession, provinceScope, type Session } from '../session.ts';
import { placesOf } from './known.ts';
import { Memory, planRows, type PlannedRow, type ReadRow } from './plan.ts';

/** A list to read. */
export interface ListToRead {
  readonly id: ImportId;
  readonly bytes: Uint8Array;
  /** Where people live of whom the list does not say it. */
  readonly commune: CommuneCode;
}

/** What became of an upload. */
export type Begun =
  /** It is being read; `done` ends when it is ready or refused, and never fails. */
  | { readonly status: 'reading'; readonly done: Promise<void> }
  /** The same upload came before. */
  | { readonly status: 'known' }
  /** Another list came under this id. */
  | { readonly status: 'other-content' }
  /** As many lists are being read as are at once. */
  | { readonly status: 'busy' }
  /** The unit does not serve this commune. */
  | { readonly status: 'commune-elsewhere' };

/** Lists that one server reads at once: each holds its file, ten megabytes at most, and a thread. */
const AT_ONCE_MAX = 2;
let atOnce = 0;

/**
 * Takes a list in, and reads it in slices: each slice is a transaction of its own, so that nobody waits for long, and it is seen how far the reading is. Nothing of
 * it is in the registry until it is confirmed.
 * @param onFault is told what only a mistake of ours explains
 */
export async function beginImport(
  engine: Engine,
  sender: Sender,
  list: ListToRead,
  clock: () => number,
  onFault: (cause: unknown) => void = () => {},
): Promise<Begun> {
  const scope = provinceScope(sender.province, sender.user);
  const hash = createHash('sha256').update(list.bytes).digest('hex');
  if (atOnce >= AT_ONCE_MAX) return { status: 'busy' };
  atOnce += 1;
  let reading = false;
  try {
    const begun = await inSession(engine, scope, async (session): Promise<Begun['status']> => {
      const { client } = session;
      const places = await placesOf(session, sender.unit, list.commune, dayInVietnam(clock()));
      if (!places.served.has(list.commune)) return 'commune-elsewhere';
      await dropOld(session, sender, clock());
      const made = await client.query(
        `insert into import_run (province, id, unit, made_at, made_by, file_hash, file_bytes, commune, state, progress_at)
         values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, decode($6, 'hex'), $7, $8, 'reading', to_timestamp($4::double precision / 1000))
         on conflict do nothing`,
        [
          scope.province,
          list.id,
          sender.unit,
          clock(),
          sender.user,
          hash,
          Math.max(1, list.bytes.byteLength),
          list.commune,
        ],
      );
      if (made.rowCount === 1) return 'reading';
      const same = await client.query(
        `select from import_run where province = $1 and id = $2 and unit = $3 and file_hash = decode($4, 'hex') and commune = $5`,
        [scope.province, list.id, sender.unit, hash, list.commune],
      );
      return same.rowCount === 1 ? 'known' : 'other-content';
    });
    if (begun !== 'reading') return { status: begun } as Begun;
    reading = true;
    const done = readIn(engine, sender, list, clock)
      .catch(async (cause: unknown) => {
        if (!(cause instanceof ListNotRead)) onFault(cause);
        const refusal = cause instanceof ListNotRead ? cause.refusal : { code: 'broken' };
        await inSession(engine, scope, (session) => endReading(session, list.id, 'refused', refusal, clock())).catch(
          onFault,
        );
      })
      .finally(() => {
        atOnce -= 1;
      });
    return { status: 'reading', done };
  } finally {
    if (!reading) atOnce -= 1;
  }
}

/** Lists that nobody confirmed are kept so long: they hold people who agreed to nothing here. */
const KEPT_DAYS_MAX = 30;

async function dropOld({ client, scope }: Session, { unit }: Sender, now: number): Promise<void> {
  await client.query(
    `with old as (
       update import_run set state = 'dropped' where province = $1 and unit = $2 and state in ('reading', 'ready')
         and made_at < to_timestamp($3::double precision / 1000) - interval '${KEPT_DAYS_MAX} days' returning id
     ), households as (
       delete from import_household where province = $1 and import in (select id from old)
     )
     delete from import_row where province = $1 and import in (select id from old)`,
    [scope.province, unit, now],
  );
}

async function readIn(engine: Engine, sender: Sender, list: ListToRead, clock: () => number): Promise<void> {
  const scope = provinceScope(sender.province, sender.user);
  const memory = new Memory();
  const newId = <Name extends string>(): Id<Name> => makeId<Name>(clock(), randomBytes(10));
  const places = await inSession(engine, scope, (session) =>
    placesOf(session, sender.unit, list.commune, dayInVietnam(clock())),
  );
  let head = false;
  for await (const slice of readList(list.bytes)) {
    const noHead = slice.events.some(({ event }) => event === 'no-head');
    if (noHead) {
      await inSession(engine, scope, (session) =>
        endReading(session, list.id, 'refused', { code: 'no-head' }, clock()),
      );
      return;
    }
    await inSession(engine, scope, async (session) => {
      for (const event of slice.events) {
        if (event.event !== 'head') continue;
        head = true;
        memory.columns = event.columns;
        await session.client.query('update import_run set generation = $3 where province = $1 and id = $2', [
          scope.province,
          list.id,
          event.generation,
        ]);
      }
      const planned = await planRows(session, slice.events.flatMap(rowOfEvent), { places, memory, newId });
      await writeRows(session, sender, list.id, planned);
      await showProgress(session, list.id, slice, clock());
    });
  }
  await inSession(engine, scope, async (session) => {
    await writeHouseholds(session, sender, list, memory, clock());
    await endReading(session, list.id, head ? 'ready' : 'refused', head ? null : { code: 'no-head' }, clock());
  });
}

const rowOfEvent = (event: D05Event): ReadRow[] =>
  event.event === 'row' ? [{ row: event.row, group: event.group, line: event.line, problems: event.problems }] : [];

async function writeRows(
  { client, scope }: Session,
  { unit }: Sender,
  id: ImportId,
  rows: readonly PlannedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: 'write-import-rows',
    text: `insert into import_row (province, import, row, unit, plan, asks, problems, line, person, version, insurance_number, personal_number, wanted, before, earlier, earlier_before, alike)
      select $1, $2, row, $3, plan, asks, problems, line, person, version, insurance_number, personal_number, wanted, before, earlier, earlier_before, alike
      from jsonb_to_recordset($4::jsonb) as t (row integer, plan text, asks boolean, problems jsonb, line jsonb, person uuid, version integer,
        insurance_number text, personal_number text, wanted jsonb, before jsonb, earlier jsonb, earlier_before jsonb, alike jsonb)`,
    values: [scope.province, id, unit, JSON.stringify(rows)],
  });
}

async function showProgress(
  { client, scope }: Session,
  id: ImportId,
  { total, read }: ListSlice,
  now: number,
): Promise<void> {
  await client.query({
    name: 'show-import-progress',
    text: `update import_run set rows_total = $3, rows_read = $4, progress_at = to_timestamp($5::double precision / 1000) where province = $1 and id = $2`,
    values: [scope.province, id, total, read, now],
  });
}

/** A reading is over. What was read of a list that is refused has no use, and is taken away. */
async function endReading(
  { client, scope }: Session,
  id: ImportId,
  state: 'ready' | 'refused',
  refusal: object | null,
  now: number,
): Promise<void> {
  if (state === 'refused')
    await client.query('delete from import_row where province = $1 and import = $2', [scope.province, id]);
  await client.query(
    `update import_run set state = $3, refusal = $4, progress_at = to_timestamp($5::double precision / 1000) where province = $1 and id = $2`,
    [scope.province, id, state, refusal === null ? null : JSON.stringify(refusal), now],
  );
}

/** The households that the rows told of: new ones, and people more in those that are known by their code. */
async function writeHouseholds(
  { client, scope }: Session,
  { unit }: Sender,
  { id }: ListToRead,
  { households }: Memory,
  now: number,
): Promise<void> {
  if (households.size === 0) return;
  const from = dayInVietnam(now);
  const known = await client.query<{ id: HouseholdId; version: number; code: string; content: Household }>(
    'select id, version, code, content from household where province = $1 and code = any ($2)',
    [scope.province, [...households.keys()]],
  );
  const people = [...households.values()].flatMap(({ members }) => members.map(({ person }) => person));
  const housed = await client.query<{ person: string }>(
    'select distinct person from household_member where province = $1 and person = any ($2::uuid[]) and to_day is null',
    [scope.province, people],
  );
  // Nobody lives in two: who belongs to one already stays there.
  const elsewhere = new Set(housed.rows.map(({ person }) => person));
  const rows = [...households].flatMap(([code, told]) => {
    const there = known.rows.find((row) => row.code === code);
    const fresh = told.members.filter(({ person }) => !elsewhere.has(person));
    const [first] = fresh;
    if (first === undefined) return [];
    const hasHead = there?.content.members.some(({ relation, to }) => relation === 'head' && to === null) ?? false;
    const members = fresh.map(({ person, relation }) => ({
      person,
      relation: relation === 'head' && hasHead ? ('other' as const) : relation,
      from,
      to: null,
    }));
    const before = there?.content ?? null;
    const content: Household =
      before === null
        ? {
            id: told.id,
            code,
            head: members.find(({ relation }) => relation === 'head')?.person ?? null,
            commune: first.commune,
            hamlet: first.hamlet,
            members,
            classes: [],
          }
        : { ...before, members: [...before.members, ...members] };
    return [{ id: content.id, version: there?.version ?? 0, content, before }];
  });
  await client.query(
    `insert into import_household (province, import, unit, id, version, content, before)
     select $1, $2, $3, id, version, content, before from jsonb_to_recordset($4::jsonb) as t (id uuid, version integer, content jsonb, before jsonb)`,
    [scope.province, id, unit, JSON.stringify(rows)],
  );
}
