import { series } from '../../language/series.ts';
import { SEXES } from './age.ts';
import { CHECKED } from './checked.ts';

/** Months of contributions that open a pension (15 years; before July 2025 20). Law 41/2024 art. 98, Law 58/2014 art. 73. */
export const qualifyingMonths = series('qualifyingMonths', {
  unit: 'months',
  steps: [
    { from: '2008-01', value: 240, cite: 'L58 73', confidence: 'C', note: 'beforeLaw58' },
    { from: '2016-01', value: 240, cite: 'L58 73', confidence: 'A' },
    { from: '2025-07', value: 180, cite: 'L41 98', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * How many odd months count as half a year of benefit: 1 to so many are half a year, more are a whole year.
 * Law 41/2024 art. 5(6), before it Law 58/2014 art. 85(7). One figure in both laws, so that one step holds for all time.
 */
export const oddMonthsHalfYear = series('oddMonthsHalfYear', {
  unit: 'months',
  steps: [{ from: '2008-01', value: 6, cite: 'L41 5.6', confidence: 'A' }],
  checked: CHECKED,
});

/** Years that give the full first rate of 45 %. Law 41/2024 art. 99(1), Decree 134/2015 art. 3(2). */
export const fullRateYears = series('fullRateYears', {
  unit: 'years',
  choices: SEXES,
  steps: [
    { from: '2016-01', value: { female: 15, male: 15 }, cite: 'ND134 3.2.a', confidence: 'A' },
    { from: '2018-01', value: { female: 15, male: 16 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2019-01', value: { female: 15, male: 17 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2020-01', value: { female: 15, male: 18 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2021-01', value: { female: 15, male: 19 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2022-01', value: { female: 15, male: 20 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2025-07', value: { female: 15, male: 20 }, cite: 'L41 99.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Rate of the pension at `fullRateYears`, percent of the average income. Law 41/2024 art. 99(1), Decree 134/2015 art. 3(2). */
export const fullRate = series('fullRate', {
  unit: 'percent',
  steps: [
    { from: '2016-01', value: 45, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2025-07', value: 45, cite: 'L41 99.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Percent added for each year above `fullRateYears`. Law 41/2024 art. 99(1), Decree 134/2015 art. 3(2). */
export const ratePerYear = series('ratePerYear', {
  unit: 'percent/year',
  choices: SEXES,
  steps: [
    { from: '2016-01', value: { female: 3, male: 2 }, cite: 'ND134 3.2.a', confidence: 'A' },
    { from: '2018-01', value: { female: 2, male: 2 }, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2025-07', value: { female: 2, male: 2 }, cite: 'L41 99.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Years from which men below 20 years have a pension. Law 41/2024 art. 99(1). */
export const shortRateYears = series('shortRateYears', {
  unit: 'years',
  steps: [{ from: '2025-07', value: 15, cite: 'L41 99.1', confidence: 'A' }],
  checked: CHECKED,
});

/** Rate of men at `shortRateYears`, percent of the average income. Law 41/2024 art. 99(1). */
export const shortRate = series('shortRate', {
  unit: 'percent',
  steps: [{ from: '2025-07', value: 40, cite: 'L41 99.1', confidence: 'A' }],
  checked: CHECKED,
});

/** Percent added for each year of men from `shortRateYears` up to 20 years. Law 41/2024 art. 99(1). */
export const shortRatePerYear = series('shortRatePerYear', {
  unit: 'percent/year',
  steps: [{ from: '2025-07', value: 1, cite: 'L41 99.1', confidence: 'A' }],
  checked: CHECKED,
});

/** Highest rate of the pension, percent of the average income. Law 41/2024 art. 99(1), Decree 134/2015 art. 3(2). */
export const rateMost = series('rateMost', {
  unit: 'percent',
  steps: [
    { from: '2016-01', value: 75, cite: 'ND134 3.2', confidence: 'A' },
    { from: '2025-07', value: 75, cite: 'L41 99.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * Percent for each year paid in Vietnam where a treaty's foreign time opens the pension and fewer than 15 years were
 * paid here. Law 41/2024 art. 99(3).
 */
export const treatyRatePerYear = series('treatyRatePerYear', {
  unit: 'percent/year',
  steps: [{ from: '2025-07', value: 2.25, cite: 'L41 99.3', confidence: 'A' }],
  checked: CHECKED,
});

/**
 * Years above which a one-time allowance is paid on retirement: those that give the highest rate of 75 %.
 * Law 41/2024 art. 100(1), Law 58/2014 art. 75.
 */
export const extraYearsFrom = series('extraYearsFrom', {
  unit: 'years',
  choices: SEXES,
  steps: [
    // 45 % + 10 × 3 % and 45 % + 15 × 2 %, both from 15 years
    {
      from: '2016-01',
      value: { female: 25, male: 30 },
      cite: 'L58 75',
      confidence: 'A',
      note: 'extraYearsByArithmetic',
    },
    { from: '2018-01', value: { female: 30, male: 31 }, cite: 'L58 75', confidence: 'A' },
    { from: '2019-01', value: { female: 30, male: 32 }, cite: 'L58 75', confidence: 'A' },
    { from: '2020-01', value: { female: 30, male: 33 }, cite: 'L58 75', confidence: 'A' },
    { from: '2021-01', value: { female: 30, male: 34 }, cite: 'L58 75', confidence: 'A' },
    { from: '2022-01', value: { female: 30, male: 35 }, cite: 'L58 75', confidence: 'A' },
    { from: '2025-07', value: { female: 30, male: 35 }, cite: 'L41 100.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Months of average income for each extra year paid up to the age. Law 41/2024 art. 100, Law 58/2014 art. 75. */
export const extraYearRate = series('extraYearRate', {
  unit: 'months/year',
  steps: [
    { from: '2016-01', value: 0.5, cite: 'L58 75', confidence: 'A' },
    { from: '2025-07', value: 0.5, cite: 'L41 100', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * Months of average income for each extra year paid after the person was past retirement age and already entitled.
 * Law 41/2024 art. 100(2).
 */
export const lateYearRate = series('lateYearRate', {
  unit: 'months/year',
  steps: [{ from: '2025-07', value: 2, cite: 'L41 100.2', confidence: 'A' }],
  checked: CHECKED,
});
