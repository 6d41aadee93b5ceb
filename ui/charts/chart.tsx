import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Scrolling } from '../scrolling.tsx';
import { useSpoken } from '../speaking.tsx';
import { useWidth } from '../use-width.ts';

/** The same figures as a table: heads, then rows; the first cell of a row is its name. */
export interface Twin {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

/** The room that a drawing has: its width in units, and how many pixels a unit is. */
export interface Room {
  readonly width: number;
  readonly k: number;
}

/** How many pixels a rem has where nobody asked for large type: a drawing's unit is a pixel then. */
const plainRem = 16;

interface ChartProps {
  readonly id: string;
  /** The message. */
  readonly title: ComponentChildren;
  /** The message in plain words, where figures of the title open. */
  readonly name?: string;
  /** What, when, unit; published, counted or assumed. */
  readonly said?: ComponentChildren;
  readonly twin: Twin;
  /** In words what hatches and dashes mean. */
  readonly legend?: ComponentChildren;
  readonly children: (room: Room) => ComponentChildren;
  /** Beside the title: a way on. */
  readonly way?: ComponentChildren;
  /** Below the drawing and its legend. */
  readonly more?: ComponentChildren;
  /** No card around it: it stands on the page itself. */
  readonly bare?: boolean;
  /** The figures are being asked for again. */
  readonly stale?: boolean;
}

/** A chart: the message as its title, the drawing, its legend, and the same figures as a table. */
export function Chart(props: ChartProps) {
  const { id, title, name, said, twin, legend, children, way, more, bare = false, stale = false } = props;
  const { words } = useSpoken();
  const { place, width, rem } = useWidth<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  const k = rem / plainRem;
  const named: Named = name === undefined ? { 'aria-labelledby': `${id}-title` } : { 'aria-label': name };
  return (
    <section class={`chart${bare ? '' : ' card'}${stale ? ' stale' : ''}`} {...named}>
      <header class="beside-title">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        {way}
      </header>
      {said && <p class="aside">{said}</p>}
      <div ref={place} class="chart-place">
        {asTable ? <TwinTable named={named} twin={twin} /> : width > 0 && children({ width: width / k, k })}
      </div>
      <div class="chart-foot">
        {legend && !asTable && <div class="legend">{legend}</div>}
        <button type="button" class="button plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {words.asTable}
        </button>
      </div>
      {more}
    </section>
  );
}

/** By what a part is named: its title, or words of its own. */
type Named = { readonly 'aria-labelledby': string } | { readonly 'aria-label': string };

function TwinTable({ named, twin }: { readonly named: Named; readonly twin: Twin }) {
  const { words } = useSpoken();
  return (
    <Scrolling label={words.asTable}>
      <table class="table tight" {...named}>
        <thead>
          <tr>
            {twin.heads.map((head, index) => (
              <th key={head} scope="col" class={index === 0 ? undefined : 'so'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={twin.heads[0]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={twin.heads[index]} class="so">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** One line of a legend: a fill of a chart, and what it means. */
export function Key({ fill, children }: { readonly fill: Fill; readonly children: ComponentChildren }) {
  return (
    <span>
      <i class={`key ${fill}`} aria-hidden="true" />
      {children}
    </span>
  );
}

/** The fills of the charts, as LOOK's grammar names them; dips are the five of the map. */
export type Fill = 'reached' | 'forecast' | 'plan' | 'joined' | 'stopped' | 'trouble' | `dip-${1 | 2 | 3 | 4 | 5}`;
