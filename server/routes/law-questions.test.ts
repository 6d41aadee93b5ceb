import { QUESTIONS, questionShapes } from '@diemtua/law';
import { expect, test } from 'vitest';
import { openServer } from '../testing.ts';

test('every question of the law is listed with its addresses and its fields', async () => {
  const told = await openServer().app.request('/api/law');
  const { questions } = (await told.json()) as { readonly questions: readonly { readonly name: string }[] };
  expect(questions.map(({ name }) => name)).toEqual(QUESTIONS);
  const pension = questionShapes().find(({ name }) => name === 'pension');
  expect(questions).toContainEqual({ one: '/api/law/pension', many: '/api/law/pension/batch', ...pension });
});
