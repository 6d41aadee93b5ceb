import { describe, expect, test } from 'vitest';
import { words } from '../words/en.ts';
import { answer } from './answer.ts';
import { assess } from './assess.ts';

const person = { sex: 'female', bornIn: '1976-01' };

describe('one question for many people', () => {
  test('a question that there is not is refused once, for all', async () => {
    expect(await assess('no-such-question', [1, 2])).toMatchObject({ error: { code: 'unknown-question' } });
    expect(await assess('no-such-question', [], { words })).toMatchObject({
      error: { message: expect.stringContaining('no-such-question') as string },
    });
  });

  test('of nobody nothing is said', async () => {
    expect(await assess('pension', [])).toEqual([]);
    expect(await assess('household-health', [])).toEqual([]);
  });

  test('each has an answer in order, however many there are, and what is wrong stands in its place', async () => {
    // 22 % of 1,500,000 and 50,000 more for each: 330,000 and 11,000 more.
    const inputs = Array.from({ length: 130 }, (_, i) =>
      i % 64 === 3
        ? { payOn: 3 }
        : { payOn: '2026-03-10', income: 1_500_000 + 50_000 * i, method: 'monthly', group: 'none' },
    );
    const answers = await assess('contribution', inputs);
    if (!Array.isArray(answers)) throw new Error('refused');
    expect(answers).toHaveLength(130);
    answers.forEach((one, i) => {
      if (i % 64 === 3) expect(one).toMatchObject({ error: { code: 'wrong-type', field: 'payOn' } });
      else expect(one).toMatchObject({ gross: 330_000 + 11_000 * i });
    });
  });

  test('a case that the law refuses is refused, in words where there are words', async () => {
    const low = { payOn: '2026-03-10', income: 1, method: 'monthly', group: 'none' };
    const code = 'income-below-lowest';
    expect(await assess('contribution', [low])).toEqual([
      { error: { code, field: 'income', message: 'income-below-lowest: income' } },
    ]);
    const [told] = (await assess('contribution', [low], { words })) as readonly unknown[];
    expect(told).toEqual(answer('contribution', low, { words }));
  });

  test('lists and goals are answered one by one, without what was assumed', async () => {
    const household = { payOn: '2026-06-30', members: 2 };
    // 12 × 4.5 % × 2,340,000 = 1,263,600, and 70 % of it.
    expect(await assess('household-health', [household, { ...household, members: 0 }])).toMatchObject([
      { perMember: [1_263_600, 884_520], total: 2_148_120 },
      { error: { code: 'out-of-range' } },
    ]);
    const goal = { want: { pay: 300_000 }, person, startIn: '2026-08', group: 'other' };
    const { assumptions, ...fields } = answer('goal', goal) as Readonly<Record<string, unknown>>;
    expect(assumptions).toHaveLength(1);
    expect(await assess('goal', [goal])).toEqual([fields]);
    const { error } = answer('goal', {}, { words }) as Readonly<Record<string, unknown>>;
    expect(await assess('goal', [{}], { words })).toEqual([{ error }]);
  });
});
