import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { DueId, PersonId } from '../ids/index.ts';
import type { OpenDue } from './guess.ts';
import { matchLines, type LineOutcome } from './match.ts';
import { makeReference } from './reference.ts';
import { identify, makeLine, type StatementLine, type ToldLine } from './statement/line.ts';
import { ours } from './statement/samples.cases.ts';

/** The due of number n: of person n, with the reference of n, expected on 18 November. */
function due(n: number, amount: number, told: Partial<OpenDue> = {}): OpenDue {
  return {
    id: `due-${n}` as DueId,
    person: `person-${n}` as PersonId,
    reference: makeReference(n),
    amount: amount as Dong,
    expectedOn: '2025-11-18' as PlainDate,
    payerNames: [],
    accountsSeen: [],
    ...told,
  };
}

function line(amount: number, narrative: string, told: Partial<ToldLine> = {}): StatementLine {
  const bookedOn = '2025-11-18' as PlainDate;
  return makeLine(ours, { bookedOn, direction: 'in', amount: amount as Dong, narrative, ...told });
}

const match = (lines: readonly StatementLine[], dues: readonly OpenDue[]): readonly LineOutcome[] =>
  matchLines(identify(lines), dues);
const only = (one: StatementLine, ...dues: readonly OpenDue[]): LineOutcome | undefined => match([one], dues).at(0);

const lan = due(1, 297_000, { payerNames: ['Nguyễn Thị Lan'], accountsSeen: ['0099887766'] });
const hoa = due(2, 297_000, { payerNames: ['Nguyễn Thị Hoa', 'Trần Văn Bình'] });

describe('a reference settles a due', () => {
  test('with the exact amount, whatever the name says', () => {
    expect(only(line(297_000, 'TRAN VAN BINH nop dt hh2 th5 607'), lan, hoa)).toMatchObject({
      kind: 'matched',
      dues: ['due-1'],
      by: 'reference',
    });
  });

  test('several, where the amount is their sum: 297,000 + 297,000 = 594,000', () => {
    const both = `${lan.reference} ${hoa.reference}`;
    expect(only(line(594_000, both), lan, hoa)).toMatchObject({ kind: 'matched', dues: ['due-1', 'due-2'] });
    expect(only(line(297_000, both), lan, hoa)).toMatchObject({
      kind: 'guesses',
      guesses: [
        { due: 'due-1', score: 95 },
        { due: 'due-2', score: 95 },
      ],
    });
  });

  test('that a bank cut off, as long as all signs that tell dues apart are left', () => {
    expect(only(line(297_000, 'NOP BHXH DTHH2TH56'), lan, hoa)).toMatchObject({
      kind: 'matched',
      dues: ['due-1'],
      by: 'cut-reference',
    });
  });

  test('once: the same payment again is named with the line that paid', () => {
    const [first, second] = match([line(297_000, lan.reference), line(297_000, lan.reference)], [lan]);
    expect(first).toMatchObject({ kind: 'matched', dues: ['due-1'] });
    expect(second).toMatchObject({
      kind: 'unmatched',
      why: { code: 'paid-twice', due: 'due-1', paidBy: first?.identity },
    });
  });

  test('the whole one before the one that was cut off, though that came first', () => {
    const early = line(297_000, 'DTHH2TH56', { bookedOn: '2025-11-17' as PlainDate });
    const [cut, whole] = match([early, line(297_000, lan.reference)], [lan]);
    expect(whole).toMatchObject({ kind: 'matched', by: 'reference' });
    expect(cut).toMatchObject({ kind: 'unmatched' });
  });
});

