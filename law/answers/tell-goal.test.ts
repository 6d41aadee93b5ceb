import { describe, expect, test } from 'vitest';
import { words } from '../words/en.ts';
import { workGoal, type Plan } from './goal.ts';
import { tellPayments } from './tell-goal.ts';

const plan = { person: { sex: 'female', bornIn: '1976-01' }, startIn: '2026-08', group: 'other' };
function found(want: object): Plan {
  const planned = workGoal({ ...plan, want });
  if ('code' in planned || !planned.plan) throw new Error('no plan');
  return planned.plan;
}
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the payments of a plan', () => {
  test('each rule is explained once, the chosen income between its limits and its cost', () => {
    const rules = tellPayments(found({ pay: 300_000 }), words).map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
    const place = (rule: string): number => rules.indexOf(rule);
    expect(place('lowestIncome')).toBeGreaterThanOrEqual(0);
    expect(place('highestIncome')).toBeLessThan(place('chosenIncome'));
    expect(place('chosenIncome')).toBeLessThan(place('planFirstPayable'));
  });

  const chosen = (want: object) => tellPayments(found(want), words).find(({ rule }) => rule === 'chosenIncome');

  test('the income is so many steps above the lowest', () => {
    // 1,650,000 is 1,500,000 and three steps.
    const step = chosen({ pay: 300_000 });
    expect(plain(step?.arithmetic ?? '')).toBe('1,500,000 đ + 3 × 50,000 đ');
    expect(step?.because.map(({ condition }) => plain(condition))).toEqual([
      'The highest income whose first payment is at most 300,000 đ',
      'With 1,700,000 đ the first payment would be 308,000 đ',
    ]);
  });

  test('the lowest is itself, and there is none below it to speak of', () => {
    const step = chosen({ monthlyPension: 1 });
    expect(plain(step?.arithmetic ?? '')).toBe('1,500,000 đ');
    expect(step?.because.map(({ condition }) => plain(condition))).toEqual([
      'The lowest income whose monthly pension is at least 1 đ',
    ]);
    expect(step?.inputs.map(({ id }) => id)).toEqual(['wantPension', 'lowestIncome', 'incomeStep']);
  });
});
