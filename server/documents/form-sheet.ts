import type { FilledColumn, FilledField, FilledForm, FilledSum, FilledTable } from '@diemtua/domain/reporting';
import type { CellLook, SheetToWrite, SpecialRow, WrittenValue } from './xlsx.ts';

const HEAD_HEIGHT = 45;
const TITLE_HEIGHT = 24;
/** Characters for each share of a column's width. */
const CHARACTERS = 1.15;
const LEAST_CHARACTERS = 5;

/** Puts a form into a sheet: the lines above, the table with its heads and row of numbers, the sums, the signatures. */
export function sheetOfForm(form: FilledForm): SheetToWrite {
  const widest = form.tables.reduce<readonly FilledColumn[]>(
    (most, { columns }) => (columns.length > most.length ? columns : most),
    [],
  );
  const width = Math.max(widest.length, 2);
  const rows: WrittenValue[][] = [];
  const special = new Map<number, SpecialRow>();
  const merges: { row: number; column: number; rows: number; columns: number }[] = [];
  let repeat: { first: number; last: number } | null = null;

  const across = (text: string, look: CellLook, bold = false, height?: number): void => {
    special.set(rows.length, { looks: [look], bold, ...(height === undefined ? {} : { height }) });
    merges.push({ row: rows.length, column: 0, rows: 1, columns: width });
    rows.push([text]);
  };
  const fields = (list: readonly FilledField[]): void => {
    for (const { mark, label, value } of list) across(`${mark === null ? '' : `${mark} `}${label}: ${value}`, 'line');
  };
  const inRow = (
    values: readonly WrittenValue[],
    looks: readonly (CellLook | null)[],
    bold: boolean,
    height?: number,
  ) => {
    special.set(rows.length, { looks, bold, ...(height === undefined ? {} : { height }) });
    rows.push([...values]);
  };
  const sum = (line: FilledSum | null, columns: readonly FilledColumn[]): void => {
    if (line !== null)
      inRow(
        line.cells,
        columns.map(({ kind }) => (kind === 'dong' || kind === 'count' ? kind : 'text')),
        true,
      );
  };

  for (const [index, text] of form.issuer.entries()) across(text, 'line', index < 2);
  across(`Mẫu ${form.code} (${form.decision})`, 'line');
  if (form.motto) {
    across('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'centre', true);
    across('Độc lập – Tự do – Hạnh phúc', 'centre', true);
  }
  across(form.title, 'title', true, TITLE_HEIGHT);
  if (form.subtitle !== null) across(form.subtitle, 'centre');
  fields(form.fields);
  for (const table of form.tables) {
    if (table.caption !== null) across(table.caption, 'line', true);
    fields(table.above);
    const first = rows.length;
    heads(table);
    repeat ??= { first, last: rows.length - 1 };
    for (const group of table.groups) {
      if (group.label !== null)
        inRow(
          [group.order, group.label],
          table.columns.map(() => 'group'),
          true,
        );
      for (const row of group.rows) rows.push([...row]);
      sum(group.sum, table.columns);
    }
    sum(table.total, table.columns);
  }
  rows.push([]);
  fields(form.closing);
  across(form.placeAndDay, 'line');
  signatures();

  return {
    name: form.code,
    title: form.title,
    columns: Array.from({ length: width }, (_, index) => {
      const column = widest[index];
      return {
        width: Math.max(LEAST_CHARACTERS, (column?.width ?? 30) * CHARACTERS),
        look: column?.kind ?? 'text',
      };
    }),
    rows,
    special,
    merges,
    frozenRows: repeat === null ? 0 : repeat.last + 1,
    repeat,
    landscape: form.page === 'landscape',
  };

  /** Two rows of heads where heads stand over heads, and the row of numbers. */
  function heads({ columns }: FilledTable): void {
    const named = ({ head, unit }: FilledColumn): string => (unit === null ? head : `${head} (${unit})`);
    const looks = columns.map(() => 'head' as const);
    if (columns.some(({ over }) => over !== null)) {
      const row = rows.length;
      const starts = columns.map(({ over }, index) => over === null || columns[index - 1]?.over !== over);
      inRow(
        columns.map((column, index) => (starts[index] ? (column.over ?? named(column)) : null)),
        looks,
        true,
        HEAD_HEIGHT / 2,
      );
      inRow(
        columns.map((column) => (column.over === null ? null : named(column))),
        looks,
        true,
        HEAD_HEIGHT,
      );
      for (const [index, { over }] of columns.entries()) {
        if (over === null) merges.push({ row, column: index, rows: 2, columns: 1 });
        else if (starts[index] === true) {
          const next = starts.findIndex((start, place) => place > index && start);
          const span = (next < 0 ? columns.length : next) - index;
          if (span > 1) merges.push({ row, column: index, rows: 1, columns: span });
        }
      }
    } else inRow(columns.map(named), looks, true, HEAD_HEIGHT);
    inRow(
      columns.map(({ mark }) => markInSheet(mark)),
      columns.map(() => 'mark'),
      false,
    );
  }

  /** Side by side below the table, each over its share of the columns. */
  function signatures(): void {
    const share = Math.max(1, Math.floor(width / Math.max(1, form.signatures.length)));
    const place = (text: (index: number) => string | null, bold: boolean): void => {
      const cells: WrittenValue[] = Array.from({ length: width }, () => null);
      const looks: (CellLook | null)[] = cells.map(() => null);
      for (const index of form.signatures.keys()) {
        const column = index * share;
        if (column >= width) break;
        cells[column] = text(index);
        looks[column] = 'centre';
        if (share > 1) merges.push({ row: rows.length, column, rows: 1, columns: share });
      }
      inRow(cells, looks, bold);
    };
    place((index) => form.signatures[index]?.role ?? null, true);
    place((index) => form.signatures[index]?.manner ?? null, false);
    rows.push([], []);
    place((index) => form.signatures[index]?.name ?? null, true);
  }
}

/** "(6)=(4)×(5)×22%" in a sheet begins with a bracket, so that nothing takes it for a formula. */
const markInSheet = (mark: string): string => (/^[A-Z]$/.test(mark) ? mark : `(${mark})`);
