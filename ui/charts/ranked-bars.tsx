import { Drawing, Hatches, Texts } from './drawing.tsx';
import type { Room } from './chart.tsx';
import { fitting, widest, widthOf, type Text } from './placing.ts';

/** A place in the row. Shares are of the plan: 1 is the plan itself. */
export interface RankedRow {
  readonly key: string;
  readonly name: string;
  /** Null: there is no plan to compare with. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The percent and the missing people. */
  readonly figures: readonly [string, string];
  readonly trouble: boolean;
  /** Where a press on it leads, and what the link says. */
  readonly href: string;
  readonly spoken: string;
}

interface RankedBarsProps {
  readonly id: string;
  readonly room: Room;
  readonly title: string;
  readonly described: string;
  readonly rows: readonly RankedRow[];
  readonly whole: { readonly share: number; readonly label: string } | null;
  /** `plan` null: the bars are no part of a plan. */
  readonly heads: { readonly plan: string | null; readonly figures: readonly [string, string] };
}

const head = 24;
const barHeight = 16;
/** A sign of another face may be a little wider than its place: nothing stands at the very edge. */
const edge = 2;
const narrow = 460;

/** Places by their share of the plan, highest first: the whole province as a dashed line, the plan as a solid one, the one in trouble in crimson. */
export function RankedBars({ id, room, title, described, rows, whole, heads }: RankedBarsProps) {
  const { width, k } = room;
  const stacked = width < narrow;
  const rowHeight = stacked ? 44 : 27;
  const height = head + rows.length * rowHeight + 6;
  const left = stacked
    ? 0
    : Math.min(
        width * 0.4,
        widest(
          rows.map(({ name }) => name),
          13.5,
          true,
        ) + 12,
      );
  const lastWidth = Math.max(widest(rows.map(({ figures }) => figures[1])), widthOf(heads.figures[1], 12)) + 4 + edge;
  const percentWidth = Math.max(
    widest(
      rows.map(({ figures }) => figures[0]),
      13.5,
      true,
    ),
    widthOf(heads.figures[0], 12),
  );
  const percentAt = width - lastWidth - 10;
  const right = stacked ? width - 4 : percentAt - percentWidth - 14;
  const most = Math.max(1, ...rows.map(({ share, high }) => Math.max(share ?? 0, high ?? 0)));
  const x = (share: number): number => left + (share / most) * (right - left);
  const top = (index: number): number => head + index * rowHeight + (stacked ? 22 : 4);
  const bottom = head + rows.length * rowHeight;
  const texts: Text[] = rows.flatMap(({ name, figures, trouble }, index): Text[] => {
    const y = stacked ? head + index * rowHeight + 15 : top(index) + 13;
    const look = trouble ? 'is-trouble' : undefined;
    return [
      { x: 0, y, text: name, size: 13.5, strong: trouble, ...(look ? { look } : {}) },
      { x: percentAt, y, anchor: 'end', text: figures[0], size: 13.5, strong: true, ...(look ? { look } : {}) },
      { x: width - edge, y, anchor: 'end', text: figures[1], look: look ?? 'second' },
    ];
  });
  const heading: Text[] = [
    { x: width - edge, y: 13, anchor: 'end', text: heads.figures[1], size: 12, look: 'second' },
    { x: percentAt, y: 13, anchor: 'end', text: heads.figures[0], size: 12, look: 'second' },
    ...(stacked || heads.plan === null
      ? []
      : [{ x: x(1) + 4, y: 13, anchor: 'end', text: heads.plan, size: 12, look: 'second' } as const]),
    ...(whole
      ? [{ x: x(whole.share), y: 13, anchor: 'middle', text: whole.label, size: 12, look: 'second' } as const]
      : []),
    ...(whole ? [{ x: 0, y: 13, text: whole.label, size: 12, look: 'second' } as const] : []),
  ];
  const { written } = fitting([...texts, ...heading], width, height);
  // The province's line is named once.
  const labelled = written.filter(
    (text, index) => text.text !== whole?.label || written.findIndex((other) => other.text === text.text) === index,
  );
  return (
    <div class="ranked" style={{ inlineSize: `${width * k}px` }}>
      <Drawing id={id} title={title} described={described} width={width} height={height} k={k}>
        <Hatches id={id} />
        {whole && !stacked && <path d={`M${x(whole.share)} ${head - 6}V${bottom}`} class="whole-line" />}
        {rows.map(({ key, share, low, high, trouble }, index) => (
          <g key={key}>
            <rect x={left} y={top(index)} width={Math.max(0, x(1) - left)} height={barHeight} class="sunken" />
            {share !== null && (
              <rect
                x={left}
                y={top(index)}
                width={Math.max(0, x(share) - left)}
                height={barHeight}
                class={trouble ? 'trouble' : 'reached'}
              />
            )}
            {low !== null && high !== null && (
              <rect
                x={x(low)}
                y={top(index) + 4}
                width={Math.max(3, x(high) - x(low))}
                height={barHeight - 8}
                fill={`url(#${id}-forecast)`}
                class="band-edge"
              />
            )}
            {whole && share !== null && share > whole.share && (
              <path d={`M${x(whole.share)} ${top(index)}v${barHeight}`} class="whole-inside" />
            )}
            {stacked && heads.plan !== null && (
              <path d={`M${x(1)} ${top(index) - 3}v${barHeight + 6}`} class="plan-tick thin" />
            )}
          </g>
        ))}
        {!stacked && heads.plan !== null && <path d={`M${x(1)} ${head - 4}V${bottom}`} class="plan-tick thin" />}
        <Texts texts={labelled} />
      </Drawing>
      <ul class="ranked-links">
        {rows.map(({ key, href, spoken }, index) => (
          <li key={key} style={{ top: `${(head + index * rowHeight) * k}px`, height: `${rowHeight * k}px` }}>
            <a href={href}>
              <span class="spoken">{spoken}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
