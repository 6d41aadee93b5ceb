import type { Brand } from '@diemtua/law/kernel/brand';

/**
 * The accounts of public money. `float`: cash in a collector's hands. `transit`: cash handed over that the bank has not shown yet. `bank`: a unit's account. `fund`:
 * what a person has paid into the retirement and death fund, with what others added. `health`: the same for household health insurance. `state`, `local`,
 * `sponsor`: what the State's budget, the province's budget and sponsors owe to the fund. `suspense`: money taken whose question is
 * still open. `repay`: money that is owed back to a person.
 */
export const PUBLIC_ACCOUNTS = [
  'float',
  'transit',
  'bank',
  'fund',
  'health',
  'state',
  'local',
  'sponsor',
  'suspense',
  'repay',
] as const;

/** The accounts of the collectors' pay. No posting leads from one side to the other. */
export const PAY_ACCOUNTS = ['commission-cost', 'commission'] as const;

export type PublicAccountKind = (typeof PUBLIC_ACCOUNTS)[number];
export type PayAccountKind = (typeof PAY_ACCOUNTS)[number];
export type AccountKind = PublicAccountKind | PayAccountKind;

/** Who an account belongs to: a collector's, person's, payment's or sponsor's id, a unit's or province's code. */
export type Owner = Brand<string, 'owner'>;

/** An account: its kind and its owner. There is no list of accounts to keep: the first posting opens it. */
export interface Account<Kind extends AccountKind = AccountKind> {
  readonly kind: Kind;
  readonly owner: Owner;
}

/** Kinds whose balance is a claim or money in hand: it grows by debits. The others grow by credits. */
const growsByDebit: ReadonlySet<AccountKind> = new Set<AccountKind>([
  'float',
  'transit',
  'bank',
  'state',
  'local',
  'sponsor',
  'commission-cost',
]);

/** The account of a kind that belongs to someone. */
export function account<Kind extends AccountKind>(kind: Kind, owner: string): Account<Kind> {
  return { kind, owner: owner as Owner };
}

/** Whether a debit makes the balance of this account greater. */
export const isDebitAccount = (kind: AccountKind): boolean => growsByDebit.has(kind);

/** Whether an account is one of the collectors' pay. */
export const isPay = (kind: AccountKind): kind is PayAccountKind => (PAY_ACCOUNTS as readonly string[]).includes(kind);

/** One text for an account: `float/019a…`. */
export const accountText = ({ kind, owner }: Account): string => `${kind}/${owner}`;
