/** The arrays in which columns and tables are kept; the smallest that holds the values. */
export type Cells = Uint8Array | Uint16Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Lays out a table from lengths and values in turn: [3, 7, 2, 9] is 7 7 7 9 9. */
export function runs<T extends Cells>(cells: T, lengthsAndValues: readonly number[]): T {
  let place = 0;
  for (let i = 0; i + 1 < lengthsAndValues.length; i += 2) {
    const end = place + (lengthsAndValues[i] ?? 0);
    cells.fill(lengthsAndValues[i + 1] ?? 0, place, end);
    place = end;
  }
  return cells;
}

/** Lays out a table whose differences come in runs: first value, then lengths and differences in turn. */
export function slopes<T extends Cells>(cells: T, first: number, lengthsAndSteps: readonly number[]): T {
  let place = 0;
  let value = first;
  cells[place++] = value;
  for (let i = 0; i + 1 < lengthsAndSteps.length; i += 2) {
    for (let n = 0; n < (lengthsAndSteps[i] ?? 0); n++) {
      value += lengthsAndSteps[i + 1] ?? 0;
      cells[place++] = value;
    }
  }
  return cells;
}

/** Running totals, row by row: every row of `width` values becomes `width + 1` totals that start at zero. */
export function totals<T extends Cells>(cells: T, width: number, values: ArrayLike<number>): T {
  for (let row = 0; row * width < values.length; row++) {
    let sum = 0;
    for (let i = 0; i < width; i++) {
      sum += values[row * width + i] ?? 0;
      cells[row * (width + 1) + i + 1] = sum;
    }
  }
  return cells;
}

/** Hundredths of coefficients given by calendar year, month by month; years after the last have 1. */
export function monthly(coefficients: readonly number[], width: number): Float64Array {
  const months = new Float64Array(width);
  for (let i = 0; i < width; i++) months[i] = Math.round((coefficients[Math.floor(i / 12)] ?? 1) * 100);
  return months;
}
