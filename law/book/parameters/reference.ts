import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/**
 * Reference level (mức tham chiếu), in đồng a month. As long as the base salary (lương cơ sở) is not abolished it is
 * the base salary: Law 41/2024 art. 7 and 141(13). Before 1 July 2025 the law named the base salary itself.
 */
export const referenceLevel = series('referenceLevel', {
  unit: 'dong/month',
  steps: [
    { from: '2008-01', value: 540_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2009-05', value: 650_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2010-05', value: 730_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2011-05', value: 830_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2012-05', value: 1_050_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2013-07', value: 1_150_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2016-05', value: 1_210_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2017-07', value: 1_300_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2018-07', value: 1_390_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2019-07', value: 1_490_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2023-07', value: 1_800_000, cite: 'SECONDARY', confidence: 'B', note: 'calculatorsAgree' },
    { from: '2024-07', value: 2_340_000, cite: 'ND73', confidence: 'B', note: 'quotedByDecree161' },
    { from: '2026-07', value: 2_530_000, cite: 'ND161 3.2', confidence: 'A' },
  ],
  checked: CHECKED,
});
