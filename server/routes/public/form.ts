import { escaped } from './html.ts';

/** A field of a form that needs no script. */
interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
}

const described = ({ name, hint, error }: FieldParts): string => {
  const by = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(Boolean);
  return by.length === 0 ? '' : ` aria-describedby="${by.join(' ')}"`;
};

const hintOf = ({ name, hint }: FieldParts): string =>
  hint === undefined ? '' : `<p class="field-hint" id="${name}-hint">${escaped(hint)}</p>`;

const errorOf = ({ name, error }: FieldParts): string =>
  error === undefined ? '' : `<p class="field-error" id="${name}-error">${escaped(error)}</p>`;

const classOf = ({ error }: FieldParts): string => (error === undefined ? 'field' : 'field wrong');

/** How a text is written: by which keys of a phone, what a browser may fill in, and how long at most. */
interface TextParts extends FieldParts {
  readonly value: string;
  readonly keys?: 'tel' | 'numeric';
  readonly fill?: 'name' | 'tel';
  readonly signsMax: number;
}

/** A field for one line of text. */
export function textField(parts: TextParts): string {
  const { name, label, value, keys, fill, signsMax, error } = parts;
  return [
    `<div class="${classOf(parts)}"><label for="${name}">${escaped(label)}</label>${hintOf(parts)}`,
    `<div class="control"><input id="${name}" name="${name}" type="text" maxlength="${signsMax}" autocomplete="${fill ?? 'off'}"`,
    keys === undefined ? '' : ` inputmode="${keys}"`,
    error === undefined ? '' : ' aria-invalid="true"',
    `${described(parts)} value="${escaped(value)}"></div>${errorOf(parts)}</div>`,
  ].join('');
}

/** What is chosen from, each with its words. */
type Choices = readonly (readonly [value: string, words: string])[];

/** A field with a list of which one line is chosen. */
export function selectField(parts: FieldParts & { readonly value: string; readonly choices: Choices }): string {
  const { name, label, value, choices } = parts;
  const options = choices.map(
    ([each, words]) =>
      `<option value="${escaped(each)}"${each === value ? ' selected' : ''}>${escaped(words)}</option>`,
  );
  return [
    `<div class="${classOf(parts)}"><label for="${name}">${escaped(label)}</label>${hintOf(parts)}`,
    `<select id="${name}" name="${name}"${described(parts)}>${options.join('')}</select>${errorOf(parts)}</div>`,
  ].join('');
}

/** Lines of which one is chosen, or a box that is ticked: all are seen at once. */
export function choiceField(
  parts: FieldParts & { readonly value: string; readonly choices: Choices; readonly type: 'radio' | 'checkbox' },
): string {
  const { name, label, value, choices, type } = parts;
  const lines = choices.map(
    ([each, words], at) =>
      `<label><input type="${type}" name="${name}" id="${name}${at === 0 ? '' : `-${at}`}" value="${escaped(each)}"${each === value ? ' checked' : ''}><span>${escaped(words)}</span></label>`,
  );
  return [
    `<fieldset class="${classOf(parts)}"${described(parts)}><legend>${escaped(label)}</legend>${hintOf(parts)}`,
    `<div class="choice">${lines.join('')}</div>${errorOf(parts)}</fieldset>`,
  ].join('');
}

/** What is wrong with a form, each line a way to its field. */
export function problemsOf(title: string, problems: readonly (readonly [field: string, words: string])[]): string {
  if (problems.length === 0) return '';
  const lines = problems.map(([field, words]) => `<li><a href="#${field}">${escaped(words)}</a></li>`);
  return `<section><div class="notice trouble" role="alert"><div><p><b>${escaped(title)}</b></p><ul>${lines.join('')}</ul></div></div></section>`;
}

/** A remark on its own ground; read out when the page opens. */
export const notice = (tone: 'said' | 'waiting' | 'trouble', title: string, text: string): string =>
  `<div class="notice ${tone}" role="status"><div><h2>${escaped(title)}</h2><p>${escaped(text)}</p></div></div>`;

/** The text fields of a form that was sent; of a name that comes twice, the first. */
export function fieldsOf(body: string): Readonly<Record<string, string>> {
  // From the last to the first, so that the first stays.
  return Object.fromEntries([...new URLSearchParams(body)].toReversed());
}
