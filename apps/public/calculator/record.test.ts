import { expect, test } from 'vitest';
import { readRecord } from './record.ts';

const today = '2026-11-22';
const read = (text: string) => readRecord(text, today, 'vi');

test('a table from a sheet: first month, last month, income; the head is no line', () => {
  const { earlier, unread, holes } = read(
    'Từ tháng\tĐến tháng\tMức thu nhập\n01/2018\t12/2018\t1.500.000\n07/2019\t12/2020\t1.650.000',
  );
  expect(earlier).toEqual([
    { key: 1, from: '1/2018', months: '12', income: '1.500.000' },
    { key: 2, from: '7/2019', months: '18', income: '1.650.000' },
  ]);
  expect(unread).toEqual([]);
  // January to June 2019.
  expect(holes).toBe(6);
});

test('a count instead of the last month, words instead of signs, lines in any order', () => {
  const { earlier } = read('từ 3/2021; 24 tháng; 2.000.000 đ\ntháng 1 năm 2018; 6 tháng; 1500000');
  expect(earlier).toEqual([
    { key: 1, from: '1/2018', months: '6', income: '1.500.000' },
    { key: 2, from: '3/2021', months: '24', income: '2.000.000' },
  ]);
});

test('what is missing stays empty, so that it is asked for', () => {
  const { earlier } = read('01/2018\t12/2018\t\n03/2019\t\t1.500.000');
  expect(earlier).toEqual([
    { key: 1, from: '1/2018', months: '12', income: '' },
    { key: 2, from: '3/2019', months: '', income: '1.500.000' },
  ]);
});

test('compulsory lines count apart; their salary is weighed by months', () => {
  const { earlier, compulsory } = read(
    '01/2010 12/2010 3.000.000 BHXH bắt buộc\n01/2011 12/2013 5.000.000 bắt buộc\n01/2018 12/2018 1.500.000 tự nguyện',
  );
  // (12 × 3,000,000 + 36 × 5,000,000) / 48 = 4,500,000
  expect(compulsory).toEqual({ months: 48, averageSalary: 4_500_000 });
  expect(earlier).toHaveLength(1);
  expect(read('01/2010 12/2010 bắt buộc').compulsory).toEqual({ months: 12, averageSalary: null });
});

test('a line with figures that is none is repeated; nothing is made up', () => {
  const { earlier, unread } = read('Số sổ 0012345678\nxin chào');
  expect(earlier).toEqual([]);
  expect(unread).toEqual(['Số sổ 0012345678']);
});
