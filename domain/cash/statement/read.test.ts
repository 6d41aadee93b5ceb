import { describe, expect, test } from 'vitest';
import { readStatement, recognise, type StatementContent } from './read.ts';
import { ours, told } from './samples.cases.ts';

const table = (...rows: readonly (readonly (string | number | null)[])[]): StatementContent => ({
  kind: 'table',
  table: rows,
});
const text = (content: string): StatementContent => ({ kind: 'text', text: content });
const tree = (content: unknown): StatementContent => ({ kind: 'tree', tree: content });

describe('a format is known by its content', () => {
  test.each<[string, StatementContent]>([
    ['agribank_xls', table(['x'], ['trdt', 'acctccyamt', 'aftrbal', 'rem'])],
    ['generic_vn_xlsx', table(['Sao kê'], ['Ngày giao dịch', 'Nội dung', 'Ghi nợ', 'Ghi có'])],
    ['swift_mt940', text(':20:A\n:25:1\n:60F:C251117VND0,\n')],
    ['sepay_webhook', tree({ transferType: 'in', transferAmount: 1 })],
    ['sepay_api', tree({ transactions: [] })],
    ['iso20022_camt053', tree({ Document: { BkToCstmrStmt: { Stmt: [] } } })],
  ])('%s', (format, content) => {
    expect(recognise(content)).toEqual({ kind: 'recognised', format });
    expect(readStatement(content, ours).format).toBe(format);
  });

  test.each<[StatementContent]>([
    [table()],
    [table(['Họ tên', 'Mã số', 'Số tiền'])],
    [text('')],
    [text('Kính gửi quý khách')],
    [tree(null)],
    [tree({ Document: 'x' })],
  ])('%j is unknown', (content) => {
    expect(recognise(content)).toEqual({ kind: 'unknown' });
    expect(told(readStatement(content, ours))).toEqual(['file format-unknown']);
  });
});
