import { cellsOf, Chart, formatNumber, Key, ProvinceMap, type MapPoint, type MapShape } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useVoice } from '../../language/say.tsx';
import { useWhy } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { shareText } from '../plan-words.ts';
import type { MapCommune, PlanPlace, Stand } from '../shapes.ts';
import { within } from '../within.tsx';
import { shortName } from './trouble.ts';

interface MapProps {
  readonly id: string;
  readonly communes: readonly MapCommune[];
  /** The unit to be helped first. */
  readonly trouble: (Stand & { readonly place: PlanPlace }) | null;
  /** Official boundaries that the office has imported; without them the communes' cells. */
  readonly boundaries?: readonly MapShape[] | null;
  readonly stale?: boolean;
  readonly marks?: ComponentChildren;
  readonly way?: ComponentChildren;
}

const wholeShare = 10_000;
const half = 5000;
const classNames = ['under35', 'from35', 'from50', 'from65', 'from80'] as const;

/** The communes by their part of the plan. */
export function MapChart({ id, communes, trouble, boundaries = null, stale = false, marks, way }: MapProps) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy(`${id}-why`);
  // The cells go by the points alone: figures change, communes do not move.
  const where = JSON.stringify(communes.map(({ code, unit, lat, lon }) => ({ code, unit, lat, lon })));
  const cells = useMemo(() => {
    const points = JSON.parse(where) as readonly MapPoint[];
    return points.length === 0 ? [] : cellsOf(points);
  }, [where]);
  const shapes = boundaries ?? cells;
  const under = communes.filter(({ reached }) => reached !== null && reached < half).length;
  const planned = communes.filter(({ reached }) => reached !== null).length;
  const title = planned === 0 ? say('plan.map.title') : say('plan.map.under', { under, count: planned });
  const opened =
    planned === 0
      ? title
      : within((marks) => say('plan.map.under', marks), {
          under: why.figure('places', String(under), say('plan.map.underHalf'), undefined, { under: half }),
          count: why.figure('places', String(planned), say('plan.map.withPlan'), undefined, { planned: true }),
        });
  const cell = (
    figure: 'taking-part' | 'planned' | 'reached',
    text: string,
    about: string,
    { code, name }: MapCommune,
  ) => why.figure(figure, text, `${about}, ${name}`, { level: 'commune', code });
  const saidOf = (commune: MapCommune): string =>
    say('plan.map.said', {
      name: commune.name,
      unit: shortName(commune.unitName),
      reached: shareText(commune.reached, say, language),
      count: formatNumber(commune.count, language),
      target: commune.target === null ? '–' : formatNumber(commune.target, language),
    });
  return (
    <Chart
      id={id}
      title={opened}
      name={title}
      stale={stale}
      way={way}
      said={
        <>
          {say(boundaries ? 'plan.map.belowOfficial' : 'plan.map.below', { count: communes.length })} {marks}
        </>
      }
      legend={
        planned > 0 &&
        classNames.map((name, index) => (
          <Key key={name} fill={`dip-${(index + 1) as 1 | 2 | 3 | 4 | 5}`}>
            {say(`plan.map.${name}`)}
          </Key>
        ))
      }
      twin={{
        heads: [
          say('plan.place.commune'),
          say('plan.place.unit'),
          say('plan.legend.reached'),
          say('plan.legend.plan'),
          say('plan.reached'),
        ],
        rows: communes
          .toSorted((one, other) => (one.reached ?? Infinity) - (other.reached ?? Infinity))
          .map((commune) => ({
            key: commune.code,
            cells: [
              <a key={commune.code} href={hrefTo({ room: 'place', level: 'commune', code: commune.code })}>
                {commune.name}
              </a>,
              shortName(commune.unitName),
              cell('taking-part', formatNumber(commune.count, language), say('plan.legend.reached'), commune),
              commune.target === null
                ? '–'
                : cell('planned', formatNumber(commune.target, language), say('plan.legend.plan'), commune),
              commune.reached === null
                ? say('plan.noTarget')
                : cell('reached', shareText(commune.reached, say, language), say('plan.reached'), commune),
            ],
          })),
      }}
      more={why.card}
    >
      {(room) => (
        <ProvinceMap
          id={`${id}-drawing`}
          room={room}
          title={title}
          described={say('plan.map.described', { count: communes.length, under })}
          hint={say('plan.map.hint')}
          shapes={shapes}
          trouble={
            trouble === null
              ? null
              : {
                  unit: trouble.place.code,
                  figure: shareText(trouble.reached, say, language),
                  lines: [
                    say('plan.map.missing', { name: shortName(trouble.place.name) }),
                    say('plan.map.missingPeople', { count: formatNumber(trouble.missing ?? 0, language) }),
                  ],
                }
          }
          values={communes.map((commune) => ({
            code: commune.code,
            name: commune.name,
            share: commune.reached === null ? null : commune.reached / wholeShare,
            text: commune.reached === null ? '' : String(Math.floor(commune.reached / 100)),
            href: hrefTo({ room: 'place', level: 'commune', code: commune.code }),
            said: saidOf(commune),
          }))}
        />
      )}
    </Chart>
  );
}
