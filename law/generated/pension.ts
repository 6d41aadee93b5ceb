// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes, totals } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly sex: Uint8Array;
  readonly bornIn: Int32Array;
  readonly compulsoryMonths: Uint16Array;
  readonly averageSalary: Int32Array;
  readonly claimTold: Uint8Array;
  readonly claimIn: Int32Array;
  readonly transitionalAge: Uint8Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly from: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
  readonly missingLump: Uint8Array;
}

/** Kinds of the columns of facts. */
export const factCells = { sex: Uint8Array, bornIn: Int32Array, compulsoryMonths: Uint16Array, averageSalary: Int32Array, claimTold: Uint8Array, claimIn: Int32Array, transitionalAge: Uint8Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { from: Uint16Array, months: Uint16Array, income: Int32Array, missingLump: Uint8Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { reachedIn: Int32Array, eligible: Uint8Array, reason: Uint8Array, eligibleFrom: Int32Array, claimIn: Int32Array, contributedMonths: Uint16Array, benefitYears: Float32Array, averageIncome: Float64Array, ratePercent: Float32Array, monthlyPension: Float64Array, oneTimeAllowance: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly reachedIn: Int32Array;
  readonly eligible: Uint8Array;
  readonly reason: Uint8Array;
  readonly eligibleFrom: Int32Array;
  readonly claimIn: Int32Array;
  readonly contributedMonths: Uint16Array;
  readonly benefitYears: Float32Array;
  readonly averageIncome: Float64Array;
  readonly ratePercent: Float32Array;
  readonly monthlyPension: Float64Array;
  readonly oneTimeAllowance: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: slopes(new Int32Array(721), 180, [720, -1]),
    t1: slopes(new Int32Array(721), 240, [720, -1]),
    t2: slopes(new Uint16Array(4800), 23460, [2399, 1, 1, -2339, 2399, 1]),
    t3: slopes(new Uint16Array(4800), 23460, [791, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 1495, 1, 1, -2399, 731, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 1604, 1]),
    t4: runs(new Uint8Array(5), [1, 1, 4, 0]),
    t5: slopes(new Uint8Array(2), 1, [1, -1]),
    t6: runs(new Uint8Array(721), [240, 0, 481, 1]),
    t7: runs(new Uint8Array(721), [180, 0, 541, 1]),
    t8: runs(new Uint8Array(721), [180, 0, 541, 1]),
    t9: runs(new Uint8Array(2496), [845, 1, 1651, 0]),
    t10: runs(new Uint8Array(721), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120]),
    t11: runs(new Uint8Array(5), [1, 0, 4, 1]),
    t12: runs(new Uint8Array(4), [1, 0, 3, 1]),
    t13: totals(new Int32Array(3315), 1104, runs(new Float64Array(3312), [1104, 0, 12, 221, 12, 207, 12, 190, 12, 160, 12, 147, 12, 137, 12, 132, 12, 131, 12, 128, 12, 123, 12, 119, 12, 116, 12, 112, 12, 110, 12, 107, 12, 104, 912, 100, 12, 229, 12, 214, 12, 196, 12, 165, 12, 151, 12, 142, 24, 136, 12, 132, 12, 128, 12, 123, 12, 120, 12, 116, 12, 114, 12, 111, 12, 107, 12, 103, 900, 100])),
    t13_known: runs(new Float64Array(3), [1, NaN, 2, 1]),
    t14: runs(new Uint8Array(2496), [839, 0, 12, 1, 1645, 2]),
    t15: runs(new Float64Array(2496), [731, NaN, 1765, 3]),
    t16: runs(new Float64Array(4992), [731, NaN, 1765, 15, 731, NaN, 24, 15, 12, 16, 12, 17, 12, 18, 12, 19, 1693, 20]),
    t17: runs(new Float64Array(2496), [731, NaN, 1765, 9]),
    t18: runs(new Float64Array(4992), [731, NaN, 24, 3, 1741, 2, 731, NaN, 1765, 2]),
    t19: runs(new Float64Array(2496), [845, NaN, 1651, 2]),
    t20: runs(new Float64Array(2496), [845, NaN, 1651, 1]),
    t21: runs(new Float64Array(2496), [845, NaN, 1651, 15]),
    t22: runs(new Float64Array(4992), [731, NaN, 24, 25, 1741, 30, 731, NaN, 24, 30, 12, 31, 12, 32, 12, 33, 12, 34, 1693, 35]),
    t23: runs(new Uint8Array(2496), [845, 0, 1651, 1]),
    t24: runs(new Float64Array(2496), [731, NaN, 1765, 1]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { sex: in_sex, bornIn: in_bornIn, compulsoryMonths: in_compulsoryMonths, averageSalary: in_averageSalary, claimTold: in_claimTold, claimIn: in_claimIn, transitionalAge: in_transitionalAge, from: in_from, months: in_months, income: in_income, missingLump: in_missingLump, spells } = columns;
  const { reachedIn: out_reachedIn, eligible: out_eligible, reason: out_reason, eligibleFrom: out_eligibleFrom, claimIn: out_claimIn, contributedMonths: out_contributedMonths, benefitYears: out_benefitYears, averageIncome: out_averageIncome, ratePercent: out_ratePercent, monthlyPension: out_monthlyPension, oneTimeAllowance: out_oneTimeAllowance } = answers;
  const { t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t13_known, t14, t15, t16, t17, t18, t19, t20, t21, t22, t23, t24 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    const v0 = in_compulsoryMonths[i]!;
    const v1 = t0[v0]!;
    const v2 = t1[v0]!;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = first; k < last; k++) {
      const v8 = in_months[k]!;
      const v9 = (s3 === 0);
      const v10 = in_from[k]!;
      const v11 = (v9 ? v10 : 0);
      const v12 = (s3 < 240);
      const v13 = (s3 + v8);
      const v14 = (240 <= v13);
      const v15 = (v12 && v14);
      const v16 = in_missingLump[k]!;
      const v17 = (240 - s3);
      const v18 = (v10 + v17);
      const v19 = (v18 - 1);
      const v20 = (v16 !== 0 ? v10 : v19);
      const v21 = (v15 ? v20 : 0);
      const v22 = (s3 < v1);
      const v23 = (v1 <= v13);
      const v24 = (v22 && v23);
      const v25 = (v1 - s3);
      const v26 = (v10 + v25);
      const v27 = (v26 - 1);
      const v28 = (v16 !== 0 ? v10 : v27);
      const v29 = (v24 ? v28 : 0);
      const v30 = (s3 < v2);
      const v31 = (v2 <= v13);
      const v32 = (v30 && v31);
      const v33 = (v2 - s3);
      const v34 = (v10 + v33);
      const v35 = (v34 - 1);
      const v36 = (v16 !== 0 ? v10 : v35);
      const v37 = (v32 ? v36 : 0);
      s3 += v8;
      s4 += v11;
      s5 += v21;
      s6 += v29;
      s7 += v37;
    }
    const v38 = in_transitionalAge[i]!;
    const v39 = in_sex[i]!;
    const v40 = in_bornIn[i]!;
    const v41 = t2[v39 * 2400 + v40 - 22800]!;
    const v42 = t3[v39 * 2400 + v40 - 22800]!;
    const v43 = (v38 !== 0 ? v41 : v42);
    out_reachedIn[i] = v43;
    const v44 = !(v38 !== 0);
    const v45 = t6[s3]!;
    const v46 = (s4 < 24252);
    const v47 = (v45 !== 0 && v46);
    const v48 = (v44 || v47);
    const v49 = t5[(v48 ? 1 : 0)]!;
    const v50 = in_claimTold[i]!;
    const v51 = in_claimIn[i]!;
    const v52 = (v51 <= v43);
    const v53 = (v50 !== 0 && v52);
    const v54 = (s3 + v0);
    const v55 = t7[v54]!;
    const v56 = (v38 !== 0 ? v45 : v55);
    const v57 = t5[v56]!;
    const v58 = t8[v0]!;
    const v59 = (s3 === 0);
    const v60 = (s4 - 1);
    const v61 = (v59 ? 0 : v60);
    const v62 = (v58 !== 0 ? v61 : s6);
    const v63 = (v38 !== 0 ? s5 : v62);
    const v64 = (v51 <= v63);
    const v65 = (v50 !== 0 && v64);
    const v66 = t6[v54]!;
    const v67 = t6[v0]!;
    const v68 = (v67 !== 0 ? v61 : s7);
    const v69 = (v68 > v43 ? v68 : v43);
    const v70 = (v69 + 1);
    const v71 = t9[v70 - 23461]!;
    const v72 = (v44 && v66 !== 0 && v71 !== 0);
    const v73 = (v63 > v43 ? v63 : v43);
    const v74 = (v73 + 1);
    const v75 = (24306 > v74 ? 24306 : v74);
    const v76 = (v72 ? v70 : v75);
    const v77 = (v51 < v76);
    const v78 = (v50 !== 0 && v77);
    const v79 = (v78 ? 4 : 0);
    const v80 = (v65 ? 3 : v79);
    const v81 = (v57 !== 0 ? 3 : v80);
    const v82 = (v53 ? 2 : v81);
    const v83 = (v49 !== 0 ? 1 : v82);
    const v84 = t4[v83]!;
    out_eligible[i] = v84;
    out_contributedMonths[i] = v54;
    const v85 = t10[v54]!;
    out_benefitYears[i] = v85 * 0.5;
    const v86 = t11[v83]!;
    if (v86 !== 0) {
      out_reason[i] = v83;
    } else {
      out_reason[i] = 255;
    }
    if (v56 !== 0) {
      out_eligibleFrom[i] = v76;
    } else {
      out_eligibleFrom[i] = -1;
    }
    const v87 = t12[v50 * 2 + v56]!;
    if (v87 !== 0) {
      const v88 = (v50 !== 0 ? v51 : v76);
      out_claimIn[i] = v88;
    } else {
      out_claimIn[i] = -1;
    }
    if (v84 !== 0) {
      const v89 = (v50 !== 0 ? v51 : v76);
      const v90 = t13_known[t14[v89 - 23461]!]!;
      const v91 = t14[v89 - 23461]! * 1105 - 24096;
      let s92 = 0;
      let s93 = 0;
      for (let k = first; k < last; k++) {
        const v94 = in_missingLump[k]!;
        const v95 = in_income[k]!;
        const v96 = in_months[k]!;
        const v97 = v95 * v96;
        const v98 = in_from[k]!;
        const v99 = (v98 + v96);
        const v100 = (t13[v91 + v99]! - t13[v91 + v98]!) * v95 * v90;
        const v101 = (v94 !== 0 ? v97 * 100 : v100);
        const v102 = (v74 <= v98);
        const v103 = (v102 ? v96 : 0);
        const v104 = (v74 > v98 ? v74 : v98);
        const v105 = (v99 - v104);
        const v106 = (v105 > 0 ? v105 : 0);
        const v107 = (v94 !== 0 ? v103 : v106);
        s92 += v101;
        s93 += v107;
      }
      const v108 = in_averageSalary[i]!;
      const v109 = v108 * v0;
      const v110 = (v109 * 100 + s92);
      const v111 = (100 * v54);
      const v112 = Math.floor((2 * v110 + v111) / (2 * v111));
      out_averageIncome[i] = v112;
      const v113 = t15[v89 - 23461]!;
      const v114 = t16[v39 * 2496 + v89 - 23461]!;
      const v115 = (v114 * 2 <= v85);
      const v116 = t17[v89 - 23461]!;
      const v117 = t18[v39 * 2496 + v89 - 23461]!;
      const v118 = (v85 - v114 * 2);
      const v119 = v117 * v118;
      const v120 = (v116 * 10 + v119);
      const v121 = t19[v89 - 23461]!;
      const v122 = t20[v89 - 23461]!;
      const v123 = t21[v89 - 23461]!;
      const v124 = (v85 - v123 * 2);
      const v125 = v122 * v124;
      const v126 = (v121 * 40 + v125);
      const v127 = (v115 ? v120 : v126);
      const v128 = v113 * 50;
      const v129 = (v127 < v128 ? v127 : v128);
      out_ratePercent[i] = v129 * 0.5;
      const v130 = v110 * v129;
      const v131 = v111 * 200;
      const v132 = Math.floor((2 * v130 + v131) / (2 * v131));
      out_monthlyPension[i] = v132;
      const v133 = t22[v39 * 2496 + v89 - 23461]!;
      const v134 = (v85 - v133 * 2);
      const v135 = (v134 > 0 ? v134 : 0);
      const v136 = (0 * 2 < v135);
      const v137 = t23[v89 - 23461]!;
      const v138 = t10[s93]!;
      const v139 = (v138 < v135 ? v138 : v135);
      const v140 = (v137 !== 0 ? v139 : 0);
      const v141 = v140 * 2;
      const v142 = (v135 - v140);
      const v143 = t24[v89 - 23461]!;
      const v144 = v142 * v143;
      const v145 = (v141 * 2 + v144);
      const v146 = v110 * v145;
      const v147 = v111 * 4;
      const v148 = Math.floor((2 * v146 + v147) / (2 * v147));
      const v149 = (v136 ? v148 : 0);
      out_oneTimeAllowance[i] = v149;
    } else {
      out_averageIncome[i] = -Infinity;
      out_ratePercent[i] = -Infinity;
      out_monthlyPension[i] = -Infinity;
      out_oneTimeAllowance[i] = -Infinity;
    }
    first = last;
  }
}
