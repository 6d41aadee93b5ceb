import { type Column, DataTable, Empty, formatDay, formatNumber, Loading, Segments, Tag } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { hrefOf } from '../../frame/route.ts';
import { useVoice } from '../../language/say.tsx';
import { useWhy } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Assumed, Reasons } from '../plan-card.tsx';
import { listNames, type ListName } from '../plan-route.ts';
import { likelihoodText } from '../plan-words.ts';
import type { Listed, Near15 } from '../shapes.ts';

const spans = [30, 60, 90] as const;
type Span = (typeof spans)[number];
/** Of a day's text, so much is its month. */
const monthEnds = 7;

/** People to be called on: who comes due, who is likely to stop, who is near the fifteen years. */
export function ListRoom({ list, address }: { readonly list: ListName; readonly address: string }) {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  const told = new URLSearchParams(address.split('?')[1] ?? '');
  const unit = told.get('donvi') ?? '';
  const commune = told.get('xa') ?? '';
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say(`plan.list.${list}`)}</h1>
      </div>
      <nav class="tabs" aria-label={say('room.due')}>
        {listNames.map((name) => (
          <a
            key={name}
            href={hrefTo({ room: 'list', list: name }, { donvi: unit, xa: commune })}
            aria-current={name === list ? 'page' : undefined}
          >
            {say(`plan.tab.${name}`)}
          </a>
        ))}
      </nav>
      <p class="lead">{say(`plan.list.${list}.lead`)}</p>
      {list === 'near15' ? (
        <NearFifteen key={`${unit} ${commune}`} unit={unit} commune={commune} />
      ) : (
        <DueList key={`${list} ${unit} ${commune}`} list={list} unit={unit} commune={commune} />
      )}
    </>
  );
}

interface WhereProps {
  readonly unit: string;
  readonly commune: string;
}

function useWhere({ unit, commune }: WhereProps) {
  const { places } = useOffice();
  const name =
    places.communes.find(({ code }) => code === commune)?.name ?? places.units.find(({ code }) => code === unit)?.name;
  return {
    where: { ...(unit === '' ? {} : { unit }), ...(commune === '' ? {} : { commune }) },
    name: name ?? null,
  };
}

