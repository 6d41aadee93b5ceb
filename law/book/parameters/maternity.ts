import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Maternity grant for each child, in đồng, paid by the State budget. Law 41/2024 art. 95. Law 58/2014 had none. */
export const maternityGrant = series('maternityGrant', {
  unit: 'dong',
  steps: [{ from: '2025-07', value: 2_000_000, cite: 'L41 95', confidence: 'A' }],
  checked: CHECKED,
});

/** Months that must have been paid within `maternityWindow`. Law 41/2024 art. 94. */
export const maternityMonths = series('maternityMonths', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 6, cite: 'L41 94', confidence: 'A' }],
  checked: CHECKED,
});

/** How many months before the birth are looked at. Law 41/2024 art. 94. */
export const maternityWindow = series('maternityWindow', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 12, cite: 'L41 94', confidence: 'A' }],
  checked: CHECKED,
});
