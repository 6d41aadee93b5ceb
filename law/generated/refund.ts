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
  readonly yieldTold: Uint8Array;
  readonly yield: Float64Array;
  readonly monthsLeft: Uint16Array;
  readonly supportedMonthsLeft: Uint16Array;
}

/** Kinds of the columns of facts. */
export const factCells = { payMonth: Int32Array, chosenIncome: Int32Array, method: Uint8Array, years: Uint8Array, missingMonths: Uint16Array, group: Uint8Array, yieldTold: Uint8Array, yield: Float64Array, monthsLeft: Uint16Array, supportedMonthsLeft: Uint16Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = {  } as const;
/** Kinds of the columns of answers. */
export const answerCells = { refund: Float64Array, stateSupportReturned: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly refund: Float64Array;
  readonly stateSupportReturned: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables() {
  return {
    t0: runs(new Float64Array(6624), [96, NaN, 1008, 1, 96, NaN, 1008, 3, 96, NaN, 1008, 6, 96, NaN, 1008, 12, 96, NaN, 1008, 0, 96, NaN, 1008, 0]),
    t1: slopes(new Uint16Array(721), 1, [720, 1]),
    t2: runs(new Float64Array(1104), [96, NaN, 1008, 11]),
    t3: runs(new Float64Array(1104), [192, NaN, 24, 0.00363, 888, 0.0031]),
    t4: runs(new Float64Array(6624), [96, NaN, 24, 0, 48, 46200, 42, 99000, 18, 165000, 876, 242000, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 165000, 876, 242000, 96, NaN, 24, 0, 48, 38500, 42, 82500, 18, 132000, 876, 193600, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 99000, 876, 145200, 96, NaN, 24, 0, 48, 15400, 42, 33000, 18, 66000, 876, 96800, 96, NaN, 1008, 0]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { payMonth: in_payMonth, chosenIncome: in_chosenIncome, method: in_method, years: in_years, missingMonths: in_missingMonths, group: in_group, yieldTold: in_yieldTold, yield: in_yield, monthsLeft: in_monthsLeft, supportedMonthsLeft: in_supportedMonthsLeft } = columns;
  const { refund: out_refund, stateSupportReturned: out_stateSupportReturned } = answers;
  const { t0, t1, t2, t3, t4 } = tables;
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
    const v9 = in_monthsLeft[i]!;
    const v10 = (v8 - v9);
    const v11 = (v10 + 1 * 1);
    const v12 = t1[v8]!;
    const v13 = t2[v6 - 24096]!;
    const v14 = in_chosenIncome[i]!;
    const v15 = v13 * v14;
    const v16 = in_yieldTold[i]!;
    const v17 = in_yield[i]!;
    const v18 = t3[v6 - 24096]!;
    const v19 = (v16 !== 0 ? v17 : v18);
    const v20 = (1 + v19);
    let s21 = 0;
    for (let c22 = v11; c22 < v12; c22++) {
      const v23 = (1 - c22);
      const v24 = Math.pow(v20, v23);
      const v25 = v15 * v24;
      s21 += v25;
    }
    const v26 = v15 * v9;
    const v27 = (v1 ? s21 / 50 : v26 / 50);
    const v28 = in_supportedMonthsLeft[i]!;
    const v29 = in_group[i]!;
    const v30 = t4[v29 * 1104 + v6 - 24096]!;
    const v31 = v28 * v30;
    const v32 = (v27 - v31);
    const v33 = Math.floor((2 * v32 + 1) / 2);
    out_refund[i] = v33;
    out_stateSupportReturned[i] = v31;
  }
}
