import { formatDong } from '@diemtua/law/kernel/format';
import { describedBy, Field, FieldGroup, type FieldProps } from './field.tsx';
import { readDong, writeDong } from './reading.ts';
import { useSpoken } from './speaking.tsx';

/** A field whose content is a text until it is read. */
export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Written small behind the control: đ, tháng, %. */
  readonly unit?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { id, value, onChange, unit, inputMode = 'text', error } = props;
  return (
    <Field {...props}>
      <div class="control">
        <input
          id={id}
          type="text"
          inputMode={inputMode}
          autocomplete="off"
          value={value}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(props)}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        {unit && <span class="control-unit">{unit}</span>}
      </div>
    </Field>
  );
}

/** A few lines of text. */
export function LinesField(props: Omit<TextFieldProps, 'unit' | 'inputMode'>) {
  const { id, value, onChange, error } = props;
  return (
    <Field {...props}>
      <textarea
        id={id}
        rows={3}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

/** A sum of đồng: "300.000", "300k", "1,5 triệu". What was understood is shown where it was written otherwise. */
export function MoneyField(props: Omit<TextFieldProps, 'unit' | 'inputMode'>) {
  const { value, onChange } = props;
  const { language } = useSpoken();
  const amount = readDong(value);
  const written = amount === null ? '' : writeDong(amount, language);
  return (
    <div
      onFocusOut={({ relatedTarget }) => {
        // A press on a button must find it where it is: the line below the field goes only on the way to another field.
        const onward = relatedTarget instanceof HTMLInputElement || relatedTarget instanceof HTMLSelectElement;
        if (onward && amount !== null && written !== value) onChange(written);
      }}
    >
      <TextField {...props} inputMode="text" unit={formatDong(0, language).slice(-1)} />
      {amount !== null && written !== value.trim() && (
        <p class="field-echo">
          <span class="digits">{formatDong(amount, language)}</span>
        </p>
      )}
    </div>
  );
}

/**
 * A month and a year, in two small fields. Who writes "3/" goes on to the year; a whole month pasted into the first one
 * goes into both.
 */
export function MonthField(props: Omit<TextFieldProps, 'unit' | 'inputMode'>) {
  const { id, value, onChange, error, hint } = props;
  const { words } = useSpoken();
  const cut = value.indexOf('/');
  const [month, year] = cut < 0 ? [value, ''] : [value.slice(0, cut), value.slice(cut + 1)];
  const join = (first: string, second: string): string => (first === '' && second === '' ? '' : `${first}/${second}`);
  const tell = (first: string, second: string): void => {
    const [, worded] = /^\s*(?:tháng|t)\.?\s*(\d{1,2}\s*,?\s*năm\s*\d{2,4})\s*$/iu.exec(first) ?? [];
    const plain = worded?.replace(/\s*,?\s*năm\s*/iu, '/') ?? first;
    const whole = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d*)\s*$/.exec(plain) ?? /^\s*(\d{1,2})(\d{4})\s*$/.exec(plain);
    onChange(whole ? join(whole[1] ?? '', whole[2] || second) : join(first, second));
    if (whole) document.getElementById(`${id}-year`)?.focus();
  };
  const described = describedBy({ id, hint, error });
  return (
    <FieldGroup {...props}>
      <div class="month-control">
        <label for={`${id}-month`}>{words.month}</label>
        <input
          id={`${id}-month`}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          size={3}
          value={month}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described}
          onInput={(event) => tell(event.currentTarget.value, year)}
        />
        <label for={`${id}-year`}>{words.year}</label>
        <input
          id={`${id}-year`}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          size={5}
          value={year}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described}
          onInput={(event) => tell(month, event.currentTarget.value)}
        />
      </div>
    </FieldGroup>
  );
}

/** One of the things that one may choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A question with a few answers, all of them seen at once. */
export function Choice(
  props: FieldProps & {
    readonly options: readonly Option[];
    readonly value: string;
    readonly onChange: (value: string) => void;
    /** Beside each other, where they are short. */
    readonly beside?: boolean;
  },
) {
  const { id, options, value, onChange, beside = false } = props;
  return (
    <FieldGroup {...props}>
      <div class={beside ? 'choice beside' : 'choice'}>
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'chosen' : undefined}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A question with many answers, in a list that opens. */
export function SelectField(
  props: FieldProps & {
    readonly options: readonly Option[];
    readonly value: string;
    readonly onChange: (value: string) => void;
    /** What stands in the list while nothing is chosen. */
    readonly none: string;
  },
) {
  const { id, options, value, onChange, none, error } = props;
  return (
    <Field {...props}>
      <select
        id={id}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
