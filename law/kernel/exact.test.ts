import { describe, expect, test } from 'vitest';
import { isDong } from './dong.ts';
import { add, compare, divide, exact, EXACT_LIMIT, multiply, subtract, toNumber } from './exact.ts';

const half = exact(1, 2);
const third = exact(1, 3);
const quarter = exact(1, 4);

describe('fractions', () => {
  test('a whole number is over one', () => {
    expect(exact(7)).toEqual({ n: 7, d: 1 });
  });

  test.each([
    ['1/3 + 1/3 = 2/3', third, third, { n: 2, d: 3 }],
    ['1/4 + 1/2 = 3/4', quarter, half, { n: 3, d: 4 }],
    ['1/2 + 1/4 = 3/4', half, quarter, { n: 3, d: 4 }],
    ['1/2 + 1/3 = 5/6', half, third, { n: 5, d: 6 }],
    ['1/6 + 2/4 over 24', exact(1, 6), exact(2, 4), { n: 16, d: 24 }],
    ['5 + 2/3 = 17/3', exact(5), exact(2, 3), { n: 17, d: 3 }],
  ])('%s', (_, a, b, sum) => {
    expect(add(a, b)).toEqual(sum);
  });

  test('1/2 − 1/3 = 1/6 and 1/3 − 1/2 = −1/6', () => {
    expect(subtract(half, third)).toEqual({ n: 1, d: 6 });
    expect(subtract(third, half)).toEqual({ n: -1, d: 6 });
  });

  test('2/3 × 5/7 = 10/21, and 2/3 ÷ 5/7 = 14/15', () => {
    expect(multiply(exact(2, 3), exact(5, 7))).toEqual({ n: 10, d: 21 });
    expect(divide(exact(2, 3), exact(5, 7))).toEqual({ n: 14, d: 15 });
  });

  test('are compared crosswise', () => {
    expect(compare(third, half)).toBeLessThan(0);
    expect(compare(half, third)).toBeGreaterThan(0);
    expect(compare(exact(2, 4), half)).toBe(0);
    // Numerators alone, or denominators alone, would say the contrary: 3/4 is above 5/8.
    expect(compare(exact(3, 4), exact(5, 8))).toBeGreaterThan(0);
  });

  test('3/4 is shown as 0.75', () => {
    expect(toNumber(exact(3, 4))).toBe(0.75);
  });
});

describe('đồng', () => {
  test('are whole, and exact in the machine', () => {
    expect(isDong(1_500_000)).toBe(true);
    expect(isDong(0.5)).toBe(false);
    expect(EXACT_LIMIT).toBe(2 ** 53 - 1);
    expect(isDong(EXACT_LIMIT)).toBe(true);
    expect(isDong(EXACT_LIMIT + 1)).toBe(false);
  });
});
