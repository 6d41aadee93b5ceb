import { fraction, over, rounded, roundedUp, times } from './fraction.ts';
import { fieldsOf, monthOfTheDay, person } from './input.ts';
import type { Month } from './months.ts';
import {
  averageIncome,
  benefitYears,
  coefficientsAssumed,
  exactYears,
  paidMonths,
  refuseFrom,
  spellsIn,
} from './record.ts';
import { newLaw, retirementAge, socialPension } from './tables.ts';

/** Is there a monthly allowance until the social pension, and how much is it? */
export function monthlyAllowanceQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['person', 'requestedOn', 'voluntary']);
  const who = person(fields);
  const requestedIn = monthOfTheDay(fields, 'requestedOn');
  const spells = spellsIn(fields, ['income']);
  const paid = paidMonths(spells, who.bornIn);
  refuseFrom(requestedIn + 1, spells);

  const { reachedIn } = retirementAge(who.sex, who.bornIn);
  const birthday75 = who.bornIn + 75 * 12;
  let left = 0;
  for (let month = requestedIn + 1; month <= birthday75; month += 1) left += 1;
  const years = benefitYears(paid.length);
  const refusal = whyNot(requestedIn, reachedIn, left, paid.length);
  if (refusal !== null)
    return {
      allowed: false,
      refusal,
      averageIncome: null,
      benefitYears: years,
      months: null,
      monthsToSocialPension: left,
      monthly: null,
      topUpPrice: null,
    };
  const average = averageIncome(paid, requestedIn, 'requestedOn');
  const months = roundedUp(over(times(times(average, fraction(2)), exactYears(years)), fraction(socialPension)));
  const monthly = months > left ? rounded(over(fraction(socialPension * months), fraction(left))) : socialPension;
  return {
    allowed: true,
    averageIncome: rounded(average),
    benefitYears: years,
    months,
    monthsToSocialPension: left,
    monthly,
    topUpPrice: months >= left ? null : (left - months) * socialPension,
    ...(coefficientsAssumed(requestedIn, paid) ? { assumptions: ['coefficients'] } : {}),
  };
}

function whyNot(requestedIn: Month, reachedIn: Month, left: number, months: number): string | null {
  if (requestedIn < newLaw) return 'not-in-force';
  if (requestedIn < reachedIn) return 'age-not-reached';
  if (left <= 0) return 'social-pension-age';
  if (months >= 180) return 'pension-open';
  if (months < 12) return 'too-short';
  return null;
}
