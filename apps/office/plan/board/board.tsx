import { Empty, formatDay, Icon, Loading, Notice } from '@diemtua/ui';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import { HardTable } from '../hard/hard-table.tsx';
import { LookSwitches, useLook } from '../look.tsx';
import { PlacePage } from '../places/place-page.tsx';
import { useBoundaries } from '../places/use-boundaries.ts';
import { useLive } from '../live.ts';
import { usePlaceTitle } from '../place-title.ts';
import { Assumed, Card } from '../plan-card.tsx';
import type { Board as BoardTold } from '../shapes.ts';
import { CurveChart } from './curve-chart.tsx';
import { DueCard } from './due-card.tsx';
import { MapChart } from './map-chart.tsx';
import { MovementChart } from './movement-chart.tsx';
import { PlacesChart } from './places-chart.tsx';
import { inTrouble, inTroubleToo, shortName } from './trouble.ts';
import { Verdict } from './verdict.tsx';
import { Week } from './week.tsx';

/** The province at a glance: where we are, where we will end, who needs help. Moves by itself when something changes. */
export function Board() {
  const { say, language } = useVoice();
  const { look, hrefTo } = useLook();
  const { may } = useOffice();
  const titleOf = usePlaceTitle();
  const { asked, again } = useAsked('GET /api/plan/board', { query: look });
  useLive(again);
  if (asked.state !== 'ready')
    return (
      <>
        <Head />
        <div class="room-head">
          <h1>{say('plan.board.name')}</h1>
        </div>
        {asked.state === 'loading' ? (
          <Loading text={say('plan.board.loading')} />
        ) : (
          <NotCome why={asked.why} again={again} />
        )}
      </>
    );
  const { value: board, stale } = asked;
  // Whose whole field is one commune has its page as the first: its reasons, its months, what to do.
  if (board.place.level === 'commune') return <PlacePage level="commune" code={board.place.code} />;
  const { newestAt } = board.look;
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>
          {titleOf(board.place)} <span>{say('plan.upTo', { day: formatDay(board.look.on, language) })}</span>
        </h1>
        {newestAt && (
          <p class="newest" role="status">
            {say('plan.newest', { at: momentText(newestAt, language) })}
          </p>
        )}
      </div>
      <div class="room-acts plan-acts">
        <LookSwitches on={board.look.on} />
        {may('reports.freeze') && (
          <a class="button main" href={hrefTo({ room: 'reports' }, { chot: 'brief' })}>
            <Icon shape="lock" size={18} />
            {say('plan.freeze')}
          </a>
        )}
      </div>
      {board.look.known === 'then' && (
        <Notice>{say('plan.known.thenSaid', { day: formatDay(board.look.on, language) })}</Notice>
      )}
      {board.stand.count === 0 && board.stand.target === null ? <Nothing /> : <Filled board={board} stale={stale} />}
    </>
  );
}

function Nothing() {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  return (
    <Empty>
      <p>{say('plan.board.empty')}</p>
      <a class="button second" href={hrefTo({ room: 'plan' })}>
        {say('plan.board.emptyAct')}
      </a>
    </Empty>
  );
}

function Filled({ board, stale }: { readonly board: BoardTold; readonly stale: boolean }) {
  const { say } = useVoice();
  const { look, hrefTo } = useLook();
  const map = useAsked('GET /api/plan/map', { query: look });
  useLive(map.again);
  const communes = map.asked.state === 'ready' ? map.asked.value.communes : [];
  const boundaries = useBoundaries(communes);
  const trouble = inTrouble(board.units, board.stand);
  const marks = board.look.demonstration ? <Assumed of="demonstration" /> : null;
  return (
    <>
      <Verdict
        look={board.look}
        stand={board.stand}
        reachedForecast={board.reachedForecast}
        troubles={inTroubleToo(board.units, board.stand).map(({ place, reached }) => ({
          code: place.code,
          name: place.name,
          reached,
        }))}
        stale={stale}
      />
      <div class="board-columns">
        <div class="stack">
          <CurveChart id="curve" curve={board.curve} stand={board.stand} stale={stale} marks={marks} />
          {board.units.length > 1 && (
            <PlacesChart
              id="units"
              of="unit"
              places={board.units}
              whole={board.stand}
              wholeName={say('plan.wholeProvince')}
              stale={stale}
              marks={marks}
            />
          )}
          {board.units.length <= 1 && communes.length > 1 && (
            <PlacesChart
              id="communes"
              of="commune"
              places={communes.map(({ code, name, ...stand }) => ({
                ...stand,
                place: { level: 'commune' as const, code, name },
              }))}
              whole={board.stand}
              wholeName={shortName(board.place.name)}
              stale={stale}
              marks={marks}
            />
          )}
          <DueCard due={board.due} />
        </div>
        <div class="stack">
          {map.asked.state === 'loading' && <Loading text={say('plan.map.loading')} />}
          {map.asked.state === 'failed' && <NotCome why={map.asked.why} again={map.again} />}
          {map.asked.state === 'ready' && (
            <MapChart
              id="map"
              communes={communes}
              boundaries={boundaries.shapes}
              trouble={trouble}
              stale={map.asked.stale}
              marks={marks}
              way={<a href={hrefTo({ room: 'places' })}>{say('plan.map.way')}</a>}
            />
          )}
          <MovementChart
            id="movement"
            movement={board.movement}
            survival={board.survival}
            stale={stale}
            marks={marks}
          />
        </div>
      </div>
      {board.hard.count > 0 && (
        <Card
          title={
            <>
              {say('plan.hard.title')} {marks}
            </>
          }
          way={<a href={hrefTo({ room: 'hard' })}>{say('plan.hard.all', { count: board.hard.count })}</a>}
        >
          <HardTable areas={board.hard.first} />
        </Card>
      )}
      <Week acts={board.week} />
    </>
  );
}
