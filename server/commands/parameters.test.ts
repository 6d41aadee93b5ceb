import { describe, expect, test } from 'vitest';
import { call } from './calling.ts';

interface Figure {
  readonly id: string;
  readonly unit: string;
  readonly state?: string;
  readonly steps: readonly {
    readonly from: string;
    readonly values: readonly { readonly keyId: string | null; readonly value: unknown }[];
    readonly cite: string;
    readonly confidence: string;
  }[];
}

const figuresOf = async (...argv: readonly string[]): Promise<ReadonlyMap<string, Figure>> => {
  const { code, out } = await call(['law', 'parameters', '--json', ...argv]);
  expect(code).toBe(0);
  const { figures } = JSON.parse(out) as { readonly figures: readonly Figure[] };
  return new Map(figures.map((figure) => [figure.id, figure]));
};

/** The values of a figure, as "from: value, value". */
const told = (figure: Figure | undefined): readonly string[] =>
  (figure?.steps ?? []).map(({ from, values }) => `${from}: ${values.map(({ value }) => String(value)).join(', ')}`);

describe('the figures of the law for programs', () => {
  test('the whole history', async () => {
    const figures = await figuresOf();
    expect(told(figures.get('povertyLine'))).toEqual([
      '2006-01: 200000',
      '2011-01: 400000',
      '2016-01: 700000',
      '2022-01: 1500000',
      '2027-01: 2200000',
    ]);
    expect(told(figures.get('supportPercent')).at(-1)).toBe('2025-07: 50, 50, 40, 30, 20, 0');
    expect(figures.get('supportPercent')?.steps[0]?.values.map(({ keyId }) => keyId)).toContain('near-poor');
    expect(figures.get('povertyLine')?.state).toBeUndefined();
  });

  test('those of a day', async () => {
    const figures = await figuresOf('--on', '2026-06-30');
    expect(told(figures.get('referenceLevel'))).toEqual(['2024-07: 2340000']);
    expect(told((await figuresOf('--on', '2026-07-01')).get('referenceLevel'))).toEqual(['2026-07: 2530000']);
    expect(figures.get('referenceLevel')?.state).toBe('known');
  });

  test('a day before the first figure has none; one after the known time takes the newest and says so', async () => {
    expect((await figuresOf('--on', '2025-06-30')).get('socialPension')).toMatchObject({ state: 'none', steps: [] });
    const later = (await figuresOf('--on', '2029-01-01')).get('fundYield');
    expect({ state: later?.state, told: told(later) }).toEqual({ state: 'assumed', told: ['2026-01: 0.0031'] });
  });
});

describe('the figures of the law for people', () => {
  test('each with since, value, article, how sure, and what is doubtful', async () => {
    const { code, out, aside } = await call(['law', 'parameters', '--on', '2026-07-01', '--language', 'en']);
    const lines = out.split('\n');
    expect({ code, aside }).toEqual({ code: 0, aside: '' });
    const row = lines[lines.findIndex((line) => line.startsWith('Reference level [')) + 1];
    expect(row).toMatch(
      /^ {2}07\/2026 {2}2,530,000\u00a0đ +Decree 161\/2026, Article 3, clause 2 +A Compared with the legal text$/,
    );
    const second = lines[0]?.indexOf('source');
    expect(row?.indexOf('Decree')).toBe(second);
  });

  test.each([
    ['vi', '2.530.000', 'Nghị định 161/2026'],
    ['nb', '2\u00a0530\u00a0000', '161/2026'],
  ])('in the words of %s', async (language, value, source) => {
    const { out } = await call(['law', 'parameters', '--on', '2026-07-01', '--language', language]);
    expect(out).toContain(value);
    expect(out).toContain(source);
  });

  test.each([['2026-02-30'], ['2026-07'], ['today']])('%s is not a day', async (day) => {
    const { code, out, aside } = await call(['law', 'parameters', '--on', day]);
    expect({ code, out, named: aside.includes(day) }).toEqual({ code: 2, out: '', named: true });
  });
});
