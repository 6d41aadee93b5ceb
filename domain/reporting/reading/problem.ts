/** What is wrong with a cell of a file that people or the agency made. */
export type ReadCode =
  | 'missing'
  | 'not-text'
  | 'name-has-digits'
  | 'name-in-old-letters'
  | 'too-long'
  | 'number-not-10-digits'
  | 'identity-not-12-digits'
  | 'old-identity-card'
  | 'leading-zeros-lost'
  | 'digits-lost'
  | 'no-such-day'
  | 'no-such-month'
  | 'year-of-two-digits'
  | 'money-unclear'
  | 'money-not-whole'
  | 'money-too-small'
  | 'money-negative'
  | 'percent-unclear'
  | 'months-unclear'
  | 'kind-unknown'
  | 'shares-do-not-add-up'
  | 'number-twice'
  | 'result-unknown'
  | 'result-pending'
  | 'reason-missing'
  | 'commune-code-unclear'
  | 'count-unclear'
  | 'percent-as-typed';

/** What the person in front of the file can do about it. */
export type WayOut =
  | 'fill-in'
  | 'type-as-text'
  | 'retype-in-unicode'
  | 'shorten'
  | 'check-card'
  | 'confirm-number'
  | 'type-day-month-year'
  | 'type-month-year'
  | 'type-whole-dong'
  | 'type-percent'
  | 'type-months'
  | 'type-digits'
  | 'type-commune-code'
  | 'choose-kind'
  | 'check-sums'
  | 'check-both-rows'
  | 'ask-agency'
  | 'wait';

/** A problem in one cell. `stops`: the row cannot be taken; `asks`: it can, once somebody has looked. */
export interface ReadProblem {
  /** The row of the sheet, counted from 1. */
  readonly row: number;
  /** The column of the sheet, counted from 0; null where the column is not in the file. */
  readonly column: number | null;
  readonly field: string;
  readonly code: ReadCode;
  /** What stands in the cell, as text, cut to a length that fits a list. */
  readonly value: string;
  readonly weight: 'stops' | 'asks';
  readonly wayOut: WayOut;
}

/** What a cell means, or what is wrong with it; `asks` may come with a value, `stops` never does. */
export interface CellRead<Value> {
  readonly value: Value | null;
  readonly trouble: { readonly code: ReadCode; readonly weight: 'stops' | 'asks'; readonly wayOut: WayOut } | null;
}

/** An empty cell, where nothing has to stand. */
export const nothing: CellRead<never> = { value: null, trouble: null };

/** A cell that is understood. */
export const understood = <Value>(value: Value): CellRead<Value> => ({ value, trouble: null });

/** A cell that stops its row. */
export const stopped = (code: ReadCode, wayOut: WayOut): CellRead<never> => ({
  value: null,
  trouble: { code, weight: 'stops', wayOut },
});

/** A cell whose meaning is likely, and has to be looked at. */
export const asked = <Value>(value: Value | null, code: ReadCode, wayOut: WayOut): CellRead<Value> => ({
  value,
  trouble: { code, weight: 'asks', wayOut },
});
