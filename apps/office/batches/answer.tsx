import type { BatchId } from '@diemtua/domain/ids';
import type { PaymentId } from '@diemtua/domain/collection';
import { DataTable, Icon, Notice, Segments, type Column } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { AnswerRead, Batch, BatchFile } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useTelling } from '../asking/use-telling.ts';
import { useNarrow } from '../frame/narrow.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { nameOrder, spanText } from '../people/person-words.ts';
import { paperText } from '../receipts/money-words.ts';

/** What was answered about one file, as it stands in the fields. */
interface Written {
  readonly result: '' | 'accepted' | 'rejected';
  readonly reason: string;
  readonly insuranceNumber: string;
}

const blank: Written = { result: '', reason: '', insuranceNumber: '' };
const isNumber = /^\d{10}$/;
const wordsOf = ({ personName, series, number }: BatchFile): string =>
  `${personName ?? ''} ${paperText(series, number)}`;

/** The insurance office's answer: out of its file, or by hand; nothing is told to the books before somebody has looked at it. */
export function AnswerCard({ told, again }: { readonly told: Batch; readonly again: () => void }) {
  const { say, language } = useVoice();
  const { call, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [written, setWritten] = useState<Readonly<Record<string, Written>>>({});
  const [read, setRead] = useState<AnswerRead | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const waiting = told.files.filter(({ inside, filing }) => inside && filing === 'with-agency');
  const of = (payment: string): Written => written[payment] ?? blank;
  const change = (payment: string, changes: Partial<Written>): void =>
    setWritten({ ...written, [payment]: { ...of(payment), ...changes } });
  const answered = waiting.filter(({ payment }) => of(payment).result !== '');
  const unfinished = answered.filter(({ payment }) => {
    const { result, reason, insuranceNumber } = of(payment);
    return (
      (result === 'rejected' && reason.trim() === '') || (insuranceNumber !== '' && !isNumber.test(insuranceNumber))
    );
  });

  const take = async (file: File): Promise<void> => {
    setFailed(null);
    const answer = await call('POST /api/batches/:batch/answer', { params: { batch: told.batch.id }, body: file });
    if (answer.kind !== 'answered') {
      setFailed(answer.kind === 'refused' && answer.message ? answer.message : say('state.unreachable'));
      return;
    }
    setRead(answer.value);
    if (answer.value.kind !== 'read') return;
    setWritten({
      ...written,
      ...Object.fromEntries(
        answer.value.answers.map(({ payment, result, reason, insuranceNumber }) => [
          payment,
          { result, reason: reason ?? '', insuranceNumber: insuranceNumber ?? '' },
        ]),
      ),
    });
  };
  const tellAll = (): void => {
    const answers = answered.map(({ payment }) => {
      const { result, reason, insuranceNumber } = of(payment);
      return {
        payment: payment as PaymentId,
        result: result === 'rejected' ? ('rejected' as const) : ('accepted' as const),
        reason: result === 'rejected' ? reason.trim() : null,
        insuranceNumber: result === 'accepted' && insuranceNumber !== '' ? insuranceNumber : null,
      };
    });
    void send({ kind: 'answer-batch', batch: told.batch.id as BatchId, answers }).then((ok) => {
      if (!ok) return;
      setWritten({});
      setRead(null);
      done({ text: say('answer.told', { count: answers.length }) });
      again();
    });
  };
  const columns: readonly Column<BatchFile>[] = [
    {
      id: 'person',
      head: say('papers.person'),
      order: ({ personName }) => nameOrder(personName ?? ''),
      cell: ({ personName, judgement }) => (
        <>
          {personName}
          <small class="aside block digits">
            {judgement.outcome === 'covers' && spanText(judgement.from, judgement.until, language)}
          </small>
        </>
      ),
    },
    {
      id: 'result',
      head: say('answer.result'),
      cell: ({ payment, personName }) => {
        const { result } = of(payment);
        return (
          <Segments
            label={say('answer.resultOf', { name: personName ?? '' })}
            segments={(['accepted', 'rejected'] as const).map((value) => ({ value, label: say(`filing.${value}`) }))}
            value={result === '' ? null : result}
            onChange={(value) => change(payment, { result: result === value ? '' : value })}
          />
        );
      },
    },
    {
      id: 'more',
      head: say('answer.more'),
      cell: ({ payment, insuranceNumber: known }) => {
        const { result, reason, insuranceNumber } = of(payment);
        if (result === 'rejected') {
          return (
            <label class="inline-field">
              <span>{say('answer.reason')}</span>
              <input
                type="text"
                value={reason}
                onInput={(event) => change(payment, { reason: event.currentTarget.value })}
              />
            </label>
          );
        }
        if (result !== 'accepted' || known !== null) return null;
        return (
          <label class="inline-field">
            <span>{say('answer.newNumber')}</span>
            <input
              type="text"
              class="digits"
              inputMode="numeric"
              maxLength={10}
              value={insuranceNumber}
              aria-invalid={insuranceNumber !== '' && !isNumber.test(insuranceNumber) ? 'true' : undefined}
              onInput={(event) => change(payment, { insuranceNumber: event.currentTarget.value.trim() })}
            />
          </label>
        );
      },
    },
  ];
  const { field, shown } = useNarrow(waiting, wordsOf);
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('answer.title', { count: waiting.length })}</h2>
        <label class="button second">
          <Icon shape="tray" size={18} />
          {say('answer.file')}
          <input
            id="answer-file"
            type="file"
            class="spoken"
            accept=".xlsx"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void take(file);
            }}
          />
        </label>
      </div>
      <p class="aside">{say('answer.said')}</p>
      {failed && (
        <Notice tone="trouble" live>
          {failed}
        </Notice>
      )}
      {read?.kind === 'unreadable' && (
        <Notice tone="trouble" live>
          {say(`answer.unreadable.${read.code}` as MessageId)}
        </Notice>
      )}
      {read?.kind === 'read' && <ReadNotes read={read} />}
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <div class="actions">
        <button
          type="button"
          class="button main"
          disabled={busy || answered.length === 0 || unfinished.length > 0}
          onClick={tellAll}
        >
          {say('answer.tell', { count: answered.length })}
        </button>
        <button
          type="button"
          class="button second"
          onClick={() =>
            setWritten(
              Object.fromEntries(
                waiting.map(({ payment }) => [
                  payment,
                  { ...of(payment), result: of(payment).result || ('accepted' as const) },
                ]),
              ),
            )
          }
        >
          {say('answer.restAccepted')}
        </button>
        {unfinished.length > 0 && <span class="aside">{say('answer.unfinished', { count: unfinished.length })}</span>}
      </div>
      {field}
      <DataTable
        caption={say('answer.title', { count: waiting.length })}
        columns={columns}
        rows={shown}
        keyOf={({ payment }) => payment}
      />
    </section>
  );
}

function ReadNotes({ read }: { readonly read: Extract<AnswerRead, { kind: 'read' }> }) {
  const { say } = useVoice();
  const { answers, problems, strangers } = read;
  return (
    <>
      <Notice live>{say('answer.read', { count: answers.length })}</Notice>
      {(problems.length > 0 || strangers.length > 0) && (
        <Notice tone="waiting">
          <ul>
            {problems.map(({ row, field, code, value }) => (
              <li key={`${row} ${field} ${code}`}>
                {say('answer.problem', { row, why: say(`reading.${code}` as MessageId), value })}
              </li>
            ))}
            {strangers.map(({ row, name }) => (
              <li key={row}>{say('answer.stranger', { row, name: name ?? '' })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
