import { describe, expect, test } from 'vitest';
import { identify } from './line.ts';
import { ours, told } from './samples.cases.ts';
import { readSepayApi, readSepayWebhook } from './sepay.ts';

const posted = {
  id: 92_704,
  gateway: 'Agribank',
  transactionDate: '2025-11-18 14:02:37',
  accountNumber: '8800205000017',
  subAccount: null,
  code: null,
  content: 'DTHH2TH5607 NGUYEN THI LAN',
  transferType: 'in',
  transferAmount: 297_000,
  accumulated: 1_297_000,
  referenceCode: 'FT25322001',
  description: '',
};

const listed = {
  id: '92704',
  bank_brand_name: 'Agribank',
  account_number: '8800205000017',
  transaction_date: '2025-11-18 14:02:37',
  amount_in: '297000.00',
  amount_out: '0.00',
  accumulated: '1297000.00',
  transaction_content: 'DTHH2TH5607 NGUYEN THI LAN',
  reference_number: 'FT25322001',
  code: null,
  sub_account: null,
  bank_account_id: '3',
};
const list = (...transactions: readonly object[]): unknown => ({ status: 200, transactions });

describe('movements that SePay posts or lists', () => {
  test('a posted one is one line', () => {
    const read = readSepayWebhook(posted, ours);
    expect(told(read)).toEqual(['2025-11-18 in 297000 ?: DTHH2TH5607 NGUYEN THI LAN']);
    expect(read).toMatchObject({ lines: [{ reference: 'FT25322001', sourceId: 'sepay:92704' }] });
  });

  test('listed ones have decimal texts for amounts', () => {
    const out = { ...listed, id: '92705', amount_in: '0.00', amount_out: '11000.00', transaction_content: 'Thu phi' };
    expect(told(readSepayApi(list(listed, out), ours))).toEqual([
      '2025-11-18 in 297000 ?: DTHH2TH5607 NGUYEN THI LAN',
      '2025-11-18 out 11000 ?: Thu phi',
    ]);
  });

  test('the same movement, posted again or listed, is the same line', () => {
    const [once, again, inList] = [
      readSepayWebhook(posted, ours),
      readSepayWebhook(posted, ours),
      readSepayApi(list(listed, listed), ours),
    ];
    const identities = [once, again, inList].flatMap((read) => (read.kind === 'read' ? identify(read.lines) : []));
    expect(identities).toHaveLength(4);
    expect(new Set(identities.map(({ identity }) => identity)).size).toBe(1);
  });

  test('where there is no content, the description tells', () => {
    expect(told(readSepayWebhook({ ...posted, content: '', description: 'BankAPINotify A' }, ours))).toEqual([
      '2025-11-18 in 297000 ?: BankAPINotify A',
    ]);
  });
});

describe('what is wrong with a movement', () => {
  test.each([
    ['another account', { ...posted, accountNumber: '1' }, ['1 other-account account']],
    ['a day that is none', { ...posted, transactionDate: 'now' }, ['1 not-a-day bookedOn']],
    ['no money', { ...posted, transferAmount: 0 }, ['1 no-amount']],
    ['half a đồng', { ...posted, transferAmount: 0.5 }, ['1 not-whole credit']],
    ['less than nothing', { ...posted, transferAmount: -5 }, ['1 not-an-amount credit']],
    ['another shape', { ...posted, transferType: 'sideways' }, ['file shape']],
    ['no message', null, ['file shape']],
  ])('%s', (_, tree, problems) => {
    expect(told(readSepayWebhook(tree, ours))).toEqual(problems);
  });

  test('in a list, with its place', () => {
    expect(readSepayApi(list(listed, { ...listed, amount_in: null }), ours)).toMatchObject({
      problems: [{ row: 2, code: 'shape', values: { path: 'transactions.1.amount_in' }, wayOut: 'tell-support' }],
    });
    expect(told(readSepayApi(list(listed, { ...listed, amount_out: '5.00' }), ours))).toEqual(['2 both-directions']);
  });
});
