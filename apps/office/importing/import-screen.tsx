import type { ImportId } from '@diemtua/domain/ids';
import { Dialog, formatNumber, Loading, Notice, Tag } from '@diemtua/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';
import { momentText } from '../receipts/money-words.ts';
import { problemOfRow, toneOfState, type Preview } from './list-words.ts';
import { Rows } from './rows.tsx';

/** While it is read, the screen asks this often how far it is. */
const askAgainMs = 1000;
const plans = ['enrol', 'change', 'record', 'nothing', 'bad', 'left-out'] as const;

/** One list: how far it is read, what accepting it will do, each row that needs a look, and the way back. */
export function ImportScreen({ id }: { readonly id: string }) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/imports/:import', { params: { import: id } });
  const reading = asked.state === 'ready' && asked.value.state === 'reading';
  useEffect(() => {
    if (!reading) return;
    const timer = setInterval(again, askAgainMs);
    return () => clearInterval(timer);
  }, [reading, again]);
  if (asked.state === 'ready') return <Opened told={asked.value} again={again} />;
  return (
    <>
      <Head />
      <h1>{say('list.title')}</h1>
      {asked.state === 'loading' && <Loading text={say('list.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
    </>
  );
}

function Opened({ told, again }: { readonly told: Preview; readonly again: () => void }) {
  const { say, language } = useVoice();
  const { done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [undoing, setUndoing] = useState(false);
  const taken = told.rows.enrol + told.rows.change + told.rows.record;
  const ready = told.state === 'ready' && taken > 0;
  const confirm = (): void => {
    void send({ kind: 'confirm-import', import: told.id as ImportId }).then((ok) => {
      if (ok) done({ text: say('list.confirmed') });
      again();
    });
  };
  useLetters([
    {
      sign: LETTERS.confirmList,
      what: say('list.confirm', { count: taken }),
      act: ready && !busy ? confirm : undefined,
    },
  ]);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('list.one', { at: momentText(told.madeAt, language) })}</h1>
        <Tag tone={toneOfState[told.state]}>{say(`list.state.${told.state}`)}</Tag>
        <div class="room-acts">
          <a class="button plain" href={hrefOf.imports}>
            {say('list.before')}
          </a>
          {told.state === 'confirmed' && (
            <button type="button" class="button second" onClick={() => setUndoing(true)}>
              {say('list.undo')}
            </button>
          )}
        </div>
      </div>
      <div class="stack">
        {told.state === 'reading' && <Progress told={told} />}
        {told.state === 'cut-off' && <Notice tone="trouble">{say('list.cutOff')}</Notice>}
        {told.state === 'refused' && (
          <Notice tone="trouble">{say(`list.refused.${told.refusal?.code ?? 'broken'}` as MessageId)}</Notice>
        )}
        {told.sameFileConfirmed && told.state === 'ready' && <Notice tone="waiting">{say('list.sameFile')}</Notice>}
        {wrong && (
          <Notice tone="trouble" live>
            {wrong}
          </Notice>
        )}
        {(told.state === 'ready' || told.state === 'confirmed' || told.state === 'undone') && (
          <>
            <WillDo told={told} />
            {told.state === 'ready' && (
              <section class="card">
                <p>{say('list.confirmSaid')}</p>
                <div class="actions">
                  <button type="button" class="button main" disabled={busy || !ready} onClick={confirm}>
                    {say('list.confirm', { count: taken })}
                  </button>
                </div>
              </section>
            )}
            <Rows told={told} onDecided={again} />
          </>
        )}
      </div>
      {undoing && (
        <Undo
          id={told.id}
          onClose={() => setUndoing(false)}
          onDone={() => {
            setUndoing(false);
            done({ text: say('list.undone') });
            again();
          }}
        />
      )}
    </>
  );
}

function Progress({ told }: { readonly told: Preview }) {
  const { say, language } = useVoice();
  const read = formatNumber(told.rowsRead, language);
  return (
    <section class="card" aria-live="polite">
      <p>
        {told.rowsTotal === null
          ? say('list.reading', { read })
          : say('list.readingOf', { read, total: formatNumber(told.rowsTotal, language) })}
      </p>
      {told.rowsTotal !== null && (
        <progress max={told.rowsTotal} value={told.rowsRead} aria-label={say('list.readingOf', { read, total: '' })} />
      )}
      <p class="aside">{say('list.readingSaid')}</p>
    </section>
  );
}

/** Rows by what becomes of them, and how often each problem stands in the list. */
function WillDo({ told }: { readonly told: Preview }) {
  const { say, language } = useVoice();
  const problems = useMemo(
    () => told.problems.toSorted((one, other) => Number(other.weight === 'stops') - Number(one.weight === 'stops')),
    [told.problems],
  );
  return (
    <section class="card">
      <h2>{say('list.willDo')}</h2>
      <dl class="facts wide">
        {plans.map((plan) => (
          <div key={plan}>
            <dt>{say(`list.plan.${plan}`)}</dt>
            <dd>{formatNumber(told.rows[plan], language)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('list.households')}</dt>
          <dd>{formatNumber(told.households, language)}</dd>
        </div>
      </dl>
      {problems.length > 0 && (
        <>
          <h3>{say('list.problems')}</h3>
          <ul class="effects">
            {problems.map(({ code, field, weight, rows }) => (
              <li key={`${code} ${field} ${weight}`}>
                <Tag tone={weight === 'stops' ? 'trouble' : 'waiting'}>
                  {say(weight === 'stops' ? 'list.stops' : 'list.asks')}
                </Tag>{' '}
                {problemOfRow({ field, code }, say)}{' '}
                <span class="aside">{say('list.problemRows', { count: formatNumber(rows, language) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Undo({
  id,
  onClose,
  onDone,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { say } = useVoice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState('');
  return (
    <Dialog id="undo-import" title={say('list.undo')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send({ kind: 'undo-import', import: id as ImportId, reason: reason.trim() }).then(
            (ok) => ok && onDone(),
          );
        }}
      >
        <p>{say('list.undoSaid')}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('list.undo')} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
