import { describe, expect, test } from 'vitest';
import type { Month } from '@diemtua/law/kernel/month';
import type { CommuneCode, PersonId } from '../ids/index.ts';
import { readD05, type D05ReadLine, type SheetCell } from '../reporting/index.ts';
import { addEarlier, filledIn, personOfLine, readRelation, spellOfLine, type ListPlaces } from './from-list.ts';

const places: ListPlaces = {
  byName: new Map<string, CommuneCode | null>([
    ['ta van', '02902' as CommuneCode],
    ['lung vai', '02999' as CommuneCode],
    ['hai lan', null],
  ]),
  served: new Set(['02901', '02902'] as CommuneCode[]),
  otherwise: '02901' as CommuneCode,
};
const id = '01900000-0000-7000-8000-000000000001' as PersonId;

/** A line as reading gives it, from what its cells say. */
function lineOf(told: Readonly<Record<string, SheetCell>>): D05ReadLine {
  const cells = { 'Họ và tên': 'Lý Thị Mẩy', 'Mã số BHXH': '1520000001', 'Mức thu nhập': 1_650_000, ...told };
  for (const event of readD05([Object.keys(cells), Object.values(cells)]))
    if (event.event === 'row' && event.line) return event.line;
  throw new Error('no line');
}
const codes = (told: Readonly<Record<string, SheetCell>>) =>
  personOfLine(lineOf(told), id, places).troubles.map(({ code, weight }) => `${code} ${weight}`);
const personOf = (told: Readonly<Record<string, SheetCell>>) => personOfLine(lineOf(told), id, places).person;

describe('who a line is about', () => {
  test('the personal number tells sex and year: 0 and 1 are the 1900s, 2 and 3 the 2000s', () => {
    expect(personOf({ 'Số CCCD': '010185000077' })).toMatchObject({
      sex: 'female',
      birth: { precision: 'year', year: 1985 },
    });
    expect(personOf({ 'Số CCCD': '010203000077' })).toMatchObject({
      sex: 'male',
      birth: { precision: 'year', year: 2003 },
    });
    expect(codes({ 'Số CCCD': '010185000077' })).toEqual(['birth-from-number asks', 'ethnicity-assumed asks']);
  });

  test('what offices pack into the note is read', () => {
    const note = 'Đối tượng: Hộ_nghèo; Dân tộc: Mông; SĐT: 0912345678; Ngày sinh: 12/03/1980';
    expect(personOf({ 'Ghi chú': note })).toMatchObject({
      birth: { precision: 'day', date: '1980-03-12' },
      phones: ['0912345678'],
      ethnicity: '08',
    });
    // A class rests on a decision, and a note is none.
    expect(codes({ 'Ghi chú': note })).toEqual(['sex-from-name asks', 'class-needs-decision asks']);
  });

  test('a share of 20 % since 7/2025 is that of nobody’s minority; without it the people is a question', () => {
    const told = { 'Ngày sinh': '1980', 'Từ tháng': '07/2025' };
    expect(codes({ ...told, 'NSNN hỗ trợ tỷ lệ': 20 })).toEqual(['sex-from-name asks']);
    expect(codes({ ...told, 'NSNN hỗ trợ tỷ lệ': 30 })).toContain('ethnicity-assumed asks');
    expect(codes({ ...told, 'Từ tháng': '06/2025', 'NSNN hỗ trợ tỷ lệ': 20 })).toContain('ethnicity-assumed asks');
  });

  test('communes by name, in a column or at the end of an address; else the one that was chosen', () => {
    const told = { 'Ngày sinh': '1980', 'Dân tộc': 'Dao' };
    const where = (address: string) => personOf({ ...told, 'Địa chỉ': address })?.commune;
    expect(where('Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai')).toBe('02902');
    expect(where('xã Hải Lăn')).toBe('02901');
    expect(codes({ ...told, 'Địa chỉ': 'xã Lùng Vai' })).toContain('commune-elsewhere asks');
    expect(codes({ ...told, 'Địa chỉ': 'nhà ông Páo' })).toContain('commune-assumed asks');
    expect(codes(told)).toEqual(['sex-from-name asks']);
  });

  test('without a birth or a sex that anything tells, the line stops', () => {
    expect(personOf({ 'Họ và tên': 'Hoàng Minh', 'Ngày sinh': '1980' })).toBeNull();
    expect(codes({ 'Họ và tên': 'Hoàng Minh', 'Dân tộc': 'Tày' })).toEqual([
      'birth-missing stops',
      'sex-unknown stops',
    ]);
  });

  test('known fields stay, empty ones are filled, a year becomes a day', () => {
    const known = personOf({ 'Ngày sinh': '1980', 'Dân tộc': 'Dao', Thôn: 'Sả Xéng' });
    const told = personOf({
      'Ngày sinh': '12/03/1980',
      'Dân tộc': 'Dao',
      Thôn: 'Bản Khoang',
      'Điện thoại': '0912345678',
    });
    if (!known || !told) throw new Error('both are people');
    expect(filledIn(known, { ...told, name: 'Lý Mẩy' })).toEqual({
      ...known,
      birth: { precision: 'day', date: '1980-03-12' },
      phones: ['0912345678'],
    });
    expect(filledIn({ ...known, phones: ['0987654321'] }, told).phones).toEqual(['0987654321']);
  });
});

