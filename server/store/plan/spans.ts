/** Of whom a sum is, in which span something became known, and on which span of days it counts. */
export interface SpansOfSum {
  readonly of: 'commune' | 'collector';
  readonly known: 'month' | 'year' | 'ever';
  readonly days: 'day' | 'month' | 'year';
}

/** A sum that is added up from a finer one of the same places. */
export interface StepOfSums extends SpansOfSum {
  readonly from: Pick<SpansOfSum, 'known' | 'days'>;
}

/** What is added up of the deltas themselves. A collector's people are only asked for as they are known now. */
export const FINEST_SUMS: readonly SpansOfSum[] = [
  { of: 'commune', known: 'month', days: 'day' },
  { of: 'collector', known: 'ever', days: 'day' },
];

/** What is added up of finer sums, each after the one that it is made of. */
export const SUM_STEPS: readonly StepOfSums[] = [
  { of: 'commune', known: 'month', days: 'month', from: { known: 'month', days: 'day' } },
  { of: 'commune', known: 'month', days: 'year', from: { known: 'month', days: 'month' } },
  { of: 'commune', known: 'year', days: 'day', from: { known: 'month', days: 'day' } },
  { of: 'commune', known: 'year', days: 'month', from: { known: 'month', days: 'month' } },
  { of: 'commune', known: 'year', days: 'year', from: { known: 'month', days: 'year' } },
  { of: 'commune', known: 'ever', days: 'day', from: { known: 'year', days: 'day' } },
  { of: 'commune', known: 'ever', days: 'month', from: { known: 'year', days: 'month' } },
  { of: 'commune', known: 'ever', days: 'year', from: { known: 'year', days: 'year' } },
  { of: 'collector', known: 'ever', days: 'month', from: { known: 'ever', days: 'day' } },
  { of: 'collector', known: 'ever', days: 'year', from: { known: 'ever', days: 'month' } },
];
