import { plainWords } from './plain-text.ts';
import type { StatementLine } from './statement/line.ts';

/** What an entry is that pays no due: the bank's fee, its interest, or other money that left. */
export type EntryNature = 'debit' | 'bank-fee' | 'interest';

/** "Phi" is a fee, and a given name: it counts at the beginning, and before the words that banks put behind it. */
const FEE =
  /^(THU )?PHI\b|\bPHI (DICH VU|DV|QUAN LY|QL|SMS|DUY TRI|THUONG NIEN|CHUYEN (TIEN|KHOAN)|GIAO DICH|KIEM DEM|SAO KE)\b|\b(FEES?|CHARGES?|VAT)\b/;
const INTEREST = /\b(TRA|NHAP) LAI\b|\bLAI (TIEN GUI|TGTT|KKH|KHONG KY HAN|NHAP GOC)\b|\bINTEREST\b/;

/** What an entry is, by its direction and the bank's words; null for a credit that may be a payment. */
export function entryNature({
  direction,
  narrative,
}: Pick<StatementLine, 'direction' | 'narrative'>): EntryNature | null {
  const words = plainWords(narrative).join(' ');
  if (direction === 'out') return FEE.test(words) ? 'bank-fee' : 'debit';
  return INTEREST.test(words) ? 'interest' : null;
}
