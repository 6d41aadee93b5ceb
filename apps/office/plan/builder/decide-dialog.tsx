import type { AnswerOf } from '@diemtua/client';
import type { Id } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Dialog, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import type { VersionTold } from '../shapes.ts';

type Kept = AnswerOf<'POST /api/plan/files'>['file'];

interface DecideProps {
  readonly version: VersionTold;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A draft is decided: who, by which document, from when. From then on it does not change. */
export function DecideDialog({ version, onClose, onDone }: DecideProps) {
  const { say } = useVoice();
  const { call, today, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [by, setBy] = useState('');
  const [documentNumber, setNumber] = useState('');
  const [on, setOn] = useState(today);
  const [paper, setPaper] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [unsent, setUnsent] = useState<string | null>(null);
  const [from, setFrom] = useState(version.number === 1 ? `${version.year}-01-01` : today);
  const ready = by.trim() !== '' && documentNumber.trim() !== '' && on !== '' && from !== '';
  /** The signed paper, kept by the books; null: there is none, undefined: it did not come through. */
  const keepPaper = async (): Promise<Kept | null | undefined> => {
    if (paper === null) return null;
    const sent = await call('POST /api/plan/files', {
      query: { name: paper.name },
      body: new Uint8Array(await paper.arrayBuffer()),
    });
    if (sent.kind === 'answered') return sent.value.file;
    setUnsent(sent.kind === 'refused' ? sent.message : say('state.unsent'));
    return undefined;
  };
  const save = async (): Promise<void> => {
    setSending(true);
    setUnsent(null);
    const file = await keepPaper();
    setSending(false);
    if (file === undefined) return;
    const ok = await send({
      kind: 'decide-plan',
      plan: version.plan as Id<'plan'>,
      version: version.number,
      decision: {
        by: by.trim(),
        documentNumber: documentNumber.trim(),
        on: on as PlainDate,
        file: file && { ...file, id: file.id as Id<'file'> },
      },
      from: from as PlainDate,
    });
    if (!ok) return;
    done({ text: say('plan.builder.decidedNow', { year: String(version.year) }) });
    onDone();
  };
  return (
    <Dialog id="decide" title={say('plan.builder.decideTitle', { year: String(version.year) })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p>{say('plan.builder.decideSaid')}</p>
        <div class="field-grid">
          <TextField id="decide-by" label={say('plan.builder.decidedBy')} value={by} onChange={setBy} />
          <TextField
            id="decide-number"
            label={say('plan.builder.document')}
            value={documentNumber}
            onChange={setNumber}
          />
          <DayField id="decide-on" label={say('plan.builder.decidedOn')} value={on} max={today} onChange={setOn} />
          <DayField id="decide-from" label={say('plan.builder.holdsFrom')} value={from} onChange={setFrom} />
        </div>
        <div class="field">
          <label for="decide-file">{say('plan.builder.file')}</label>
          <input
            id="decide-file"
            type="file"
            accept=".pdf,image/*"
            onChange={(event) => setPaper(event.currentTarget.files?.[0] ?? null)}
          />
        </div>
        <FormEnd
          wrong={wrong ?? unsent}
          act={say('plan.builder.decide')}
          disabled={busy || sending || !ready}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
