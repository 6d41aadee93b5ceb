import { createHash } from 'node:crypto';
import { deadlineOf, type Covered } from '@diemtua/domain/collection';
import { makeId, type CommandId, type DueId, type Id, type PersonId } from '@diemtua/domain/ids';
import { streamOf } from '@diemtua/domain/ledger';
import type { CommandText } from '@diemtua/domain/commands';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { duesOf, type StoredDue } from '../cash/dues.ts';
import { tell, type Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Engine } from '../engine.ts';
import { actorOf, inSession, type Scope, type Session } from '../session.ts';
import { ownNext, ownSelf } from './read.ts';

/** The last day of a month, never before another day. */
function lastDay(month: Month, atLeast: PlainDate): PlainDate {
  const [year, number] = formatMonth(month).split('-').map(Number);
  const day = new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, atLeast.length) as PlainDate;
  return day < atLeast ? atLeast : day;
}

/** Whether an amount that is awaited pays for a period as it is to be paid today: its first month, and its sum to the đồng. */
function paysFor({ lines, amount, endsOn }: StoredDue, due: Covered, today: PlainDate): boolean {
  const [line, more] = lines;
  const claim = line?.claim as { readonly product?: unknown; readonly from?: unknown } | undefined;
  return (
    more === undefined &&
    claim?.product === 'voluntary' &&
    claim.from === formatMonth(due.from) &&
    amount === due.payable &&
    endsOn >= today
  );
}

/** The amount that is awaited for a period already, whoever made it: the office, a collector, or the person herself. */
export async function openDueFor(
  session: Session,
  entries: readonly PersonId[],
  due: Covered,
  today: PlainDate,
): Promise<StoredDue | null> {
  return (await duesOf(session, entries)).find((each) => paysFor(each, due, today)) ?? null;
}

/** The participant, as far as what she asks for goes. */
export interface OwnAsker {
  readonly person: PersonId;
  readonly entries: readonly PersonId[];
  readonly scope: Scope;
}

const idBytes = 10;

/** The same id for the same amount on one day: pressed twice, or sent again after a lost answer, it is one amount due. */
const idOf = <Name extends string>(what: string, day: PlainDate, ...of: readonly (string | number)[]): Id<Name> =>
  makeId<Name>(
    Date.parse(`${day}T00:00:00Z`),
    createHash('sha256')
      .update([what, ...of].join('/'))
      .digest()
      .subarray(0, idBytes),
  );

/**
 * Awaits a transfer for the next period of a participant, as the office of her commune would.
 * @returns null where nothing can be paid now
 */
export async function awaitTransfer(
  engine: Engine,
  { person, entries, scope }: OwnAsker,
  now: number,
): Promise<StoredDue | null> {
  const today = dayInVietnam(now);
  const { next, self, open } = await inSession(engine, scope, async (session) => {
    const asked = await ownNext(session, person, entries, today);
    return {
      next: asked,
      self: await ownSelf(session, person, today),
      open: asked.state === 'payable' ? await openDueFor(session, entries, asked.due, today) : null,
    };
  });
  if (open !== null) return open;
  if (next.state !== 'payable' || self === null || self.unit === null) return null;
  const { claim, due } = next;
  const of = [person, claim.from, due.payable];
  const id: DueId = idOf('due', today, ...of);
  const command: CommandText = {
    id: idOf<'command'>('command', today, ...of) as CommandId,
    // The day, so that the same amount asked for again is the same command.
    madeAt: `${today}T00:00:00Z`,
    kind: 'open-due',
    due: id,
    payer: self.person.name,
    endsOn: lastDay(deadlineOf(claim.method, claim.from) ?? claim.from, today),
    lines: [
      {
        id: idOf('line', today, ...of),
        claim: { ...claim, from: formatMonth(claim.from) },
        amount: due.payable,
      },
    ],
  } as CommandText;
  const sender: Sender = {
    province: scope.province,
    user: actorOf(person),
    unit: self.unit,
    collector: null,
    device: null,
    stream: streamOf('unit', self.unit),
  };
  await tell(engine, sender, command, now);
  return inSession(engine, scope, (session) => openDueFor(session, entries, due, today));
}
