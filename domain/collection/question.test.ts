import { describe, expect, test } from 'vitest';
import { account } from '../ledger/index.ts';
import { judgeLines, type Covered, type Judgement } from './judge.ts';
import {
  cardFrom,
  claimed,
  collector,
  coveredBy,
  day,
  dong,
  judged,
  lastJudged,
  month,
  payerOf,
  taken,
} from './lines.cases.ts';
import type { Line, PaidBack, PaymentId, Refund } from './line.ts';
import type { Question } from './question.ts';

const asked = (question: Question): Judgement => ({ outcome: 'suspense', question });
const november = taken('a', '2025-11-18', 297_000, claimed('2025-11'));
const correctTo = (claim: Line['claim']) => ({ how: 'correct', claim }) as const;
const confirmedOn = (on: string) => ({ how: 'confirm', takenOn: day(on) }) as const;
const backOn = (on: string, amount: number): PaidBack => ({
  on: day(on),
  amount: dong(amount),
  from: account('float', collector),
});

describe('why money waits', () => {
  test('nobody has told us of the person', () => {
    expect(lastJudged([november], null)).toEqual(asked({ asks: 'person-unknown' }));
  });

  test.each([296_999, 297_001, 1])('%i is not what is due', (paid) => {
    expect(lastJudged([{ ...november, amount: dong(paid) }])).toEqual(
      asked({ asks: 'amount-differs', due: dong(297_000), paid: dong(paid) }),
    );
  });

  test('under compulsory insurance on the day of payment', () => {
    const statusOn = (on: string) => (on >= '2025-11-18' ? 'compulsory' : null);
    const before = taken('before', '2025-11-17', 297_000, claimed('2025-11'));
    expect(lastJudged([november], { ...payerOf(), statusOn })).toEqual(
      asked({ asks: 'not-eligible', status: 'compulsory' }),
    );
    expect(lastJudged([before], { ...payerOf(), statusOn })).toMatchObject({ outcome: 'covers' });
  });

  test.each([
    ['an income off the grid', claimed('2025-11', { income: dong(1_660_000) }), 'income-off-grid', 'income'],
    ['six years ahead', claimed('2025-11', { method: 'future-years', years: 6 }), 'too-many-years', 'years'],
    ['years not told', claimed('2025-11', { method: 'future-years' }), 'missing-field', 'years'],
    [
      'sixty-one missing months',
      claimed('2025-11', { method: 'missing-months', months: 61 }),
      'too-many-months',
      'months',
    ],
    ['years with a month', claimed('2025-11', { years: 2 }), 'unknown-field', 'years'],
  ] as const)('the law refuses %s', (_, claim, code, field) => {
    expect(lastJudged([{ ...november, claim }])).toEqual(asked({ asks: 'refused-by-law', code, field }));
  });

  test('months that another line paid: who took the money first has them', () => {
    const later = taken('b', '2025-11-19', 297_000, claimed('2025-11'));
    const two = {
      asks: 'months-already-paid',
      from: month('2025-11'),
      until: month('2025-11'),
      by: 'a' as PaymentId,
    } as const;
    expect(judged([later, november])).toMatchObject({ a: { outcome: 'covers' }, b: asked(two) });
  });

  test.each([
    // Paid: 11/2025–01/2026.
    ['its first month', '2025-09', '2025-11', '2025-11'],
    ['its last month', '2026-01', '2026-01', '2026-01'],
    ['all of it', '2025-11', '2025-11', '2026-01'],
    ['none: the quarter before', '2025-08', null, null],
    ['none: the quarter after', '2026-02', null, null],
  ])('a quarter over another one: %s', (_, from, first, last) => {
    const paid = taken('paid', '2025-10-20', 891_000, claimed('2025-11', { method: 'quarterly' }));
    const second = taken('second', '2025-10-21', 891_000, claimed(from, { method: 'quarterly' }));
    const expected =
      first === null || last === null
        ? { outcome: 'covers' }
        : asked({ asks: 'months-already-paid', from: month(first), until: month(last), by: 'paid' as PaymentId });
    expect(lastJudged([paid, second])).toMatchObject(expected);
  });

  test('months that were paid before these books began', () => {
    const payer = payerOf({ earlier: { until: month('2025-12'), supported: 24 } });
    const quarter = taken('q', '2025-11-18', 891_000, claimed('2025-11', { method: 'quarterly' }));
    const before = (until: string) =>
      asked({ asks: 'months-already-paid', from: month('2025-11'), until: month(until), by: null });
    expect(lastJudged([november], payer)).toEqual(before('2025-11'));
    const last = taken('d', '2025-12-18', 297_000, claimed('2025-12'));
    expect(lastJudged([last], payer)).toMatchObject({ question: { asks: 'months-already-paid', by: null } });
    expect(lastJudged([quarter], payer)).toEqual(before('2025-12'));
    expect(lastJudged([taken('j', '2025-12-18', 297_000, claimed('2026-01'))], payer)).toMatchObject({
      outcome: 'covers',
      kind: 'continuing',
    });
  });

  test('missing months overlap nothing, in either direction', () => {
    const due = 12 * 363_000;
    const lump = taken('lump', '2025-11-17', due, claimed('2025-11', { method: 'missing-months', months: 12 }));
    const asks = lastJudged([lump]) as { question: { due: number } };
    const paid = { ...lump, amount: dong(asks.question.due) };
    expect(judged([paid, november])).toMatchObject({ lump: { outcome: 'covers' }, a: { outcome: 'covers' } });
    const after = { ...paid, takenOn: day('2025-11-19') };
    expect(judged([after, november], payerOf({ earlier: { until: month('2025-10'), supported: 0 } }))).toMatchObject({
      lump: { outcome: 'covers' },
      a: { outcome: 'covers' },
    });
  });

  test('the number of the receipt, or the clock of the phone', () => {
    const troubles = [
      { asks: 'number-not-leased' },
      { asks: 'number-taken', by: 'receipt of b' },
      { asks: 'clock-wrong', takenOn: day('2025-11-18'), receivedOn: day('2026-11-18') },
    ] as const;
    for (const trouble of troubles) {
      expect(lastJudged([{ ...november, trouble }])).toEqual(asked(trouble));
      // What is wrong with the paper is asked before what is wrong with the claim.
      expect(lastJudged([{ ...november, trouble, amount: dong(1) }], null)).toEqual(asked(trouble));
    }
  });

  test('a voided line is nothing, whatever else is wrong with it', () => {
    const voided = { ...november, voided: true, trouble: { asks: 'number-not-leased' } as const };
    expect(lastJudged([voided], null)).toEqual({ outcome: 'voided' });
    const other = taken('b', '2025-11-19', 297_000, claimed('2025-11'));
    expect(lastJudged([{ ...november, voided: true }, other])).toMatchObject({ outcome: 'covers', kind: 'first' });
  });
});

