import * as task from '@diemtua/law/generated/speed-task';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Population } from './columns.ts';
import { layOut, shareOf } from './lanes.ts';

const MONTHS = 1104;
const person = fc.record({
  sex: fc.nat(1),
  birth: fc.integer({ min: 1900 * 12, max: 2099 * 12 }),
  cat: fc.nat(3),
  spells: fc.array(
    fc.record({
      start: fc.nat(500),
      months: fc.integer({ min: 1, max: 120 }),
      income: fc.integer({ min: 0, max: 50_600_000 }),
    }),
    { minLength: 1, maxLength: 9 },
  ),
});

function populationOf(people: readonly (typeof person extends fc.Arbitrary<infer T> ? T : never)[]): Population {
  const spells = people.flatMap((one) => one.spells);
  const shared = <T extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(
    Kind: { new (memory: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
    values: readonly number[],
  ): T => {
    const cells = new Kind(new SharedArrayBuffer(values.length * Kind.BYTES_PER_ELEMENT));
    cells.set(values);
    return cells;
  };
  let end = 0;
  const offsets = [0, ...people.map((one) => (end += one.spells.length))];
  return {
    columns: {
      count: people.length,
      sex: shared(
        Uint8Array,
        people.map((one) => one.sex),
      ),
      birth: shared(
        Int32Array,
        people.map((one) => one.birth),
      ),
      cat: shared(
        Uint8Array,
        people.map((one) => one.cat),
      ),
      spells: shared(Uint32Array, offsets),
      start: shared(
        Uint16Array,
        spells.map((spell) => spell.start),
      ),
      months: shared(
        Uint16Array,
        spells.map((spell) => spell.months),
      ),
      income: shared(
        Int32Array,
        spells.map((spell) => spell.income),
      ),
    },
    coefficients: [
      2.29, 2.14, 1.96, 1.65, 1.51, 1.42, 1.36, 1.36, 1.32, 1.28, 1.23, 1.2, 1.16, 1.14, 1.11, 1.07, 1.03, 1, 1,
    ],
  };
}

test('two people at a time come to the same as one by one, bit for bit, however the work is shared', () => {
  const crowd = fc.oneof(
    fc.array(person, { minLength: 6, maxLength: 9 }),
    fc.array(person, { minLength: 120, maxLength: 270 }),
  );
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 3 }), (people, threads) => {
      const population = populationOf(
        people.filter((one) => one.spells.reduce((sum, spell) => sum + spell.months, 0) <= MONTHS),
      );
      const { columns, coefficients } = population;
      if (columns.count < 2 * threads) return;
      const plain = Object.fromEntries(
        Object.entries(task.answerCells).map(([name, Kind]) => [name, new Kind(columns.count)]),
      );
      task.run(columns, plain as unknown as task.Answers, task.tables(coefficients), 0, columns.count);
      const found = layOut(population, threads);
      for (let index = 0; index < threads; index++) if (found) shareOf(found.laid, index)();
      for (const [name, cells] of Object.entries(plain))
        expect([...(found?.answers[name] ?? [])], name).toEqual([...cells]);
    }),
    { numRuns: 60 },
  );
});
