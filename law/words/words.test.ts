import { describe, expect, test } from 'vitest';
import { allSeries, sources } from '../book/parameters/index.ts';
import { words as en } from './en.ts';
import { words as nb } from './nb.ts';
import type { Words } from './type.ts';
import { words as vi } from './vi.ts';

const languages: readonly (readonly [string, Words])[] = [
  ['vi', vi],
  ['en', en],
  ['nb', nb],
];
const once = (values: readonly string[]): string[] => [...new Set(values)].toSorted();
const keysOf = (record: object): string[] => Object.keys(record).toSorted();

/** Every text of a language: the values of its records. */
const textsOf = (words: Words): string[] =>
  Object.values(words).flatMap((record: Readonly<Record<string, string>>) => Object.values(record));

describe.each(languages)('the words in %s', (_, words) => {
  test('name every parameter, source, note and choice of the book, and nothing that is not there', () => {
    expect(keysOf(words.parameters)).toEqual(once(allSeries.map((series) => series.name)));
    expect(keysOf(words.sources)).toEqual(once(sources.map((source) => source.key)));
    expect(keysOf(words.notes)).toEqual(
      once(allSeries.flatMap((series) => series.steps.flatMap((step) => (step.note === null ? [] : [step.note])))),
    );
    expect(keysOf(words.choices)).toEqual(
      expect.arrayContaining(
        once(allSeries.flatMap((series) => (series.key?.by === 'choice' ? series.key.choices : []))),
      ),
    );
  });

  test('have the keys of the other languages', () => {
    expect(Object.values(words).map(keysOf)).toEqual(Object.values(vi).map(keysOf));
  });

  test('are composed letters, trimmed, and no two parameters are called the same', () => {
    const texts = textsOf(words);
    expect(texts.filter((text) => text !== text.normalize('NFC') || text !== text.trim())).toEqual([]);
    const names = Object.values(words.parameters);
    expect(once(names)).toHaveLength(names.length);
  });

  test('keep a note to sentences of at most 22 words', () => {
    const sentences = Object.values(words.notes).flatMap((note) => note.split(/(?<=[.;:])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 22)).toEqual([]);
    expect(Object.values(words.notes).filter((note) => !note.endsWith('.'))).toEqual([]);
  });
});

test('the Vietnamese keeps to the voice: no word of the list to avoid', () => {
  const avoided =
    /đối tượng|thụ hưởng|tối thiểu|hiện hành|NSNN|NSĐP|DTTS|HGĐ|BHXH|đảm bảo|cam kết|sinh lời|đầu tư|quý khách|công dân/i;
  expect(textsOf(vi).filter((text) => avoided.test(text))).toEqual([]);
});
