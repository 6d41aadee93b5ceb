import { describe, expect, test } from 'vitest';
import { makeId } from '../ids/index.ts';
import {
  claimSchema,
  claimText,
  daySchema,
  dongSchema,
  HEALTH_MONTHS,
  METHODS,
  monthSchema,
  PRODUCTS,
} from './claim.ts';
import { dong, month } from './lines.cases.ts';
import { AMOUNT_MAX, TEXT_MAX } from './limits.ts';

const person = makeId<'person'>(1_763_433_000_000, new Uint8Array(10));
const household = makeId<'household'>(1_763_433_000_000, new Uint8Array(10).fill(7));

/** What is wrong with a value, as paths and messages; an empty list when it is read. */
const wrongWith = (schema: { safeParse: typeof claimSchema.safeParse }, value: unknown): readonly string[] => {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => [...path, message].join(' '));
};
const refused = (schema: { safeParse: typeof claimSchema.safeParse }, value: unknown): boolean =>
  wrongWith(schema, value).length > 0;

const voluntary = { product: 'voluntary', person, method: 'monthly', income: 1_650_000, from: '2025-11' } as const;
const card = { product: 'health', person, household, from: '2025-12', months: 12, place: 1 } as const;

describe('months, days and amounts as texts and numbers', () => {
  test('a month', () => {
    expect(monthSchema.parse('2025-11')).toBe(month('2025-11'));
    for (const text of ['2025-13', '2025-1', '11/2025', '', '2025-11-18', `2025-11${' '.repeat(40)}`]) {
      expect(monthSchema.safeParse(text).success, text).toBe(false);
    }
    expect(wrongWith(monthSchema as never, '2025-13')).toEqual(['not-a-month']);
    expect(wrongWith(monthSchema as never, 'x'.repeat(41))).toHaveLength(1);
    expect(wrongWith(monthSchema as never, 'x'.repeat(41))).not.toContain('not-a-month');
  });

  test('a day', () => {
    expect(daySchema.parse('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2025-02-29', '2025-11', '18/11/2025', ''])
      expect(daySchema.safeParse(text).success).toBe(false);
    expect(wrongWith(daySchema as never, '2025-02-29')).toEqual(['not-a-day']);
    expect(wrongWith(daySchema as never, 'x'.repeat(41))).not.toContain('not-a-day');
  });

  test('whole đồng above zero, up to a thousand million', () => {
    expect(dongSchema.parse(1)).toBe(1);
    expect(dongSchema.parse(AMOUNT_MAX)).toBe(1_000_000_000);
    for (const amount of [0, -1, 0.5, AMOUNT_MAX + 1, '1', Number.NaN]) {
      expect(dongSchema.safeParse(amount).success, String(amount)).toBe(false);
    }
  });
});

describe('a claim', () => {
  test('is read, its month as a month', () => {
    expect(claimSchema.parse(voluntary)).toEqual({ ...voluntary, from: month('2025-11') });
    expect(claimSchema.parse(card)).toEqual({ ...card, from: month('2025-12') });
    const more = {
      ...voluntary,
      method: 'future-years',
      years: 5,
      local: { percent: 10, resolution: '05/2025/NQ-HĐND' },
      other: { sponsor: 'Hội Chữ thập đỏ', amount: 100_000 },
    };
    expect(claimSchema.parse(more)).toEqual({ ...more, from: month('2025-11') });
  });

  test('goes back into the text that it came from', () => {
    for (const text of [voluntary, card]) expect(claimText(claimSchema.parse(text))).toEqual(text);
  });

  test('names of products and methods, and the months of a card', () => {
    expect(PRODUCTS).toEqual(['voluntary', 'health']);
    expect(METHODS).toEqual(['monthly', 'quarterly', 'half-yearly', 'yearly', 'future-years', 'missing-months']);
    expect(HEALTH_MONTHS).toEqual([3, 6, 12]);
    for (const method of METHODS) expect(refused(claimSchema, { ...voluntary, method })).toBe(false);
    for (const months of HEALTH_MONTHS) expect(refused(claimSchema, { ...card, months })).toBe(false);
  });

  test.each<readonly [string, object]>([
    ['another product', { ...voluntary, product: 'compulsory' }],
    ['another method', { ...voluntary, method: 'weekly' }],
    ['somebody without an id', { ...voluntary, person: 'mai' }],
    ['no income', { ...voluntary, income: 0 }],
    ['a field that nobody knows', { ...voluntary, note: 'x' }],
    ['years of nothing', { ...voluntary, years: 0 }],
    ['years that no law could mean', { ...voluntary, years: 21 }],
    ['half a year', { ...voluntary, years: 0.5 }],
    ['no missing months', { ...voluntary, months: 0 }],
    ['missing months that no law could mean', { ...voluntary, months: 241 }],
    ['less than nothing from the province', { ...voluntary, local: { percent: -1, resolution: '05' } }],
    ['more than all from the province', { ...voluntary, local: { percent: 101, resolution: '05' } }],
    ['a resolution without a number', { ...voluntary, local: { percent: 10, resolution: '' } }],
    ['more than a resolution', { ...voluntary, local: { percent: 10, resolution: '05', by: 'x' } }],
    ['a sponsor without a name', { ...voluntary, other: { sponsor: '', amount: 1 } }],
    ['a sponsor of two lines', { ...voluntary, other: { sponsor: 'a\nb', amount: 1 } }],
    ['a sponsor with a long name', { ...voluntary, other: { sponsor: 'x'.repeat(TEXT_MAX + 1), amount: 1 } }],
    ['a sponsor who gives nothing', { ...voluntary, other: { sponsor: 'Hội', amount: 0 } }],
    ['more than a sponsor', { ...voluntary, other: { sponsor: 'Hội', amount: 1, by: 'x' } }],
    ['a card of no household', { ...card, household: undefined }],
    ['a card of four months', { ...card, months: 4 }],
    ['a place before the first', { ...card, place: 0 }],
    ['a place beyond the twentieth', { ...card, place: 21 }],
    ['a card with an income', { ...card, income: 1_650_000 }],
  ])('does not take %s', (_, value) => {
    expect(refused(claimSchema, value)).toBe(true);
  });

  test.each<readonly [string, object]>([
    ['twenty years', { ...voluntary, years: 20 }],
    ['240 missing months', { ...voluntary, months: 240 }],
    ['nothing from the province', { ...voluntary, local: { percent: 0, resolution: '05' } }],
    ['all from the province', { ...voluntary, local: { percent: 100, resolution: '05' } }],
    ['a long name', { ...voluntary, other: { sponsor: 'x'.repeat(TEXT_MAX), amount: 1 } }],
    ['the twentieth place', { ...card, place: 20 }],
    ['a sponsor of a card', { ...card, other: { sponsor: 'Hội', amount: 1 } }],
  ])('takes %s: the law decides about it', (_, value) => {
    expect(wrongWith(claimSchema, value)).toEqual([]);
  });

  test('an income is whole đồng', () => {
    expect(claimSchema.parse(voluntary)).toMatchObject({ income: dong(1_650_000) });
  });
});
