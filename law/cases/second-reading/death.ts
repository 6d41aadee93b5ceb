import type { Fraction } from './fraction.ts';
import { fraction, rounded, times } from './fraction.ts';
import type { Fields } from './input.ts';
import { BadInput, fieldsOf, given, month, monthOfTheDay, required, whole } from './input.ts';
import type { Month } from './months.ts';
import type { PaidMonth } from './record.ts';
import {
  averageIncome,
  coefficientsAssumed,
  grossPaid,
  lumpOfYears,
  paidMonths,
  refuseFrom,
  spellsIn,
} from './record.ts';
import { newLaw, referenceLevel } from './tables.ts';

const fiveYears = 60;

/** What do the survivors get? */
export function deathQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['diedOn', 'voluntary', 'pensioner']);
  const diedIn = monthOfTheDay(fields, 'diedOn');
  const spells = spellsIn(fields, ['income']);
  const pensioner = pensionerOf(fields);
  if (diedIn < newLaw) throw new BadInput('diedOn', 'before Law 41');
  const paid = paidMonths(spells, null);
  refuseFrom(diedIn + 1, spells);
  if (pensioner !== null && pensioner.startedIn > diedIn) throw new BadInput('pensioner.startedIn', 'after the death');
  const funeral = paid.length >= fiveYears || pensioner !== null ? 10 * referenceLevel(diedIn) : 0;
  const assumed = pensioner === null && paid.length >= fiveYears && coefficientsAssumed(diedIn, paid);
  return {
    funeralGrant: funeral,
    survivorLump: rounded(pensioner === null ? lumpOfContributor(paid, diedIn) : lumpOfPensioner(pensioner, diedIn)),
    ...(assumed ? { assumptions: ['coefficients'] } : {}),
  };
}

interface Pensioner {
  readonly monthlyPension: number;
  readonly startedIn: Month;
}

function pensionerOf(fields: Fields): Pensioner | null {
  if (!given(fields, 'pensioner')) return null;
  const inner = fieldsOf(required(fields, 'pensioner'), 'pensioner', ['monthlyPension', 'startedIn']);
  const monthlyPension = whole(inner, 'monthlyPension', 0, 120_000_000);
  return { monthlyPension, startedIn: month(inner, 'startedIn') };
}

function lumpOfContributor(paid: readonly PaidMonth[], diedIn: Month): Fraction {
  if (paid.length < fiveYears) return grossPaid(paid);
  return lumpOfYears(paid, averageIncome(paid, diedIn, 'diedOn'));
}

/** 48 pensions in the first two months, half a pension less for every later one, never under three. */
function lumpOfPensioner({ monthlyPension, startedIn }: Pensioner, diedIn: Month): Fraction {
  let halfPensions = 2 * 48;
  const monthOfDeath = diedIn - startedIn + 1;
  for (let month = 3; month <= monthOfDeath; month += 1) halfPensions = Math.max(2 * 3, halfPensions - 1);
  return times(fraction(halfPensions, 2), fraction(monthlyPension));
}
