import { claimText, type TakePayment } from '@diemtua/domain/collection';
import { commandSchema, type Command, type CommandText } from '@diemtua/domain/commands';
import type { PersonId } from '@diemtua/domain/ids';
import { account } from '@diemtua/domain/ledger';
import { checkCode, paymentKey } from '../collection/payments.ts';
import { rebook, writeJudgements } from '../collection/rebook.ts';
import type { Engine } from '../engine.ts';
import { holdHeads, writeEntries, type Written } from '../ledger/write.ts';
import { enrolMany } from '../registry/people.ts';
import { inSession, provinceScope, type Session } from '../session.ts';
import { carryOut } from './carry-out.ts';
import { hold, nothing, type Effect } from './effect.ts';
import { fingerprint } from './fingerprint.ts';
import { lostDatabase } from './lost-database.ts';
import { findCommands, outcomeOf, tellCommand, toldBefore, type Outcome, type Sender, type Told } from './tell.ts';
import { dayInVietnam } from './vietnam.ts';

/** A command with who tells it and when, in milliseconds since 1970. */
export interface Message {
  readonly sender: Sender;
  readonly text: CommandText;
  readonly now: number;
  /** The text as it was read, where somebody has read it already. */
  readonly command?: Command;
}

interface Read extends Message {
  readonly command: Command;
  readonly keys: readonly string[];
}

/** A command with its place among those that were told. */
interface Placed extends Read {
  readonly place: number;
}

/** Commands in one transaction: enough that the way to the database hardly counts, few enough that nobody waits long. */
const togetherMax = 500;

/** What two commands must not share in order to be told together. Null: it is told by itself. */
function keysOf({ sender, text }: Message, command: Command): readonly string[] | null {
  if (command.kind === 'hand-over') return [`command/${command.id}`, `hand-over/${command.handOver}`];
  // That a hand-over arrived concerns nobody's months.
  if (command.kind === 'match-line' && command.to.what === 'hand-over') {
    return [`command/${command.id}`, `line/${command.line}`, `hand-over/${command.to.handOver}`];
  }
  if (command.kind !== 'take-payment' || command.receipt.replaces !== undefined) return null;
  return [
    `command/${text.id}`,
    `receipt/${command.receipt.id}`,
    `number/${sender.province}/${command.receipt.series}/${command.receipt.number}`,
    ...command.households.map(({ id }) => `household/${id}`),
    ...[...peopleOf(command)].map((person) => `person/${person}`),
  ];
}

/** Whom a payment concerns: those it pays for, those enrolled with it, and the members of a household that is told with it. */
const peopleOf = ({ lines, people, households }: TakePayment): ReadonlySet<PersonId> =>
  new Set([
    ...lines.map(({ claim }) => claim.person),
    ...people.map(({ id }) => id),
    ...households.flatMap(({ members }) => members.map(({ person }) => person)),
  ]);

/** Somebody is concerned by two commands of a block after all. */
class Entangled extends Error {}

/**
 * Tells the books many commands of one province, as if each were told by `tell` in its turn. Payments that share no person, no number and no id do not concern each
 * other, whatever their order: they are told together, in one transaction and with a few questions to the database. What shares something begins a new block;
 * other kinds of commands are told one by one.
 * @param onProgress is told how many are done
 */
