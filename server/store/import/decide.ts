import { randomBytes } from 'node:crypto';
import { makeId, type Id, type ImportId, type PersonId } from '@diemtua/domain/ids';
import { addEarlier, filledIn, spellOfLine, type Person } from '@diemtua/domain/registry';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import { rowOf } from '../registry/people.ts';
import type { Session } from '../session.ts';
import { knownById, placesOf } from './known.ts';
import { Memory, planRows, type PlannedRow } from './plan.ts';

/** What somebody says about a row: leave it out, it is a new person after all, or it is this one. */
export type RowDecision =
  | { readonly is: 'left-out' }
  | { readonly is: 'as-read' }
  | { readonly is: 'known'; readonly person: PersonId };

/** What became of a decision. */
export type Decided = 'decided' | 'unknown-row' | 'not-ready' | 'unknown-person' | 'not-possible';

type Stored = Pick<PlannedRow, 'plan' | 'line' | 'person' | 'version' | 'problems' | 'alike'> & {
  readonly wanted: { readonly content: Person } | null;
  readonly state: string;
  readonly commune: Person['commune'];
};

/** Decides about a row of a list that was read and is not confirmed yet. Rows about the same new person go the same way. */
export async function decideRow(
  session: Session,
  sender: Sender,
  id: ImportId,
  row: number,
  decision: RowDecision,
  now: number,
): Promise<Decided> {
  const { client, scope } = session;
  const found = await client.query<Stored>(
    `select r.plan, r.line, r.person, r.version, r.problems, r.alike, r.wanted, i.state, i.commune from import_row r
     join import_run i on i.province = r.province and i.id = r.import
     where r.province = $1 and r.import = $2 and r.row = $3 and i.unit = $4 for update`,
    [scope.province, id, row, sender.unit],
  );
  const stored = found.rows[0];
  if (!stored) return 'unknown-row';
  if (stored.state !== 'ready') return 'not-ready';
  if (stored.plan === 'bad' || stored.line === null) return 'not-possible';
  if (decision.is === 'left-out') {
    await client.query(
      `update import_row set plan = 'left-out' where province = $1 and import = $2
         and (row = $3 or ($4::uuid is not null and person = $4 and version is null))`,
      [scope.province, id, row, stored.version === null ? stored.person : null],
    );
    return 'decided';
  }
  return decision.is === 'as-read'
    ? await readAgain(session, sender, id, row, stored, now)
    : await isKnown(session, id, row, stored, decision.person);
}

/** The row is read as if nothing had been decided; rows about the same new person stay as they are. */
async function readAgain(
  session: Session,
  sender: Sender,
  id: ImportId,
  row: number,
  { line, problems, commune }: Stored,
  now: number,
): Promise<Decided> {
  const { client, scope } = session;
  const same = await client.query(
    `select from import_row where province = $1 and import = $2 and row <> $3 and plan <> 'left-out'
       and ((insurance_number is not null and insurance_number = $4) or (personal_number is not null and personal_number = $5)) limit 1`,
    [scope.province, id, row, line?.socialNumber ?? null, line?.identity ?? null],
  );
  if (same.rowCount !== 0) return 'not-possible';
  const places = await placesOf(session, sender.unit, commune, dayInVietnam(now));
  const newId = <Name extends string>(): Id<Name> => makeId<Name>(now, randomBytes(10));
  if (problems.some(({ code }) => code === 'decrease-not-taken')) return 'not-possible';
  const [planned] = await planRows(session, [{ row, group: 'increase', line, problems }], {
    places,
    memory: new Memory(),
    newId,
  });
  if (!planned) return 'unknown-row';
  await write(session, id, { ...planned, problems });
  return 'decided';
}

/** The row is about somebody who is there: that one learns what was empty, and the record goes to that one. */
async function isKnown(
  session: Session,
  id: ImportId,
  row: number,
  { line, wanted, problems, plan }: Stored,
  person: PersonId,
): Promise<Decided> {
  if (plan !== 'enrol' || wanted === null || line === null) return 'not-possible';
  const { client, scope } = session;
  const known = await knownById(session, person);
  if (!known) return 'unknown-person';
  const others = await client.query(
    'select from import_row where province = $1 and import = $2 and row <> $3 and person = any ($4::uuid[]) limit 1',
    [scope.province, id, row, [person, wanted.content.id]],
  );
  // Its record would be made of two rows at once: those are joined in the file.
  if (others.rowCount !== 0) return 'not-possible';
  const { spell } = spellOfLine(line);
  const added = addEarlier(known.earlier, spell ? [spell] : [], known.inBooks);
  const next = filledIn(known.content, wanted.content);
  const changes = JSON.stringify(next) !== JSON.stringify(known.content);
  const recorded = spell !== null && added.known < spell.months;
  await write(session, id, {
    row,
    plan: changes ? 'change' : recorded ? 'record' : 'nothing',
    asks: false,
    problems,
    line,
    person,
    version: known.version,
    insurance_number: next.insuranceNumber,
    personal_number: next.personalNumber,
    wanted: changes ? rowOf(next) : null,
    before: changes ? rowOf(known.content) : null,
    earlier: recorded ? added.record : null,
    earlier_before: recorded ? known.earlier : null,
    alike: [],
  });
  return 'decided';
}

async function write({ client, scope }: Session, id: ImportId, row: PlannedRow): Promise<void> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  await client.query(
    `update import_row set plan = $4, asks = $5, problems = $6, person = $7, version = $8, insurance_number = $9, personal_number = $10, wanted = $11,
       before = $12, earlier = $13, earlier_before = $14, alike = $15 where province = $1 and import = $2 and row = $3`,
    [
      scope.province,
      id,
      row.row,
      row.plan,
      row.asks,
      JSON.stringify(row.problems),
      row.person,
      row.version,
      row.insurance_number,
      row.personal_number,
      json(row.wanted),
      json(row.before),
      json(row.earlier),
      json(row.earlier_before),
      JSON.stringify(row.alike),
    ],
  );
}
