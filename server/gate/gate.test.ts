import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { guardedStream } from '../log.ts';
import type { Refused } from '../routes/route.ts';
import { LIMITS, Rates } from './limits.ts';
import { refusalOf } from './problem.ts';

describe('how often', () => {
  test('a bucket gives its burst, then what time brings, each caller for himself', () => {
    const rates = new Rates();
    const { burst, perSecond } = LIMITS.heavy;
    for (let call = 0; call < burst; call++) expect(rates.take('heavy', 'user/a', 0)).toBe(0);
    expect(rates.take('heavy', 'user/a', 0)).toBe(1 / perSecond);
    expect(rates.take('heavy', 'user/b', 0)).toBe(0);
    expect(rates.take('heavy', 'user/a', 1000 / perSecond)).toBe(0);
    expect(rates.take('heavy', 'user/a', 1000 / perSecond)).toBeGreaterThan(0);
  });

  test('a clock that goes back brings nothing', () => {
    const rates = new Rates();
    for (let call = 0; call < LIMITS.heavy.burst; call++) rates.take('heavy', 'user/a', 1_000_000);
    expect(rates.take('heavy', 'user/a', 0)).toBeGreaterThan(0);
  });
});

describe('what is wrong with a field', () => {
  const shape = z.strictObject({
    name: z.string().min(2).max(4),
    age: z.int().min(1).max(9).optional(),
    of: z.enum(['poor', 'other']).optional(),
    list: z
      .array(z.strictObject({ id: z.string() }))
      .max(1)
      .optional(),
    either: z.union([z.literal('all'), z.array(z.strictObject({ unit: z.string() }))]).optional(),
  });
  const wrong = (value: unknown): readonly [string, string | null, Refused['with']] => {
    const read = shape.safeParse(value, { reportInput: true });
    if (read.success) throw new Error('nothing is wrong');
    const { code, field, with: values } = refusalOf(read.error, 'body');
    return [code, field, values];
  };

  test.each([
    [{}, 'field-missing', 'name', {}],
    [{ name: 1 }, 'field-wrong', 'name', { expected: 'string' }],
    [{ name: 'a' }, 'field-too-short', 'name', { limit: 2 }],
    [{ name: 'abcde' }, 'field-too-long', 'name', { limit: 4 }],
    [{ name: 'abc', age: 0 }, 'field-too-small', 'age', { limit: 1 }],
    [{ name: 'abc', age: 10 }, 'field-too-large', 'age', { limit: 9 }],
    [{ name: 'abc', of: 'rich' }, 'field-not-one-of', 'of', { choices: 'poor, other' }],
    [{ name: 'abc', more: 1 }, 'field-unknown', 'more', {}],
    [{ name: 'abc', list: [{ id: 'a' }, { id: 'b' }] }, 'field-too-many', 'list', { limit: 1 }],
    [{ name: 'abc', list: [{ id: 1 }] }, 'field-wrong', 'list[0].id', { expected: 'string' }],
    [{ name: 'abc', either: [{}] }, 'field-missing', 'either[0].unit', {}],
    [null, 'field-wrong', 'body', { expected: 'object' }],
  ])('%j: %s at %s', (value, code, field, values) => {
    const [told, at, given] = wrong(value);
    expect([told, at]).toEqual([code, field]);
    expect(given).toMatchObject(values);
  });

  test('what was sent is never in the answer', () => {
    expect(JSON.stringify(wrong({ name: '0123456789012' }))).not.toContain('0123456789');
  });
});

test('no line of the log goes out with a number of ten or twelve digits', () => {
  const lines: string[] = [];
  const stream = guardedStream({ write: (line) => void lines.push(line) });
  stream.write('{"time":1763424000000,"a":"0123456789","b":123456789012,"c":"x0123456789y","ms":12}\n');
  expect(lines).toEqual(['{"time":1763424000000,"a":"#","b":#,"c":"x#y","ms":12}\n']);
});
