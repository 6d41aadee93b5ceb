import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/**
 * Average monthly investment yield of the social insurance fund (lãi suất đầu tư quỹ bình quân tháng) for payments made
 * in a year, as a fraction a month: it discounts years paid ahead and adds interest to missing time. It is the yield of
 * the year before, published by Vietnam Social Security each January (Decree 159/2025 art. 6 and 18(4), Decision 366
 * art. 6(3.4)).
 *
 * No official notice was seen for any year. Decision 595 calculates with 0.628 % (2016) and 0.826 % (2017, 2018), but
 * says itself that they are assumed ("giả định") for the example: they are not loaded as announced values. A person or
 * an office that has the notice gives the figure with the question.
 */
export const fundYield = series('fundYield', {
  unit: 'fraction',
  real: true,
  steps: [
    { from: '2024-01', until: '2025-12', value: 0.00363, cite: 'SECONDARY', confidence: 'C', note: 'yieldOneProgram' },
    { from: '2026-01', until: '2026-12', value: 0.0031, cite: 'SECONDARY', confidence: 'B', note: 'yieldNotOfficial' },
  ],
  checked: CHECKED,
});
