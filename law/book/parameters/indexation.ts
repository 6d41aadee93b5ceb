import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/**
 * General rise of pensions already drawn, percent of the pension of the month before. A step is an event of its first
 * month, not a yearly rate. Decree 162/2026 art. 1(1)a, i and 2(1); before it Decree 75/2024.
 */
export const pensionIncrease = series('pensionIncrease', {
  unit: 'percent',
  steps: [
    { from: '2024-07', value: 15, cite: 'ND75', confidence: 'C', note: 'pensionIncreaseOneSource' },
    { from: '2026-07', value: 8, cite: 'ND162 2.1', confidence: 'A' },
  ],
  checked: CHECKED,
});
