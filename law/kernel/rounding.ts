/** The roundings that the law and its offices use. "half-up" to the nearest đồng, "up" to the next whole month. */
export type Rounding = 'half-up' | 'up' | 'down';

/** n/d rounded to a whole number; exact as long as 2n + d is a safe integer. */
export function roundFraction(direction: Rounding, n: number, d: number): number {
  switch (direction) {
    case 'half-up':
      return Math.floor((2 * n + d) / (2 * d));
    case 'up':
      return Math.ceil(n / d);
    case 'down':
      return Math.floor(n / d);
  }
}
