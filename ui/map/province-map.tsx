import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Room } from '../charts/chart.tsx';
import { fitting, widest, type Text } from '../charts/placing.ts';
import { goTo } from '../path.ts';
import { drawMap, freePlaceBy, neighbourTo, type Direction, type Shape } from './draw-map.ts';

/** What a commune shows. */
export interface MapValue {
  readonly code: string;
  readonly name: string;
  /** Of the plan, 1 is all of it; null: there is no plan. */
  readonly share: number | null;
  /** The whole percent, without a sign. */
  readonly text: string;
  readonly href: string;
  /** The commune with its figures, as one hears it and sees it below the map. */
  readonly said: string;
}

interface ProvinceMapProps {
  readonly id: string;
  readonly room: Room;
  readonly title: string;
  readonly described: string;
  readonly shapes: readonly Shape[];
  readonly values: readonly MapValue[];
  /** The unit in trouble, and its label: the figure, then short lines. */
  readonly trouble: { readonly unit: string; readonly figure: string; readonly lines: readonly string[] } | null;
  /** How to walk over it. */
  readonly hint: string;
}

/** The classes are fixed for the year: under 35 %, 35–49, 50–64, 65–79, from 80. */
const classFloors = [0, 0.35, 0.5, 0.65, 0.8] as const;

/** Which dip a share of the plan gets, from 1. */
export function dipOf(share: number): 1 | 2 | 3 | 4 | 5 {
  return (classFloors.findLastIndex((floor) => share >= floor) + 1) as 1 | 2 | 3 | 4 | 5;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const heightMax = 560;
const figureSize = 11;

/**
 * The province: each commune a link with its whole percent on its dip, units parted by a double line, the one in trouble with a crimson border. One
 * tab stop; the arrows move to the neighbour.
 */
export function ProvinceMap({ id, room, title, described, shapes, values, trouble, hint }: ProvinceMapProps) {
  const { width, k } = room;
  const drawing = useMemo(() => drawMap(shapes, width, heightMax), [shapes, width]);
  const byCode = useMemo(() => new Map(values.map((value) => [value.code, value])), [values]);
  const [held, setHeld] = useState<string | null>(null);
  const [seen, setSeen] = useState<string | null>(null);
  const place = useRef<SVGSVGElement>(null);
  const first = drawing.cells.find(({ unit }) => unit === trouble?.unit)?.code ?? drawing.cells[0]?.code ?? null;
  const stop = held !== null && byCode.has(held) ? held : first;
  useLayoutEffect(() => {
    const svg = place.current;
    const press = (event: KeyboardEvent): void => {
      const direction = directions[event.key];
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const from = link?.getAttribute('data-code');
      if (!direction || !from || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const to = neighbourTo(drawing.cells, from, direction);
      const next = to === null ? null : svg?.querySelector(`a[data-code="${to}"]`);
      if (to === null || !(next instanceof SVGElement)) return;
      setHeld(to);
      next.focus();
    };
    svg?.addEventListener('keydown', press);
    return () => svg?.removeEventListener('keydown', press);
  }, [drawing]);
  const label = useMemo(() => {
    if (!trouble) return null;
    const size = {
      width: Math.max(widest([trouble.figure], 22, true), widest(trouble.lines)) + 16,
      height: 30 + trouble.lines.length * 18,
    };
    const at = freePlaceBy(drawing, trouble.unit, size.width, size.height);
    return { ...trouble, at, size };
  }, [drawing, trouble]);
  const figures = useMemo(
    () =>
      // On a narrow screen a figure that would touch another is left to the link's words and to the table.
      fitting(
        drawing.cells.flatMap(({ code, at }): Text[] => {
          const value = byCode.get(code);
          if (!value || value.share === null) return [];
          const look = `on-dip-${dipOf(value.share)}`;
          return [{ x: at[0], y: at[1] + 4, anchor: 'middle', text: value.text, size: figureSize, look }];
        }),
        drawing.width,
        drawing.height,
      ).written,
    [drawing, byCode],
  );
  const said = byCode.get(seen ?? '')?.said;
  return (
    <div class="map">
      <svg
        ref={place}
        class="chart-drawing"
        role="group"
        aria-label={`${title}. ${hint}`}
        aria-describedby={`${id}-said`}
        width={drawing.width * k}
        height={drawing.height * k}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      >
        <desc id={`${id}-said`}>{described}</desc>
        {drawing.cells.map(({ code, path }) => {
          const value = byCode.get(code);
          return value ? (
            <a
              key={code}
              href={value.href}
              data-code={code}
              aria-label={value.said}
              tabIndex={code === stop ? 0 : -1}
              onFocus={() => {
                setHeld(code);
                setSeen(code);
              }}
              onMouseEnter={() => setSeen(code)}
              onClick={(event) => {
                // A link of SVG is none that the page's own way of following links knows.
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
                event.preventDefault();
                goTo(value.href);
              }}
            >
              <path d={path} class={value.share === null ? 'cell no-plan' : `cell dip-${dipOf(value.share)}`} />
            </a>
          ) : (
            <path key={code} d={path} class="cell no-plan" />
          );
        })}
        <path d={drawing.between} class="between-units" />
        <path d={drawing.between} class="between-units inner" />
        <path d={drawing.around} class="around" />
        {trouble && <path d={drawing.aroundUnit(trouble.unit)} class="around-trouble" />}
        {seen !== null && <path d={drawing.cells.find(({ code }) => code === seen)?.path ?? ''} class="cell-seen" />}
        <g class="cell-figures" aria-hidden="true">
          {figures.map(({ x, y, text, look }) => (
            <text key={`${x} ${y}`} x={x} y={y} text-anchor="middle" font-size={figureSize} class={look}>
              {text}
            </text>
          ))}
        </g>
        {label?.at && (
          <g class="is-trouble" aria-hidden="true">
            <path d={`M${label.at[0] + 2} ${label.at[1] + 4}v${label.size.height - 6}`} class="label-edge" />
            <text x={label.at[0] + 12} y={label.at[1] + 22} font-size={22} font-weight={600}>
              {label.figure}
            </text>
            {label.lines.map((line, index) => (
              <text
                key={line}
                x={label.at?.[0] ? label.at[0] + 12 : 12}
                y={(label.at?.[1] ?? 0) + 41 + index * 18}
                font-size={13}
              >
                {line}
              </text>
            ))}
          </g>
        )}
      </svg>
      {label && !label.at && (
        <p class="map-label">
          <b>{label.figure}</b> {label.lines.join(' ')}
        </p>
      )}
      <p class="map-said">{said ?? hint}</p>
    </div>
  );
}
