import { Dialog } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Receipt } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useForetold } from '../asking/use-foretold.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';
import { ForesightCard } from '../suspense/foresight.tsx';

interface VoidProps {
  readonly told: Receipt;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Makes a receipt void, with a reason, and shows first what that does. A void is not taken back. */
export function VoidDialog({ told, onClose, onDone }: VoidProps) {
  const { say } = useVoice();
  const { today } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState('');
  const content = {
    kind: 'void-receipt',
    receipt: told.receipt.id,
    on: today,
    reason: reason.trim() || '–',
  } satisfies Content;
  const foresight = useForetold({ ...content, reason: '–' });
  return (
    <Dialog id="void" title={say('papers.void')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(content).then((ok) => ok && onDone());
        }}
      >
        <p>{say('papers.voidSaid')}</p>
        <ForesightCard foresight={foresight} payment={null} />
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('papers.voidNow')} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
