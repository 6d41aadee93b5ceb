import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../civil-days.ts';
import type { Row } from './cells.ts';
import { identify } from './line.ts';
import { readStatement, type StatementContent } from './read.ts';
import { ours, told } from './samples.cases.ts';

const table = (...rows: readonly Row[]): StatementContent => ({ kind: 'table', table: rows });
const text = (content: string): StatementContent => ({ kind: 'text', text: content });
const tree = (content: unknown): StatementContent => ({ kind: 'tree', tree: content });

test('whatever is imported, it is read whole or refused by name', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.double(),
    fc.constantFrom(
      null,
      '18/11/2025',
      '297.000',
      'Số dư đầu kỳ',
      'Ngày giao dịch',
      'Tổng',
      'Số tài khoản',
      '-5',
      45_979,
    ),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });
  const heads = fc.constantFrom(
    ['trdt', 'acctccyamt', 'aftrbal', 'rem'],
    ['Ngày giao dịch', 'Diễn giải', 'Ghi nợ', 'Ghi có', 'Số dư'],
    ['Ngày', 'Nội dung', 'Số tiền'],
  );
  const lines = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        ':20:A',
        ':25:8800205000017',
        ':60F:C251117VND5,',
        ':61:251118C5,NTRFX',
        ':62F:C251118VND10,',
        ':86:A',
        ':61:',
        '-}',
      ),
    ),
  );
  const contents = fc.oneof(
    fc.tuple(heads, rows).map(([head, rest]) => table(head, ...rest)),
    lines.map((all) => text([':25:8800205000017', ':60F:C251117VND5,', ...all].join('\n'))),
    fc.jsonValue().map((Stmt) => tree({ Document: { BkToCstmrStmt: { Stmt } } })),
    fc.jsonValue().map((transactions) => tree({ transactions })),
  );
  fc.assert(
    fc.property(contents, (content) => {
      const read = readStatement(content, ours);
      if (read.kind === 'problems') expect(read.problems.length).toBeGreaterThan(0);
      else
        for (const line of read.lines) {
          expect(line.amount).toBeGreaterThan(0);
          expect(line.bookedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
    }),
    { numRuns: 5000 },
  );
});

/** What happened on an account: few kinds of payments, so that equal ones of one day are common. */
interface Movement {
  readonly day: number;
  readonly signed: number;
  readonly narrative: string;
}
const movements = fc
  .array(
    fc.record({
      day: fc.nat({ max: 4 }),
      signed: fc.constantFrom(297_000, 297_000, 500_000, -11_000),
      narrative: fc.constantFrom('NOP BHXH', 'CHUYEN TIEN'),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.toSorted((one, other) => one.day - other.day));

interface Print {
  readonly from: number;
  readonly to: number;
  readonly newestFirst: boolean;
  readonly balances: boolean;
}

/** The statement that a bank prints of some days. */
function printed(all: readonly Movement[], { from, to, newestFirst, balances }: Print): StatementContent {
  let balance = 10_000_000;
  const rows = all.flatMap(({ day, signed, narrative }): readonly Row[] => {
    balance += signed;
    const date = addDays('2025-11-29' as PlainDate, day)
      .split('-')
      .toReversed()
      .join('/');
    const row = [date, narrative, Math.max(-signed, 0) || null, Math.max(signed, 0) || null, balances ? balance : null];
    return day >= from && day <= to ? [row] : [];
  });
  return table(
    ['Ngày giao dịch', 'Nội dung', 'Ghi nợ', 'Ghi có', 'Số dư'],
    ...(newestFirst ? rows.toReversed() : rows),
  );
}

/** The identities of the lines of some days. */
function identities(content: StatementContent, first: number, last: number): readonly string[] {
  const read = readStatement(content, ours);
  expect(read.kind, told(read).join()).toBe('read');
  if (read.kind !== 'read') return [];
  const days = [first, last].map((day) => addDays('2025-11-29' as PlainDate, day));
  return identify(read.lines)
    .filter(({ line }) => line.bookedOn >= (days[0] ?? '') && line.bookedOn <= (days[1] ?? ''))
    .map(({ identity }) => identity)
    .toSorted();
}

test('lines that two overlapping statements share have the same identities in both, and no two lines share one', () => {
  const prints = fc.record({ from: fc.nat({ max: 4 }), to: fc.nat({ max: 4 }), newestFirst: fc.boolean() });
  fc.assert(
    fc.property(movements, prints, prints, fc.boolean(), (all, one, other, balances) => {
      const first = Math.max(one.from, other.from);
      const last = Math.min(one.to, other.to);
      const inOne = identities(printed(all, { ...one, balances }), first, last);
      const inOther = identities(printed(all, { ...other, balances }), first, last);
      expect(inOther).toEqual(inOne);
      expect(new Set(inOne).size).toBe(all.filter(({ day }) => day >= first && day <= last).length);
    }),
    { numRuns: 3000 },
  );
});
