import type { ClaimText } from '@diemtua/domain/collection';
import type { CommandText } from '@diemtua/domain/commands';
import { formatReference, parseReference } from '@diemtua/domain/cash';
import { Icon, Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { DueText } from '../asking/shapes.ts';
import { Qr } from '../frame/qr.tsx';
import { useVoice } from '../language/say.tsx';

interface TransferProps {
  readonly payer: string;
  readonly lines: readonly { readonly claim: ClaimText; readonly amount: number }[];
  /** The last month in which it may be paid; null: this month. */
  readonly endsIn: string | null;
  /** What has to stand in the registry before the money can come; says in words why it does not. */
  readonly before?: () => Promise<string | null>;
}

/** The last day of a month, of this one where none is told; never before today. */
function lastDay(month: string | null, today: string): string {
  const [year, number] = (month ?? today).split('-').map(Number);
  const day = new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return day < today ? today : day;
}

/** The reference as it is read aloud. */
export function referenceText(reference: string): string {
  const read = parseReference(reference);
  return read.kind === 'read' ? formatReference(read.reference) : reference;
}

/** Makes an amount due that can be transferred, and shows the code to pay it by. */
export function Transfer({ payer, lines, endsIn, before }: TransferProps) {
  const { say } = useVoice();
  const { call, tell, command, newId, today } = useOffice();
  const [due, setDue] = useState<DueText | null>(null);
  const [waiting, setWaiting] = useState<CommandText | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const open = async (): Promise<void> => {
    setBusy(true);
    const stopped = (await before?.()) ?? null;
    if (stopped !== null) {
      setBusy(false);
      return setWrong(stopped);
    }
    // The same command is told again until it is known to stand: so nobody owes twice.
    const id = waiting && 'due' in waiting ? waiting.due : newId<'due'>();
    const told: CommandText =
      waiting ??
      command({
        kind: 'open-due' as const,
        due: id,
        payer,
        endsOn: lastDay(endsIn, today),
        lines: lines.map((line) => ({ id: newId<'payment'>(), ...line })),
      });
    setWaiting(told);
    const outcome = await tell(told);
    if (outcome.kind !== 'recorded') {
      setBusy(false);
      return setWrong(outcome.kind === 'refused' ? outcome.message : say('state.unreachable'));
    }
    const shown = await call('GET /api/dues/:due', { params: { due: id } });
    setBusy(false);
    if (shown.kind !== 'answered') return setWrong(say('state.unreachable'));
    setWrong(null);
    setWaiting(null);
    setDue(shown.value);
  };
  if (due !== null) {
    return (
      <div class="transfer">
        {due.transfer ? (
          <Qr text={due.transfer.payload} label={say('transfer.qr')} />
        ) : (
          <p>{say('transfer.noAccount')}</p>
        )}
        <p class="aside">
          {say('transfer.reference')}
          <b class="digits">{referenceText(due.reference)}</b>
        </p>
      </div>
    );
  }
  return (
    <div class="transfer">
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <button type="button" class="button second" disabled={busy} onClick={() => void open()}>
        <Icon shape="cash" size={18} />
        {say('transfer.open')}
      </button>
    </div>
  );
}
