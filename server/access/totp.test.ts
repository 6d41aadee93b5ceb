import { expect, test } from 'vitest';
import { base32, codeOf, stepOf, stepShown, totpAddress } from './totp.ts';

/** The secret of the examples in RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');

test.each([
  // The RFC shows eight digits; six are the last six of them.
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %d seconds the code is %s', (seconds, code) => {
  expect(codeOf(secret, stepOf(seconds * 1000))).toBe(code);
});

test('a code works a step early and a step late, and not again', () => {
  const now = 1_234_567_890_000;
  const step = stepOf(now);
  for (const drift of [-1, 0, 1]) expect(stepShown(secret, codeOf(secret, step + drift), now, null)).toBe(step + drift);
  for (const drift of [-2, 2]) expect(stepShown(secret, codeOf(secret, step + drift), now, null)).toBeNull();
  expect(stepShown(secret, codeOf(secret, step), now, step)).toBeNull();
  expect(stepShown(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1);
  expect(stepShown(secret, '', now, null)).toBeNull();
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%j is %j in base32 (RFC 4648, without padding)', (text, told) => {
  expect(base32(Buffer.from(text))).toBe(told);
});

test('what a program for codes reads', () => {
  expect(totpAddress(Buffer.from('foobar'), 'lan')).toBe(
    'otpauth://totp/%C4%90i%E1%BB%83m%20T%E1%BB%B1a%3Alan?secret=MZXW6YTBOI&issuer=%C4%90i%E1%BB%83m%20T%E1%BB%B1a',
  );
});
