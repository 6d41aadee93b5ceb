import type { Citation } from './series.ts';

/** Why a question has no answer, before it is put into words. */
export interface Problem {
  /** Stable name of what is wrong, for programs. */
  readonly code: string;
  /** The field as a path: "voluntary[2].income"; null where the whole input is meant. */
  readonly field: string | null;
  /** The articles that ask for it. */
  readonly cites: readonly Citation[];
  /** Values for the sentence: a limit, a name, a month; already in the form of JSON. */
  readonly with: Readonly<Record<string, string | number>>;
}

/** Makes a problem. */
export const problem = (
  code: string,
  field: string | null,
  values: Readonly<Record<string, string | number>> = {},
  cites: readonly Citation[] = [],
): Problem => ({ code, field, cites, with: values });
