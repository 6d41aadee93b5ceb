import { expect, test } from 'vitest';
import { readBoundaries } from './boundaries.ts';

const known = [
  { code: '02647', unit: 'LAOCAI', lat: 22.5, lon: 104 },
  { code: '02671', unit: 'LAOCAI', lat: 22.4, lon: 104 },
];
const square = [
  [
    [104, 22],
    [104.1, 22],
    [104.1, 22.1],
    [104, 22.1],
    [104, 22],
  ],
];
const feature = (code: unknown, geometry: object = { type: 'Polygon', coordinates: square }) => ({
  type: 'Feature',
  properties: { ten: 'x', ma_xa: code },
  geometry,
});
const file = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });

test('each commune gets its rings, by whatever property holds its code, with or without the zeros in front', () => {
  const told = readBoundaries(
    file(feature('02647'), feature(2671, { type: 'MultiPolygon', coordinates: [square] })),
    known,
  );
  expect(told).toMatchObject({
    outcome: 'read',
    shapes: [
      { code: '02647', unit: 'LAOCAI' },
      { code: '02671', unit: 'LAOCAI' },
    ],
  });
});

test.each([
  ['{"type":', 'unreadable'],
  ['[]', 'unreadable'],
  [file({ type: 'Feature', properties: { ten: 'x' }, geometry: null }), 'no-codes'],
  [file(feature('02647')), 'no-codes'],
  [file(feature('02647', { type: 'Polygon', coordinates: [[[104, 22]]] }), feature('02671')), 'unreadable'],
  [
    file(
      feature('02647', {
        type: 'Polygon',
        coordinates: [
          [
            [204, 22],
            [0, 0],
            [1, 1],
            [204, 22],
          ],
        ],
      }),
      feature('02671'),
    ),
    'unreadable',
  ],
])('%s is %s', (text, outcome) => {
  expect(readBoundaries(text, known).outcome).toBe(outcome);
});

test('a file that lacks a commune is named with what it lacks', () => {
  const third = { code: '02680', unit: 'LAOCAI', lat: 22.3, lon: 104 };
  expect(readBoundaries(file(feature('02647'), feature('02671')), [...known, third])).toEqual({
    outcome: 'missing',
    codes: ['02680'],
  });
});
