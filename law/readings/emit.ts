import { commonDenominator } from '../kernel/exact.ts';
import type { Rounding } from '../kernel/rounding.ts';

/** A number in the emitted program: n/d, both texts of JavaScript; d is a number where it is fixed. */
export interface Emitted {
  readonly n: string;
  readonly d: number | string;
  readonly real: boolean;
  /** A truth value of JavaScript, not yet 0 or 1. */
  readonly truth?: boolean;
}

/** A whole number. */
export const whole = (n: string): Emitted => ({ n, d: 1, real: false });
/** A condition. */
export const truth = (n: string): Emitted => ({ n, d: 1, real: false, truth: true });
/** A truth value as 0 or 1. */
export const counted = (value: Emitted): Emitted => (value.truth ? whole(`(${value.n} ? 1 : 0)`) : value);

/** a + b or a − b, over a common denominator. */
export function sumOf(a: Emitted, b: Emitted, sign: '+' | '-'): Emitted {
  const real = a.real || b.real;
  if (a.d === b.d) return { n: `(${a.n} ${sign} ${b.n})`, d: a.d, real };
  if (typeof a.d === 'number' && typeof b.d === 'number') {
    const d = commonDenominator(a.d, b.d);
    return { n: `(${scaled(a.n, d / a.d)} ${sign} ${scaled(b.n, d / b.d)})`, d, real };
  }
  if (b.d === 1) return { n: `(${a.n} ${sign} ${times(b.n, a.d)})`, d: a.d, real };
  if (a.d === 1) return { n: `(${times(a.n, b.d)} ${sign} ${b.n})`, d: b.d, real };
  return { n: `(${times(a.n, b.d)} ${sign} ${times(b.n, a.d)})`, d: times(String(a.d), b.d), real };
}

/** Compares two fractions by their cross products. */
export function compare(a: Emitted, b: Emitted, sign: string): Emitted {
  if (a.d === b.d) return truth(`(${a.n} ${sign} ${b.n})`);
  return truth(`(${times(a.n, b.d)} ${sign} ${times(b.n, a.d)})`);
}

/** Rounds n/d to a whole number, in the exact way of `roundFraction`. */
export function round(direction: Rounding, value: Emitted): Emitted {
  if (value.d === 1 && !value.real) return value;
  if (direction === 'up') return whole(`Math.ceil(${value.n} / ${value.d})`);
  if (direction === 'down') return whole(`Math.floor(${value.n} / ${value.d})`);
  const double = typeof value.d === 'number' ? String(2 * value.d) : `(2 * ${value.d})`;
  return whole(`Math.floor((2 * ${value.n} + ${value.d}) / ${double})`);
}

/** a × b, b being a denominator. */
export function times(a: string, b: number | string, keep = false): string {
  if (b === 1) return a;
  if (typeof b === 'number' && a === '1') return String(b);
  return keep && typeof b === 'number' ? `(${b} * ${a})` : `${brackets(a)} * ${b}`;
}

/** n × a whole number. */
export function scaled(n: string, by: number): string {
  if (by === 1) return n;
  return /^-?\d+$/.test(n) ? String(Number(n) * by) : `${n} * ${by}`;
}

/** a × b. */
export function product(a: Emitted, b: Emitted): Emitted {
  const d = typeof a.d === 'number' && typeof b.d === 'number' ? a.d * b.d : times(String(a.d), b.d);
  const n = b.n === '1' ? a.n : a.n === '1' ? b.n : `${a.n} * ${b.n}`;
  return { n, d, real: a.real || b.real };
}

/** Puts brackets around what is more than a name. */
export function brackets(text: string): string {
  return /^[\w.$[\]]+$/.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** n ÷ d; by a power of two as an exact product. */
export function quotient(n: string, d: number | string): string {
  if (d === 1) return n;
  return typeof d === 'number' && Number.isInteger(Math.log2(d))
    ? `${brackets(n)} * ${1 / d}`
    : `${brackets(n)} / ${brackets(String(d))}`;
}

/** The double n/d. */
export function asNumber(value: Emitted): string {
  return value.d === 1 ? value.n : `${brackets(value.n)} / ${value.d}`;
}

/** An index counted from its least value. */
export function offset(index: string, low: number): string {
  return low === 0 ? index : `${index} - ${low}`;
}
