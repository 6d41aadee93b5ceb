import { Chart, formatMonthFor, formatNumber, Key, PlanLine } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { Assumed } from '../plan-card.tsx';
import { rangeText } from '../plan-words.ts';
import type { MonthPoint, Stand } from '../shapes.ts';
import { within } from '../within.tsx';

interface CurveProps {
  readonly id: string;
  readonly curve: readonly MonthPoint[];
  readonly stand: Stand;
  readonly place?: WherePlace;
  readonly stale?: boolean;
  readonly marks?: ComponentChildren;
}

/** A month on the axis: "11/24" where a year begins or the row does, else "12". */
function axisMonth(month: string, first: boolean): string {
  const [year = '', number = ''] = month.split('-');
  const short = String(Number(number));
  return first || number === '01' ? `${short}/${year.slice(2)}` : short;
}

/** The year's line: planned, reached, and where it will end. */
export function CurveChart({ id, curve, stand, place, stale = false, marks }: CurveProps) {
  const { say, language } = useVoice();
  const why = useWhy(`${id}-why`);
  const people = (value: number): string => formatNumber(value, language);
  const { target, forecast } = stand;
  const lastAt = curve.findLastIndex(({ count }) => count !== null);
  const least = curve.findIndex(({ count }) => count !== null);
  const title =
    target === null || forecast === null
      ? say('plan.curve.title')
      : forecast.middle < target
        ? say('plan.curve.short', { missing: people(target - forecast.middle) })
        : say('plan.curve.reaches');
  const opened =
    target !== null && forecast !== null && forecast.middle < target
      ? within((marks) => say('plan.curve.short', marks), {
          missing: why.figure('forecast-short', people(target - forecast.middle), say('plan.missingAtEnd'), place),
        })
      : title;
  const monthOf = (head: string, month: string): string => `${head}, ${formatMonthFor(month, language)}`;
  const described = [
    say('plan.curve.said', { from: people(curve[least]?.count ?? 0), to: people(stand.count) }),
    target === null ? '' : say('plan.curve.saidPlan', { target: people(target) }),
    forecast === null
      ? ''
      : say('plan.curve.saidForecast', { range: rangeText(forecast.low, forecast.high, language) }),
  ].join(' ');
  return (
    <Chart
      id={id}
      title={opened}
      name={title}
      stale={stale}
      said={
        <>
          {say('plan.curve.below')} {marks}
        </>
      }
      legend={
        <>
          <Key fill="plan">{say('plan.legend.plan')}</Key>
          {forecast && (
            <Key fill="forecast">
              {say('plan.legend.forecast')} <Assumed of="forecast" />
            </Key>
          )}
        </>
      }
      twin={{
        heads: [say('plan.month'), say('plan.legend.reached'), say('plan.legend.plan'), say('plan.legend.forecast')],
        rows: curve.map(({ month, day, count, planned, forecast: band }) => ({
          key: month,
          cells: [
            formatMonthFor(month, language),
            count === null
              ? '–'
              : why.figure('taking-part', people(count), monthOf(say('plan.legend.reached'), month), place, {
                  to: day,
                }),
            planned === null
              ? '–'
              : why.figure('planned-by-month', people(planned), monthOf(say('plan.legend.plan'), month), place, {
                  month,
                }),
            band === null
              ? '–'
              : why.figure(
                  'forecast-by-month',
                  rangeText(band.low, band.high, language),
                  monthOf(say('plan.legend.forecast'), month),
                  place,
                  { month },
                ),
          ],
        })),
      }}
      more={why.card}
    >
      {(room) => (
        <PlanLine
          id={`${id}-drawing`}
          room={room}
          title={title}
          described={described}
          months={curve.map(({ month }, index) => axisMonth(month, index === 0))}
          plan={curve.flatMap(({ planned }, at) => (planned === null ? [] : [{ at, value: planned }]))}
          reached={curve.flatMap(({ count }, at) =>
            count === null
              ? []
              : [{ at, value: count, ...(at === lastAt || at === least ? { label: people(count) } : {}) }],
          )}
          forecast={curve.flatMap(({ forecast: band }, at) => (band === null || at <= lastAt ? [] : [{ at, ...band }]))}
          names={{
            plan: say('plan.legend.plan'),
            reached: say('plan.legend.reached'),
            forecast: say('plan.legend.forecast'),
          }}
          written={people}
        />
      )}
    </Chart>
  );
}
