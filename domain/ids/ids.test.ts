import { expect, test } from 'vitest';
import { idSchema, makeId } from './index.ts';

test('an id begins with its time, and says that it is a UUID of version 7', () => {
  // 2025-11-18T00:00:00Z is 1763424000000 = 0x019a947fa800… in milliseconds.
  const id = makeId(1_763_424_000_000, new Uint8Array([255, 1, 255, 3, 4, 5, 6, 7, 8, 9]));
  expect(id).toBe(
    `${(1_763_424_000_000)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7f01-bf03-040506070809`,
  );
  expect(idSchema().safeParse(id).success).toBe(true);
});

test.each([
  '',
  '019a9470-0000-4000-8000-000000000000',
  '019A9470-0000-7000-8000-000000000000',
  '019a9470-0000-7000-c000-000000000000',
  "'; drop table person; --",
])('%j is no id', (text) => {
  expect(idSchema().safeParse(text).success).toBe(false);
});
