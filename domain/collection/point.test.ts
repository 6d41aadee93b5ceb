import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  openState,
  pointSchema,
  problemOfHours,
  readTime,
  rowsOfHours,
  timesOn,
  WEEKDAYS,
  type Weekday,
} from './point.ts';

const workdays = [1, 2, 3, 4, 5] as const;
/** Monday to Friday, with a pause at noon; Saturday in the morning. */
const office = [
  { days: workdays, from: '07:30', to: '11:30' },
  { days: workdays, from: '13:30', to: '17:00' },
  { days: [6], from: '08:00', to: '11:00' },
] as const;

describe('opening hours', () => {
  test('that are well-formed say nothing', () => {
    expect(problemOfHours(office)).toBeNull();
    // Fourteen spans are a morning and an afternoon of each day.
    const halves = WEEKDAYS.flatMap((day) => [
      { days: [day], from: '13:00', to: '17:00' },
      { days: [day], from: '07:00', to: '11:00' },
    ]);
    expect(problemOfHours(halves)).toBeNull();
    // Spans of a day may touch, whichever of them is told first.
    expect(
      problemOfHours([
        { days: [1], from: '07:00', to: '12:00' },
        { days: [1], from: '12:00', to: '17:00' },
      ]),
    ).toBeNull();
    expect(
      problemOfHours([
        { days: [1], from: '12:00', to: '17:00' },
        { days: [1], from: '07:00', to: '12:00' },
      ]),
    ).toBeNull();
  });

  test.each([
    [[], { code: 'no-hours', span: 0 }],
    [[{ days: [], from: '07:00', to: '12:00' }], { code: 'no-days', span: 0 }],
    [[{ days: [1, 1], from: '07:00', to: '12:00' }], { code: 'day-twice', span: 0 }],
    [[{ days: [1], from: '7:00', to: '12:00' }], { code: 'time-unreadable', span: 0 }],
    [[{ days: [1], from: '07:00', to: '24:00' }], { code: 'time-unreadable', span: 0 }],
    [[{ days: [1], from: '07:00', to: '12:000' }], { code: 'time-unreadable', span: 0 }],
    [[{ days: [1], from: '107:00', to: '12:00' }], { code: 'time-unreadable', span: 0 }],
    [[{ days: [1], from: '12:00', to: '12:00' }], { code: 'backwards', span: 0 }],
    [
      [
        { days: [1, 2], from: '07:00', to: '12:00' },
        { days: [2, 3], from: '11:59', to: '13:00' },
      ],
      { code: 'overlap', span: 1 },
    ],
    [
      Array.from({ length: 15 }, () => ({ days: [1] as Weekday[], from: '07:00', to: '08:00' })),
      { code: 'too-many-spans', span: 14 },
    ],
  ] as const)('%j: %j', (hours, wrong) => {
    expect(problemOfHours(hours)).toEqual(wrong);
  });

  test.each([
    ['7:30', '07:30'],
    ['7h30', '07:30'],
    ['07.30', '07:30'],
    ['17', '17:00'],
    [' 7h ', '07:00'],
    ['7 giờ', null],
    ['7:5', null],
    ['7 : 30', '07:30'],
    ['7x:30', null],
    ['24:00', null],
    ['', null],
    ['sáng', null],
  ])('a time as people write it: %j is %j', (text, read) => {
    expect(readTime(text)).toBe(read);
  });

  test('are printed as rows of days with the same times', () => {
    expect(rowsOfHours(office)).toEqual([
      {
        first: 1,
        last: 5,
        times: [
          { from: '07:30', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
      { first: 6, last: 6, times: [{ from: '08:00', to: '11:00' }] },
    ]);
    // Other times part it too, and those of a day stand in their order whichever was told first.
    expect(
      rowsOfHours([
        { days: [1, 2], from: '13:00', to: '16:00' },
        { days: [1], from: '07:00', to: '11:00' },
        { days: [2], from: '08:00', to: '11:00' },
      ]),
    ).toEqual([
      {
        first: 1,
        last: 1,
        times: [
          { from: '07:00', to: '11:00' },
          { from: '13:00', to: '16:00' },
        ],
      },
      {
        first: 2,
        last: 2,
        times: [
          { from: '08:00', to: '11:00' },
          { from: '13:00', to: '16:00' },
        ],
      },
    ]);
    // A day off between parts the row.
    expect(rowsOfHours([{ days: [1, 3], from: '08:00', to: '11:00' }]).map(({ first, last }) => [first, last])).toEqual(
      [
        [1, 1],
        [3, 3],
      ],
    );
  });

  test.each([
    [1, '07:29', { open: false, next: 1, from: '07:30', inDays: 0 }],
    [1, '07:30', { open: true, until: '11:30' }],
    [1, '11:30', { open: false, next: 1, from: '13:30', inDays: 0 }],
    [5, '17:00', { open: false, next: 6, from: '08:00', inDays: 1 }],
    [6, '11:00', { open: false, next: 1, from: '07:30', inDays: 2 }],
    [7, '09:00', { open: false, next: 1, from: '07:30', inDays: 1 }],
  ] as const)('on day %i at %s: %j', (day, now, state) => {
    expect(openState(office, day, now)).toEqual(state);
  });

  test('spans that touch are one: it is open until the end of the last', () => {
    const through = [
      { days: [1], from: '07:00', to: '12:00' },
      { days: [1], from: '12:00', to: '16:00' },
      { days: [1], from: '16:30', to: '18:00' },
    ] as const;
    expect(openState(through, 1, '08:00')).toEqual({ open: true, until: '16:00' });
    expect(openState(through, 1, '16:00')).toEqual({ open: false, next: 1, from: '16:30', inDays: 0 });
  });

  test('open once a week, it opens again in seven days', () => {
    expect(openState([{ days: [3], from: '08:00', to: '11:00' }], 3, '12:00')).toEqual({
      open: false,
      next: 3,
      from: '08:00',
      inDays: 7,
    });
    expect(openState([], 3, '12:00')).toEqual({ open: false, next: null });
  });

  test('whatever well-formed hours: the printed rows say each day’s times, and a place is open exactly within them', () => {
    const clock = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map(
        (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      );
    const span = fc.record({
      days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      from: clock,
      to: clock,
    });
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...WEEKDAYS),
        clock,
        (hours, day, now) => {
          fc.pre(problemOfHours(hours) === null);
          const row = rowsOfHours(hours).find(({ first, last }) => first <= day && day <= last);
          expect(row?.times ?? []).toEqual(timesOn(hours, day));
          expect(openState(hours, day, now).open).toBe(
            timesOn(hours, day).some(({ from, to }) => from <= now && now < to),
          );
        },
      ),
    );
  });
});

describe('a collecting point', () => {
  const point = {
    id: '019a0000-0000-7000-8000-000000000001',
    organisation: '019a0000-0000-7000-8000-000000000002',
    commune: '02901',
    name: '  Bưu điện  Sa Pa ',
    address: 'Tổ dân phố số 1',
    at: { lat: 22.34, lon: 103.84 },
    hours: [{ days: [1], from: '07:30', to: '11:30' }],
    phone: '02033870000',
    from: '2025-07-01',
    to: null,
  };

  test('is read with its spaces tidied', () => {
    expect(pointSchema.parse(point)).toMatchObject({ name: 'Bưu điện Sa Pa', phone: '02033870000' });
    for (const phone of ['19001000', '1900100010', '0912345678', null]) {
      expect(pointSchema.safeParse({ ...point, phone }).success).toBe(true);
    }
    // Open on one day alone.
    expect(pointSchema.safeParse({ ...point, to: point.from }).success).toBe(true);
    expect(pointSchema.safeParse({ ...point, to: '2025-12-31' }).success).toBe(true);
  });

  test.each([
    [{ hours: [{ days: [1], from: '12:00', to: '11:30' }] }, 'hours.0'],
    [{ hours: [] }, 'hours.0'],
    [{ phone: '12345' }, 'phone'],
    [{ phone: '+84912345678' }, 'phone'],
    [{ phone: '0412345678' }, 'phone'],
    [{ phone: '091' }, 'phone'],
    [{ phone: '09123456789' }, 'phone'],
    [{ phone: '09 12345678' }, 'phone'],
    [{ name: '\u202eBưu điện' }, 'name'],
    [{ name: 'Bưu điện\u202e' }, 'name'],
    // Told the wrong way round.
    [{ at: { lat: 103.84, lon: 22.34 } }, 'at.lat'],
    [{ name: ' ' }, 'name'],
    [{ address: 'x'.repeat(251) }, 'address'],
    [{ to: '2025-06-30' }, 'to'],
    [{ commune: '2901' }, 'commune'],
  ])('with %j is refused at %s', (told, field) => {
    const read = pointSchema.safeParse({ ...point, ...told });
    expect(read.error?.issues[0]?.path.join('.')).toBe(field);
  });
});
