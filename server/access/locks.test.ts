import { describe, expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './password.ts';
import { seal, unseal } from './seal.ts';
import { hashOf, makeToken, provinceOf } from './token.ts';
import { PATIENCE, waitMs } from './waits.ts';
import type { ProvinceCode } from '@diemtua/domain/ids';

describe('passwords', () => {
  const phrase = 'một hai ba bốn năm';

  test('the same phrase typed in two ways of writing accents is the same password; a hash is never the same', async () => {
    const kept = await hashPassword(phrase.normalize('NFD'));
    expect(await isPassword(phrase.normalize('NFC'), kept)).toBe(true);
    expect(await isPassword(phrase.slice(1), kept)).toBe(false);
    expect(await hashPassword(phrase)).not.toBe(kept);
    expect(isOutdated(kept)).toBe(false);
    expect(isOutdated(kept.replace('$15$', '$14$'))).toBe(true);
  });

  test('nobody has the hash of nothing', async () => {
    expect(await isPassword('', null)).toBe(false);
  });

  test('many at once wait for each other, and all get their answer', async () => {
    const kept = await hashPassword(phrase);
    const told = await Promise.all(
      Array.from({ length: 9 }, (_, index) => isPassword(index === 4 ? phrase : 'x', kept)),
    );
    expect(told.map(Number)).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});

describe('seals', () => {
  const key = new Uint8Array(32).fill(1);

  test('open with the key, for whom they were made', () => {
    const sealed = seal(key, Buffer.from('secret'), '10/a');
    expect(unseal(key, sealed, '10/a').toString()).toBe('secret');
    expect(() => unseal(key, sealed, '10/b')).toThrow('unable to authenticate');
    expect(() => unseal(new Uint8Array(32).fill(2), sealed, '10/a')).toThrow('unable to authenticate');
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => unseal(key, sealed, '10/a')).toThrow('unable to authenticate');
  });
});

describe('tokens', () => {
  test('name the province in which they are looked up', () => {
    const token = makeToken('15' as ProvinceCode);
    expect(token).toMatch(/^15\.[\w-]{43}$/);
    expect(provinceOf(token)).toBe('15');
    expect(makeToken('15' as ProvinceCode)).not.toBe(token);
    expect(hashOf(token)).toHaveLength(32);
  });

  test.each([
    '',
    '15',
    '15.',
    '1.x',
    `15.${'x'.repeat(42)}`,
    `15.${'x'.repeat(44)}`,
    `ab.${'x'.repeat(43)}`,
    `15.${'x'.repeat(43)}\n`,
  ])('%j is none', (text) => {
    expect(provinceOf(text)).toBeNull();
  });
});

describe('waits', () => {
  test('double from the first failure that costs, up to a quarter of an hour', () => {
    const { free, waitMsMax } = PATIENCE.name;
    const waits = [0, 1, 2, 3, 4, 8, 1000].map((more) => waitMs('name', free + more));
    expect(waits).toEqual([0, 10_000, 20_000, 40_000, 80_000, waitMsMax, waitMsMax]);
  });
});
