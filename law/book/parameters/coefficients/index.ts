import { series } from '../../../language/series.ts';
import { CHECKED } from '../checked.ts';
import { benefits2025 } from './2025.ts';
import { benefits2026 } from './2026.ts';

/**
 * Adjustment coefficients of income (mức điều chỉnh thu nhập tháng đã đóng): a fraction by which the income of a
 * calendar year is raised to the prices of the year in which the benefit starts. The month that chooses the table is
 * the benefit's; the key is the year of payment. Years after the end of a table take 1. Decree 159/2025 art. 10(2);
 * from 2026 Vietnam Social Security publishes them (art. 10(4)).
 *
 * Each year's table is a file named by the benefit year. When the next one is published (about January or February):
 * copy the newest file under the new year, put in its figures, its source and `until` December of that year, take
 * `until` out of the one before, and add it to `steps` below. Tables for benefits before 2025 were not collected.
 */
export const adjustment = series('adjustment', {
  unit: 'fraction',
  years: { first: 2008, after: 1 },
  steps: [benefits2025, benefits2026],
  checked: CHECKED,
});
