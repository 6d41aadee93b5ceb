import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Funeral grant, in months of the reference level of the month of death. Law 41/2024 art. 109, Law 58/2014 art. 80. */
export const funeralLevels = series('funeralLevels', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 10, cite: 'L58 80', confidence: 'A' },
    { from: '2025-07', value: 10, cite: 'L41 109', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Months paid that open the funeral grant; a pensioner needs none. Law 41/2024 art. 109, Law 58/2014 art. 80. */
export const funeralPaidMonths = series('funeralPaidMonths', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 60, cite: 'L58 80', confidence: 'A' },
    { from: '2025-07', value: 60, cite: 'L41 109', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Compulsory months that open the funeral grant in a mixed career. Decree 159/2025 art. 12, Decree 134/2015 art. 8. */
export const compulsoryFuneralMonths = series('compulsoryFuneralMonths', {
  unit: 'months',
  steps: [
    { from: '2016-01', value: 12, cite: 'ND134 8', confidence: 'A' },
    { from: '2025-07', value: 12, cite: 'ND159 12', confidence: 'A' },
  ],
  checked: CHECKED,
});

/** Survivors' lump sum: months of average income for each year before 2014. Law 41/2024 art. 110. */
export const survivorEarlierRate = series('survivorEarlierRate', {
  unit: 'months/year',
  steps: [{ from: '2025-07', value: 1.5, cite: 'L41 110', confidence: 'A' }],
  checked: CHECKED,
});

/** Survivors' lump sum: months of average income for each year from 2014. Law 41/2024 art. 110. */
export const survivorLaterRate = series('survivorLaterRate', {
  unit: 'months/year',
  steps: [{ from: '2025-07', value: 2, cite: 'L41 110', confidence: 'A' }],
  checked: CHECKED,
});

/** The record, in months, below which survivors get the amount paid instead. Law 41/2024 art. 110. */
export const survivorShortBelow = series('survivorShortBelow', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 60, cite: 'L41 110', confidence: 'A' }],
  checked: CHECKED,
});

/** Survivors' lump sum of a pensioner, in months of pension, for a death in the first months. Law 41/2024 art. 110(4). */
export const pensionerLump = series('pensionerLump', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 48, cite: 'L41 110.4', confidence: 'A' }],
  checked: CHECKED,
});

/** How many months of pension leave that lump sum whole. Law 41/2024 art. 110(4). */
export const pensionerFullMonths = series('pensionerFullMonths', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 2, cite: 'L41 110.4', confidence: 'A' }],
  checked: CHECKED,
});

/** What each later month of pension takes off it, in months of pension, a fraction. Law 41/2024 art. 110(4). */
export const pensionerLumpPerMonth = series('pensionerLumpPerMonth', {
  unit: 'fraction',
  steps: [{ from: '2025-07', value: 0.5, cite: 'L41 110.4', confidence: 'A' }],
  checked: CHECKED,
});

/** The least lump sum of a pensioner's survivors, in months of pension. Law 41/2024 art. 110(4). */
export const pensionerLumpLeast = series('pensionerLumpLeast', {
  unit: 'months',
  steps: [{ from: '2025-07', value: 3, cite: 'L41 110.4', confidence: 'A' }],
  checked: CHECKED,
});
