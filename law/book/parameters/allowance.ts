import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Social pension (trợ cấp hưu trí xã hội), in đồng a month; a province may add to it. Decree 176/2025 (not read). */
export const socialPension = series('socialPension', {
  unit: 'dong/month',
  steps: [{ from: '2025-07', value: 500_000, cite: 'ND176', confidence: 'B', note: 'socialPensionNotRead' }],
  checked: CHECKED,
});

/** Age of the social pension (75 years), in months. Law 41/2024 art. 21. */
export const socialPensionAge = series('socialPensionAge', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 900, cite: 'L41 21', confidence: 'A' }],
  checked: CHECKED,
});

/** Age of the social pension for poor and near-poor households (70 years), in months. Law 41/2024 art. 21. */
export const socialPensionAgePoor = series('socialPensionAgePoor', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 840, cite: 'L41 21', confidence: 'A' }],
  checked: CHECKED,
});

/**
 * Monthly allowance for people at retirement age without a pension: months of average income for each year paid, out of
 * which the allowance is paid. Law 41/2024 art. 23, Decree 159/2025 art. 14(3).
 */
export const allowanceRate = series('allowanceRate', {
  unit: 'months/year',
  steps: [{ from: '2025-07', value: 2, cite: 'ND159 14.3', confidence: 'A' }],
  checked: CHECKED,
});

/** Months paid that the monthly allowance needs at least. Decree 159/2025 art. 14. */
export const allowanceLeastMonths = series('allowanceLeastMonths', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 12, cite: 'ND159 14', confidence: 'A' }],
  checked: CHECKED,
});
