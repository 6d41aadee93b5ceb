import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, string>>;

const distant =
  /quý khách|đối tượng|công dân|NSNN|NSĐP|DTTS|đảm bảo|sinh lời|đầu tư|lỗi không xác định|dữ liệu không hợp lệ/i;
/** Ways of speaking to a person, which only Vietnamese needs. */
const address = new Set(['you', 'You']);
const holesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))]
    .filter((name) => !address.has(name))
    .toSorted();

/**
 * The tests that the messages of every app pass: the same messages in each language, none empty or broken, with the same holes, and in Vietnamese no word that keeps
 * people at a distance and no long sentence (LOOK §8).
 * @param catalogues the messages of the app, by language
 */
export function testCatalogues({ vi, en, nb }: Readonly<Record<'vi' | 'en' | 'nb', Catalogue>>): void {
  const catalogues: Readonly<Record<string, Catalogue>> = { vi, en, nb };

  test.each(['en', 'nb'])('the catalogue %s has exactly the messages of the Vietnamese one', (language) => {
    expect(Object.keys(catalogues[language] ?? {})).toEqual(Object.keys(vi));
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
    expect(Object.entries(vi).filter(([, message]) => distant.test(message))).toEqual([]);
  });

  test('no Vietnamese sentence is longer than 22 words', () => {
    const long = Object.values(vi).flatMap((message) =>
      message.split(/[.!?](?:\s|$)/).filter((sentence) => sentence.trim().split(/\s+/).length > 22),
    );
    expect(long).toEqual([]);
  });
}
