import { Drawing, Hatches, Texts } from './drawing.tsx';
import type { Room } from './chart.tsx';
import { fitting, widest, type Text } from './placing.ts';

/** One row of the way from a count to a later one. */
export interface BridgeRow {
  readonly key: string;
  readonly name: string;
  readonly kind: 'count' | 'joined' | 'stopped';
  /** People: a count, or how many came or went (never below zero). */
  readonly value: number;
  readonly written: string;
}

interface BridgeProps {
  readonly id: string;
  readonly room: Room;
  readonly title: string;
  readonly described: string;
  readonly rows: readonly BridgeRow[];
}

const rowHeight = 41;
const barHeight = 28;
/** A sign of another face may be a little wider than its place: nothing stands at the very edge. */
const edge = 2;

/** From one count to another: who joined in green, who stopped hatched in crimson, each beginning where the one before ends. */
export function Bridge({ id, room, title, described, rows }: BridgeProps) {
  const { width, k } = room;
  const height = rows.length * rowHeight + 4;
  const left = Math.min(
    width * 0.42,
    widest(
      rows.map(({ name }) => name),
      13.5,
      true,
    ) + 10,
  );
  const right =
    width -
    widest(
      rows.map(({ written }) => written),
      13.5,
      true,
    ) -
    10;
  const spans = spansOf(rows);
  const most = Math.max(1, ...spans.map(({ to }) => to));
  const x = (value: number): number => left + (value / most) * Math.max(20, right - left);
  const texts: Text[] = rows.flatMap(({ name, kind, written }, index): Text[] => {
    const y = index * rowHeight + 24;
    const look = kind === 'joined' ? 'is-joined' : kind === 'stopped' ? 'is-trouble' : undefined;
    return [
      { x: width - edge, y, anchor: 'end', text: written, size: 13.5, strong: true, ...(look ? { look } : {}) },
      { x: 0, y, text: name, size: 13.5, strong: kind === 'count' },
    ];
  });
  const { written } = fitting(texts, width, height);
  return (
    <Drawing id={id} title={title} described={described} width={width} height={height} k={k}>
      <Hatches id={id} />
      {rows.map(({ key, kind }, index) => {
        const { from, to, end } = spans[index] ?? { from: 0, to: 0, end: 0 };
        const y = index * rowHeight + 5;
        return (
          <g key={key}>
            <rect
              x={x(from)}
              y={y}
              width={Math.max(1.5, x(to) - x(from))}
              height={barHeight}
              class={kind === 'count' ? 'reached' : kind}
              {...(kind === 'stopped' ? { fill: `url(#${id}-stopped)` } : {})}
            />
            {index < rows.length - 1 && (
              <path d={`M${x(end)} ${y + barHeight}v${rowHeight - barHeight}`} class="joint" />
            )}
          </g>
        );
      })}
      <Texts texts={written} />
    </Drawing>
  );
}

/** Where each row's bar begins and ends, and at which count it leaves off. */
function spansOf(rows: readonly BridgeRow[]): { readonly from: number; readonly to: number; readonly end: number }[] {
  let count = 0;
  return rows.map(({ kind, value }) => {
    if (kind === 'count') {
      count = value;
      return { from: 0, to: value, end: value };
    }
    const end = kind === 'joined' ? count + value : count - value;
    const span = { from: Math.min(count, end), to: Math.max(count, end), end };
    count = end;
    return span;
  });
}
