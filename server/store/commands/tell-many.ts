import { claimText, type TakePayment } from '@diemtua/domain/collection';
import { commandSchema, type Command, type CommandText } from '@diemtua/domain/commands';
import type { PersonId } from '@diemtua/domain/ids';
import { account } from '@diemtua/domain/ledger';
import { checkCode } from '../collection/payments.ts';
import { rebook, writeJudgements } from '../collection/rebook.ts';
import type { Engine } from '../engine.ts';
import { holdHeads, writeEntries, type Written } from '../ledger/write.ts';
import { enrolMany } from '../registry/people.ts';
import { inSession, provinceScope, type Session } from '../session.ts';
import { carryOut } from './carry-out.ts';
import { hold, nothing, type Effect } from './effect.ts';
import { fingerprint } from './fingerprint.ts';
import { tell, type Outcome, type Sender, type Told } from './tell.ts';
import { dayInVietnam } from './vietnam.ts';

/** A command with who tells it and when, in milliseconds since 1970. */
export interface Message {
  readonly sender: Sender;
  readonly text: CommandText;
  readonly now: number;
}

interface Read extends Message {
  readonly command: Command;
  readonly keys: readonly string[];
}

/** Commands in one transaction: enough that the way to the database hardly counts, few enough that nobody waits long. */
const togetherMax = 500;

/** What two commands must not share in order to be told together. Null: it is told by itself. */
function keysOf({ sender, text }: Message, command: Command): readonly string[] | null {
  if (command.kind === 'hand-over') return [`command/${command.id}`, `hand-over/${command.handOver}`];
  if (command.kind !== 'take-payment' || command.receipt.replaces !== undefined) return null;
  return [
    `command/${text.id}`,
    `receipt/${command.receipt.id}`,
    `number/${sender.province}/${command.receipt.series}/${command.receipt.number}`,
    ...new Set([
      ...command.lines.map(({ claim }) => `person/${claim.person}`),
      ...command.people.map(({ id }) => `person/${id}`),
    ]),
  ];
}

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
  const told: Told[] = [];
  let block: Read[] = [];
  let taken = new Set<string>();
  const flush = async (): Promise<void> => {
    told.push(...(await tellBlock(engine, block)));
    block = [];
    taken = new Set();
    await onProgress(told.length);
  };
  for (const message of messages) {
    const command = commandSchema.parse(message.text);
    const keys = keysOf(message, command);
    const [first] = block;
    const stranger = first && first.sender.province !== message.sender.province;
    if (keys === null || stranger || block.length >= togetherMax || keys.some((key) => taken.has(key))) await flush();
    if (keys === null) {
      told.push(await tell(engine, message.sender, message.text, message.now));
      continue;
    }
    block.push({ ...message, command, keys });
    for (const key of keys) taken.add(key);
  }
  await flush();
  return told;
}

async function tellBlock(engine: Engine, block: readonly Read[]): Promise<readonly Told[]> {
  const [first, more] = block;
  if (!first) return [];
  if (more) {
    try {
      const scope = provinceScope(first.sender.province, first.sender.user);
      return await inSession(engine, scope, (session) => together(session, block));
    } catch (cause) {
      // A collision with somebody else, or entries that were joined: one by one it is known what to do.
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      if (!(cause instanceof Entangled) && !['40001', '40P01', '23505'].includes(code)) throw cause;
    }
  }
  const told: Told[] = [];
  for (const { sender, text, now } of block) told.push(await tell(engine, sender, text, now));
  return told;
}

async function together(session: Session, block: readonly Read[]): Promise<readonly Told[]> {
  const heads = await holdHeads(
    session,
    block.map(({ sender }) => sender.stream),
  );
  const { client, scope } = session;
  const before = await client.query<{ id: string }>(
    'select id from command where province = $1 and id = any ($2::uuid[]) limit 1',
    [scope.province, block.map(({ command }) => command.id)],
  );
  if (before.rows.length > 0) throw new Entangled('a command was told before');
  await hold(
    session,
    block
      .flatMap(({ keys }) => keys.filter((key) => key.startsWith('person/') || key.startsWith('number/')))
      .map((key) => key.replace(`number/${scope.province}/`, 'number/')),
  );
  const effects = await carryOutTogether(session, block);
  const outcomes = effects.map(({ judged, noted }): Outcome => ({
    lines: judged.map(({ line, judgement }) => ({ payment: line.id, judgement })),
    noted,
  }));
  await writeCommands(session, block, outcomes);
  const written = block.flatMap(({ sender, command, now }, index): readonly Written[] => {
    const { postings, deltas } = effects[index] ?? nothing;
    return postings.length + deltas.length === 0
      ? []
      : [{ stream: sender.stream, command: command.id, writtenAt: now, postings, deltas }];
  });
  await writeEntries(session, heads, written);
  return outcomes.map((outcome) => ({ status: 'recorded', repeated: false, outcome }));
}

/** The effect of each command of a block, in the block's order. */
async function carryOutTogether(session: Session, block: readonly Read[]): Promise<readonly Effect[]> {
  const payments = block.flatMap((read, index) =>
    read.command.kind === 'take-payment' ? [{ ...read, command: read.command, index }] : [],
  );
  const effects: Effect[] = [];
  for (const { sender, command, now } of block) {
    effects.push(command.kind === 'take-payment' ? nothing : await carryOut(session, sender, command, now));
  }
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
  const owners = new Map<PersonId, number>();
  const own = (person: PersonId, index: number): void => {
    if ((owners.get(person) ?? index) !== index) throw new Entangled('a person is concerned twice');
    owners.set(person, index);
  };
  for (const { command, index } of payments) {
    for (const { claim } of command.lines) own(claim.person, index);
    for (const { id } of command.people) own(id, index);
  }
  for (const { receipt, person } of await othersWithNumbers(session, payments)) {
    const payment = payments.find(({ command }) => command.receipt.id === receipt);
    if (payment) own(person, payment.index);
  }
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

async function storePayments({ client, scope }: Session, payments: readonly Payment[]): Promise<void> {
  if (payments.length === 0) return;
  const receipts = payments.map(({ sender, command: { id, receipt, lines }, now }) => {
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
      at_ms: now,
      command: id,
      check_code: checkCode(receipt.id),
    };
  });
  const lines = payments.flatMap(({ command }) =>
    command.lines.map(({ id, amount, claim }) => ({
      id,
      receipt: command.receipt.id,
      person: claim.person,
      product: claim.product,
      amount,
      claim: claimText(claim),
    })),
  );
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
