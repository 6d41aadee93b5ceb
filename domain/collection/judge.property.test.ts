import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProvinceCode } from '../ids/index.ts';
import { account, accountText, balances, correct, isPay, net, trialBalance, type Posting } from '../ledger/index.ts';
import { SUPPORT_GROUPS } from '../registry/group.ts';
import { postingsOf } from './books.ts';
import { METHODS, type Claim } from './claim.ts';
import { judgeLines, lastMonth, type Covered, type Judgement, type Payer } from './judge.ts';
import { canonicalOrder, paidBackOf, takenOnOf, type Line } from './line.ts';
import { cardFrom, claimed, collector, day, dong, groupsFrom, market, month, payerOf, taken } from './lines.cases.ts';
import { correctDeltas, deltasOf, type Delta } from './participation.ts';
import { refundOf } from './refund.ts';

const runs = 300;
const linesMost = 9;
const province = '10' as ProvinceCode;
const first = month('2025-05');
const oneOf = <const T>(...row: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...row);
/** One time in so many. */
const rarely = <T>(of: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of });

const months = fc.nat({ max: 16 }).map((after) => (first + after) as Month);
const days = fc
  .tuple(months, fc.integer({ min: 1, max: 28 }))
  .map(([of, date]) => day(`${formatMonth(of)}-${String(date).padStart(2, '0')}`));
const others = fc.record({
  sponsor: oneOf('Hội Chữ thập đỏ', 'Hội Khuyến học'),
  amount: oneOf(1, 50_000, 9_000_000).map((amount) => dong(amount)),
});

/** Voluntary insurance, of incomes on and off the grid, below the lowest, by every method. */
const voluntary: fc.Arbitrary<Claim> = fc
  .record({
    from: months,
    method: oneOf('monthly', 'monthly', 'monthly', ...METHODS),
    income: oneOf(1_500_000, 1_650_000, 1_650_000, 3_000_000, 1_660_000, 1_000_000).map((income) => dong(income)),
    percent: rarely(oneOf(10, 100)),
    other: rarely(others),
  })
  .map(({ from, method, income, percent, other }) =>
    claimed(formatMonth(from), {
      method,
      income,
      ...(method === 'future-years' ? { years: 2 } : {}),
      ...(method === 'missing-months' ? { months: 7 } : {}),
      ...(percent === null ? {} : { local: { percent, resolution: '05/2025/NQ-HĐND' } }),
      ...(other === null ? {} : { other }),
    }),
  );

const health: fc.Arbitrary<Claim> = fc
  .record({ from: months, months: oneOf(3, 6, 12), place: fc.integer({ min: 1, max: 6 }), other: rarely(others) })
  .map(({ from, other, ...rest }) => cardFrom(formatMonth(from), { ...rest, ...(other === null ? {} : { other }) }));

const claims = fc.oneof({ weight: 4, arbitrary: voluntary }, { weight: 1, arbitrary: health });

const payers: fc.Arbitrary<Payer> = fc
  .record({
    groups: fc.tuple(oneOf(...SUPPORT_GROUPS), oneOf(...SUPPORT_GROUPS)),
    change: days,
    compulsoryFrom: rarely(days, 5),
    earlier: rarely(fc.record({ until: months, supported: oneOf(0, 100, 117, 120) }), 2),
  })
  .map(({ groups: [before, after], change, compulsoryFrom, earlier }) =>
    Object.assign(payerOf({ earlier }), {
      groupOn: groupsFrom(change, before, after),
      statusOn: (on: PlainDate) => (compulsoryFrom !== null && on >= compulsoryFrom ? 'compulsory' : null),
    }),
  );

const OFFERS = { due: 0, more: 3_000, less: -1_000 } as const;

