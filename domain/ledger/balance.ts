import type { Dong } from '@diemtua/law/kernel/dong';
import { accountText, isDebitAccount, type Account } from './account.ts';
import type { Posting } from './posting.ts';

/** An account with what moved and what it stands at. */
export interface Balance {
  readonly account: Account;
  readonly debits: Dong;
  readonly credits: Dong;
  /** In the direction in which the account grows: money in hand, a claim, or what is owed. */
  readonly balance: Dong;
}

/** The balance of an account of this kind with these sums. */
export function balanceOf(account: Account, debits: number, credits: number): Balance {
  const balance = isDebitAccount(account.kind) ? debits - credits : credits - debits;
  return { account, debits: debits as Dong, credits: credits as Dong, balance: balance as Dong };
}

/** The balances that postings leave, one for each account that they touch, in the order of the account's text. */
export function balances(postings: Iterable<Posting>): readonly Balance[] {
  const sums = new Map<string, { account: Account; debits: number; credits: number }>();
  const sumOf = (account: Account) => {
    const text = accountText(account);
    const sum = sums.get(text) ?? { account, debits: 0, credits: 0 };
    sums.set(text, sum);
    return sum;
  };
  for (const { debit, credit, amount } of postings) {
    sumOf(debit).debits += amount;
    sumOf(credit).credits += amount;
  }
  return [...sums.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { account, debits, credits }]) => balanceOf(account, debits, credits));
}

/** A trial balance: all accounts, and the two sums, which are equal unless the books are broken. */
export interface TrialBalance {
  readonly accounts: readonly Balance[];
  readonly debits: Dong;
  readonly credits: Dong;
  readonly balanced: boolean;
}

/** Draws up the trial balance of some accounts. */
export function trialBalance(accounts: readonly Balance[]): TrialBalance {
  const debits = accounts.reduce((sum, each) => sum + each.debits, 0) as Dong;
  const credits = accounts.reduce((sum, each) => sum + each.credits, 0) as Dong;
  return { accounts, debits, credits, balanced: debits === credits };
}
