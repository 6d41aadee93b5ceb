import { expect, test } from 'vitest';
import { testCatalogues } from '../../../tests/catalogue.ts';
import en from './en.json';
import nb from './nb.json';
import vi from './vi.json';

testCatalogues({ vi, en, nb });

test('no Vietnamese message has an abbreviation that it does not explain', () => {
  // PDF, CSV and JSON are names of files that people ask for by these letters; QR, HTTP and the like belong to programs.
  const known = new Set(['PDF', 'JSON', 'CSV']);
  const short = Object.entries(vi).filter(([, message]) =>
    (message.match(/\b[A-ZĐ]{2,}\b/gu) ?? []).some((word) => !known.has(word)),
  );
  expect(short).toEqual([]);
});