describe('household health insurance', () => {
  test.each([
    // 2,340,000 × 4.5 % × 12 = 1,263,600; then 70, 60, 50 and 40 % of it.
    [1, 1_263_600],
    [2, 884_520],
    [3, 758_160],
    [4, 631_800],
    [5, 505_440],
    [6, 505_440],
  ])('place %i on the ladder pays %i for a year', (place, amount) => {
    expect(lastJudged([taken('a', '2025-11-18', amount, cardFrom('2025-12', { place }))])).toMatchObject({
      outcome: 'covers',
      product: 'health',
      kind: 'first',
      method: null,
      income: null,
      group: null,
      months: 12,
      supportedMonths: 0,
      gross: amount,
      state: 0,
      local: 0,
      payable: amount,
    });
  });

  test.each([
    // 105,300 a month; from July 2026 113,850.
    [3, '2025-11-18', 315_900],
    [6, '2025-11-18', 631_800],
    [6, '2026-07-01', 683_100],
  ] as const)('%i months paid on %s: %i', (months, on, amount) => {
    const claim = cardFrom('2026-08', { months });
    expect(lastJudged([taken('a', on, amount, claim)])).toMatchObject({ outcome: 'covers', months, payable: amount });
  });

  test('a sponsor gives no more than the premium', () => {
    const other = (amount: number) => ({ sponsor: 'Hội Khuyến học', amount: dong(amount) });
    const part = taken('a', '2025-11-18', 263_600, cardFrom('2025-12', { other: other(1_000_000) }));
    expect(lastJudged([part])).toMatchObject({ other: 1_000_000, payable: 263_600, sponsor: 'Hội Khuyến học' });
    const all = { ...part, claim: cardFrom('2025-12', { other: other(2_000_000) }) };
    expect(lastJudged([all])).toEqual(asked({ asks: 'amount-differs', due: dong(0), paid: dong(263_600) }));
  });

  test('goes on, begins anew, overlaps and lies ahead by its own months only', () => {
    const card = (id: string, on: string, from: string) => taken(id, on, 315_900, cardFrom(from, { months: 3 }));
    const first = card('first', '2025-11-18', '2025-12');
    expect(judged([first, card('next', '2026-02-20', '2026-03'), card('late', '2026-09-01', '2026-09')])).toMatchObject(
      {
        // 113,850 × 3 = 341,550 from July 2026.
        next: { outcome: 'covers', kind: 'continuing' },
        late: asked({ asks: 'amount-differs', due: dong(341_550), paid: dong(315_900) }),
      },
    );
    expect(lastJudged([first, card('over', '2025-11-19', '2026-02')])).toEqual(
      asked({ asks: 'months-already-paid', from: month('2026-02'), until: month('2026-02'), by: 'first' as PaymentId }),
    );
    expect(lastJudged([card('far', '2025-11-18', '2026-12')])).toEqual(
      asked({ asks: 'too-far-ahead', from: month('2026-12'), earliest: month('2025-12') }),
    );
    // The other product’s months, status and beginnings are none of its business.
    const payer = payerOf({ earlier: { until: month('2025-12'), supported: 1 }, statusOn: () => 'compulsory' });
    expect(lastJudged([november, first], payer)).toMatchObject({ outcome: 'covers', kind: 'first' });
    expect(judged([first, taken('v', '2025-11-19', 297_000, claimed('2025-12'))])).toMatchObject({
      v: { outcome: 'covers', kind: 'first' },
    });
  });

  test('a premium that the law cannot tell: nothing is known before its series begins', () => {
    const judgement = lastJudged([taken('a', '2005-01-01', 1, cardFrom('2005-01'))]);
    expect(judgement).toMatchObject({ outcome: 'suspense', question: { asks: 'refused-by-law', field: 'payOn' } });
  });
});

