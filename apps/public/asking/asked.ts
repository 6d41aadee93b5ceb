import { readDay, readDong, readMonth, readNumber } from '@diemtua/ui';
import type { FieldForm, QuestionForm } from './forms.ts';

/** What is written in a form: by path, and for each spell by path. */
export interface Written {
  readonly fields: Readonly<Record<string, string>>;
  readonly spells: readonly { readonly key: number; readonly fields: Readonly<Record<string, string>> }[];
}

/** A field that cannot be read. */
export interface Unread {
  /** As the engine would name it: "voluntary[1].from". */
  readonly path: string;
  readonly kind: FieldForm['kind'];
  readonly value: string;
}

const firstOf = (field: FieldForm, today: string): string => {
  if (field.first !== 'today') return field.first ?? '';
  const [year = '', month = '', day = ''] = today.split('-');
  return field.kind === 'day' ? `${Number(day)}/${Number(month)}/${year}` : `${Number(month)}/${year}`;
};

const allOf = (fields: readonly FieldForm[], today: string): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.path, firstOf(field, today)]));

/** An empty spell of a form. */
export const emptySpell = (form: QuestionForm, key: number, today: string): Written['spells'][number] => ({
  key,
  fields: allOf(form.spell ?? [], today),
});

/** A form as it stands at first; where a record is needed, with one spell to fill in. */
export function emptyForm(form: QuestionForm, today: string): Written {
  const spells = form.spell !== null && !form.spellsOptional ? [emptySpell(form, 1, today)] : [];
  return { fields: allOf(form.fields, today), spells };
}

/** Whether a field is asked for, given what the others say. */
export const isShown = (field: FieldForm, fields: Written['fields']): boolean =>
  !field.only || fields[field.only.path] === field.only.value;

function valueOf(field: FieldForm, text: string, latest: number): unknown {
  switch (field.kind) {
    case 'month':
      return readMonth(text, latest);
    case 'day':
      return readDay(text);
    case 'money':
      return readDong(text);
    case 'number':
    case 'percent':
    case 'fraction':
      return readNumber(text);
    case 'choice':
      return text;
    case 'yes-no':
      return text === 'yes';
    case 'months': {
      const months = text.split(/[,;]/).map((each) => readMonth(each, latest));
      return months.includes(null) ? null : months;
    }
  }
}

/** Puts a value at a path: "person.sex". */
function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const cut = path.indexOf('.');
  if (cut < 0) {
    into[path] = value;
    return;
  }
  const outer = path.slice(0, cut);
  const inner = (into[outer] ??= {}) as Record<string, unknown>;
  put(inner, path.slice(cut + 1), value);
}

/**
 * The engine's input from what is written. An empty field is left out, so that the engine itself says what it misses.
 * @returns the input, or the fields that cannot be read
 */
export function inputOf(
  form: QuestionForm,
  written: Written,
  today: string,
): Record<string, unknown> | readonly Unread[] {
  const latest = Number(today.slice(0, 4)) + 1;
  const unread: Unread[] = [];
  const read = (fields: readonly FieldForm[], texts: Readonly<Record<string, string>>, prefix: string) => {
    const into: Record<string, unknown> = {};
    for (const field of fields) {
      const text = (texts[field.path] ?? '').trim();
      if (text === '' || !isShown(field, texts)) continue;
      const value = valueOf(field, text, latest);
      if (value === null) unread.push({ path: prefix + field.path, kind: field.kind, value: text });
      else put(into, field.path, value);
    }
    return into;
  };
  const input = read(form.fields, written.fields, '');
  if (form.name === 'goal') input['want'] ??= {};
  if (form.fields.some(({ path }) => path.startsWith('person.'))) input['person'] ??= {};
  const { spell } = form;
  if (spell !== null)
    input['voluntary'] = written.spells.map(({ fields }, place) => read(spell, fields, `voluntary[${place}].`));
  return unread.length > 0 ? unread : input;
}
