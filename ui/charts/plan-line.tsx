import { Drawing, Hatches, Texts } from './drawing.tsx';
import type { Room } from './chart.tsx';
import { apart, fitting, roundValues, widest, type Text } from './placing.ts';

/** A value at a place of the row of months. */
export interface LinePoint {
  /** Which of the months, from 0. */
  readonly at: number;
  readonly value: number;
  /** Written beside it, with an open circle: a published or a last figure. */
  readonly label?: string;
}

interface PlanLineProps {
  readonly id: string;
  readonly room: Room;
  readonly title: string;
  readonly described: string;
  readonly months: readonly string[];
  readonly plan: readonly LinePoint[];
  readonly reached: readonly LinePoint[];
  /** From the last known point on; never from zero. */
  readonly forecast: readonly {
    readonly at: number;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
  /** Other scenarios: thin lines with their names. */
  readonly others?: readonly { readonly key: string; readonly name: string; readonly points: readonly LinePoint[] }[];
  /** A stretch of days of its own, such as a sprint. */
  readonly stretch?: { readonly from: number; readonly until: number; readonly label: string };
  readonly names: { readonly plan: string; readonly reached: string; readonly forecast: string };
  readonly written: (value: number) => string;
}

const top = 16;
const axisHeight = 30;
const lineHeight = 18;
const padding = 0.06;

/** The plan dashed, what is reached as a solid line, the forecast as a hatched band with its middle. */
export function PlanLine(props: PlanLineProps) {
  const { id, room, title, described, months, plan, reached, forecast, others = [], stretch, names, written } = props;
  const { width, k } = room;
  const height = width < 420 ? 240 : 292;
  const values = [
    ...plan.map(({ value }) => value),
    ...reached.map(({ value }) => value),
    ...forecast.flatMap(({ low, high }) => [low, high]),
    ...others.flatMap(({ points }) => points.map(({ value }) => value)),
  ];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room_ = (most - least || 1) * padding;
  const [low, high] = [Math.max(0, least - room_), most + room_];
  const ticks = roundValues(low, high, 5);
  const ends = [
    { name: names.plan, of: plan.at(-1), look: 'is-plan' },
    { name: names.forecast, of: lastOf(forecast), look: 'is-forecast' },
    ...others.map(({ name, points }) => ({ name, of: points.at(-1), look: 'second' })),
  ].flatMap(({ of, ...rest }) => (of ? [{ ...rest, of }] : []));
  // Where no forecast goes on, the line of what is reached is named at its end too.
  if (forecast.length === 0) {
    const of = reached.at(-1);
    if (of) ends.push({ name: names.reached, of, look: 'is-reached' });
  }
  const left =
    widest(
      ticks.map((tick) => written(tick)),
      12,
    ) + 8;
  const right = widest([...ends.map(({ name }) => name), ...ends.map(({ of }) => written(of.value))], 13, true) + 10;
  const bottom = height - axisHeight;
  const inner = Math.max(40, width - left - right);
  const x = (at: number): number => left + (months.length < 2 ? 0 : (at / (months.length - 1)) * inner);
  const y = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top);
  const path = (points: readonly { readonly at: number; readonly value: number }[]): string =>
    points.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(x(point.at))} ${round(y(point.value))}`).join('');
  const heights = apart(
    ends.map(({ of }) => y(of.value) - lineHeight / 2),
    lineHeight * 2 + 4,
    top - 2,
    bottom - lineHeight,
  );
  const endTexts: Text[] = ends.flatMap(({ name, of, look }, index) => {
    const from = (heights[index] ?? 0) + 5;
    return [
      { x: x(of.at) + 9, y: from, text: name, look },
      { x: x(of.at) + 9, y: from + lineHeight, text: written(of.value), strong: true, look },
    ];
  });
  const marks: Text[] = reached.flatMap(({ at, value, label }, index): Text[] => {
    if (label === undefined) return [];
    const anchor = index === 0 ? 'start' : index === reached.length - 1 ? 'end' : 'middle';
    const shift = index === 0 ? -6 : index === reached.length - 1 ? 6 : 0;
    // On the free side of the line: above where it rises to the point, below elsewhere.
    const rises = index > 0 && value > (reached[index - 1]?.value ?? value);
    return [
      { x: x(at) + shift, y: y(value) + (rises ? -12 : 24), anchor, text: label, strong: true, look: 'is-reached' },
    ];
  });
  const middle = reached[Math.floor(reached.length * 0.62)];
  const own: Text[] =
    middle && forecast.length > 0
      ? [{ x: x(middle.at), y: y(middle.value) - 10, anchor: 'middle', text: names.reached, look: 'is-reached' }]
      : [];
  // The year stands beside the first month only: what is between is narrower.
  const usual = widest(
    months.filter((month) => !month.includes('/')),
    12,
  );
  const every = Math.max(1, Math.ceil((usual + 10) / (inner / Math.max(1, months.length - 1))));
  const axis: Text[] = months.flatMap((text, at): Text[] =>
    (months.length - 1 - at) % every === 0
      ? [{ x: x(at), y: height - 8, anchor: 'middle', text, size: 12, look: 'second' }]
      : [],
  );
  const tickTexts: Text[] = ticks.map((tick) => ({
    x: 0,
    y: y(tick) + 4,
    text: written(tick),
    size: 12,
    look: 'third',
  }));
  const said: Text[] = stretch
    ? [
        {
          x: (x(stretch.from) + x(stretch.until)) / 2,
          y: top + 2,
          anchor: 'middle',
          text: stretch.label,
          size: 12,
          look: 'second',
        },
      ]
    : [];
  const { written: texts } = fitting([...endTexts, ...marks, ...axis, ...tickTexts, ...said, ...own], width, height);
  const fromAt = reached.at(-1);
  const band =
    fromAt && forecast.length > 0
      ? [{ at: fromAt.at, low: fromAt.value, middle: fromAt.value, high: fromAt.value }, ...forecast]
      : [];
  return (
    <Drawing id={id} title={title} described={described} width={width} height={height} k={k}>
      <Hatches id={id} />
      {ticks.map((tick) => (
        <path key={tick} d={`M${left} ${y(tick)}H${left + inner}`} class="grid-line" />
      ))}
      {stretch && (
        <rect
          x={x(stretch.from)}
          y={top - 12}
          width={Math.max(2, x(stretch.until) - x(stretch.from))}
          height={bottom - top + 12}
          class="stretch"
        />
      )}
      {band.length > 1 && (
        <>
          <path
            d={`${path(band.map(({ at, high: value }) => ({ at, value })))}${path(band.toReversed().map(({ at, low: value }) => ({ at, value }))).replace('M', 'L')}Z`}
            fill={`url(#${id}-forecast)`}
          />
          <path d={path(band.map(({ at, middle: value }) => ({ at, value })))} class="forecast-line" />
        </>
      )}
      {others.map(({ key, points }) => (
        <path key={key} d={path(points)} class="other-line" />
      ))}
      <path d={path(plan)} class="plan-line" />
      <path d={path(reached)} class="reached-line" />
      {reached
        .filter(({ label }) => label !== undefined)
        .map(({ at, value }) => (
          <circle key={at} cx={x(at)} cy={y(value)} r="4.5" class="reached-point" />
        ))}
      <path d={`M${left} ${bottom}H${left + inner}`} class="axis-line" />
      <Texts texts={texts} />
    </Drawing>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

const lastOf = (forecast: PlanLineProps['forecast']): { readonly at: number; readonly value: number } | undefined => {
  const last = forecast.at(-1);
  return last && { at: last.at, value: last.middle };
};
