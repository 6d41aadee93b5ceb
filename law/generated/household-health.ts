// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly payMonth: Int32Array;
  readonly members: Uint8Array;
  readonly healthMonths: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { payMonth: Int32Array, members: Uint8Array, healthMonths: Uint8Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = {  } as const;
/** Kinds of the columns of answers. */
export const answerCells = { total: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly total: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Float64Array(1104), [131, NaN, 973, 9]),
    t1: runs(new Int32Array(1104), [16, 540000, 12, 650000, 12, 730000, 12, 830000, 14, 1050000, 34, 1150000, 14, 1210000, 12, 1300000, 12, 1390000, 48, 1490000, 12, 1800000, 24, 2340000, 882, 2530000]),
    t2: runs(new Float64Array(22080), [131, NaN, 973, 10, 131, NaN, 973, 7, 131, NaN, 973, 6, 131, NaN, 973, 5, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4, 131, NaN, 973, 4]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { payMonth: in_payMonth, members: in_members, healthMonths: in_healthMonths } = columns;
  const { total: out_total } = answers;
  const { t0, t1, t2 } = tables;
  for (let i = from; i < until; i++) {
    const v0 = in_members[i]!;
    const v1 = (v0 + 1);
    const v2 = in_healthMonths[i]!;
    const v3 = in_payMonth[i]!;
    const v4 = t0[v3 - 24096]!;
    const v5 = t1[v3 - 24096]!;
    let s6 = 0;
    for (let c7 = 1; c7 < v1; c7++) {
      const v8 = t2[(c7 - 1) * 1104 + v3 - 24096]!;
      const v9 = v2 * v4 * v5 * v8;
      const v10 = Math.floor((2 * v9 + 2000) / 4000);
      s6 += v10;
    }
    out_total[i] = s6;
  }
}
