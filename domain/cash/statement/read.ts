import type { BankAccount } from '../bank.ts';
import { findAgribankHead, readAgribankXls } from './agribank-xls.ts';
import type { Table } from './cells.ts';
import { findGenericHead, readGenericVnXlsx } from './generic-vn-xlsx.ts';
import { readCamt053 } from './iso20022-camt053.ts';
import type { StatementFormat, StatementRead } from './outcome.ts';
import { problem } from './problem.ts';
import { readSepayApi, readSepayWebhook } from './sepay.ts';
import { isSwiftMt940, readSwiftMt940 } from './swift-mt940.ts';

/**
 * What an office imports, as far as whoever opens files has read it: a sheet, a text, or the tree of a JSON or XML
 * message.
 */
export type StatementContent =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tree'; readonly tree: unknown };

export type Recognised =
  | { readonly kind: 'recognised'; readonly format: StatementFormat }
  | { readonly kind: 'unknown' };

/** Chooses the format by the content; names of files say nothing. */
export function recognise(content: StatementContent): Recognised {
  const format = formatOf(content);
  return format === null ? { kind: 'unknown' } : { kind: 'recognised', format };
}

function formatOf(content: StatementContent): StatementFormat | null {
  switch (content.kind) {
    case 'table':
      if (findAgribankHead(content.table) !== null) return 'agribank_xls';
      return findGenericHead(content.table) === null ? null : 'generic_vn_xlsx';
    case 'text':
      return isSwiftMt940(content.text) ? 'swift_mt940' : null;
    case 'tree': {
      if (has(content.tree, 'transferType') && has(content.tree, 'transferAmount')) return 'sepay_webhook';
      if (has(content.tree, 'transactions')) return 'sepay_api';
      return has(content.tree, 'Document') && has(content.tree.Document, 'BkToCstmrStmt') ? 'iso20022_camt053' : null;
    }
  }
}

function has<Name extends string>(value: unknown, name: Name): value is Readonly<Record<Name, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

/**
 * Reads a statement of whatever format, for the account of ours that it is meant to be about. A file about another
 * account is a problem, not a surprise: it would book one unit's money on another's account.
 */
export function readStatement(content: StatementContent, source: BankAccount): StatementRead {
  const format = formatOf(content);
  if (content.kind === 'table') {
    if (format === 'agribank_xls') return readAgribankXls(content.table, source);
    if (format === 'generic_vn_xlsx') return readGenericVnXlsx(content.table, source);
  } else if (content.kind === 'text') {
    if (format === 'swift_mt940') return readSwiftMt940(content.text, source);
  } else {
    if (format === 'sepay_webhook') return readSepayWebhook(content.tree, source);
    if (format === 'sepay_api') return readSepayApi(content.tree, source);
    if (format === 'iso20022_camt053') return readCamt053(content.tree, source);
  }
  return { kind: 'problems', format: null, problems: [problem('format-unknown', {})] };
}
