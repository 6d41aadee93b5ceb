import type { Brand } from '@diemtua/law/kernel/brand';
import { z } from 'zod';
import { ACCOUNT_LENGTH_MAX } from './limits.ts';

/** A bank's identification number with NAPAS, six digits: 970405 is Agribank. */
export type BankBin = Brand<string, 'bank-bin'>;
/** A bank account number as the bank writes it, without spaces; leading zeros count. */
export type AccountNumber = Brand<string, 'account-number'>;

/** An account of ours: at which bank, and its number. */
export interface BankAccount {
  readonly bank: BankBin;
  readonly account: AccountNumber;
}

const accountPattern = new RegExp(`^[0-9A-Z]{1,${ACCOUNT_LENGTH_MAX}}$`);

export const bankBinSchema = z.string().regex(/^\d{6}$/) as unknown as z.ZodType<BankBin, string>;
export const accountNumberSchema = z.string().regex(accountPattern) as unknown as z.ZodType<AccountNumber, string>;
export const bankAccountSchema = z.strictObject({ bank: bankBinSchema, account: accountNumberSchema });

/** Reads a bank's number; null when it is none. */
export function parseBankBin(text: string): BankBin | null {
  return bankBinSchema.safeParse(text).data ?? null;
}

/** Reads an account number as people and banks write it, with spaces, dots and hyphens; null when it is none. */
export function parseAccountNumber(text: string): AccountNumber | null {
  return accountNumberSchema.safeParse(text.replaceAll(/[\s.-]/g, '').toUpperCase()).data ?? null;
}

/**
 * An account number as it is compared: a spreadsheet that took the number for a figure has lost its leading zeros, so
 * that they do not count.
 */
export function bareAccount(account: string): string {
  return account
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .replace(/^0+/, '');
}

/** Whether two account numbers are the same one, but for leading zeros. */
export function isSameAccount(one: string, other: string): boolean {
  return bareAccount(one) === bareAccount(other);
}
