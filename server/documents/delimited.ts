/** Why a text with separators is not read. */
export type DelimitedRefusal = 'too-many-rows' | 'too-many-columns' | 'quote-open';

/** The rows of a text with separators, or why it is not read. */
export type DelimitedRead =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly code: DelimitedRefusal };

const separators = [';', '\t', ','] as const;
const headLines = 20;

/** The separator that the first lines hold most of; a decimal comma alone is none. */
function separatorOf(text: string): string {
  const head = text.split('\n', headLines).join('\n');
  const counts = separators.map((sign) => head.split(sign).length - 1);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads a file with separators (CSV as banks and spreadsheets write it): quotes, doubled quotes and lines inside of quotes count. */
export function readDelimited(text: string, rowsMax: number, columnsMax: number): DelimitedRead {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): boolean => {
    row.push(cell);
    cell = '';
    rows.push(row);
    row = [];
    return rows.length <= rowsMax;
  };
  for (let place = 0; place < text.length; place++) {
    const sign = text.charAt(place);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
      if (row.length >= columnsMax) return { ok: false, code: 'too-many-columns' };
    } else if (sign === '\n') {
      if (!endRow()) return { ok: false, code: 'too-many-rows' };
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted) return { ok: false, code: 'quote-open' };
  if ((cell !== '' || row.length > 0) && !endRow()) return { ok: false, code: 'too-many-rows' };
  return { ok: true, rows };
}
