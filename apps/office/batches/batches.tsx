import type { BatchId } from '@diemtua/domain/ids';
import { PRODUCTS, type PaymentId, type Product } from '@diemtua/domain/collection';
import {
  type Column,
  DataTable,
  Empty,
  formatDay,
  formatNumber,
  goTo,
  Loading,
  Notice,
  Segments,
  Tag,
  type Tone,
} from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { BatchRow, FileBack, ReadyFile } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters } from '../frame/keys.ts';
import { useNarrow } from '../frame/narrow.tsx';
import { Pages } from '../frame/pages.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { UnitFilter, useUnitColumn } from '../frame/unit-filter.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { nameOrder, spanText } from '../people/person-words.ts';
import { filingTone, momentText, paperText } from '../receipts/money-words.ts';
import { FilesBack } from './files-back.tsx';
import { TakeBox } from './take-box.tsx';

/** What waits for the insurance office, put together in batches, and what became of them. */
export function Batches() {
  const { say } = useVoice();
  const { may, done, unit } = useOffice();
  const [of, setOf] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => setAfter(null), [of]);
  const { asked, again } = useAsked('GET /api/batches', {
    query: { unit: of || undefined, after: after ?? undefined },
  });
  // A batch is one unit's: of whoever works for several, the one that is chosen at the side.
  const ready = useAsked('GET /api/batches/ready', may('batch.make') ? { query: { unit } } : null);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('batch.title')}</h1>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <UnitFilter unit={of} onUnit={setOf} />
        </form>
      </div>
      <div class="stack">
        {ready.asked.state === 'failed' && <NotCome why={ready.asked.why} again={ready.again} />}
        {may('batch.make') && ready.asked.state === 'loading' && <Loading text={say('batch.loadingReady')} />}
        {ready.asked.state === 'ready' && (
          <ReadyFiles
            key={unit ?? ''}
            files={ready.asked.value.files}
            back={ready.asked.value.toDecrease}
            onMade={(batch) => {
              done({ text: say('batch.made') });
              goTo(hrefOf.batch(batch));
            }}
          />
        )}
        {asked.state === 'loading' && <Loading text={say('batch.loading')} />}
        {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
        {asked.state === 'ready' && (
          <Made rows={asked.value.batches}>
            <Pages
              onOlder={asked.value.more ? () => setAfter(asked.value.batches.at(-1)?.id ?? null) : null}
              onNewest={after === null ? null : () => setAfter(null)}
            />
          </Made>
        )}
      </div>
    </>
  );
}

/** A list as short as this is looked through. */
const short = 15;

const wordsOf = ({ personName, insuranceNumber, series, number, collectorName }: ReadyFile): string =>
  [personName, insuranceNumber, paperText(series, number), collectorName].join(' ');

