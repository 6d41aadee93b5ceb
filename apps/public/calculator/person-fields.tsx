import { Choice, Icon, MoneyField, MonthField, TextField } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { AIMS, GROUPS, SEXES, type Aim, type Draft, type EarlierDraft, type FieldName } from './draft.ts';
import { nameOfGroup, type Address } from './address.ts';

/** What the fields of the form are given: the draft, what is wrong with it, and how one speaks to the person. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly errors: ReadonlyMap<FieldName | 'whole', string>;
  readonly address: Address;
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

/** From which side one comes: what one can pay, what one wants to draw, or the income that one chooses; and how much. */
export function AimFields({ draft, onDraft, errors, address }: FieldsProps) {
  return (
    <>
      <Choice
        id="aim"
        label={address.say('form.aim')}
        options={AIMS.map((aim) => ({ value: aim, label: address.say(`form.aim.${aim}`) }))}
        value={draft.aim}
        onChange={(value) => onDraft({ ...draft, aim: AIMS.find((aim): aim is Aim => aim === value) ?? 'pay' })}
      />
      <MoneyField
        id="amount"
        label={address.say(`form.amount.${draft.aim}`)}
        hint={address.say(`form.amountHint.${draft.aim}`)}
        value={draft.amount}
        error={errors.get('amount')}
        onChange={(amount) => onDraft({ ...draft, amount })}
      />
    </>
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
      options={GROUPS.map((group) => ({ value: group, label: nameOfGroup(group, law, address.say) }))}
      value={draft.group}
      error={errors.get('group')}
      onChange={(group) => onDraft({ ...draft, group })}
    />
  );
}

/** Months that were paid before, in stretches of one income. */
export function EarlierFields({ draft, onDraft, errors, address }: FieldsProps) {
  const { say } = address;
  const change = (place: number, change: Partial<EarlierDraft>): void =>
    onDraft({ ...draft, earlier: draft.earlier.map((spell, at) => (at === place ? { ...spell, ...change } : spell)) });
  const add = (): void => {
    const key = Math.max(0, ...draft.earlier.map((spell) => spell.key)) + 1;
    onDraft({ ...draft, earlier: [...draft.earlier, { key, from: '', months: '', income: '' }] });
  };
  return (
    <div class="earlier">
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
          <MoneyField
            id={`earlier-${place}-income`}
            label={say('form.earlier.income')}
            value={spell.income}
            error={errors.get(`earlier.${place}.income`)}
            onChange={(income) => change(place, { income })}
          />
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
