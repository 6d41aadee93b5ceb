import { words } from '@diemtua/law/words/vi';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../calculator/draft.ts';
import { advise, type Advice, type Asked } from './advise.ts';
import { askAgain, explainAdvice, stepsOf } from './explained.ts';

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
  expect(chosen).toMatchObject({
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
  const { maternity, funeral } = adviceFor(vendor).beside();
  expect(maternity).toMatchObject({ amount: 2_000_000, months: 6 });
  expect(funeral).toMatchObject({ amount: 23_400_000, months: 60 }); // 10 × 2,340,000
});

test('a chosen income gives the same plan as the payment that it costs', () => {
  const { asked, ...chosen } = adviceFor({ ...vendor, aim: 'income', amount: 1_650_000 }).chosen;
  expect(adviceFor(vendor).chosen).toMatchObject(chosen);
  expect(asked.drawing.question).toBe('pension');
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
  const { methods } = adviceFor(vendor).beside();
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
  const { choices, chosen, stops, beside } = adviceFor(vendor);
  const { stopped } = beside();
  expect(stops).toEqual([180, 240, 300]);
  const longer =
    choices()
      .find(({ income }) => income === chosen.income)
      ?.plans.slice(1) ?? [];
  // 20 years of a woman: 45 % + 5 × 2 %; 25 years: 65 %.
  expect(longer.map((plan) => [plan?.months, plan?.pension, plan?.pensionFrom])).toEqual([
    [240, 907_500, '2045-12'],
    [300, 1_072_500, '2050-12'],
  ]);
  // 12 × 297,000; back: 2 × 1,650,000 − 12 × 66,000.
  expect(stopped[0]).toMatchObject({ months: 12, supported: 12, paid: 3_564_000, back: 2_508_000 });
});

test('incomes, ways of paying and times of stopping stand beside each other, the lowest income first', () => {
  const { choices } = adviceFor(vendor);
  // 1,500,000; 1,650,000; twice 297,000 is 594,000 of 3,000,000; between them 1,650,000 + 13 × 50,000.
  expect(choices().map(({ income }) => income)).toEqual([1_500_000, 1_650_000, 2_300_000, 3_000_000]);
  const last = choices().at(-1);
  // 3,000,000 × 45 %, 55 %, 65 %.
  expect(last?.plans.map((plan) => plan?.pension)).toEqual([1_350_000, 1_650_000, 1_950_000]);
  // 3,000,000 × 22 % − 66,000, for a month, three, six and twelve.
  expect(last?.methods.slice(0, 4).map(({ pays }) => pays)).toEqual([594_000, 1_782_000, 3_564_000, 7_128_000]);
});

test('whoever dies while drawing the pension leaves a funeral grant, and 48 pensions less half of one for each month after the second', () => {
  const { bequests } = adviceFor(vendor).beside();
  expect(bequests.map(({ months, funeral, survivors }) => [months, funeral, survivors])).toEqual([
    [1, 23_400_000, 35_640_000], // 48 × 742,500
    [60, 23_400_000, 14_107_500], // (48 − 58 × 0.5) × 742,500
    [120, 23_400_000, 2_227_500], // at least 3 × 742,500
  ]);
});

test('every figure that opens is the one that the law gives again, with its reasons', () => {
  const { chosen, lowest, double, choices, beside } = adviceFor(vendor);
  const { methods, stopped, maternity, funeral, bequests } = beside();
  const plans = [chosen, lowest, double, ...choices().flatMap((each) => each.plans)].filter((plan) => plan !== null);
  const told = (asked: Asked, rule: string) => stepsOf(askAgain(asked, words)).find(({ key }) => key === rule)?.value;
  for (const plan of plans) {
    expect(told(plan.asked.payment, 'payable')).toBe(plan.pays);
    expect(told(plan.asked.later, 'payable')).toBe(plan.paysLater);
    expect(told(plan.asked.drawing, 'monthlyPension')).toBe(plan.pension);
  }
  for (const each of [...methods, ...choices().flatMap((choice) => choice.methods)]) {
    expect(told(each.asked, 'payable')).toBe(each.pays);
    expect(told(each.asked, 'gross')).toBe(each.gross);
  }
  for (const each of stopped) expect(told(each.asked, 'withdrawalAmount')).toBe(each.back);
  for (const each of bequests) {
    expect(told(each.asked, 'funeralGrant')).toBe(each.funeral);
    expect(told(each.asked, 'survivorLump')).toBe(each.survivors);
  }
  expect(maternity && told(maternity.asked, 'maternityAmount')).toBe(maternity?.amount);
  expect(funeral && told(funeral.asked, 'funeralGrant')).toBe(funeral?.amount);
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
    expect(told.career?.atOnce?.amount).toBeGreaterThan(48 * 264_000);
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
