import {
  DataTable,
  Empty,
  formatDay,
  formatDong,
  formatNumber,
  Icon,
  Loading,
  Notice,
  Tag,
  type Column,
  Scrolling,
} from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { CollectorRow, HandOverRow, HandOvers } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { nameOrder } from '../people/person-words.ts';
import { paperText } from '../receipts/money-words.ts';
import { ReceiveDialog } from './receive.tsx';

/** The cash in collectors' hands with its deadline, and what was handed over. */
export function Cash() {
  const { say, language } = useVoice();
  const { may, done, unit } = useOffice();
  const [receiving, setReceiving] = useState<HandOverRow | 'unannounced' | null>(null);
  const { asked, again } = useAsked('GET /api/collectors');
  const slips = useAsked('GET /api/hand-overs', may('ledger.see') ? { query: { unit } } : null);
  const [open, setOpen] = useState<string | null>(null);
  const holders =
    asked.state === 'ready'
      ? asked.value.collectors.filter((each) => each.held !== 0 && (unit === undefined || each.unit === unit))
      : [];
  const letters = useMemo(
    (): readonly Letter[] => [
      {
        sign: LETTERS.receive,
        what: say('cash.receive'),
        act: may('money.receive') ? () => setReceiving('unannounced') : undefined,
      },
    ],
    [say, may],
  );
  useLetters(letters);
  const limit = asked.state === 'ready' ? asked.value.limit : null;
  return (
    <div class="stack">
      {asked.state === 'loading' && <Loading text={say('collectors.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <section class="card">
          <div class="beside-title">
            <h2>{say('cash.title')}</h2>
            {may('money.receive') && (
              <button type="button" class="button main" onClick={() => setReceiving('unannounced')}>
                <Icon shape="cash" size={18} />
                {say('cash.receive')} <kbd aria-hidden="true">{LETTERS.receive}</kbd>
              </button>
            )}
          </div>
          {limit && (
            <p class="aside">
              {say('cash.limit', { days: limit.daysMax, sum: formatDong(limit.amountMax, language) })}
              {limit.assumed && ` ${say('cash.assumed')}`}
            </p>
          )}
          {holders.length === 0 ? (
            <Empty>
              <p>{say('cash.nobody')}</p>
            </Empty>
          ) : (
            <Holders rows={holders} today={asked.value.today} open={open} onOpen={setOpen} />
          )}
          {open && <Held collector={open} />}
        </section>
      )}
      {slips.asked.state === 'failed' && <NotCome why={slips.asked.why} again={slips.again} />}
      {slips.asked.state === 'ready' && <Slips rows={slips.asked.value.handOvers} onReceive={setReceiving} />}
      {receiving && asked.state === 'ready' && (
        <ReceiveDialog
          holders={asked.value.collectors}
          announced={receiving === 'unannounced' ? null : receiving}
          onClose={() => setReceiving(null)}
          onDone={(amount) => {
            setReceiving(null);
            done({ text: say('cash.received', { sum: formatDong(amount, language) }) });
            again();
            slips.again();
          }}
        />
      )}
    </div>
  );
}

interface HoldersProps {
  readonly rows: readonly CollectorRow[];
  readonly today: string;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
}

function Holders({ rows, today, open, onOpen }: HoldersProps) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<CollectorRow>[] => [
      {
        id: 'name',
        head: say('papers.collector'),
        order: ({ name }) => nameOrder(name),
        cell: ({ id, name, code }) => (
          <button
            type="button"
            class="button plain"
            aria-expanded={id === open}
            onClick={() => onOpen(id === open ? null : id)}
          >
            {`${name} · ${code}`}
          </button>
        ),
      },
      {
        id: 'since',
        head: say('cash.since'),
        digits: true,
        order: ({ since }) => since ?? '',
        cell: ({ since }) => (since ? formatDay(since, language) : '–'),
      },
      {
        id: 'deadline',
        head: say('cash.deadline'),
        order: ({ deadline }) => deadline ?? '',
        cell: ({ deadline, overdue, overLimit }) => (
          <span class="tags">
            {deadline && (
              <Tag tone={overdue > 0 || deadline < today ? 'trouble' : deadline === today ? 'waiting' : 'quiet'}>
                {overdue > 0
                  ? say('cash.overdue', { sum: formatDong(overdue, language), day: formatDay(deadline, language) })
                  : formatDay(deadline, language)}
              </Tag>
            )}
            {overLimit > 0 && (
              <Tag tone="trouble">{say('cash.overLimit', { sum: formatDong(overLimit, language) })}</Tag>
            )}
          </span>
        ),
      },
      {
        id: 'held',
        head: say('cash.held'),
        figure: true,
        order: ({ held }) => held,
        cell: ({ held }) => <b>{formatNumber(held, language)}</b>,
      },
    ],
    [say, language, today, open, onOpen],
  );
  return (
    <DataTable
      caption={say('cash.title')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
    />
  );
}

