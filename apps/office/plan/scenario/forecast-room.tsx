import { Empty, formatDay, formatNumber, Loading, Scrolling, Segments } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { shortName } from '../board/trouble.ts';
import { useWhy } from '../figure.tsx';
import { LookSwitches, useLook } from '../look.tsx';
import { Assumed, Card, Reasons } from '../plan-card.tsx';
import { rangeText, shareText } from '../plan-words.ts';
import { ScenarioTabs } from './scenario-tabs.tsx';

/** Where each unit will end the year, with its band and its reasons; and how such forecasts did in past years. */
export function ForecastRoom() {
  const { say, language } = useVoice();
  const { look, hrefTo } = useLook();
  const why = useWhy('forecast-why');
  const [broken, setBroken] = useState(true);
  const [level, setLevel] = useState<'unit' | 'commune'>('unit');
  const { asked, again } = useAsked('GET /api/plan/forecast', { query: { ...look, break: String(broken) } });
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.forecast.title')}</h1>
      </div>
      <ScenarioTabs at="forecast" />
      {asked.state === 'loading' && <Loading text={say('plan.forecast.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-acts plan-acts">
            <LookSwitches on={asked.value.look.on} />
            <Segments
              label={say('plan.forecast.break')}
              segments={(['broken', 'whole'] as const).map((each) => ({
                value: each,
                label: say(`plan.forecast.${each}`),
              }))}
              value={broken ? 'broken' : 'whole'}
              onChange={(each) => setBroken(each === 'broken')}
            />
            <Segments
              label={say('plan.forecast.place')}
              segments={(['unit', 'commune'] as const).map((each) => ({
                value: each,
                label: say(`plan.place.${each}`),
              }))}
              value={level}
              onChange={setLevel}
            />
          </div>
          {asked.value.places.length === 0 ? (
            <Empty>
              <p>{say('plan.forecast.empty')}</p>
            </Empty>
          ) : (
            <Card
              title={say('plan.forecast.at', { day: formatDay(asked.value.end, language) })}
              said={
                <>
                  {say('plan.forecast.said')} <Assumed of="forecast" />
                </>
              }
            >
              {why.card}
              <Scrolling label={say('plan.forecast.title')} stale={asked.stale}>
                <table class="table stacks">
                  <caption class="spoken">{say('plan.forecast.title')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{say('plan.forecast.place')}</th>
                      <th scope="col" class="so">
                        {say('plan.legend.reached')}
                      </th>
                      <th scope="col" class="so">
                        {say('plan.legend.forecast')}
                      </th>
                      <th scope="col" class="so">
                        {say('plan.legend.plan')}
                      </th>
                      <th scope="col">{say('plan.whyForecast')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {asked.value.places
                      .filter(({ place }) => place.level === level || place.level === 'province')
                      .map(({ place, count, target, forecast, reasons }) => (
                        <tr key={`${place.level} ${place.code}`}>
                          <td>
                            {place.level === 'unit' || place.level === 'commune' ? (
                              <a href={hrefTo({ room: 'place', level: place.level, code: place.code })}>
                                {shortName(place.name)}
                              </a>
                            ) : (
                              <b>{place.name}</b>
                            )}
                          </td>
                          <td class="so" data-head={say('plan.legend.reached')}>
                            {why.figure(
                              'taking-part',
                              formatNumber(count, language),
                              `${say('plan.legend.reached')}, ${place.name}`,
                              place,
                            )}
                          </td>
                          <td class="so" data-head={say('plan.legend.forecast')}>
                            {forecast === null ? (
                              say('plan.unknown')
                            ) : (
                              <span>
                                <b>
                                  {why.figure(
                                    'forecast',
                                    formatNumber(forecast.middle, language),
                                    `${say('plan.legend.forecast')}, ${place.name}`,
                                    place,
                                    { break: String(broken) },
                                  )}
                                </b>
                                <span class="aside block">{rangeText(forecast.low, forecast.high, language)}</span>
                              </span>
                            )}
                          </td>
                          <td class="so" data-head={say('plan.legend.plan')}>
                            {target === null
                              ? say('plan.noTarget')
                              : why.figure(
                                  'planned',
                                  formatNumber(target, language),
                                  `${say('plan.legend.plan')}, ${place.name}`,
                                  place,
                                )}
                          </td>
                          <td data-head={say('plan.whyForecast')}>
                            <Reasons reasons={reasons} about={place.name} why={why} />
                          </td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </Scrolling>
            </Card>
          )}
        </>
      )}
      <BackTest />
    </>
  );
}

/** How often the band held the truth in past years, and how far off it was beside "as many as today". */
function BackTest() {
  const { say, language } = useVoice();
  const { look } = useLook();
  const why = useWhy('back-test-why');
  const { asked, again } = useAsked('GET /api/plan/back-test', { query: look });
  if (asked.state === 'loading') return <Loading text={say('plan.backTest.loading')} lines={3} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const { years } = asked.value;
  if (years.length === 0) return <p class="aside">{say('plan.backTest.empty')}</p>;
  return (
    <Card title={say('plan.backTest.title')} said={say('plan.backTest.said')}>
      {why.card}
      <Scrolling label={say('plan.backTest.title')}>
        <table class="table tight">
          <caption class="spoken">{say('plan.backTest.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.builder.year')}</th>
              {(['places', 'held', 'share', 'error', 'naive'] as const).map((head) => (
                <th key={head} scope="col" class="so">
                  {say(`plan.backTest.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, places, held, share, error, naiveError }) => (
              <tr key={year}>
                <th scope="row">{String(year)}</th>
                {(
                  [
                    ['tested-communes', 'places', formatNumber(places, language)],
                    ['tested-held', 'held', formatNumber(held, language)],
                    ['tested-share', 'share', shareText(share, say, language)],
                    ['tested-error', 'error', shareText(error, say, language)],
                    ['tested-naive', 'naive', shareText(naiveError, say, language)],
                  ] as const
                ).map(([figure, head, text]) => (
                  <td key={figure} class="so">
                    {why.figure(figure, text, `${say(`plan.backTest.${head}`)}, ${year}`, undefined, { past: year })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}
