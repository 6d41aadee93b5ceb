import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { bookedOn, mayClose } from './period.ts';

const month = (text: string): Month => parseMonth(text) as Month;
const day = (text: string): PlainDate => text as PlainDate;

describe('the day in whose books a fact stands', () => {
  test.each([
    ['nothing is closed: its own day', '2025-11-18', null, '2025-11-18'],
    ['an open month: its own day', '2025-12-05', '2025-11', '2025-12-05'],
    ['its first day too', '2025-12-01', '2025-11', '2025-12-01'],
    ['the closed month: the first day of the next', '2025-11-18', '2025-11', '2025-12-01'],
    ['its last day too', '2025-11-30', '2025-11', '2025-12-01'],
    ['a month closed long ago: the first open day of all', '2025-07-05', '2025-12', '2026-01-01'],
  ])('%s', (_, on, closed, expected) => {
    expect(bookedOn(day(on), closed === null ? null : month(closed))).toBe(expected);
  });
});

describe('closing a month', () => {
  const may = (told: string, closed: string | null, first: string | null, today: string) =>
    mayClose(month(told), closed === null ? null : month(closed), first === null ? null : month(first), day(today));

  test('when it is over and its turn has come', () => {
    expect(may('2025-11', '2025-10', '2025-07', '2025-12-01')).toBeNull();
    expect(may('2025-07', null, '2025-07', '2025-12-01')).toBeNull();
  });

  test('not while it runs, nor before', () => {
    expect(may('2025-11', '2025-10', '2025-07', '2025-11-30')).toEqual({ why: 'not-over' });
    expect(may('2025-12', '2025-10', '2025-07', '2025-11-30')).toEqual({ why: 'not-over' });
  });

  test('not twice', () => {
    expect(may('2025-10', '2025-10', '2025-07', '2025-12-01')).toEqual({ why: 'already-closed' });
    expect(may('2025-09', '2025-10', '2025-07', '2025-12-01')).toEqual({ why: 'already-closed' });
  });

  test('not out of turn: the open month before it is named', () => {
    expect(may('2025-11', '2025-09', '2025-07', '2025-12-01')).toEqual({
      why: 'month-before-open',
      open: month('2025-10'),
    });
    expect(may('2025-08', null, '2025-07', '2025-12-01')).toEqual({
      why: 'month-before-open',
      open: month('2025-07'),
    });
  });

  test('a unit without entries may close what is over, from where it likes', () => {
    expect(may('2025-06', null, null, '2025-12-01')).toBeNull();
    expect(may('2025-06', null, '2025-07', '2025-12-01')).toBeNull();
  });
});
