import { Chart, formatDay, formatNumber, PlanBar } from '@diemtua/ui';
import { Fragment } from 'preact';
import { useVoice } from '../../language/say.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { Assumed } from '../plan-card.tsx';
import { rangeText, shareText } from '../plan-words.ts';
import type { LookTold, Stand } from '../shapes.ts';
import { useLook } from '../look.tsx';
import { within } from '../within.tsx';
import { shortName } from './trouble.ts';

interface VerdictProps {
  readonly look: LookTold;
  readonly stand: Stand;
  readonly reachedForecast: { readonly low: number; readonly high: number } | null;
  readonly troubles: readonly { readonly code: string; readonly name: string; readonly reached: number | null }[];
  readonly place?: WherePlace;
  readonly stale: boolean;
}

/** The same day a year before; 28 February where there was no 29th. */
function yearBeforeOf(on: string): string {
  const year = String(Number(on.slice(0, 4)) - 1);
  return on.endsWith('-02-29') ? `${year}-02-28` : `${year}${on.slice(4)}`;
}

/** Where we are, where we will end, who needs help: one sentence and one bar, every figure of it opens. */
export function Verdict({ look, stand, reachedForecast, troubles, place, stale }: VerdictProps) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy('verdict-why');
  const people = (value: number): string => formatNumber(value, language);
  const { count, target, reached, missing, forecast, yearBefore } = stand;
  const difference = count - yearBefore;
  const share = shareText(reached, say, language);
  const [figure = share, sign = ''] = share.split('\u00a0');
  return (
    <div class={stale ? 'verdict stale' : 'verdict'}>
      <h2 class="spoken">{say('plan.board.name')}</h2>
      <div class="verdict-head">
        <p class="verdict-figure">
          {reached === null
            ? why.figure('taking-part', people(count), say('plan.legend.reached'), place)
            : why.figure('reached', share, say('plan.reached'), place, {
                shown: (
                  <>
                    {figure}
                    <small>
                      {'\u00a0'}
                      {sign}
                    </small>
                  </>
                ),
              })}
        </p>
        <p class="verdict-said">
          <b>
            {why.figure('taking-part', people(count), say('plan.legend.reached'), place)}{' '}
            {difference === 0
              ? say('plan.verdict.same', { difference: 0 })
              : within((marks) => say(difference > 0 ? 'plan.verdict.more' : 'plan.verdict.fewer', marks), {
                  difference: why.figure(
                    'year-difference',
                    people(Math.abs(difference)),
                    say('plan.verdict.difference'),
                    place,
                  ),
                })}
          </b>{' '}
          {reachedForecast && (
            <>
              {say('plan.verdict.pace')}{' '}
              {why.figure(
                'forecast',
                `${shareText(reachedForecast.low, say, language)} – ${shareText(reachedForecast.high, say, language)}`,
                say('plan.legend.forecast'),
                place,
              )}{' '}
              {say('plan.verdict.ofPlan')} <Assumed of="forecast" />{' '}
            </>
          )}
          {target === null && <a href={hrefTo({ room: 'plan' })}>{say('plan.verdict.noPlan')}</a>}
          {troubles.length > 0 && (
            <>
              {say('plan.verdict.help')}{' '}
              {troubles.map(({ code, name, reached: low }, index) => (
                <Fragment key={code}>
                  {index > 0 && '; '}
                  <a
                    class={index === 0 ? 'in-trouble' : undefined}
                    href={hrefTo({ room: 'place', level: 'unit', code })}
                  >
                    {shortName(name)}
                  </a>
                  {', '}
                  {why.figure('reached', shareText(low, say, language), `${say('plan.reached')}, ${name}`, {
                    level: 'unit',
                    code,
                  })}
                </Fragment>
              ))}
              {'.'}
            </>
          )}
        </p>
        {target !== null && (
          <dl class="verdict-more">
            <div>
              <dt>{say('plan.missingPeople')}</dt>
              <dd>{why.figure('missing', people(missing ?? 0), say('plan.missingPeople'), place)}</dd>
            </div>
            <div>
              <dt>{say('plan.legend.planOf', { year: String(look.year) })}</dt>
              <dd>{why.figure('planned', people(target), say('plan.legend.plan'), place)}</dd>
            </div>
          </dl>
        )}
      </div>
      {why.card}
      <Chart
        id="verdict-bar"
        bare
        title={<span class="spoken">{say('plan.verdict.bar')}</span>}
        twin={{
          heads: [say('plan.movement.row'), say('plan.people')],
          rows: [
            {
              key: 'now',
              cells: [
                say('plan.legend.reached'),
                why.figure('taking-part', people(count), say('plan.legend.reached'), place),
              ],
            },
            {
              key: 'before',
              cells: [
                say('plan.verdict.yearBefore'),
                why.figure('taking-part', people(yearBefore), say('plan.verdict.yearBefore'), place, {
                  to: yearBeforeOf(look.on),
                }),
              ],
            },
            ...(forecast
              ? [
                  {
                    key: 'end',
                    cells: [
                      say('plan.legend.forecast'),
                      why.figure(
                        'forecast',
                        rangeText(forecast.low, forecast.high, language),
                        say('plan.legend.forecast'),
                        place,
                      ),
                    ],
                  },
                ]
              : []),
            ...(target === null
              ? []
              : [
                  {
                    key: 'plan',
                    cells: [
                      say('plan.legend.planOf', { year: String(look.year) }),
                      why.figure('planned', people(target), say('plan.legend.plan'), place),
                    ],
                  },
                  {
                    key: 'missing',
                    cells: [
                      say('plan.missingPeople'),
                      why.figure('missing', people(missing ?? 0), say('plan.missingPeople'), place),
                    ],
                  },
                ]),
          ],
        }}
      >
        {(room) => (
          <PlanBar
            id="verdict-drawing"
            room={room}
            title={say('plan.verdict.bar')}
            described={say('plan.verdict.barSaid', {
              count: people(count),
              forecast: forecast ? rangeText(forecast.low, forecast.high, language) : say('plan.unknown'),
              target: target === null ? say('plan.noTarget') : people(target),
            })}
            plan={
              target === null
                ? null
                : {
                    value: target,
                    label: say('plan.legend.planIs', { year: String(look.year), target: people(target) }),
                  }
            }
            reached={{ value: count, label: say('plan.legend.reachedIs', { count: people(count) }) }}
            before={
              yearBefore === 0
                ? null
                : {
                    value: yearBefore,
                    label: `${formatDay(yearBeforeOf(look.on), language)}: ${people(yearBefore)}`,
                  }
            }
            forecast={
              forecast && {
                ...forecast,
                label: say('plan.legend.endIs', { range: rangeText(forecast.low, forecast.high, language) }),
                chance: say('plan.legend.chance'),
              }
            }
            missing={missing === null ? null : say('plan.legend.missingIs', { count: people(missing) })}
          />
        )}
      </Chart>
    </div>
  );
}
