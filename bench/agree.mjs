// Before anything is timed, the implementations must agree: person by person, and in their sums.

/** Relative difference that floating-point sums in another order may have. */
const TOLERANCE = 1e-9;

/**
 * @param {number} a
 * @param {number} b
 */
export const isClose = (a, b) => a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1);

/**
 * Throws at the first cell in which two columns differ; otherwise gives the sum.
 * @param {string} name
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 * @param {number} count
 */
export function agree(name, ours, theirs, count) {
  let sum = 0;
  let other = 0;
  for (let i = 0; i < count; i++) {
    const [a, b] = [ours[i] ?? NaN, theirs[i] ?? NaN];
    if (!isClose(a, b)) throw new Error(`${name} of person ${i}: ${a} here, ${b} there`);
    sum += a;
    other += b;
  }
  if (!isClose(sum, other)) throw new Error(`the sum of ${name}: ${sum} here, ${other} there`);
  return sum;
}