function DueList({ list, unit, commune }: WhereProps & { readonly list: 'due' | 'lapse' }) {
  const { say, language } = useVoice();
  const { look } = useLook();
  const { where, name } = useWhere({ unit, commune });
  const why = useWhy('risk-why');
  const [within, setWithin] = useState<Span>(30);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const [before, setBefore] = useState<readonly Listed[]>([]);
  const { asked, again } = useAsked(list === 'due' ? 'GET /api/plan/due' : 'GET /api/plan/lapse', {
    query: { ...look, ...where, within: String(within), ...(after === undefined ? {} : { after }) },
  });
  useEffect(() => {
    setAfter(undefined);
    setBefore([]);
  }, [within, list]);
  const people =
    asked.state === 'ready' && !(asked.stale && after !== undefined) ? [...before, ...asked.value.people] : before;
  const columns: readonly Column<Listed>[] = [
    {
      id: 'name',
      head: say('plan.list.name'),
      cell: ({ person, name: of }) => <a href={hrefOf.person(person)}>{of}</a>,
    },
    { id: 'commune', head: say('plan.place.commune'), cell: ({ communeName }) => communeName },
    { id: 'collector', head: say('plan.collector'), cell: ({ collectorName }) => collectorName ?? say('plan.unknown') },
    {
      id: 'until',
      head: say('plan.list.until'),
      digits: true,
      order: ({ until }) => until,
      cell: ({ until }) => formatDay(until, language),
    },
    {
      id: 'months',
      head: say('plan.list.months'),
      figure: true,
      order: ({ months }) => months,
      cell: ({ months }) => formatNumber(months, language),
    },
    {
      id: 'risk',
      head: say('plan.list.risk'),
      figure: true,
      order: ({ risk }) => risk ?? -1,
      cell: ({ risk, method, commune: code, until, name: of }) =>
        risk === null || method === null
          ? likelihoodText(risk, say, language)
          : why.figure(
              'stop-likelihood',
              likelihoodText(risk, say, language),
              `${say('plan.list.risk')}, ${of}`,
              { level: 'commune', code },
              { term: method, month: until.slice(0, monthEnds) },
            ),
    },
    {
      id: 'reasons',
      head: say('plan.list.why'),
      cell: ({ reasons, first }) => (
        <div class="tags">
          {first && reasons.length === 0 && <Tag tone="neutral">{say('plan.list.first')}</Tag>}
          {reasons.length > 0 && <Reasons reasons={reasons} />}
          {!first && reasons.length === 0 && '–'}
        </div>
      ),
    },
  ];
  return (
    <>
      <div class="room-acts plan-acts">
        <Segments
          label={say('plan.list.within')}
          segments={spans.map((span) => ({ value: `${span}` as const, label: say('plan.list.days', { days: span }) }))}
          value={`${within}`}
          onChange={(next) => setWithin(spans.find((span) => `${span}` === next) ?? within)}
        />
        {name && <b>{name}</b>}
      </div>
      {asked.state === 'loading' && <Loading text={say('plan.list.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.total === 0 && (
        <Empty>
          <p>{say('plan.list.empty', { days: within })}</p>
          {within < 90 && (
            <button type="button" class="button second" onClick={() => setWithin(90)}>
              {say('plan.list.days', { days: 90 })}
            </button>
          )}
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.total > 0 && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <h2>
            {say('plan.list.total', { count: formatNumber(asked.value.total, language), days: within })}{' '}
            {list === 'lapse' && <Assumed of="forecast" />}
          </h2>
          {why.card}
          <DataTable
            caption={say(`plan.list.${list}`)}
            columns={columns}
            rows={people}
            keyOf={({ person }) => person}
          />
          {asked.value.next !== null && (
            <More
              shown={people.length}
              total={asked.value.total}
              onMore={() => {
                setBefore(people);
                setAfter(asked.value.next ?? undefined);
              }}
            />
          )}
        </section>
      )}
    </>
  );
}

/** The way to the next page of a list. */
function More(props: { readonly shown: number; readonly total: number; readonly onMore: () => void }) {
  const { shown, total, onMore } = props;
  const { say, language } = useVoice();
  return (
    <div class="actions">
      <button type="button" class="button second" onClick={onMore}>
        {say('plan.list.more', { shown: formatNumber(shown, language), total: formatNumber(total, language) })}
      </button>
    </div>
  );
}

function NearFifteen({ unit, commune }: WhereProps) {
  const { say, language } = useVoice();
  const { look } = useLook();
  const { where, name } = useWhere({ unit, commune });
  const [after, setAfter] = useState<string | undefined>(undefined);
  const [before, setBefore] = useState<readonly Near15[]>([]);
  const { asked, again } = useAsked('GET /api/plan/near-15', {
    query: { ...look, ...where, ...(after === undefined ? {} : { after }) },
  });
  const columns: readonly Column<Near15>[] = [
    {
      id: 'name',
      head: say('plan.list.name'),
      cell: ({ person, name: of }) => <a href={hrefOf.person(person)}>{of}</a>,
    },
    { id: 'commune', head: say('plan.place.commune'), cell: ({ communeName }) => communeName },
    {
      id: 'months',
      head: say('plan.list.months'),
      figure: true,
      order: ({ months }) => months,
      cell: ({ months }) => formatNumber(months, language),
    },
    {
      id: 'missing',
      head: say('plan.list.missingMonths'),
      figure: true,
      order: ({ missing }) => missing,
      cell: ({ missing }) => formatNumber(missing, language),
    },
  ];
  if (asked.state === 'loading') return <Loading text={say('plan.list.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const people = asked.stale && after !== undefined ? before : [...before, ...asked.value.people];
  const { next, total } = asked.value;
  if (total === 0)
    return (
      <Empty>
        <p>{say('plan.list.emptyNear15')}</p>
      </Empty>
    );
  return (
    <section class={asked.stale ? 'card stale' : 'card'}>
      <h2>
        {say('plan.list.totalNear15', { count: formatNumber(total, language) })} {name}
      </h2>
      <DataTable caption={say('plan.list.near15')} columns={columns} rows={people} keyOf={({ person }) => person} />
      {next !== null && (
        <More
          shown={people.length}
          total={total}
          onMore={() => {
            setBefore(people);
            setAfter(next);
          }}
        />
      )}
    </section>
  );
}
