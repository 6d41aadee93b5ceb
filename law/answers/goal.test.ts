import { describe, expect, test } from 'vitest';
import { planFirstPayable } from '../book/goal/goal.ts';
import { exact } from '../kernel/exact.ts';
import { workGoal } from './goal.ts';

const person = { sex: 'female', bornIn: '1976-01' };
const plan = { person, startIn: '2026-08', group: 'other' };
const work = (input: object) => {
  const planned = workGoal({ ...plan, ...input });
  if ('code' in planned) throw new Error(planned.code);
  return planned;
};

describe('goal first', () => {
  test('what one can pay: the greatest income within it, and what a step more would cost', () => {
    const { fields, plan: found } = work({ want: { pay: 300_000 } });
    // 22 % less 66,000: 1,650,000 costs 297,000 and 1,700,000 costs 308,000.
    expect(fields).toMatchObject({
      income: 1_650_000,
      payableFirst: 297_000,
      yearsNeeded: 15,
      eligibleFrom: '2041-08',
    });
    expect(found).toMatchObject({ paying: true, wanted: exact(300_000) });
    expect(found?.beside?.income).toBe(1_700_000);
    expect((found?.beside?.value.n ?? 0) / (found?.beside?.value.d ?? 1)).toBe(308_000);
    expect(found?.payment.valueOf(planFirstPayable).n).toBe(
      297_000 * (found?.payment.valueOf(planFirstPayable).d ?? 1),
    );
  });

  test('a pension wished for: the least income that reaches it, and what a step less would give', () => {
    const { fields, plan: found } = work({ want: { monthlyPension: 3_000_000 } });
    // 45 %: 6,700,000 gives 3,015,000 and 6,650,000 gives 2,992,500.
    expect(fields).toMatchObject({ income: 6_700_000, monthlyPension: 3_015_000 });
    expect(found).toMatchObject({ paying: false, wanted: exact(3_000_000), beside: { income: 6_650_000 } });
    expect((found?.beside?.value.n ?? 0) / (found?.beside?.value.d ?? 1)).toBe(2_992_500);
  });

  test('the ends of the grid are beside the incomes next to them', () => {
    // 45 % of 1,500,000 is 675,000: one đồng more takes a step.
    const { plan: low } = work({ want: { monthlyPension: 675_001 } });
    expect(low).toMatchObject({ beside: { income: 1_500_000 } });
    // 22 % of 50,550,000 less 66,000 is 11,055,000.
    const { fields, plan: high } = work({ want: { pay: 11_055_000 } });
    expect(fields).toMatchObject({ income: 50_550_000 });
    expect(high).toMatchObject({ beside: { income: 50_600_000, value: exact(11_066_000) } });
  });

  test('no plan goes on beyond the last month that the book counts', () => {
    // 120 months are paid and 60 are still needed: from January 2095 to December 2099.
    const voluntary = [{ from: '2085-01', months: 120, income: 50_000_000 }];
    const born = { sex: 'female', bornIn: '2039-12' };
    const late = { person: born, voluntary, want: { pay: 60_000_000 } };
    expect(work({ ...late, startIn: '2095-01' }).fields).toMatchObject({ yearsNeeded: 5 });
    expect(work({ ...late, startIn: '2095-02' }).fields).toEqual({ impossible: 'no-right' });
  });

  test('beside the last of the grid there is nothing', () => {
    // 20 × 2,530,000 is 50,600,000; the grid goes from 1,500,000 in steps of 50,000 to 50,600,000.
    expect(work({ want: { pay: 60_000_000 } })).toMatchObject({
      fields: { income: 50_600_000 },
      plan: { beside: null },
    });
    expect(work({ want: { monthlyPension: 1 } })).toMatchObject({
      fields: { income: 1_500_000 },
      plan: { beside: null },
    });
  });

  test.each([
    ['below-the-lowest', { want: { pay: 263_999 } }],
    ['above-the-highest', { want: { monthlyPension: 50_000_000 } }],
    // Ten years are not enough for anyone.
    ['no-right', { want: { pay: 300_000 }, stopIn: '2036-08' }],
    [
      'already-entitled',
      {
        want: { pay: 300_000 },
        person: { sex: 'female', bornIn: '1960-01' },
        voluntary: [{ from: '2010-01', months: 190, income: 2_000_000 }],
      },
    ],
  ])('%s', (impossible, input) => {
    expect(work(input)).toEqual({ fields: { impossible }, plan: null });
  });

  test('until the month before the stop; years to two decimals', () => {
    // 2026-08 to 2042-03 are 188 months, 15.67 years; the age comes in 2036.
    const { fields } = work({ want: { pay: 300_000 }, stopIn: '2042-04' });
    expect(fields).toMatchObject({ yearsNeeded: 15.67, eligibleFrom: '2041-08' });
    // 120 months of support, of 66,000.
    expect(fields).toMatchObject({ totalStateSupport: 7_920_000, totalPayable: 188 * 363_000 - 7_920_000 });
  });

  test('months of the record count, and then one pays until the age', () => {
    const voluntary = [{ from: '2018-01', months: 96, income: 1_500_000 }];
    const { fields } = work({ want: { pay: 300_000 }, voluntary });
    // 60 years in 2036-01: from 2026-08 to that month there are 114.
    expect(fields).toMatchObject({ eligibleFrom: '2036-02', yearsNeeded: 9.5, income: 1_650_000 });
  });

  test('what is wrong is named', () => {
    expect(workGoal({ ...plan, want: { pay: 1 }, stopIn: '2026-08' })).toMatchObject({ code: 'stop-before-start' });
    expect(workGoal({})).toMatchObject({ code: 'missing-field', field: 'want' });
    expect(workGoal({ ...plan, want: {} })).toMatchObject({ code: expect.any(String) as string });
    expect(workGoal({ ...plan, want: { pay: 1 }, startIn: '2009-01' })).toMatchObject({ field: 'startIn' });
  });
});
