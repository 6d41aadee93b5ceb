// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.
import { runs, slopes, totals, monthly } from '../kernel/tables.ts';

/** Facts of many people, a column each. */
export interface Columns {
  readonly count: number;
  readonly sex: Uint8Array;
  readonly birth: Int32Array;
  readonly cat: Uint8Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  readonly start: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
}

/** Kinds of the columns of facts. */
export const factCells = { sex: Uint8Array, birth: Int32Array, cat: Uint8Array } as const;
/** Kinds of the columns of spells. */
export const spellCells = { start: Uint16Array, months: Uint16Array, income: Int32Array } as const;
/** Kinds of the columns of answers. */
export const answerCells = { paid: Float64Array, support: Float64Array, months: Uint16Array, years: Float32Array, avg: Float64Array, retire: Int32Array, eligible: Uint8Array, rate: Float32Array, pension: Float64Array, allowance: Float64Array, withdrawal: Float64Array } as const;

/** Answers of many people, a column each. */
export interface Answers {
  readonly paid: Float64Array;
  readonly support: Float64Array;
  readonly months: Uint16Array;
  readonly years: Float32Array;
  readonly avg: Float64Array;
  readonly retire: Int32Array;
  readonly eligible: Uint8Array;
  readonly rate: Float32Array;
  readonly pension: Float64Array;
  readonly allowance: Float64Array;
  readonly withdrawal: Float64Array;
}

/** The step functions and running totals of the book. */
export function tables(coefficient: readonly number[]) {
  return {
    t0: totals(new Int32Array(1105), 1104, monthly(coefficient, 1104)),
    t1: slopes(new Int32Array(4420), 0, [120, 165000, 984, 0, 1, -19800000, 120, 132000, 984, 0, 1, -15840000, 120, 99000, 984, 0, 1, -11880000, 120, 66000, 984, 0]),
    t2: runs(new Uint8Array(1105), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120, 6, 121, 6, 122, 6, 123, 6, 124, 6, 125, 6, 126, 6, 127, 6, 128, 6, 129, 6, 130, 6, 131, 6, 132, 6, 133, 6, 134, 6, 135, 6, 136, 6, 137, 6, 138, 6, 139, 6, 140, 6, 141, 6, 142, 6, 143, 6, 144, 6, 145, 6, 146, 6, 147, 6, 148, 6, 149, 6, 150, 6, 151, 6, 152, 6, 153, 6, 154, 6, 155, 6, 156, 6, 157, 6, 158, 6, 159, 6, 160, 6, 161, 6, 162, 6, 163, 6, 164, 6, 165, 6, 166, 6, 167, 6, 168, 6, 169, 6, 170, 6, 171, 6, 172, 6, 173, 6, 174, 6, 175, 6, 176, 6, 177, 6, 178, 6, 179, 6, 180, 6, 181, 6, 182, 6, 183, 6, 184]),
    t3: slopes(new Uint16Array(4800), 24300, [765, 0, 11, 1, 1, 4, 8, 1, 1, 4, 8, 1, 1, 4, 1604, 1, 1, -1643, 820, 0, 11, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 7, 1, 1, 5, 1495, 1]),
    t4: runs(new Uint8Array(1105), [175, 0, 930, 1]),
    t5: runs(new Uint8Array(2210), [175, 0, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 92, 6, 94, 6, 96, 6, 98, 6, 100, 6, 102, 6, 104, 6, 106, 6, 108, 6, 110, 6, 112, 6, 114, 6, 116, 6, 118, 6, 120, 6, 122, 6, 124, 6, 126, 6, 128, 6, 130, 6, 132, 6, 134, 6, 136, 6, 138, 6, 140, 6, 142, 6, 144, 6, 146, 6, 148, 690, 150, 175, 0, 6, 90, 6, 92, 6, 94, 6, 96, 6, 98, 6, 100, 6, 102, 6, 104, 6, 106, 6, 108, 6, 110, 6, 112, 6, 114, 6, 116, 6, 118, 6, 120, 6, 122, 6, 124, 6, 126, 6, 128, 6, 130, 6, 132, 6, 134, 6, 136, 6, 138, 6, 140, 6, 142, 6, 144, 6, 146, 6, 148, 750, 150]),
    t6: runs(new Uint8Array(2210), [421, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 361, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120, 6, 121, 6, 122, 6, 123, 6, 124]),
    t7: runs(new Uint8Array(1105), [1, 0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6, 7, 6, 8, 6, 9, 6, 10, 6, 11, 6, 12, 6, 13, 6, 14, 6, 15, 6, 16, 6, 17, 6, 18, 6, 19, 6, 20, 6, 21, 6, 22, 6, 23, 6, 24, 6, 25, 6, 26, 6, 27, 6, 28, 6, 29, 6, 30, 6, 31, 6, 32, 6, 33, 6, 34, 6, 35, 6, 36, 6, 37, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48, 6, 49, 6, 50, 6, 51, 6, 52, 6, 53, 6, 54, 6, 55, 6, 56, 6, 57, 6, 58, 6, 59, 6, 60, 6, 61, 6, 62, 6, 63, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6, 71, 6, 72, 6, 73, 6, 74, 6, 75, 6, 76, 6, 77, 6, 78, 6, 79, 6, 80, 6, 81, 6, 82, 6, 83, 6, 84, 6, 85, 6, 86, 6, 87, 6, 88, 6, 89, 6, 90, 6, 91, 6, 92, 6, 93, 6, 94, 6, 95, 6, 96, 6, 97, 6, 98, 6, 99, 6, 100, 6, 101, 6, 102, 6, 103, 6, 104, 6, 105, 6, 106, 6, 107, 6, 108, 6, 109, 6, 110, 6, 111, 6, 112, 6, 113, 6, 114, 6, 115, 6, 116, 6, 117, 6, 118, 6, 119, 6, 120, 6, 121, 6, 122, 6, 123, 6, 124, 6, 125, 6, 126, 6, 127, 6, 128, 6, 129, 6, 130, 6, 131, 6, 132, 6, 133, 6, 134, 6, 135, 6, 136, 6, 137, 6, 138, 6, 139, 6, 140, 6, 141, 6, 142, 6, 143, 6, 144, 6, 145, 6, 146, 6, 147, 6, 148, 6, 149, 6, 150, 6, 151, 6, 152, 6, 153, 6, 154, 6, 155, 6, 156, 6, 157, 6, 158, 6, 159, 6, 160, 6, 161, 6, 162, 6, 163, 6, 164, 6, 165, 6, 166, 6, 167, 6, 168, 6, 169, 6, 170, 6, 171, 6, 172, 6, 173, 6, 174, 6, 175, 6, 176, 6, 177, 6, 178, 6, 179, 6, 180, 6, 181, 6, 182, 6, 183, 6, 184]),
  };
}
export type Tables = ReturnType<typeof tables>;

