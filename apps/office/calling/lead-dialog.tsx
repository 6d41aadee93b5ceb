import type { AnswerOf } from '@diemtua/client';
import type { Id } from '@diemtua/domain/ids';
import { Dialog, Loading, SelectField, LinesField } from '@diemtua/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Refusal } from '../asking/call.ts';
import { useOffice } from '../asking/office.tsx';
import { FormEnd } from '../frame/form-end.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';

type Opened = AnswerOf<'POST /api/leads/:lead/open'>;
type State = Opened['lead']['state'];

interface LeadProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The phone is asked for as the dialog opens: that it was shown is written down. */
function useOpened(id: string) {
  const { call, renewed } = useOffice();
  const [opened, setOpened] = useState<Opened | Refusal | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void call('POST /api/leads/:lead/open', { params: { lead: id } }).then((answer) => {
      if (wanted) setOpened(answer.kind === 'answered' ? answer.value : answer);
    });
    return () => {
      wanted = false;
    };
  }, [id, call, renewed, round]);
  return { opened, again: () => setRound((value) => value + 1) };
}

/** Somebody who asked to be called: the phone, what was done, and what is done now. */
export function LeadDialog({ id, title, onClose, onDone }: LeadProps) {
  const { say } = useVoice();
  const { opened, again } = useOpened(id);
  return (
    <Dialog id="lead" title={title} onClose={onClose}>
      {opened === null && <Loading text={say('calling.opening')} lines={3} />}
      {opened !== null && 'kind' in opened && <NotCome why={opened} again={again} />}
      {opened !== null && 'lead' in opened && <Body {...opened} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Body({ lead, events, onClose, onDone }: Opened & Pick<LeadProps, 'onClose' | 'onDone'>) {
  const { say, language } = useVoice();
  const { call, newId } = useOffice();
  // Whose answer was lost is told again under its own id.
  const stepId = useMemo((): Id<'lead-step'> => newId<'lead-step'>(), [newId]);
  const [state, setState] = useState<string>('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const chosen = lead.next.find((each) => each === state);
  const save = async (to: State): Promise<void> => {
    setBusy(true);
    const answer = await call('POST /api/leads/:lead/steps', {
      params: { lead: lead.id },
      body: { id: stepId, state: to, note: note.trim() === '' ? null : note.replaceAll(/\s+/g, ' ').trim() },
    });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <>
      {lead.phone === null ? (
        <p>{say('calling.goneSaid')}</p>
      ) : (
        <p>
          <a class="button main" href={`tel:${lead.phone}`}>
            {lead.phone}
          </a>
        </p>
      )}
      <div class="lead-told">
        <p>
          {lead.communeName} · {say(`calling.about.${lead.about}`)} · {say(`calling.best.${lead.best}`)}
        </p>
        <p class="aside">
          {say('calling.consent', {
            at: momentText(lead.askedAt, language),
            version: lead.consentVersion,
            language: say(`calling.language.${lead.language}`),
          })}
        </p>
      </div>
      {lead.next.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen) void save(chosen);
          }}
        >
          <SelectField
            id="lead-state"
            label={say('calling.step')}
            none={say('field.choose')}
            options={lead.next.map((value) => ({ value, label: say(`calling.state.${value}`) }))}
            value={state}
            onChange={setState}
          />
          <LinesField
            id="lead-note"
            label={say('calling.note')}
            hint={say('calling.noteHint')}
            value={note}
            onChange={setNote}
          />
          <FormEnd wrong={wrong} act={say('act.save')} disabled={busy || chosen === undefined} onLeave={onClose} />
        </form>
      )}
      <section class="lead-done">
        <h3>{say('calling.history')}</h3>
        <ul>
          {events.map(({ at, by, state: told, note: noted }) => (
            <li key={`${at} ${told ?? ''}`}>
              <span class="digits">{momentText(at, language)}</span> ·{' '}
              {told === null ? say('calling.seen') : say(`calling.state.${told}`)}
              {by && ` · ${by}`}
              {noted && <small class="aside block">{noted}</small>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
