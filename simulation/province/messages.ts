import { claimText } from '@diemtua/domain/collection';
import type { Command } from '@diemtua/domain/commands';
import type { CollectorId, UserId } from '@diemtua/domain/ids';
import type { LeaseRow, Message } from '@diemtua/server/store';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Chance } from '../chance.ts';
import { officeOf, senderOf, type Collector } from './found.ts';
import type { Visit } from './histories.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { TODAY } from './scale.ts';
import type { Users } from './users.ts';

/** The command by which money is taken, as JSON carries it. */
export type Taking = Extract<Message['text'], { readonly kind: 'take-payment' }>;

/** Numbers of a book in the hands of a collector's phone, as rows of the store. */
export interface Lease {
  readonly collector: Collector;
  readonly from: number;
  readonly to: number;
  readonly on: PlainDate;
}

const leaseNumbers = 200;
const leasesUntil = '2026-06-30' as PlainDate;

function bookOf(books: ReadonlyMap<string, string>, series: string): string {
  const book = books.get(series);
  if (book === undefined) throw new Error(`bug: no book of receipts ${series}`);
  return book;
}

/** Hands out receipt numbers, a lease at a time, to each collector in the order of the days. */
export class Numbers {
  private readonly left = new Map<CollectorId, { next: number; to: number }>();
  private readonly ends = new Map<string, number>();
  readonly leases: Lease[] = [];
  private told = 0;

  /** The next number of a collector; on a day when the last lease is used up, a new one is taken. */
  next(collector: Collector, on: PlainDate): number {
    const known = this.left.get(collector.id);
    if (known && known.next <= known.to) return known.next++;
    const from = (this.ends.get(collector.series) ?? 0) + 1;
    const to = from + leaseNumbers - 1;
    this.ends.set(collector.series, to);
    this.leases.push({ collector, from, to, on });
    this.left.set(collector.id, { next: from + 1, to });
    return from;
  }

  /** The leases since they were last asked for, as rows. */
  rows(books: ReadonlyMap<string, string>, chance: Chance): readonly LeaseRow[] {
    const fresh = this.leases.slice(this.told);
    this.told = this.leases.length;
    return fresh.map(({ collector, from, to, on }) => ({
      id: idAt(momentOf(dayLater(on, -1), 600), chance),
      book: bookOf(books, collector.series),
      series: collector.series,
      from_number: from,
      to_number: to,
      collector: collector.id,
      device: collector.device,
      leased_at: new Date(momentOf(dayLater(on, -1), 600)).toISOString(),
      ends_on: leasesUntil,
      returned_from: null,
      returned_at: null,
    }));
  }
}

/** How long a message waits for a network, in minutes. */
const waits = (chance: Chance): number =>
  chance.weighted([
    [chance.whole(0, 4), 70],
    [chance.whole(5, 480), 24],
    [chance.whole(480, 4000), 6],
  ]);

/** When the books of the demonstration end: whatever waited for a network has come by then. */
const endsAt = momentOf(dayLater(TODAY, 1), -1);

/** The message that a visit leaves. */
export function takingOf(
  visit: Visit,
  collector: Collector,
  user: UserId,
  number: number,
  chance: Chance,
): Message & { readonly text: Taking; readonly command: Command } {
  const { family, on, minute, lines, enrols } = visit;
  const takenAt = momentOf(on, minute);
  const [payer] = family.people;
  const at = new Date(takenAt).toISOString();
  const text: Taking = {
    id: idAt<'command'>(takenAt, chance),
    madeAt: at,
    kind: 'take-payment',
    receipt: {
      id: idAt<'receipt'>(takenAt, chance),
      series: collector.series,
      number,
      payer: payer?.name ?? '',
      takenAt: at,
    },
    lines: lines.map(({ claim, amount }) => ({
      id: idAt<'payment'>(takenAt, chance),
      amount: amount as never,
      claim: claimText(claim),
    })),
    people: (enrols ? family.people : []) as unknown as NonNullable<Taking['people']>,
    households: (enrols ? [family.household] : []) as unknown as NonNullable<Taking['households']>,
  };
  // As the text would be read: only the months of the claims are written otherwise in it.
  const read = text.lines.map((line, index) => ({ ...line, claim: lines[index]?.claim }));
  const command = { ...text, lines: read } as unknown as Command;
  return {
    sender: senderOf(collector, user),
    text,
    command,
    now: Math.max(takenAt, Math.min(takenAt + waits(chance) * 60_000, endsAt)),
  };
}

/** What a command of the office is made of beside its content. */
export function fromOffice(
  unit: Collector['unit'],
  users: Users,
  at: number,
  content: object,
  chance: Chance,
): Message {
  const user = users.ofUnit.get(unit);
  if (user === undefined) throw new Error(`unit ${unit} has no clerk`);
  const text = {
    id: idAt<'command'>(at, chance),
    madeAt: new Date(at).toISOString(),
    ...content,
  } as unknown as Message['text'];
  return { sender: officeOf(unit, user), text, now: at };
}
