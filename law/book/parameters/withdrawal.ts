import { monthOf } from '../../kernel/month.ts';
import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Reasons for a one-off withdrawal (BHXH một lần), Law 41/2024 art. 102(1)a, b, c, d, đ in this order. */
export const REASONS = [
  'retirement-age',
  'emigration',
  'serious-illness',
  'severe-disability',
  'stopped-12-months',
] as const;

/** One of the reasons. */
export type Reason = (typeof REASONS)[number];

/**
 * Which reasons the law knows: 1 yes, 0 no, by reason. Law 41/2024 art. 102(1), Law 58/2014 art. 77(1) with
 * Resolution 93/2015.
 */
export const reasonOpen = series('reasonOpen', {
  unit: 'yes-no',
  choices: REASONS,
  steps: [
    {
      from: '2016-01',
      value: {
        'retirement-age': 1,
        emigration: 1,
        'serious-illness': 1,
        'severe-disability': 0,
        'stopped-12-months': 1,
      },
      cite: 'L58 77.1',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: {
        'retirement-age': 1,
        emigration: 1,
        'serious-illness': 1,
        'severe-disability': 1,
        'stopped-12-months': 1,
      },
      cite: 'L41 102.1',
      confidence: 'A',
    },
  ],
  checked: CHECKED,
});

/**
 * For which reasons the State's support stays in the amount: 1 yes, 0 it is taken off, by reason.
 * Law 41/2024 art. 102 with Decree 159/2025 art. 9, Law 58/2014 art. 77(2).
 */
export const supportKept = series('supportKept', {
  unit: 'yes-no',
  choices: REASONS,
  steps: [
    {
      from: '2016-01',
      value: {
        'retirement-age': 0,
        emigration: 0,
        'serious-illness': 1,
        'severe-disability': 0,
        'stopped-12-months': 0,
      },
      cite: 'L58 77.2',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: {
        'retirement-age': 0,
        emigration: 0,
        'serious-illness': 1,
        'severe-disability': 1,
        'stopped-12-months': 0,
      },
      cite: 'ND159 9',
      confidence: 'A',
    },
  ],
  checked: CHECKED,
});

/** Months without paying that open a withdrawal. Law 41/2024 art. 102(1)đ; before July 2025 Resolution 93/2015. */
export const stoppedMonths = series('stoppedMonths', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 12, cite: 'NQ93', confidence: 'A' },
    { from: '2025-07', value: 12, cite: 'L41 102.1.đ', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** The record, in months, from which that withdrawal is closed. Law 41/2024 art. 102(1)đ; before July 2025 Resolution 93/2015. */
export const stoppedRecordBelow = series('stoppedRecordBelow', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 240, cite: 'NQ93', confidence: 'A' },
    { from: '2025-07', value: 240, cite: 'L41 102.1.đ', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** The month before which the person must have paid at some time for that withdrawal. Law 41/2024 art. 102(1)đ. */
export const stoppedJoinedBefore = series('stoppedJoinedBefore', {
  unit: 'month',
  steps: [{ from: '2025-07', value: monthOf(2025, 7), cite: 'L41 102.1.đ', confidence: 'A' }],
  checked: CHECKED,
});

/**
 * The first month that counts at the later rate: years before it count less. Odd months before it move to the later
 * part. Law 41/2024 art. 102(2) and 110, before it Law 58/2014 art. 77(2). One figure in both laws, so that one step
 * holds for all time.
 */
export const laterPartFrom = series('laterPartFrom', {
  unit: 'month',
  steps: [{ from: '2008-01', value: monthOf(2014, 1), cite: 'L41 102.2', confidence: 'A' }],
  checked: CHECKED,
});

/** Months of average income for each year before 2014. Law 41/2024 art. 102(2), Law 58/2014 art. 77(2). */
export const earlierYearRate = series('earlierYearRate', {
  unit: 'months/year',
  steps: [
    { from: '2016-01', value: 1.5, cite: 'L58 77.2', confidence: 'A' },
    { from: '2025-07', value: 1.5, cite: 'L41 102.2', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Months of average income for each year from 2014. Law 41/2024 art. 102(2), Law 58/2014 art. 77(2). */
export const laterYearRate = series('laterYearRate', {
  unit: 'months/year',
  steps: [
    { from: '2016-01', value: 2, cite: 'L58 77.2', confidence: 'A' },
    { from: '2025-07', value: 2, cite: 'L41 102.2', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** The record, in months, below which the amount paid is given back instead. Law 41/2024 art. 102(2), Law 58/2014 art. 77(2). */
export const shortRecordBelow = series('shortRecordBelow', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 12, cite: 'L58 77.2', confidence: 'A' },
    { from: '2025-07', value: 12, cite: 'L41 102.2', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Most that is then given back, in months of average income. Law 41/2024 art. 102(2), Law 58/2014 art. 77(2). */
export const shortRecordMost = series('shortRecordMost', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 2, cite: 'L58 77.2', confidence: 'A' },
    { from: '2025-07', value: 2, cite: 'L41 102.2', confidence: 'A' },
  ],
  checked: CHECKED,
});
