import { DataTable, Empty, formatDay, formatNumber, Loading, type Column } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { inTrouble, shortName } from '../board/trouble.ts';
import { MapChart } from '../board/map-chart.tsx';
import { useWhy } from '../figure.tsx';
import { useLive } from '../live.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { Assumed } from '../plan-card.tsx';
import { changeText, shareText } from '../plan-words.ts';
import type { FigureName, MapCommune, MapTold, PlanPlace, Stand } from '../shapes.ts';
import { BoundariesCard } from './boundaries-card.tsx';
import { PlacesTabs } from './places-tabs.tsx';
import { useBoundaries } from './use-boundaries.ts';

/** All communes: the map, and one table of what is known of each. */
export function Places() {
  const { say, language } = useVoice();
  const { look } = useLook();
  const { asked, again } = useAsked('GET /api/plan/map', { query: look });
  useLive(again);
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>
          {say('room.places')}{' '}
          {asked.state === 'ready' && (
            <span>{say('plan.upTo', { day: formatDay(asked.value.look.on, language) })}</span>
          )}
        </h1>
      </div>
      <PlacesTabs at="places" />
      {asked.state === 'loading' && <Loading text={say('plan.map.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-acts plan-acts">
            <LookSwitches on={asked.value.look.on} />
          </div>
          {asked.value.communes.length === 0 ? (
            <Empty>
              <p>{say('plan.places.empty')}</p>
            </Empty>
          ) : (
            <Filled told={asked.value} stale={asked.stale} />
          )}
        </>
      )}
    </>
  );
}

type Unit = Stand & { readonly place: PlanPlace };

/** Units as their communes add up to them. */
function unitsOf(communes: readonly MapCommune[]): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const { unit, unitName, count, target, yearBefore } of communes) {
    const before = units.get(unit);
    const whole = (before?.count ?? 0) + count;
    const plan = target === null || before?.target === null ? null : (before?.target ?? 0) + target;
    units.set(unit, {
      place: { level: 'unit', code: unit, name: unitName },
      count: whole,
      target: plan,
      reached: plan === null || plan === 0 ? null : Math.round((whole / plan) * wholeShare),
      missing: plan === null ? null : plan - whole,
      forecast: null,
      yearBefore: (before?.yearBefore ?? 0) + yearBefore,
    });
  }
  return [...units.values()];
}
const wholeShare = 10_000;

const isoDay = 'YYYY-MM-DD'.length;

/** The first day of the month that ends on a day: the day after the same day of the month before, or after its last. */
function monthBefore(on: string): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const last = (of: number): number => new Date(Date.UTC(year, of, 0)).getUTCDate();
  const before = day === last(month) ? last(month - 1) : Math.min(day, last(month - 1));
  return new Date(Date.UTC(year, month - 2, before + 1)).toISOString().slice(0, isoDay);
}

function Filled({ told, stale }: { readonly told: MapTold; readonly stale: boolean }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const { communes } = told;
  const why = useWhy('places-why');
  const month = { from: monthBefore(told.look.on) };
  const of = (
    figure: FigureName,
    text: string,
    about: string,
    { code, name }: MapCommune,
    more?: { readonly from: string },
  ) => why.figure(figure, text, `${about}, ${name}`, { level: 'commune', code }, more);
  const boundaries = useBoundaries(communes);
  const units = useMemo(() => unitsOf(communes), [communes]);
  const whole = useMemo(() => {
    const [one] = unitsOf(communes.map((commune) => ({ ...commune, unit: '' })));
    return one ?? null;
  }, [communes]);
  const columns: readonly Column<MapCommune>[] = [
    {
      id: 'name',
      head: say('plan.place.commune'),
      order: ({ name }) => name,
      cell: ({ code, name }) => <a href={hrefTo({ room: 'place', level: 'commune', code })}>{name}</a>,
    },
    {
      id: 'unit',
      head: say('plan.place.unit'),
      order: ({ unitName }) => unitName,
      cell: ({ unitName }) => shortName(unitName),
    },
    {
      id: 'reached',
      head: say('plan.reached'),
      figure: true,
      order: ({ reached }) => reached ?? Infinity,
      cell: (each) => <b>{of('reached', shareText(each.reached, say, language), say('plan.reached'), each)}</b>,
    },
    {
      id: 'count',
      head: say('plan.legend.reached'),
      figure: true,
      order: ({ count }) => count,
      cell: (each) => of('taking-part', formatNumber(each.count, language), say('plan.legend.reached'), each),
    },
    {
      id: 'missing',
      head: say('plan.missing'),
      figure: true,
      order: ({ missing }) => missing ?? 0,
      cell: (each) =>
        each.missing === null ? '–' : of('missing', changeText(-each.missing, language), say('plan.missing'), each),
    },
    {
      id: 'joined',
      head: say('plan.joinedMonth'),
      figure: true,
      order: ({ joined }) => joined,
      cell: (each) => of('came', formatNumber(each.joined, language), say('plan.joinedMonth'), each, month),
    },
    {
      id: 'stopped',
      head: say('plan.stoppedMonth'),
      figure: true,
      order: ({ stopped }) => stopped,
      cell: (each) => of('stopped', formatNumber(each.stopped, language), say('plan.stoppedMonth'), each, month),
    },
    {
      id: 'due',
      head: say('plan.dueShort'),
      figure: true,
      order: ({ due }) => due,
      cell: (each) => of('due', formatNumber(each.due, language), say('plan.dueShort'), each),
    },
    {
      id: 'kept',
      head: say('plan.kept12'),
      figure: true,
      order: ({ kept12 }) => kept12 ?? -1,
      cell: (each) =>
        each.kept12 === null
          ? say('plan.unknown')
          : of('kept-12', shareText(each.kept12, say, language), say('plan.kept12'), each),
      wideOnly: true,
    },
    {
      id: 'collectors',
      head: say('plan.collectors'),
      figure: true,
      order: ({ collectors }) => collectors,
      cell: (each) => of('collectors', formatNumber(each.collectors, language), say('plan.collectors'), each),
      wideOnly: true,
    },
  ];
  return (
    <>
      <MapChart
        id="map"
        communes={communes}
        trouble={whole && inTrouble(units, whole)}
        boundaries={boundaries.shapes}
        stale={stale}
        marks={told.look.demonstration ? <Assumed of="demonstration" /> : null}
      />
      <section class="card">
        {why.card}
        <DataTable caption={say('room.places')} columns={columns} rows={communes} keyOf={({ code }) => code} />
      </section>
      <BoundariesCard kept={boundaries.kept} onChanged={boundaries.again} />
    </>
  );
}
