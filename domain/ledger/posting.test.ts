import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { account, accountText, isDebitAccount, isPay, PAY_ACCOUNTS, PUBLIC_ACCOUNTS } from './account.ts';
import { correct, inverse, net, post, type Posting } from './posting.ts';

const day = '2025-11-18' as PlainDate;
const float = account('float', 'my');
const bank = account('bank', 'SAPA');
const fund = account('fund', 'mai');
const held = account('suspense', 'line-1');
const state = account('state', '10');

const moved = (debit: Posting['debit'], credit: Posting['credit'], amount: number, on: string = day): Posting => ({
  debit,
  credit,
  amount: amount as Dong,
  on: on as PlainDate,
});

describe('accounts', () => {
  test('an account is a kind and an owner, and has one text', () => {
    expect(float).toEqual({ kind: 'float', owner: 'my' });
    expect(accountText(float)).toBe('float/my');
  });

  test('cash, the bank and claims grow by debits; what is owed grows by credits', () => {
    const all = [...PUBLIC_ACCOUNTS, ...PAY_ACCOUNTS];
    expect(all.filter(isDebitAccount)).toEqual([
      'float',
      'transit',
      'bank',
      'state',
      'local',
      'sponsor',
      'commission-cost',
    ]);
    expect(all.filter((kind) => !isDebitAccount(kind))).toEqual(['fund', 'health', 'suspense', 'repay', 'commission']);
  });

  test('two kinds are the collectors’ pay, and no other', () => {
    expect([...PUBLIC_ACCOUNTS, ...PAY_ACCOUNTS].filter(isPay)).toEqual(['commission-cost', 'commission']);
  });
});

describe('a posting', () => {
  test('297,000 from the collector’s hands into the fund', () => {
    expect(post(float, fund, 297_000, day)).toEqual([moved(float, fund, 297_000)]);
  });

  test('nothing is not a movement', () => {
    expect(post(float, fund, 0, day)).toEqual([]);
  });

  test('less than nothing is the movement the other way', () => {
    expect(post(float, fund, -297_000, day)).toEqual([moved(fund, float, 297_000)]);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is no amount', (amount) => {
    expect(() => post(float, fund, amount, day)).toThrow(`${amount} is not whole đồng`);
  });

  test('public money and pay never meet, not even with nothing', () => {
    const commission = account('commission', 'my');
    const cost = account('commission-cost', 'SAPA');
    const apart = 'public money and pay stay apart';
    expect(() => post(float, commission, 1, day)).toThrow(`float/my and commission/my: ${apart}`);
    expect(() => post(commission, float, 1, day)).toThrow(`commission/my and float/my: ${apart}`);
    expect(() => post(cost, bank, 0, day)).toThrow(apart);
    expect(post(cost, commission, 5, day)).toEqual([moved(cost, commission, 5)]);
  });

  test('nothing moves from an account to itself; another owner is another account', () => {
    expect(() => post(float, account('float', 'my'), 1, day)).toThrow('float/my posts to itself');
    expect(post(float, account('float', 'son'), 1, day)).toHaveLength(1);
  });
});

describe('taking back', () => {
  test('the inverse goes the other way, on the same day', () => {
    expect(inverse([moved(float, fund, 297_000), moved(state, fund, 66_000, '2025-11-19')])).toEqual([
      moved(fund, float, 297_000),
      moved(fund, state, 66_000, '2025-11-19'),
    ]);
  });

  test('net: what was written and taken back is left out, each with its own inverse', () => {
    const taken = moved(float, held, 297_000);
    const hers = moved(float, fund, 297_000);
    expect(net([])).toEqual([]);
    expect(net([taken])).toEqual([taken]);
    expect(net([taken, ...inverse([taken])])).toEqual([]);
    expect(net([taken, ...inverse([taken]), hers])).toEqual([hers]);
    expect(net([...inverse([taken]), taken])).toEqual([]);
    // Written twice and taken back once: once it stands.
    expect(net([taken, taken, ...inverse([taken])])).toEqual([taken]);
    expect(net([taken, hers, ...inverse([taken]), taken])).toEqual([hers, taken]);
  });

  test.each([
    ['another amount', moved(held, float, 296_999)],
    ['another day', moved(held, float, 297_000, '2025-11-19')],
    ['another debit', moved(fund, float, 297_000)],
    ['another credit', moved(held, bank, 297_000)],
    ['the same way', moved(float, held, 297_000)],
  ])('net: %s takes nothing back', (_, other) => {
    const taken = moved(float, held, 297_000);
    expect(net([taken, other])).toEqual([taken, other]);
  });
});

describe('correcting', () => {
  const taken = moved(float, held, 297_000);
  const hers = moved(float, fund, 297_000);
  const support = moved(state, fund, 66_000);

  test('what stands and is wanted needs nothing', () => {
    expect(correct([], [])).toEqual([]);
    expect(correct([hers, support], [support, hers])).toEqual([]);
  });

  test('from suspense to the fund: the inverse of what stood, then what is right', () => {
    expect(correct([taken], [hers, support])).toEqual([moved(held, float, 297_000), hers, support]);
  });

  test('only what differs is written', () => {
    const more = moved(state, fund, 99_000);
    expect(correct([hers, support], [hers, more])).toEqual([moved(fund, state, 66_000), more]);
  });

  test('a void takes all of it back', () => {
    expect(correct([hers, support], [])).toEqual([moved(fund, float, 297_000), moved(fund, state, 66_000)]);
  });

  test('the same posting twice is two postings', () => {
    expect(correct([hers], [hers, hers])).toEqual([hers]);
    expect(correct([hers, hers], [hers])).toEqual(inverse([hers]));
  });

  test('taken and paid back on one day: written once, and not again each time it is looked at', () => {
    const wanted = [taken, moved(held, float, 297_000)];
    const first = correct([taken], wanted);
    expect(first).toEqual([moved(held, float, 297_000)]);
    expect(correct(net([taken, ...first]), wanted)).toEqual([]);
    expect(correct([taken, ...first], wanted)).toEqual([]);
  });
});
