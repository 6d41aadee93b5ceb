import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Place of a paying member in the household; the fifth place stands for all later ones too. */
export const HOUSEHOLD_PLACES = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** Households and people whose health premium the budget helps to pay. */
export const HEALTH_CLASSES = ['poor', 'near-poor', 'pupil', 'farm'] as const;

/**
 * Household health insurance: premium of the first member, percent of the base salary for each month.
 * Decree 188/2025; before it Decree 146/2018 art. 7.
 */
export const healthRate = series('healthRate', {
  unit: 'percent',
  steps: [
    { from: '2018-12', value: 4.5, cite: 'ND146 7', confidence: 'A' },
    { from: '2025-07', value: 4.5, cite: 'ND188', confidence: 'B', note: 'healthDecreeNotRead' },
  ],
  checked: CHECKED,
});

/** Premium of each further member, percent of the first member's. Decree 188/2025; before it Decree 146/2018 art. 7. */
export const healthShare = series('healthShare', {
  unit: 'percent',
  choices: HOUSEHOLD_PLACES,
  steps: [
    {
      from: '2018-12',
      value: { first: 100, second: 70, third: 60, fourth: 50, fifth: 40 },
      cite: 'ND146 7',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: { first: 100, second: 70, third: 60, fourth: 50, fifth: 40 },
      cite: 'ND188',
      confidence: 'B',
      note: 'healthDecreeNotRead',
    },
  ],
  checked: CHECKED,
});

/**
 * What the budget pays at least of a health premium, percent by class of household or person. From memory only: it must
 * never be shown as a fact, nor enter an amount, before Decree 188/2025 has been read. Provinces may add.
 */
export const healthSupport = series('healthSupport', {
  unit: 'percent',
  choices: HEALTH_CLASSES,
  steps: [
    {
      from: '2025-07',
      value: { poor: 100, 'near-poor': 70, pupil: 50, farm: 30 },
      cite: 'ND188',
      confidence: 'D',
      note: 'healthSupportRemembered',
    },
  ],
  checked: CHECKED,
});
