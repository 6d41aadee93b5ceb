import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cellsOf, type MapPoint } from '../ui/map/cells.ts';
import { drawMap, freePlaceBy, neighbourTo } from '../ui/map/draw-map.ts';
import { dipOf } from '../ui/map/province-map.tsx';

const file = new URL('../simulation/province/data/communes.csv', import.meta.url);
const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
const points: readonly MapPoint[] = rows.map((row) => {
  const [code = '', , , , lat, lon, , , unit = ''] = row.split(',');
  return { code, unit: unit.trim(), lat: Number(lat), lon: Number(lon) };
});
const drawing = drawMap(cellsOf(points), 480, 560);

describe('a province drawn from its points', () => {
  test('each of the 99 communes has one cell, with its figure inside of the drawing', () => {
    expect(drawing.cells.map(({ code }) => code)).toEqual(points.map(({ code }) => code).toSorted());
    for (const { at, path } of drawing.cells) {
      expect(path).toMatch(/^M.+Z$/);
      expect(at[0]).toBeGreaterThan(0);
      expect(at[0]).toBeLessThan(drawing.width);
      expect(at[1]).toBeGreaterThan(0);
      expect(at[1]).toBeLessThan(drawing.height);
    }
  });

  test('a commune never moves: the same points give the same cells, in whatever order they come', () => {
    expect(drawMap(cellsOf(points.toReversed()), 480, 560).cells).toEqual(drawing.cells);
  });

  test('small wards stay readable: none is narrower than a figure of two digits', () => {
    for (const { outline } of drawing.cells) {
      const xs = outline.map(([x]) => x);
      expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(16);
    }
  });

  test('neighbours are neighbours of each other, and every commune has some', () => {
    const near = new Map(drawing.cells.map(({ code, neighbours }) => [code, neighbours]));
    for (const [code, neighbours] of near) {
      expect(neighbours.length).toBeGreaterThan(0);
      for (const other of neighbours) expect(near.get(other)).toContain(code);
    }
  });

  test('the arrows lead from commune to commune, and by neighbours one comes everywhere', () => {
    const reached = new Set([drawing.cells[0]?.code ?? '']);
    for (const code of reached) {
      for (const way of ['up', 'down', 'left', 'right'] as const) {
        const to = neighbourTo(drawing.cells, code, way);
        if (to !== null) reached.add(to);
      }
    }
    expect(reached.size).toBe(points.length);
  });

  test('an arrow goes that way: left is left', () => {
    const wrong = drawing.cells.filter(({ code, at }) => {
      const left = drawing.cells.find((cell) => cell.code === neighbourTo(drawing.cells, code, 'left'));
      return left !== undefined && left.at[0] >= at[0];
    });
    expect(wrong).toEqual([]);
  });

  test('units are parted, and Sa Pa has a line of its own around it', () => {
    expect(drawing.between.length).toBeGreaterThan(100);
    expect(drawing.aroundUnit('SAPA').length).toBeGreaterThan(100);
    expect(drawing.aroundUnit('NOWHERE')).toBe('');
  });

  test('the label of a unit finds room beside it, on no commune', () => {
    const place = freePlaceBy(drawing, 'SAPA', 110, 60);
    expect(place).not.toBeNull();
    const [left, top] = place ?? [0, 0];
    for (const { at } of drawing.cells) {
      const under = at[0] > left && at[0] < left + 110 && at[1] > top && at[1] < top + 60;
      expect(under).toBe(false);
    }
  });

  test('where there is no room, there is no place', () => {
    expect(freePlaceBy(drawing, 'SAPA', 470, 500)).toBeNull();
  });
});

test('official boundaries are drawn the same way: two squares are neighbours, and the line between their units is their edge', () => {
  const square = (code: string, unit: string, x: number) => ({
    code,
    unit,
    rings: [[[x, 0] as const, [x + 1, 0] as const, [x + 1, 1] as const, [x, 1] as const, [x, 0] as const]],
  });
  const two = drawMap([square('1', 'A', 0), square('2', 'B', 1)], 210, 500);
  // 200 units for two degrees: a degree is 100, with 5 around.
  expect(two.height).toBe(110);
  expect(two.cells.map(({ neighbours }) => neighbours)).toEqual([['2'], ['1']]);
  expect(two.between).toBe('M105 105L105 5');
  expect(neighbourTo(two.cells, '1', 'right')).toBe('2');
  expect(neighbourTo(two.cells, '1', 'left')).toBeNull();
});

test.each([
  [0, 1],
  [0.3499, 1],
  [0.35, 2],
  [0.5, 3],
  [0.6499, 3],
  [0.65, 4],
  [0.8, 5],
  [1.4, 5],
])('%d of the plan is dip %d', (share, dip) => {
  expect(dipOf(share)).toBe(dip);
});
