import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { communesByUnit, linkFaults, moveCommune, unitOn, type UnitLink } from './links.ts';

const day = (text: string): PlainDate => text as PlainDate;
const [taVan, sapa] = ['03046' as CommuneCode, '03006' as CommuneCode];
const [u1, u6] = ['U01' as UnitCode, 'U06' as UnitCode];
const links: readonly UnitLink[] = [
  { commune: taVan, unit: u6, from: day('2025-07-01'), to: null },
  { commune: sapa, unit: u6, from: day('2025-07-01'), to: null },
];

describe('a commune that was moved in the middle of a year', () => {
  const moved = moveCommune(links, taVan, u1, day('2025-10-01'));
  test('has a dated answer', () => {
    expect(unitOn(moved, taVan, day('2025-09-30'))).toBe(u6);
    expect(unitOn(moved, taVan, day('2025-10-01'))).toBe(u1);
    expect(unitOn(moved, taVan, day('2025-06-30'))).toBeNull();
    expect(linkFaults(moved)).toEqual([]);
  });
  test('leaves the others where they are', () => {
    expect(communesByUnit(moved, day('2025-11-01'))).toEqual(
      new Map([
        [u6, [sapa]],
        [u1, [taVan]],
      ]),
    );
    expect(communesByUnit(moved, day('2025-08-01'))).toEqual(new Map([[u6, [sapa, taVan]]]));
  });
  test('is moved back: what was to come is taken away', () => {
    const back = moveCommune(moved, taVan, u6, day('2025-10-01'));
    expect(unitOn(back, taVan, day('2025-10-01'))).toBe(u6);
    expect(linkFaults(back)).toEqual([]);
    expect(back.filter(({ unit }) => unit === u1)).toEqual([]);
  });
  test('to the unit that it has: nothing changes', () => {
    expect(moveCommune(links, taVan, u6, day('2025-10-01'))).toBe(links);
  });
});

test('two units on one day, and a link that ends before it begins, are faults', () => {
  const twice = [...links, { commune: taVan, unit: u1, from: day('2025-08-01'), to: day('2025-08-31') }];
  expect(linkFaults(twice)).toEqual([{ fault: 'two-units-at-once', commune: taVan, on: '2025-08-01' }]);
  const backwards = [{ commune: taVan, unit: u1, from: day('2025-08-02'), to: day('2025-08-01') }];
  expect(linkFaults(backwards)).toEqual([{ fault: 'ends-before-it-begins', commune: taVan, on: '2025-08-02' }]);
});
