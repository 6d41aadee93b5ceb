import type { Claim, QuestionKind } from '@diemtua/domain/collection';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Message } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import type { Collector } from './found.ts';
import type { History, Participant, Visit } from './histories.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { fromOffice, takingOf, type Numbers, type Taking } from './messages.ts';
import { TODAY } from './scale.ts';
import type { Users } from './users.ts';

/** The questions that money can leave open, all of which the demonstration shows. */
export const SHOWN_QUESTIONS = [
  'person-unknown',
  'amount-differs',
  'months-already-paid',
  'after-deadline',
  'too-far-ahead',
  'refused-by-law',
  'not-eligible',
  'number-not-leased',
  'number-taken',
  'clock-wrong',
] as const satisfies readonly QuestionKind[];

/** What a clerk finds in the morning: messages, and what stood against some people already. */
export interface Troubles {
  readonly messages: readonly Message[];
  readonly statuses: readonly { readonly person: string; readonly from: PlainDate; readonly status: string }[];
}

const dayMs = 86_400_000;
const eachTimes = 2;
const wrongBy = 10_000;
const offGrid = 1_660_000;

interface Around {
  readonly histories: readonly History[];
  readonly collectors: readonly Collector[];
  readonly users: Users;
  readonly numbers: Numbers;
  readonly seed: number;
}

/**
 * Makes open questions of every kind in the last days before today, some that the office has settled, and a receipt that was made void. All of them arise as they do in life: from what is
 * told, not from what is written into the books.
 */
export function makeTroubles({ histories, collectors, users, numbers, seed }: Around): Troubles {
  const chance = Chance.of(seed, 'questions');
  const messages: Message[] = [];
  const statuses: { person: string; from: PlainDate; status: string }[] = [];
  const today = monthOfDate(TODAY);
  const free = peopleInOrder(histories, chance, ({ next }) => next >= today && next <= today + 10);
  // Who lapsed long ago chose an income that may no longer be chosen, and would be asked about that.
  const lapsed = peopleInOrder(histories, chance, ({ next }) => next <= today - 3 && next >= today - 30);
  const ofCollector = new Map(collectors.map((collector) => [collector.id, collector]));

  /** A visit with one line, with its collector. */
  const visit = (participant: Participant, claim: Claim, amount: number, on: PlainDate) => {
    const collector = ofCollector.get(participant.family.collector);
    const user = users.ofCollector.get(participant.family.collector);
    if (!collector || !user) throw new Error('bug: a family without a collector');
    const made: Visit = {
      family: participant.family,
      on,
      minute: chance.whole(480, 1020),
      lines: [{ claim, amount }],
      enrols: false,
    };
    return { collector, message: takingOf(made, collector, user, numbers.next(collector, on), chance) };
  };
  const claimOf = ({ person, method, income, next }: Participant): Claim => ({
    product: 'voluntary',
    person: person.id,
    method,
    income,
    from: next,
  });
  const amountOf = ({ covered }: Participant): number => covered.at(-1)?.payable ?? 0;
  const change = (
    { sender, text, now }: Message & { readonly text: Taking },
    receipt: Partial<Taking['receipt']>,
  ): Message => ({ sender, now, text: { ...text, receipt: { ...text.receipt, ...receipt } } });

  const make: Readonly<Record<(typeof SHOWN_QUESTIONS)[number], (participant: Participant, on: PlainDate) => Message>> =
    {
      'person-unknown': (participant, on) => {
        const stranger = idAt<'person'>(momentOf(on, 0), chance);
        return visit(
          participant,
          { ...claimOf(participant), person: stranger, from: monthOfDate(on) },
          amountOf(participant),
          on,
        ).message;
      },
      'amount-differs': (participant, on) =>
        visit(participant, claimOf(participant), amountOf(participant) - wrongBy, on).message,
      'months-already-paid': (participant, on) => {
        const last = participant.covered.at(-1);
        return visit(
          participant,
          { ...claimOf(participant), from: last?.from ?? participant.next },
          amountOf(participant),
          on,
        ).message;
      },
      'after-deadline': (participant, on) => {
        const claim = { ...claimOf(participant), method: 'monthly' } as Claim;
        return visit(participant, claim, amountOf(participant), on).message;
      },
      'too-far-ahead': (participant, on) =>
        visit(
          participant,
          { ...claimOf(participant), from: (monthOfDate(on) + 14) as Month },
          amountOf(participant),
          on,
        ).message,
      'refused-by-law': (participant, on) =>
        visit(participant, { ...claimOf(participant), income: offGrid as Dong } as Claim, amountOf(participant), on)
          .message,
      'not-eligible': (participant, on) => {
        statuses.push({ person: participant.person.id, from: dayLater(on, -40), status: 'compulsory' });
        return visit(participant, claimOf(participant), amountOf(participant), on).message;
      },
      'number-not-leased': (participant, on) => {
        const { message } = visit(participant, claimOf(participant), amountOf(participant), on);
        return change(message, { number: 19_000 + chance.whole(0, 900) });
      },
      'number-taken': (participant, on) => {
        const { message, collector } = visit(participant, claimOf(participant), amountOf(participant), on);
        const used = numbers.leases.find((lease) => lease.collector.id === collector.id);
        return change(message, { number: used?.from ?? 1 });
      },
      'clock-wrong': (participant, on) => {
        const { message } = visit(participant, claimOf(participant), amountOf(participant), on);
        return change(message, {
          takenAt: new Date(Date.parse(message.text.receipt.takenAt) + 365 * dayMs).toISOString(),
        });
      },
    };
  for (const kind of SHOWN_QUESTIONS) {
    for (let time = 0; time < eachTimes; time++) {
      const participant = (kind === 'after-deadline' ? lapsed : free).next().value;
      if (participant) messages.push(make[kind](participant, dayLater(TODAY, -chance.whole(2, 14))));
    }
  }
  messages.push(
    ...settled(
      free,
      (participant, on) => make['amount-differs'](participant, on) as Message & { readonly text: Taking },
      users,
      chance,
    ),
  );
  return { messages, statuses };
}

