import type { AnswerOf } from '@diemtua/client';
import { REQUEST_KINDS, REQUEST_SUBJECTS, REQUEST_TEXT_MAX, type RequestKind } from '@diemtua/domain/requests';
import { Choice, formatDay, LinesField, Notice, Tag, type Tone } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Address } from '../calculator/address.ts';
import { useVoice } from '../language/say.tsx';
import { useAsked, useAsking } from './asking.ts';
import { Part } from './part.tsx';
import { newRequestId } from './request-id.ts';

type Request = AnswerOf<'GET /api/my-record/requests'>['requests'][number];
type Subject = (typeof REQUEST_SUBJECTS)[number];

const tones: Readonly<Record<Request['state'], Tone>> = {
  received: 'waiting',
  'looked-at': 'neutral',
  answered: 'safe',
};
/** Fewer letters say nothing. */
const TEXT_MIN = 5;

/** What was asked of the office, with the answers; and a form to ask. */
export function RequestsPart({ address }: { readonly address: Address }) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/my-record/requests');
  const [writing, setWriting] = useState(false);
  const [sent, setSent] = useState(false);
  return (
    <Part id="requests" heading={say('mine.ask')} asked={asked} again={again}>
      {({ requests }) => (
        <>
          <p>{address.say('mine.askSaid')}</p>
          {sent && (
            <Notice tone="said" live>
              <p>{say('mine.ask.sent')}</p>
            </Notice>
          )}
          {writing ? (
            <RequestForm
              onSent={() => {
                setWriting(false);
                setSent(true);
                again();
              }}
              onLeft={() => setWriting(false)}
            />
          ) : (
            <p class="action">
              <button
                type="button"
                class="button second"
                onClick={() => {
                  setSent(false);
                  setWriting(true);
                }}
              >
                {say('mine.ask.write')}
              </button>
            </p>
          )}
          <ol class="record-requests" reversed>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </ol>
        </>
      )}
    </Part>
  );
}

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(instant));

function RequestRow({ request }: { readonly request: Request }) {
  const { say, language } = useVoice();
  const { kind, about, text, state, answer, byLaw, madeAt, steps } = request;
  const answered = steps.find((step) => step.state === 'answered');
  return (
    <li>
      <p>
        <b>{say(`mine.ask.${kind}`)}</b>{' '}
        <span class="second">{about.map((each) => say(`mine.about.${each}`)).join(', ')}</span>
      </p>
      <p>
        <Tag tone={tones[state]}>{say(`mine.ask.state.${state}`)}</Tag>{' '}
        <span class="second small">{say('mine.ask.on', { day: formatDay(dayOf(madeAt), language) })}</span>
      </p>
      <blockquote>{text}</blockquote>
      {answer === null ? (
        <p class="second small">
          {say(byLaw ? 'mine.ask.byLaw' : 'mine.ask.byHouse', { day: formatDay(request.answerBy, language) })}
        </p>
      ) : (
        <div class="record-answer">
          <p class="second small">
            {say('mine.ask.answer', { day: answered ? formatDay(dayOf(answered.at), language) : '' })}
          </p>
          <p>{answer}</p>
        </div>
      )}
    </li>
  );
}

function RequestForm({ onSent, onLeft }: { readonly onSent: () => void; readonly onLeft: () => void }) {
  const { say } = useVoice();
  const { call, onClosed } = useAsking();
  const [id] = useState(newRequestId);
  const [kind, setKind] = useState<RequestKind>('correction');
  const [about, setAbout] = useState<ReadonlySet<Subject>>(new Set());
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const written = text.trim();
  const noSubject = tried && about.size === 0 ? say('mine.ask.noSubject') : null;
  const noText =
    tried && written.length < TEXT_MIN
      ? say('mine.ask.noText')
      : written.length > REQUEST_TEXT_MAX
        ? say('mine.ask.longText', { most: REQUEST_TEXT_MAX })
        : null;
  const send = async (): Promise<void> => {
    setTried(true);
    if (about.size === 0 || written.length < TEXT_MIN || written.length > REQUEST_TEXT_MAX) {
      document.getElementById(about.size === 0 ? 'about' : 'ask-text')?.focus();
      return;
    }
    setBusy(true);
    const answer = await call('POST /api/my-record/requests', {
      body: { id, kind, about: REQUEST_SUBJECTS.filter((each) => about.has(each)), text: written },
    });
    setBusy(false);
    if (answer.kind === 'closed') return onClosed(answer.over);
    if (answer.kind === 'answered') return onSent();
    setWrong(answer.kind === 'refused' ? answer.message : say('mine.ask.notSent'));
  };
  const toggle = (subject: Subject): void => {
    const next = new Set(about);
    if (!next.delete(subject)) next.add(subject);
    setAbout(next);
  };
  return (
    <form
      class="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choice
        id="ask-kind"
        label={say('mine.ask.kind')}
        options={REQUEST_KINDS.map((value) => ({
          value,
          label: say(`mine.ask.${value}`),
          hint: say(`mine.ask.${value}Hint`),
        }))}
        value={kind}
        onChange={(value) => setKind(REQUEST_KINDS.find((each) => each === value) ?? 'correction')}
      />
      <fieldset class={noSubject ? 'field wrong' : 'field'} id="about" tabIndex={-1}>
        <legend>{say('mine.ask.about')}</legend>
        <div class="choice">
          {REQUEST_SUBJECTS.map((each) => (
            <label key={each} class={about.has(each) ? 'chosen' : undefined}>
              <input type="checkbox" checked={about.has(each)} onChange={() => toggle(each)} />
              <span>{say(`mine.about.${each}`)}</span>
            </label>
          ))}
        </div>
        {noSubject && <p class="field-error">{noSubject}</p>}
      </fieldset>
      <LinesField
        id="ask-text"
        label={say('mine.ask.text')}
        hint={say('mine.ask.textHint')}
        value={text}
        onChange={setText}
        error={noText}
      />
      {wrong !== null && (
        <Notice tone="trouble" live>
          <p>{wrong}</p>
        </Notice>
      )}
      <div class="share-acts">
        <button type="submit" class="button main" disabled={busy}>
          {say('mine.ask.send')}
        </button>
        <button type="button" class="button second" onClick={onLeft}>
          {say('mine.ask.leave')}
        </button>
      </div>
    </form>
  );
}