export async function tellMany(
  engine: Engine,
  messages: readonly Message[],
  onProgress: (done: number) => Promise<void> = async () => {},
): Promise<readonly Told[]> {
  const ended = await tellEach(engine, messages, onProgress);
  return ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

/**
 * As `tellMany`; but each command ends for itself, and what failed says why.
 * @param order `kept`: all are written in their order. `of-those-concerned`: only those that concern each other are; the books come to the same, in fewer
 *   transactions
 */
export async function tellEach(
  engine: Engine,
  messages: readonly Message[],
  onProgress: (done: number) => Promise<void> = async () => {},
  order: 'kept' | 'of-those-concerned' = 'kept',
): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  let done = 0;
  /** Blocks that wait, one after the other, and the last of them that holds something of a key. */
  let blocks: Placed[][] = [];
  let lastOf = new Map<string, number>();
  const flush = async (): Promise<void> => {
    for (const block of blocks) {
      const told = await tellBlock(engine, block);
      for (const [index, { place }] of block.entries()) ended[place] = told[index] as Ended;
      done += block.length;
      await onProgress(done);
    }
    blocks = [];
    lastOf = new Map();
  };
  for (const [place, message] of messages.entries()) {
    const command = message.command ?? commandSchema.parse(message.text);
    const keys = keysOf(message, command);
    const first = blocks[0]?.[0];
    const stranger = first !== undefined && first.sender.province !== message.sender.province;
    if (keys === null || stranger) await flush();
    if (keys === null) {
      ended[place] = (await tellOneByOne(engine, [{ ...message, command }]))[0] as Ended;
      done += 1;
      await onProgress(done);
      continue;
    }
    const after = Math.max(-1, ...keys.map((key) => lastOf.get(key) ?? -1));
    let at = order === 'kept' ? Math.max(0, blocks.length - 1, after + 1) : after + 1;
    while ((blocks[at]?.length ?? 0) >= togetherMax) at += 1;
    if (order === 'kept' && at > 0) {
      await flush();
      at = 0;
    }
    (blocks[at] ??= []).push({ ...message, command, keys, place });
    for (const key of keys) lastOf.set(key, at);
  }
  await flush();
  return ended;
}

/** How a command ended: with its answer, or with what went wrong. */
export type Ended = PromiseSettledResult<Told>;

async function tellBlock(engine: Engine, block: readonly Read[]): Promise<readonly Ended[]> {
  const [first, more] = block;
  if (!first) return [];
  if (more) {
    try {
      const scope = provinceScope(first.sender.province, first.sender.user);
      const told = await inSession(engine, scope, (session) => together(session, block));
      return told.map((value) => ({ status: 'fulfilled', value }));
    } catch (cause) {
      // Without the database each would fail the same. Else one of them is at fault, or collided with somebody else: one by one it is known which.
      if (lostDatabase(cause)) return block.map(() => ({ status: 'rejected', reason: cause }));
    }
  }
  return tellOneByOne(engine, block);
}

async function tellOneByOne(
  engine: Engine,
  block: readonly (Message & { readonly command: Command })[],
): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  let lost: unknown = null;
  for (const { sender, text, command, now } of block) {
    if (lost !== null) {
      ended.push({ status: 'rejected', reason: lost });
      continue;
    }
    try {
      ended.push({ status: 'fulfilled', value: await tellCommand(engine, sender, text, command, now) });
    } catch (reason) {
      if (lostDatabase(reason)) lost = reason;
      ended.push({ status: 'rejected', reason });
    }
  }
  return ended;
}

async function together(session: Session, block: readonly Read[]): Promise<readonly Told[]> {
  const heads = await holdHeads(
    session,
    block.map(({ sender }) => sender.stream),
  );
  const known = await findCommands(
    session,
    block.map(({ command }) => command.id),
  );
  const fresh = block.filter(({ command }) => !known.has(command.id));
  const outcomes = fresh.length === 0 ? [] : await tellFresh(session, heads, fresh);
  const told = new Map(fresh.map(({ command }, index) => [command.id, outcomes[index]]));
  return block.map(({ command, text }): Told => {
    const before = known.get(command.id);
    if (before) return toldBefore(before, fingerprint(text));
    const outcome = told.get(command.id);
    if (!outcome) throw new Error('bug: a command of a block has no outcome');
    return { status: 'recorded', repeated: false, outcome };
  });
}

