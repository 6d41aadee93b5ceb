import { fieldsOf, personIn } from './input.ts';
import { printed } from './months.ts';
import { retirementAge } from './tables.ts';

/** When does this person reach the retirement age? */
export function retirementAgeQuestion(input: unknown): Record<string, unknown> {
  const { sex, bornIn } = personIn(fieldsOf(input, null, ['sex', 'bornIn']));
  const age = retirementAge(sex, bornIn);
  return { ageYears: age.years, ageMonths: age.months, reachedIn: printed(age.reachedIn) };
}
