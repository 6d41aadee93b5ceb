import { commonDenominator, type Exact } from '../kernel/exact.ts';

/** A table as it stands in a generated file: its name, how it is laid out, and over which denominator its values are. */
export interface PrintedTable {
  readonly name: string;
  readonly d: number;
  readonly rows: number;
  /** Some of its rows stand for times of which the book knows nothing. */
  readonly gaps: boolean;
  /** Expressions that lay it out, by the name that the loop uses. */
  readonly made: readonly (readonly [string, string])[];
  /** Needs values of this series when tables are made. */
  readonly told: string | null;
}

/** The smallest kind of array that holds the values. */
function kindOf(values: readonly number[]): string {
  if (values.some((value) => !Number.isInteger(value))) return 'Float64Array';
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  if (low >= 0 && high < 2 ** 8) return 'Uint8Array';
  if (low >= 0 && high < 2 ** 16) return 'Uint16Array';
  return low >= -(2 ** 31) && high < 2 ** 31 ? 'Int32Array' : 'Float64Array';
}

function runsOf(values: readonly number[]): readonly number[] {
  const runs: number[] = [];
  for (const value of values) {
    if (runs.length > 0 && Object.is(runs.at(-1), value)) runs[runs.length - 2] = (runs[runs.length - 2] ?? 0) + 1;
    else runs.push(1, value);
  }
  return runs;
}

/** Prints a table of a step function as runs of values, or of differences where that is shorter. */
export function printTable(name: string, cells: readonly number[], d: number): PrintedTable {
  const kind = kindOf(cells);
  const values = runsOf(cells);
  const steps = runsOf(cells.slice(1).map((cell, i) => cell - (cells[i] ?? 0)));
  const made =
    steps.length < values.length && !cells.some(Number.isNaN)
      ? `slopes(new ${kind}(${cells.length}), ${cells[0]}, [${steps.join(', ')}])`
      : `runs(new ${kind}(${cells.length}), [${values.join(', ')}])`;
  return { name, d, rows: 1, gaps: false, made: [[name, made]], told: null };
}

/** Prints running totals by month, a row for each combination of keys. */
export function printTotals(
  name: string,
  rows: readonly (readonly (Exact | null)[])[],
  months: { readonly first: number; readonly last: number },
  told: string | null,
): PrintedTable {
  const width = months.last - months.first + 1;
  if (told !== null) {
    return {
      name,
      d: 100,
      rows: 1,
      gaps: false,
      told,
      made: [[name, `totals(new Int32Array(${width + 1}), ${width}, monthly(${told}, ${width}))`]],
    };
  }
  const d = rows.flat().reduce((common, value) => (value ? commonDenominator(common, value.d) : common), 1);
  const cells = rows.flatMap((row) => row.map((value) => (value ? value.n * (d / value.d) : 0)));
  const known = rows.map((row) => (row.some((value) => value !== null) ? 1 : NaN));
  const most = rows.reduce(
    (max, _, i) =>
      Math.max(
        max,
        cells.slice(i * width, (i + 1) * width).reduce((a, b) => a + b, 0),
      ),
    0,
  );
  const kind = most < 2 ** 31 ? 'Int32Array' : 'Float64Array';
  const gaps = known.some(Number.isNaN);
  const values = `runs(new Float64Array(${cells.length}), [${runsOf(cells).join(', ')}])`;
  const made: (readonly [string, string])[] = [
    [name, `totals(new ${kind}(${rows.length * (width + 1)}), ${width}, ${values})`],
  ];
  if (gaps) made.push([`${name}_known`, `runs(new Float64Array(${known.length}), [${runsOf(known).join(', ')}])`]);
  return { name, d, rows: rows.length, gaps, made, told: null };
}
