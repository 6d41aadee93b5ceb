/** An exact number: `top / bottom`, with `bottom` above zero. Never reduced: nothing here needs the lowest terms. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The exact fraction `top / bottom`. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [over, under] = [BigInt(top), BigInt(bottom)];
  if (under === 0n) throw new Error('a fraction over zero');
  return under < 0n ? { top: -over, bottom: -under } : { top: over, bottom: under };
}

/** Zero. */
export const zero: Fraction = fraction(0n);

/** A floating number taken as the decimal it is printed as: 0.0031 is exactly 31 / 10000. */
export function asPrinted(number: number): Fraction {
  const [digits = '0', exponent = '0'] = String(number).split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const places = decimals.length - Number(exponent);
  const top = BigInt(whole + decimals);
  return places >= 0 ? fraction(top, 10n ** BigInt(places)) : fraction(top * 10n ** BigInt(-places));
}

/** a + b */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom) return fraction(a.top + b.top, a.bottom);
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

/** a − b */
export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.top, b.bottom));
}

/** a × b */
export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom);
}

/** a ÷ b */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top);
}

/** Whether a is less than b. */
export function below(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

/** The lesser of the two. */
export function lesser(a: Fraction, b: Fraction): Fraction {
  return below(b, a) ? b : a;
}

/** The greatest whole number that is not above it. */
export function roundedDown(a: Fraction): number {
  const quotient = a.top / a.bottom;
  return Number(quotient * a.bottom > a.top ? quotient - 1n : quotient);
}

/** The least whole number that is not below it. */
export function roundedUp(a: Fraction): number {
  return -roundedDown(fraction(-a.top, a.bottom));
}

/** The nearest whole number, the upper one from the half on. */
export function rounded(a: Fraction): number {
  return roundedDown(plus(a, fraction(1n, 2n)));
}

/** The nearest number with two decimals, for printing. */
export function toHundredths(a: Fraction): number {
  return rounded(times(a, fraction(100n))) / 100;
}
