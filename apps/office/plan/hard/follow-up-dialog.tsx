import type { Id } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Choice, Dialog, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import type { Approach } from '../shapes.ts';

interface FollowUpProps {
  readonly approach: Approach;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const outcomes = ['on', 'helped', 'did-not-help', 'given-up'] as const;
type Outcome = (typeof outcomes)[number];

/** One looked again at an approach: what was seen, and whether it goes on. */
export function FollowUpDialog({ approach, onClose, onDone }: FollowUpProps) {
  const { say } = useVoice();
  const { today, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('on');
  const [next, setNext] = useState('');
  const ready = note.trim() !== '' && (outcome !== 'on' || next !== '');
  const save = async (): Promise<void> => {
    const of = { approach: approach.id as Id<'approach'>, on: today as PlainDate, note: note.trim() };
    const ok = await send(
      outcome === 'on'
        ? { kind: 'follow-up-approach', ...of, next: next as PlainDate }
        : { kind: 'close-approach', ...of, outcome },
    );
    if (!ok) return;
    done({ text: say('plan.approach.followed') });
    onDone();
  };
  return (
    <Dialog id="follow-up" title={say('plan.approach.followTitle', { place: approach.communeName })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p>{approach.act}</p>
        <TextField id="follow-note" label={say('plan.approach.note')} value={note} onChange={setNote} />
        <Choice
          id="follow-outcome"
          label={say('plan.approach.outcome')}
          options={outcomes.map((value) => ({ value, label: say(`plan.outcome.${value}`) }))}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
          beside
        />
        {outcome === 'on' && (
          <DayField
            id="follow-next"
            label={say('plan.approach.followUpOn')}
            value={next}
            min={today}
            onChange={setNext}
          />
        )}
        <FormEnd wrong={wrong} act={say('act.save')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
