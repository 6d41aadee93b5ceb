import { words } from '@diemtua/law/words/vi';
import { expect, test } from 'vitest';
import type { RightFacts } from '../calculator/draft.ts';
import { explainRight } from './explained-right.ts';
import { workRight, type Right } from './right.ts';

const today = '2026-11-22';
const nobody: RightFacts = {
  way: 'child',
  startIn: '2026-11',
  earlier: [],
  compulsory: [],
  uncounted: 0,
  dueIn: null,
  reason: null,
  sex: null,
  bornIn: null,
  group: null,
  pension: null,
};

function rightOf(facts: Partial<RightFacts>): Right {
  const told = workRight({ ...nobody, ...facts }, words, today);
  if ('error' in told) throw new Error(told.error.message);
  return told;
}

test('a child in June, nothing paid yet: six months from now are enough, and what they cost', () => {
  const { open, child } = rightOf({ dueIn: '2027-06' });
  expect(open).toBe(false);
  // 6 × (330,000 − 66,000)
  expect(child).toEqual({
    monthsInLast12: 0,
    needed: 6,
    still: { months: 6, each: 264_000, cost: 1_584_000, from: '2026-11', until: '2027-04' },
  });
});

test('a child in March: November to February are four months, too few', () =>
  expect(rightOf({ dueIn: '2027-03' }).child?.still).toBeNull());

test('a child in December, with six months of the year before it: 2,000,000', () => {
  const right = rightOf({ dueIn: '2026-12', earlier: [{ from: '2026-05', months: 6, income: 0 }] });
  expect([right.open, right.amount]).toEqual([true, 2_000_000]);
  expect(explainRight(right, words).steps.right.find(({ key }) => key === 'maternityAmount')?.value).toBe(2_000_000);
});

test('a child in December: five compulsory months and a voluntary one are six; compulsory ones alone give no right', () => {
  const compulsory = [{ from: '2026-05', months: 5, income: 0 }];
  const right = rightOf({ dueIn: '2026-12', compulsory, earlier: [{ from: '2026-10', months: 1, income: 0 }] });
  expect([right.open, right.amount]).toEqual([true, 2_000_000]);
  expect(rightOf({ dueIn: '2026-12', compulsory }).open).toBe(false);
});

test('a child in March: two compulsory months of the year before it leave four to be paid, which are just in time', () => {
  const { child } = rightOf({ dueIn: '2027-03', compulsory: [{ from: '2026-09', months: 2, income: 0 }] });
  expect(child?.still).toMatchObject({ months: 4, from: '2026-11', until: '2027-02', cost: 1_056_000 });
});

test('who joined in August 2025 may not withdraw for having stopped, whoever it is', () => {
  const right = rightOf({
    way: 'withdraw',
    reason: 'stopped-12-months',
    earlier: [{ from: '2025-08', months: 6, income: 1_500_000 }],
  });
  expect([right.open, right.refusal]).toEqual([false, 'joined-after-2025-07']);
  expect(explainRight(right, words).steps.right.length).toBeGreaterThan(0);
});

test('the family of somebody with 70 months: the funeral, and the survivors', () => {
  const right = rightOf({ way: 'death', earlier: [{ from: '2021-01', months: 70, income: 1_500_000 }] });
  // 10 × 2,530,000
  expect(right.family?.now.funeral).toBe(25_300_000);
  expect(right.amount).toBe(25_300_000 + (right.family?.now.survivors ?? 0));
  expect(right.family?.laterOn.map(({ months }) => months)).toEqual([82, 130, 190]);
});

test('the family of a pensioner: 48 pensions less a half for each month after the second, and the funeral; no month of payments counts', () => {
  const right = rightOf({ way: 'death', pension: { monthlyPension: 2_000_000, startedIn: '2025-10' } });
  // November 2026 is the 14th month: 48 − 12 × 0.5 = 42 pensions of 2,000,000; and 10 × 2,530,000.
  expect(right.family?.now).toMatchObject({ funeral: 25_300_000, survivors: 84_000_000 });
  expect(right.family?.laterOn).toEqual([]);
});
