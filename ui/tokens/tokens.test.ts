import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const maker = fileURLToPath(new URL('./tokens.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
let made: ReturnType<typeof spawnSync>;

beforeAll(() => {
  made = spawnSync(process.execPath, [maker, join(folder, 'tokens.css')], { encoding: 'utf8' });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('no pair of colours is below its contrast floor', () => {
  expect(made.status, String(made.stdout)).toBe(0);
});

test('tokens.css is what its maker makes', () => {
  const checkedIn = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');
  expect(checkedIn).toBe(readFileSync(join(folder, 'tokens.css'), 'utf8'));
});
