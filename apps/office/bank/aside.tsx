import type { MatchLine } from '@diemtua/domain/cash';
import { Dialog, formatDong } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { WaitingRow } from '../asking/desk-shapes.ts';
import { useTelling } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';

interface AsideProps {
  readonly row: WaitingRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A movement that is no payment of ours is set aside with a reason; it stays in the books and can be opened again. */
export function AsideDialog({ row, onClose, onDone }: AsideProps) {
  const { say, language } = useVoice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState(
    row.outcome.kind === 'aside' ? say(`nature.${row.outcome.nature}` as MessageId) : '',
  );
  return (
    <Dialog id="aside" title={say('bank.setAside')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const to = { what: 'set-aside' as const, reason: reason.trim() };
          void send({ kind: 'match-line', line: row.id as MatchLine['line'], to }).then((ok) => ok && onDone());
        }}
      >
        <p>
          {row.line.narrative} · <b>{formatDong(row.line.amount, language)}</b>
        </p>
        <p class="aside">{say('bank.asideSaid')}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('bank.setAside')} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