/** A line as it is told; what is due is paid in most, and found out in `priced`. */
const told = fc.record({
  claim: claims,
  /** Months between the payment and the first month that it is for. */
  after: oneOf(0, 0, 0, 0, -1, -1, 1, 2, 5),
  date: oneOf('01', '05', '05', '18', '28'),
  offer: oneOf('due', 'due', 'due', 'due', 'more', 'more', 'less'),
  trouble: rarely(fc.constant({ asks: 'number-not-leased' } as const), 6),
  settlement: rarely(
    fc.oneof(
      claims.map((claim) => ({ how: 'correct', claim }) as const),
      days.map((takenOn) => ({ how: 'confirm', takenOn }) as const),
    ),
    4,
  ),
  back: rarely(fc.record({ part: oneOf('all', 'remainder'), on: days }), 6),
  refundAfter: rarely(fc.nat({ max: 12 }), 4),
  voids: fc.nat({ max: 9 }),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

/** Lines whose amounts, pay-backs and refunds fit what they mean, as far as they mean anything. */
function priced(all: readonly Told[], payer: Payer): readonly Line[] {
  const rows = all.map((each, index) => ({
    each,
    line: taken(`line ${index}`, `${formatMonth(each.claim.from + each.after)}-${each.date}`, 1, each.claim, {
      voided: each.voids === 0,
      trouble: each.trouble,
      settlement: each.settlement,
    }),
  }));
  const lines: Line[] = [];
  for (const { each, line } of rows.toSorted((a, b) => canonicalOrder(a.line, b.line))) {
    const asks = judgeLines(payer, [...lines, line]).get(line.id);
    const due = asks?.outcome === 'suspense' && asks.question.asks === 'amount-differs' ? asks.question.due : 297_000;
    const offered = due + OFFERS[each.offer];
    lines.push(withMovements({ ...line, amount: dong(Math.max(1, offered)) }, lines, each, payer));
  }
  return lines;
}

function withMovements(line: Line, before: readonly Line[], { back, refundAfter }: Told, payer: Payer): Line {
  const judgement = judgeLines(payer, [...before, line]).get(line.id);
  if (judgement?.outcome === 'suspense' && back?.part === 'all') {
    return { ...line, paidBack: [{ on: back.on, amount: line.amount, from: account('bank', 'SAPA') }] };
  }
  if (judgement?.outcome !== 'covers') return line;
  if (judgement.remainder > 0 && back !== null) {
    return { ...line, paidBack: [{ on: back.on, amount: judgement.remainder, from: account('bank', 'SAPA') }] };
  }
  if (refundAfter === null) return line;
  const refund = refundOf(judgement, takenOnOf(line), {
    on: takenOnOf(line),
    reason: 'compulsory',
    from: (judgement.from + refundAfter) as Month,
  });
  return 'why' in refund ? line : { ...line, refund };
}

/** A person, with lines and the same lines in another order. */
const people = fc
  .tuple(payers, fc.array(told, { maxLength: linesMost }))
  .map(([payer, all]) => ({ payer, lines: priced(all, payer) }))
  .chain(({ payer, lines }) =>
    fc.record({
      payer: fc.constant(payer),
      lines: fc.constant(lines),
      other: fc.shuffledSubarray([...lines], { minLength: lines.length }),
    }),
  );

const eachPerson = (check: (person: typeof people extends fc.Arbitrary<infer T> ? T : never) => void): void => {
  fc.assert(fc.property(people, check), { numRuns: runs });
};

const judgementOf = (all: ReadonlyMap<string, Judgement>, line: Line): Judgement => {
  const judgement = all.get(line.id);
  if (!judgement) throw new Error(`${line.id} was not judged`);
  return judgement;
};

/** What covers months, with its line. */
const coversOf = (lines: readonly Line[], all: ReadonlyMap<string, Judgement>) =>
  lines.flatMap((line) => {
    const covered = judgementOf(all, line);
    return covered.outcome === 'covers' ? [{ line, covered }] : [];
  });

/** Months that a line still covers, one by one. */
const monthsLeft = ({ line, covered }: { readonly line: Line; readonly covered: Covered }): readonly number[] => {
  const until = line.refund === null ? lastMonth(covered) : line.refund.from - 1;
  return Array.from({ length: Math.max(0, until - covered.from + 1) }, (_, index) => covered.from + index);
};

const deltasFor = (lines: readonly Line[], all: ReadonlyMap<string, Judgement>): readonly Delta[] => {
  const covers = coversOf(lines, all).map(({ line, covered }) => ({
    covered,
    takenOn: takenOnOf(line),
    place: market,
    refundedFrom: line.refund?.from ?? null,
  }));
  return (['voluntary', 'health'] as const).flatMap((product) =>
    deltasOf(covers.filter(({ covered }) => covered.product === product)),
  );
};

const textOf = ({ debit, credit, amount, on }: Posting): string =>
  [accountText(debit), accountText(credit), amount, on].join(' ');
const multiset = (all: readonly Posting[]): readonly string[] => all.map(textOf).toSorted();
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
const balanceOf = (postings: readonly Posting[], kind: string, owner?: string): number =>
  sum(
    balances(postings)
      .filter(({ account: of }) => of.kind === kind && (owner === undefined || of.owner === owner))
      .map(({ balance }) => balance),
  );

describe('what the lines of a person mean', () => {
  test('does not depend on the order in which they come', () => {
    eachPerson(({ payer, lines, other }) => {
      const all = judgeLines(payer, lines);
      const again = judgeLines(payer, other);
      for (const line of lines) expect(judgementOf(again, line)).toEqual(judgementOf(all, line));
      expect(deltasFor(other, again)).toHaveLength(deltasFor(lines, all).length);
      expect(correctDeltas(deltasFor(other, again), deltasFor(lines, all))).toEqual([]);
    });
  });

  test('nobody has a month twice, nor one that was paid before', () => {
    eachPerson(({ payer, lines }) => {
      const all = judgeLines(payer, lines);
      for (const product of ['voluntary', 'health'] as const) {
        const covers = coversOf(lines, all).filter(
          ({ covered }) => covered.product === product && covered.method !== 'missing-months',
        );
        const taken = covers.flatMap(monthsLeft);
        expect(new Set(taken).size).toBe(taken.length);
        const { earlier } = payer;
        if (product === 'voluntary' && earlier) expect(taken.every((each) => each > earlier.until)).toBe(true);
      }
    });
  });

  test('the State supports 120 months at most, those given back not counted', () => {
    eachPerson(({ payer, lines }) => {
      const covers = coversOf(lines, judgeLines(payer, lines));
      const supported = covers.map(({ line, covered }) =>
        Math.min(covered.supportedMonths, line.refund === null ? covered.months : line.refund.from - covered.from),
      );
      expect((payer.earlier?.supported ?? 0) + sum(supported)).toBeLessThanOrEqual(120);
    });
  });

  test('nobody comes for the first time twice', () => {
    eachPerson(({ payer, lines }) => {
      const covers = coversOf(lines, judgeLines(payer, lines)).filter((each) => monthsLeft(each).length > 0);
      for (const product of ['voluntary', 'health'] as const) {
        const kinds = covers.filter(({ covered }) => covered.product === product).map(({ covered }) => covered.kind);
        expect(kinds.filter((kind) => kind === 'first').length).toBeLessThanOrEqual(
          product === 'voluntary' && payer.earlier ? 0 : 1,
        );
      }
    });
  });

  test('the parts make the whole, and none is less than nothing', () => {
    eachPerson(({ payer, lines }) => {
      for (const { line, covered } of coversOf(lines, judgeLines(payer, lines))) {
        const { gross, state, local, other, payable, remainder, sponsor } = covered;
        expect(state + local + other + payable).toBe(gross);
        expect(payable + remainder).toBe(line.amount);
        expect(Math.min(state, local, other, payable, remainder - paidBackOf(line))).toBeGreaterThanOrEqual(0);
        expect(other === 0 || sponsor !== null).toBe(true);
      }
    });
  });

  test('what was sent stands, whatever comes later but its void', () => {
    eachPerson(({ payer, lines, other }) => {
      const [one, ...rest] = lines;
      if (!one || one.voided) return;
      const all = judgeLines(payer, [one]);
      const sent = { ...one, sent: 1 };
      expect(judgeLines(payer, [...rest, sent], all).get(one.id)).toBe(all.get(one.id));
      const mixed = other.map((line) => (line.id === one.id ? sent : line));
      expect([...judgeLines(payer, mixed, all)].toSorted()).toEqual(
        [...judgeLines(payer, [...rest, sent], all)].toSorted(),
      );
    });
  });
});

describe('how many take part', () => {
  test('a person counts once or not at all, on every day and for each product', () => {
    eachPerson(({ payer, lines }) => {
      const deltas = deltasFor(lines, judgeLines(payer, lines));
      for (const product of ['voluntary', 'health'] as const) {
        const own = deltas.filter((delta) => delta.product === product);
        for (const { day: on } of own) {
          const count = sum(own.filter((delta) => delta.day <= on).map(({ delta }) => delta));
          expect([0, 1]).toContain(count);
        }
        expect(sum(own.map(({ delta }) => delta))).toBe(0);
      }
    });
  });

  test('who counts has paid for it: on the first day of each month that is covered and paid', () => {
    eachPerson(({ payer, lines }) => {
      const all = judgeLines(payer, lines);
      const deltas = deltasFor(lines, all);
      for (const each of coversOf(lines, all)) {
        const { product, method } = each.covered;
        if (method === 'missing-months') continue;
        for (const covered of monthsLeft(each)) {
          const on = `${formatMonth(covered)}-01`;
          if (takenOnOf(each.line) > on) continue;
          const own = deltas.filter((delta) => delta.product === product && delta.day <= on);
          const bought = coversOf(lines, all).some((other) => other.covered.method === 'missing-months');
          // Who has bought the missing months is on the way to a pension.
          expect(bought || sum(own.map(({ delta }) => delta)) === 1, `${each.line.id} on ${on}`).toBe(true);
        }
      }
    });
  });

  test('corrected after each fact, in whatever order the facts come, it is the same in the end', () => {
    eachPerson(({ payer, lines, other }) => {
      const written: Delta[] = [];
      for (let known = 1; known <= other.length; known++) {
        const some = other.slice(0, known);
        written.push(...correctDeltas(written, deltasFor(some, judgeLines(payer, some))));
      }
      expect(correctDeltas(written, deltasFor(lines, judgeLines(payer, lines)))).toEqual([]);
    });
  });
});

describe('the books', () => {
  const booksOf = (payer: Payer | null, lines: readonly Line[]): readonly Posting[] => {
    const all = judgeLines(payer, lines);
    return lines.flatMap((line) => postingsOf(line, judgementOf(all, line), province));
  };

  test('are level, and say nothing of pay', () => {
    eachPerson(({ payer, lines }) => {
      const postings = booksOf(payer, lines);
      expect(trialBalance(balances(postings)).balanced).toBe(true);
      expect(postings.some(({ debit, credit }) => isPay(debit.kind) || isPay(credit.kind))).toBe(false);
    });
  });

  test('every đồng that was taken is in exactly one place: a fund, suspense, paid back, given back with a void', () => {
    eachPerson(({ payer, lines }) => {
      const all = judgeLines(payer, lines);
      for (const line of lines) {
        const judgement = judgementOf(all, line);
        const postings = postingsOf(line, judgement, province);
        const back = paidBackOf(line);
        const held = balanceOf(postings, 'suspense', line.id);
        const inHand = balanceOf(postings, 'float', collector);
        expect(balanceOf(postings, 'bank') + back).toBe(0);
        if (judgement.outcome === 'voided') {
          // What the void gave back is not in hand; what had gone back from the bank before is.
          expect([held, inHand]).toEqual([0, back]);
          continue;
        }
        expect(inHand).toBe(line.amount);
        if (judgement.outcome === 'suspense') {
          expect([held, postings.length]).toEqual([line.amount - back, back > 0 ? 2 : 1]);
          continue;
        }
        const { payable, remainder, gross } = judgement;
        const refund = line.refund ?? { amount: 0, state: 0, local: 0, other: 0 };
        const given = refund.amount + refund.state + refund.local + refund.other;
        expect(held).toBe(remainder - back);
        expect(balanceOf(postings, 'fund') + balanceOf(postings, 'health')).toBe(gross - given);
        expect(balanceOf(postings, 'repay')).toBe(refund.amount);
        expect(line.amount).toBe(payable + remainder);
      }
    });
  });

  test('corrected after each fact, in whatever order the facts come, they are the same in the end', () => {
    eachPerson(({ payer, lines, other }) => {
      const written = new Map<string, Posting[]>();
      // Nobody knows of the person until half of the lines have come.
      for (let known = 1; known <= other.length; known++) {
        const some = other.slice(0, known);
        const all = judgeLines(known * 2 > other.length ? payer : null, some);
        for (const line of some) {
          const posted = written.get(line.id) ?? [];
          posted.push(...correct(net(posted), postingsOf(line, judgementOf(all, line), province)));
          written.set(line.id, posted);
        }
      }
      const all = judgeLines(payer, lines);
      expect(multiset([...written.values()].flatMap(net))).toEqual(
        multiset(lines.flatMap((line) => net(postingsOf(line, judgementOf(all, line), province)))),
      );
    });
  });
});