/** Tells what nobody has told before. */
async function tellFresh(
  session: Session,
  heads: Awaited<ReturnType<typeof holdHeads>>,
  block: readonly Read[],
): Promise<readonly Outcome[]> {
  const payments = block.flatMap((read, index): readonly Payment[] =>
    read.command.kind === 'take-payment' ? [{ ...read, command: read.command, index }] : [],
  );
  // Numbers and receipts first, then people, as one payment alone does: a void, or a receipt with the same number, may be on its way at this very moment.
  await hold(
    session,
    payments.flatMap(({ command: { receipt, lines } }) => [
      `number/${receipt.series}/${receipt.number}`,
      `receipt/${receipt.id}`,
      ...lines.map(({ id }) => paymentKey(id)),
    ]),
  );
  const others = await othersWithNumbers(session, payments);
  const owners = ownersOf(payments, others);
  await hold(
    session,
    [...owners.keys()].map((person) => `person/${person}`),
  );
  const effects = await carryOutTogether(session, block, payments, owners);
  const outcomes = effects.map(outcomeOf);
  await writeCommands(session, block, outcomes);
  const written = block.flatMap(({ sender, command, now }, index): readonly Written[] => {
    const { postings, deltas } = effects[index] ?? nothing;
    return postings.length + deltas.length === 0
      ? []
      : [{ stream: sender.stream, command: command.id, writtenAt: now, postings, deltas }];
  });
  if (written.length > 0) await writeEntries(session, heads, written);
  return outcomes;
}

/** Whom each payment concerns, as in `takePayment`; nobody is concerned by two. */
function ownersOf(
  payments: readonly Payment[],
  others: readonly { readonly receipt: string; readonly person: PersonId }[],
): ReadonlyMap<PersonId, number> {
  const owners = new Map<PersonId, number>();
  const own = (person: PersonId, index: number): void => {
    if ((owners.get(person) ?? index) !== index) throw new Entangled('a person is concerned twice');
    owners.set(person, index);
  };
  const indexOf = new Map(payments.map(({ command, index }) => [command.receipt.id as string, index]));
  for (const { command, index } of payments) for (const person of peopleOf(command)) own(person, index);
  for (const { receipt, person } of others) {
    const index = indexOf.get(receipt);
    if (index !== undefined) own(person, index);
  }
  return owners;
}

/** The effect of each command of a block, in the block's order. */
async function carryOutTogether(
  session: Session,
  block: readonly Read[],
  payments: readonly Payment[],
  owners: ReadonlyMap<PersonId, number>,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const { sender, command, now } of block) {
    effects.push(command.kind === 'take-payment' ? nothing : await carryOut(session, sender, command, now));
  }
  if (payments.length === 0) return effects;
  await enrolMany(
    session,
    payments.map(({ sender, command, now }) => ({
      user: sender.user,
      command: command.id,
      people: command.people,
      households: command.households,
      now,
    })),
  );
  await storePayments(session, payments);
  const { postings, deltas, judged, communes } = await rebook(session, [...owners.keys()]);
  const indexOf = (person: PersonId): number => {
    const index = owners.get(person);
    // The line is under the entry with which this person was joined.
    if (index === undefined) throw new Entangled('a person was joined with another');
    return index;
  };
  const nowOf = (person: PersonId): number => block[indexOf(person)]?.now ?? 0;
  await writeJudgements(session, judged, ({ person }) => nowOf(person), communes);
  const personOf = new Map(judged.map(({ line }) => [line.id as string, line.person]));
  const parts = block.map(() => ({
    postings: [] as Effect['postings'][number][],
    deltas: [] as Effect['deltas'][number][],
    judged: [] as Effect['judged'][number][],
  }));
  for (const each of judged) parts[indexOf(each.line.person)]?.judged.push(each);
  for (const delta of deltas) parts[indexOf(delta.person as PersonId)]?.deltas.push(delta);
  for (const posting of postings) {
    const person = personOf.get(posting.payment ?? '');
    if (person !== undefined) parts[indexOf(person)]?.postings.push(posting);
  }
  return effects.map((effect, index) =>
    block[index]?.command.kind === 'take-payment' ? { ...nothing, ...parts[index] } : effect,
  );
}

interface Payment {
  readonly sender: Sender;
  readonly command: TakePayment;
  readonly now: number;
  /** Its place in the block. */
  readonly index: number;
}

