import { BadInput } from './input.ts';
import type { Month } from './months.ts';
import { monthOf, yearOf } from './months.ts';

/** The two sexes that the law tells apart. */
export type Sex = 'female' | 'male';

/** The support groups; "none" claims no support. */
export type Group = 'poor' | 'island' | 'near-poor' | 'minority' | 'other' | 'none';

/** Every group, in the order of the contract. */
export const groups: readonly Group[] = ['poor', 'island', 'near-poor', 'minority', 'other', 'none'];

/** Law 41/2024/QH15 is in force from this month on. */
export const newLaw: Month = monthOf(2025, 7);

/** The first month with State support. */
export const firstSupport: Month = monthOf(2018, 1);

/** The first month whose payments count at 2 instead of 1.5 months of income. */
export const laterPart: Month = monthOf(2014, 1);

/** Nobody is supported for more months than these. */
export const mostSupported = 120;

/** The step of the chosen income above the poverty line. */
export const incomeStep = 50_000;

/** The social pension, and the unit of the monthly allowance. */
export const socialPension = 500_000;

/** The maternity allowance of one child. */
export const maternityOfAChild = 2_000_000;

type Series = readonly (readonly [from: Month, value: number])[];

const povertyLines: Series = [
  [monthOf(2006, 1), 200_000],
  [monthOf(2011, 1), 400_000],
  [monthOf(2016, 1), 700_000],
  [monthOf(2022, 1), 1_500_000],
  [monthOf(2027, 1), 2_200_000],
];

const referenceLevels: Series = [
  [monthOf(2008, 1), 540_000],
  [monthOf(2009, 5), 650_000],
  [monthOf(2010, 5), 730_000],
  [monthOf(2011, 5), 830_000],
  [monthOf(2012, 5), 1_050_000],
  [monthOf(2013, 7), 1_150_000],
  [monthOf(2016, 5), 1_210_000],
  [monthOf(2017, 7), 1_300_000],
  [monthOf(2018, 7), 1_390_000],
  [monthOf(2019, 7), 1_490_000],
  [monthOf(2023, 7), 1_800_000],
  [monthOf(2024, 7), 2_340_000],
  [monthOf(2026, 7), 2_530_000],
];

function inForce(series: Series, month: Month): number {
  let value: number | null = null;
  for (const [from, then] of series) if (from <= month) value = then;
  if (value === null) throw new Error('before the first entry of a table');
  return value;
}

/** The rural poverty line of the month. */
export function povertyLine(month: Month): number {
  return inForce(povertyLines, month);
}

/** The base salary, since July 2025 called the reference level, of the month. */
export function referenceLevel(month: Month): number {
  return inForce(referenceLevels, month);
}

/** The least and the greatest income that may be chosen in the month. */
export function legalIncomes(month: Month): { least: number; most: number } {
  return { least: povertyLine(month), most: 20 * referenceLevel(month) };
}

const oldSupport: Record<Group, number> = { poor: 30, island: 10, 'near-poor': 25, minority: 10, other: 10, none: 0 };
const newSupport: Record<Group, number> = { poor: 50, island: 50, 'near-poor': 40, minority: 30, other: 20, none: 0 };

/** Per cent of 22 % of the poverty line that the State pays for a month of this group. */
export function supportPercent(group: Group, month: Month): number {
  if (month < firstSupport) return 0;
  return month < newLaw ? oldSupport[group] : newSupport[group];
}

/** State support of one month: 22 % × poverty line × percentage. A whole number for every line and percentage there is. */
export function supportOfAMonth(group: Group, month: Month): number {
  return (povertyLine(month) * 22 * supportPercent(group, month)) / 10_000;
}

/** The fund's monthly yield for payments of the year, in hundred-thousandths, and whether it had to be assumed. */
export function knownYield(year: number, field: string): { hundredThousandths: number; assumed: boolean } {
  if (year === 2024 || year === 2025) return { hundredThousandths: 363, assumed: false };
  if (year >= 2026) return { hundredThousandths: 310, assumed: year > 2026 };
  throw new BadInput(field, `the yield for payments of ${String(year)} is not known`);
}

// Hundredths, for the years of payment from 2008 on.
const coefficients: Record<2025 | 2026, readonly number[]> = {
  2025: [221, 207, 190, 160, 147, 137, 132, 131, 128, 123, 119, 116, 112, 110, 107, 104, 100, 100],
  2026: [229, 214, 196, 165, 151, 142, 136, 136, 132, 128, 123, 120, 116, 114, 111, 107, 103, 100, 100],
};

/** There are no tables for benefits that start before 2025: where an average is needed, `field` is in error. */
export function refuseWithoutCoefficients(benefit: Month, field: string): void {
  const year = yearOf(benefit);
  if (year < 2025) throw new BadInput(field, `no coefficients for benefits of ${String(year)}`);
}

/** The adjustment of an income paid in `paid` for a benefit that starts in `benefit`, in hundredths. */
export function coefficient(paid: Month, benefit: Month): number {
  const table = yearOf(benefit) === 2025 ? coefficients[2025] : coefficients[2026];
  return table[yearOf(paid) - 2008] ?? 100;
}

/** Years and months of age at retirement, by the last month of birth to which they apply. */
type Ages = readonly (readonly [bornUpTo: Month, years: number, months: number])[];

const agesOfMen: Ages = [
  [monthOf(1960, 12), 60, 0],
  [monthOf(1961, 9), 60, 3],
  [monthOf(1962, 6), 60, 6],
  [monthOf(1963, 3), 60, 9],
  [monthOf(1963, 12), 61, 0],
  [monthOf(1964, 9), 61, 3],
  [monthOf(1965, 6), 61, 6],
  [monthOf(1966, 3), 61, 9],
  [Infinity, 62, 0],
];

const agesOfWomen: Ages = [
  [monthOf(1965, 12), 55, 0],
  [monthOf(1966, 8), 55, 4],
  [monthOf(1967, 4), 55, 8],
  [monthOf(1967, 12), 56, 0],
  [monthOf(1968, 8), 56, 4],
  [monthOf(1969, 4), 56, 8],
  [monthOf(1969, 12), 57, 0],
  [monthOf(1970, 8), 57, 4],
  [monthOf(1971, 4), 57, 8],
  [monthOf(1971, 12), 58, 0],
  [monthOf(1972, 8), 58, 4],
  [monthOf(1973, 4), 58, 8],
  [monthOf(1973, 12), 59, 0],
  [monthOf(1974, 8), 59, 4],
  [monthOf(1975, 4), 59, 8],
  [Infinity, 60, 0],
];

/** The retirement age of a person and the month in which it is reached. */
export function retirementAge(sex: Sex, bornIn: Month): { years: number; months: number; reachedIn: Month } {
  for (const [bornUpTo, years, months] of sex === 'male' ? agesOfMen : agesOfWomen)
    if (bornIn <= bornUpTo) return { years, months, reachedIn: bornIn + 12 * years + months };
  throw new Error('the last line has no end');
}
