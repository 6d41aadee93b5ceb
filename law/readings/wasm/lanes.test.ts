import { describe, expect, test } from 'vitest';
import { readStraight } from './formula.ts';
import { BLOCK, printLanes, type Arrays } from './lanes.ts';

type Cells = Uint8Array | Int8Array | Uint16Array | Int16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
type CellsKind = { new (memory: SharedArrayBuffer, at: number, length: number): Cells };

/** What is used of WebAssembly; the types of the language leave it out. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number; readonly maximum: number; readonly shared: true }) => {
    readonly buffer: SharedArrayBuffer;
  };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly run: (...addresses: readonly number[]) => void } };
};

const KINDS: Readonly<Record<string, CellsKind>> = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
/** Room for each array. */
const ROOM = 4096;
const PAGES = 4;

/** Lays the loop over lanes and runs it; what no one gives is left at 7, so that one sees what is written. */
function run(
  body: readonly string[],
  arrays: Arrays,
  given: Readonly<Record<string, readonly number[]>>,
  [from, until]: readonly [number, number],
): Readonly<Record<string, readonly number[]>> {
  const kernel = printLanes(readStraight(body), arrays);
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: 65_536, shared: true });
  const cells = kernel.arrays.map(([name, kind], i) => {
    const Kind = KINDS[kind];
    if (!Kind) throw new Error(kind);
    const made = new Kind(memory.buffer, i * ROOM, ROOM / 8);
    made.fill(7);
    made.set(given[name] ?? []);
    return [name, made] as const;
  });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernel.bytes), { env: { memory } });
  exports.run(from, until, ...cells.map((_, i) => i * ROOM));
  return Object.fromEntries(cells.map(([name, made]) => [name, Array.from(made.subarray(0, until + 1))]));
}

const count = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

