import { MONTHS_IN_YEAR, monthOf } from '../../kernel/month.ts';
import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** The sexes that the law tells apart. */
export const SEXES = ['female', 'male'] as const;

/** One of the sexes. */
export type Sex = (typeof SEXES)[number];

/** An age as the decree prints it. */
const age = (years: number, months = 0): number => years * MONTHS_IN_YEAR + months;

/**
 * Retirement age by the year in which it is reached, in months. Labour Code art. 169(2), Decree 135/2020 art. 4(2);
 * before 2021 Law 58/2014 art. 73.
 */
export const retirementAge = series('retirementAge', {
  unit: 'months',
  choices: SEXES,
  steps: [
    {
      from: '1900-01',
      value: { female: age(55), male: age(60) },
      cite: 'L58 73',
      confidence: 'A',
      note: 'ageBefore2016',
    },
    { from: '2021-01', value: { female: age(55, 4), male: age(60, 3) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2022-01', value: { female: age(55, 8), male: age(60, 6) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2023-01', value: { female: age(56), male: age(60, 9) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2024-01', value: { female: age(56, 4), male: age(61) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2025-01', value: { female: age(56, 8), male: age(61, 3) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2026-01', value: { female: age(57), male: age(61, 6) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2027-01', value: { female: age(57, 4), male: age(61, 9) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2028-01', value: { female: age(57, 8), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2029-01', value: { female: age(58), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2030-01', value: { female: age(58, 4), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2031-01', value: { female: age(58, 8), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2032-01', value: { female: age(59), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2033-01', value: { female: age(59, 4), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2034-01', value: { female: age(59, 8), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
    { from: '2035-01', value: { female: age(60), male: age(62) }, cite: 'ND135 4.2', confidence: 'A' },
  ],
  checked: CHECKED,
});

/**
 * The age, in months, that people who joined early may choose instead. Law 41/2024 art. 141(9), Decree 159/2025
 * art. 13(1).
 */
export const transitionalAge = series('transitionalAge', {
  unit: 'months',
  choices: SEXES,
  steps: [{ from: '2025-07', value: { female: age(55), male: age(60) }, cite: 'L41 141.9', confidence: 'A' }],
  checked: CHECKED,
});

/** The month before which one must have begun voluntary insurance to choose that age. Law 41/2024 art. 141(9). */
export const transitionalJoinedBefore = series('transitionalJoinedBefore', {
  unit: 'month',
  steps: [{ from: '2025-07', value: monthOf(2021, 1), cite: 'L41 141.9', confidence: 'A' }],
  checked: CHECKED,
});

/** Voluntary months needed to choose that age (20 years). Law 41/2024 art. 141(9). */
export const transitionalMonths = series('transitionalMonths', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 240, cite: 'L41 141.9', confidence: 'A' }],
  checked: CHECKED,
});
