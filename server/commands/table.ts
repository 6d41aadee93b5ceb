const GAP = '  ';

/** A part of a table: its heading, and its rows; a row that is a text, a remark, stands under the second column. */
export interface Part {
  readonly heading: string;
  readonly rows: readonly (string | readonly string[])[];
}

/** Puts the rows of all parts under the same headings, each column as wide as its widest cell. */
export function inColumns(headings: readonly string[], parts: readonly Part[]): string {
  const cells = [headings, ...parts.flatMap(({ rows }) => rows.filter((row) => typeof row !== 'string'))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    (GAP + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(GAP)).trimEnd();
  return [
    line(headings),
    ...parts.flatMap(({ heading, rows }) => [
      ...(heading === '' ? [] : ['', heading]),
      ...rows.map((row) => line(typeof row === 'string' ? ['', row] : row)),
    ]),
  ].join('\n');
}
