import { expect, test } from 'vitest';
import { entryNature } from './entry-nature.ts';

test.each([
  ['out', 'Phí quản lý tài khoản T11', 'bank-fee'],
  ['out', 'THU PHI SMS BANKING', 'bank-fee'],
  ['out', 'Account maintenance fee', 'bank-fee'],
  ['out', 'VAT 10%', 'bank-fee'],
  // Phi is a given name as well.
  ['out', 'CHUYEN TIEN CHO TRAN VAN PHI', 'debit'],
  ['out', 'NOP BHXH TINH', 'debit'],
  ['in', 'Trả lãi tiền gửi không kỳ hạn', 'interest'],
  ['in', 'INTEREST PAYMENT', 'interest'],
  // Lai is a given name as well.
  ['in', 'VANG THI LAI nop bhxh', null],
  ['in', 'phi bao hiem xa hoi', null],
] as const)('%s %j is %s', (direction, narrative, nature) => {
  expect(entryNature({ direction, narrative })).toBe(nature);
});
