import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/**
 * Rural poverty line (chuẩn hộ nghèo khu vực nông thôn), in đồng a month: the lowest income that may be chosen and the
 * base of the State's support. Law 41/2024 art. 31(2), Law 58/2014 art. 87(1); the amounts are set by separate decrees.
 */
export const povertyLine = series('povertyLine', {
  unit: 'dong/month',
  steps: [
    { from: '2006-01', value: 200_000, cite: 'QD170', confidence: 'D', note: 'povertyLineRemembered' },
    { from: '2011-01', value: 400_000, cite: 'QD09', confidence: 'D', note: 'povertyLineRemembered' },
    { from: '2016-01', value: 700_000, cite: 'QD59', confidence: 'B', note: 'povertyLineInExample' },
    { from: '2022-01', value: 1_500_000, cite: 'ND07 3', confidence: 'B', note: 'povertyLineEnd' },
    { from: '2027-01', value: 2_200_000, cite: 'ND351', confidence: 'C', note: 'povertyLine2027' },
  ],
  checked: CHECKED,
});

/**
 * Step of the chosen income above the poverty line, in đồng a month: income = poverty line + m × step, m = 0, 1, 2 …
 * Decision 595 art. 10(1). Neither Law 41/2024 nor Decree 159/2025 nor Decision 366 repeats it.
 */
export const incomeStep = series('incomeStep', {
  unit: 'dong/month',
  steps: [
    { from: '2008-01', value: 50_000, cite: 'QD595 10.1', confidence: 'B', note: 'incomeStepAssumed' },
    { from: '2017-07', value: 50_000, cite: 'QD595 10.1', confidence: 'A' },
    { from: '2026-05', value: 50_000, cite: 'QD595 10.1', confidence: 'B', note: 'incomeStepAssumed' },
  ],
  checked: CHECKED,
});

/**
 * How many times the reference level the chosen income may be at most, a count.
 * Law 41/2024 art. 31(2), Law 58/2014 art. 87(1).
 */
export const incomeLimitMultiple = series('incomeLimitMultiple', {
  unit: 'count',
  steps: [
    { from: '2008-01', value: 20, cite: 'L58 87.1', confidence: 'C', note: 'beforeLaw58' },
    { from: '2016-01', value: 20, cite: 'L58 87.1', confidence: 'A' },
    { from: '2025-07', value: 20, cite: 'L41 31.2', confidence: 'A' },
  ],
  checked: CHECKED,
});
