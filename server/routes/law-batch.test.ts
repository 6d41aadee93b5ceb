import { expect, test } from 'vitest';
import { openServer } from '../testing.ts';
import { BATCH_LINES_MAX } from './law-batch.ts';

const { post } = openServer();
const send = (body: string, name = 'retirement-age', type = 'application/x-ndjson') =>
  post(`/api/law/${name}/batch?language=en`, body, { 'content-type': type });
const woman = '{"sex":"female","bornIn":"1980-11"}';

async function linesOf(told: Response): Promise<unknown[]> {
  const text = await told.text();
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

test('a line in is a line out, in the same order; a refused line says so and the rest go on', async () => {
  const told = await send([woman, '{', '{"sex":"female"}', '', woman].join('\n'));
  expect(told.status).toBe(200);
  expect(told.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  const reached = { ageYears: 60, ageMonths: 0, reachedIn: '2040-11' };
  expect(await linesOf(told)).toMatchObject([
    reached,
    { error: { code: 'not-json' } },
    { error: { code: 'missing-field', field: 'bornIn' } },
    { error: { code: 'not-json' } },
    reached,
  ]);
});

test('the last line may end without a line break, and lines may end as on Windows', async () => {
  expect(await linesOf(await send(`${woman}\r\n${woman}\r\n`))).toHaveLength(2);
  expect(await linesOf(await send(''))).toHaveLength(0);
});

test('a line above the limit of one question is refused alone', async () => {
  const told = await linesOf(await send(`${' '.repeat(70_000)}\n${woman}`));
  expect(told).toMatchObject([{ error: { code: 'line-too-large' } }, { reachedIn: '2040-11' }]);
});

test('more lines than the limit are 413', async () => {
  const told = await send('{}\n'.repeat(BATCH_LINES_MAX + 1));
  expect(told.status).toBe(413);
  expect(await told.json()).toMatchObject({
    error: { code: 'too-many-lines', message: 'Too many lines. Send at most 10,000 at a time.' },
  });
});

test('more bytes than the limit are 413', async () => {
  expect((await send(' '.repeat(8 * 1024 * 1024 + 1))).status).toBe(413);
});

test('an unknown question is 404, and plain JSON is 415', async () => {
  expect((await send(woman, 'nothing')).status).toBe(404);
  expect((await send(woman, 'retirement-age', 'application/json')).status).toBe(415);
});
