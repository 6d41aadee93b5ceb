import type { AnswerOf } from '@diemtua/client';
import type { ReceiptId } from '@diemtua/domain/ids';
import { Dialog, MoneyField, readDong, TextField, writeDong } from '@diemtua/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Receipt } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useForetold } from '../asking/use-foretold.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';
import { ForesightCard } from '../suspense/foresight.tsx';
import { paperText } from './money-words.ts';

type Next = AnswerOf<'POST /api/units/:unit/next-number'>['next'];

interface ReplaceProps {
  readonly told: Receipt;
  readonly onClose: () => void;
  /** Told the new receipt. */
  readonly onDone: (receipt: string) => void;
}

/** A receipt with a mistake gets another in its place, from the desk's own book; the old one is void with it. */
export function ReplaceDialog({ told, onClose, onDone }: ReplaceProps) {
  const { say, language } = useVoice();
  const { newId, today, call } = useOffice();
  const { busy, wrong, send } = useTelling();
  const { receipt, lines } = told;
  const [payer, setPayer] = useState(receipt.payer);
  const [amounts, setAmounts] = useState(() => lines.map(({ amount }) => writeDong(amount, language)));
  // Made once: the same paper may be told again.
  const ids = useMemo(
    () => ({ receipt: newId<'receipt'>(), lines: lines.map(() => newId<'payment'>()) }),
    [newId, lines],
  );
  // Undefined: not known yet; null: the books are used up.
  const [number, setNumber] = useState<Next | undefined>(undefined);
  useEffect(() => {
    const asked = { params: { unit: receipt.unit }, body: { form: ids.receipt } };
    void call('POST /api/units/:unit/next-number', asked).then((told) => {
      if (told.kind === 'answered') setNumber(told.value.next);
    });
  }, [call, receipt.unit, ids]);
  const read = amounts.map((text) => readDong(text));
  const whole = number && payer.trim() !== '' && read.every((amount) => amount !== null && amount > 0);
  const content: Content | null = whole
    ? {
        kind: 'take-payment',
        receipt: {
          id: ids.receipt,
          ...number,
          payer: payer.trim(),
          // The money was taken then; the new paper says so.
          takenAt: receipt.takenOn === today ? receipt.takenAt : `${receipt.takenOn}T05:00:00Z`,
          replaces: receipt.id as ReceiptId,
        },
        lines: lines.map(({ claim }, place) => ({ id: ids.lines[place] ?? '', amount: read[place] ?? 0, claim })),
      }
    : null;
  const foresight = useForetold(content);
  return (
    <Dialog id="replace" title={say('papers.replace')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (content) void send(content).then((ok) => ok && onDone(ids.receipt));
        }}
      >
        <p>
          {number
            ? say('papers.replaceSaid', { number: paperText(number.series, number.number) })
            : number === null
              ? say('papers.noNumbers')
              : say('papers.findingNumber')}
        </p>
        <TextField id="payer" label={say('papers.payer')} value={payer} onChange={setPayer} />
        {lines.map(({ payment, personName }, place) => (
          <MoneyField
            key={payment}
            id={`amount-${place}`}
            label={say('papers.amountOf', { name: personName ?? say('papers.nobodyYet') })}
            value={amounts[place] ?? ''}
            error={read[place] === null ? say('unread.amount') : null}
            onChange={(text) => setAmounts(amounts.map((each, index) => (index === place ? text : each)))}
          />
        ))}
        <ForesightCard foresight={foresight} payment={null} />
        <FormEnd wrong={wrong} act={say('papers.replaceNow')} disabled={busy || content === null} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