describe('a straight loop over two lanes', () => {
  test.each([
    ['Uint8Array', [200, 0, 255]],
    ['Int8Array', [-100, 0, 127]],
    ['Uint16Array', [60_000, 0, 65_535]],
    ['Int16Array', [-30_000, 0, 32_767]],
    ['Int32Array', [-2_000_000_000, 0, 2_000_000_000]],
    ['Float64Array', [-0.1, 0, 1e100]],
  ])('a column of %s is read and written as it is', (kind, values) => {
    const told = run(
      ['out_b[i] = in_a[i]!;'],
      { in_a: kind, spells: 'Uint32Array', out_b: kind },
      { in_a: values, spells: [0, 0, 0, 0] },
      [0, 3],
    );
    expect(told['out_b']).toEqual([...values, 7]);
  });

  test('an answer of four bytes is the nearest that they can hold', () => {
    const arrays = { in_a: 'Float64Array', spells: 'Uint32Array', out_b: 'Float32Array' };
    const told = run(['out_b[i] = in_a[i]!;'], arrays, { in_a: [-0.5, 0.1, 1e10], spells: [0, 0, 0, 0] }, [0, 3]);
    expect(told['out_b']).toEqual([-0.5, Math.fround(0.1), 1e10, 7]);
  });

  test('a column of four bytes is read as the doubles that it holds', () => {
    const arrays = {
      in_a: 'Float32Array',
      in_b: 'Float32Array',
      spells: 'Uint32Array',
      out_b: 'Float64Array',
      out_c: 'Float64Array',
    };
    const body = [
      'let s0 = 0;',
      'for (let k = first; k < last; k++) {',
      's0 += in_b[k]!;',
      '}',
      'out_b[i] = in_a[i]! * 2;',
      'out_c[i] = s0;',
    ];
    const given = { in_a: [-0.5, 0.1, 1e10], in_b: [0.25, 0.5, 1.5], spells: [0, 2, 2, 3] };
    const told = run(body, arrays, given, [0, 3]);
    expect(told['out_b']).toEqual([-1, Math.fround(0.1) * 2, 2e10, 7]);
    expect(told['out_c']).toEqual([0.75, 0, 1.5, 7]);
  });

  test('a sum of great whole numbers is greater than 32 bits can hold', () => {
    const body = ['let s0 = 0;', 'for (let k = first; k < last; k++) {', 's0 += in_a[k]!;', '}', 'out_b[i] = s0;'];
    const arrays = { in_a: 'Int32Array', spells: 'Uint32Array', out_b: 'Float64Array' };
    const told = run(body, arrays, { in_a: [2e9, 2e9, 2e9, -5], spells: [0, 3, 4] }, [0, 2]);
    expect(told['out_b']).toEqual([6e9, -5, 7]);
  });

  test('whole numbers become doubles where a fraction comes out', () => {
    // 3 × 5 : 4 − 2 + 0.5 = 2.25 and 1 × 8 : 4 − 2 + 0.5 = 0.5.
    const body = ['const v1 = in_a[i]! * in_b[i]!;', 'out_c[i] = v1 / 4 - 2 + 0.5;'];
    const arrays = { in_a: 'Uint8Array', in_b: 'Int32Array', spells: 'Uint32Array', out_c: 'Float64Array' };
    const told = run(body, arrays, { in_a: [3, 1], in_b: [5, 8], spells: [0, 0, 0] }, [0, 2]);
    expect(told['out_c']).toEqual([2.25, 0.5, 7]);
  });

  test('whole answers are worked out in whole numbers', () => {
    // (7 − 2) × 3 + 1 = 16, and a cell of a table by that.
    const body = ['const v1 = (in_a[i]! - 2) * 3 + 1;', 'out_b[i] = v1;', 'out_c[i] = t0[v1 - 1]!;'];
    const arrays = {
      in_a: 'Uint16Array',
      spells: 'Uint32Array',
      t0: 'Uint8Array',
      out_b: 'Int32Array',
      out_c: 'Uint8Array',
    };
    const table = count(64).map((i) => i * 2);
    const told = run(body, arrays, { in_a: [7, 2, 10], t0: table, spells: [0, 0, 0, 0] }, [0, 3]);
    expect(told['out_b']).toEqual([16, 1, 25, 7]);
    expect(told['out_c']).toEqual([30, 0, 48, 7]);
  });

  const sums = [
    'let s0 = 0;',
    'let s1 = 0;',
    'for (let k = first; k < last; k++) {',
    'const v1 = in_months[k]!;',
    'const v2 = in_income[k]!;',
    's0 += v1;',
    's1 += v1 * v2 + (t0[v1]! - t0[in_start[k]!]!) * 0.5;',
    '}',
    'out_months[i] = s0;',
    'out_paid[i] = s1 / (s0 + 1);',
    'out_double[i] = s0 * 2 + s0;',
  ];
  const arrays = {
    in_start: 'Uint16Array',
    in_months: 'Uint8Array',
    in_income: 'Float64Array',
    spells: 'Uint32Array',
    t0: 'Int32Array',
    out_months: 'Uint16Array',
    out_paid: 'Float64Array',
    out_double: 'Float32Array',
  };

  test.each([2, 3, 5, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 2, 2 * BLOCK + 1])(
    'sums over the spells of %i people, from none to three each',
    (people) => {
      const spells = [0];
      for (let i = 0; i < people; i++) spells.push((spells[i] ?? 0) + (i % 4));
      const all = spells[people] ?? 0;
      const given = {
        in_start: count(all).map((k) => k % 5),
        in_months: count(all).map((k) => (k * 7) % 11),
        in_income: count(all).map((k) => k / 4),
        t0: count(16).map((i) => i * i),
        spells,
      };
      const told = run(sums, arrays, given, [0, people]);
      const expected = count(people).map((i) => {
        let [months, paid] = [0, 0];
        for (let k = spells[i] ?? 0; k < (spells[i + 1] ?? 0); k++) {
          const [own, start] = [given.in_months[k] ?? 0, given.in_start[k] ?? 0];
          months += own;
          paid += own * (given.in_income[k] ?? 0) + (own * own - start * start) * 0.5;
        }
        return [months, paid / (months + 1), months * 3];
      });
      expect(told['out_months']?.slice(0, people)).toEqual(expected.map(([months]) => months));
      expect(told['out_paid']?.slice(0, people)).toEqual(expected.map(([, paid]) => paid));
      expect(told['out_double']?.slice(0, people)).toEqual(expected.map(([, , double]) => double));
      // Whoever comes after the last is not touched.
      expect([told['out_months']?.[people], told['out_paid']?.[people], told['out_double']?.[people]]).toEqual([
        7, 7, 7,
      ]);
    },
  );

  test('a share of the people is worked out alone', () => {
    const given = { in_start: count(9), in_months: count(9), in_income: count(9), t0: count(16), spells: count(10) };
    const { out_months: months } = run(sums, arrays, given, [3, 6]);
    expect(months).toEqual([7, 7, 7, 3, 4, 5, 7]);
  });

  test('what has no array, no name or no kind is a bug', () => {
    const plain = { in_a: 'Uint8Array', spells: 'Uint32Array', out_b: 'Float64Array' };
    expect(() => printLanes(readStraight(['out_c[i] = in_a[i]!;']), plain)).toThrow('no array out_c');
    expect(() => printLanes(readStraight(['out_b[i] = v1;']), plain)).toThrow('v1 is not defined');
    expect(() => printLanes(readStraight(['out_b[i] = in_a[k]!;']), plain)).toThrow('k outside of spells');
    expect(() => printLanes(readStraight(['out_b[i] = in_a[i]!;']), { ...plain, in_a: 'BigInt64Array' })).toThrow(
      'no access to BigInt64Array',
    );
    const whole = { in_a: 'Float32Array', spells: 'Uint32Array', out_b: 'Int32Array' };
    expect(() => printLanes(readStraight(['out_b[i] = in_a[i]!;']), whole)).toThrow('in_a holds no whole numbers');
    expect(() => printLanes(readStraight(['out_b[i] = 2 * 0.5;']), whole)).toThrow('0.5 is no whole number');
    expect(() => printLanes(readStraight(['out_b[i] = 4 / 2;']), whole)).toThrow('a quotient is no whole number');
    expect(() => printLanes(readStraight(['out_b[i] = in_a[i]!;']), { ...plain, in_a: 'Uint32Array' })).toThrow(
      'in_a: whole numbers over lanes have a sign',
    );
    const inside = ['for (', 's0 += in_a[i]!;', '}', 'out_b[i] = s0;'];
    expect(() => printLanes(readStraight(inside), plain)).toThrow('i outside of people');
    const many = Array.from({ length: 130 }, (_, i) => `const v${i} = in_a[i]! + ${i};`);
    const sum = `out_b[i] = ${many.map((__, i) => `v${i}`).join(' + ')};`;
    expect(() => printLanes(readStraight([...many, sum]), plain)).toThrow('more locals than one byte names');
  });
});
