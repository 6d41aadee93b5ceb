import { describe, expect, test } from 'vitest';
import { apart, boxOf, fitting, roundValues, widthOf, type Text } from './placing.ts';

const at = (x: number, y: number, text = 'Sa Pa', more: Partial<Text> = {}): Text => ({ x, y, text, ...more });

describe('texts of a drawing', () => {
  test('a text stands left of, around or right of its x', () => {
    const width = widthOf('Sa Pa');
    expect(boxOf(at(100, 50))).toMatchObject({ left: 100, right: 100 + width });
    expect(boxOf(at(100, 50, 'Sa Pa', { anchor: 'end' }))).toMatchObject({ left: 100 - width, right: 100 });
    expect(boxOf(at(100, 50, 'Sa Pa', { anchor: 'middle' }))).toMatchObject({ left: 100 - width / 2 });
  });

  test('what would leave the drawing is not written', () => {
    const { written, left } = fitting([at(0, 20), at(390, 20, 'Mù Cang Chải'), at(10, 2)], 400, 100);
    expect(written.map(({ x }) => x)).toEqual([0]);
    expect(left.map(({ text }) => text)).toEqual(['Mù Cang Chải', 'Sa Pa']);
  });

  test('what would touch a text before it is not written: the first matters most', () => {
    const { written } = fitting([at(50, 50, 'một'), at(60, 55, 'hai'), at(50, 90, 'ba')], 400, 100);
    expect(written.map(({ text }) => text)).toEqual(['một', 'ba']);
  });
});

describe('heights that are too near are put apart', () => {
  test.each<[readonly number[], readonly number[]]>([
    [
      [10, 60],
      [10, 60],
    ],
    [
      [50, 52],
      [50, 70],
    ],
    [
      [95, 96],
      [80, 100],
    ],
    // The order of the row is kept, whatever order they are told in.
    [
      [52, 50],
      [70, 50],
    ],
  ])('%j becomes %j with 20 between them, from 0 to 100', (wanted, expected) => {
    expect(apart(wanted, 20, 0, 100)).toEqual(expected);
  });
});

describe('the lines of a scale', () => {
  test.each<[number, number, readonly number[]]>([
    [36_500, 80_600, [40_000, 60_000, 80_000]],
    [0, 100, [0, 50, 100]],
    [212, 219, [212, 214, 216, 218]],
  ])('from %d to %d stand at %j', (from, to, expected) => {
    expect(roundValues(from, to, 4)).toEqual(expected);
  });
});
