import { Dialog, formatDay, Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { CommandText } from '@diemtua/domain/commands';
import type { Id } from '@diemtua/domain/ids';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { fieldName, valueText } from './field-words.ts';
import { ReasonField } from './reason-field.tsx';

/** Reasons that the books give themselves. */
const ownReasons = new Set(['enrolled', 'answer-of-the-office']);
const dayLength = 'YYYY-MM-DD'.length;

/** Everything that was changed about a person: what, when, who, why; and entries that were joined with this one. */
export function History({ card, onChanged }: { readonly card: Card; readonly onChanged: () => void }) {
  const { say, language } = useVoice();
  const { places, may } = useOffice();
  const [parting, setParting] = useState<Card['merges'][number] | null>(null);
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('history.title')}</h2>
        {may('own-data.export') && <a href={`/api/people/${card.person.id}/own-data`}>{say('people.ownData')}</a>}
      </div>
      {card.merges.map((merge) => (
        <Notice key={merge.id}>
          {say('history.merged', { name: merge.goneName, day: formatDay(merge.at.slice(0, dayLength), language) })}{' '}
          {may('people.merge') && (
            <button type="button" class="button plain" onClick={() => setParting(merge)}>
              {say('history.split')}
            </button>
          )}
        </Notice>
      ))}
      <ol class="history">
        {card.changes.map((each) => (
          <li key={each.version}>
            <p class="beside-title">
              <span>{ownReasons.has(each.why) ? say(`why.${each.why}` as MessageId) : each.why}</span>
              <span class="aside">
                {formatDay(each.at.slice(0, dayLength), language)}, {each.by ?? say('value.unknown')}
              </span>
            </p>
            {each.changes.map(({ field, before, after }) => (
              <p key={field} class="aside digits">
                {fieldName(field, say)}: <del>{valueText(field, before, { say, language, places })}</del>{' '}
                <ins>{valueText(field, after, { say, language, places })}</ins>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {parting && <SplitDialog merge={parting} onClose={() => setParting(null)} onChanged={onChanged} />}
    </section>
  );
}

/** Two entries again: asked with a reason. */
function SplitDialog(props: {
  readonly merge: Card['merges'][number];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { merge, onClose, onChanged } = props;
  const { say } = useVoice();
  const { tell, command, done } = useOffice();
  const [reason, setReason] = useState('');
  const [waiting, setWaiting] = useState<CommandText | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const told: CommandText =
      waiting ?? command({ kind: 'split-people' as const, merge: merge.id as Id<'merge'>, reason: reason.trim() });
    setWaiting(told);
    const outcome = await tell(told);
    if (outcome.kind === 'unknown') return setWrong(say('state.unsent'));
    setWaiting(null);
    if (outcome.kind === 'refused') return setWrong(outcome.message);
    done({ text: say('history.splitDone') });
    onClose();
    onChanged();
  };
  return (
    <Dialog id="split" title={say('history.splitTitle', { name: merge.goneName })} onClose={onClose}>
      <p>{say('history.splitSaid')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('history.split')} disabled={reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