const storeSql = `
with one as (
  insert into receipt (province, id, series, number, stream, unit, collector, device, payer, cash_kind, cash_owner, amount, taken_on, taken_at, received_at, command, check_code)
  select $1, id, series, number, stream, unit, collector, device, payer, cash_kind, cash_owner, amount, taken_on, taken_at, to_timestamp(at_ms / 1000), command, check_code
  from jsonb_to_recordset($2::jsonb) as t (id uuid, series text, number integer, stream text, unit text, collector uuid, device uuid, payer text, cash_kind text, cash_owner text,
    amount bigint, taken_on date, taken_at timestamptz, at_ms double precision, command uuid, check_code text)
)
insert into payment (province, id, receipt, person, product, amount, claim)
select $1, id, receipt, person, product, amount, claim
from jsonb_to_recordset($3::jsonb) as t (id uuid, receipt uuid, person uuid, product text, amount bigint, claim jsonb)`;

/** A receipt as a row, without the moment at which it was received. */
export function receiptRow(sender: Sender, { id, receipt, lines }: TakePayment) {
  const cash = sender.collector === null ? account('bank', sender.unit) : account('float', sender.collector);
  return {
    id: receipt.id,
    series: receipt.series,
    number: receipt.number,
    stream: sender.stream,
    unit: sender.unit,
    collector: sender.collector,
    device: sender.device,
    payer: receipt.payer,
    cash_kind: cash.kind,
    cash_owner: cash.owner,
    amount: lines.reduce((sum, line) => sum + line.amount, 0),
    taken_on: dayInVietnam(Date.parse(receipt.takenAt)),
    taken_at: receipt.takenAt,
    command: id,
    check_code: checkCode(receipt.id),
  };
}

/** The lines of a receipt as rows. */
export const paymentRows = ({ receipt, lines }: TakePayment) =>
  lines.map(({ id, amount, claim }) => ({
    id,
    receipt: receipt.id,
    person: claim.person,
    product: claim.product,
    amount,
    claim: claimText(claim),
  }));

async function storePayments({ client, scope }: Session, payments: readonly Payment[]): Promise<void> {
  const receipts = payments.map(({ sender, command, now }) => ({ ...receiptRow(sender, command), at_ms: now }));
  const lines = payments.flatMap(({ command }) => paymentRows(command));
  await client.query({
    name: 'store-payments',
    text: storeSql,
    values: [scope.province, JSON.stringify(receipts), JSON.stringify(lines)],
  });
}

/** People of receipts from before whose number one of these bears too: what they paid is judged again. */
async function othersWithNumbers({ client, scope }: Session, payments: readonly Payment[]) {
  const numbers = payments.map(({ command: { receipt } }) => ({
    receipt: receipt.id,
    series: receipt.series,
    number: receipt.number,
  }));
  if (payments.length === 0) return [];
  const found = await client.query<{ receipt: string; person: PersonId }>(
    `select distinct t.receipt, p.person from jsonb_to_recordset($2::jsonb) as t (receipt uuid, series text, number integer)
     join receipt r on r.province = $1 and r.series = t.series and r.number = t.number and r.id <> t.receipt
     join payment p on p.province = r.province and p.receipt = r.id`,
    [scope.province, JSON.stringify(numbers)],
  );
  return found.rows;
}

async function writeCommands(
  { client, scope }: Session,
  block: readonly Read[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const rows = block.map(({ sender, command: { id, kind, madeAt }, text, now }, index) => ({
    id,
    kind,
    mark: fingerprint(text),
    sender: sender.user,
    device: sender.device,
    made_at: madeAt,
    at_ms: now,
    body: text,
    outcome: outcomes[index],
  }));
  await client.query({
    name: 'write-commands',
    text: `insert into command (province, id, kind, fingerprint, sender, device, made_at, received_at, body, outcome)
      select $1, id, kind, decode(mark, 'hex'), sender, device, made_at, to_timestamp(at_ms / 1000), body, outcome
      from jsonb_to_recordset($2::jsonb) as t (id uuid, kind text, mark text, sender uuid, device uuid, made_at timestamptz, at_ms double precision, body jsonb, outcome jsonb)`,
    values: [scope.province, JSON.stringify(rows)],
  });
}
