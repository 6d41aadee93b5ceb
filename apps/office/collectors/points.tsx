import { rowsOfHours, type OpeningHours } from '@diemtua/domain/collection';
import { DataTable, Empty, formatDay, Icon, Loading, Tag, type Column } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { PointDialog, type PointRow } from './point-dialog.tsx';

/** The collecting points of one's communes, as everybody sees them: place, hours, phone. */
export function PointsScreen() {
  const { say } = useVoice();
  const { may, done } = useOffice();
  const { asked, again } = useAsked('GET /api/points');
  const [open, setOpen] = useState<PointRow | 'new' | null>(null);
  const mayChange = may('points.manage');
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.add, what: say('points.add'), act: mayChange ? () => setOpen('new') : undefined },
    ],
    [say, mayChange],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('points.title')}</h1>
        {mayChange && (
          <div class="room-acts">
            <button type="button" class="button main" onClick={() => setOpen('new')}>
              <Icon shape="plus" size={18} />
              {say('points.add')}
            </button>
          </div>
        )}
      </div>
      <p class="aside">{say('points.lead')}</p>
      {asked.state === 'loading' && <Loading text={say('points.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.points.length === 0 && (
        <Empty>
          <p>{say('points.empty')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.points.length > 0 && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <Rows rows={asked.value.points} onOpen={mayChange ? setOpen : null} />
        </section>
      )}
      {asked.state === 'ready' && open !== null && (
        <PointDialog
          row={open === 'new' ? null : open}
          organisations={asked.value.organisations}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            done({ text: say('points.done') });
            again();
          }}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly PointRow[];
  /** Null: whoever looks may not change them. */
  readonly onOpen: ((row: PointRow) => void) | null;
}

function Rows({ rows, onOpen }: RowsProps) {
  const { say, language } = useVoice();
  const { places, today } = useOffice();
  const columns = useMemo((): readonly Column<PointRow>[] => {
    const hoursText = (hours: OpeningHours): readonly string[] =>
      rowsOfHours(hours).map(({ first, last, times }) => {
        const days = [first, last].map((day) => say(`weekday.${day}` as MessageId));
        const spans = times.map((span) => `${span.from} – ${span.to}`).join(', ');
        return `${first === last ? (days[0] ?? '') : days.join(' – ')}: ${spans}`;
      });
    return [
      {
        id: 'name',
        head: say('points.name'),
        order: ({ name }) => name,
        cell: ({ name, organisationName, madeUp }) => (
          <>
            <b>{name}</b> {madeUp && <Tag tone="quiet">{say('points.madeUp')}</Tag>}
            <small class="aside block">{organisationName}</small>
          </>
        ),
      },
      {
        id: 'place',
        head: say('points.commune'),
        order: ({ commune }) => places.communes.find(({ code }) => code === commune)?.name ?? commune,
        cell: ({ commune, address }) => (
          <>
            {places.communes.find(({ code }) => code === commune)?.name ?? commune}
            <small class="aside block">{address}</small>
          </>
        ),
      },
      {
        id: 'hours',
        head: say('points.hours'),
        cell: ({ hours }) =>
          hoursText(hours as OpeningHours).map((line) => (
            <span key={line} class="block">
              {line}
            </span>
          )),
      },
      { id: 'phone', head: say('points.phone'), digits: true, cell: ({ phone }) => phone ?? '–' },
      {
        id: 'days',
        head: say('points.days'),
        cell: ({ from, to }) =>
          to !== null && to < today ? (
            <Tag tone="quiet">{say('points.ended', { day: formatDay(to, language) })}</Tag>
          ) : (
            <span class="digits">
              {formatDay(from, language)} – {to === null ? say('collectors.open') : formatDay(to, language)}
            </span>
          ),
      },
      ...(onOpen
        ? [
            {
              id: 'act',
              head: say('books.acts'),
              cell: (row: PointRow) => (
                <button type="button" class="button plain" onClick={() => onOpen(row)}>
                  {say('collectors.change')}
                </button>
              ),
            },
          ]
        : []),
    ];
  }, [say, language, places, today, onOpen]);
  return (
    <DataTable
      caption={say('points.title')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      {...(onOpen ? { onOpen } : {})}
    />
  );
}
