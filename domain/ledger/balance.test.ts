import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { expect, test } from 'vitest';
import { account } from './account.ts';
import { balanceOf, balances, trialBalance } from './balance.ts';
import { post } from './posting.ts';

const day = '2025-11-18' as PlainDate;
const float = account('float', 'my');
const transit = account('transit', 'SAPA');
const fund = account('fund', 'mai');
const state = account('state', '10');

test('in the direction in which an account grows', () => {
  expect(balanceOf(float, 594_000, 297_000)).toEqual({
    account: float,
    debits: 594_000,
    credits: 297_000,
    balance: 297_000,
  });
  expect(balanceOf(fund, 66_000, 363_000).balance).toBe(297_000);
  // More handed over than taken: the collector is owed.
  expect(balanceOf(float, 297_000, 300_000).balance).toBe(-3_000);
});

test('a vendor’s first month, and its cash handed over', () => {
  // 363,000 = 297,000 from her + 66,000 that the State owes; the 297,000 go on from the collector’s hands.
  const postings = [
    ...post(float, fund, 297_000, day),
    ...post(state, fund, 66_000, day),
    ...post(transit, float, 297_000, day),
  ];
  const found = balances(postings);
  expect(found).toEqual([
    { account: float, debits: 297_000, credits: 297_000, balance: 0 },
    { account: fund, debits: 0, credits: 363_000, balance: 363_000 },
    { account: state, debits: 66_000, credits: 0, balance: 66_000 },
    { account: transit, debits: 297_000, credits: 0, balance: 297_000 },
  ]);
  // 297,000 + 66,000 + 297,000 on each side.
  expect(trialBalance(found)).toEqual({ accounts: found, debits: 660_000, credits: 660_000, balanced: true });
});

test('the order of accounts is that of their texts, whatever was posted first', () => {
  const postings = [...post(transit, fund, 1, day), ...post(float, account('bank', 'A'), 2, day)];
  expect(balances(postings).map((each) => each.account.kind)).toEqual(['bank', 'float', 'fund', 'transit']);
});

test('owners are apart, also within one kind', () => {
  const postings = [...post(float, fund, 5, day), ...post(account('float', 'son'), fund, 7, day)];
  expect(balances(postings).map(({ balance }) => balance)).toEqual([5, 7, 12]);
});

test('books from which a side was taken are not level', () => {
  const [first, ...rest] = balances(post(float, fund, 297_000, day));
  expect(trialBalance([])).toEqual({ accounts: [], debits: 0, credits: 0, balanced: true });
  expect(trialBalance(first ? [first] : [])).toMatchObject({ debits: 297_000, credits: 0, balanced: false });
  expect(trialBalance(rest)).toMatchObject({ debits: 0, credits: 297_000, balanced: false });
});