describe('what a person has to decide', () => {
  test('a reference with another amount: 3,000 too much, and 297 too little', () => {
    expect(only(line(300_000, lan.reference), lan)).toMatchObject({
      kind: 'guesses',
      guesses: [{ due: 'due-1', reasons: [{ code: 'reference' }, { code: 'amount-over', by: 3000 }, { code: 'day' }] }],
    });
    expect(only(line(296_703, lan.reference), lan)).toMatchObject({
      guesses: [{ reasons: [{ code: 'reference' }, { code: 'amount-short', by: 297 }, { code: 'day' }] }],
    });
  });

  test('no reference: amount 30, account 35, name 30, day 5 make 100', () => {
    const paid = line(297_000, 'NGUYEN THI LAN chuyen tien', { counterAccount: '99887766' });
    expect(only(paid, hoa, lan)).toMatchObject({
      kind: 'guesses',
      guesses: [
        {
          due: 'due-1',
          person: 'person-1',
          score: 100,
          reasons: [
            { code: 'amount-equal', points: 30 },
            { code: 'account-seen', points: 35 },
            { code: 'name', points: 30, percent: 100 },
            { code: 'day', points: 5, daysApart: 0 },
          ],
        },
      ],
    });
  });

  test('the name of who pays for another counts; a day for three days away costs a point', () => {
    const paid = line(297_000, 'CHUYEN TIEN', { counterName: 'TRAN VAN BINH', bookedOn: '2025-11-22' as PlainDate });
    expect(only(paid, hoa, lan)).toMatchObject({ guesses: [{ due: 'due-2', score: 30 + 30 + 4 }] });
  });

  test('what is left of a reference: five signs are 30 points, the amount 30, the day 5', () => {
    expect(only(line(297_000, 'NOP BHXH DTHH2TH'), lan, hoa)).toMatchObject({
      guesses: [{ due: 'due-1', score: 65, reasons: [{ code: 'reference-begins', signs: 5 }, {}, {}] }],
    });
  });

  test('a due that another line has settled is no guess', () => {
    const [, second] = match([line(297_000, lan.reference), line(297_000, 'NGUYEN THI LAN')], [lan]);
    expect(second).toMatchObject({ kind: 'unmatched', why: { code: 'nothing-fits' } });
  });

  test('equals are told in the order of their ids, five at most', () => {
    const many = Array.from({ length: 7 }, (_, n) => due(n + 10, 297_000, { payerNames: ['Nguyễn Thị Lan'] }));
    const outcome = only(line(297_000, 'NGUYEN THI LAN'), ...many.toReversed());
    expect(outcome?.kind === 'guesses' ? outcome.guesses.map(({ due: id }) => id) : []).toEqual(
      [10, 11, 12, 13, 14].map((n) => `due-${n}`),
    );
  });
});

describe('what pays no open due', () => {
  test.each<[string, StatementLine, object]>([
    ['the amount alone', line(297_000, 'CHUYEN TIEN'), { kind: 'unmatched', why: { code: 'nothing-fits' } }],
    ['the name alone', line(1000, 'NGUYEN THI LAN'), { kind: 'unmatched', why: { code: 'nothing-fits' } }],
    [
      'another reference',
      line(1000, makeReference(9)),
      { kind: 'unmatched', why: { code: 'reference-not-open', references: [makeReference(9)] } },
    ],
    ['a wrong sign', line(1000, 'DTHH2TH5608'), { kind: 'unmatched', why: { code: 'nothing-fits' } }],
    ['a fee', line(11_000, 'Thu phi SMS', { direction: 'out' }), { kind: 'aside', nature: 'bank-fee' }],
    [
      'money that leaves, even with a reference',
      line(297_000, lan.reference, { direction: 'out' }),
      { kind: 'aside', nature: 'debit' },
    ],
    ['interest', line(120, 'Tra lai tien gui'), { kind: 'aside', nature: 'interest' }],
  ])('%s', (_, one, outcome) => {
    expect(only(one, lan, hoa)).toMatchObject(outcome);
  });

  test('two open dues with one reference are a mistake of ours', () => {
    expect(() => match([], [lan, { ...hoa, reference: lan.reference }])).toThrow('bug');
  });
});
