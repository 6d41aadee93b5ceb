import { describe, expect, test } from 'vitest';
import { numberWarnings, problem, readIdCard, type Birth } from './index.ts';

const text = '010080001234|063123456|Giàng A Páo|12031980|Nam|Bản Phố 2, Bắc Hà, Lào Cai|01062021';

describe('the QR of an identity card', () => {
  test('seven parts', () => {
    expect(readIdCard(text)).toEqual({
      ok: true,
      value: {
        personalNumber: '010080001234',
        oldNumber: '063123456',
        name: 'Giàng A Páo',
        birth: { precision: 'day', date: '1980-03-12' },
        sex: 'male',
        address: 'Bản Phố 2, Bắc Hà, Lào Cai',
        issuedOn: '2021-06-01',
      },
    });
  });

  test('a young woman without an old number, on a card of 2024 with more parts, read by a scanner that adds a line end', () => {
    const card = '010301004321||Lý Mùi Nái|05112001|Nữ|Tả Van, Lào Cai|15072024||Lý A Sình|Bàn Thị Lai|\r\n';
    expect(readIdCard(card)).toMatchObject({
      ok: true,
      value: { oldNumber: null, name: 'Lý Mùi Nái', sex: 'female', issuedOn: '2024-07-15' },
    });
  });

  test('zeroes stand for what is not known', () => {
    expect(readIdCard(text.replace('12031980', '00001980'))).toMatchObject({
      value: { birth: { precision: 'year', year: 1980 } },
    });
  });

  test.each([
    ['010080001234', '', 'card-parts'],
    ['|063123456|Giàng A Páo', '', 'card-parts'],
    ['010080001234', 'personalNumber', 'card-number', '01008000123'],
    ['063123456', 'oldNumber', 'card-old-number', '06312345'],
    ['Giàng A Páo', 'name', 'card-name', 'G1@ng'],
    ['12031980', 'birth', 'card-birth', '31021980'],
    ['Nam', 'sex', 'card-sex', 'M'],
    ['Bản Phố 2', 'address', 'card-address', 'x'.repeat(251)],
    ['01062021', 'issuedOn', 'card-issued', '2021'],
    ['Páo', '', 'card-unreadable', 'P\ufffdo'],
  ] as const)('%j in field %j: %s', (part, field, code, by?: string) => {
    const told = by === undefined ? part : text.replace(part, by);
    expect(readIdCard(told)).toEqual({ ok: false, problems: [problem(code, field)] });
  });

  test('every part that is wrong is named', () => {
    const outcome = readIdCard('1|2||3|4||5');
    expect(outcome.ok ? [] : outcome.problems.map(({ field }) => field)).toEqual([
      'personalNumber',
      'oldNumber',
      'name',
      'birth',
      'sex',
      'issuedOn',
    ]);
    expect(readIdCard(`${text}${'|'.repeat(600)}`)).toEqual({ ok: false, problems: [problem('card-too-long', '')] });
  });
});

describe('a personal number tells century, sex and year of birth', () => {
  const born = (year: number): Birth => ({ precision: 'year', year });

  test.each([
    // 010 0 80: a man of the 1900s, born in 1980.
    ['010080001234', born(1980), 'male', []],
    ['010180001234', born(1980), 'female', []],
    ['010203001234', born(2003), 'male', []],
    ['010303001234', born(2003), 'female', []],
    ['010080001234', born(1980), 'female', ['number-says-other-sex']],
    ['010080001234', born(1981), 'male', ['number-says-other-birth-year']],
    ['010280001234', born(1980), 'male', ['number-says-other-birth-year']],
    ['010303001234', born(1983), 'male', ['number-says-other-sex', 'number-says-other-birth-year']],
  ] as const)('%s, born in %j, %s: %j', (number, birth, sex, warnings) => {
    expect(numberWarnings(number, { birth, sex })).toEqual(warnings);
  });
});
