import type { Month } from '@diemtua/law/kernel/month';
import { formatDong, formatMonthFor, formatNumber, formatPercent, useWidth } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { monthsPaid, stretchesOf, type CoveringPayment } from './cover.ts';
import { addressOf } from './person-words.ts';
import { drawTimeline, type Drawing, type Share } from './timeline-drawing.ts';

interface TimelineProps {
  readonly card: Card;
  readonly payments: readonly CoveringPayment[];
  readonly next: { readonly from: Month; readonly months: number } | null;
}

/** Baselines and tops of the lanes, at 16 px a rem. */
const at = { years: 14, bar: 30, own: 84, state: 112, local: 140, other: 168, axis: 210, words: 230, height: 238 };
const labels = 150;
/** Narrower than this, the drawing scrolls in its place. */
const narrowest = 560;
/** Roughly, a sign of the lanes' type: where a text does not fit, it is not written. */
const signWidth = 6.7;

/** The months that were paid, with who paid what for them. */
export function Timeline({ card, payments, next }: TimelineProps) {
  const { say, language, law } = useVoice();
  const { today } = useOffice();
  const { place, width, rem } = useWidth<HTMLDivElement>();
  const k = rem / 16;
  const stretches = useMemo(() => stretchesOf(payments), [payments]);
  const drawing = useMemo(
    () => drawTimeline(payments, stretches, next, today, { left: labels, width: Math.max(narrowest, width / k) }),
    [payments, stretches, next, today, width, k],
  );
  const gaps = stretches.length - 1;
  const months = monthsPaid(payments);
  const { state } = card.standing;
  const stopped = state === 'lapsed' && gaps === 0;
  const title = say(gaps > 0 ? 'timeline.titleGaps' : stopped ? 'timeline.titleStopped' : 'timeline.title', {
    months,
    gaps,
  });
  const last = payments.at(-1)?.covers;
  const { you, You } = addressOf(card.person, say);
  return (
    <section class="card timeline">
      <header class="beside-title">
        <h2>{payments.length === 0 ? say('timeline.none') : title}</h2>
        {last?.method && (
          <span class="aside">
            {say('timeline.method', {
              method: law.choices[last.method] ?? last.method,
              income: formatDong(last.income ?? 0, language),
            })}
          </span>
        )}
      </header>
      <div
        ref={place}
        class="drawing"
        {...(width / k < narrowest ? { role: 'group', tabIndex: 0, 'aria-label': title } : {})}
      >
        {drawing && width > 0 && (
          <Lanes drawing={drawing} k={k} width={Math.max(narrowest, width / k)} title={title} you={you} You={You} />
        )}
      </div>
    </section>
  );
}

interface LanesProps {
  readonly drawing: Drawing;
  readonly width: number;
  readonly k: number;
  readonly title: string;
  readonly you: string;
  readonly You: string;
}

