import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Ways of paying that come back with the calendar (Law 41/2024 art. 36(2)a–d). */
export const PERIODIC_METHODS = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;

/** Ways of paying (phương thức đóng), Law 41/2024 art. 36(2): the periodic ones, years ahead at once, missing time at once. */
export const METHODS = [...PERIODIC_METHODS, 'future-years', 'missing-months'] as const;

/** One of the ways of paying. */
export type Method = (typeof METHODS)[number];

/**
 * Age from which one may join (15 years), in months. Law 41/2024 art. 2(4)a, Law 58/2014 art. 2(4); taken for the years
 * before 2016 too, whose law was not read.
 */
export const joiningAge = series('joiningAge', {
  unit: 'months',
  steps: [{ from: '2008-01', value: 180, cite: 'L41 2.4.a', confidence: 'A' }],
  checked: CHECKED,
});

/**
 * Contribution rate, percent of the chosen income, into the retirement and death fund. Law 41/2024 art. 36(1) and
 * 32(2), Law 58/2014 art. 87(1). Lower rates under the law before 2016 are known from memory only and not loaded.
 */
export const contributionRate = series('contributionRate', {
  unit: 'percent',
  steps: [
    { from: '2016-01', value: 22, cite: 'L58 87.1', confidence: 'A' },
    { from: '2025-07', value: 22, cite: 'L41 36.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * Months that one payment covers, by method. 0 for future years and missing months: there the person says how many
 * (within `futureYearsLeast`, `futureYearsMost` and `missingMonthsMost`). Law 41/2024 art. 36(2), Decree 134/2015 art. 9(1).
 */
export const methodMonths = series('methodMonths', {
  unit: 'months',
  choices: METHODS,
  steps: [
    {
      from: '2016-01',
      value: { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12, 'future-years': 0, 'missing-months': 0 },
      cite: 'ND134 9.1',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12, 'future-years': 0, 'missing-months': 0 },
      cite: 'L41 36.2',
      confidence: 'A',
    },
  ],
  checked: CHECKED,
});

/**
 * How many months from the start of a period its payment may come in, the first month counted: within the month,
 * within the 3 months, within the first 4 of 6, within the first 7 of 12. Law 41/2024 art. 36(3), Decree 134/2015 art. 12.
 * Payments for future years or missing time are due at registration and have no such limit.
 */
export const deadlineMonths = series('deadlineMonths', {
  unit: 'months',
  choices: PERIODIC_METHODS,
  steps: [
    {
      from: '2016-01',
      value: { monthly: 1, quarterly: 3, 'half-yearly': 4, yearly: 7 },
      cite: 'ND134 12',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: { monthly: 1, quarterly: 3, 'half-yearly': 4, yearly: 7 },
      cite: 'L41 36.3',
      confidence: 'A',
    },
  ],
  checked: CHECKED,
});

/** Fewest years that one payment for future years may cover. Decree 159/2025 art. 6, Decree 134/2015 art. 9(1). */
export const futureYearsLeast = series('futureYearsLeast', {
  unit: 'years',
  steps: [
    { from: '2016-01', value: 2, cite: 'ND134 9.1', confidence: 'A' },
    { from: '2025-07', value: 2, cite: 'ND159 6', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Most years that one payment for future years may cover. Decree 159/2025 art. 6, Decree 134/2015 art. 9(1). */
export const futureYearsMost = series('futureYearsMost', {
  unit: 'years',
  steps: [
    { from: '2016-01', value: 5, cite: 'ND134 9.1', confidence: 'A' },
    { from: '2025-07', value: 5, cite: 'ND159 6', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * Most missing months that a person past retirement age may buy at once. Who misses more goes on paying until so many
 * are left. Decree 159/2025 art. 7(1), Decree 134/2015 art. 9(1)e.
 */
export const missingMonthsMost = series('missingMonthsMost', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 120, cite: 'ND134 9.1.e', confidence: 'A' },
    { from: '2025-07', value: 60, cite: 'ND159 7.1', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** The record, in months, up to which missing time may be bought. Decree 159/2025 art. 7(1), Decree 134/2015 art. 9(1)e. */
export const missingTarget = series('missingTarget', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 240, cite: 'ND134 9.1.e', confidence: 'A' },
    { from: '2025-07', value: 180, cite: 'ND159 7.1', confidence: 'A' },
  ],
  checked: CHECKED,
});
