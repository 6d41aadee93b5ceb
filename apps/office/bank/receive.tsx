import type { CollectorId, Id } from '@diemtua/domain/ids';
import type { Dong } from '@diemtua/law/kernel/dong';
import { Dialog, formatDong, MoneyField, Notice, readDong, SelectField, TextField, writeDong } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { CollectorRow, HandOverRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';

interface ReceiveProps {
  readonly holders: readonly CollectorRow[];
  /** The hand-over that was announced from the collector's phone; null: nobody announced it. */
  readonly announced: HandOverRow | null;
  readonly onClose: () => void;
  /** Told how much was counted. */
  readonly onDone: (amount: number) => void;
}

/** A collector's cash is counted at the desk: what was counted is what holds, whatever was announced. */
export function ReceiveDialog({ holders, announced, onClose, onDone }: ReceiveProps) {
  const { say, language } = useVoice();
  const { newId, today } = useOffice();
  const { busy, wrong, send } = useTelling();
  const fresh = useMemo(() => newId<'hand-over'>(), [newId]);
  const [collector, setCollector] = useState(announced?.collector ?? '');
  const [amount, setAmount] = useState(announced ? writeDong(announced.amount, language) : '');
  const [on, setOn] = useState(today);
  const [reference, setReference] = useState(announced?.reference ?? '');
  const held = holders.find(({ id }) => id === collector)?.held ?? null;
  const counted = readDong(amount);
  const said = announced?.amount ?? held;
  const content: Content | null =
    collector !== '' && counted !== null && counted > 0 && on !== ''
      ? {
          kind: 'receive-cash',
          handOver: (announced?.id as Id<'hand-over'> | undefined) ?? fresh,
          collector: collector as CollectorId,
          amount: counted as Dong,
          on,
          reference: reference.trim() === '' ? null : reference.trim(),
        }
      : null;
  return (
    <Dialog id="receive" title={say('cash.receive')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (content) void send(content).then((ok) => ok && onDone(counted ?? 0));
        }}
      >
        <p>{say('cash.receiveSaid')}</p>
        {announced ? (
          <p>
            <b>
              {say('cash.announced', { name: announced.collectorName, sum: formatDong(announced.amount, language) })}
            </b>
          </p>
        ) : (
          <SelectField
            id="receive-collector"
            label={say('papers.collector')}
            none={say('field.choose')}
            options={holders.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))}
            value={collector}
            onChange={(id) => {
              setCollector(id);
              const found = holders.find((each) => each.id === id);
              if (found && found.held > 0) setAmount(writeDong(found.held, language));
            }}
          />
        )}
        <MoneyField
          id="receive-amount"
          label={say('cash.counted')}
          value={amount}
          error={amount !== '' && counted === null ? say('unread.amount') : null}
          onChange={setAmount}
        />
        {said !== null && counted !== null && counted !== said && (
          <Notice tone="waiting" live>
            {say(counted < said ? 'cash.short' : 'cash.over', { sum: formatDong(Math.abs(said - counted), language) })}
          </Notice>
        )}
        <DayField id="receive-on" label={say('cash.countedOn')} value={on} max={today} onChange={setOn} />
        <TextField id="receive-slip" label={say('cash.slipNumber')} value={reference} onChange={setReference} />
        <FormEnd wrong={wrong} act={say('cash.receiveNow')} disabled={busy || content === null} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
