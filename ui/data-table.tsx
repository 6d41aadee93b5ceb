import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { fillIn, useSpoken } from './speaking.tsx';

/** One column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Sums and counts stand on the right, in digits of one width. */
  readonly figure?: boolean;
  /** Numbers, days and months: digits of one width, on the left. */
  readonly digits?: boolean;
  /** By what its rows are put in order: text by the Vietnamese alphabet, a list by its first part that differs; left out: they are not. */
  readonly order?: (row: Row) => string | number | readonly string[];
  /** Left out where the window is narrow. */
  readonly wideOnly?: boolean;
}

interface DataTableProps<Row> {
  /** Said to those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** The order in which the rows come is an order of its own: where they are not sorted by hand. */
  readonly foot?: ComponentChildren;
}

interface Order {
  readonly column: string;
  readonly down: boolean;
}

type Orderly = string | number | readonly string[];

/** The order of Vietnamese lists: a ă â b c d đ e ê …; whoever reads in another language finds them all the same. */
const alphabet = new Intl.Collator('vi');

function compare(one: Orderly, other: Orderly): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [ones, others] = [one, other].map((each) => (Array.isArray(each) ? each : [each])) as [string[], string[]];
  for (const [place, each] of ones.entries()) {
    const differs = alphabet.compare(String(each), String(others[place] ?? ''));
    if (differs !== 0) return differs;
  }
  return 0;
}

/** So many rows are drawn at once: a longer list is opened by a press. */
const drawnAtOnce = 100;

/**
 * A dense table for clerks. J and K, or the arrows, go from row to row; Enter opens; a press on a head puts the rows in order. The way into a row for
 * everybody else is the link in its first cell.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, onOpen, foot } = props;
  const [order, setOrder] = useState<Order | null>(null);
  const [most, setMost] = useState(drawnAtOnce);
  const { words } = useSpoken();
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = useMemo(() => {
    const by = columns.find(({ id }) => id === order?.column)?.order;
    if (!by || !order) return rows;
    return rows.toSorted((one, other) => (order.down ? -1 : 1) * compare(by(one), by(other)));
  }, [rows, columns, order]);

  const shown = sorted.slice(0, most);
  const left = sorted.length - shown.length;

  // By hand, because rows are no controls: the links in them are, and the keys are a shorter way to them. Before the rows are seen: who presses at
  // once is heard.
  useLayoutEffect(() => {
    const place = body.current;
    const press = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches('input, select, textarea')) return;
      const step = stepOf(key);
      if (step !== null) {
        event.preventDefault();
        move(target, step);
      } else if (key === 'Enter' && target instanceof HTMLTableRowElement && onOpen) {
        const row = sorted.find((each) => keyOf(each) === target.dataset['key']);
        if (row !== undefined) onOpen(row);
      }
    };
    place?.addEventListener('keydown', press);
    return () => place?.removeEventListener('keydown', press);
  }, [sorted, keyOf, onOpen]);
  return (
    <div class="table-place">
      <table class="table stacks">
        <caption class="spoken">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((row, index) => (
            <tr key={keyOf(row)} data-key={keyOf(row)} tabIndex={index === 0 ? 0 : -1}>
              {columns.map((column) => (
                <td key={column.id} class={classOf(column)} data-head={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
      {left > 0 && (
        <button type="button" class="button plain" onClick={() => setMost(most + drawnAtOnce)}>
          {fillIn(words.moreRows, { count: String(Math.min(left, drawnAtOnce)), left: String(left) })}
        </button>
      )}
    </div>
  );
}

/** One row down, one row up, or nothing of this. */
const stepOf = (key: string): 1 | -1 | null =>
  key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : null;

function move(from: Element, step: 1 | -1): void {
  const row = from.closest('tr');
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}

const classOf = ({ figure, digits, wideOnly }: Omit<Column<never>, 'cell' | 'order'>): string | undefined =>
  [figure ? 'so' : digits ? 'digits' : '', wideOnly ? 'wide-only' : ''].filter((each) => each !== '').join(' ') ||
  undefined;

function Head<Row>(props: {
  readonly column: Column<Row>;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}) {
  const { column, order, onOrder } = props;
  const mine = order?.column === column.id ? order : null;
  if (!column.order) {
    return (
      <th scope="col" class={classOf(column)}>
        {column.head}
      </th>
    );
  }
  return (
    <th scope="col" class={classOf(column)} aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onOrder(mine?.down ? null : { column: column.id, down: mine !== null })}>
        {column.head}
        {mine && <Icon shape={mine.down ? 'open' : 'opened'} size={14} />}
      </button>
    </th>
  );
}
