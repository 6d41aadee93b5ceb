import { formatMonthFor } from '../kernel/format.ts';
import { fill } from '../readings/print.ts';
import type { Words } from '../words/type.ts';

/** Says that the newest figure of a legal number is used for a time for which none is known. */
export function tellAssumption(parameter: string, until: string, words: Words): string {
  return fill(words.assumption, {
    parameter: words.parameters[parameter] ?? parameter,
    until: formatMonthFor(until, words.grammar.language),
  });
}