describe('what the office decides', () => {
  test('the claim was told wrongly: it was December that was meant', () => {
    const late = taken('a', '2025-12-02', 297_000, claimed('2025-11'));
    expect(lastJudged([late])).toMatchObject(
      asked({ asks: 'after-deadline', from: month('2025-11'), deadline: month('2025-11') }),
    );
    expect(lastJudged([{ ...late, settlement: correctTo(claimed('2025-12')) }])).toMatchObject({
      outcome: 'covers',
      from: month('2025-12'),
    });
  });

  test('more than is due is taken then, and what is above it waits; less is not', () => {
    const more = { ...november, amount: dong(300_000), settlement: correctTo(november.claim) };
    expect(lastJudged([more])).toMatchObject({ outcome: 'covers', payable: 297_000, remainder: 3_000 });
    const less = { ...more, amount: dong(296_000) };
    expect(lastJudged([less])).toEqual(asked({ asks: 'amount-differs', due: dong(297_000), paid: dong(296_000) }));
  });

  test('a confirmed receipt is good as it is, and more than is due is still asked about', () => {
    const taken2 = {
      ...november,
      trouble: { asks: 'number-not-leased' } as const,
      settlement: confirmedOn('2025-11-18'),
    };
    expect(lastJudged([taken2])).toMatchObject({ outcome: 'covers', payable: 297_000 });
    expect(lastJudged([{ ...taken2, amount: dong(300_000) }])).toMatchObject(
      asked({ asks: 'amount-differs', due: dong(297_000), paid: dong(300_000) }),
    );
  });

  test('a clock a year behind: the confirmed day decides what is due, what is late and who was first', () => {
    const trouble = { asks: 'clock-wrong', takenOn: day('2024-11-18'), receivedOn: day('2025-11-18') } as const;
    const wrong = taken('wrong', '2024-11-18', 297_000, claimed('2025-11'), { trouble });
    expect(lastJudged([wrong])).toEqual(asked(trouble));
    const right = { ...wrong, settlement: confirmedOn('2025-11-18') };
    expect(lastJudged([right])).toMatchObject({ outcome: 'covers', state: 66_000 });
    const before = taken('before', '2025-11-17', 297_000, claimed('2025-11'));
    expect(judged([right, before])).toMatchObject({
      before: { outcome: 'covers' },
      wrong: asked({
        asks: 'months-already-paid',
        from: month('2025-11'),
        until: month('2025-11'),
        by: 'before' as PaymentId,
      }),
    });
  });

  test('a corrected claim is good whatever the paper says', () => {
    const line = {
      ...november,
      trouble: { asks: 'number-not-leased' } as const,
      settlement: correctTo(november.claim),
    };
    expect(lastJudged([line])).toMatchObject({ outcome: 'covers', remainder: 0 });
  });
});

