import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { makeId } from '../ids/index.ts';
import {
  answerBatchSchema,
  cancelDueSchema,
  closePeriodSchema,
  handOverSchema,
  instantSchema,
  leaseNumbersSchema,
  makeBatchSchema,
  openDueSchema,
  refundSchema,
  returnNumbersSchema,
  settleSchema,
  submitBatchSchema,
  takePaymentSchema,
  voidReceiptSchema,
} from './commands.ts';
import { BATCH_LINES_MAX, LEASE_NUMBERS_MAX, LINES_MAX, TEXT_MAX } from './limits.ts';
import { month } from './lines.cases.ts';

let made = 0;
const id = (): string => makeId(1_763_433_000_000 + made++, new Uint8Array(10));
const many = (count: number): readonly string[] => Array.from({ length: count }, id);

const told = { id: id(), madeAt: '2025-11-18T03:04:05.678Z' };
const claim = { product: 'voluntary', person: id(), method: 'monthly', income: 1_650_000, from: '2025-11' } as const;
const line = { id: id(), amount: 297_000, claim };
const receipt = { id: id(), series: 'BL25', number: 101, payer: 'Trần Thị Mai', takenAt: '2025-11-18T10:00:00+07:00' };

/** Each command as it is told well, beside its schema. */
const good = {
  take: { ...told, kind: 'take-payment', receipt, lines: [line] },
  void: { ...told, kind: 'void-receipt', receipt: id(), on: '2025-11-18', reason: 'Viết sai tên' },
  settle: {
    ...told,
    kind: 'settle',
    payment: id(),
    settlement: { how: 'confirm', takenOn: '2025-11-18' },
    reason: 'Đã xem sổ',
  },
  handOver: {
    ...told,
    kind: 'hand-over',
    handOver: id(),
    amount: 5_000_000,
    means: 'deposit',
    on: '2025-11-19',
    reference: 'PNT 12',
  },
  openDue: { ...told, kind: 'open-due', due: id(), payer: 'Trần Thị Mai', lines: [line], endsOn: '2025-12-18' },
  cancelDue: { ...told, kind: 'cancel-due', due: id(), reason: 'Trả tiền mặt' },
  refund: { ...told, kind: 'refund', payment: id(), on: '2026-02-10', reason: 'compulsory', from: '2026-03' },
  makeBatch: { ...told, kind: 'make-batch', batch: id(), product: 'health', payments: [id()] },
  submitBatch: { ...told, kind: 'submit-batch', batch: id(), on: '2025-11-20' },
  answerBatch: {
    ...told,
    kind: 'answer-batch',
    batch: id(),
    answers: [{ payment: id(), result: 'accepted', reason: null, insuranceNumber: '1023456789' }],
  },
  lease: {
    ...told,
    kind: 'lease-numbers',
    lease: id(),
    book: id(),
    collector: id(),
    device: id(),
    count: 100,
    endsOn: '2025-12-31',
  },
  returned: { ...told, kind: 'return-numbers', lease: id(), from: 151 },
  close: { ...told, kind: 'close-period', month: '2025-11' },
} as const;

const schemas: Readonly<Record<keyof typeof good, z.ZodType>> = {
  take: takePaymentSchema,
  void: voidReceiptSchema,
  settle: settleSchema,
  handOver: handOverSchema,
  openDue: openDueSchema,
  cancelDue: cancelDueSchema,
  refund: refundSchema,
  makeBatch: makeBatchSchema,
  submitBatch: submitBatchSchema,
  answerBatch: answerBatchSchema,
  lease: leaseNumbersSchema,
  returned: returnNumbersSchema,
  close: closePeriodSchema,
};
const names = Object.keys(good) as readonly (keyof typeof good)[];

/** Paths of what is wrong; empty when the command is read. */
function wrongIn(name: keyof typeof good, change: object): readonly string[] {
  const read = schemas[name].safeParse({ ...good[name], ...change });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
}

describe.each(names)('%s', (name) => {
  test('is read as it is told', () => {
    expect(wrongIn(name, {})).toEqual([]);
  });

  test('has an id, a moment and its own kind, and nothing that nobody knows', () => {
    expect(wrongIn(name, { id: 'mine' })).toEqual(['id']);
    expect(wrongIn(name, { madeAt: '2025-11-18' })).toEqual(['madeAt']);
    expect(wrongIn(name, { kind: 'other' })).toEqual(['kind']);
    expect(wrongIn(name, { note: 'x' })).toEqual(['']);
  });

  test('needs every field', () => {
    const { id: _id, madeAt: _madeAt, kind: _kind, ...fields } = good[name];
    for (const field of Object.keys(fields)) expect(wrongIn(name, { [field]: undefined })).toEqual([field]);
  });
});

