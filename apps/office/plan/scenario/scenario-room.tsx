import type { Id } from '@diemtua/domain/ids';
import {
  Chart,
  Empty,
  formatMonthFor,
  formatNumber,
  Key,
  Loading,
  Notice,
  PlanLine,
  readNumber,
  Scrolling,
  Segments,
  TextField,
} from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { shortName } from '../board/trouble.ts';
import { useWhy } from '../figure.tsx';
import { useLive } from '../live.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { Assumed, Card } from '../plan-card.tsx';
import { peopleText, shareText } from '../plan-words.ts';
import type { Scenario } from '../shapes.ts';
import { within } from '../within.tsx';
import { ScenarioTabs } from './scenario-tabs.tsx';

const names = ['low', 'base', 'high'] as const;
type Name = (typeof names)[number];

/** Month and quarter curves by the province's own seasons, and what each unit must do per week from today. */
export function ScenarioRoom() {
  const { say } = useVoice();
  const { look } = useLook();
  const [name, setName] = useState<Name>('base');
  const [own, setOwn] = useState<string | null>(null);
  const { asked, again } = useAsked('GET /api/plan/scenario', {
    query: { ...look, scenario: name, ...(own === null ? {} : { own: own as Id<'scenario'> }) },
  });
  useLive(again);
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('room.scenario')}</h1>
      </div>
      <ScenarioTabs at="scenario" />
      {asked.state === 'loading' && <Loading text={say('plan.scenario.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-acts plan-acts">
            <LookSwitches on={asked.value.look.on} />
            <Segments<string>
              label={say('room.scenario')}
              segments={[
                ...names.map((each) => ({ value: each, label: say(`plan.scenario.${each}`) })),
                ...asked.value.kept.map((kept) => ({ value: kept.id, label: kept.name })),
              ]}
              value={own ?? name}
              onChange={(next) => {
                const given = names.find((each) => each === next);
                setOwn(given === undefined ? next : null);
                if (given !== undefined) setName(given);
              }}
            />
          </div>
          {asked.value.target === null && asked.value.end === null ? (
            <Empty>
              <p>{say('plan.scenario.empty')}</p>
            </Empty>
          ) : (
            <Filled
              told={asked.value}
              which={own === null ? { scenario: name } : { own }}
              stale={asked.stale}
              onKept={again}
            />
          )}
        </>
      )}
    </>
  );
}

type Which = { readonly scenario: Name } | { readonly own: string };
type MonthTold = Scenario['months'][number];

/** What the plan and the scenario have at the end of a month: what was counted opens to its records, what is only a way to its steps. */
function useMonths(id: string, which: Which, scenarioName: string) {
  const { say, language } = useVoice();
  const why = useWhy(id);
  return {
    card: why.card,
    planned: ({ month, planned }: MonthTold): ComponentChildren =>
      planned === null
        ? say('plan.unknown')
        : why.figure(
            'planned-by-month',
            formatNumber(planned, language),
            `${say('plan.legend.plan')}, ${formatMonthFor(month, language)}`,
            undefined,
            { month },
          ),
    scenario: ({ month, day, scenario, ahead }: MonthTold): ComponentChildren => {
      if (scenario === null) return say('plan.unknown');
      const about = `${scenarioName}, ${formatMonthFor(month, language)}`;
      const text = formatNumber(scenario, language);
      return ahead
        ? why.figure('scenario', text, about, undefined, { ...which, month })
        : why.figure('taking-part', text, about, undefined, { to: day });
    },
    short: (missing: number): ComponentChildren =>
      why.figure('scenario-short', formatNumber(missing, language), say('plan.missingAtEnd'), undefined, which),
    season: ({ month, season }: MonthTold): ComponentChildren =>
      why.figure(
        'season',
        shareText(season, say, language),
        `${say('plan.scenario.season')}, ${formatMonthFor(month, language)}`,
        undefined,
        { month },
      ),
  };
}