describe('months from before these books', () => {
  const month = (text: string): Month => {
    const [year, number] = text.split('-').map(Number);
    return ((year ?? 0) * 12 + (number ?? 0) - 1) as Month;
  };
  const spell = (from: string, months: number, supported = months) => ({ from, months, income: 1_500_000, supported });

  test('a line tells months, and the State’s share that they were supported', () => {
    const told = { 'Từ tháng': '07/2025', 'Số tháng': 3 };
    expect(spellOfLine(lineOf({ ...told, 'NSNN hỗ trợ tỷ lệ': 20 })).spell).toMatchObject({ months: 3, supported: 3 });
    expect(spellOfLine(lineOf({ ...told, 'NSNN hỗ trợ tỷ lệ': 0 })).spell).toMatchObject({ supported: 0 });
    expect(spellOfLine(lineOf(told)).troubles.map(({ code }) => code)).toEqual(['support-assumed']);
    // The State supports since 2018.
    expect(spellOfLine(lineOf({ ...told, 'Từ tháng': '07/2017' }))).toMatchObject({
      spell: { supported: 0 },
      troubles: [],
    });
    expect(spellOfLine(lineOf({ 'Số tháng': 3 }))).toMatchObject({
      spell: null,
      troubles: [{ code: 'months-incomplete' }],
    });
    expect(spellOfLine(lineOf({}))).toEqual({ spell: null, troubles: [] });
  });

  test('a month counts once, whatever comes twice', () => {
    const first = addEarlier(null, [spell('2025-01', 3)], []);
    expect(first).toEqual({
      record: { until: month('2025-03'), supported: 3, spells: [spell('2025-01', 3)] },
      known: 0,
    });
    expect(addEarlier(first.record, [spell('2025-01', 3)], [])).toEqual({ record: first.record, known: 3 });
    // 3–6/2025, of which March is there: April to June are new.
    expect(addEarlier(first.record, [spell('2025-03', 4)], [])).toEqual({
      record: { until: month('2025-06'), supported: 6, spells: [spell('2025-01', 3), spell('2025-04', 3)] },
      known: 1,
    });
  });

  test('months of our own books are left out, also in the middle', () => {
    const inBooks = [{ from: month('2025-03'), until: month('2025-04') }];
    expect(addEarlier(null, [spell('2025-01', 6)], inBooks)).toEqual({
      record: { until: month('2025-06'), supported: 4, spells: [spell('2025-01', 2), spell('2025-05', 2)] },
      known: 2,
    });
    expect(addEarlier(null, [spell('2025-03', 2)], inBooks)).toEqual({ record: null, known: 2 });
    expect(addEarlier(null, [spell('2017-01', 2, 0)], [])).toMatchObject({ record: { supported: 0 } });
  });
});

test.each([
  ['Chủ hộ', 'head'],
  ['vợ', 'spouse'],
  ['Con trai', 'child'],
  ['con dâu', 'child-in-law'],
  ['Mẹ chồng', 'parent-in-law'],
  ['Bố', 'parent'],
  ['cháu nội', 'grandchild'],
  ['Em gái', 'sibling'],
  ['người quen', 'other'],
  [null, null],
])('%s is %s', (word, relation) => {
  expect(readRelation(word)).toBe(relation);
});
