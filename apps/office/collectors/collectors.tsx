import { DataTable, Empty, formatDay, formatNumber, Loading, Tag, type Column } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { CollectorRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { UnitFilter } from '../frame/unit-filter.tsx';
import { useVoice } from '../language/say.tsx';
import { nameOrder } from '../people/person-words.ts';
import { momentText } from '../receipts/money-words.ts';
import { ChangeDialog } from './change.tsx';

const soonDays = 60;
const dayMs = 86_400_000;

/** Whether a certificate ends within the next two months. */
const endsSoon = (day: string, today: string): boolean => (Date.parse(day) - Date.parse(today)) / dayMs <= soonDays;

/** The collectors: certificate, communes, devices, receipt numbers left. */
export function CollectorsScreen() {
  const { say } = useVoice();
  const { done, may } = useOffice();
  const { asked, again } = useAsked('GET /api/collectors');
  const [of, setOf] = useState('');
  const rows = asked.state === 'ready' ? asked.value.collectors.filter(({ unit }) => of === '' || unit === of) : [];
  const [changing, setChanging] = useState<CollectorRow | null>(null);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('collectors.title')}</h1>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <UnitFilter unit={of} onUnit={setOf} />
        </form>
        <div class="room-acts">
          <a class="button second" href={hrefOf.points}>
            {say('points.open')}
          </a>
          {may('commission.see') && (
            <a class="button second" href={hrefOf.rates}>
              {say('rates.open')}
            </a>
          )}
        </div>
      </div>
      {asked.state === 'loading' && <Loading text={say('collectors.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && rows.length === 0 && (
        <Empty>
          <p>{say('collectors.empty')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && rows.length > 0 && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <Rows rows={rows} today={asked.value.today} onChange={setChanging} />
        </section>
      )}
      {changing && (
        <ChangeDialog
          row={changing}
          onClose={() => setChanging(null)}
          onDone={() => {
            setChanging(null);
            done({ text: say('collectors.changed') });
            again();
          }}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly CollectorRow[];
  readonly today: string;
  readonly onChange: (row: CollectorRow) => void;
}

function Rows({ rows, today, onChange }: RowsProps) {
  const { say, language } = useVoice();
  const { may } = useOffice();
  const columns = useMemo(
    (): readonly Column<CollectorRow>[] => [
      {
        id: 'name',
        head: say('field.name'),
        order: ({ name }) => nameOrder(name),
        cell: ({ name, code, organisation }) => (
          <>
            <b>{name}</b> <span class="digits aside">{code}</span>
            <small class="aside block">{organisation}</small>
          </>
        ),
      },
      {
        id: 'certificate',
        head: say('collectors.certificate'),
        order: ({ certifiedTo }) => certifiedTo ?? '9999',
        cell: ({ certifiedFrom, certifiedTo, leftOn }) =>
          leftOn ? (
            <Tag tone="quiet">{say('collectors.left', { day: formatDay(leftOn, language) })}</Tag>
          ) : (
            <>
              <span class="digits block">
                {formatDay(certifiedFrom, language)} –{' '}
                {certifiedTo ? formatDay(certifiedTo, language) : say('collectors.open')}
              </span>
              {certifiedTo && certifiedTo < today && <Tag tone="trouble">{say('collectors.expired')}</Tag>}
              {certifiedTo && certifiedTo >= today && endsSoon(certifiedTo, today) && (
                <Tag tone="waiting">{say('collectors.endsSoon')}</Tag>
              )}
            </>
          ),
      },
      {
        id: 'communes',
        head: say('collectors.communes'),
        cell: ({ communes }) => communes.join(', ') || <span class="aside">{say('value.none')}</span>,
      },
      {
        id: 'devices',
        head: say('collectors.devices'),
        wideOnly: true,
        cell: ({ devices }) => {
          const good = devices.filter(({ revokedAt }) => revokedAt === null);
          return good.length === 0 ? (
            <span class="aside">{say('value.none')}</span>
          ) : (
            good.map(({ id, label, seenAt }) => (
              <span key={id} class="block">
                {label}
                {seenAt && <small class="aside block digits">{momentText(seenAt, language)}</small>}
              </span>
            ))
          );
        },
      },
      {
        id: 'numbers',
        head: say('collectors.numbersLeft'),
        figure: true,
        order: ({ numbersLeft }) => numbersLeft,
        cell: ({ numbersLeft }) => formatNumber(numbersLeft, language),
      },
      {
        id: 'held',
        head: say('cash.held'),
        figure: true,
        order: ({ held }) => held,
        cell: ({ held }) => (held === 0 ? '–' : <b>{formatNumber(held, language)}</b>),
      },
      ...(may('collectors.manage')
        ? [
            {
              id: 'act',
              head: say('books.acts'),
              cell: (row: CollectorRow) => (
                <button type="button" class="button plain" onClick={() => onChange(row)}>
                  {say('collectors.change')}
                </button>
              ),
            },
          ]
        : []),
    ],
    [say, language, today, may, onChange],
  );
  return (
    <DataTable
      caption={say('collectors.title')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      {...(may('collectors.manage') ? { onOpen: onChange } : {})}
    />
  );
}
