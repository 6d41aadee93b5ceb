import { Choice, Icon, MoneyField, MonthField, SelectField, TextField, writeDong } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { useState } from 'preact/hooks';
import { DRAWING, GROUPS, REASONS, SEXES, type Draft, type EarlierDraft, type FieldName } from './draft.ts';
import { readRecord, type PastedRecord } from './record.ts';
import { nameOfGroup, type Address } from './address.ts';

/** What the fields of the form are given: the draft, what is wrong with it, and how one speaks to the person. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly errors: ReadonlyMap<FieldName | 'whole', string>;
  readonly address: Address;
  readonly today: string;
}

/** Sex, and the month of birth. */
export function WhoFields({ draft, onDraft, errors, address }: FieldsProps) {
  return (
    <>
      <Choice
        id="sex"
        label={address.say('form.sex')}
        options={SEXES.map((sex) => ({ value: sex, label: address.say(`form.sex.${sex}`) }))}
        value={draft.sex}
        error={errors.get('sex')}
        beside
        onChange={(value) => onDraft({ ...draft, sex: SEXES.find((sex) => sex === value) ?? '' })}
      />
      <MonthField
        id="born"
        label={address.say('form.born')}
        hint={address.say('form.bornHint')}
        value={draft.born}
        error={errors.get('born')}
        onChange={(born) => onDraft({ ...draft, born })}
      />
    </>
  );
}

/** How much one can pay, wants to draw, or chooses as income. */
export function AmountFields({ draft, onDraft, errors, address }: FieldsProps) {
  const aim = draft.way === 'pension' ? 'pension' : draft.way === 'pay' ? 'pay' : 'income';
  return (
    <MoneyField
      id="amount"
      label={address.say(`form.amount.${aim}`)}
      hint={address.say(`form.amountHint.${aim}`)}
      value={draft.amount}
      error={errors.get('amount')}
      onChange={(amount) => onDraft({ ...draft, amount })}
    />
  );
}

/** The month of the first payment. */
export function StartFields({ draft, onDraft, errors, address }: FieldsProps) {
  return (
    <MonthField
      id="start"
      label={address.say('form.start')}
      value={draft.start}
      error={errors.get('start')}
      onChange={(start) => onDraft({ ...draft, start })}
    />
  );
}

/** The group by which the State supports. */
export function GroupFields({ draft, onDraft, errors, address }: FieldsProps) {
  const { law } = useVoice();
  return (
    <Choice
      id="group"
      label={address.say('form.group')}
      hint={address.say('form.groupHint')}
      options={GROUPS.filter((group) => group !== 'none').map((group) => ({
        value: group,
        label: nameOfGroup(group, law, address.say),
      }))}
      value={draft.group}
      error={errors.get('group')}
      onChange={(group) => onDraft({ ...draft, group })}
    />
  );
}

/** The month in which the child is expected, or was born. */
export function DueFields({ draft, onDraft, errors, address }: FieldsProps) {
  return (
    <MonthField
      id="due"
      label={address.say('form.due')}
      hint={address.say('form.dueHint')}
      value={draft.due}
      error={errors.get('due')}
      onChange={(due) => onDraft({ ...draft, due })}
    />
  );
}

/** Why the money is wanted back. */
export function ReasonFields({ draft, onDraft, errors, address }: FieldsProps) {
  const { law } = useVoice();
  return (
    <Choice
      id="reason"
      label={address.say('form.reason')}
      options={REASONS.map((reason) => ({ value: reason, label: law.choices[reason] ?? reason }))}
      value={draft.reason}
      error={errors.get('reason')}
      onChange={(reason) => onDraft({ ...draft, reason })}
    />
  );
}

/** Whether a pension is drawn already, and which. */
export function DrawingFields({ draft, onDraft, errors, address }: FieldsProps) {
  const { say } = address;
  return (
    <>
      <Choice
        id="drawing"
        label={say('form.drawing')}
        options={DRAWING.map((drawing) => ({ value: drawing, label: say(`form.drawing.${drawing}`) }))}
        value={draft.drawing}
        error={errors.get('drawing')}
        onChange={(value) => onDraft({ ...draft, drawing: DRAWING.find((each) => each === value) ?? '' })}
      />
      {draft.drawing === 'yes' && (
        <>
          <MoneyField
            id="drawn"
            label={say('form.drawn')}
            hint={say('form.drawnHint')}
            value={draft.drawn}
            error={errors.get('drawn')}
            onChange={(drawn) => onDraft({ ...draft, drawn })}
          />
          <MonthField
            id="drawnFrom"
            label={say('form.drawnFrom')}
            value={draft.drawnFrom}
            error={errors.get('drawnFrom')}
            onChange={(drawnFrom) => onDraft({ ...draft, drawnFrom })}
          />
        </>
      )}
    </>
  );
}

