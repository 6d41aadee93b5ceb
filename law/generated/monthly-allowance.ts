// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes, totals } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly sex: Uint8Array;
  readonly bornIn: Int32Array;
  readonly requestMonth: Int32Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly from: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
  readonly missingLump: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { sex: Uint8Array, bornIn: Int32Array, requestMonth: Int32Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { from: Uint16Array, months: Uint16Array, income: Int32Array, missingLump: Uint8Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { allowed: Uint8Array, refusal: Uint8Array, averageIncome: Float64Array, benefitYears: Float32Array, months: Uint16Array, monthsToSocialPension: Uint16Array, monthly: Float64Array, topUpPrice: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly allowed: Uint8Array;
  readonly refusal: Uint8Array;
  readonly averageIncome: Float64Array;
  readonly benefitYears: Float32Array;
  readonly months: Uint16Array;
  readonly monthsToSocialPension: Uint16Array;
  readonly monthly: Float64Array;
  readonly topUpPrice: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Uint8Array(6), [1, 1, 5, 0]),
    t1: runs(new Uint8Array(1104), [210, 1, 894, 0]),
    t2: slopes(new Uint16Array(4800), 23460, [791, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 1495, 1, 1, -2399, 731, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 1604, 1]),
    t3: runs(new Uint8Array(2004), [1, 1, 2003, 0]),
    t4: slopes(new Uint16Array(2400), 23700, [2399, 1]),
    t5: runs(new Uint8Array(1104), [210, 240, 894, 180]),
    t6: runs(new Float64Array(1104), [210, NaN, 894, 12]),
    t7: runs(new Uint8Array(721), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120]),
    t8: runs(new Uint8Array(6), [1, 0, 5, 1]),
    t9: totals(new Int32Array(3315), 1104, runs(new Float64Array(3312), [1104, 0, 12, 221, 12, 207, 12, 190, 12, 160, 12, 147, 12, 137, 12, 132, 12, 131, 12, 128, 12, 123, 12, 119, 12, 116, 12, 112, 12, 110, 12, 107, 12, 104, 912, 100, 12, 229, 12, 214, 12, 196, 12, 165, 12, 151, 12, 142, 24, 136, 12, 132, 12, 128, 12, 123, 12, 120, 12, 116, 12, 114, 12, 111, 12, 107, 12, 103, 900, 100])),
    t9_known: runs(new Float64Array(3), [1, NaN, 2, 1]),
    t10: runs(new Uint8Array(1104), [204, 0, 12, 1, 888, 2]),
    t11: runs(new Float64Array(1104), [210, NaN, 894, 2]),
    t12: runs(new Float64Array(1104), [210, NaN, 894, 500000]),
    t13: runs(new Uint8Array(12), [1, 1, 11, 0]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { sex: in_sex, bornIn: in_bornIn, requestMonth: in_requestMonth, from: in_from, months: in_months, income: in_income, missingLump: in_missingLump, spells } = columns;
  const { allowed: out_allowed, refusal: out_refusal, averageIncome: out_averageIncome, benefitYears: out_benefitYears, months: out_months, monthsToSocialPension: out_monthsToSocialPension, monthly: out_monthly, topUpPrice: out_topUpPrice } = answers;
  const { t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t9_known, t10, t11, t12, t13 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    let s0 = 0;
    for (let k = first; k < last; k++) {
      const v1 = in_months[k]!;
      s0 += v1;
    }
    const v2 = in_requestMonth[i]!;
    const v3 = t1[v2 - 24096]!;
    const v4 = in_sex[i]!;
    const v5 = in_bornIn[i]!;
    const v6 = t2[v4 * 2400 + v5 - 22800]!;
    const v7 = (v2 < v6);
    const v8 = t4[v5 - 22800]!;
    const v9 = (v8 - v2);
    const v10 = (v9 > 0 ? v9 : 0);
    const v11 = t3[v10]!;
    const v12 = t5[v2 - 24096]!;
    const v13 = (v12 <= s0);
    const v14 = t6[v2 - 24096]!;
    const v15 = (s0 < v14);
    const v16 = (v15 ? 5 : 0);
    const v17 = (v13 ? 4 : v16);
    const v18 = (v11 !== 0 ? 3 : v17);
    const v19 = (v7 ? 2 : v18);
    const v20 = (v3 !== 0 ? 1 : v19);
    const v21 = t0[v20]!;
    out_allowed[i] = v21;
    const v22 = t7[s0]!;
    out_benefitYears[i] = v22 * 0.5;
    out_monthsToSocialPension[i] = v10;
    const v23 = t8[v20]!;
    if (v23 !== 0) {
      out_refusal[i] = v20;
    } else {
      out_refusal[i] = 255;
    }
    if (v21 !== 0) {
      const v24 = t9_known[t10[v2 - 24096]!]!;
      const v25 = t10[v2 - 24096]! * 1105 - 24096;
      let s26 = 0;
      for (let k = first; k < last; k++) {
        const v27 = in_missingLump[k]!;
        const v28 = in_income[k]!;
        const v29 = in_months[k]!;
        const v30 = v28 * v29;
        const v31 = in_from[k]!;
        const v32 = (v31 + v29);
        const v33 = (t9[v25 + v32]! - t9[v25 + v31]!) * v28 * v24;
        const v34 = (v27 !== 0 ? v30 * 100 : v33);
        s26 += v34;
      }
      const v35 = (100 * s0);
      const v36 = Math.floor((2 * s26 + v35) / (2 * v35));
      out_averageIncome[i] = v36;
      const v37 = t11[v2 - 24096]!;
      const v38 = s26 * v37 * v22;
      const v39 = v35 * 2;
      const v40 = t12[v2 - 24096]!;
      const v41 = v40 * v39;
      const v42 = Math.ceil(v38 / v41);
      out_months[i] = v42;
      const v43 = (v10 <= v42);
      const v44 = v40 * v42;
      const v45 = (v43 ? v44 : v40);
      const v46 = (v43 ? v10 : 1);
      const v47 = Math.floor((2 * v45 + v46) / (2 * v46));
      out_monthly[i] = v47;
    } else {
      out_averageIncome[i] = -Infinity;
      out_months[i] = 65535;
      out_monthly[i] = -Infinity;
    }
    const v48 = t9_known[t10[v2 - 24096]!]!;
    const v49 = t10[v2 - 24096]! * 1105 - 24096;
    let s50 = 0;
    for (let k = first; k < last; k++) {
      const v51 = in_missingLump[k]!;
      const v52 = in_income[k]!;
      const v53 = in_months[k]!;
      const v54 = v52 * v53;
      const v55 = in_from[k]!;
      const v56 = (v55 + v53);
      const v57 = (t9[v49 + v56]! - t9[v49 + v55]!) * v52 * v48;
      const v58 = (v51 !== 0 ? v54 * 100 : v57);
      s50 += v58;
    }
    const v59 = (100 * s0);
    const v60 = t11[v2 - 24096]!;
    const v61 = s50 * v60 * v22;
    const v62 = v59 * 2;
    const v63 = t12[v2 - 24096]!;
    const v64 = v63 * v62;
    const v65 = Math.ceil(v61 / v64);
    const v66 = (v10 <= v65);
    const v67 = t13[(v66 ? 1 : 0) * 6 + v20]!;
    if (v67 !== 0) {
      const v68 = (v10 - v65);
      const v69 = v68 * v63;
      out_topUpPrice[i] = v69;
    } else {
      out_topUpPrice[i] = -Infinity;
    }
    first = last;
  }
}
