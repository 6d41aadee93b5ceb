import type { Fraction } from './fraction.ts';
import { fraction, over, plus, times, zero } from './fraction.ts';
import type { Fields } from './input.ts';
import { at, BadInput, fieldsOf, flag, lastMonth, list, month, oneOf, whole } from './input.ts';
import type { Month } from './months.ts';
import type { Group } from './tables.ts';
import { coefficient, groups, laterPart, legalIncomes, refuseWithoutCoefficients } from './tables.ts';

/** One month of voluntary insurance. A month bought in a lump stands in the month in which the lump was paid. */
export interface PaidMonth {
  readonly month: Month;
  readonly income: number;
  readonly lump: boolean;
  readonly group: Group;
  /** The spell it comes from, for errors. */
  readonly spell: string;
}

/** Which fields a spell of the question has besides "from" and "months". */
export interface SpellShape {
  readonly income?: true;
  readonly group?: true;
  readonly lump?: true;
  /** Nobody pays before the month of the 15th birthday. */
  readonly bornIn?: Month;
  /** Months of another record that are added to the limit of a whole record. */
  readonly otherMonths?: number;
}

/** No spell and no record is longer. */
export const mostMonths = 720;

/** Every paid month of the spells in the field "voluntary", in order of time. */
export function paidMonths(fields: Fields, shape: SpellShape): readonly PaidMonth[] {
  const paid: PaidMonth[] = [];
  for (const [index, value] of list(fields, 'voluntary').entries())
    paid.push(...monthsOfSpell(value, at(at(fields.path, 'voluntary'), index), shape));
  paid.sort((a, b) => a.month - b.month);
  const taken = new Set<Month>();
  for (const { month, lump, spell } of paid) {
    if (lump) continue;
    if (taken.has(month)) throw new BadInput(at(spell, 'from'), 'overlaps another spell');
    taken.add(month);
  }
  if (paid.length + (shape.otherMonths ?? 0) > mostMonths) throw new BadInput('voluntary', 'more than 720 months');
  return paid;
}

function monthsOfSpell(value: unknown, path: string, shape: SpellShape): readonly PaidMonth[] {
  const known = ['from', 'months'];
  if (shape.income) known.push('income');
  if (shape.group) known.push('group');
  if (shape.lump) known.push('missingLump');
  const fields = fieldsOf(value, path, known);
  const from = month(fields, 'from');
  const count = whole(fields, 'months', 1, mostMonths);
  const lump = shape.lump ? flag(fields, 'missingLump') : false;
  const group = shape.group ? oneOf(fields, 'group', groups) : 'none';
  const { least, most } = legalIncomes(from);
  const income = shape.income ? whole(fields, 'income', least, most) : 0;
  if (!lump && from + count - 1 > lastMonth) throw new BadInput(at(path, 'months'), 'ends after 2099');
  if (shape.bornIn !== undefined && from < shape.bornIn + 15 * 12) throw new BadInput(at(path, 'from'), 'under 15');
  const paid: PaidMonth[] = [];
  for (let nth = 0; nth < count; nth += 1)
    paid.push({ month: lump ? from : from + nth, income, lump, group, spell: path });
  return paid;
}

/** No month may be paid from the month `end` on. */
export function refuseFrom(end: Month, paid: readonly PaidMonth[]): void {
  for (const { month, lump, spell } of paid)
    if (month >= end) throw new BadInput(at(spell, lump ? 'from' : 'months'), 'paid after the end of the record');
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