describe('money that went back', () => {
  const gone = asked({ asks: 'paid-back', on: day('2025-11-20') });
  const all = [backOn('2025-11-20', 297_000)];

  test('covers nothing any more, whatever is learnt later', () => {
    expect(lastJudged([{ ...november, paidBack: all }])).toEqual(gone);
    expect(lastJudged([{ ...november, paidBack: all }], null)).toEqual(gone);
    const trouble = { asks: 'number-not-leased' } as const;
    expect(lastJudged([{ ...november, paidBack: all, trouble }])).toEqual(gone);
    expect(lastJudged([{ ...november, paidBack: all, settlement: confirmedOn('2025-11-18') }])).toEqual(gone);
    // The other collector’s money has the month.
    const other = taken('b', '2025-11-19', 297_000, claimed('2025-11'));
    expect(judged([{ ...november, paidBack: all }, other])).toMatchObject({ a: gone, b: { outcome: 'covers' } });
  });

  test('in two parts: the later day tells when it was over', () => {
    const parts = [backOn('2025-11-20', 1_000), backOn('2025-11-19', 296_000)];
    expect(lastJudged([{ ...november, paidBack: parts }])).toEqual(gone);
  });

  test('only what was too much: the months stay', () => {
    const more = { ...november, amount: dong(300_000), settlement: correctTo(november.claim) };
    const back = { ...more, paidBack: [backOn('2025-11-20', 3_000)] };
    expect(lastJudged([back])).toMatchObject({ outcome: 'covers', payable: 297_000, remainder: 3_000 });
    expect(lastJudged([{ ...back, paidBack: [backOn('2025-11-20', 2_000)] }])).toMatchObject({ remainder: 3_000 });
    // Without a decision about the claim it is what is left that has to be right.
    expect(lastJudged([{ ...back, settlement: null }])).toMatchObject({ outcome: 'covers', remainder: 3_000 });
    expect(lastJudged([{ ...back, settlement: null, paidBack: [backOn('2025-11-20', 2_000)] }])).toEqual(
      asked({ asks: 'amount-differs', due: dong(297_000), paid: dong(298_000) }),
    );
  });

  test('too much went back: what is left is too little', () => {
    const more = { ...november, amount: dong(300_000), settlement: correctTo(november.claim) };
    expect(lastJudged([{ ...more, paidBack: [backOn('2025-11-20', 4_000)] }])).toEqual(
      asked({ asks: 'amount-differs', due: dong(297_000), paid: dong(296_000) }),
    );
  });
});

