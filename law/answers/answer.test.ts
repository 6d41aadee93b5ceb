import { describe, expect, test } from 'vitest';
import { words as en } from '../words/en.ts';
import { answer, QUESTIONS } from './answer.ts';

const member = { payOn: '2026-03-01', members: 1 };
/** A pension of 2027, for which no table of coefficients is known yet. */
const later = {
  person: { sex: 'female', bornIn: '1969-05' },
  voluntary: [{ from: '2012-01', months: 180, income: 1_500_000 }],
  claimIn: '2027-02',
};

describe('the door of the law', () => {
  test('a question that there is not is named, not thrown', () => {
    for (const name of ['no-such-question', '', 'constructor', '__proto__', 'toString'])
      expect(answer(name, {})).toMatchObject({ error: { code: 'unknown-question', field: null } });
    expect(answer('pensions', {}, { words: en })).toMatchObject({
      error: { message: expect.stringContaining('pensions') as string },
    });
  });

  test('every question says what it misses when nothing is told', () => {
    for (const name of QUESTIONS) expect(answer(name, {}), name).toMatchObject({ error: { code: 'missing-field' } });
  });

  test('without words a mistake is its code and its field', () => {
    expect(answer('household-health', { ...member, members: 0 })).toEqual({
      error: { code: 'out-of-range', field: 'members', message: 'out-of-range: members' },
    });
    expect(answer('household-health', null)).toEqual({
      error: { code: 'wrong-type', field: null, message: 'wrong-type' },
    });
  });

  test('an income, years or months far beyond the law are refused with the article that sets their limit', () => {
    const payment = { payOn: '2025-08-10', income: 1_500_000, method: 'monthly', group: 'other' };
    const farOff: readonly (readonly [fields: object, article: string])[] = [
      [{ income: 99_000_000 }, 'Law 41/2024, Article 31, clause 2'],
      [{ income: -5 }, 'Law 41/2024, Article 31, clause 2'],
      [{ method: 'future-years', years: 1000 }, 'Decree 159/2025, Article 6'],
      [{ method: 'missing-months', months: 9999 }, 'Law 41/2024, Article 36, clause 2'],
    ];
    for (const [fields] of farOff)
      expect(answer('contribution', { ...payment, ...fields }, { words: en })).toMatchObject({
        error: {
          code: 'out-of-range',
          message: expect.stringMatching(/far outside what the law allows.*\(/) as string,
        },
      });
    for (const [fields, article] of farOff)
      expect(answer('contribution', { ...payment, ...fields }, { words: en })).toMatchObject({
        error: { message: expect.stringContaining(`(${article})`) as string },
      });
    const person = { sex: 'female', bornIn: '1971-09' };
    const voluntary = [{ from: '2026-01', months: 12, income: 99_000_000 }];
    expect(answer('pension', { person, voluntary }, { words: en })).toMatchObject({
      error: {
        field: 'voluntary[0].income',
        message: expect.stringContaining('(Law 41/2024, Article 31, clause 2)') as string,
      },
    });
  });

  test('the answer is its fields alone; an explanation comes when it is asked for, in words', () => {
    expect(answer('household-health', member)).toEqual({ perMember: [1_263_600], total: 1_263_600 });
    expect(answer('household-health', member, { words: en })).toEqual({ perMember: [1_263_600], total: 1_263_600 });
    expect(answer('household-health', member, { explain: true })).not.toHaveProperty('explanation');
    expect(answer('household-health', member, { words: en, explain: true })).toHaveProperty('explanation');
  });

  test('what is assumed is named: with its last known month, and in words where there are words', () => {
    const assumed = { parameter: 'adjustment', knownFrom: '2026-01', knownUntil: '2026-12' };
    expect(answer('pension', later)).toMatchObject({ assumptions: [assumed] });
    const message = expect.stringContaining('12/2026') as string;
    expect(answer('pension', later, { words: en })).toMatchObject({ assumptions: [{ ...assumed, message }] });
    expect(answer('pension', { ...later, claimIn: '2026-12' })).not.toHaveProperty('assumptions');
  });
});
