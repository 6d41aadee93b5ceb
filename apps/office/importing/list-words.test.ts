import { LIST_CODES } from '@diemtua/domain/registry';
import { expect, test } from 'vitest';
import vietnamese from '../words/vi.json';
import type { Say } from '../language/say.tsx';
import { problemOfRow, READ_CODES } from './list-words.ts';

/** Only the names of the messages: their words have a test of their own. */
const say = ((id: string, values?: Readonly<Record<string, unknown>>) =>
  id === 'list.problem' ? `${String(values?.['field'])} ${String(values?.['what'])}` : id) as Say;

test.each([...LIST_CODES, ...READ_CODES])('"%s" has its sentence', (code) => {
  const told = problemOfRow({ field: 'name', code }, say);
  const [field = '', what = ''] = told.split(' ');
  expect(Object.keys(vietnamese)).toEqual(expect.arrayContaining([field, what]));
  expect(what).not.toBe('list.otherProblem');
});

test('what has no sentence yet is shown by its code, and not left out', () => {
  expect(problemOfRow({ field: 'name', code: 'new-one' }, say)).toBe('listField.name list.otherProblem');
});
