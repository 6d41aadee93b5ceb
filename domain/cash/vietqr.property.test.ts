import type { Dong } from '@diemtua/law/kernel/dong';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { QRPay } from 'vietnam-qr-pay';
import type { AccountNumber, BankBin } from './bank.ts';
import { makeReference, SEQUENCE_MAX } from './reference.ts';
import { makeVietQr, parseVietQr, type PaymentRequest } from './vietqr.ts';

const requests: fc.Arbitrary<PaymentRequest> = fc.record({
  bank: fc.stringMatching(/^97\d{4}$/) as fc.Arbitrary<BankBin>,
  account: fc.stringMatching(/^[0-9A-Z]{1,19}$/) as fc.Arbitrary<AccountNumber>,
  amount: fc.integer({ min: 1, max: 9_999_999_999_999 }) as fc.Arbitrary<Dong>,
  reference: fc.integer({ min: 0, max: SEQUENCE_MAX }).map(makeReference),
});

function payloadOf(request: PaymentRequest): string {
  const made = makeVietQr(request);
  return made.kind === 'payload' ? made.payload : '';
}

test('another program writes the same code, sign for sign', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const theirs = QRPay.initVietQR({
        bankBin: request.bank,
        bankNumber: request.account,
        amount: String(request.amount),
        purpose: request.reference,
      });
      expect(payloadOf(request)).toBe(theirs.build());
    }),
    { numRuns: 1000 },
  );
});

test('another program reads what we write', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const theirs = new QRPay(payloadOf(request));
      expect(theirs.isValid).toBe(true);
      expect(theirs.consumer).toMatchObject({ bankBin: request.bank, bankNumber: request.account });
      expect(theirs.amount).toBe(String(request.amount));
      expect(theirs.additionalData.purpose).toBe(request.reference);
    }),
    { numRuns: 1000 },
  );
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { reference, ...rest } = request;
      expect(parseVietQr(payloadOf(request))).toEqual({
        kind: 'read',
        qr: { ...rest, purpose: reference, use: 'once' },
      });
    }),
    { numRuns: 1000 },
  );
});

test('one wrong sign anywhere is seen', () => {
  const signs = fc.stringMatching(/^[0-9A-Z]$/);
  fc.assert(
    fc.property(requests, fc.nat(), signs, (request, nat, sign) => {
      const payload = payloadOf(request);
      const at = nat % payload.length;
      fc.pre(payload.charAt(at) !== sign);
      expect(parseVietQr(payload.slice(0, at) + sign + payload.slice(at + 1)).kind).toBe('refused');
    }),
    { numRuns: 5000 },
  );
});

test('any text at all is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(\d\d0\d.{0,9}){1,9}$/)), (text) => {
      expect(['read', 'refused']).toContain(parseVietQr(text).kind);
    }),
    { numRuns: 5000 },
  );
});
