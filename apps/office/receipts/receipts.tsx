import { DataTable, Empty, formatDay, formatDong, formatNumber, goTo, Loading, Tag, type Column } from '@diemtua/ui';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ReceiptRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { Pages } from '../frame/pages.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf, withQuery } from '../frame/route.ts';
import { UnitFilter, useUnitColumn } from '../frame/unit-filter.tsx';
import { useVoice } from '../language/say.tsx';
import { nameOrder } from '../people/person-words.ts';
import { DayField } from './day-field.tsx';
import { paperText } from './money-words.ts';

const monthStart = (day: string): string => `${day.slice(0, 'YYYY-MM'.length)}-01`;

/** The receipts of a day, a collector, or with a number. */
export function Receipts({ address }: { readonly address: string }) {
  const { say, language } = useVoice();
  const { may, today, unit } = useOffice();
  const query = useMemo(() => new URLSearchParams(address.split('?')[1] ?? ''), [address]);
  const [from = '', to = '', collector = '', number = '', ofUnit = ''] = ['tu', 'den', 'thu', 'so', 'dv'].map(
    (name) => query.get(name) ?? '',
  );
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => setAfter(null), [address]);
  const { asked, again } = useAsked('GET /api/receipts', {
    query: {
      from: from || undefined,
      to: to || undefined,
      collector: collector || undefined,
      number: number || undefined,
      unit: ofUnit || undefined,
      after: after ?? undefined,
    },
  });
  const staff = useAsked('GET /api/collector-names', may('collectors.see') ? {} : null).asked;
  const narrow = (told: Readonly<Record<string, string>>): void =>
    goTo(withQuery(hrefOf.receipts, { dv: ofUnit, tu: from, den: to, thu: collector, so: number, ...told }));
  const letters = useMemo(
    (): readonly Letter[] => [
      {
        sign: LETTERS.today,
        what: say('papers.today'),
        act: () => goTo(withQuery(hrefOf.receipts, { tu: today, den: today })),
      },
      {
        sign: LETTERS.books,
        what: say('books.title'),
        act: may('ledger.see') ? () => goTo(hrefOf.books()) : undefined,
      },
    ],
    [say, today, may],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('papers.title')}</h1>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <UnitFilter unit={ofUnit} onUnit={(dv) => narrow({ dv, thu: '' })} />
          <DayField id="from" label={say('papers.from')} value={from} max={today} onChange={(tu) => narrow({ tu })} />
          <DayField id="to" label={say('papers.to')} value={to} max={today} onChange={(den) => narrow({ den })} />
          {staff.state === 'ready' && (
            <label>
              <span>{say('papers.collector')}</span>
              <select value={collector} onChange={(event) => narrow({ thu: event.currentTarget.value })}>
                <option value="">{say('papers.allCollectors')}</option>
                {staff.value.collectors
                  .filter((each) => ofUnit === '' || each.unit === ofUnit)
                  .map(({ id, name, code }) => (
                    <option key={id} value={id}>
                      {`${name} · ${code}`}
                    </option>
                  ))}
              </select>
            </label>
          )}
          <NumberFilter key={number} value={number} onChange={(so) => narrow({ so })} />
        </form>
      </div>
      {asked.state === 'loading' && <Loading text={say('papers.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <div class="beside-title">
            <h2>
              {say(asked.value.more || after !== null ? 'papers.countSome' : 'papers.count', {
                count: asked.value.receipts.length,
              })}
            </h2>
            {may('money.refund') && (
              <a href={withQuery('/api/refunds/list', { from: from || monthStart(today), to: to || today, unit })}>
                {say('papers.refunds')}
              </a>
            )}
            <p class="aside">{say('papers.sum', { sum: formatDong(asked.value.sum, language) })}</p>
          </div>
          <Rows rows={asked.value.receipts} />
          <Pages
            onOlder={asked.value.more ? () => setAfter(asked.value.receipts.at(-1)?.id ?? null) : null}
            onNewest={after === null ? null : () => setAfter(null)}
          />
        </section>
      )}
    </>
  );
}

function NumberFilter({ value, onChange }: { readonly value: string; readonly onChange: (number: string) => void }) {
  const { say } = useVoice();
  const [text, setText] = useState(value);
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '');
  return (
    <label>
      <span>{say('papers.number')}</span>
      <input
        type="text"
        class="digits short"
        inputMode="numeric"
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={() => digits !== value && onChange(digits)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(digits);
        }}
      />
    </label>
  );
}

function Rows({ rows }: { readonly rows: readonly ReceiptRow[] }) {
  const { say, language } = useVoice();
  const whose = useUnitColumn<ReceiptRow>();
  const columns = useMemo(
    (): readonly Column<ReceiptRow>[] => [
      {
        id: 'day',
        head: say('papers.day'),
        digits: true,
        order: ({ takenAt }) => takenAt,
        cell: ({ takenOn }) => formatDay(takenOn, language),
      },
      {
        id: 'number',
        head: say('papers.number'),
        digits: true,
        order: ({ series, number }) => paperText(series, number),
        cell: ({ id, series, number }) => <a href={hrefOf.receipt(id)}>{paperText(series, number)}</a>,
      },
      { id: 'payer', head: say('papers.payer'), order: ({ payer }) => nameOrder(payer), cell: ({ payer }) => payer },
      {
        id: 'collector',
        head: say('papers.collector'),
        wideOnly: true,
        order: ({ collectorName }) => nameOrder(collectorName ?? ''),
        cell: ({ collectorName, means }) =>
          collectorName ?? say(means === 'transfer' ? 'papers.byTransfer' : 'papers.desk'),
      },
      ...whose,
      { id: 'state', head: say('papers.state'), cell: (row) => <ReceiptTag row={row} /> },
      {
        id: 'amount',
        head: say('papers.amount'),
        figure: true,
        order: ({ amount }) => amount,
        cell: ({ amount, voided }) =>
          voided ? <s>{formatNumber(amount, language)}</s> : <b>{formatNumber(amount, language)}</b>,
      },
    ],
    [say, language, whose],
  );
  const open = useCallback((row: ReceiptRow) => goTo(hrefOf.receipt(row.id)), []);
  const keyOf = useCallback((row: ReceiptRow) => row.id, []);
  if (rows.length === 0) {
    return (
      <Empty>
        <p>{say('papers.empty')}</p>
        <a class="button second" href={hrefOf.receipts}>
          {say('papers.all')}
        </a>
      </Empty>
    );
  }
  return <DataTable caption={say('papers.title')} columns={columns} rows={rows} keyOf={keyOf} onOpen={open} />;
}

/** How a receipt stands, in a word. */
export function ReceiptTag({ row }: { readonly row: Pick<ReceiptRow, 'voided' | 'replacedBy' | 'asked' | 'lines'> }) {
  const { say } = useVoice();
  if (row.replacedBy) return <Tag tone="quiet">{say('papers.replaced')}</Tag>;
  if (row.voided) return <Tag tone="quiet">{say('papers.voided')}</Tag>;
  if (row.asked > 0) return <Tag tone="trouble">{say('papers.asked', { count: row.asked })}</Tag>;
  return (
    <Tag tone="safe" shape="check">
      {say('papers.good')}
    </Tag>
  );
}
