import { answer, QUESTIONS, type Refused } from '@diemtua/law';
import { words as en } from '@diemtua/law/words/en';
import { words as vi } from '@diemtua/law/words/vi';
import { describe, expect, test } from 'vitest';
import messages from '../words/vi.json';
import { emptyForm, inputOf, type Written } from './asked.ts';
import { forms, results, type FieldForm, type QuestionForm } from './forms.ts';

const today = '2025-11-30';

/** A sound answer to each kind of field. */
const sound: Readonly<Record<FieldForm['kind'], string>> = {
  month: '1/1980',
  day: '30/11/2025',
  money: '1.650.000',
  number: '5',
  percent: '10',
  fraction: '0,0031',
  choice: '',
  'yes-no': 'no',
  months: '3/2025, 4/2025',
};

/** What a field needs where the sound answer of its kind would not do. */
const special: Readonly<Record<string, string>> = {
  from: '12/2020',
  'pensioner.startedIn': '1/2025',
  claimIn: '1/2041',
  startIn: '12/2025',
  stopIn: '12/2042',
  years: '2',
  monthsLeft: '2',
  supportedMonthsLeft: '2',
  reason: 'emigration',
  decidedOn: '30/11/2025',
};

const fill = (fields: readonly FieldForm[], left: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ path, kind, choices, first }) => [
      path,
      left.includes(path) ? '' : (special[path] ?? (kind === 'choice' ? (first ?? choices?.[0] ?? '') : sound[kind])),
    ]),
  );

function filled(form: QuestionForm, left: readonly string[] = []): Written {
  return {
    fields: fill(form.fields, left),
    spells: form.spell ? [{ key: 1, fields: fill(form.spell, left) }] : [],
  };
}

const formOf = (name: string): QuestionForm =>
  forms.find((form) => form.name === name) ?? { name, fields: [], spell: null };

test('every question of the law has a form, in the same order', () => {
  expect(forms.map(({ name }) => name)).toEqual(QUESTIONS);
});

describe.each(forms)('$name', (form) => {
  const goals = form.name === 'goal' ? ['want.monthlyPension'] : [];

  test('with every field filled in, the law knows each of them and answers', () => {
    const told = answer(form.name, inputOf(form, filled(form, goals), today), { words: vi, explain: true });
    expect(told).not.toHaveProperty('error');
  });

  test('without the optional fields it answers too', () => {
    const optional = form.fields.filter((field) => field.optional).map(({ path }) => path);
    const left = form.name === 'goal' ? ['want.monthlyPension', 'stopIn'] : optional;
    expect(answer(form.name, inputOf(form, filled(form, left), today))).not.toHaveProperty('error');
  });

  test('a needed field that is left out is named by the law, so that the screen can show it there', () => {
    const needed = [...form.fields, ...(form.spell ?? []).map((field) => ({ ...field, path: field.path }))].filter(
      ({ optional, only, first }) => !optional && !only && first === undefined,
    );
    const missed = needed.map(({ path }) => {
      const told = answer(form.name, inputOf(form, filled(form, [...goals, path]), today)) as Refused;
      return [path, told.error?.code, told.error?.field];
    });
    const places = new Set(form.spell?.map(({ path }) => path));
    const inSpell = (path: string): boolean => places.has(path) && !form.fields.some((field) => field.path === path);
    expect(missed).toEqual(
      needed.map(({ path }) => [path, 'missing-field', inSpell(path) ? `voluntary[0].${path}` : path]),
    );
  });

  test('every field has its name in the words of the law or of the screen', () => {
    const fields = [...form.fields, ...(form.spell ?? [])];
    const nameless = fields.filter(({ fact, label }) => !label && !(fact in vi.facts && fact in en.facts));
    expect(nameless).toEqual([]);
  });

  test('every field of the answer has its label and its unit', () => {
    const told = answer(form.name, inputOf(form, filled(form, goals), today));
    const unnamed = Object.keys(told).filter(
      (name) => name !== 'assumptions' && !(`result.${name}` in messages && name in results),
    );
    expect(unnamed).toEqual([]);
  });

  test('what cannot be read is named before the law is asked', () => {
    const field = form.fields.find(({ kind }) => kind === 'day' || kind === 'month');
    const written = filled(form);
    const input = inputOf(form, { ...written, fields: { ...written.fields, [field?.path ?? '']: 'mai' } }, today);
    expect(input).toEqual([{ path: field?.path, kind: field?.kind, value: 'mai' }]);
  });
});

test('a fresh form knows today, and has one spell to fill in where a record is needed', () => {
  expect(emptyForm(formOf('withdrawal'), today)).toEqual({
    fields: { 'person.sex': '', 'person.bornIn': '', decidedOn: '30/11/2025', reason: '' },
    spells: [{ key: 1, fields: { from: '', months: '', income: '', group: 'other' } }],
  });
  expect(emptyForm(formOf('goal'), today).spells).toEqual([]);
});
