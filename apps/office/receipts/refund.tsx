import { REFUND_REASONS } from '@diemtua/domain/collection';
import { Dialog, MonthField, readMonth, SelectField, writeMonth } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { ReceiptLine } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useForetold } from '../asking/use-foretold.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { ForesightCard } from '../suspense/foresight.tsx';

/** Beyond every period that can be paid. */
const latestYear = 2100;

interface RefundProps {
  readonly line: ReceiptLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Gives back what was paid for months to come, as the law says: reason and first month; the law has the sums. */
export function RefundDialog({ line, onClose, onDone }: RefundProps) {
  const { say } = useVoice();
  const { today } = useOffice();
  const { busy, wrong, send } = useTelling();
  const until = line.judgement.outcome === 'covers' ? line.judgement.until : today.slice(0, 'YYYY-MM'.length);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(writeMonth(until));
  const month = readMonth(from, latestYear);
  const known = REFUND_REASONS.find((each) => each === reason);
  const content: Content | null =
    month !== null && known ? { kind: 'refund', payment: line.payment, on: today, reason: known, from: month } : null;
  const foresight = useForetold(content);
  return (
    <Dialog id="refund" title={say('refund.title', { name: line.personName ?? '' })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (content) void send(content).then((ok) => ok && onDone());
        }}
      >
        <p>{say('refund.said')}</p>
        <SelectField
          id="refund-reason"
          label={say('refund.reason')}
          none={say('field.choose')}
          options={REFUND_REASONS.map((value) => ({ value, label: say(`refund.${value}` as MessageId) }))}
          value={reason}
          onChange={setReason}
        />
        <MonthField
          id="refund-from"
          label={say('refund.from')}
          value={from}
          error={month === null ? say('unread.from') : null}
          onChange={setFrom}
        />
        <ForesightCard foresight={foresight} payment={line.payment} />
        <FormEnd wrong={wrong} act={say('refund.now')} disabled={busy || content === null} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
