import { expect, test } from 'vitest';
import { shareOnPaper } from './values.ts';
import { b15Schema, b16Schema, briefSchema, fillB15, fillB16, fillBrief } from './plan-reports.ts';

const head = {
  issuer: {
    above: 'Bảo hiểm xã hội Việt Nam',
    name: 'Bảo hiểm xã hội tỉnh Lào Cai',
    code: '15',
    taxCode: null,
    address: null,
    phone: null,
    email: null,
  },
  signing: { place: 'Lào Cai', day: '2025-11-30' },
  on: '2025-11-30',
  month: '2025-11',
  known: 'now',
  product: 'voluntary',
};
const total = (form: ReturnType<typeof fillB16>) => form.tables[0]?.total?.cells;

test('a target that nobody was given is blank in the sums, not nought', () => {
  const line = { organisation: 'Bưu điện', monthNew: 2, monthContinuing: 3, yearNew: 5, yearContinuing: 7 };
  const without = fillB15(b15Schema.parse({ ...head, lines: [{ ...line, target: null }] }));
  expect(total(without)).toEqual([null, 'Tổng cộng', null, 5, 2, 3, 12, 5, 7, null]);
  // 12 of 48.
  const given = fillB15(b15Schema.parse({ ...head, lines: [{ ...line, target: 48 }] }));
  expect(total(given)).toEqual([null, 'Tổng cộng', 48, 5, 2, 3, 12, 5, 7, 25]);
});

test('what is planned for a unit stands in the unit’s sum and in the total, whatever its organisations were given', () => {
  const line = (done: number) => ({ unit: 'Sa Pa', organisation: 'Bưu điện', collectors: 2, target: null, done });
  const unit = (name: string, target: number | null, done: number) => ({ unit: name, target, lines: [line(done)] });
  const form = (...units: readonly object[]) => fillB16(b16Schema.parse({ ...head, units }));
  const both = form(unit('Sa Pa', 200, 50), unit('Bắc Hà', 100, 25));
  expect(both.tables[0]?.groups.map(({ sum }) => sum?.cells)).toEqual([
    [null, 'Cộng Sa Pa', null, 2, 200, 50, 25],
    [null, 'Cộng Bắc Hà', null, 2, 100, 25, 25],
  ]);
  // 75 of 300.
  expect(total(both)).toEqual([null, 'Tổng cộng', null, 4, 300, 75, 25]);
  // Of one nothing was decided: what is known adds up, but there is no part of a whole.
  expect(total(form(unit('Sa Pa', 200, 50), unit('Bắc Hà', null, 25)))).toEqual([
    null,
    'Tổng cộng',
    null,
    4,
    200,
    75,
    null,
  ]);
});

test('the brief’s total says the part of the plan and the forecast of the whole', () => {
  const unit = { name: 'Sa Pa', target: 200, count: 50, low: 51, high: 60, leader: null };
  const brief = {
    ...head,
    place: 'Lào Cai',
    count: 50,
    target: 200,
    yearBefore: 40,
    forecast: { low: 52, high: 58 },
    joined: 12,
    registeredAgain: 1,
    stopped: 3,
    due: 4,
    survival: [{ months: 3, won: 1000, kept: 818 }],
    units: [unit],
    hard: [],
  };
  const form = fillBrief(briefSchema.parse(brief));
  expect(total(form)).toEqual([null, 'Tổng cộng', 200, 50, 25, '52–58', null]);
  expect(form.fields.map(({ value }) => value)).toContain('sau 3 tháng 81,80 %');
});

test.each([
  [81.8, '81,80'],
  [0, '0,00'],
  [57.34, '57,34'],
  [1234.5, '1.234,50'],
])('%d is written %s in a column of shares', (percent, text) => {
  expect(shareOnPaper(percent)).toBe(text);
});