test('an instant has its zone', () => {
  for (const text of ['2025-11-18T03:04:05Z', '2025-11-18T10:04:05.678+07:00']) {
    expect(instantSchema.safeParse(text).success).toBe(true);
  }
  for (const text of ['2025-11-18T10:04:05', '2025-11-18 10:04', `2025-11-18T03:04:05.${'1'.repeat(40)}Z`]) {
    expect(instantSchema.safeParse(text).success, text).toBe(false);
  }
});

describe('money is taken', () => {
  test('people and households come along, or none', () => {
    expect(takePaymentSchema.parse(good.take)).toMatchObject({ people: [], households: [] });
    expect(takePaymentSchema.parse(good.take).lines[0]?.claim.from).toBe(month('2025-11'));
    expect(wrongIn('take', { people: [{}] })[0]).toMatch(/^people\.0/);
    expect(wrongIn('take', { households: [{}] })[0]).toMatch(/^households\.0/);
    expect(wrongIn('take', { people: many(LINES_MAX + 1) })).toContain('people');
    expect(wrongIn('take', { households: many(LINES_MAX + 1) })).toContain('households');
  });

  test.each<readonly [string, object]>([
    ['id', { id: 'x' }],
    ['series', { series: 'bl25' }],
    ['series', { series: 'B' }],
    ['series', { series: 'B'.repeat(21) }],
    ['series', { series: 'BL25 ' }],
    ['series', { series: ' BL25' }],
    ['number', { number: 0 }],
    ['number', { number: 100_000_000 }],
    ['number', { number: 1.5 }],
    ['payer', { payer: '' }],
    ['payer', { payer: 'x'.repeat(TEXT_MAX + 1) }],
    ['takenAt', { takenAt: '2025-11-18' }],
    ['replaces', { replaces: 'x' }],
  ])('no good %s: %j', (field, change) => {
    expect(wrongIn('take', { receipt: { ...receipt, ...change } })).toEqual([`receipt.${field}`]);
  });

  test.each<readonly [object]>([
    [{ series: 'BL-25/A' }],
    [{ series: 'B2' }],
    [{ series: 'B'.repeat(20) }],
    [{ number: 1 }],
    [{ number: 99_999_999 }],
    [{ replaces: id() }],
  ])('a good receipt: %j', (change) => {
    expect(wrongIn('take', { receipt: { ...receipt, ...change } })).toEqual([]);
    expect(wrongIn('take', { receipt: { ...receipt, ...change, by: 'x' } })).toEqual(['receipt']);
  });

  test('one line at least, forty at most, each with an id of its own', () => {
    const lines = many(LINES_MAX).map((own) => ({ ...line, id: own }));
    expect(wrongIn('take', { lines })).toEqual([]);
    expect(wrongIn('take', { lines: [...lines, line] })).toEqual(['lines']);
    expect(wrongIn('take', { lines: [] })).toEqual(['lines']);
    expect(wrongIn('take', { lines: [line, { ...line, amount: 1 }] })).toEqual(['lines']);
    expect(takePaymentSchema.safeParse({ ...good.take, lines: [line, line] }).error?.issues[0]?.message).toBe(
      'line-twice',
    );
    expect(wrongIn('take', { lines: [{ ...line, amount: 0 }] })).toEqual(['lines.0.amount']);
    expect(wrongIn('take', { lines: [{ ...line, note: 'x' }] })).toEqual(['lines.0']);
    expect(wrongIn('openDue', { lines: [] })).toEqual(['lines']);
  });
});

