import type { Dong } from '@diemtua/law/kernel/dong';
import { COUNTER_LENGTH_MAX, NARRATIVE_LENGTH_MAX } from '../limits.ts';
import type { ToldLine } from './line.ts';
import { problem, type StatementField, type StatementProblem } from './problem.ts';

/** The direction and size of an entry whose credits are above zero and whose debits are below. */
export function movementOf(signed: number): Pick<ToldLine, 'direction' | 'amount'> {
  return { direction: signed > 0 ? 'in' : 'out', amount: Math.abs(signed) as Dong };
}

/** What is too long in a told line; a narrative is never cut, since the reference may stand at its end. */
export function lengthProblems(told: ToldLine, row: number): readonly StatementProblem[] {
  const fields: readonly (readonly [StatementField, string | null | undefined, number])[] = [
    ['narrative', told.narrative, NARRATIVE_LENGTH_MAX],
    ['reference', told.reference, COUNTER_LENGTH_MAX],
    ['counterAccount', told.counterAccount, COUNTER_LENGTH_MAX],
    ['counterName', told.counterName, COUNTER_LENGTH_MAX],
  ];
  return fields.flatMap(([field, text, most]) => {
    const found = text?.length ?? 0;
    return found > most ? [problem('too-long', { found, most }, row, field)] : [];
  });
}
