import { Chart, formatNumber, Key, RankedBars } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Assumed } from '../plan-card.tsx';
import { changeText, shareText } from '../plan-words.ts';
import type { PlanPlace, Stand } from '../shapes.ts';
import { within } from '../within.tsx';
import { inTrouble, shortName } from './trouble.ts';

interface PlacesProps {
  readonly id: string;
  readonly of: 'unit' | 'commune';
  readonly places: readonly (Stand & { readonly place: PlanPlace })[];
  /** The whole in which they stand. */
  readonly whole: Stand;
  readonly wholeName: string;
  /** The unit whose communes they are; left out: all that one sees. */
  readonly inside?: WherePlace;
  readonly stale?: boolean;
  readonly marks?: ComponentChildren;
}

const wholeShare = 10_000;
/** Under this part of the plan a place is counted as far behind. */
const behind = 4500;

/** Units or communes by their part of the plan, the best first, each a link to its page. */
export function PlacesChart({ id, of, places, whole, wholeName, inside, stale = false, marks }: PlacesProps) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy(`${id}-why`);
  // Without a plan they stand by how many take part.
  const planned = places.some(({ target }) => target !== null);
  const largest = Math.max(1, ...places.map(({ count }) => count));
  const ranked = places.toSorted(
    (one, other) => (other.reached ?? -1) - (one.reached ?? -1) || other.count - one.count,
  );
  const trouble = inTrouble(places, whole);
  const name = trouble ? shortName(trouble.place.name) : '';
  const low = places.filter(({ reached }) => reached !== null && reached < behind).length;
  const message = trouble
    ? (`plan.places.${of}.trouble` as const)
    : planned
      ? (`plan.places.${of}.title` as const)
      : (`plan.places.${of}.counts` as const);
  const title = say(message, { name, count: places.length, low });
  const opened = within((marks) => say(message, { name, ...marks }), {
    count: why.figure('places', String(places.length), say(`plan.places.${of}.all`), inside, { level: of }),
    low: why.figure('places', String(low), say(`plan.places.${of}.low`), inside, { level: of, under: behind }),
  });
  const shares = (stand: Stand, value: number): number | null =>
    stand.target === null || stand.target === 0 ? null : value / stand.target;
  return (
    <Chart
      id={id}
      title={opened}
      name={title}
      stale={stale}
      said={
        <>
          {say(planned ? 'plan.places.below' : 'plan.places.belowCounts')} {marks}
        </>
      }
      legend={
        <>
          <Key fill="reached">{say('plan.legend.reachedBar')}</Key>
          {places.some(({ forecast }) => forecast !== null) && (
            <Key fill="forecast">
              {say('plan.legend.forecastBar')} <Assumed of="forecast" />
            </Key>
          )}
        </>
      }
      twin={{
        heads: [
          say(`plan.place.${of}`),
          say('plan.legend.reached'),
          say('plan.legend.plan'),
          say('plan.reached'),
          say('plan.missing'),
        ],
        rows: ranked.map(({ place, count, target, reached, missing }) => ({
          key: place.code,
          cells: [
            <a key={place.code} href={hrefTo({ room: 'place', level: of, code: place.code })}>
              {place.name}
            </a>,
            why.figure(
              'taking-part',
              formatNumber(count, language),
              `${say('plan.legend.reached')}, ${place.name}`,
              place,
            ),
            target === null
              ? '–'
              : why.figure(
                  'planned',
                  formatNumber(target, language),
                  `${say('plan.legend.plan')}, ${place.name}`,
                  place,
                ),
            reached === null
              ? say('plan.noTarget')
              : why.figure(
                  'reached',
                  shareText(reached, say, language),
                  `${say('plan.reached')}, ${place.name}`,
                  place,
                ),
            missing === null
              ? '–'
              : why.figure('missing', changeText(-missing, language), `${say('plan.missing')}, ${place.name}`, place),
          ],
        })),
      }}
      more={why.card}
    >
      {(room) => (
        <RankedBars
          id={`${id}-drawing`}
          room={room}
          title={title}
          described={ranked
            .map(({ place, reached }) => `${shortName(place.name)} ${shareText(reached, say, language)}`)
            .join('; ')}
          whole={
            whole.reached === null
              ? null
              : {
                  share: whole.reached / wholeShare,
                  label: `${wholeName} ${shareText(whole.reached, say, language)}`,
                }
          }
          heads={{
            plan: planned ? say('plan.legend.planTick') : null,
            figures: planned ? [say('plan.reached'), say('plan.missing')] : ['', say('plan.legend.reachedBar')],
          }}
          rows={ranked.map((stand) => {
            const { place, reached, missing, forecast } = stand;
            return {
              key: place.code,
              name: shortName(place.name),
              share: planned ? (reached === null ? null : reached / wholeShare) : stand.count / largest,
              low: forecast && shares(stand, forecast.low),
              high: forecast && shares(stand, forecast.high),
              figures: planned
                ? ([
                    shareText(reached, say, language),
                    missing === null ? '–' : changeText(-missing, language),
                  ] as const)
                : (['', formatNumber(stand.count, language)] as const),
              trouble: place.code === trouble?.place.code,
              href: hrefTo({ room: 'place', level: of, code: place.code }),
              spoken: say('plan.places.link', {
                name: place.name,
                reached: shareText(reached, say, language),
                missing: missing === null ? '–' : formatNumber(missing, language),
              }),
            };
          })}
        />
      )}
    </Chart>
  );
}