/** Months in the compulsory scheme. */
export function CompulsoryFields({ draft, onDraft, errors, address }: FieldsProps) {
  const { say } = address;
  return (
    <>
      <p class="second">{say('form.compulsory.said')}</p>
      <TextField
        id="compulsoryMonths"
        label={say('form.compulsory.months')}
        hint={say('form.compulsory.monthsHint')}
        inputMode="numeric"
        unit={say('unit.months')}
        value={draft.compulsoryMonths}
        error={errors.get('compulsoryMonths')}
        onChange={(compulsoryMonths) => onDraft({ ...draft, compulsoryMonths })}
      />
      <MoneyField
        id="compulsorySalary"
        label={say('form.compulsory.salary')}
        hint={say('form.compulsory.salaryHint')}
        value={draft.compulsorySalary}
        error={errors.get('compulsorySalary')}
        onChange={(compulsorySalary) => onDraft({ ...draft, compulsorySalary })}
      />
    </>
  );
}

/** Months that were paid before, in stretches of one income: by hand, or pasted from a record. */
export function EarlierFields({ draft, onDraft, errors, address, today }: FieldsProps) {
  const { say } = address;
  const withIncome = draft.way !== 'child';
  const change = (place: number, change: Partial<EarlierDraft>): void =>
    onDraft({ ...draft, earlier: draft.earlier.map((spell, at) => (at === place ? { ...spell, ...change } : spell)) });
  const add = (): void => {
    const key = Math.max(0, ...draft.earlier.map((spell) => spell.key)) + 1;
    onDraft({ ...draft, earlier: [...draft.earlier, { key, from: '', months: '', income: '' }] });
  };
  return (
    <div class="earlier">
      <p class="second">{say('form.earlierHint')}</p>
      <Paste draft={draft} onDraft={onDraft} address={address} today={today} />
      {draft.earlier.map((spell, place) => (
        <fieldset key={spell.key} class="spell">
          <legend>{say('form.earlier.one', { number: place + 1 })}</legend>
          <MonthField
            id={`earlier-${place}-from`}
            label={say('form.earlier.from')}
            value={spell.from}
            error={errors.get(`earlier.${place}.from`)}
            onChange={(from) => change(place, { from })}
          />
          <TextField
            id={`earlier-${place}-months`}
            label={say('form.earlier.months')}
            inputMode="numeric"
            unit={say('unit.months')}
            value={spell.months}
            error={errors.get(`earlier.${place}.months`)}
            onChange={(months) => change(place, { months })}
          />
          {draft.way === 'child' && (
            <SelectField
              id={`earlier-${place}-scheme`}
              label={say('form.earlier.scheme')}
              none={say('form.earlier.voluntary')}
              options={[{ value: 'compulsory', label: say('form.earlier.compulsory') }]}
              value={spell.compulsory ? 'compulsory' : ''}
              onChange={(scheme) => change(place, { compulsory: scheme === 'compulsory' })}
            />
          )}
          {withIncome && (
            <MoneyField
              id={`earlier-${place}-income`}
              label={say('form.earlier.income')}
              hint={say('form.earlier.incomeHint')}
              value={spell.income}
              error={errors.get(`earlier.${place}.income`)}
              onChange={(income) => change(place, { income })}
            />
          )}
          <button
            type="button"
            class="button plain"
            onClick={() => onDraft({ ...draft, earlier: draft.earlier.filter((_, at) => at !== place) })}
          >
            <Icon shape="minus" />
            {say('form.earlier.remove', { number: place + 1 })}
          </button>
        </fieldset>
      ))}
      <button type="button" class="button second" onClick={add}>
        <Icon shape="plus" />
        {say('form.earlier.add')}
      </button>
    </div>
  );
}

/** A printed record or a sheet, pasted: its lines become stretches; what could not be read is said, and nothing is made up. */
function Paste({ draft, onDraft, address, today }: Omit<FieldsProps, 'errors'>) {
  const { say } = address;
  const { language } = useVoice();
  const [text, setText] = useState('');
  const [read, setRead] = useState<PastedRecord | null>(null);
  const take = (): void => {
    const found = readRecord(text, today, language);
    setRead(found);
    if (found.earlier.length === 0 && found.compulsory === null) return;
    const { compulsory } = found;
    const earlier = [...found.earlier, ...(draft.way === 'child' ? found.compulsorySpells : [])];
    onDraft({
      ...draft,
      ...(earlier.length > 0 ? { earlier } : {}),
      ...(compulsory === null
        ? {}
        : {
            compulsoryMonths: String(compulsory.months),
            compulsorySalary: compulsory.averageSalary === null ? '' : writeDong(compulsory.averageSalary, language),
          }),
    });
  };
  const lacking = read?.earlier.filter(({ months, income }) => months === '' || income === '').length ?? 0;
  return (
    <details class="paste">
      <summary>{say('paste.open')}</summary>
      <label for="paste">{say('paste.label')}</label>
      <p class="field-hint" id="paste-hint">
        {say('paste.hint')}
      </p>
      <textarea
        id="paste"
        rows={5}
        aria-describedby="paste-hint"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="button" class="button second" onClick={take}>
        {say('paste.read')}
      </button>
      <div role="status">
        {read !== null && (
          <ul class="unsure">
            <li>{say('paste.found', { count: read.earlier.length })}</li>
            {read.compulsory !== null && <li>{say('paste.compulsory', { months: read.compulsory.months })}</li>}
            {read.holes > 0 && <li>{say('paste.holes', { months: read.holes })}</li>}
            {lacking > 0 && <li>{say('paste.lacking', { count: lacking })}</li>}
            {read.unread.map((line) => (
              <li key={line}>{say('paste.unread', { line })}</li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
