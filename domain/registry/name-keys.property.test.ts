import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortKey } from './index.ts';

const collator = new Intl.Collator('vi', { sensitivity: 'accent' });

/** Syllables of every letter and tone, many of which differ in one thing only. */
const vowels = [...'aăâeêioôơuưyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ'];
const syllable = fc
  .tuple(
    fc.constantFrom('', 'b', 'c', 'd', 'đ', 'gi', 'h', 'm', 'n', 'ng', 't', 'th', 'D', 'Đ'),
    fc.constantFrom(...vowels),
    fc.constantFrom('', '', 'n', 'ng', 'o', 'i'),
  )
  .map((parts) => parts.join(''));
const name = fc.array(syllable, { minLength: 1, maxLength: 4 });

/** The order of lists as its definition says it, part after part, by the collation of the machine's own library. */
function compareAsLists(one: readonly string[], other: readonly string[]): number {
  const partsOf = (words: readonly string[]): string[] => [
    words.at(-1) ?? '',
    words.length > 1 ? (words[0] ?? '') : '',
    words.slice(1, -1).join(' '),
  ];
  const [mine, others] = [partsOf(one), partsOf(other)];
  return mine.map((part, place) => collator.compare(part, others[place] ?? '')).find((order) => order !== 0) ?? 0;
}

const compareKeys = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

// A machine built without Vietnamese would compare as English does, and there is nothing to compare with.
const knowsVietnamese = Intl.Collator.supportedLocalesOf('vi').includes('vi') && collator.compare('Đa', 'Dz') > 0;

describe('the stored key orders names as a Vietnamese collation does', () => {
  test('the key is printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sortKey(text)).toMatch(/^[!-~]*$/);
      }),
    );
  });

  test('comparing keys byte by byte is comparing names part by part', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const byKey = compareKeys(sortKey(one.join(' ')), sortKey(other.join(' ')));
        expect(byKey).toBe(knowsVietnamese ? compareAsLists(one, other) : byKey);
      }),
      { numRuns: 20_000 },
    );
  });
});
