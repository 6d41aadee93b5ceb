import { Drawing, Hatches, Texts } from './drawing.tsx';
import type { Room } from './chart.tsx';
import { fitting, widthOf, type Text } from './placing.ts';

interface PlanBarProps {
  readonly id: string;
  readonly room: Room;
  readonly title: string;
  readonly described: string;
  readonly plan: { readonly value: number; readonly label: string } | null;
  readonly reached: { readonly value: number; readonly label: string };
  readonly before: { readonly value: number; readonly label: string } | null;
  readonly forecast: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly label: string;
    readonly chance: string;
  } | null;
  readonly missing: string | null;
}

const at = { top: 34, height: 36, above: 20, inside: 58, below: 96, bottom: 104 };

/** One bar: reached, where the year will end, the plan. What does not fit into it is told in a list below. */
export function PlanBar({ id, room, title, described, plan, reached, before, forecast, missing }: PlanBarProps) {
  const { width, k } = room;
  const whole = Math.max(plan?.value ?? 0, forecast?.high ?? 0, reached.value, before?.value ?? 0, 1);
  const x = (value: number): number => (value / whole) * (width - 2);
  const end = x(reached.value);
  const planAt = plan ? x(plan.value) : null;
  const inner = widthOf(reached.label, 16, true) + 28 <= end;
  const texts: Text[] = [];
  if (inner) texts.push({ x: 14, y: at.inside, text: reached.label, size: 16, strong: true, look: 'on-reached' });
  if (plan && planAt !== null)
    texts.push({ x: planAt + 1, y: at.above, anchor: 'end', text: plan.label, size: 14, strong: true });
  if (forecast) {
    const half = widthOf(forecast.label, 14, true) / 2;
    const middle = Math.min(Math.max(x(forecast.middle), half), width - half);
    texts.push({
      x: middle,
      y: at.above,
      anchor: 'middle',
      text: forecast.label,
      size: 14,
      strong: true,
      look: 'is-forecast',
    });
  }
  const free = Math.max(end, forecast ? x(forecast.high) : 0) + 14;
  if (missing && planAt !== null && free + widthOf(missing, 14) + 12 <= planAt)
    texts.push({ x: free, y: at.inside, text: missing, size: 14 });
  let belowFrom = 0;
  if (before) {
    const fits = widthOf(before.label) <= x(before.value) + 14;
    const end = fits ? x(before.value) + 14 : widthOf(before.label);
    texts.push({ x: end, y: at.below, anchor: 'end', text: before.label, look: 'second' });
    belowFrom = end + 10;
  }
  if (forecast) {
    const half = widthOf(forecast.chance) / 2;
    texts.push({
      x: Math.max(belowFrom, Math.min(x(forecast.middle), width - half) - half),
      y: at.below,
      text: forecast.chance,
      look: 'second',
    });
  }
  const { written } = fitting(texts, width, at.bottom);
  const told = new Set(written.map(({ text }) => text));
  const all = [reached.label, forecast && `${forecast.label}, ${forecast.chance}`, plan?.label, missing, before?.label];
  const rest = all.filter(
    (text) => text && !told.has(text) && !(forecast && text.startsWith(forecast.label) && told.has(forecast.label)),
  );
  return (
    <>
      <Drawing id={id} title={title} described={described} width={width} height={at.bottom} k={k}>
        <Hatches id={id} />
        <rect x="0.5" y={at.top + 0.5} width={width - 1} height={at.height - 1} rx="4" class="track" />
        <rect x="0" y={at.top} width={Math.max(0, end)} height={at.height} class="reached" />
        {forecast && (
          <>
            <rect
              x={x(forecast.low)}
              y={at.top}
              width={Math.max(2, x(forecast.high) - x(forecast.low))}
              height={at.height}
              fill={`url(#${id}-forecast)`}
            />
            <path d={`M${x(forecast.middle)} ${at.top - 4}V${at.top + at.height + 4}`} class="forecast-middle" />
          </>
        )}
        {planAt !== null && <path d={`M${planAt} ${at.top - 8}V${at.top + at.height + 8}`} class="plan-tick" />}
        {before && (
          <>
            <path d={`M${x(before.value)} ${at.top}V${at.top + at.height}`} class="before-inside" />
            <path d={`M${x(before.value)} ${at.top + at.height}V${at.top + at.height + 10}`} class="before-tick" />
          </>
        )}
        <Texts texts={written} />
      </Drawing>
      {rest.length > 0 && (
        <ul class="chart-rest">
          {rest.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