function Held({ collector }: { readonly collector: string }) {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/collectors/:collector', { params: { collector } });
  if (asked.state === 'loading') return <Loading text={say('cash.loading')} lines={3} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const { held } = asked.value;
  return (
    <div class="inset">
      <h3>{say('cash.receipts')}</h3>
      {held.some(({ overdue }) => overdue) && <Notice tone="trouble">{say('cash.callFirst')}</Notice>}
      <Scrolling label={say('cash.receipts')}>
        <table class="table tight">
          <caption class="spoken">{say('cash.receipts')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('papers.day')}</th>
              <th scope="col">{say('papers.number')}</th>
              <th scope="col">{say('papers.payer')}</th>
              <th scope="col">{say('cash.deadline')}</th>
              <th scope="col" class="so">
                {say('cash.left')}
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map((paper) => (
              <tr key={paper.receipt}>
                <td class="digits">{formatDay(paper.takenOn, language)}</td>
                <td class="digits">
                  <a href={hrefOf.receipt(paper.receipt)}>{paperText(paper.series, paper.number)}</a>
                </td>
                <td>{paper.payer}</td>
                <td>
                  <Tag tone={paper.overdue ? 'trouble' : 'quiet'}>{formatDay(paper.deadline, language)}</Tag>
                </td>
                <td class="so">{formatNumber(paper.left, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </div>
  );
}

function Slips({
  rows,
  onReceive,
}: {
  readonly rows: HandOvers['handOvers'];
  readonly onReceive: (row: HandOverRow) => void;
}) {
  const { say, language } = useVoice();
  const { may } = useOffice();
  const columns = useMemo(
    (): readonly Column<HandOverRow>[] => [
      {
        id: 'day',
        head: say('bank.day'),
        digits: true,
        order: ({ handedOn }) => handedOn,
        cell: ({ handedOn }) => formatDay(handedOn, language),
      },
      {
        id: 'collector',
        head: say('papers.collector'),
        order: ({ collectorName }) => nameOrder(collectorName),
        cell: ({ collectorName }) => collectorName,
      },
      {
        id: 'means',
        head: say('cash.means'),
        cell: ({ means, reference }) => (
          <>
            {say(`cash.by.${means}`)} <span class="digits aside">{reference}</span>
          </>
        ),
      },
      {
        id: 'state',
        head: say('papers.state'),
        cell: ({ state }) => <Tag tone={state === 'arrived' ? 'safe' : 'waiting'}>{say(`cash.${state}`)}</Tag>,
      },
      {
        id: 'amount',
        head: say('papers.amount'),
        figure: true,
        order: ({ received, amount }) => received ?? amount,
        cell: ({ received, amount }) => (
          <>
            {formatNumber(received ?? amount, language)}
            {received !== null && received !== amount && (
              <small class="aside block">{say('cash.was', { sum: formatNumber(amount, language) })}</small>
            )}
          </>
        ),
      },
      ...(may('money.receive')
        ? [
            {
              id: 'acts',
              head: say('books.acts'),
              cell: (row: HandOverRow) => (
                <span class="tags">
                  {row.means === 'office' && row.received === null && (
                    <button type="button" class="button plain" onClick={() => onReceive(row)}>
                      {say('cash.count')}
                    </button>
                  )}
                  <a class="button plain" href={`/api/collectors/${row.collector}/hand-overs/${row.handedOn}`}>
                    {say('cash.slip')}
                  </a>
                </span>
              ),
            },
          ]
        : []),
    ],
    [say, language, may, onReceive],
  );
  return (
    <section class="card">
      <h2>{say('cash.slips')}</h2>
      {rows.length === 0 ? (
        <p class="aside">{say('cash.noSlips')}</p>
      ) : (
        <DataTable caption={say('cash.slips')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    </section>
  );
}
