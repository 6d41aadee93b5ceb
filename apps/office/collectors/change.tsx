import { Dialog, Loading, Notice, TextField } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import type { CollectorRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';

interface ChangeProps {
  readonly row: CollectorRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** When a collector's certificate holds, where the collector works, and the last day of work. */
export function ChangeDialog({ row, onClose, onDone }: ChangeProps) {
  const { say } = useVoice();
  const { call, places } = useOffice();
  const { asked, again } = useAsked('GET /api/collectors/:collector', { params: { collector: row.id } });
  const [phone, setPhone] = useState(row.phone ?? '');
  const [certifiedFrom, setFrom] = useState(row.certifiedFrom);
  const [certifiedTo, setTo] = useState(row.certifiedTo ?? '');
  const [leftOn, setLeft] = useState(row.leftOn ?? '');
  const [agreed, setAgreed] = useState(row.publicAgreedOn ?? '');
  const [communes, setCommunes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    if (asked.state === 'ready' && communes === null) setCommunes(asked.value.communes);
  }, [asked, communes]);
  const served = places.communes.filter(({ unit }) => unit === row.unit);
  const backwards = certifiedTo !== '' && certifiedTo < certifiedFrom;
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('POST /api/collectors/:collector', {
      params: { collector: row.id },
      body: {
        phone: phone.trim() === '' ? null : phone.trim(),
        certifiedFrom,
        certifiedTo: certifiedTo || null,
        leftOn: leftOn || null,
        publicAgreedOn: agreed || null,
        communes: [...(communes ?? [])],
      },
    });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <Dialog id="collector" title={`${row.name} · ${row.code}`} onClose={onClose}>
      {asked.state === 'loading' && <Loading text={say('collectors.loading')} lines={3} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!backwards) void save();
          }}
        >
          <div class="field-grid">
            <DayField id="certified-from" label={say('collectors.from')} value={certifiedFrom} onChange={setFrom} />
            <DayField
              id="certified-to"
              label={say('collectors.to')}
              value={certifiedTo}
              min={certifiedFrom}
              onChange={setTo}
            />
            <DayField id="left-on" label={say('collectors.lastDay')} value={leftOn} onChange={setLeft} />
            <TextField
              id="collector-phone"
              label={say('collectors.phone')}
              inputMode="numeric"
              value={phone}
              onChange={setPhone}
            />
          </div>
          <DayField id="agreed-on" label={say('collectors.agreed')} value={agreed} onChange={setAgreed} />
          <p class="aside">{say('collectors.agreedHint')}</p>
          <fieldset class="field members">
            <legend>{say('collectors.communes')}</legend>
            {served.map(({ code, name }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={communes?.includes(code) ?? false}
                  onChange={(event) =>
                    setCommunes(
                      event.currentTarget.checked
                        ? [...(communes ?? []), code]
                        : (communes ?? []).filter((each) => each !== code),
                    )
                  }
                />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
          {backwards && <Notice tone="trouble">{say('collectors.backwards')}</Notice>}
          <FormEnd
            wrong={wrong}
            act={say('act.save')}
            disabled={busy || backwards || certifiedFrom === ''}
            onLeave={onClose}
          />
        </form>
      )}
    </Dialog>
  );
}
