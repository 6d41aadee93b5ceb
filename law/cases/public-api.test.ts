import { beforeAll, describe, expect, test } from 'vitest';
import { publicApi } from './public-api.ts';

/** Compiling the library takes seconds, and more on a busy machine. */
const COMPILING_MS = 120_000;

describe('what the library opens', () => {
  let api = '';
  beforeAll(() => {
    api = publicApi();
  }, COMPILING_MS);

  test('changes only on purpose', async () => {
    await expect(api).toMatchFileSnapshot('./goldens/public-api.txt');
  });
});
