import { decideAreas, type RefusalCode } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Dialog, readNumber, SelectField, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { figuresText } from '../plan-words.ts';
import { useOwnCommunes } from './own-communes.ts';

const NUMBERS = ['hamlets', 'farHamlets', 'farBeyondKm', 'poorPercent', 'minorityPercent'] as const;
type NumberName = (typeof NUMBERS)[number];

/** Which field of the form a refusal is about. */
const fieldOf: Readonly<Record<string, NumberName | 'commune' | 'on'>> = {
  on: 'on',
  'areas.0.commune': 'commune',
  'areas.0.hamlets': 'hamlets',
  'areas.0.far.hamlets': 'farHamlets',
  'areas.0.far.beyondKm': 'farBeyondKm',
  'areas.0.poorPercent': 'poorPercent',
  'areas.0.minorityPercent': 'minorityPercent',
};

interface AreaDialogProps {
  /** Of which commune; null: it is chosen. */
  readonly commune: { readonly code: string; readonly name: string } | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What somebody counted of one commune: every fact may be left out, the day and the source not. */
export function AreaDialog({ commune, onClose, onDone }: AreaDialogProps) {
  const { say, language } = useVoice();
  const { today, places, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const own = useOwnCommunes();
  const [code, setCode] = useState(commune?.code ?? '');
  const [typed, setTyped] = useState<Readonly<Record<NumberName, string>>>({
    hamlets: '',
    farHamlets: '',
    farBeyondKm: '',
    poorPercent: '',
    minorityPercent: '',
  });
  const [on, setOn] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const read = (name: NumberName): number | null => (typed[name].trim() === '' ? null : readNumber(typed[name]));
  const [far, beyondKm] = [read('farHamlets'), read('farBeyondKm')];
  const area = {
    commune: code as CommuneCode,
    hamlets: read('hamlets'),
    far: far === null ? null : { hamlets: far, beyondKm: beyondKm ?? 0 },
    poorPercent: read('poorPercent'),
    minorityPercent: read('minorityPercent'),
  };
  const unread = NUMBERS.filter((name) => typed[name].trim() !== '' && readNumber(typed[name]) === null);
  const decided = decideAreas(
    { on: on as PlainDate, areas: [area] },
    {
      today: today as PlainDate,
      communes: new Set(places.communes.map((each) => each.code as CommuneCode)),
      own: new Set(own.map((each) => each.code as CommuneCode)),
    },
  );
  const refusals = decided.ok ? [] : decided.refusals;
  const said = ({
    code: what,
    figures,
  }: {
    readonly code: RefusalCode;
    readonly figures: Readonly<Record<string, number | string>>;
  }) => say(`plan.refusal.${what}`, figuresText(figures, language));
  const errorOf = (name: NumberName): string | null => {
    if (!tried) return null;
    if (unread.includes(name)) return say('unread.areaNumber');
    const found = refusals.find(({ field }) => fieldOf[field] === name);
    return found ? said(found) : null;
  };
  const whole = refusals.find(({ field }) => fieldOf[field] === 'commune' || fieldOf[field] === 'on');
  const ready = code !== '' && on !== '' && source.trim() !== '';
  const name = places.communes.find((each) => each.code === code)?.name ?? commune?.name ?? code;
  const save = async (): Promise<void> => {
    setTried(true);
    if (refusals.length + unread.length > 0) return;
    const ok = await send({ kind: 'tell-areas', on: on as PlainDate, source: source.trim(), areas: [area] });
    if (!ok) return;
    done({ text: say('plan.areas.told', { place: name }) });
    onDone();
  };
  const number = (of: NumberName, unit?: string, hint?: string) => (
    <TextField
      id={`area-${of}`}
      label={say(`plan.areaField.${of}`)}
      hint={hint}
      {...(unit === undefined ? {} : { unit })}
      inputMode="decimal"
      value={typed[of]}
      error={errorOf(of)}
      onChange={(text) => setTyped({ ...typed, [of]: text })}
    />
  );
  return (
    <Dialog
      id="area"
      title={commune === null ? say('plan.areas.tellOne') : say('plan.areas.tellOf', { place: commune.name })}
      onClose={onClose}
    >
      <form
        class="area-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p class="aside">{say('plan.areas.formSaid')}</p>
        {commune === null && (
          <SelectField
            id="area-commune"
            label={say('plan.place.commune')}
            none={say('field.choose')}
            options={own.map((each) => ({ value: each.code, label: each.name }))}
            value={code}
            onChange={setCode}
          />
        )}
        <div class="field-grid">
          {number('hamlets')}
          {number('farHamlets')}
          {number('farBeyondKm', 'km')}
          {number('poorPercent', '%')}
          {number('minorityPercent', '%')}
          <DayField id="area-on" label={say('plan.areas.on')} value={on} max={today} onChange={setOn} />
        </div>
        <TextField
          id="area-source"
          label={say('plan.areas.source')}
          hint={say('plan.areas.sourceHint')}
          value={source}
          onChange={setSource}
        />
        <FormEnd
          wrong={wrong ?? (tried && whole ? said(whole) : null)}
          act={say('plan.areas.save')}
          disabled={busy || !ready}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
