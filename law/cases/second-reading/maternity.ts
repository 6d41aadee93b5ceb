import { at, fieldsOf, given, list, monthAt, monthOfTheDay, whole } from './input.ts';
import type { Month } from './months.ts';
import { paidMonths, spellsIn } from './record.ts';
import { maternityOfAChild, newLaw } from './tables.ts';

/** Is there a maternity allowance, and how much is it? */
export function maternityQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['bornOn', 'children', 'voluntary', 'compulsoryMonths']);
  const bornIn = monthOfTheDay(fields, 'bornOn');
  const children = whole(fields, 'children', 1, 10);
  const spells = spellsIn(fields, []);
  const compulsory = new Set<Month>();
  if (given(fields, 'compulsoryMonths'))
    for (const [index, value] of list(fields, 'compulsoryMonths').entries())
      compulsory.add(monthAt(value, at('compulsoryMonths', index)));

  const voluntary = new Set<Month>();
  for (const { month } of paidMonths(spells, null)) voluntary.add(month);
  let inLast12 = 0;
  let voluntaryInLast12 = 0;
  for (let month = bornIn - 12; month < bornIn; month += 1) {
    if (voluntary.has(month) || compulsory.has(month)) inLast12 += 1;
    if (voluntary.has(month)) voluntaryInLast12 += 1;
  }
  const eligible = bornIn >= newLaw && inLast12 >= 6 && voluntaryInLast12 >= 1;
  return { eligible, monthsInLast12: inLast12, amount: eligible ? children * maternityOfAChild : 0 };
}
