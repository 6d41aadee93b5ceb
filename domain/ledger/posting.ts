import { bug } from '@diemtua/law/kernel/assert';
import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { accountText, isPay, type Account } from './account.ts';

/** One movement: an amount leaves the credited account and reaches the debited one. Never changed once written. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  /** Above zero: nothing is not a movement, and the way back is the inverse. */
  readonly amount: Dong;
  /** The day it is about: when the money changed hands. */
  readonly on: PlainDate;
}

/**
 * A posting, or none for an amount of zero. A negative amount is the movement the other way.
 * Public money and the collectors' pay never meet: that is a mistake of ours.
 */
export function post(debit: Account, credit: Account, amount: number, on: PlainDate): readonly Posting[] {
  if (!isDong(amount)) return bug(`${amount} is not whole đồng`);
  if (isPay(debit.kind) !== isPay(credit.kind)) {
    return bug(`${accountText(debit)} and ${accountText(credit)}: public money and pay stay apart`);
  }
  if (accountText(debit) === accountText(credit)) return bug(`${accountText(debit)} posts to itself`);
  if (amount === 0) return [];
  return amount > 0 ? [{ debit, credit, amount, on }] : [{ debit: credit, credit: debit, amount: -amount as Dong, on }];
}

/** What takes postings back: each of them, the other way. */
export function inverse(postings: readonly Posting[]): readonly Posting[] {
  return postings.map(({ debit, credit, amount, on }) => ({ debit: credit, credit: debit, amount, on }));
}

const same = (a: Posting, b: Posting): boolean =>
  a.amount === b.amount &&
  a.on === b.on &&
  accountText(a.debit) === accountText(b.debit) &&
  accountText(a.credit) === accountText(b.credit);

/** What stands when each posting that was taken back is left out together with its inverse, in the order of writing. */
export function net(written: readonly Posting[]): readonly Posting[] {
  const standing: Posting[] = [];
  for (const posting of written) {
    const [back] = inverse([posting]);
    const found = standing.findLastIndex((other) => back !== undefined && same(other, back));
    if (found < 0) standing.push(posting);
    else standing.splice(found, 1);
  }
  return standing;
}

/**
 * What brings the books from `standing` to `wanted`: the inverse of what stands and is no longer wanted, then what is wanted
 * and does not stand. Empty where nothing changes. What is wanted together with its own inverse (money taken and paid back on one day) is not wanted at all: the
 * books could not tell it from a correction, and would write it again each time.
 */
export function correct(standing: readonly Posting[], wanted: readonly Posting[]): readonly Posting[] {
  const left = [...net(standing)];
  const missing = net(wanted).filter((posting) => {
    const found = left.findIndex((other) => same(posting, other));
    if (found < 0) return true;
    left.splice(found, 1);
    return false;
  });
  return [...inverse(left), ...missing];
}
