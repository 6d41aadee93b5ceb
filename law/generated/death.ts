// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, totals } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly deathMonth: Int32Array;
  readonly pensioner: Uint8Array;
  readonly pensionDrawn: Int32Array;
  readonly pensionStarted: Int32Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly from: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
  readonly missingLump: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { deathMonth: Int32Array, pensioner: Uint8Array, pensionDrawn: Int32Array, pensionStarted: Int32Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { from: Uint16Array, months: Uint16Array, income: Int32Array, missingLump: Uint8Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { funeralGrant: Float64Array, survivorLump: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly funeralGrant: Float64Array;
  readonly survivorLump: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: totals(new Int32Array(3315), 1104, runs(new Float64Array(3312), [1104, 0, 12, 221, 12, 207, 12, 190, 12, 160, 12, 147, 12, 137, 12, 132, 12, 131, 12, 128, 12, 123, 12, 119, 12, 116, 12, 112, 12, 110, 12, 107, 12, 104, 912, 100, 12, 229, 12, 214, 12, 196, 12, 165, 12, 151, 12, 142, 24, 136, 12, 132, 12, 128, 12, 123, 12, 120, 12, 116, 12, 114, 12, 111, 12, 107, 12, 103, 900, 100])),
    t0_known: runs(new Float64Array(3), [1, NaN, 2, 1]),
    t1: runs(new Uint8Array(1104), [204, 0, 12, 1, 888, 2]),
    t2: runs(new Float64Array(1104), [96, NaN, 1008, 60]),
    t3: runs(new Float64Array(1104), [96, NaN, 4, 11500000, 14, 12100000, 12, 13000000, 12, 13900000, 48, 14900000, 12, 18000000, 24, 23400000, 882, 25300000]),
    t4: runs(new Float64Array(1104), [210, NaN, 894, 2]),
    t5: runs(new Float64Array(1104), [210, NaN, 894, 48]),
    t6: runs(new Float64Array(1104), [210, NaN, 894, 3]),
    t7: runs(new Float64Array(1104), [210, NaN, 894, 1]),
    t8: runs(new Float64Array(1104), [210, NaN, 894, 60]),
    t9: runs(new Float64Array(1104), [96, NaN, 1008, 11]),
    t10: runs(new Uint8Array(73), [12, 0, 12, 1, 12, 2, 12, 3, 12, 4, 12, 5, 1, 6]),
    t11: runs(new Float64Array(1104), [210, NaN, 894, 3]),
    t12: runs(new Uint8Array(721), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120]),
    t13: runs(new Uint8Array(73), [12, 0, 12, 12, 12, 24, 12, 36, 12, 48, 12, 60, 1, 72]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { deathMonth: in_deathMonth, pensioner: in_pensioner, pensionDrawn: in_pensionDrawn, pensionStarted: in_pensionStarted, from: in_from, months: in_months, income: in_income, missingLump: in_missingLump, spells } = columns;
  const { funeralGrant: out_funeralGrant, survivorLump: out_survivorLump } = answers;
  const { t0, t0_known, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    const v0 = in_deathMonth[i]!;
    const v1 = t0_known[t1[v0 - 24096]!]!;
    const v2 = t1[v0 - 24096]! * 1105 - 24096;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    for (let k = first; k < last; k++) {
      const v7 = in_months[k]!;
      const v8 = in_income[k]!;
      const v9 = v8 * v7;
      const v10 = in_missingLump[k]!;
      const v11 = in_from[k]!;
      const v12 = (v11 + v7);
      const v13 = (t0[v2 + v12]! - t0[v2 + v11]!) * v8 * v1;
      const v14 = (v10 !== 0 ? v9 * 100 : v13);
      const v15 = (24168 < v12 ? 24168 : v12);
      const v16 = (v15 - v11);
      const v17 = (v16 > 0 ? v16 : 0);
      s3 += v7;
      s4 += v9;
      s5 += v14;
      s6 += v17;
    }
    const v18 = in_pensioner[i]!;
    const v19 = t2[v0 - 24096]!;
    const v20 = (v19 <= s3);
    const v21 = (v18 !== 0 || v20);
    const v22 = t3[v0 - 24096]!;
    const v23 = (v21 ? v22 : 0);
    out_funeralGrant[i] = v23;
    const v24 = in_pensionDrawn[i]!;
    const v25 = in_pensionStarted[i]!;
    const v26 = (v0 - v25);
    const v27 = (v26 + 1);
    const v28 = t4[v0 - 24096]!;
    const v29 = (v27 <= v28);
    const v30 = t5[v0 - 24096]!;
    const v31 = t6[v0 - 24096]!;
    const v32 = t7[v0 - 24096]!;
    const v33 = (v27 - v28);
    const v34 = v32 * v33;
    const v35 = (v30 * 2 - v34);
    const v36 = v31 * 2;
    const v37 = (v35 > v36 ? v35 : v36);
    const v38 = (v29 ? v30 * 2 : v37);
    const v39 = v24 * v38;
    const v40 = t8[v0 - 24096]!;
    const v41 = (s3 < v40);
    const v42 = t9[v0 - 24096]!;
    const v43 = v42 * s4;
    const v44 = (100 * s3);
    const v45 = t10[s6]!;
    const v46 = t11[v0 - 24096]!;
    const v47 = v45 * v46;
    const v48 = t13[s6]!;
    const v49 = (s3 - v48);
    const v50 = t12[v49]!;
    const v51 = v50 * v28;
    const v52 = (v47 + v51);
    const v53 = s5 * v52;
    const v54 = v44 * 2;
    const v55 = (v41 ? v43 : v53);
    const v56 = (v41 ? 50 : v54);
    const v57 = (v18 !== 0 ? v39 : v55);
    const v58 = (v18 !== 0 ? 2 : v56);
    const v59 = Math.floor((2 * v57 + v58) / (2 * v58));
    out_survivorLump[i] = v59;
    first = last;
  }
}
