import { expect, test } from 'vitest';
import { openServer } from '../testing.ts';
import { QUESTION_BYTES_MAX } from './law-answer.ts';

const { post } = openServer();
const payment = { payOn: '2025-12-01', income: 1_650_000, method: 'monthly', group: 'other' };
const ask = (input: unknown, query = '', headers: Record<string, string> = {}) =>
  post(`/api/law/contribution${query}`, JSON.stringify(input), headers);

test('the vendor’s payment is answered', async () => {
  const told = await ask(payment);
  expect(told.status).toBe(200);
  expect(await told.json()).toEqual({
    months: 1,
    gross: 363_000, // 1,650,000 × 22 %
    supportedMonths: 1,
    stateSupport: 66_000, // 1,500,000 × 22 % × 20 %
    localSupport: 0,
    payable: 297_000, // 363,000 − 66,000
  });
  expect(told.headers.get('cache-control')).toBe('no-store');
});

test('with explain=1 the steps come along, in the language that is asked for', async () => {
  const told = await ask(payment, '?explain=1', { 'accept-language': 'en' });
  const { explanation } = (await told.json()) as { readonly explanation: readonly Record<string, unknown>[] };
  expect(told.headers.get('content-language')).toBe('en');
  expect(explanation.find(({ rule }) => rule === 'monthlyContribution')).toMatchObject({ text: '363,000\u00a0đ' });
});

test('what the law refuses is 400, and names the field', async () => {
  const told = await ask({ ...payment, income: 1 }, '?language=en');
  expect(told.status).toBe(400);
  expect(await told.json()).toMatchObject({ error: { code: 'income-below-lowest', field: 'income' } });
});

test.each(['', '{', '{"a":}', 'income=1'])('what is no JSON (%j) is 400', async (body) => {
  const told = await post('/api/law/contribution', body);
  expect(told.status).toBe(400);
  expect(await told.json()).toMatchObject({ error: { code: 'not-json', field: null } });
});

test.each(['null', '[]', '1', '"x"', `${'['.repeat(30_000)}${']'.repeat(30_000)}`])(
  'JSON that is no input (%.20s) is 400',
  async (body) => {
    expect((await post('/api/law/contribution', body)).status).toBe(400);
  },
);

test.each(['nothing', 'toString', '__proto__', 'constructor', 'pension%2f..'])(
  'the question %s is 404',
  async (name) => {
    const told = await post(`/api/law/${name}`, '{}');
    expect(told.status).toBe(404);
    expect(await told.json()).toMatchObject({ error: { code: 'unknown-question' } });
  },
);

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/x-ndjson', ''])(
  'content of type “%s” is 415: no page of another site can send it without being asked',
  async (type) => {
    const told = await post('/api/law/contribution', '{}', { 'content-type': type });
    expect(told.status).toBe(415);
    expect(await told.json()).toMatchObject({ error: { code: 'wrong-content-type' } });
  },
);

test('content above 64 KiB is 413', async () => {
  const told = await post('/api/law/contribution', ' '.repeat(QUESTION_BYTES_MAX + 1), { 'accept-language': 'en' });
  expect(told.status).toBe(413);
  expect(await told.json()).toMatchObject({
    error: { code: 'too-large', message: 'The content is too large. The most is 65,536 bytes.' },
  });
});