describe('months that were given back', () => {
  const refunded = (from: string): Refund => ({
    on: day('2026-02-10'),
    reason: 'compulsory',
    from: month(from),
    amount: dong(0),
    state: dong(0),
    local: dong(0),
    other: dong(0),
  });
  // A year from November 2025: 12 × 297,000 = 3,564,000.
  const year = taken('year', '2025-11-18', 3_564_000, claimed('2025-11', { method: 'yearly' }));

  test('are free again, and she comes anew after the gap', () => {
    const cut = { ...year, refund: refunded('2026-02') };
    const again = taken('again', '2026-05-05', 297_000, claimed('2026-05'));
    expect(judged([year, again])).toMatchObject({ again: { outcome: 'suspense' } });
    expect(judged([cut, again])).toMatchObject({
      year: { outcome: 'covers', months: 12 },
      again: { outcome: 'covers', kind: 're-registered' },
    });
    const next = taken('next', '2026-02-20', 297_000, claimed('2026-02'));
    expect(lastJudged([cut, next])).toMatchObject({ outcome: 'covers', kind: 'continuing' });
    expect(lastJudged([cut, taken('over', '2026-01-20', 297_000, claimed('2026-01'))])).toMatchObject({
      outcome: 'suspense',
      question: { until: month('2026-01') },
    });
  });

  test('do not count among the 120: the State has its support back', () => {
    // 110 before; of the year 10 are supported, of which 3 stay: 110 + 3 = 113; 7 of the next year: 4,356,000 − 7 × 66,000 = 3,894,000.
    const payer = payerOf({ earlier: { until: month('2025-10'), supported: 110 } });
    const first = { ...year, amount: dong(4_356_000 - 660_000), refund: refunded('2026-02') };
    const next = taken('next', '2026-06-05', 3_894_000, claimed('2026-06', { method: 'yearly' }));
    expect(lastJudged([first, next], payer)).toMatchObject({ outcome: 'covers', supportedMonths: 7 });
    // Given back from the eleventh month on, which was her own: all ten stay counted.
    const late = { ...first, refund: refunded('2026-09') };
    const after = taken('after', '2026-09-05', 363_000, claimed('2026-09'));
    expect(lastJudged([late, after], payer)).toMatchObject({ outcome: 'covers', supportedMonths: 0 });
  });

  test('a month beyond the period cuts nothing off, and adds nothing', () => {
    const cut = { ...year, refund: refunded('2027-06') };
    expect(lastJudged([cut, taken('next', '2026-11-02', 297_000, claimed('2026-11'))])).toMatchObject({
      outcome: 'covers',
      kind: 'continuing',
    });
  });

  test('where the line covers nothing any more, the rest is asked about until it went back too', () => {
    // A year that somebody else had paid before: 3,564,000, of which 1,485,000 were refunded.
    const before = taken('before', '2025-11-01', 3_564_000, claimed('2025-11', { method: 'yearly' }));
    const given = { ...refunded('2026-06'), amount: dong(1_485_000) };
    const second = {
      ...taken('second', '2025-11-18', 3_564_000, claimed('2025-11', { method: 'yearly' })),
      refund: given,
    };
    expect(lastJudged([before, second])).toMatchObject({ question: { asks: 'months-already-paid' } });
    const rest = { on: day('2026-07-01'), amount: dong(3_564_000 - 1_485_000), from: account('bank', 'SAPA') };
    expect(lastJudged([before, { ...second, paidBack: [rest] }])).toEqual({
      outcome: 'suspense',
      question: { asks: 'paid-back', on: '2026-07-01' },
    });
    const less = { ...rest, amount: dong(rest.amount - 1) };
    expect(lastJudged([before, { ...second, paidBack: [less] }])).toMatchObject({
      question: { asks: 'months-already-paid' },
    });
  });

  test('all of them: as if nothing had been paid', () => {
    const cut = { ...year, refund: refunded('2025-11') };
    expect(lastJudged([cut, taken('next', '2025-11-20', 297_000, claimed('2025-11'))])).toMatchObject({
      outcome: 'covers',
      kind: 'first',
    });
  });
});

describe('what was sent to the insurance office', () => {
  const sent: Line = { ...taken('sent', '2025-11-19', 297_000, claimed('2025-11')), sent: 1 };

  test('stands as it was, and comes before what was taken earlier', () => {
    const standing = new Map([[sent.id, coveredBy(sent)]]);
    const all = judgeLines(payerOf(), [november, sent], standing);
    expect(all.get(sent.id)).toBe(standing.get(sent.id));
    expect(all.get(november.id)).toMatchObject(
      asked({ asks: 'months-already-paid', from: month('2025-11'), until: month('2025-11'), by: sent.id }),
    );
  });

  test('and is voided after it was sent, it is void: its months are free for what was taken earlier', () => {
    const standing = new Map([[sent.id, coveredBy(sent)]]);
    const all = judgeLines(payerOf(), [november, { ...sent, voided: true }], standing);
    expect(all.get(sent.id)).toEqual({ outcome: 'voided' });
    expect(all.get(november.id)).toEqual(coveredBy(november));
  });

  test('without a judgement it is judged; a judgement of what was not sent is not kept', () => {
    expect(judgeLines(payerOf(), [sent]).get(sent.id)).toMatchObject({ outcome: 'covers' });
    const old: Covered = { ...coveredBy(november), payable: dong(1) };
    expect(judgeLines(payerOf(), [november], new Map([[november.id, old]])).get(november.id)).toEqual(
      coveredBy(november),
    );
  });
});
