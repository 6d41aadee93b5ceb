import type { Fraction } from './fraction.ts';
import { fraction, plus, rounded, times, zero } from './fraction.ts';
import { BadInput, fieldsOf, given, monthOfTheDay, whole } from './input.ts';
import { monthOf } from './months.ts';
import { referenceLevel } from './tables.ts';

/** Per cent of the first member's premium, by the place in the household. */
const shares: readonly number[] = [100, 70, 60, 50];
const shareOfTheOthers = 40;

/** What does health insurance cost for the members of a household? */
export function householdHealthQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['payOn', 'members', 'months']);
  const payOn = monthOfTheDay(fields, 'payOn');
  const members = whole(fields, 'members', 1, 20);
  const months = given(fields, 'months') ? whole(fields, 'months', 1, 12) : 12;
  if (payOn < monthOf(2018, 12)) throw new BadInput('payOn', 'no premium is known');
  const first = times(fraction(45, 1000), fraction(referenceLevel(payOn) * months));
  const perMember: number[] = [];
  let total: Fraction = zero;
  for (let place = 0; place < members; place += 1) {
    const premium = times(first, fraction(shares[place] ?? shareOfTheOthers, 100));
    perMember.push(rounded(premium));
    total = plus(total, premium);
  }
  return { perMember, total: rounded(total) };
}
