import { createHash } from 'node:crypto';
import {
  identify,
  matchLines,
  readStatement,
  type BankAccount,
  type IdentifiedLine,
  type LineOutcome,
  type OpenDue,
  type StatementContent,
  type StatementFormat,
  type StatementLine,
  type StatementProblem,
} from '@diemtua/domain/cash';
import { makeId, type CommandId, type Id, type PersonId, type UnitCode } from '@diemtua/domain/ids';
import { account, post, type Posting } from '@diemtua/domain/ledger';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { randomBytes } from 'node:crypto';
import { hold } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { holdHead, writeEntry } from '../ledger/write.ts';
import type { Session } from '../session.ts';
import { bookedIn, heldFor } from './bank.ts';
import { openDues, type StoredDue } from './dues.ts';

/** What reading a statement came to. */
export type Imported =
  | {
      readonly kind: 'imported';
      readonly format: StatementFormat;
      readonly added: number;
      /** Movements that were there already, from this statement or one that overlaps it. */
      readonly known: number;
    }
  | { readonly kind: 'problems'; readonly problems: readonly StatementProblem[] }
  | { readonly kind: 'account-unknown' };

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

interface AccountRow {
  readonly unit: UnitCode;
  readonly bin: string;
  readonly number: string;
}

/**
 * Takes a statement of a unit's account into the books: each movement once, however often it is read. Money that came in lies in suspense under the movement's
 * name until it is matched, so that none is lost. All of a statement is taken, or nothing.
 */
export async function importStatement(
  session: Session,
  sender: Sender,
  accountId: string,
  content: StatementContent,
  command: CommandId,
  now: number,
): Promise<Imported> {
  const { client, scope } = session;
  const head = await holdHead(session, sender.stream);
  await hold(session, [`bank/${sender.unit}`]);
  const found = await client.query<AccountRow>(
    'select unit, bin, number from bank_account where province = $1 and id = $2 and unit = $3',
    [scope.province, accountId, sender.unit],
  );
  const row = found.rows[0];
  if (!row) return { kind: 'account-unknown' };
  const read = readStatement(content, { bank: row.bin, account: row.number } as unknown as BankAccount);
  if (read.kind === 'problems') return { kind: 'problems', problems: read.problems };
  const lines = identify(read.lines).map((line) => ({ ...line, id: makeId<'bank-line'>(now, randomBytes(10)) }));
  const statement: Id<'statement'> = makeId(now, randomBytes(10));
  const { from, to, opening, closing } = read.header;
  await client.query(
    `insert into bank_statement (province, id, account, format, file_hash, from_day, to_day, opening, closing, imported_at, imported_by)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, to_timestamp($10::double precision / 1000), $11)`,
    [
      scope.province,
      statement,
      accountId,
      read.format,
      sha(JSON.stringify(content)),
      from,
      to,
      opening,
      closing,
      now,
      sender.user,
    ],
  );
  const added = await client.query<{ id: string }>(
    `insert into bank_line (province, id, account, identity, statement, booked_on, direction, amount, content, state)
     select $1, id, $2, identity, $3, booked_on, direction, amount, content, 'open'
     from jsonb_to_recordset($4::jsonb) as t (id uuid, identity text, booked_on date, direction text, amount bigint, content jsonb)
     on conflict (province, account, identity) do nothing returning id`,
    [
      scope.province,
      accountId,
      statement,
      JSON.stringify(
        lines.map(({ id, identity, line }) => ({
          id,
          identity: sha(identity),
          booked_on: line.bookedOn,
          direction: line.direction,
          amount: line.amount,
          content: line,
        })),
      ),
    ],
  );
  const fresh = new Set(added.rows.map(({ id }) => id));
  const postings = lines.filter(({ id }) => fresh.has(id)).flatMap(({ id, line }) => postingsOf(id, line, row.unit));
  if (postings.length > 0)
    await writeEntry(session, head, command, now, await bookedIn(session, row.unit, postings), []);
  return { kind: 'imported', format: read.format, added: fresh.size, known: lines.length - fresh.size };
}

function postingsOf(id: string, { direction, amount, bookedOn }: StatementLine, unit: UnitCode): readonly Posting[] {
  const [bank, held] = [account('bank', unit), heldFor(id)];
  return direction === 'in' ? post(bank, held, amount, bookedOn) : post(held, bank, amount, bookedOn);
}

/** A movement that waits to be matched, with what it may be. */
export interface WaitingLine {
  readonly id: string;
  readonly line: StatementLine;
  readonly outcome: LineOutcome;
}

interface OpenRow {
  readonly id: string;
  readonly identity: string;
  readonly content: StatementLine;
}

interface DuePayer {
  readonly due: string;
  readonly names: readonly string[];
}

/** The movements of a unit that wait to be matched, each with its certain match or its best guesses. */
export async function waitingLines(session: Session, unit: UnitCode): Promise<readonly WaitingLine[]> {
  const { client, scope } = session;
  const found = await client.query<OpenRow>(
    `select l.id, l.identity, l.content from bank_line l join bank_account a on a.province = l.province and a.id = l.account
     where l.province = $1 and a.unit = $2 and l.state = 'open' order by l.booked_on, l.id`,
    [scope.province, unit],
  );
  const dues = await openDues(session, unit);
  const names = await client.query<DuePayer>(
    `select d.id as due, array_remove(array[d.payer, p.name, p.content->'contact'->>'name'], null) as names
     from due d left join person p on p.province = d.province and p.id = d.person
     where d.province = $1 and d.unit = $2 and d.state = 'open'`,
    [scope.province, unit],
  );
  const namesOf = new Map(names.rows.map((row) => [row.due, row.names]));
  const identified = found.rows.map(
    ({ identity, content }) => ({ identity, line: content }) as unknown as IdentifiedLine,
  );
  const outcomes = new Map(
    matchLines(
      identified,
      dues.map((due) => openDueOf(due, namesOf.get(due.id) ?? [])),
    ).map((outcome) => [outcome.identity as string, outcome]),
  );
  return found.rows.flatMap(({ id, identity, content }) => {
    const outcome = outcomes.get(identity);
    return outcome ? [{ id, line: content, outcome }] : [];
  });
}

function openDueOf({ id, person, reference, amount, madeOn }: StoredDue, payerNames: readonly string[]): OpenDue {
  return {
    id,
    person: person as PersonId,
    reference,
    amount,
    expectedOn: madeOn as PlainDate,
    payerNames,
    accountsSeen: [],
  } as unknown as OpenDue;
}
