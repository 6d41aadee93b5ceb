import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** What every field has: a name on the page, a label, a hint, and what is wrong with it. */
export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}

/** The identifiers that a control points to: its hint and its error. */
export function describedBy({ id, hint, error }: Omit<FieldProps, 'label'>): string | undefined {
  const parts = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** The line under a field that says what is wrong and what to do. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | null | undefined }) {
  if (!error) return null;
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon shape="trouble" />
      <span>{error}</span>
    </p>
  );
}

/** A label, the control, its hint and its error. */
export function Field(props: FieldProps & { readonly children: ComponentChildren }) {
  const { id, label, hint, error, children } = props;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** Several controls that belong to one question. */
export function FieldGroup(props: FieldProps & { readonly children: ComponentChildren }) {
  const { id, label, hint, error, children } = props;
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, hint, error })}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
