import { FieldError } from '@diemtua/ui';

/** A field whose content nobody else should read from the screen, or one that a password keeper fills. */
export function SecretField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: 'username' | 'current-password' | 'one-time-code' | 'new-password';
  readonly error?: string | null;
}) {
  const { id, label, value, onChange, kind, error = null } = props;
  const secret = kind === 'current-password' || kind === 'new-password';
  const digits = kind === 'one-time-code' ? ({ inputMode: 'numeric' } as const) : {};
  const control = {
    id,
    value,
    autocomplete: kind,
    autocapitalize: 'none',
    spellcheck: false,
    ...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  } as const;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {secret ? <input type="password" {...control} /> : <input type="text" {...control} {...digits} />}
      <FieldError id={id} error={error} />
    </div>
  );
}
