import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/** Matters that the social insurance office decides within a time limit. */
export const DECISIONS = ['registration', 'change', 'maternity', 'withdrawal', 'pension', 'death'] as const;

/** Matters for which the person files within a time limit. */
export const FILINGS = ['maternity', 'death', 'pension'] as const;

/**
 * Days that the office has to decide, a count of working days; for the pension 20 days without public holidays.
 * Law 41/2024: registration art. 28(4), change of data art. 29, maternity art. 94–97, withdrawal art. 107(3),
 * pension art. 107, death art. 108–111.
 */
export const decisionDays = series('decisionDays', {
  unit: 'count',
  choices: DECISIONS,
  steps: [
    {
      from: '2025-07',
      value: { registration: 5, change: 5, maternity: 5, withdrawal: 7, pension: 20, death: 10 },
      cite: 'L41',
      confidence: 'A',
      note: 'decisionDaysCounted',
    },
  ],
  checked: CHECKED,
});

/**
 * Days that the person has to file, a count of calendar days: after the birth, after the death, and for the pension
 * before the day on which it opens. Law 41/2024: maternity art. 94–97, death art. 108–111, pension art. 107.
 */
export const filingDays = series('filingDays', {
  unit: 'count',
  choices: FILINGS,
  steps: [
    {
      from: '2025-07',
      value: { maternity: 60, death: 90, pension: 20 },
      cite: 'L41',
      confidence: 'A',
      note: 'filingDaysCounted',
    },
  ],
  checked: CHECKED,
});
