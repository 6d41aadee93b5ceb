import { Choice, MoneyField, MonthField, SelectField, TextField } from '@diemtua/ui';
import type { Words } from '@diemtua/law';
import { nameOfGroup } from '../calculator/address.ts';
import { useVoice, type Say } from '../language/say.tsx';
import type { FieldForm } from './forms.ts';

/** What a label is said with. */
export interface LabelWords {
  readonly say: Say;
  readonly law: Words;
}

/** The name of a field: the law's own, or ours where the law knows only its month. */
export function labelOf(field: FieldForm, { say, law }: LabelWords): string {
  return field.label ? say(field.label) : (law.facts[field.fact] ?? field.fact);
}

/** More choices than these go into a list that opens. */
const CHOICES_SEEN_MAX = 2;

interface AskedFieldProps {
  readonly id: string;
  readonly field: FieldForm;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** The control for one fact, after its kind. */
export function AskedField({ id, field, value, error, onChange }: AskedFieldProps) {
  const words = useVoice();
  const { say, law } = words;
  const label = labelOf(field, words);
  const optional = field.optional ? say('asking.optional') : '';
  const hints: Partial<Record<FieldForm['kind'], string>> = {
    day: say('asking.day'),
    months: say('asking.months'),
    fraction: say('asking.fraction'),
  };
  const hint = [hints[field.kind] ?? '', optional].filter((part) => part !== '').join(' ') || undefined;
  const shared = { id, label, hint, error, value, onChange };
  switch (field.kind) {
    case 'month':
      return <MonthField {...shared} />;
    case 'money':
      return <MoneyField {...shared} />;
    case 'yes-no': {
      const options = [
        { value: 'no', label: say('asking.no') },
        { value: 'yes', label: say('asking.yes') },
      ];
      return <Choice {...shared} hint={undefined} value={value === '' ? 'no' : value} options={options} beside />;
    }
    case 'choice': {
      const nameOf = (choice: string): string =>
        field.fact === 'group' ? nameOfGroup(choice, law, say) : (law.choices[choice] ?? choice);
      const options = (field.choices ?? []).map((choice) => ({ value: choice, label: nameOf(choice) }));
      return options.length > CHOICES_SEEN_MAX ? (
        <SelectField {...shared} options={options} none={say('asking.choose')} />
      ) : (
        <Choice {...shared} options={options} beside />
      );
    }
    case 'percent':
      return <TextField {...shared} inputMode="decimal" unit="%" />;
    case 'number':
      return <TextField {...shared} inputMode="numeric" />;
    default:
      return <TextField {...shared} />;
  }
}
