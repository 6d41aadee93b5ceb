import { expect, test } from 'vitest';
import { BOUNDARIES_BYTES_MAX, readBoundaries } from './boundaries.ts';

const known = [
  { code: '02647', areaKm2: 114 },
  { code: '02671', areaKm2: 114 },
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
    communes: [
      { code: '02647', rings: square },
      { code: '02671', rings: square },
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
  const third = { code: '02680', areaKm2: 114 };
  expect(readBoundaries(file(feature('02647'), feature('02671')), [...known, third])).toEqual({
    outcome: 'missing',
    codes: ['02680'],
  });
});

// A tenth of a degree of latitude is 11.057 km, of longitude at 22.05° 11.132 × cos 22.05° = 10.318 km: 114.1 km².
test.each([
  [58, 'read'],
  [57, 'areas-differ'],
  [228, 'read'],
  [229, 'areas-differ'],
])('a boundary of 114.1 km² for a commune of %d km²: %s', (areaKm2, outcome) => {
  const [first, second] = [feature('02647'), feature('02671')];
  const told = readBoundaries(file(first, second), [
    { code: '02647', areaKm2 },
    { code: '02671', areaKm2: 114 },
  ]);
  expect(told.outcome).toBe(outcome);
  if (told.outcome === 'areas-differ') expect(told.codes).toEqual(['02647']);
});

test('an empty file, and one that is too large, are told apart', () => {
  expect(readBoundaries('', known).outcome).toBe('unreadable');
  expect(readBoundaries(' '.repeat(BOUNDARIES_BYTES_MAX + 1), known).outcome).toBe('too-large');
});