/** Answers the people from `from` to the one before `until`. */
export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {
  const { sex: in_sex, birth: in_birth, cat: in_cat, start: in_start, months: in_months, income: in_income, spells } = columns;
  const { paid: out_paid, support: out_support, months: out_months, years: out_years, avg: out_avg, retire: out_retire, eligible: out_eligible, rate: out_rate, pension: out_pension, allowance: out_allowance, withdrawal: out_withdrawal } = answers;
  const { t0, t1, t2, t3, t4, t5, t6, t7 } = tables;
  let first = spells[from]!;
  for (let i = from; i < until; i++) {
    const last = spells[i + 1]!;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let k = first; k < last; k++) {
      const v3 = in_income[k]!;
      const v4 = in_months[k]!;
      const v5 = v3 * v4;
      const v6 = in_start[k]!;
      const v7 = (v6 + v4);
      const v8 = (t0[v7]! - t0[v6]!) * v3;
      s0 += v5;
      s1 += v4;
      s2 += v8;
    }
    const v9 = 11 * s0;
    const v10 = in_cat[i]!;
    const v11 = t1[v10 * 1105 + s1]!;
    const v12 = (v9 - v11 * 50);
    out_paid[i] = v12 / 50;
    out_support[i] = v11;
    out_months[i] = s1;
    const v13 = t2[s1]!;
    out_years[i] = v13 * 0.5;
    const v14 = (100 * s1);
    out_avg[i] = s2 / v14;
    const v15 = in_sex[i]!;
    const v16 = in_birth[i]!;
    const v17 = t3[v15 * 2400 + v16 - 22800]!;
    out_retire[i] = v17;
    const v18 = t4[s1]!;
    out_eligible[i] = v18;
    const v19 = t5[v15 * 1105 + s1]!;
    out_rate[i] = v19 * 0.5;
    const v20 = s2 * v19;
    const v21 = v14 * 200;
    out_pension[i] = v20 / v21;
    const v22 = t6[v15 * 1105 + s1]!;
    const v23 = s2 * v22;
    const v24 = v14 * 4;
    out_allowance[i] = v23 / v24;
    const v25 = t7[s1]!;
    const v26 = s2 * v25;
    const v27 = (v26 - v11 * v14);
    out_withdrawal[i] = v27 / v14;
    first = last;
  }
}
