import { describe, expect, test } from 'vitest';
import { likePatterns, rankHits, rateHit, readQuery, searchKey, type Found } from './index.ts';
import { idAt } from './people.cases.ts';

const person = (place: number, name: string, edit: Partial<Found> = {}): Found => ({
  id: idAt(place),
  name,
  insuranceNumber: null,
  personalNumber: null,
  phones: [],
  contact: null,
  ...edit,
});

describe('how a search is read', () => {
  test.each([
    ['giang a pao', ['giang', 'a', 'pao'], null],
    [' Giàng  A PÁO ', ['giang', 'a', 'pao'], null],
    ["h'bia", ['hbia'], null],
    ['4217', [], '4217'],
    ['páo 4217', ['pao'], '4217'],
    ['0912 345 678', [], '0912345678'],
    ['+84 912.345.678', [], '0912345678'],
    ['0168 234 5678', [], '0382345678'],
    ['010 080 001 234', [], '010080001234'],
    ['thôn 3', ['thon'], null],
  ])('%j: words %j, digits %j', (text, words, digits) => {
    expect(readQuery(text)).toMatchObject({ kind: 'search', words, digits });
  });

  test.each([
    ['', 'nothing'],
    ['  %_ ', 'nothing'],
    ['421', 'too-short'],
  ])('%j: %s', (text, kind) => {
    expect(readQuery(text)).toEqual({ kind });
    expect(likePatterns(readQuery(text))).toEqual([]);
  });

  test('the store finds beginnings of words and parts of numbers, and no sign of a search is read by SQL', () => {
    expect(likePatterns(readQuery('páo gia 4217'))).toEqual(['% pao%', '% gia%', '%4217%']);
    expect(likePatterns(readQuery("pao' OR 1=1; --%_"))).toEqual(['% pao%', '% or%']);
  });

  test('what is endless is cut', () => {
    const query = readQuery('a '.repeat(5000));
    expect(query.kind === 'search' && query.words.length).toBe(8);
  });
});

describe('who stands first', () => {
  const names = (query: string, persons: readonly Found[]): string[] =>
    rankHits(readQuery(query), persons).map(({ name }) => name);

  test('the whole name, then whole words, then beginnings of words', () => {
    const persons = [
      person(1, 'Giàng A Pao'),
      person(2, 'Páo A Giàng'),
      person(3, 'Giàng A Páo'),
      person(4, 'Giàng Seo Páo'),
      person(5, 'Giàng Thị Anh Paoly'),
      person(6, 'Lù A Tủa'),
    ];
    expect(names('giang a pao', persons)).toEqual(['Giàng A Pao', 'Giàng A Páo', 'Páo A Giàng', 'Giàng Thị Anh Paoly']);
  });

  test('accents that were typed bring their name to the top', () => {
    const persons = [person(1, 'Giàng A Pao'), person(2, 'Giàng A Páo')];
    expect(names('páo', persons)).toEqual(['Giàng A Páo', 'Giàng A Pao']);
    expect(names('pao', persons)).toEqual(['Giàng A Pao', 'Giàng A Páo']);
  });

  test('a given name before a family name', () => {
    expect(names('ma', [person(1, 'Ma Văn Lịch'), person(2, 'Hà Thị Ma')])).toEqual(['Hà Thị Ma', 'Ma Văn Lịch']);
  });

  test('a whole number, a whole phone, the end of a phone, the end of a number, a part', () => {
    const persons = [
      person(1, 'Năm', { personalNumber: '010012345678' }),
      person(2, 'Bốn', { personalNumber: '010080004217' }),
      person(3, 'Ba', { contact: { name: 'Hoa', phone: '0912344217', relation: null } }),
      person(4, 'Hai', { personalNumber: '042170001234' }),
      person(5, 'Một', { phones: ['0912345678'] }),
    ];
    expect(names('4217', persons)).toEqual(['Ba', 'Bốn', 'Hai']);
    expect(names('0912345678', persons)).toEqual(['Một']);
    expect(names('12345678', persons)).toEqual(['Một', 'Năm']);
    expect(names('010080004217', persons)).toEqual(['Bốn']);
  });

  test('a word that fits twice must be there twice', () => {
    const query = readQuery('ma ma');
    expect(rateHit(query, person(1, 'Ma Văn Lịch'))).toBeNull();
    expect(rateHit(query, person(1, 'Ma Thị Hoa'))).toBeNull();
    expect(rateHit(query, person(1, 'Ma Thị Mẩy'))).not.toBeNull();
    // "a" leaves Anh to the word that needs it.
    expect(rateHit(readQuery('a anh'), person(1, 'Anh Ai'))).not.toBeNull();
  });

  test('who is ranked fits the patterns of the store', () => {
    const found = person(1, 'Giàng A Páo', { personalNumber: '010080004217', phones: ['0912345678'] });
    for (const text of ['giang', 'pao 4217', 'A P', '5678', '0912']) {
      const query = readQuery(text);
      expect(rateHit(query, found)).not.toBeNull();
      const parts = likePatterns(query).map((pattern) => pattern.slice(1, -1));
      expect(parts.every((part) => searchKey(found).includes(part))).toBe(true);
    }
  });
});
