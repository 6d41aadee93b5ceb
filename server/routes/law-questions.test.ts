import { QUESTIONS } from '@diemtua/law';
import { expect, test } from 'vitest';
import { openServer } from '../testing.ts';

test('every question of the law is listed with its addresses', async () => {
  const told = await openServer().app.request('/api/law');
  const { questions } = (await told.json()) as { readonly questions: readonly { readonly name: string }[] };
  expect(questions.map(({ name }) => name)).toEqual(QUESTIONS);
  expect(questions).toContainEqual({ name: 'pension', one: '/api/law/pension', many: '/api/law/pension/batch' });
});
