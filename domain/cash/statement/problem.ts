import { FOUND_LENGTH_MAX, PROBLEMS_MAX } from '../limits.ts';

/** The fields of a statement that a problem can be about. */
export type StatementField =
  | 'account'
  | 'currency'
  | 'opening'
  | 'closing'
  | 'bookedOn'
  | 'valueOn'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'balanceAfter'
  | 'narrative'
  | 'reference'
  | 'counterBank'
  | 'counterAccount'
  | 'counterName';

/** What the office can do about a problem. */
export type WayOut =
  /** Take the file as the bank gives it: MT940, camt.053, or its spreadsheet. */
  | 'choose-another-file'
  /** Import it in parts, by shorter periods. */
  | 'divide-the-file'
  /** Download it from the bank again: a part is missing or was changed by hand. */
  | 'download-again'
  /** Import it for the account that it is about. */
  | 'choose-the-account'
  /** Correct the named cell in the file, by what the bank's own screen shows. */
  | 'correct-the-cell'
  /** The source has changed its shape: the program must learn it. */
  | 'tell-support';

/** What is told beside each code. */
interface ProblemValues {
  'format-unknown': Record<never, never>;
  'too-many-rows': { readonly found: number; readonly most: number };
  'too-long': { readonly found: number; readonly most: number };
  'head-missing': Record<never, never>;
  'column-twice': { readonly found: string };
  'not-a-day': { readonly found: string };
  'not-an-amount': { readonly found: string };
  /** Đồng have no decimals. */
  'not-whole': { readonly found: string };
  'too-great': { readonly found: string; readonly most: number };
  'no-amount': Record<never, never>;
  'both-directions': { readonly debit: number; readonly credit: number };
  missing: Record<never, never>;
  'other-account': { readonly found: string; readonly expected: string };
  'other-currency': { readonly found: string };
  /** The balance after an entry is not the one before it and the entry's amount. */
  'balance-breaks': { readonly found: number; readonly expected: number };
  /** Closing is not opening and credits less debits. */
  'totals-differ': { readonly found: number; readonly expected: number };
  unreadable: { readonly found: string };
  /** A message is not of the shape that its source has documented. */
  shape: { readonly path: string };
}

export type StatementProblemCode = keyof ProblemValues;

const WAYS_OUT: Readonly<Record<StatementProblemCode, WayOut>> = {
  'format-unknown': 'choose-another-file',
  'too-many-rows': 'divide-the-file',
  'too-long': 'correct-the-cell',
  'head-missing': 'choose-another-file',
  'column-twice': 'choose-another-file',
  'not-a-day': 'correct-the-cell',
  'not-an-amount': 'correct-the-cell',
  'not-whole': 'correct-the-cell',
  'too-great': 'correct-the-cell',
  'no-amount': 'correct-the-cell',
  'both-directions': 'correct-the-cell',
  missing: 'download-again',
  'other-account': 'choose-the-account',
  'other-currency': 'choose-another-file',
  'balance-breaks': 'download-again',
  'totals-differ': 'download-again',
  unreadable: 'download-again',
  shape: 'tell-support',
};

/**
 * One thing that is wrong with a statement: where, what was found, and the way out. Sentences are made from it
 * elsewhere.
 */
export interface Problem<Code extends StatementProblemCode> {
  readonly code: Code;
  /**
   * Counted from 1, as the file shows it: a row of a table, a line of a text, an entry of a message. None for the whole
   * file.
   */
  readonly row: number | null;
  readonly field: StatementField | null;
  readonly values: ProblemValues[Code];
  readonly wayOut: WayOut;
}

export type StatementProblem = { [Code in StatementProblemCode]: Problem<Code> }[StatementProblemCode];
/** At least one, at most so many as a person will repair. */
export type StatementProblems = readonly [StatementProblem, ...StatementProblem[]];

/** Names a problem; the way out follows from its code. */
export function problem<Code extends StatementProblemCode>(
  code: Code,
  values: ProblemValues[Code],
  row: number | null = null,
  field: StatementField | null = null,
): Problem<Code> {
  return { code, row, field, values, wayOut: WAYS_OUT[code] };
}

/** What was found, as far as a problem repeats it: files can hold anything. */
export function shown(found: unknown): string {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return text.length <= FOUND_LENGTH_MAX ? text : `${text.slice(0, FOUND_LENGTH_MAX)}…`;
}

/** The problems of a statement, where there are any. */
export function someProblems(problems: readonly StatementProblem[]): StatementProblems | null {
  const [first, ...rest] = problems.slice(0, PROBLEMS_MAX);
  return first === undefined ? null : [first, ...rest];
}
