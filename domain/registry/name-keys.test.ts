import { describe, expect, test } from 'vitest';
import { nameKey, searchKey, sortKey } from './index.ts';

test.each([
  ['Giàng A Páo', 'giang a pao'],
  ['ĐẶNG THỊ ƯỚC', 'dang thi uoc'],
  ["H'Bia Kŏ", 'hbia ko'],
  ['K’Brể', 'kbre'],
  ['Nguyễn  T. Lan-Anh ', 'nguyen t lan anh'],
  ['Páo'.normalize('NFD'), 'pao'],
  ['100% _x_', '100 x'],
])('%j is searched as %j', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test('one text holds all that a search looks through, each word between spaces', () => {
  const person = {
    name: 'Giàng A Páo',
    insuranceNumber: '1012345678',
    personalNumber: null,
    phones: ['0912345678', '0382345678'],
    contact: { phone: '0912345678' },
  };
  expect(searchKey(person)).toBe(' giang a pao 1012345678 0912345678 0382345678 ');
  expect(searchKey({ ...person, insuranceNumber: null, phones: [], contact: { phone: null } })).toBe(' giang a pao ');
});

describe('names stand in the order of Vietnamese lists', () => {
  test('the key: given name, family name, the rest; of each the letters, then the tones', () => {
    // páo = p a o with tones 0 4 0; giàng = g i a n g with 0 0 1 0 0; a.
    expect(sortKey('Giàng A Páo')).toBe('pao!040!giang!00100!a!0!');
    expect(sortKey('Đỗ Ước')).toBe('u{o|c!040!d{o{!03!!!');
  });

  test.each([
    ['the given name first', ['Vàng Thị An', 'Bàn Thị Hoa', 'An Văn Lan']],
    ['then the family name', ['Bùi Xuân Nam', 'Đỗ Anh Nam', 'Vũ Anh Nam']],
    ['then the middle name', ['Lê Minh Nam', 'Lê Văn Nam', 'Lê Xuân Minh Nam']],
    ['one name alone before all that have a family', ['Nam', 'Bùi Nam']],
    ['letters', ['Ma', 'Mă', 'Mâ', 'Me', 'Mê', 'Mi', 'Mo', 'Mô', 'Mơ', 'Mu', 'Mư', 'My']],
    ['d before đ', ['Dz', 'Đa', 'Ea']],
    ['tones: ngang huyền hỏi ngã sắc nặng', ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ', 'Man']],
    ['tones decide only where the letters are the same', ['Mạ', 'Mai', 'Mái', 'Man']],
    ['An before Anh, whatever the family', ['Vũ An', 'Bùi Anh']],
  ])('%s', (_, names) => {
    expect(names.toReversed().toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual(names);
  });

  test('capitals and the way accents are encoded make no difference', () => {
    expect(sortKey('GIÀNG A PÁO')).toBe(sortKey('Giàng A Páo'));
    expect(sortKey('Giàng A Páo'.normalize('NFD'))).toBe(sortKey('Giàng A Páo'));
  });
});
