// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly birthMonth: Int32Array;
  readonly children: Uint8Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly from: Uint16Array;
  readonly months: Uint16Array;
  readonly compulsorySpell: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { birthMonth: Int32Array, children: Uint8Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { from: Uint16Array, months: Uint16Array, compulsorySpell: Uint8Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { eligible: Uint8Array, monthsInLast12: Uint16Array, amount: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly eligible: Uint8Array;
  readonly monthsInLast12: Uint16Array;
  readonly amount: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: slopes(new Uint16Array(1104), 24084, [1103, 1]),
    t1: runs(new Uint8Array(1104), [210, 0, 894, 1]),
    t2: runs(new Float64Array(1104), [210, NaN, 894, 6]),
    t3: runs(new Uint8Array(721), [1, 0, 720, 1]),
    t4: runs(new Float64Array(1104), [210, NaN, 894, 2000000]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { birthMonth: in_birthMonth, children: in_children, from: in_from, months: in_months, compulsorySpell: in_compulsorySpell, spells } = columns;
  const { eligible: out_eligible, monthsInLast12: out_monthsInLast12, amount: out_amount } = answers;
  const { t0, t1, t2, t3, t4 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    const v0 = in_birthMonth[i]!;
    const v1 = t0[v0 - 24096]!;
    let s2 = 0;
    let s3 = 0;
    for (let k = first; k < last; k++) {
      const v4 = in_from[k]!;
      const v5 = in_months[k]!;
      const v6 = (v4 + v5);
      const v7 = (v0 < v6 ? v0 : v6);
      const v8 = (v1 > v4 ? v1 : v4);
      const v9 = (v7 - v8);
      const v10 = (v9 > 0 ? v9 : 0);
      const v11 = in_compulsorySpell[k]!;
      const v12 = !(v11 !== 0);
      const v13 = (v12 ? v10 : 0);
      s2 += v10;
      s3 += v13;
    }
    const v14 = t1[v0 - 24096]!;
    const v15 = t2[v0 - 24096]!;
    const v16 = (v15 <= s2);
    const v17 = t3[s3]!;
    const v18 = (v14 !== 0 && v16 && v17 !== 0);
    out_eligible[i] = (v18 ? 1 : 0);
    out_monthsInLast12[i] = s2;
    const v19 = t4[v0 - 24096]!;
    const v20 = in_children[i]!;
    const v21 = v19 * v20;
    const v22 = (v18 ? v21 : 0);
    out_amount[i] = v22;
    first = last;
  }
}
