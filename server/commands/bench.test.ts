import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bench, type SpeedTask } from './bench.ts';
import { call, sink } from './calling.ts';
import { ColumnsError, readPopulation } from './columns.ts';

const folder = mkdtempSync(join(tmpdir(), 'diemtua-bench-'));
const launcher = join(import.meta.dirname, '..', '..', 'diemtua.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three people with 2, 1 and 3 spells. */
const good = {
  'meta.json': Buffer.from(JSON.stringify({ N: 3, spells: 6, coef: [2.1, 1.97, 1] })),
  'sex.u8': Uint8Array.of(0, 1, 1),
  'birth.i32': Int32Array.of(1964 * 12, 1970 * 12 + 5, 1993 * 12 + 11),
  'cat.u8': Uint8Array.of(0, 3, 2),
  'off.u32': Uint32Array.of(0, 2, 3, 6),
  'start.u16': Uint16Array.of(0, 24, 12, 0, 100, 200),
  'months.u16': Uint16Array.of(12, 6, 200, 10, 20, 30),
  'income.i32': Int32Array.of(1_500_000, 2_000_000, 3_000_000, 1_500_000, 1_550_000, 46_800_000),
};
type Files = Readonly<Record<string, NodeJS.ArrayBufferView | null>>;

let folders = 0;
/** Writes a folder of columns, some of them other than the good ones; null leaves the file out. */
function written(other: Files = {}): string {
  const at = mkdtempSync(join(folder, `${folders++}-`));
  for (const [name, content] of Object.entries<NodeJS.ArrayBufferView | null>({ ...good, ...other }))
    if (content !== null) writeFileSync(join(at, name), content);
  return at;
}

describe('a folder of columns', () => {
  test('is read as it is, into memory that threads share', () => {
    const { columns, coefficients } = readPopulation(written());
    expect(coefficients).toEqual([2.1, 1.97, 1]);
    expect(columns.count).toBe(3);
    expect(columns.birth).toEqual(good['birth.i32']);
    expect(columns.spells).toEqual(good['off.u32']);
    expect(columns.income).toEqual(good['income.i32']);
    expect(columns.start.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  const meta = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

  test.each<[string, Files, string]>([
    ['missing-file', { 'meta.json': null }, 'meta.json'],
    ['missing-file', { 'start.u16': null }, 'start.u16'],
    ['malformed-meta', { 'meta.json': Buffer.from('{"N": 3') }, 'not JSON'],
    ['malformed-meta', { 'meta.json': meta([]) }, 'N is'],
    ['malformed-meta', { 'meta.json': meta({ N: 0, spells: 0, coef: [] }) }, 'N is'],
    ['malformed-meta', { 'meta.json': meta({ N: 3, coef: [1] }) }, 'spells is'],
    ['malformed-meta', { 'meta.json': meta({ N: 3, spells: 6, coef: ['1'] }) }, 'coef is'],
    ['truncated', { 'birth.i32': Int32Array.of(1964 * 12, 1970 * 12) }, 'birth.i32'],
    ['truncated', { 'income.i32': Buffer.alloc(23) }, 'income.i32'],
    ['wrong-count', { 'sex.u8': Uint8Array.of(0, 1, 1, 0) }, 'sex.u8'],
    ['truncated', { 'meta.json': meta({ N: 4, spells: 6, coef: [1] }) }, 'sex.u8'],
    ['wrong-count', { 'off.u32': Uint32Array.of(0, 2, 3, 5) }, 'off.u32'],
    ['not-ascending', { 'off.u32': Uint32Array.of(1, 2, 3, 6) }, 'off.u32'],
    ['not-ascending', { 'off.u32': Uint32Array.of(0, 4, 3, 6) }, 'person 1'],
    ['out-of-range', { 'sex.u8': Uint8Array.of(0, 2, 1) }, 'person 1'],
    ['out-of-range', { 'cat.u8': Uint8Array.of(0, 1, 4) }, 'person 2'],
    ['out-of-range', { 'birth.i32': Int32Array.of(1964, 1970 * 12, 1993 * 12) }, 'person 0'],
    ['out-of-range', { 'start.u16': Uint16Array.of(0, 24, 12, 0, 100, 1100) }, 'spell 5'],
    ['out-of-range', { 'months.u16': Uint16Array.of(12, 6, 0, 10, 20, 30) }, 'person 1'],
  ])('%s: %j', async (fault, other, named) => {
    const at = written(other);
    expect(() => readPopulation(at)).toThrow(ColumnsError);
    expect(() => readPopulation(at)).toThrow(expect.objectContaining({ fault }));
    const { code, out, aside } = await call(['law', 'bench', at]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(aside).toMatch(new RegExp(`^${fault}: .*${named}`));
  });
});

describe('the measurement', () => {
  // The first call builds what has changed.
  beforeAll(() => void spawnSync(process.execPath, [launcher, '--version']), 300_000);

  /** A task that only adds up the months. */
  const adding: SpeedTask = {
    answerCells: { months: Uint16Array, years: Float32Array },
    tables: (coefficients) => coefficients.length,
    run: ({ spells, months }, answers, tables, from, until) => {
      for (let i = from; i < until; i++) {
        const own = months.subarray(spells[i], spells[i + 1]);
        (answers['months'] as Uint16Array)[i] = own.reduce((sum, each) => sum + each, 0);
        (answers['years'] as Float32Array)[i] = Number(tables) / 2;
      }
    },
  };

  test('is one line of JSON with the sums of all results', async () => {
    const out = sink();
    const streams = { stdin: Readable.from([]), stdout: out.stream, stderr: sink().stream };
    expect(await bench([written(), '--seconds', '1'], streams, () => Promise.resolve(adding))).toBe(0);
    expect(out.text()).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(out.text())).toEqual({
      persons: 3,
      personsPerSecond: expect.any(Number),
      threads: 1,
      sums: { months: 278, years: 4.5 },
    });
  });

  test('the compiled task gives the same with one thread and with two', async () => {
    const at = written();
    // 18, 200 and 60 months: 22 % of all incomes, less the support of at most 120 months each.
    const incomes =
      12 * 1_500_000 + 6 * 2_000_000 + 200 * 3_000_000 + 10 * 1_500_000 + 20 * 1_550_000 + 30 * 46_800_000;
    const support = 330_000 * (0.5 * 18 + 0.2 * 120 + 0.3 * 60);
    const one = await call(['law', 'bench', at, '--seconds', '1']);
    const argv = [launcher, 'law', 'bench', at, '--seconds', '1', '--threads', '2'];
    const two = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    const { sums } = JSON.parse(one.out) as { readonly sums: Readonly<Record<string, number>> };
    expect(sums).toMatchObject({ months: 278, support, eligible: 1 });
    expect(sums['paid']).toBeCloseTo(0.22 * incomes - support, 3);
    expect(Object.keys(sums)).toHaveLength(11);
    expect(JSON.parse(two.stdout)).toMatchObject({ persons: 3, threads: 2, sums });
  });

  test.each([
    [[], 'Which folder?'],
    [['a', 'b'], 'one too many'],
    [['a', '--threads', '-1'], '--threads'],
    [['a', '--seconds', '0'], '--seconds'],
    [[join(folder, 'nothing')], 'missing-file'],
  ])('%j is refused with the way out', async (argv, named) => {
    const { code, out, aside } = await call(['law', 'bench', ...argv]);
    expect({ code, out, named: aside.includes(named) }).toEqual({ code: 2, out: '', named: true });
  });
});
