import { boundsOf } from '../language/bounds.ts';
import type { Series } from '../language/series.ts';
import { partsOf, type Fact, type Rule, type Term } from '../language/term.ts';

/** What is compiled: the facts that come as columns, the answers that go out as columns. */
export interface Program {
  readonly facts: readonly Fact[];
  readonly spellFacts: readonly Fact[];
  readonly outputs: readonly ProgramOutput[];
  /** Series whose values are given when the tables are made, by calendar year of the key. */
  readonly told: readonly Series[];
}
export interface ProgramOutput {
  readonly name: string;
  readonly rule: Rule;
  readonly when: Term | null;
}

/** What a cell holds where an answer does not apply. A cell of NaN is one for which the book knows no figure. */
export const NOTHING: Record<string, string> = {
  Float64Array: '-Infinity',
  Float32Array: '-Infinity',
  Int32Array: '-1',
  Uint16Array: '65535',
  Uint8Array: '255',
};

/** The kind of column that holds an answer. */
export function cellsOf(rule: Rule): string {
  switch (rule.unit) {
    case 'month':
      return 'Int32Array';
    case 'months':
      return boundsOf(rule).d === 1 ? 'Uint16Array' : 'Float64Array';
    case 'yes-no':
    case 'choice':
      return 'Uint8Array';
    case 'years':
    case 'percent':
      return 'Float32Array';
    default: {
      const { low, high, d, real } = boundsOf(rule);
      return d === 1 && !real && low >= 0 && high < 2 ** 31 && isSure(rule) ? 'Int32Array' : 'Float64Array';
    }
  }
}

/** Whether a term uses no legal number that depends on a date of the case, and so can never be unknown. */
function isSure(term: Term): boolean {
  return (term.kind !== 'parameter' || term.at.kind === 'number') && partsOf(term).every(isSure);
}

/** The kind of column that holds a fact. */
export function cellsOfFact(fact: Fact): string {
  if (fact.real) return 'Float64Array';
  const { low, high } = boundsOf(fact);
  if (fact.scale !== 1 || high > 65_535 || (fact.scope === 'case' && fact.unit === 'month')) return 'Int32Array';
  return low >= 0 && high < 256 ? 'Uint8Array' : 'Uint16Array';
}
