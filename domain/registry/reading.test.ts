import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  birthMonth,
  birthsAgree,
  birthYear,
  cleanName,
  ETHNICITY_CODES,
  isMinority,
  PEOPLES,
  PROBLEM_CODES,
  problem,
  readBirth,
  readEthnicity,
  readPhone,
  searchEthnicities,
} from './index.ts';
import { dayAfter, dayBefore } from './dates.ts';

describe('a phone', () => {
  test.each([
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['(0912) 345-678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['+84 0912 345 678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['84912345678', '0912345678'],
    // Eleven digits until September 2018.
    ['01682345678', '0382345678'],
    ['+841202345678', '0702345678'],
    ['0199 234 5678', '0592345678'],
    // A fixed line: area 0214, then seven digits.
    ['0214 3 823 456', '02143823456'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(readPhone(typed)).toBe(stored);
  });

  test.each(['', '091234567', '09123456789', '0412345678', '01112345678', '0203823456', '09x2345678', '++84912345678'])(
    '%j is none',
    (typed) => {
      expect(readPhone(typed)).toBeNull();
    },
  );
});

describe('a birth is as exact as it is known', () => {
  test.each([
    ['12/3/1980', { precision: 'day', date: '1980-03-12' }],
    ['12.03.1980', { precision: 'day', date: '1980-03-12' }],
    ['12-03-1980', { precision: 'day', date: '1980-03-12' }],
    ['12 / 3 / 1980', { precision: 'day', date: '1980-03-12' }],
    ['1980-03-12', { precision: 'day', date: '1980-03-12' }],
    ['29/2/1980', { precision: 'day', date: '1980-02-29' }],
    ['3/1980', { precision: 'month', month: '1980-03' }],
    ['00/03/1980', { precision: 'month', month: '1980-03' }],
    ['1980', { precision: 'year', year: 1980 }],
    ['00/00/1980', { precision: 'year', year: 1980 }],
  ])('%s', (typed, birth) => {
    expect(readBirth(typed)).toEqual(birth);
  });

  test.each([
    '',
    '80',
    '12/3/80',
    '29/2/1981',
    '32/1/1980',
    '13/1980',
    '1/2/3/1980',
    '12/13/1980',
    'năm 1980',
    '123/1/1980',
  ])('%j is none', (typed) => {
    expect(readBirth(typed)).toBeNull();
  });

  test('what is known of it', () => {
    const day = { precision: 'day', date: '1980-03-12' as PlainDate } as const;
    const month = { precision: 'month', month: '1980-03' } as const;
    const year = { precision: 'year', year: 1980 } as const;
    expect([day, month, year].map(birthYear)).toEqual([1980, 1980, 1980]);
    expect([day, month, year].map(birthMonth)).toEqual(['1980-03', '1980-03', null]);
    expect([birthsAgree(day, month), birthsAgree(month, year), birthsAgree(year, day)]).toEqual([true, true, true]);
    expect(birthsAgree(day, { ...day, date: '1980-03-13' as PlainDate })).toBe(false);
    expect(birthsAgree(day, { ...month, month: '1980-04' })).toBe(false);
    expect(birthsAgree(month, { ...year, year: 1981 })).toBe(false);
  });
});

describe('the 54 peoples', () => {
  test('54 codes from 01 to 54, and other', () => {
    expect(PEOPLES.map(({ code }) => Number(code))).toEqual(Array.from({ length: 54 }, (_, index) => index + 1));
    expect(ETHNICITY_CODES).toHaveLength(55);
  });

  test.each([
    ['Mông', '08'],
    ["H'Mông", '08'],
    ['hmong', '08'],
    ['MÔNG', '08'],
    ['dao', '09'],
    ['Êđê', '12'],
    ['e de', '12'],
    ['Thái', '03'],
    ['Ha Nhi', '35'],
    ['Mạ', '28'],
    ['08', '08'],
    ['other', 'other'],
    // Without accents: Thổ is the only people that "tho" is.
    ['tho', '24'],
    // Giáy and Gié are two, and "xa" is none.
    ['xa', null],
    ['', null],
  ])('%j is %j', (word, code) => {
    expect(readEthnicity(word)).toBe(code);
  });

  test('every people is found by its name, with and without accents where only one fits', () => {
    expect(PEOPLES.map(({ name }) => readEthnicity(name))).toEqual(PEOPLES.map(({ code }) => code));
  });

  test('a list that narrows while one types', () => {
    expect(searchEthnicities('th')).toEqual(['02', '03', '24']);
    expect(searchEthnicities('dao')).toEqual(['09']);
    expect(searchEthnicities('')).toHaveLength(54);
  });

  test('all but the Kinh are minorities; of no people of Vietnam is none', () => {
    expect(ETHNICITY_CODES.filter((code) => !isMinority(code))).toEqual(['01', 'other']);
  });
});

test('a copied name loses what cannot be seen, and keeps its capitals', () => {
  expect(cleanName('\u200bGiàng\u00a0A\tPÁO \r\n')).toBe('Giàng A PÁO');
  expect(cleanName('H’Bia')).toBe("H'Bia");
  expect(cleanName('Páo'.normalize('NFD'))).toBe('Páo');
});

test('the days around a day', () => {
  const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2023-12-31', '2024-01-01'] as PlainDate[];
  expect(days.map(dayAfter)).toEqual(['2024-02-29', '2024-03-01', '2024-03-02', '2024-01-01', '2024-01-02']);
  expect(days.map(dayAfter).map(dayBefore)).toEqual(days);
});

test('every problem has a way out', () => {
  expect(PROBLEM_CODES.filter((code) => !problem(code, 'name').wayOut)).toEqual([]);
});