function ReadyFiles({
  files,
  back,
  onMade,
}: {
  readonly files: readonly ReadyFile[];
  /** What was sent and is void since. */
  readonly back: readonly FileBack[];
  readonly onMade: (batch: string) => void;
}) {
  const { say, language } = useVoice();
  const { newId } = useOffice();
  const { busy, wrong, send } = useTelling();
  const waits = (each: Product): number =>
    files.filter((file) => file.product === each).length + back.filter((file) => file.product === each).length;
  const [product, setProduct] = useState<Product>(() => PRODUCTS.find((each) => waits(each) > 0) ?? 'voluntary');
  // A first registration without free consent does not go out: it is not chosen by itself.
  const [left, setLeft] = useState<readonly string[]>(() =>
    files.filter(({ consented }) => !consented).map(({ payment }) => payment),
  );
  const own = files.filter((file) => file.product === product);
  const chosen = own.filter(({ payment }) => !left.includes(payment));
  const missing = own.filter(({ consented }) => !consented).length;
  const ownBack = back.filter((file) => file.product === product);
  const takenBack = ownBack.filter(({ payment }) => !left.includes(payment));
  const [batch] = useState(() => newId<'batch'>());
  const make = (): void => {
    if (chosen.length + takenBack.length === 0 || busy) return;
    const payments = chosen.map(({ payment }) => payment as PaymentId);
    const decreases = takenBack.map(({ payment }) => payment as PaymentId);
    void send({ kind: 'make-batch', batch: batch as BatchId, product, payments, decreases }).then(
      (ok) => ok && onMade(batch),
    );
  };
  useLetters([
    {
      sign: LETTERS.makeBatch,
      what: say('batch.make'),
      act: chosen.length + takenBack.length > 0 && !busy ? make : undefined,
    },
  ]);
  const onTake = useCallback(
    (payment: string, take: boolean): void =>
      setLeft((before) => (take ? before.filter((each) => each !== payment) : [...before, payment])),
    [],
  );
  const { field, shown } = useNarrow(own, wordsOf);
  const columns = useMemo(
    (): readonly Column<ReadyFile>[] => [
      {
        id: 'take',
        head: say('batch.take'),
        cell: ({ payment, personName }) => (
          <TakeBox name={personName} taken={!left.includes(payment)} onTake={(take) => onTake(payment, take)} />
        ),
      },
      {
        id: 'person',
        head: say('papers.person'),
        order: ({ personName }) => nameOrder(personName),
        cell: ({ person, personName, insuranceNumber }) => (
          <>
            <a href={hrefOf.person(person)}>{personName}</a>
            <small class="aside block digits">{insuranceNumber ?? say('value.none')}</small>
          </>
        ),
      },
      {
        id: 'kind',
        head: say('batch.kind'),
        order: ({ judgement }) => (judgement.outcome === 'covers' ? judgement.kind : ''),
        cell: ({ judgement }) => (judgement.outcome === 'covers' ? say(`join.${judgement.kind}` as MessageId) : ''),
      },
      {
        id: 'months',
        head: say('papers.months'),
        digits: true,
        cell: ({ judgement }) =>
          judgement.outcome === 'covers' ? spanText(judgement.from, judgement.until, language) : '–',
      },
      {
        id: 'receipt',
        head: say('papers.number'),
        digits: true,
        wideOnly: true,
        cell: ({ series, number, takenOn }) => (
          <>
            {paperText(series, number)}
            <small class="aside block">{formatDay(takenOn, language)}</small>
          </>
        ),
      },
      {
        id: 'state',
        head: say('papers.state'),
        cell: ({ consented, filing }) => (
          <span class="tags">
            {!consented && <Tag tone="trouble">{say('batch.noConsent')}</Tag>}
            <Tag tone={filingTone(filing)}>{say(`filing.${filing}` as MessageId)}</Tag>
          </span>
        ),
      },
      {
        id: 'payable',
        head: say('papers.amount'),
        figure: true,
        order: ({ judgement }) => (judgement.outcome === 'covers' ? judgement.payable : 0),
        cell: ({ judgement }) => (
          <b>{judgement.outcome === 'covers' ? formatNumber(judgement.payable, language) : '–'}</b>
        ),
      },
    ],
    [say, language, left, onTake],
  );
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('batch.ready', { count: own.length })}</h2>
        <button
          type="button"
          class="button main"
          disabled={busy || chosen.length + takenBack.length === 0}
          onClick={make}
        >
          {say(takenBack.length > 0 ? 'batch.makeWithBack' : 'batch.makeOf', {
            count: chosen.length,
            back: takenBack.length,
          })}{' '}
          <kbd aria-hidden="true">{LETTERS.makeBatch}</kbd>
        </button>
      </div>
      <Segments
        label={say('batch.product')}
        segments={PRODUCTS.map((each) => ({
          value: each,
          label: say(each === 'voluntary' ? 'product.voluntary' : 'product.health'),
        }))}
        value={product}
        onChange={setProduct}
      />
      {missing > 0 && <Notice tone="trouble">{say('batch.consentMissing', { count: missing })}</Notice>}
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      {own.length === 0 && ownBack.length === 0 && (
        <Empty>
          <p>{say('batch.nothingReady')}</p>
          <a class="button second" href={hrefOf.receipts}>
            {say('papers.title')}
          </a>
        </Empty>
      )}
      {own.length > 0 && (
        <>
          {own.length > short && field}
          <DataTable
            caption={say('batch.ready', { count: own.length })}
            columns={columns}
            rows={shown}
            keyOf={({ payment }) => payment}
            onOpen={({ payment }) => onTake(payment, left.includes(payment))}
          />
        </>
      )}
      {ownBack.length > 0 && <FilesBack files={ownBack} left={left} onTake={onTake} />}
    </section>
  );
}

/** The tone of a state of a batch. */
export const batchTone: Readonly<Record<BatchRow['state'], Tone>> = {
  draft: 'neutral',
  submitted: 'waiting',
  answered: 'safe',
  withdrawn: 'quiet',
};

function Made({ rows, children }: { readonly rows: readonly BatchRow[]; readonly children: ComponentChildren }) {
  const { say, language } = useVoice();
  const whose = useUnitColumn<BatchRow>();
  const columns = useMemo(
    (): readonly Column<BatchRow>[] => [
      {
        id: 'number',
        head: say('batch.number'),
        order: ({ madeAt }) => madeAt,
        cell: ({ id, number, product }) => <a href={hrefOf.batch(id)}>{say(`batch.name.${product}`, { number })}</a>,
      },
      ...whose,
      {
        id: 'made',
        head: say('batch.madeAt'),
        digits: true,
        wideOnly: true,
        cell: ({ madeAt }) => momentText(madeAt, language),
      },
      {
        id: 'sent',
        head: say('batch.sentAt'),
        digits: true,
        wideOnly: true,
        cell: ({ submittedAt }) => (submittedAt ? momentText(submittedAt, language) : '–'),
      },
      {
        id: 'state',
        head: say('papers.state'),
        cell: ({ state }) => <Tag tone={batchTone[state]}>{say(`batch.state.${state}`)}</Tag>,
      },
      { id: 'files', head: say('batch.files'), figure: true, cell: ({ files }) => formatNumber(files, language) },
      {
        id: 'accepted',
        head: say('batch.accepted'),
        figure: true,
        cell: ({ accepted }) => (accepted === 0 ? '–' : formatNumber(accepted, language)),
      },
      {
        id: 'rejected',
        head: say('batch.rejected'),
        figure: true,
        cell: ({ rejected }) => (rejected === 0 ? '–' : formatNumber(rejected, language)),
      },
      {
        id: 'payable',
        head: say('papers.amount'),
        figure: true,
        cell: ({ payable }) => <b>{formatNumber(payable, language)}</b>,
      },
    ],
    [say, language, whose],
  );
  return (
    <section class="card">
      <h2>{say('batch.made.title')}</h2>
      {rows.length === 0 ? (
        <p class="aside">{say('batch.none')}</p>
      ) : (
        <DataTable
          caption={say('batch.made.title')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          onOpen={({ id }) => goTo(hrefOf.batch(id))}
        />
      )}
      {children}
    </section>
  );
}
