// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes, totals } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly sex: Uint8Array;
  readonly bornIn: Int32Array;
  readonly decisionMonth: Int32Array;
  readonly reason: Uint8Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly from: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
  readonly missingLump: Uint8Array;
  readonly group: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { sex: Uint8Array, bornIn: Int32Array, decisionMonth: Int32Array, reason: Uint8Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { from: Uint16Array, months: Uint16Array, income: Int32Array, missingLump: Uint8Array, group: Uint8Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { allowed: Uint8Array, refusal: Uint8Array, yearsBefore2014: Float32Array, yearsFrom2014: Float32Array, averageIncome: Float64Array, beforeSupport: Float64Array, stateSupportDeducted: Float64Array, amount: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly allowed: Uint8Array;
  readonly refusal: Uint8Array;
  readonly yearsBefore2014: Float32Array;
  readonly yearsFrom2014: Float32Array;
  readonly averageIncome: Float64Array;
  readonly beforeSupport: Float64Array;
  readonly stateSupportDeducted: Float64Array;
  readonly amount: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Uint8Array(7), [1, 1, 6, 0]),
    t1: runs(new Float64Array(5520), [96, NaN, 1008, 0, 96, NaN, 1008, 0, 96, NaN, 1008, 0, 96, NaN, 114, 1, 894, 0, 96, NaN, 1008, 0]),
    t2: slopes(new Uint16Array(4800), 23460, [791, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 1495, 1, 1, -2399, 731, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 1604, 1]),
    t3: runs(new Uint8Array(1104), [210, 240, 894, 180]),
    t4: runs(new Float64Array(1104), [96, NaN, 1008, 240]),
    t5: runs(new Float64Array(1104), [96, NaN, 1008, 12]),
    t6: runs(new Uint8Array(73), [12, 0, 12, 1, 12, 2, 12, 3, 12, 4, 12, 5, 1, 6]),
    t7: runs(new Uint8Array(721), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120]),
    t8: runs(new Uint8Array(73), [12, 0, 12, 12, 12, 24, 12, 36, 12, 48, 12, 60, 1, 72]),
    t9: runs(new Uint8Array(7), [1, 0, 6, 1]),
    t10: totals(new Int32Array(3315), 1104, runs(new Float64Array(3312), [1104, 0, 12, 221, 12, 207, 12, 190, 12, 160, 12, 147, 12, 137, 12, 132, 12, 131, 12, 128, 12, 123, 12, 119, 12, 116, 12, 112, 12, 110, 12, 107, 12, 104, 912, 100, 12, 229, 12, 214, 12, 196, 12, 165, 12, 151, 12, 142, 24, 136, 12, 132, 12, 128, 12, 123, 12, 120, 12, 116, 12, 114, 12, 111, 12, 107, 12, 103, 900, 100])),
    t10_known: runs(new Float64Array(3), [1, NaN, 2, 1]),
    t11: runs(new Uint8Array(1104), [204, 0, 12, 1, 888, 2]),
    t12: totals(new Int32Array(6630), 1104, runs(new Float64Array(6624), [120, 0, 48, 46200, 42, 99000, 18, 165000, 876, 242000, 120, 0, 48, 15400, 42, 33000, 18, 165000, 876, 242000, 120, 0, 48, 38500, 42, 82500, 18, 132000, 876, 193600, 120, 0, 48, 15400, 42, 33000, 18, 99000, 876, 145200, 120, 0, 48, 15400, 42, 33000, 18, 66000, 876, 96800, 1104, 0])),
    t13: runs(new Float64Array(1104), [96, NaN, 1008, 11]),
    t14: runs(new Float64Array(1104), [96, NaN, 1008, 2]),
    t15: runs(new Float64Array(1104), [96, NaN, 1008, 3]),
    t16: runs(new Float64Array(5520), [96, NaN, 1008, 0, 96, NaN, 1008, 0, 96, NaN, 1008, 1, 96, NaN, 114, 0, 894, 1, 96, NaN, 1008, 0]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { sex: in_sex, bornIn: in_bornIn, decisionMonth: in_decisionMonth, reason: in_reason, from: in_from, months: in_months, income: in_income, missingLump: in_missingLump, group: in_group, spells } = columns;
  const { allowed: out_allowed, refusal: out_refusal, yearsBefore2014: out_yearsBefore2014, yearsFrom2014: out_yearsFrom2014, averageIncome: out_averageIncome, beforeSupport: out_beforeSupport, stateSupportDeducted: out_stateSupportDeducted, amount: out_amount } = answers;
  const { t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t10_known, t11, t12, t13, t14, t15, t16 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let k = first; k < last; k++) {
      const v3 = in_months[k]!;
      const v4 = (s0 === 0);
      const v5 = in_from[k]!;
      const v6 = (v4 ? v5 : 0);
      const v7 = (v5 + v3);
      const v8 = (24168 < v7 ? 24168 : v7);
      const v9 = (v8 - v5);
      const v10 = (v9 > 0 ? v9 : 0);
      s0 += v3;
      s1 += v6;
      s2 += v10;
    }
    let s11 = 0;
    let s12 = 0;
    for (let k = first; k < last; k++) {
      const v13 = in_months[k]!;
      const v14 = (s11 + v13);
      const v15 = (v14 === s0);
      const v16 = in_from[k]!;
      const v17 = (v16 + v13);
      const v18 = (v17 - 1);
      const v19 = (v15 ? v18 : 0);
      s11 += v13;
      s12 += v19;
    }
    const v20 = in_reason[i]!;
    const v21 = in_decisionMonth[i]!;
    const v22 = t1[v20 * 1104 + v21 - 24096]!;
    const v23 = (v20 === 0);
    const v24 = in_sex[i]!;
    const v25 = in_bornIn[i]!;
    const v26 = t2[v24 * 2400 + v25 - 22800]!;
    const v27 = (v21 < v26);
    const v28 = (v23 && v27);
    const v29 = t3[v21 - 24096]!;
    const v30 = (v29 <= s0);
    const v31 = (v23 && v30);
    const v32 = (v20 === 4);
    const v33 = t4[v21 - 24096]!;
    const v34 = (v33 <= s0);
    const v35 = (v32 && v34);
    const v36 = (24306 <= s1);
    const v37 = (v32 && v36);
    const v38 = t5[v21 - 24096]!;
    const v39 = (s12 + v38);
    const v40 = (v21 <= v39);
    const v41 = (v32 && v40);
    const v42 = (v41 ? 6 : 0);
    const v43 = (v37 ? 5 : v42);
    const v44 = (v35 ? 4 : v43);
    const v45 = (v31 ? 3 : v44);
    const v46 = (v28 ? 2 : v45);
    const v47 = (v22 !== 0 ? 1 : v46);
    const v48 = t0[v47]!;
    out_allowed[i] = v48;
    const v49 = t6[s2]!;
    out_yearsBefore2014[i] = v49;
    const v50 = t8[s2]!;
    const v51 = (s0 - v50);
    const v52 = t7[v51]!;
    out_yearsFrom2014[i] = v52 * 0.5;
    const v53 = t9[v47]!;
    if (v53 !== 0) {
      out_refusal[i] = v47;
    } else {
      out_refusal[i] = 255;
    }
    if (v48 !== 0) {
      const v54 = t10_known[t11[v21 - 24096]!]!;
      const v55 = t11[v21 - 24096]! * 1105 - 24096;
      let s56 = 0;
      let s57 = 0;
      let s58 = 0;
      let s59 = 0;
      for (let k = first; k < last; k++) {
        const v60 = in_missingLump[k]!;
        const v61 = in_income[k]!;
        const v62 = in_months[k]!;
        const v63 = v61 * v62;
        const v64 = in_from[k]!;
        const v65 = (v64 + v62);
        const v66 = (t10[v55 + v65]! - t10[v55 + v64]!) * v61 * v54;
        const v67 = (v60 !== 0 ? v63 * 100 : v66);
        const v68 = in_group[k]!;
        const v69 = (v68 === 5);
        const v70 = (24216 > v64 ? 24216 : v64);
        const v71 = (v65 - v70);
        const v72 = (v71 > 0 ? v71 : 0);
        const v73 = (v69 ? 0 : v72);
        const v74 = v68 * 1105 - 24096;
        const v75 = (120 - s58);
        const v76 = (v75 > 0 ? v75 : 0);
        const v77 = (v76 < v73 ? v76 : v73);
        const v78 = (v70 + v77);
        const v79 = (t12[v74 + v78]! - t12[v74 + v70]!);
        s56 += v67;
        s57 += v63;
        s58 += v73;
        s59 += v79;
      }
      const v80 = (100 * s0);
      const v81 = Math.floor((2 * s56 + v80) / (2 * v80));
      out_averageIncome[i] = v81;
      const v82 = (s0 < v38);
      const v83 = t13[v21 - 24096]!;
      const v84 = v83 * s57;
      const v85 = t14[v21 - 24096]!;
      const v86 = s56 * v85;
      const v87 = (v86 * 50 < v84 * v80);
      const v88 = (v87 ? v86 : v84);
      const v89 = (v87 ? v80 : 50);
      const v90 = t15[v21 - 24096]!;
      const v91 = v49 * v90;
      const v92 = v52 * v85;
      const v93 = (v91 + v92);
      const v94 = s56 * v93;
      const v95 = v80 * 2;
      const v96 = (v82 ? v88 : v94);
      const v97 = (v82 ? v89 : v95);
      const v98 = Math.floor((2 * v96 + v97) / (2 * v97));
      out_beforeSupport[i] = v98;
      const v99 = t16[v20 * 1104 + v21 - 24096]!;
      const v100 = (v99 !== 0 ? 0 : s59);
      out_stateSupportDeducted[i] = v100;
      const v101 = (v96 - v100 * v97);
      const v102 = Math.floor((2 * v101 + v97) / (2 * v97));
      out_amount[i] = v102;
    } else {
      out_averageIncome[i] = -Infinity;
      out_beforeSupport[i] = -Infinity;
      out_stateSupportDeducted[i] = -Infinity;
      out_amount[i] = -Infinity;
    }
    first = last;
  }
}