/** Some of those who have paid, each once. */
function* peopleInOrder(
  histories: readonly History[],
  chance: Chance,
  fits: (participant: Participant) => boolean,
): Generator<Participant, undefined> {
  const all = histories
    .filter(({ visits }) => (visits[0]?.on ?? TODAY) < dayLater(TODAY, -20))
    .flatMap(({ participants }) => participants.slice(0, 1))
    .filter((participant) => participant.covered.length > 0 && fits(participant));
  for (const [, one] of all.map((each) => [chance.next(), each] as const).toSorted(([a], [b]) => a - b)) yield one;
  return undefined;
}

/** Questions that are closed: one line corrected, one paid back, one receipt made void. */
function settled(
  free: Generator<Participant, undefined>,
  wrong: (participant: Participant, on: PlainDate) => Message & { readonly text: Taking },
  users: Users,
  chance: Chance,
): readonly Message[] {
  const on = dayLater(TODAY, -9);
  const later = dayLater(TODAY, -4);
  const at = momentOf(later, 9 * 60);
  return [0, 1, 2].flatMap((which): readonly Message[] => {
    const participant = free.next().value;
    if (!participant) return [];
    const message = wrong(participant, on);
    const payment = message.text.lines[0]?.id;
    const { unit } = message.sender;
    if (which === 2) {
      const content = {
        kind: 'void-receipt',
        receipt: message.text.receipt.id,
        on: later,
        reason: 'Ghi sai số tiền, đã trả lại',
      };
      return [message, fromOffice(unit, users, at, content, chance)];
    }
    const settlement = { how: 'pay-back', on: later, from: which === 0 ? 'float' : 'bank' };
    return [
      message,
      fromOffice(unit, users, at, { kind: 'settle', payment, settlement, reason: 'Người đóng nhận lại tiền' }, chance),
    ];
  });
}
