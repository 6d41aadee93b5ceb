import { DataTable, Empty, formatDay, formatNumber, Loading, type Column, Scrolling } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { CurveChart } from '../board/curve-chart.tsx';
import { MovementChart } from '../board/movement-chart.tsx';
import { PlacesChart } from '../board/places-chart.tsx';
import { shortName } from '../board/trouble.ts';
import { Verdict } from '../board/verdict.tsx';
import { Week } from '../board/week.tsx';
import { useWhy } from '../figure.tsx';
import { ApproachDialog } from '../hard/approach-dialog.tsx';
import { Approaches } from '../hard/approaches.tsx';
import { HardTable } from '../hard/hard-table.tsx';
import { useLive } from '../live.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { NoteLines } from '../reports/note-lines.tsx';
import { usePlaceTitle } from '../place-title.ts';
import { AreaCard } from './area-card.tsx';
import { Assumed, Card } from '../plan-card.tsx';
import { changeText, shareText } from '../plan-words.ts';
import type { Hard, PlacePage as PlaceTold } from '../shapes.ts';

/** One unit or commune: how it stands, why, who works there, what was chosen. */
export function PlacePage({ level, code }: { readonly level: 'unit' | 'commune'; readonly code: string }) {
  const { say, language } = useVoice();
  const { look, hrefTo } = useLook();
  const titleOf = usePlaceTitle();
  const { asked, again } = useAsked('GET /api/plan/places/:level/:code', { params: { level, code }, query: look });
  useLive(again);
  if (asked.state !== 'ready')
    return (
      <>
        <Head />
        <div class="room-head">
          <h1>{say(`plan.place.${level}`)}</h1>
        </div>
        {asked.state === 'loading' ? (
          <Loading text={say('plan.place.loading')} />
        ) : (
          <NotCome why={asked.why} again={again} />
        )}
      </>
    );
  const { value: page, stale } = asked;
  return (
    <>
      <Head />
      <p class="crumbs">
        <a href={hrefTo({ room: 'board' })}>{say('room.board')}</a>
        {page.unit && <a href={hrefTo({ room: 'place', level: 'unit', code: page.unit.code })}>{page.unit.name}</a>}
      </p>
      <div class="room-head plan-head">
        <h1>
          {titleOf(page.place)} <span>{say('plan.upTo', { day: formatDay(page.look.on, language) })}</span>
        </h1>
        {page.leader && <p class="aside">{say('plan.leader', { name: page.leader })}</p>}
      </div>
      <div class="room-acts plan-acts">
        <LookSwitches on={page.look.on} />
      </div>
      {page.stand.count === 0 && page.stand.target === null ? (
        <Empty>
          <p>{say('plan.place.empty')}</p>
          <a class="button second" href={hrefTo({ room: 'plan' })}>
            {say('plan.board.emptyAct')}
          </a>
        </Empty>
      ) : (
        <Filled page={page} stale={stale} again={again} />
      )}
    </>
  );
}

function Filled({
  page,
  stale,
  again,
}: {
  readonly page: PlaceTold;
  readonly stale: boolean;
  readonly again: () => void;
}) {
  const { say } = useVoice();
  const { place } = page;
  const [approaching, setApproaching] = useState<Hard | null>(null);
  const why = useWhy('note-why');
  const marks = page.look.demonstration ? <Assumed of="demonstration" /> : null;
  return (
    <>
      <Verdict look={page.look} stand={page.stand} reachedForecast={null} troubles={[]} place={place} stale={stale} />
      {page.hard && (
        <Card title={say('plan.place.hard')}>
          <HardTable areas={[page.hard]} onApproach={setApproaching} />
        </Card>
      )}
      {place.level === 'commune' && <AreaCard place={place} />}
      <Week acts={page.week} whole={place} />
      {page.note.length > 0 && (
        <Card title={say('plan.whyForecast')}>
          <NoteLines lines={page.note} about={place.name} why={why} />
          {why.card}
        </Card>
      )}
      <div class="board-columns">
        <div class="stack">
          <CurveChart id="curve" curve={page.curve} stand={page.stand} place={place} stale={stale} marks={marks} />
          {page.communes.length > 1 && (
            <PlacesChart
              id="communes"
              of="commune"
              places={page.communes}
              whole={page.stand}
              wholeName={shortName(place.name)}
              inside={place}
              stale={stale}
              marks={marks}
            />
          )}
          <Ahead page={page} />
        </div>
        <div class="stack">
          <MovementChart
            id="movement"
            movement={page.movement}
            survival={page.survival}
            place={place}
            stale={stale}
            marks={marks}
          />
          <MonthsCard page={page} />
        </div>
      </div>
      {page.collectors.length > 0 && <Collectors page={page} />}
      {page.approaches.length > 0 && (
        <Card title={say('plan.approaches')}>
          <Approaches approaches={page.approaches} onChanged={again} />
        </Card>
      )}
      {approaching && (
        <ApproachDialog
          area={approaching}
          onClose={() => setApproaching(null)}
          onDone={() => {
            setApproaching(null);
            again();
          }}
        />
      )}
    </>
  );
}

const dueDays = (days: number): 30 | 60 | 90 => (days === 90 ? 90 : days === 60 ? 60 : 30);

