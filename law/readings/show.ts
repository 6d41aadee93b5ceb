import type { Exact } from '../kernel/exact.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Fact, Rule } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';

/** A value as JSON carries it: money and lengths as numbers, 40.5 for 40.5 %, "YYYY-MM", true or false, a choice's name. */
export type Shown = number | string | boolean;

/** Writes a value of a unit in the form of JSON. */
export function show(value: Exact, unit: Unit, choices: readonly string[] = []): Shown {
  switch (unit) {
    case 'month':
      return formatMonth(value.n);
    case 'percent':
    case 'percent/year':
      return (value.n * 100) / value.d;
    case 'yes-no':
      return value.n !== 0;
    case 'choice':
      return choices[value.n] ?? value.n;
    default:
      return value.n / value.d;
  }
}

/** Writes the value of a rule or a fact. */
export function showOf(value: Exact, of: Rule | Fact): Shown {
  return show(value, of.unit, of.choices);
}
