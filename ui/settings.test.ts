import { expect, test } from 'vitest';
import { keepSettings, recallSettings, type Shelf } from './settings.ts';

function shelfWith(kept: string | null): Shelf & { kept: string | null } {
  const shelf = {
    kept,
    getItem: () => shelf.kept,
    setItem: (_: string, value: string) => {
      shelf.kept = value;
    },
  };
  return shelf;
}

const usual = { language: 'vi', large: false, dark: null };

test('what was chosen is remembered', () => {
  const shelf = shelfWith(null);
  keepSettings(shelf, { language: 'nb', large: true, dark: false });
  expect(recallSettings(shelf)).toEqual({ language: 'nb', large: true, dark: false });
});

test.each([null, '', 'nonsense', 'null', '[]', '{"language":"xx","large":"yes","dark":1}'])(
  'what cannot be read (%s) counts as never said',
  (kept) => expect(recallSettings(shelfWith(kept))).toEqual(usual),
);

test('a device that keeps nothing goes on without', () => {
  const closed: Shelf = {
    getItem: () => {
      throw new Error('closed');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  keepSettings(closed, { language: 'en', large: true, dark: true });
  expect(recallSettings(closed)).toEqual(usual);
});
