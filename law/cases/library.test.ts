import { describe, expect, test } from 'vitest';
import { answer, ask, assess } from '../index.ts';
import { words } from '../words/en.ts';

const woman = { sex: 'female', bornIn: '1971-09' };
const record = [{ from: '2010-01', months: 190, income: 1_500_000 }];

describe('ask', () => {
  test('names what can still change the answer, in the order of the question', () => {
    expect(ask('pension', {})).toEqual(['person.sex', 'person.bornIn', 'voluntary']);
    expect(ask('pension', { person: { sex: 'female' }, voluntary: record })).toEqual(['person.bornIn']);
    expect(ask('retirement-age', { sex: 'female' })).toEqual(['bornIn']);
  });

  test('names nothing when the answer is settled', () => {
    expect(ask('pension', { person: woman, voluntary: record })).toEqual([]);
  });

  test('asks for a goal first, and for what is needed to reach it', () => {
    expect(ask('goal', {})).toEqual(['want', 'person.sex', 'person.bornIn', 'startIn', 'group']);
    expect(ask('goal', { want: { pay: 300_000 }, person: woman, startIn: '2026-01', group: 'other' })).toEqual([]);
  });

  test('names a mistake in what has been told, and an unknown question', () => {
    expect(ask('pension', { person: { sex: 'x' } })).toMatchObject({
      error: { code: 'not-a-choice', field: 'person.sex' },
    });
    expect(ask('goal', 7, { words })).toMatchObject({ error: { code: 'wrong-type', field: null } });
    expect(ask('pensions', {})).toMatchObject({ error: { code: 'unknown-question' } });
  });
});

describe('assess', () => {
  test('answers in order, and names what is wrong with a line in its place', async () => {
    const right = { person: woman, voluntary: record };
    const late = { ...right, claimIn: '2020-01' };
    const [first, second, third] = (await assess('pension', [right, late, null], { words })) as readonly unknown[];
    expect(answer('pension', right)).toMatchObject(first as object);
    expect(second).toEqual(answer('pension', late, { words }));
    expect(third).toEqual(answer('pension', null, { words }));
  });

  test('takes any number of people', async () => {
    expect(await assess('pension', [])).toEqual([]);
    const many = Array.from({ length: 5000 }, (_, i) => ({
      sex: 'male',
      bornIn: `${1960 + (i % 40)}-0${1 + (i % 9)}`,
    }));
    const answers = await assess('retirement-age', many);
    expect(answers).toEqual(many.map((one) => answer('retirement-age', one)));
  });

  test('answers what has no loop one by one', async () => {
    const household = { payOn: '2026-01-10', members: 3 };
    expect(await assess('household-health', [household])).toEqual([answer('household-health', household)]);
  });

  test('refuses a question that it does not know', async () => {
    expect(await assess('pensions', [])).toMatchObject({ error: { code: 'unknown-question' } });
  });
});
