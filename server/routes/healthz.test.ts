import { expect, test } from 'vitest';
import { openServer } from '../testing.ts';

test('the server says that it is up, and nobody keeps it', async () => {
  const told = await openServer().app.request('/healthz');
  expect(await told.json()).toEqual({ ok: true });
  expect(told.headers.get('cache-control')).toBe('no-store');
});
