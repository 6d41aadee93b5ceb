import type { CommandText } from '@diemtua/domain/commands';
import { reconcile, type Conflict, type Person, type Problem } from '@diemtua/domain/registry';
import { Dialog, Loading, Notice } from '@diemtua/ui';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Refusal } from '../asking/call.ts';
import type { Card, Full } from '../asking/shapes.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useTakingBack } from '../frame/taking-back.ts';
import { useVoice } from '../language/say.tsx';
import { fieldName, valueText } from './field-words.ts';
import { PersonFields, readTyped, typedOf, type Typed } from './person-form.tsx';
import { ReasonField } from './reason-field.tsx';

interface EditProps {
  readonly card: Card;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Changes what is known of a person. To do so, the numbers are shown, and that is written down. */
export function EditPerson({ card, onClose, onChanged }: EditProps) {
  const { say } = useVoice();
  const { call } = useOffice();
  const [base, setBase] = useState<Full | null>(null);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const { id } = card.person;
  const load = useCallback((): void => {
    void call('POST /api/people/:person/numbers', { params: { person: id } }).then((answer) => {
      if (answer.kind === 'answered') setBase(answer.value);
      else setFailed(answer);
    });
  }, [call, id]);
  useEffect(load, [load]);
  return (
    <Dialog id="edit" title={say('edit.title', { name: card.person.name })} onClose={onClose} wide>
      {base === null && failed === null && <Loading text={say('state.loading')} />}
      {failed && <NotCome why={failed} again={load} />}
      {base && <EditForm base={base} onClose={onClose} onChanged={onChanged} />}
    </Dialog>
  );
}

/** Somebody changed the same fields meanwhile: what both say, and the newest version. */
interface Met {
  readonly from: Person;
  readonly theirs: Full;
  readonly mine: Person;
  readonly conflicts: readonly Conflict[];
}

function EditForm({ base, onClose, onChanged }: Omit<EditProps, 'card'> & { readonly base: Full }) {
  const { say } = useVoice();
  const { call, tell, command, done } = useOffice();
  const takeBack = useTakingBack();
  const [typed, setTyped] = useState<Typed>(() => typedOf(base.person));
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const [met, setMet] = useState<Met | null>(null);
  const [waiting, setWaiting] = useState<{ readonly told: CommandText; readonly before: Full } | null>(null);

  const change = (person: Person, version: number, why: string): CommandText =>
    command({
      kind: 'change-person' as const,
      version,
      person: { ...person, phones: [...person.phones] },
      reason: why,
    });

  const send = async (person: Person, from: Full): Promise<void> => {
    const told = waiting?.told ?? change(person, from.version, reason.trim());
    setWaiting({ told, before: from });
    const outcome = await tell(told);
    if (outcome.kind === 'unknown') return setWrong(say('state.unsent'));
    setWaiting(null);
    if (outcome.kind === 'refused') return setWrong(outcome.message);
    if (outcome.outcome.noted?.startsWith('conflict:')) return meet(person, from);
    const undo = change(from.person, from.version + 1, say('edit.undoReason'));
    done({
      text: say('edit.done'),
      undo: takeBack(() => undo, onChanged),
    });
    onClose();
    onChanged();
  };

  /** Brings what was typed onto what somebody else wrote meanwhile. */
  const meet = async (mine: Person, from: Full): Promise<void> => {
    const newest = await call('POST /api/people/:person/numbers', { params: { person: mine.id } });
    if (newest.kind !== 'answered') return setWrong(say('state.unsent'));
    const both = reconcile(from.person, mine, newest.value.person);
    if (both.kind === 'merged') return send(both.person, newest.value);
    setMet({ from: from.person, theirs: newest.value, mine, conflicts: both.conflicts });
  };

  if (met) {
    return (
      <Meeting
        met={met}
        onChosen={(person) => {
          setMet(null);
          void send(person, met.theirs);
        }}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const read = readTyped(typed, base.person);
        setProblems(read.ok ? [] : read.problems);
        if (read.ok) void send(read.value, base);
      }}
    >
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="trouble" live>
          {say('form.repair', { count: problems.length })}
        </Notice>
      )}
      <PersonFields typed={typed} onTyped={setTyped} problems={problems} idPrefix="edit" />
      <ReasonField value={reason} onChange={setReason} />
      <FormEnd
        wrong={null}
        act={say(waiting ? 'act.sendAgain' : 'act.save')}
        disabled={reason.trim() === ''}
        onLeave={onClose}
      />
    </form>
  );
}

/** The fields that two people changed: whose value holds is asked, field by field. */
function Meeting({ met, onChosen }: { readonly met: Met; readonly onChosen: (person: Person) => void }) {
  const { say, language } = useVoice();
  const { places } = useOffice();
  const [choices, setChoices] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const all = met.conflicts.every(({ field }) => choices[field] !== undefined);
  const choose = (): void => {
    const { from, mine, theirs, conflicts } = met;
    const valuesOf = (told: readonly Conflict[], whose: 'mine' | 'theirs') =>
      Object.fromEntries(told.map((each) => [each.field, each[whose]]));
    // Where both touched a field, theirs first: so nothing else is in the way, and then whatever was chosen here.
    const eased = reconcile(from, { ...mine, ...valuesOf(conflicts, 'theirs') }, theirs.person);
    const own = conflicts.filter(({ field }) => choices[field] === 'mine');
    onChosen({ ...(eased.kind === 'merged' ? eased.person : theirs.person), ...valuesOf(own, 'mine') });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <Notice tone="waiting" live>
        {say('edit.met')}
      </Notice>
      <table class="table side">
        <caption class="spoken">{say('edit.met')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('edit.field')}</th>
            <th scope="col">{say('edit.theirs')}</th>
            <th scope="col">{say('edit.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {met.conflicts.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field, say)}</th>
              {(['theirs', 'mine'] as const).map((whose) => (
                <td key={whose}>
                  <label>
                    <input
                      type="radio"
                      name={`met-${field}`}
                      checked={choices[field] === whose}
                      onChange={() => setChoices({ ...choices, [field]: whose })}
                    />{' '}
                    <span class="digits">
                      {valueText(field, whose === 'mine' ? mine : theirs, { say, language, places })}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="actions">
        <button type="submit" class="button main" disabled={!all}>
          {say('act.save')}
        </button>
      </div>
    </form>
  );
}