function Filled({
  told,
  which,
  stale,
  onKept,
}: {
  readonly told: Scenario;
  readonly which: Which;
  readonly stale: boolean;
  readonly onKept: () => void;
}) {
  const { say, language } = useVoice();
  const { may } = useOffice();
  const people = (value: number): string => formatNumber(value, language);
  const scenarioName = told.name ?? say(`plan.scenario.${told.scenario}`);
  const short = told.target === null || told.end === null ? null : told.target - told.end;
  const title =
    short === null
      ? say('plan.scenario.title', { name: scenarioName })
      : short > 0
        ? say('plan.scenario.short', { name: scenarioName, missing: people(short) })
        : say('plan.scenario.reaches', { name: scenarioName });
  const seasons = told.months.map(({ season }) => season);
  const byMonth = useMonths('scenario-why', which, scenarioName);
  const byQuarter = useMonths('quarter-why', which, scenarioName);
  const opened =
    short !== null && short > 0
      ? within((marks) => say('plan.scenario.short', { name: scenarioName, ...marks }), {
          missing: byMonth.short(short),
        })
      : title;
  const busiest = told.months[seasons.indexOf(Math.max(...seasons))];
  return (
    <>
      <div class="board-columns">
        <Chart
          id="scenario"
          title={opened}
          name={title}
          stale={stale}
          said={
            <>
              {say('plan.scenario.below')} <Assumed of="forecast" />
            </>
          }
          legend={
            <>
              <Key fill="plan">{say('plan.legend.plan')}</Key>
              <Key fill="reached">{scenarioName}</Key>
            </>
          }
          twin={{
            heads: [say('plan.month'), say('plan.legend.plan'), scenarioName, say('plan.scenario.season')],
            rows: told.months.map((each) => ({
              key: each.month,
              cells: [
                formatMonthFor(each.month, language),
                byMonth.planned(each),
                byMonth.scenario(each),
                byMonth.season(each),
              ],
            })),
          }}
          more={byMonth.card}
        >
          {(room) => (
            <PlanLine
              id="scenario-drawing"
              room={room}
              title={title}
              described={told.quarters
                .map(({ quarter, scenario, planned }) =>
                  say('plan.scenario.quarterSaid', {
                    quarter,
                    scenario: peopleText(scenario, say, language),
                    planned: peopleText(planned, say, language),
                  }),
                )
                .join(' ')}
              months={told.months.map(({ month }) => String(Number(month.slice(-2))))}
              plan={told.months.flatMap(({ planned }, at) => (planned === null ? [] : [{ at, value: planned }]))}
              reached={told.months.flatMap(({ scenario }, at) => (scenario === null ? [] : [{ at, value: scenario }]))}
              forecast={[]}
              names={{ plan: say('plan.legend.plan'), reached: scenarioName, forecast: say('plan.legend.forecast') }}
              written={people}
            />
          )}
        </Chart>
        <div class="stack">
          <Card title={say('plan.scenario.quarters')}>
            <Scrolling label={say('plan.scenario.quarters')}>
              <table class="table tight">
                <caption class="spoken">{say('plan.scenario.quarters')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('plan.scenario.quarter')}</th>
                    <th scope="col" class="so">
                      {say('plan.legend.plan')}
                    </th>
                    <th scope="col" class="so">
                      {scenarioName}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {told.quarters.map((each) => (
                    <tr key={each.quarter}>
                      <th scope="row">{say('plan.scenario.quarterName', { quarter: each.quarter })}</th>
                      <td class="so">{byQuarter.planned(each)}</td>
                      <td class="so">
                        <b>{byQuarter.scenario(each)}</b>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
            {byQuarter.card}
            {busiest && (
              <p class="aside">
                {within(
                  (marks) => say('plan.scenario.busiest', { month: formatMonthFor(busiest.month, language), ...marks }),
                  { part: byQuarter.season(busiest) },
                )}
              </p>
            )}
          </Card>
          {may('plan.divide') && <Own year={told.look.year} onKept={onKept} />}
        </div>
      </div>
      <Need told={told} />
    </>
  );
}

function Need({ told }: { readonly told: Scenario }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy('need-why');
  const opens = (
    figure: 'missing' | 'per-week' | 'stops-until-year-end' | 'win-per-week' | 'so-far-per-week',
    head: 'missing' | 'perWeek' | 'stops' | 'win' | 'soFar',
    value: number | null,
    { place }: Scenario['need'][number],
  ) =>
    value === null
      ? say('plan.unknown')
      : why.figure(figure, formatNumber(value, language, 1), `${say(`plan.need.${head}`)}, ${place.name}`, place);
  if (told.need.length === 0) return null;
  const rows = told.need.toSorted((one, other) => (other.toWinPerWeek ?? 0) - (one.toWinPerWeek ?? 0));
  return (
    <Card
      title={within((marks) => say('plan.need.title', marks), {
        weeks: why.figure('weeks-left', String(told.weeksLeft), say('plan.need.weeks')),
      })}
      said={
        <>
          {say('plan.need.said')} <Assumed of="forecast" />
        </>
      }
    >
      {why.card}
      <Scrolling label={say('plan.need.title', { weeks: told.weeksLeft })}>
        <table class="table stacks">
          <caption class="spoken">{say('plan.need.title', { weeks: told.weeksLeft })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.place.unit')}</th>
              {(['missing', 'perWeek', 'stops', 'win', 'soFar'] as const).map((head) => (
                <th key={head} scope="col" class="so">
                  {say(`plan.need.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.place.code}>
                <td>
                  {row.place.level === 'unit' || row.place.level === 'commune' ? (
                    <a href={hrefTo({ room: 'place', level: row.place.level, code: row.place.code })}>
                      {shortName(row.place.name)}
                    </a>
                  ) : (
                    <b>{row.place.name}</b>
                  )}
                </td>
                <td class="so" data-head={say('plan.need.missing')}>
                  {opens('missing', 'missing', row.missing, row)}
                </td>
                <td class="so" data-head={say('plan.need.perWeek')}>
                  {opens('per-week', 'perWeek', row.perWeek, row)}
                </td>
                <td class="so" data-head={say('plan.need.stops')}>
                  {opens('stops-until-year-end', 'stops', row.expectedStops, row)}
                </td>
                <td class="so" data-head={say('plan.need.win')}>
                  <b>{opens('win-per-week', 'win', row.toWinPerWeek, row)}</b>
                </td>
                <td class="so" data-head={say('plan.need.soFar')}>
                  {opens('so-far-per-week', 'soFar', row.soFarPerWeek, row)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}

/** A scenario of one's own, in percent of what is expected. */
function Own({ year, onKept }: { readonly year: number; readonly onKept: () => void }) {
  const { say } = useVoice();
  const { newId, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [name, setName] = useState('');
  const [joins, setJoins] = useState('120');
  const [renewals, setRenewals] = useState('105');
  const joinsPercent = readNumber(joins);
  const renewalsPercent = readNumber(renewals);
  const whole = (value: number | null): value is number =>
    value !== null && Number.isInteger(value) && value >= 0 && value <= 1000;
  const ready = name.trim() !== '' && whole(joinsPercent) && whole(renewalsPercent);
  const save = async (): Promise<void> => {
    if (!whole(joinsPercent) || !whole(renewalsPercent)) return;
    const ok = await send({
      kind: 'keep-scenario',
      scenario: newId<'scenario'>(),
      name: name.trim(),
      year,
      joinsPercent,
      renewalsPercent,
    });
    if (!ok) return;
    done({ text: say('plan.scenario.kept', { name: name.trim() }) });
    setName('');
    onKept();
  };
  return (
    <Card title={say('plan.scenario.own')} said={say('plan.scenario.ownSaid')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div class="field-grid">
          <TextField id="own-name" label={say('plan.scenario.name')} value={name} onChange={setName} />
          <TextField
            id="own-joins"
            label={say('plan.scenario.joins')}
            inputMode="numeric"
            unit="%"
            value={joins}
            onChange={setJoins}
          />
          <TextField
            id="own-renewals"
            label={say('plan.scenario.renewals')}
            inputMode="numeric"
            unit="%"
            value={renewals}
            onChange={setRenewals}
          />
        </div>
        {wrong && (
          <Notice tone="trouble" live>
            {wrong}
          </Notice>
        )}
        <div class="actions">
          <button type="submit" class="button second" disabled={busy || !ready}>
            {say('plan.scenario.keep')}
          </button>
        </div>
      </form>
    </Card>
  );
}