/** Who comes due, who is paid up, who is near the fifteen years. */
function Ahead({ page }: { readonly page: PlaceTold }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const { may } = useOffice();
  const why = useWhy('ahead-why');
  const where = page.place.level === 'unit' ? { donvi: page.place.code } : { xa: page.place.code };
  return (
    <Card
      title={say('plan.ahead')}
      way={may('people.see') && <a href={hrefTo({ room: 'list', list: 'due' }, where)}>{say('plan.due.way')}</a>}
    >
      <dl class="facts wide">
        {page.due.map(({ days, count, until }) => (
          <div key={days}>
            <dt>{say('plan.due.within', { days, until: formatDay(until, language) })}</dt>
            <dd>
              {why.figure('due', formatNumber(count, language), say('plan.due.title', { days }), page.place, {
                days: dueDays(days),
              })}
            </dd>
          </div>
        ))}
        {page.standing && (
          <>
            <div>
              <dt>{say('plan.paidUp')}</dt>
              <dd>
                {why.figure('paid-up', formatNumber(page.standing.paidUp, language), say('plan.paidUp'), page.place)}
              </dd>
            </div>
            <div>
              <dt>{say('plan.withinDeadline')}</dt>
              <dd>
                {why.figure(
                  'within-deadline',
                  formatNumber(page.standing.withinDeadline, language),
                  say('plan.withinDeadline'),
                  page.place,
                )}
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{say('plan.near15')}</dt>
          <dd>{why.figure('near-15', formatNumber(page.near15, language), say('plan.near15'), page.place)}</dd>
        </div>
      </dl>
      {why.card}
    </Card>
  );
}

function MonthsCard({ page }: { readonly page: PlaceTold }) {
  const { say, language } = useVoice();
  const why = useWhy('months-why');
  const monthly = (
    figure: 'joined' | 're-registered' | 'stopped',
    { from, to }: PlaceTold['months'][number],
    people: number,
    name: string,
  ) =>
    why.figure(figure, changeText(people, language), `${name}, ${formatDay(to, language)}`, page.place, { from, to });
  return (
    <Card title={say('plan.months')}>
      <Scrolling label={say('plan.months')}>
        <table class="table tight">
          <caption class="spoken">{say('plan.months')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.untilDay')}</th>
              <th scope="col" class="so">
                {say('plan.joined')}
              </th>
              <th scope="col" class="so">
                {say('plan.reRegistered')}
              </th>
              <th scope="col" class="so">
                {say('plan.stopped')}
              </th>
              <th scope="col" class="so">
                {say('plan.legend.reached')}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.months.map((month) => (
              <tr key={month.to}>
                <td class="digits">{formatDay(month.to, language)}</td>
                <td class="so">{monthly('joined', month, month.joined, say('plan.joined'))}</td>
                <td class="so">{monthly('re-registered', month, month.registeredAgain, say('plan.reRegistered'))}</td>
                <td class="so">{monthly('stopped', month, -month.stopped, say('plan.stopped'))}</td>
                <td class="so">
                  <b>
                    {why.figure(
                      'taking-part',
                      formatNumber(month.end, language),
                      `${say('plan.legend.reached')}, ${formatDay(month.to, language)}`,
                      page.place,
                      { to: month.to },
                    )}
                  </b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {why.card}
    </Card>
  );
}

type Collector = PlaceTold['collectors'][number];

function Collectors({ page }: { readonly page: PlaceTold }) {
  const { say, language } = useVoice();
  const why = useWhy('collectors-why');
  const of = (
    figure: 'taking-part' | 'reached' | 'missing' | 'came' | 'stopped' | 'kept-12',
    text: string,
    name: string,
    { place }: Collector,
  ) => why.figure(figure, text, `${name}, ${place.name}`, page.place, { collector: place.code });
  const columns: readonly Column<Collector>[] = [
    {
      id: 'name',
      head: say('plan.collector'),
      order: ({ place }) => place.name,
      cell: ({ place, leftOn }) => (
        <>
          {place.name}
          {leftOn && <span class="aside block">{say('plan.leftOn', { day: formatDay(leftOn, language) })}</span>}
        </>
      ),
    },
    {
      id: 'count',
      head: say('plan.legend.reached'),
      figure: true,
      order: ({ count }) => count,
      cell: (each) => of('taking-part', formatNumber(each.count, language), say('plan.legend.reached'), each),
    },
    {
      id: 'reached',
      head: say('plan.reached'),
      figure: true,
      order: ({ reached }) => reached ?? -1,
      cell: (each) =>
        each.reached === null
          ? say('plan.noTarget')
          : of('reached', shareText(each.reached, say, language), say('plan.reached'), each),
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
      head: say('plan.joinedYear'),
      figure: true,
      order: ({ joined }) => joined,
      cell: (each) => of('came', formatNumber(each.joined, language), say('plan.joinedYear'), each),
    },
    {
      id: 'stopped',
      head: say('plan.stoppedYear'),
      figure: true,
      order: ({ stopped }) => stopped,
      cell: (each) => of('stopped', formatNumber(each.stopped, language), say('plan.stoppedYear'), each),
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
    },
  ];
  return (
    <Card title={say('plan.collectorsHere')} said={say('plan.collectorsSaid')}>
      <DataTable
        caption={say('plan.collectorsHere')}
        columns={columns}
        rows={page.collectors}
        keyOf={({ place }) => place.code}
      />
      {why.card}
    </Card>
  );
}
