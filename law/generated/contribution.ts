// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly payMonth: Int32Array;
  readonly chosenIncome: Int32Array;
  readonly method: Uint8Array;
  readonly years: Uint8Array;
  readonly missingMonths: Uint16Array;
  readonly group: Uint8Array;
  readonly supportedMonthsBefore: Uint16Array;
  readonly localPercent: Int32Array;
  readonly yieldTold: Uint8Array;
  readonly yield: Float64Array;
}

/** Kinds of the columns of facts. */
export const factCells = { payMonth: Int32Array, chosenIncome: Int32Array, method: Uint8Array, years: Uint8Array, missingMonths: Uint16Array, group: Uint8Array, supportedMonthsBefore: Uint16Array, localPercent: Int32Array, yieldTold: Uint8Array, yield: Float64Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = {  } as const;
/** Kinds of the columns of answers. */
export const answerCells = { months: Uint16Array, gross: Float64Array, supportedMonths: Uint16Array, stateSupport: Float64Array, localSupport: Float64Array, payable: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly months: Uint16Array;
  readonly gross: Float64Array;
  readonly supportedMonths: Uint16Array;
  readonly stateSupport: Float64Array;
  readonly localSupport: Float64Array;
  readonly payable: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Float64Array(6624), [96, NaN, 1008, 1, 96, NaN, 1008, 3, 96, NaN, 1008, 6, 96, NaN, 1008, 12, 96, NaN, 1008, 0, 96, NaN, 1008, 0]),
    t1: slopes(new Uint16Array(721), 1, [720, 1]),
    t2: runs(new Float64Array(1104), [96, NaN, 1008, 11]),
    t3: runs(new Float64Array(1104), [192, NaN, 24, 0.00363, 888, 0.0031]),
    t4: runs(new Uint8Array(6624), [120, 1, 984, 0, 120, 1, 984, 0, 120, 1, 984, 0, 120, 1, 984, 0, 120, 1, 984, 0, 1104, 1]),
    t5: slopes(new Uint8Array(721), 120, [120, -1, 600, 0]),
    t6: runs(new Float64Array(6624), [96, NaN, 24, 0, 48, 46200, 42, 99000, 18, 165000, 876, 242000, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 165000, 876, 242000, 96, NaN, 24, 0, 48, 38500, 42, 82500, 18, 132000, 876, 193600, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 99000, 876, 145200, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 66000, 876, 96800, 96, NaN, 1008, 0]),
    t7: runs(new Float64Array(1104), [96, NaN, 72, 154000, 60, 330000, 876, 484000]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { payMonth: in_payMonth, chosenIncome: in_chosenIncome, method: in_method, years: in_years, missingMonths: in_missingMonths, group: in_group, supportedMonthsBefore: in_supportedMonthsBefore, localPercent: in_localPercent, yieldTold: in_yieldTold, yield: in_yield } = columns;
  const { months: out_months, gross: out_gross, supportedMonths: out_supportedMonths, stateSupport: out_stateSupport, localSupport: out_localSupport, payable: out_payable } = answers;
  const { t0, t1, t2, t3, t4, t5, t6, t7 } = tables;
  for (let i = from; i < until; i++) {
    const v0 = in_method[i]!;
    const v1 = (v0 === 4);
    const v2 = (v0 === 5);
    const v3 = in_years[i]!;
    const v4 = v3 * 12;
    const v5 = in_missingMonths[i]!;
    const v6 = in_payMonth[i]!;
    const v7 = t0[v0 * 1104 + v6 - 24096]!;
    const v8 = (v1 ? v4 : (v2 ? v5 : v7));
    out_months[i] = v8;
    const v9 = t1[v8]!;
    const v10 = t2[v6 - 24096]!;
    const v11 = in_chosenIncome[i]!;
    const v12 = v10 * v11;
    const v13 = in_yieldTold[i]!;
    const v14 = in_yield[i]!;
    const v15 = t3[v6 - 24096]!;
    const v16 = (v13 !== 0 ? v14 : v15);
    const v17 = (1 + v16);
    let s18 = 0;
    for (let c19 = 1; c19 < v9; c19++) {
      const v20 = (1 - c19);
      const v21 = Math.pow(v17, v20);
      const v22 = v12 * v21;
      s18 += v22;
    }
    let s23 = 0;
    for (let c24 = 1; c24 < v9; c24++) {
      const v25 = Math.pow(v17, c24);
      const v26 = v12 * v25;
      s23 += v26;
    }
    const v27 = v12 * v8;
    const v28 = (v1 ? s18 / 50 : (v2 ? s23 / 50 : v27 / 50));
    const v29 = Math.floor((2 * v28 + 1) / 2);
    out_gross[i] = v29;
    const v30 = in_group[i]!;
    const v31 = t4[v30 * 1104 + v6 - 24096]!;
    const v32 = in_supportedMonthsBefore[i]!;
    const v33 = t5[v32]!;
    const v34 = (v33 < v8 ? v33 : v8);
    const v35 = (v31 !== 0 ? 0 : v34);
    out_supportedMonths[i] = v35;
    const v36 = t6[v30 * 1104 + v6 - 24096]!;
    const v37 = v35 * v36;
    out_stateSupport[i] = v37;
    const v38 = in_localPercent[i]!;
    const v39 = t7[v6 - 24096]!;
    const v40 = v35 * v38 * v39;
    const v41 = Math.floor((2 * v40 + 1000000) / 2000000);
    out_localSupport[i] = v41;
    const v42 = (v28 - v37);
    const v43 = (v42 * 1000000 - v40);
    const v44 = Math.floor((2 * v43 + 1000000) / 2000000);
    out_payable[i] = v44;
  }
}
