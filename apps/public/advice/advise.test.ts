import { words } from '@diemtua/law/words/vi';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../calculator/draft.ts';
import { advise, type Advice } from './advise.ts';
import { explainAdvice } from './explained.ts';

/** The vendor of Âu Lâu: a woman born in November 1980, who can put aside about 300,000 a month from December 2025. */
const vendor: Facts = {
  sex: 'female',
  bornIn: '1980-11',
  startIn: '2025-12',
  group: 'other',
  aim: 'pay',
  amount: 300_000,
  earlier: [],
  compulsory: null,
};
const today = '2025-11-30';

function adviceFor(facts: Facts): Advice {
  const told = advise(facts, words, today);
  if (!('chosen' in told)) throw new Error(JSON.stringify(told));
  return told;
}

test('the vendor pays 297,000 for ten years, then 363,000 for five, and draws 742,500 from December 2040', () => {
  const { chosen, lawOf } = adviceFor(vendor);
  expect(chosen).toEqual({
    income: 1_650_000,
    pays: 297_000, // 1,650,000 × 22 % − 66,000
    paysLater: 363_000, // 1,650,000 × 22 %
    stateAdds: 66_000, // 1,500,000 × 22 % × 20 %
    supportedMonths: 120,
    months: 180,
    paysInAll: 57_420_000, // 120 × 297,000 + 60 × 363,000
    stateInAll: 7_920_000, // 120 × 66,000
    pension: 742_500, // 1,650,000 × 45 %
    pensionFrom: '2040-12',
    monthsToRegain: 78, // 57,420,000 / 742,500 = 77.3
  });
  expect(lawOf).toBe('2025-12-01');
});

test('beside it stand the lowest amount and twice the chosen one', () => {
  const { lowest, double } = adviceFor(vendor);
  expect([lowest.pays, lowest.pension, lowest.monthsToRegain]).toEqual([264_000, 675_000, 77]);
  expect([double?.pays, double?.pension, double?.monthsToRegain]).toEqual([594_000, 1_350_000, 83]);
});

test('meanwhile: a grant for each child, and one for the funeral', () => {
  const { maternity, funeral } = adviceFor(vendor);
  expect(maternity).toEqual({ amount: 2_000_000, months: 6 });
  expect(funeral).toEqual({ amount: 23_400_000, months: 60 }); // 10 × 2,340,000
});

test('a chosen income gives the same plan as the payment that it costs', () => {
  expect(adviceFor({ ...vendor, aim: 'income', amount: 1_650_000 }).chosen).toEqual(adviceFor(vendor).chosen);
});

test('who has had all the support pays the whole from the first month', () => {
  const earlier = [{ from: '2018-01', months: 95, income: 1_500_000 }];
  const { chosen } = adviceFor({ ...vendor, aim: 'income', amount: 1_650_000, earlier });
  expect(chosen.income).toBe(1_650_000);
  expect(chosen.supportedMonths).toBe(25); // 120 − 95
});

test('what cannot be reached names the nearest amount that can', () => {
  expect(advise({ ...vendor, aim: 'pension', amount: 40_000_000 }, words, today)).toEqual({
    impossible: 'above-the-highest',
    limit: 21_060_000, // 46,800,000 × 45 %
  });
});

test('who can pay less than the lowest amount sees the lowest, and what it is in each group', () => {
  const { chosen, short } = adviceFor({ ...vendor, amount: 100_000 });
  expect([chosen.income, chosen.pays]).toEqual([1_500_000, 264_000]);
  // 330,000 less 20 %, 30 %, 40 % and 50 % of 330,000.
  expect(short).toEqual([
    { group: 'other', pays: 264_000 },
    { group: 'minority', pays: 231_000 },
    { group: 'near-poor', pays: 198_000 },
    { group: 'poor', pays: 165_000 },
    { group: 'island', pays: 165_000 },
  ]);
});

test('some months at once cost the same, years ahead cost less', () => {
  const { methods } = adviceFor(vendor);
  expect(methods.slice(0, 4).map(({ months, pays, saves }) => [months, pays, saves])).toEqual([
    [1, 297_000, 0],
    [3, 891_000, 0],
    [6, 1_782_000, 0],
    [12, 3_564_000, 0],
  ]);
  expect(methods.slice(4).map(({ years, saves }) => [years, saves > 0])).toEqual([
    [2, true],
    [3, true],
    [5, true],
  ]);
});

test('whoever stops later gets more; whoever stops early gets less back than was paid with the State', () => {
  const { longer, stopped } = adviceFor(vendor);
  // 20 years of a woman: 45 % + 5 × 2 %; 25 years: 65 %.
  expect(longer.map(({ months, pension, pensionFrom }) => [months, pension, pensionFrom])).toEqual([
    [240, 907_500, '2045-12'],
    [300, 1_072_500, '2050-12'],
  ]);
  // 12 × 297,000; back: 2 × 1,650,000 − 12 × 66,000.
  expect(stopped[0]).toEqual({ months: 12, paid: 3_564_000, back: 2_508_000 });
});

describe('who has paid before, four years of them in the compulsory scheme', () => {
  const career: Facts = {
    ...vendor,
    startIn: '2026-11',
    aim: 'income',
    amount: null,
    earlier: [{ from: '2021-01', months: 60, income: 1_500_000 }],
    compulsory: { months: 48, averageSalary: 5_000_000 },
  };

  test('misses six years: what they cost, and from when there is a pension', () => {
    const told = advise(career, words, '2026-11-22');
    if (!('chosen' in told)) throw new Error(JSON.stringify(told));
    expect(told.career).toEqual({
      months: 108,
      compulsoryMonths: 48,
      needed: 180,
      missing: 72,
      // 60 months with the State's 66,000, of which 60 are left of 120; 12 months of 330,000.
      cost: 60 * 264_000 + 12 * 330_000,
      atOnce: null,
      ageIn: '2040-11',
    });
    expect(told.chosen.pensionFrom).toBe('2040-12');
  });

  test('old enough already: all missing months in one payment, within the five years that the law allows', () => {
    const old = { ...career, bornIn: '1965-03' };
    const told = advise({ ...old, compulsory: { months: 72, averageSalary: 5_000_000 } }, words, '2026-11-22');
    if (!('chosen' in told)) throw new Error(JSON.stringify(told));
    expect(told.career?.missing).toBe(48);
    expect(told.career?.atOnce).toBeGreaterThan(48 * 264_000);
  });
});

test('every reason of the payment and of the pension comes from the engine', () => {
  const { steps } = explainAdvice(adviceFor(vendor), words);
  expect(steps.payment.find(({ rule }) => rule === 'payable')?.value).toBe(297_000);
  expect(steps.pension.find(({ rule }) => rule === 'monthlyPension')?.value).toBe(742_500);
});

test('the law refuses a start before the age of joining, and says which field', () => {
  expect(advise({ ...vendor, bornIn: '2014-01' }, words, today)).toMatchObject({ error: { field: 'startIn' } });
});
