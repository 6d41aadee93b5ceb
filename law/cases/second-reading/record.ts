import type { Fraction } from './fraction.ts';
import { fraction, over, plus, times, zero } from './fraction.ts';
import type { Fields } from './input.ts';
import { at, BadInput, fieldsOf, flag, lastMonth, list, month, oneOf, whole } from './input.ts';
import type { Month } from './months.ts';
import { yearOf } from './months.ts';
import type { Group } from './tables.ts';
import { coefficient, groups, laterPart, legalIncomes, refuseWithoutCoefficients } from './tables.ts';

/** A spell as it is written in the input. */
export interface Spell {
  readonly path: string;
  readonly from: Month;
  readonly months: number;
  /** Null where the question does not ask for incomes. */
  readonly income: number | null;
  readonly lump: boolean;
  readonly group: Group;
}

/** One month of voluntary insurance. A month bought in a lump stands in the month in which the lump was paid. */
export interface PaidMonth {
  readonly month: Month;
  readonly income: number;
  readonly lump: boolean;
  readonly group: Group;
}

/** No spell and no record is longer. */
export const mostMonths = 720;

/** Above every legal income. */
const mostIncome = 1_000_000_000;

/** The spells in the field "voluntary": "from" and "months", and the other fields that the question has. */
export function spellsIn(fields: Fields, names: readonly ('income' | 'group' | 'missingLump')[]): readonly Spell[] {
  return list(fields, 'voluntary').map((value, index) => {
    const path = at('voluntary', index);
    const spell = fieldsOf(value, path, ['from', 'months', ...names]);
    return {
      path,
      from: month(spell, 'from'),
      months: whole(spell, 'months', 1, mostMonths),
      income: names.includes('income') ? whole(spell, 'income', 1, mostIncome) : null,
      lump: names.includes('missingLump') && flag(spell, 'missingLump'),
      group: names.includes('group') ? oneOf(spell, 'group', groups) : 'none',
    };
  });
}

/**
 * Every paid month of the spells, in order of time, when the law allows the spells. Nobody (`bornIn`, where it is
 * known) pays before the month of the 15th birthday.
 */
export function paidMonths(spells: readonly Spell[], bornIn: Month | null, otherMonths = 0): readonly PaidMonth[] {
  const paid: PaidMonth[] = [];
  const taken = new Set<Month>();
  for (const { path, from, months, income, lump, group } of inOrder(spells)) {
    const { least, most } = legalIncomes(from);
    if (income !== null && (income < least || income > most)) throw new BadInput(at(path, 'income'), 'not legal');
    if (bornIn !== null && from < bornIn + 15 * 12) throw new BadInput(at(path, 'from'), 'under 15');
    if (!lump && from + months - 1 > lastMonth) throw new BadInput(at(path, 'months'), 'ends after 2099');
    for (let nth = 0; nth < months; nth += 1) {
      const paidIn = lump ? from : from + nth;
      if (!lump && taken.has(paidIn)) throw new BadInput(at(path, 'from'), 'overlaps another spell');
      if (!lump) taken.add(paidIn);
      paid.push({ month: paidIn, income: income ?? 0, lump, group });
    }
  }
  if (paid.length + otherMonths > mostMonths) throw new BadInput('voluntary', 'more than 720 months');
  return paid.toSorted((a, b) => a.month - b.month);
}

/** No month may be paid from the month `end` on. */
export function refuseFrom(end: Month, spells: readonly Spell[]): void {
  for (const { path, from, months, lump } of inOrder(spells)) {
    const last = lump ? from : from + months - 1;
    if (last >= end) throw new BadInput(at(path, 'from'), 'paid after the end of the record');
  }
}

/** By their first month; of those with the same one the lumps before the others. */
function inOrder(spells: readonly Spell[]): readonly Spell[] {
  return spells.toSorted((a, b) => a.from - b.from || Number(b.lump) - Number(a.lump));
}

/** Years of a benefit: 1–6 odd months are half a year, 7–11 a year. */
export function benefitYears(months: number): number {
  const odd = months % 12;
  const full = (months - odd) / 12;
  if (odd === 0) return full;
  return odd <= 6 ? full + 0.5 : full + 1;
}

/** Years, whole or with a half, as an exact fraction. */
export function exactYears(years: number): Fraction {
  return fraction(years * 2, 2);
}

/** Sum of every month's income with its coefficient; a month of a lump has coefficient 1. */
export function adjustedSum(paid: readonly PaidMonth[], benefit: Month, benefitField: string): Fraction {
  refuseWithoutCoefficients(benefit, benefitField);
  let sum = 0n;
  for (const { month, income, lump } of paid) sum += BigInt(income) * BigInt(lump ? 100 : coefficient(month, benefit));
  return fraction(sum, 100n);
}

/** Mean of the adjusted incomes of all months. */
export function averageIncome(paid: readonly PaidMonth[], benefit: Month, benefitField: string): Fraction {
  return over(adjustedSum(paid, benefit, benefitField), fraction(paid.length));
}

/** Benefits from 2027 on use the coefficients of 2026, which is an assumption; a lump needs none of them. */
export function coefficientsAssumed(benefit: Month, paid: readonly PaidMonth[]): boolean {
  return yearOf(benefit) > 2026 && paid.some(({ lump }) => !lump);
}

/** Contribution to the fund: 22 % of the income of every month. */
export function grossPaid(paid: readonly PaidMonth[]): Fraction {
  let sum = 0n;
  for (const { income } of paid) sum += BigInt(income);
  return fraction(sum * 22n, 100n);
}

/** Years before 2014 are full years; their odd months go to the later part, whose odd months are rounded. */
export function twoParts(paid: readonly PaidMonth[]): { before2014: number; from2014: number } {
  let before = 0;
  for (const { month } of paid) if (month < laterPart) before += 1;
  const moved = before % 12;
  return { before2014: (before - moved) / 12, from2014: benefitYears(paid.length - before + moved) };
}

/** 1.5 months of the average for every year before 2014, 2 for every later one. */
export function lumpOfYears(paid: readonly PaidMonth[], average: Fraction): Fraction {
  const years = twoParts(paid);
  let lump = zero;
  lump = plus(lump, times(times(fraction(3, 2), average), exactYears(years.before2014)));
  lump = plus(lump, times(times(fraction(2), average), exactYears(years.from2014)));
  return lump;
}
