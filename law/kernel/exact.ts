/**
 * A number as a fraction n/d with d at least 1. Both are safe integers wherever the law is exact; then adding,
 * multiplying and rounding never lose a đồng. Only a power of a yield (compound interest) makes n a rounded double.
 * Fractions are not reduced: the checker of the language proves that they stay below 2^53.
 */
export interface Exact {
  readonly n: number;
  readonly d: number;
}

/** The largest integer that a double holds exactly, with all below it: 2^53 − 1. */
export const EXACT_LIMIT = Number.MAX_SAFE_INTEGER;

/** A whole number, or a double that is carried as it is. */
export function exact(n: number, d = 1): Exact {
  return { n, d };
}

/** a + b. */
export function add(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** a − b. */
export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { n: -b.n, d: b.d });
}

/** a × b. */
export function multiply(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** a ÷ b for b above zero. */
export function divide(a: Exact, b: Exact): Exact {
  return { n: a.n * b.d, d: a.d * b.n };
}

/** Below zero when a < b, zero when equal, above zero when a > b; only the sign means something. */
export function compare(a: Exact, b: Exact): number {
  return a.n * b.d - b.n * a.d;
}

/** The nearest double, to show or to hand out. */
export function toNumber(value: Exact): number {
  return value.n / value.d;
}

/** The greatest whole number that divides both; signs do not count. */
export function greatestDivisor(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** The least common multiple of two denominators. */
export function commonDenominator(a: number, b: number): number {
  return (a / greatestDivisor(a, b)) * b;
}
