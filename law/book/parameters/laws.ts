import { monthOf } from '../../kernel/month.ts';
import { series } from '../../language/series.ts';

/** The month in which Law 41/2024 and its 15-year pension came into force. */
export const law41From = series('law41From', {
  unit: 'month',
  steps: [{ from: '2008-01', value: monthOf(2025, 7), cite: 'L41 140.1', confidence: 'A' }],
  checked: '2026-11-22',
});

/** The first month whose contribution the State supports; earlier months got nothing and are not counted. */
export const supportFrom = series('supportFrom', {
  unit: 'month',
  steps: [{ from: '2008-01', value: monthOf(2018, 1), cite: 'ND134 17.2', confidence: 'A' }],
  checked: '2026-11-22',
});
