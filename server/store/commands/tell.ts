import type { Judgement, PaymentId } from '@diemtua/domain/collection';
import { commandSchema, type Command, type CommandText } from '@diemtua/domain/commands';
import type { CollectorId, CommandId, DeviceId, ProvinceCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { Stream } from '@diemtua/domain/ledger';
import type { Refusal } from '@diemtua/domain/plan';
import type { Engine } from '../engine.ts';
import { holdHead, writeEntry } from '../ledger/write.ts';
import { inSession, provinceScope, type Session } from '../session.ts';
import { fingerprint } from './fingerprint.ts';
import { carryOut } from './carry-out.ts';
import type { Effect } from './effect.ts';

/** Who tells: a collector by a phone, or a unit's office. */
export interface Sender {
  readonly province: ProvinceCode;
  readonly user: UserId;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
  readonly device: DeviceId | null;
  /** The stream of the journal to which the sender writes. */
  readonly stream: Stream;
}

/** What became of a command: what each line that it concerns means now. */
export interface Outcome {
  readonly lines: readonly { readonly payment: PaymentId; readonly judgement: Judgement }[];
  /** Why nothing was done, where nothing had to be: see `Effect`. */
  readonly noted: string | null;
  readonly refusals?: readonly Refusal[];
}

/** The answer to a command. */
export type Told =
  | { readonly status: 'recorded'; readonly repeated: boolean; readonly outcome: Outcome }
  /** Another command had this id: a mistake in the sender's program, never a retry. */
  | { readonly status: 'other-content' };

/** A collision of two transactions that the database undid: it is tried again. */
const collisions = new Set(['40001', '40P01', '23505']);
const triesMax = 5;

/**
 * Tells the books something. The same command may come any number of times, at once, or after a lost answer: it has its effect once, and
 * each gets the same answer.
 * @param now the moment, in milliseconds since 1970
 */
export async function tell(engine: Engine, sender: Sender, text: CommandText, now: number): Promise<Told> {
  return tellCommand(engine, sender, text, commandSchema.parse(text), now);
}

/** As `tell`, where the text was read already. */
export async function tellCommand(
  engine: Engine,
  sender: Sender,
  text: CommandText,
  command: Command,
  now: number,
): Promise<Told> {
  for (let tries = 1; ; tries++) {
    try {
      return await inSession(engine, provinceScope(sender.province, sender.user), (session) =>
        once(session, sender, command, text, now),
      );
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      if (!collisions.has(code) || tries >= triesMax) throw cause;
    }
  }
}

async function once(session: Session, sender: Sender, command: Command, text: CommandText, now: number): Promise<Told> {
  const mark = fingerprint(text);
  const head = await holdHead(session, sender.stream);
  const before = (await findCommands(session, [command.id])).get(command.id);
  if (before) return toldBefore(before, mark);
  const effect = await carryOut(session, sender, command, now);
  const outcome = outcomeOf(effect);
  await writeCommand(session, sender, command, text, mark, outcome, now);
  if (effect.postings.length > 0 || effect.deltas.length > 0) {
    await writeEntry(session, head, command.id, now, effect.postings, effect.deltas);
  }
  return { status: 'recorded', repeated: false, outcome };
}

/** What the sender is told of an effect. */
export const outcomeOf = ({ judged, noted, refusals }: Effect): Outcome => ({
  lines: judged.map(({ line, judgement }) => ({ payment: line.id, judgement })),
  noted,
  ...(refusals === undefined ? {} : { refusals }),
});

/** A command that stands in the books: what tells it apart from another one with its id, and what became of it. */
export interface KnownCommand {
  readonly mark: string;
  readonly outcome: Outcome;
}

/** The answer to a command that came before, or to another one that bears its id. */
export const toldBefore = ({ mark, outcome }: KnownCommand, own: string): Told =>
  mark === own ? { status: 'recorded', repeated: true, outcome } : { status: 'other-content' };

/** Those of some commands that stand in the books. */
export async function findCommands(
  { client, scope }: Session,
  ids: readonly CommandId[],
): Promise<ReadonlyMap<CommandId, KnownCommand>> {
  const found = await client.query<KnownCommand & { id: CommandId }>({
    name: 'find-commands',
    text: `select id, encode(fingerprint, 'hex') as mark, outcome from command where province = $1 and id = any ($2::uuid[])`,
    values: [scope.province, ids],
  });
  return new Map(found.rows.map(({ id, mark, outcome }) => [id, { mark, outcome }]));
}

async function writeCommand(
  { client, scope }: Session,
  { user, device }: Sender,
  { id, kind, madeAt }: Command,
  text: CommandText,
  mark: string,
  outcome: Outcome,
  now: number,
): Promise<void> {
  await client.query({
    name: 'write-command',
    text: `insert into command (province, id, kind, fingerprint, sender, device, made_at, received_at, body, outcome)
      values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, to_timestamp($8::double precision / 1000), $9, $10)`,
    values: [scope.province, id, kind, mark, user, device, madeAt, now, JSON.stringify(text), JSON.stringify(outcome)],
  });
}
