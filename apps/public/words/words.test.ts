import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import en from './en.json';
import nb from './nb.json';
import vi from './vi.json';

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { vi, en, nb };
const ids = Object.keys(vi);

/** Ways of speaking to a person, which only Vietnamese needs. */
const address = new Set(['you', 'You']);
const holesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))]
    .filter((name) => !address.has(name))
    .toSorted();

test.each(['en', 'nb'])('the catalogue %s has exactly the messages of the Vietnamese one', (language) => {
  expect(Object.keys(catalogues[language] ?? {})).toEqual(ids);
});

test.each(['vi', 'en', 'nb'])('in %s no message is empty, and each can be parsed', (language) => {
  const broken = Object.entries(catalogues[language] ?? {}).filter(([, message]) => {
    try {
      return message.trim() === '' || compileMessage(message).length === 0;
    } catch {
      return true;
    }
  });
  expect(broken).toEqual([]);
});

test.each(['en', 'nb'])('in %s each message has the holes of the Vietnamese one', (language) => {
  const other = catalogues[language] ?? {};
  const different = Object.entries(vi).filter(
    ([id, message]) => holesOf(message).join() !== holesOf(other[id] ?? '').join(),
  );
  expect(different).toEqual([]);
});

test('no Vietnamese message uses a word that keeps people at a distance', () => {
  const distant =
    /quý khách|đối tượng|công dân|NSNN|NSĐP|DTTS|đảm bảo|sinh lời|đầu tư|lỗi không xác định|dữ liệu không hợp lệ/i;
  expect(Object.entries(vi).filter(([, message]) => distant.test(message))).toEqual([]);
});

test('no Vietnamese sentence is longer than 22 words', () => {
  const long = Object.values(vi).flatMap((message) =>
    message.split(/[.!?](?:\s|$)/).filter((sentence) => sentence.trim().split(/\s+/).length > 22),
  );
  expect(long).toEqual([]);
});

test('no Vietnamese message has an abbreviation that it does not explain', () => {
  // PDF, CSV and JSON are names of files that people ask for by these letters; QR, HTTP and the like belong to programs.
  const known = new Set(['PDF', 'JSON', 'CSV']);
  const short = Object.entries(vi).filter(([, message]) =>
    (message.match(/\b[A-ZĐ]{2,}\b/gu) ?? []).some((word) => !known.has(word)),
  );
  expect(short).toEqual([]);
});
