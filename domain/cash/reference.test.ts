import { describe, expect, test } from 'vitest';
import { formatReference, makeReference, parseReference, SEQUENCE_MAX, sequenceOf } from './reference.ts';

const refused = (code: string, values: object = {}): unknown => ({ kind: 'refused', problem: { code, ...values } });

describe('a reference', () => {
  test('is made from the sequence of a due', () => {
    // 1 × 40,000,003 is 1·17⁶ + 11·17⁵ + 2·17⁴ + 15·17³ + 11·17² + 5·17 + 6: the second of the letters C H K M R T X,
    // then
    // the signs 11, 2, 15, 11, 5, 6 of 0123456789CHKMRTX.
    expect(17 * (17 * (17 * (17 * (17 * (17 * 1 + 11) + 2) + 15) + 11) + 5) + 6).toBe(40_000_003);
    // Among all signs the first is 11 too: 11 11 2 15 11 5 6. Their sum is 61 = 3 × 17 + 10; each times its place it is
    // 11 + 22 + 6 + 60 + 55 + 30 + 42 = 226 = 13 × 17 + 5. Check signs a, b with a + b = −10 and 8a + 9b = −5: b = 7, a
    // = 0.
    expect(makeReference(1)).toBe('DTHH2TH5607');
  });

  test('is printed in four groups', () => {
    expect(formatReference(makeReference(1))).toBe('DT HH2 TH5 607');
  });

  test('is another for each due, and dues that follow each other begin differently', () => {
    const many = Array.from({ length: 2000 }, (_, sequence) => makeReference(sequence));
    expect(new Set(many).size).toBe(2000);
    expect(new Set(many.map((each) => each.slice(0, 6))).size).toBeGreaterThan(1990);
  });

  test('leads back to the sequence of the due', () => {
    for (const sequence of [0, 1, 17, 123_456, SEQUENCE_MAX - 1, SEQUENCE_MAX])
      expect(sequenceOf(makeReference(sequence))).toBe(sequence);
  });

  test.each([-1, 0.5, Number.NaN, SEQUENCE_MAX + 1])('there is none for the sequence %d', (sequence) => {
    expect(() => makeReference(sequence)).toThrow('bug');
  });
});

describe('a reference that a person types', () => {
  test.each(['DTHH2TMH5C7', 'dt hh2 tmh 5c7', 'ĐT-HH2-TMH-5C7', ' đthh2tmh5c7. ', 'DT HHZ TMH SC7'])(
    '%j is read',
    (text) => {
      expect(parseReference(text)).toEqual({ kind: 'read', reference: 'DTHH2TMH5C7' });
    },
  );

  test.each([
    ['', refused('prefix')],
    ['TDHH2TMH5C7', refused('prefix')],
    ['DTHH2TMH5C', refused('length', { found: 10, expected: 11 })],
    ['DTHH2TMH5C77', refused('length', { found: 12, expected: 11 })],
    ['DTHH2TMH5CU', refused('sign', { at: 10, found: 'U' })],
    // A telephone number is no reference: the first sign is a letter.
    ['ĐT 091234567', refused('sign', { at: 2, found: '0' })],
    ['DTHH2TMH5C6', refused('check')],
    ['DTHH2TM5HC7', refused('check')],
  ])('%j is refused', (text, outcome) => {
    expect(parseReference(text)).toEqual(outcome);
  });
});
