import { REQUEST_TEXT_MAX } from '@diemtua/domain/requests';
import { formatDay, LinesField, Notice } from '@diemtua/ui';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Answer } from '@diemtua/client';
import { useOffice } from '../asking/office.tsx';
import { LETTERS, useLetters } from '../frame/keys.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import type { Request } from './requests.tsx';
import { refusalText } from '../asking/call.ts';

/** Fewer letters say nothing. */
const TEXT_MIN = 5;

interface AnswerProps {
  readonly request: Request;
  readonly onStep: (said: string) => void;
}

/** One request: what is asked, by when it is to be answered and by what, and the answer that the person will read. */
export function AnswerCard({ request, onStep }: AnswerProps) {
  const { say, language } = useVoice();
  const { call } = useOffice();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const { id, person, personName, kind, about, state, answer, answerBy, byLaw, lookedAtBy, answeredBy } = request;
  const written = text.trim();
  const told = useCallback(
    async (step: Promise<Answer<unknown>>, said: string): Promise<void> => {
      setBusy(true);
      setWrong(null);
      const ended = await step;
      setBusy(false);
      if (ended.kind === 'answered') onStep(said);
      else setWrong(refusalText(ended, say));
    },
    [onStep, say],
  );
  const look = useCallback(
    () => void told(call('POST /api/requests/:request/look', { params: { request: id } }), say('requests.lookedAt')),
    [told, call, id, say],
  );
  const send = (): void =>
    void told(
      call('POST /api/requests/:request/answer', { params: { request: id }, body: { text: written } }),
      say('requests.answered'),
    );
  const letters = useMemo(
    () =>
      state === 'received' ? [{ sign: LETTERS.confirm, what: say('requests.look'), act: busy ? undefined : look }] : [],
    [state, busy, look, say],
  );
  useLetters(letters);
  return (
    <section class="card" id="answering" aria-labelledby="answering-who">
      <h2 id="answering-who">
        <a href={hrefOf.person(person)}>{personName}</a>
      </h2>
      <p class="aside">
        {say(`requests.${kind}`)}
        {': '}
        {about.map((each) => say(`requests.about.${each}`)).join(', ')}
      </p>
      <blockquote class="asked">{request.text}</blockquote>
      {state !== 'answered' && (
        <p class="aside">
          {say(byLaw ? 'requests.byLaw' : 'requests.byHouse', { day: formatDay(answerBy, language) })}
        </p>
      )}
      {lookedAtBy !== null && <p class="aside">{say('requests.lookedAtBy', { name: lookedAtBy })}</p>}
      {answer !== null ? (
        <>
          <h3>{say('requests.answer')}</h3>
          <p>{answer}</p>
          {answeredBy !== null && <p class="aside">{answeredBy}</p>}
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (written.length >= TEXT_MIN) send();
          }}
        >
          <LinesField
            id="answer"
            label={say('requests.answer')}
            hint={say('requests.answerHint')}
            value={text}
            onChange={setText}
            error={written.length > REQUEST_TEXT_MAX ? say('requests.tooLong', { most: REQUEST_TEXT_MAX }) : null}
          />
          {wrong !== null && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <div class="actions">
            <button
              type="submit"
              class="button main"
              disabled={busy || written.length < TEXT_MIN || written.length > REQUEST_TEXT_MAX}
            >
              {say('requests.send')}
            </button>
            {state === 'received' && (
              <button type="button" class="button second" disabled={busy} onClick={look}>
                {say('requests.look')}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
