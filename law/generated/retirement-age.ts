// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly sex: Uint8Array;
  readonly bornIn: Int32Array;
}

/** Kinds of the columns of facts. */
export const factCells = { sex: Uint8Array, bornIn: Int32Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = {  } as const;
/** Kinds of the columns of answers. */
export const answerCells = { ageYears: Float32Array, ageMonths: Uint16Array, reachedIn: Int32Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly ageYears: Float32Array;
  readonly ageMonths: Uint16Array;
  readonly reachedIn: Int32Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Uint8Array(4800), [808, 55, 24, 56, 24, 57, 24, 58, 24, 59, 2255, 60, 36, 61, 1605, 62]),
    t1: runs(new Uint8Array(4800), [792, 0, 8, 4, 8, 8, 8, 0, 8, 4, 8, 8, 8, 0, 8, 4, 8, 8, 8, 0, 8, 4, 8, 8, 8, 0, 8, 4, 8, 8, 2228, 0, 9, 3, 9, 6, 9, 9, 9, 0, 9, 3, 9, 6, 9, 9, 1605, 0]),
    t2: slopes(new Uint16Array(4800), 23460, [791, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 1495, 1, 1, -2399, 731, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 1604, 1]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { sex: in_sex, bornIn: in_bornIn } = columns;
  const { ageYears: out_ageYears, ageMonths: out_ageMonths, reachedIn: out_reachedIn } = answers;
  const { t0, t1, t2 } = tables;
  for (let i = from; i < until; i++) {
    const v0 = in_sex[i]!;
    const v1 = in_bornIn[i]!;
    const v2 = t0[v0 * 2400 + v1 - 22800]!;
    out_ageYears[i] = v2;
    const v3 = t1[v0 * 2400 + v1 - 22800]!;
    out_ageMonths[i] = v3;
    const v4 = t2[v0 * 2400 + v1 - 22800]!;
    out_reachedIn[i] = v4;
  }
}