function Lanes({ drawing, width, k, title, You }: LanesProps) {
  const { say, language, law } = useVoice();
  const fits = (text: string, room: number): string => (text.length * signWidth + 8 <= room ? text : '');
  const lane = (name: MessageId, y: number, bold = false) => (
    <text x="0" y={y} font-size="13" font-weight={bold ? 600 : 400} fill="var(--dt-ink)">
      {say(name, { You })}
    </text>
  );
  const kind = { first: 'timeline.first', continuing: 'timeline.first', 're-registered': 'timeline.again' } as const;
  const ownText = ({ amount, aMonth, width: room }: Share): string =>
    (aMonth && fits(say('timeline.aMonth', { amount: formatDong(amount, language) }), room)) ||
    fits(formatNumber(amount, language), room);
  const stateText = ({ group, percent, width: room }: Share): string => {
    const share = percent === null ? '' : formatPercent(percent, language);
    const name = group === null ? '' : (law.choices[group] ?? group).toLowerCase();
    return fits(`${name} ${share}`, room) || fits(share, room);
  };
  const sumText = ({ amount, width: room }: Share): string => fits(formatNumber(amount, language), room);
  return (
    <svg width={width * k} height={at.height * k} viewBox={`0 0 ${width} ${at.height}`} role="img" aria-label={title}>
      <defs>
        <pattern id="gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" stroke="var(--ax-neutral-500)" stroke-width="1.5" />
        </pattern>
      </defs>
      {drawing.years.map(({ x, year }) => (
        <g key={year}>
          <path d={`M${x} 22V${at.axis - 4}`} stroke="var(--dt-line-soft)" />
          <text x={x + 6} y={at.years} font-size="13" font-weight="600" fill="var(--dt-ink-2)">
            {String(year)}
          </text>
        </g>
      ))}
      {lane('timeline.time', 52, true)}
      {lane('timeline.own', 96)}
      {lane('timeline.state', 124)}
      {lane('timeline.local', 152)}
      {lane('timeline.other', 180)}
      {drawing.periods.map((bar) => (
        <rect key={bar.from} x={bar.x} y={at.bar} width={bar.width} height="34" fill="var(--dt-reached)" />
      ))}
      {drawing.gaps.map((gap) => (
        <g key={gap.from}>
          <rect x={gap.x} y={at.bar} width={gap.width} height="34" fill="url(#gap)" stroke="var(--ax-neutral-500)" />
          <text x={gap.x + gap.width / 2} y="78" font-size="12" text-anchor="middle" fill="var(--dt-ink-2)">
            {say('timeline.gap', { months: gap.months })}
          </text>
        </g>
      ))}
      {drawing.next && (
        <g>
          <rect
            x={drawing.next.x + 1}
            y={at.bar + 0.5}
            width={drawing.next.width}
            height="33"
            fill="none"
            stroke="var(--ax-warning-600)"
            stroke-width="1.5"
            stroke-dasharray="5 4"
          />
          <text
            x={drawing.next.x + drawing.next.width / 2}
            y="52"
            font-size="13"
            text-anchor="middle"
            fill="var(--ax-warning-800)"
          >
            {fits(say('timeline.next'), drawing.next.width)}
          </text>
        </g>
      )}
      {drawing.stretches.map((each) => {
        const text = fits(say(kind[each.kind], { months: each.months }), each.width - 20);
        const middle = each.x + each.width / 2;
        return (
          text !== '' && (
            <g key={each.from}>
              <rect
                x={middle - (text.length * signWidth) / 2 - 6}
                y="36"
                width={text.length * signWidth + 12}
                height="22"
                fill="var(--dt-reached)"
              />
              <text
                x={middle}
                y="52"
                font-size="13"
                font-weight="600"
                text-anchor="middle"
                fill="var(--ax-neutral-000)"
              >
                {text}
              </text>
            </g>
          )
        );
      })}
      <Row shares={drawing.own} y={at.own} fill="var(--dt-dip-4)" ink="var(--dt-on-dip-4)" textOf={ownText} />
      <Row
        shares={drawing.state}
        y={at.state}
        fill="var(--ax-warning-400)"
        ink="var(--ax-warning-1000)"
        textOf={stateText}
      />
      <Row shares={drawing.local} y={at.local} fill="var(--ax-info-300)" ink="var(--ax-info-1000)" textOf={sumText} />
      <Row
        shares={drawing.other}
        y={at.other}
        fill="var(--ax-success-300)"
        ink="var(--ax-success-1000)"
        textOf={sumText}
      />
      {drawing.local.length === 0 && (
        <path d={`M${labels} 148H${drawing.today.x}`} stroke="var(--ax-neutral-500)" stroke-dasharray="2 4" />
      )}
      {drawing.other.length === 0 && (
        <path d={`M${labels} 176H${drawing.today.x}`} stroke="var(--ax-neutral-500)" stroke-dasharray="2 4" />
      )}
      <path d={`M${labels} ${at.axis}H${width}`} stroke="var(--dt-ink-3)" />
      {drawing.law && (
        <g>
          <path d={`M${drawing.law.x} 22V${at.axis - 4}`} stroke="var(--dt-ink-3)" stroke-dasharray="3 3" />
          <text x={drawing.law.x - 6} y="204" font-size="12" text-anchor="end" fill="var(--dt-ink-2)">
            {say('timeline.law', { month: formatMonthFor(drawing.law.month, language) })}
          </text>
        </g>
      )}
      <path d={`M${drawing.today.x} 22V${at.axis}`} stroke="var(--dt-ink)" stroke-width="1.5" />
      <text x={drawing.today.x + 5} y="204" font-size="12" font-weight="600" fill="var(--dt-ink)">
        {say('timeline.today')}
      </text>
      <Marks drawing={drawing} />
    </svg>
  );
}

/** A word below the axis. */
interface Told {
  readonly x: number;
  readonly text: string;
  readonly fill: string;
}

/** Places the words from left to right; one that would lie over its neighbour is left out. */
function place(told: readonly Told[]): readonly (Told & { readonly from: number; readonly shown: boolean })[] {
  let free = 0;
  const placed = [];
  for (const mark of told) {
    const from = Math.max(labels, mark.x - (mark.text.length * signWidth) / 2);
    const shown = from >= free;
    if (shown) free = from + mark.text.length * signWidth + 12;
    placed.push({ ...mark, from, shown });
  }
  return placed;
}

/** What happened, below the axis; a word that would lie over another one is left to its neighbour. */
function Marks({ drawing }: { readonly drawing: Drawing }) {
  const { say } = useVoice();
  const told = [
    ...drawing.stretches.map(({ x, kind }) => ({
      x,
      text: say(kind === 're-registered' ? 'timeline.rejoined' : 'timeline.joined'),
      fill: 'var(--dt-reached)',
    })),
    ...(drawing.enough ? [{ x: drawing.enough.x, text: say('timeline.enough'), fill: 'var(--ax-success-600)' }] : []),
  ].toSorted((one, other) => one.x - other.x);
  const placed = place(told);
  return (
    <g font-size="12" fill="var(--dt-ink-2)">
      {placed.map(({ x, text, fill, from, shown }) => (
        <g key={`${x} ${text}`}>
          <circle cx={x} cy={at.axis} r="4" fill={fill} />
          {shown && (
            <text x={from} y={at.words}>
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function Row(props: {
  readonly shares: readonly Share[];
  readonly y: number;
  readonly fill: string;
  readonly ink: string;
  readonly textOf: (share: Share) => string;
}) {
  const { shares, y, fill, ink, textOf } = props;
  return (
    <g font-size="11.5" text-anchor="middle">
      {shares.map((share) => (
        <g key={share.from}>
          <rect x={share.x} y={y} width={share.width} height="17" fill={fill} />
          <text x={share.x + share.width / 2} y={y + 12.5} fill={ink}>
            {textOf(share)}
          </text>
        </g>
      ))}
    </g>
  );
}
