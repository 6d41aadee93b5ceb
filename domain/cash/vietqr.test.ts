import type { Dong } from '@diemtua/law/kernel/dong';
import { describe, expect, test } from 'vitest';
import { QRPay } from 'vietnam-qr-pay';
import type { AccountNumber, BankBin } from './bank.ts';
import { crc16 } from './crc16.ts';
import { makeReference } from './reference.ts';
import { makeVietQr, parseVietQr } from './vietqr.ts';

const bank = '970405' as BankBin;
const account = '8800205000017' as AccountNumber;
const reference = makeReference(1);
const payload = payloadOf(297_000);

function payloadOf(amount: number): string {
  const made = makeVietQr({ bank, account, amount: amount as Dong, reference });
  return made.kind === 'payload' ? made.payload : JSON.stringify(made.problem);
}

/** A payload changed by hand, with the right sum again. */
function resummed(change: (open: string) => string): string {
  const open = change(payload.slice(0, -4));
  return open + crc16(open);
}

const problemOf = (text: string): unknown => {
  const read = parseVietQr(text);
  return read.kind === 'refused' ? read.problem : read;
};

describe('a code for one payment', () => {
  test('reads like this, field for field', () => {
    expect(payload.slice(0, -4)).toBe(
      [
        '000201', // version 1
        '010212', // for one payment
        '3857', // to an account, 57 signs
        '0010A000000727', // NAPAS
        '0127', // bank and account, 27 signs
        '0006970405',
        '01138800205000017',
        '0208QRIBFTTA',
        '5303704', // đồng
        '5406297000',
        '5802VN',
        `6215`,
        `0811${reference}`,
        '6304',
      ].join(''),
    );
  });

  test('is read back', () => {
    expect(parseVietQr(payload)).toEqual({
      kind: 'read',
      qr: { bank, account, amount: 297_000, purpose: reference, use: 'once' },
    });
  });

  test('has the check sum of the standard: 29B1 for the digits 1 to 9', () => {
    expect(crc16('123456789')).toBe('29B1');
    expect(crc16('')).toBe('FFFF');
  });

  test.each([0, -297_000, 0.5, Number.NaN, 10_000_000_000_000])('there is none for %d đồng', (amount) => {
    expect(makeVietQr({ bank, account, amount: amount as Dong, reference })).toEqual({
      kind: 'refused',
      problem: { code: 'amount', found: amount },
    });
  });

  test('the greatest amount has thirteen digits', () => {
    expect(payloadOf(9_999_999_999_999)).toContain('54139999999999999');
  });
});

describe('codes of others', () => {
  test('one for the wall has no amount and no purpose', () => {
    const wall = QRPay.initVietQR({ bankBin: '970416', bankNumber: '20000017' }).build();
    expect(parseVietQr(wall)).toEqual({
      kind: 'read',
      qr: { bank: '970416', account: '20000017', amount: null, purpose: null, use: 'again' },
    });
  });

  test('one may have a sum in small letters, decimals of nothing, and accents', () => {
    const changed = resummed((open) =>
      open.replace('5406297000', '5409297000.00').replace(/6215.*/, '62080804nộp!6304'),
    );
    expect(parseVietQr(changed.slice(0, -4) + changed.slice(-4).toLowerCase())).toMatchObject({
      qr: { amount: 297_000, purpose: 'nộp!' },
    });
  });
});

describe('what is no code of a transfer is refused by name', () => {
  test.each([
    ['one sign too many', `${payload}1`, { code: 'broken', at: payload.length }],
    ['one sign too few', payload.slice(0, -1), { code: 'broken', at: payload.length - 8 }],
    ['not a code at all', 'https://example.vn', { code: 'broken', at: 0 }],
    ['nothing', '', { code: 'missing', field: 'crc' }],
    ['far too long', '0'.repeat(513), { code: 'too-long', found: 513, most: 512 }],
    [
      'a misread digit',
      payload.replace('297000', '297001'),
      { code: 'crc', expected: crc16(payload.replace('297000', '297001').slice(0, -4)), found: payload.slice(-4) },
    ],
    ['a field twice', resummed((open) => open.replace('5802VN', '5802VN5802VN')), { code: 'twice', field: '58' }],
    ['a field after the sum', `${payload}5802VN`.replace('5802VN62', '62'), { code: 'not-last', field: 'crc' }],
    [
      'another version',
      resummed((open) => open.replace('000201', '000202')),
      { code: 'wrong', field: 'version', found: '02' },
    ],
    [
      'dollars',
      resummed((open) => open.replace('5303704', '5303840')),
      { code: 'wrong', field: 'currency', found: '840' },
    ],
    ['no currency', resummed((open) => open.replace('5303704', '')), { code: 'missing', field: 'currency' }],
    [
      'another country',
      resummed((open) => open.replace('5802VN', '5802LA')),
      { code: 'wrong', field: 'country', found: 'LA' },
    ],
    [
      'another scheme',
      resummed((open) => open.replace('A000000727', 'A000000775')),
      { code: 'wrong', field: 'vietQr', found: 'A000000775' },
    ],
    [
      'a transfer to a card',
      resummed((open) => open.replace('QRIBFTTA', 'QRIBFTTC')),
      { code: 'wrong', field: 'service', found: 'QRIBFTTC' },
    ],
    ['no destination', resummed((open) => open.replace(/3857.{57}/, '')), { code: 'missing', field: 'vietQr' }],
    [
      'a bank that is none',
      resummed((open) => open.replace('0006970405', '0006VBAVBA')),
      { code: 'wrong', field: 'bank', found: 'VBAVBA' },
    ],
    [
      'no account',
      resummed((open) =>
        open.replace('385700', '384000').replace('01270006', '01100006').replace('01138800205000017', ''),
      ),
      { code: 'missing', field: 'account' },
    ],
    [
      'half a đồng',
      resummed((open) => open.replace('5406297000', '5408297000.5')),
      { code: 'wrong', field: 'amount', found: '297000.5' },
    ],
    [
      'an amount of nothing',
      resummed((open) => open.replace('5406297000', '54010')),
      { code: 'wrong', field: 'amount', found: '0' },
    ],
  ])('%s', (_, text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });
});