describe('the office decides', () => {
  test.each<readonly [object]>([
    [{ how: 'correct', claim }],
    [{ how: 'confirm', takenOn: '2025-11-18' }],
    [{ how: 'pay-back', on: '2025-11-18', from: 'float' }],
    [{ how: 'pay-back', on: '2025-11-18', from: 'bank' }],
  ])('%j', (settlement) => {
    expect(wrongIn('settle', { settlement })).toEqual([]);
    expect(wrongIn('settle', { settlement: { ...settlement, by: 'x' } })).toEqual(['settlement']);
  });

  test.each<readonly [string, object]>([
    ['settlement.how', { how: 'forget' }],
    ['settlement.claim.from', { how: 'correct', claim: { ...claim, from: '2025' } }],
    ['settlement.takenOn', { how: 'confirm', takenOn: '2025-02-29' }],
    ['settlement.on', { how: 'pay-back', on: '', from: 'bank' }],
    ['settlement.from', { how: 'pay-back', on: '2025-11-18', from: 'pocket' }],
  ])('not without a good %s', (path, settlement) => {
    expect(wrongIn('settle', { settlement })).toEqual([path]);
  });

  test('a reason is a line of text', () => {
    for (const name of ['void', 'settle', 'cancelDue'] as const) {
      expect(wrongIn(name, { reason: '' })).toEqual(['reason']);
      expect(wrongIn(name, { reason: 'x'.repeat(TEXT_MAX) })).toEqual([]);
      expect(wrongIn(name, { reason: 'x'.repeat(TEXT_MAX + 1) })).toEqual(['reason']);
    }
  });

  test('days and months that are none', () => {
    for (const name of ['void', 'refund', 'submitBatch', 'handOver'] as const) {
      expect(wrongIn(name, { on: '2025-11-31' })).toEqual(['on']);
    }
    expect(wrongIn('openDue', { endsOn: 'soon' })).toEqual(['endsOn']);
    expect(wrongIn('refund', { from: '2026-13' })).toEqual(['from']);
    expect(wrongIn('close', { month: '2026-13' })).toEqual(['month']);
  });
});

test('a hand-over is by one of three means, with a reference or none', () => {
  for (const means of ['deposit', 'transfer', 'office']) expect(wrongIn('handOver', { means })).toEqual([]);
  expect(wrongIn('handOver', { means: 'pocket' })).toEqual(['means']);
  expect(wrongIn('handOver', { reference: null })).toEqual([]);
  expect(wrongIn('handOver', { reference: '' })).toEqual(['reference']);
  expect(wrongIn('handOver', { amount: 0 })).toEqual(['amount']);
});

test('a refund has one of the law’s four reasons', () => {
  for (const reason of ['compulsory', 'withdrawal', 'death', 'pension'])
    expect(wrongIn('refund', { reason })).toEqual([]);
  expect(wrongIn('refund', { reason: 'wish' })).toEqual(['reason']);
});

describe('batches', () => {
  test('hold one file at least and five hundred at most, of one product', () => {
    expect(wrongIn('makeBatch', { payments: many(BATCH_LINES_MAX) })).toEqual([]);
    expect(wrongIn('makeBatch', { payments: many(BATCH_LINES_MAX + 1) })).toEqual(['payments']);
    expect(wrongIn('makeBatch', { payments: [] })).toEqual(['payments']);
    expect(wrongIn('makeBatch', { product: 'voluntary' })).toEqual([]);
    expect(wrongIn('makeBatch', { product: 'life' })).toEqual(['product']);
  });

  test('are answered person by person', () => {
    const [answer] = good.answerBatch.answers;
    const wrong = (change: object) => wrongIn('answerBatch', { answers: [{ ...answer, ...change }] });
    expect(wrong({ result: 'rejected', reason: 'Trùng tháng', insuranceNumber: null })).toEqual([]);
    expect(wrong({ result: 'maybe' })).toEqual(['answers.0.result']);
    expect(wrong({ reason: '' })).toEqual(['answers.0.reason']);
    expect(wrong({ payment: 'x' })).toEqual(['answers.0.payment']);
    expect(wrong({ by: 'x' })).toEqual(['answers.0']);
    for (const insuranceNumber of ['102345678', '10234567890', 'x023456789', ' 1023456789']) {
      expect(wrong({ insuranceNumber })).toEqual(['answers.0.insuranceNumber']);
    }
    expect(wrongIn('answerBatch', { answers: [] })).toEqual(['answers']);
    const all = (count: number) => many(count).map((payment) => ({ ...answer, payment }));
    expect(wrongIn('answerBatch', { answers: all(BATCH_LINES_MAX) })).toEqual([]);
    expect(wrongIn('answerBatch', { answers: all(BATCH_LINES_MAX + 1) })).toEqual(['answers']);
  });
});

test('numbers are leased and returned by whole numbers, five hundred at most', () => {
  expect(wrongIn('lease', { count: 1 })).toEqual([]);
  expect(wrongIn('lease', { count: LEASE_NUMBERS_MAX })).toEqual([]);
  for (const count of [0, 0.5, LEASE_NUMBERS_MAX + 1]) expect(wrongIn('lease', { count })).toEqual(['count']);
  expect(wrongIn('returned', { from: 1 })).toEqual([]);
  for (const from of [0, 1.5]) expect(wrongIn('returned', { from })).toEqual(['from']);
});
