import { words } from '@diemtua/law/words/vi';
import { expect, test } from 'vitest';
import type { Facts } from '../calculator/draft.ts';
import { advise, type Advice } from './advise.ts';

/** The vendor of Âu Lâu: a woman born in November 1980, who can put aside about 300,000 a month from December 2025. */
const vendor: Facts = {
  sex: 'female',
  bornIn: '1980-11',
  startIn: '2025-12',
  group: 'other',
  aim: 'pay',
  amount: 300_000,
  earlier: [],
};
const today = '2025-11-30';

function adviceFor(facts: Facts): Advice {
  const told = advise(facts, words, today);
  if (!('chosen' in told)) throw new Error(JSON.stringify(told));
  return told;
}

test('the vendor pays 297,000 for ten years, then 363,000 for five, and draws 742,500 from December 2040', () => {
  const { chosen, supportShare, lawOf } = adviceFor(vendor);
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
  expect(supportShare.replace('\u00a0', ' ')).toBe('20 %');
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
  expect(advise({ ...vendor, amount: 100_000 }, words, today)).toEqual({
    impossible: 'below-the-lowest',
    limit: 264_000,
  });
  expect(advise({ ...vendor, aim: 'pension', amount: 40_000_000 }, words, today)).toEqual({
    impossible: 'above-the-highest',
    limit: 21_060_000, // 46,800,000 × 45 %
  });
});

test('every reason of the payment and of the pension comes from the engine', () => {
  const { payment, drawing } = adviceFor(vendor);
  expect(payment.find(({ rule }) => rule === 'payable')?.value).toBe(297_000);
  expect(drawing.find(({ rule }) => rule === 'monthlyPension')?.value).toBe(742_500);
});

test('the law refuses a start before the age of joining, and says which field', () => {
  expect(advise({ ...vendor, bornIn: '2014-01' }, words, today)).toMatchObject({ error: { field: 'startIn' } });
});
