import type { BatchId } from '@diemtua/domain/ids';
import { DataTable, formatDong, formatNumber, goTo, Icon, Loading, Notice, Tag, type Column } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { Batch, BatchFile } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { useNarrow } from '../frame/narrow.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { nameOrder, spanText } from '../people/person-words.ts';
import { filingTone, momentText, paperText } from '../receipts/money-words.ts';
import { AnswerCard } from './answer.tsx';
import { batchTone } from './batches.tsx';

/** One batch: its files and papers, its way out, and the answer person by person. */
export function BatchScreen({ id }: { readonly id: string }) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/batches/:batch', { params: { batch: id } });
  if (asked.state === 'ready') return <Opened told={asked.value} again={again} />;
  return (
    <>
      <Head />
      <h1>{say('batch.one')}</h1>
      {asked.state === 'loading' && <Loading text={say('batch.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
    </>
  );
}

function Opened({ told, again }: { readonly told: Batch; readonly again: () => void }) {
  const { say, language } = useVoice();
  const { may, today, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [asking, setAsking] = useState(false);
  const { batch, files } = told;
  const maySubmit = batch.state === 'draft' && may('batch.submit');
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.submit, what: say('batch.submit'), act: maySubmit ? () => setAsking(true) : undefined },
    ],
    [say, maySubmit],
  );
  useLetters(letters);
  const submit = (): void => {
    void send({ kind: 'submit-batch', batch: batch.id as BatchId, on: today }).then((ok) => {
      if (!ok) return;
      setAsking(false);
      done({ text: say('batch.submitted') });
      again();
    });
  };
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say(`batch.name.${batch.product}`, { number: batch.number })}</h1>
        <Tag tone={batchTone[batch.state]}>{say(`batch.state.${batch.state}`)}</Tag>
        <div class="room-acts">
          {may('batch.make') &&
            (['xlsx', 'pdf'] as const).map((format) => (
              <a key={format} class="button second" href={`/api/batches/${batch.id}/list?as=${format}`}>
                <Icon shape={format === 'pdf' ? 'print' : 'tray'} size={18} />
                {say(`batch.file.${format}`)}
              </a>
            ))}
          {may('commission.see') && (
            <a class="button second" href={`/api/batches/${batch.id}/commission?as=xlsx`}>
              {say('batch.commission')}
            </a>
          )}
          {maySubmit && !asking && (
            <button type="button" class="button main" onClick={() => setAsking(true)}>
              {say('batch.submit')}
            </button>
          )}
        </div>
      </div>
      {asking && (
        <section class="card">
          <h2>{say('batch.submitAsk', { count: batch.files, sum: formatDong(batch.payable, language) })}</h2>
          <p>{say('batch.submitSaid')}</p>
          {wrong && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <div class="actions">
            <button type="button" class="button main" disabled={busy} onClick={submit}>
              {say('batch.submitNow')}
            </button>
            <button type="button" class="button second" onClick={() => setAsking(false)}>
              {say('act.leave')}
            </button>
          </div>
        </section>
      )}
      <dl class="facts wide">
        <div>
          <dt>{say('batch.files')}</dt>
          <dd>{formatNumber(batch.files, language)}</dd>
        </div>
        {batch.decreases > 0 && (
          <div>
            <dt>{say('batch.decreases')}</dt>
            <dd>{formatNumber(batch.decreases, language)}</dd>
          </div>
        )}
        <div>
          <dt>{say('batch.payable')}</dt>
          <dd>{formatDong(batch.payable, language)}</dd>
        </div>
        <div>
          <dt>{say('batch.accepted')}</dt>
          <dd>{formatNumber(batch.accepted, language)}</dd>
        </div>
        <div>
          <dt>{say('batch.rejected')}</dt>
          <dd>{formatNumber(batch.rejected, language)}</dd>
        </div>
        <div>
          <dt>{say('batch.madeAt')}</dt>
          <dd class="digits">{momentText(batch.madeAt, language)}</dd>
        </div>
        {batch.submittedAt && (
          <div>
            <dt>{say('batch.sentAt')}</dt>
            <dd class="digits">{momentText(batch.submittedAt, language)}</dd>
          </div>
        )}
      </dl>
      {batch.state === 'submitted' && may('batch.answer') && <AnswerCard told={told} again={again} />}
      <Files batch={batch.id} files={files} />
    </>
  );
}

const wordsOf = ({ personName, insuranceNumber, series, number, why }: BatchFile): string =>
  [personName, insuranceNumber, paperText(series, number), why].join(' ');

function Files({ batch, files }: { readonly batch: string; readonly files: readonly BatchFile[] }) {
  const { say, language } = useVoice();
  const { may } = useOffice();
  const columns = useMemo(
    (): readonly Column<BatchFile>[] => [
      {
        id: 'person',
        head: say('papers.person'),
        order: ({ personName }) => nameOrder(personName ?? ''),
        cell: ({ person, personName, insuranceNumber }) => (
          <>
            <a href={hrefOf.person(person)}>{personName}</a>
            <small class="aside block digits">{insuranceNumber ?? say('value.none')}</small>
          </>
        ),
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
        cell: ({ receipt, series, number }) => <a href={hrefOf.receipt(receipt)}>{paperText(series, number)}</a>,
      },
      {
        id: 'state',
        head: say('papers.state'),
        order: ({ filing }) => filing,
        cell: ({ filing, inside, why, group }) => (
          <>
            {group === 'decrease' && <Tag tone="waiting">{say('batch.decrease')}</Tag>}{' '}
            <Tag tone={filingTone(filing)}>{say(`filing.${filing}` as MessageId)}</Tag>
            {!inside && <small class="aside block">{say('batch.leftIt')}</small>}
            {why && <small class="aside block">{why}</small>}
          </>
        ),
      },
      {
        id: 'payable',
        head: say('papers.amount'),
        figure: true,
        cell: ({ judgement }) => (
          <b>{judgement.outcome === 'covers' ? formatNumber(judgement.payable, language) : '–'}</b>
        ),
      },
      ...(may('batch.make')
        ? [
            {
              id: 'paper',
              head: say('batch.paper'),
              cell: ({ payment, judgement }: BatchFile) =>
                judgement.outcome === 'covers' && judgement.kind === 'first' ? (
                  <a href={`/api/batches/${batch}/declarations/${payment}`}>{say('batch.declaration')}</a>
                ) : null,
            },
          ]
        : []),
    ],
    [say, language, batch, may],
  );
  const { field, shown } = useNarrow(files, wordsOf);
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('batch.files')}</h2>
        {field}
      </div>
      <DataTable
        caption={say('batch.files')}
        columns={columns}
        rows={shown}
        keyOf={({ payment, group }) => `${payment} ${group}`}
        onOpen={({ person }) => goTo(hrefOf.person(person))}
      />
    </section>
  );
}
