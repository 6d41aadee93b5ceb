import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import { parseAccountNumber, parseBankBin, type AccountNumber, type BankAccount, type BankBin } from './bank.ts';
import { crc16 } from './crc16.ts';
import { QR_AMOUNT_LENGTH_MAX, QR_LENGTH_MAX } from './limits.ts';
import type { Reference } from './reference.ts';

/** Fields of EMVCo's merchant-presented code, as NAPAS uses them. */
const ROOT = {
  version: '00',
  method: '01',
  vietQr: '38',
  currency: '53',
  amount: '54',
  country: '58',
  additional: '62',
  crc: '63',
} as const;
const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
const VERSION = '01';
const DONG = '704';
const VIETNAM = 'VN';
/** The code is for one payment, or it stays on the wall. */
const METHODS = { once: '12', again: '11' } as const;

/** The payment that a code asks for. */
export interface PaymentRequest extends BankAccount {
  readonly amount: Dong;
  readonly reference: Reference;
}

export type PayloadMade =
  | { readonly kind: 'payload'; readonly payload: string }
  | { readonly kind: 'refused'; readonly problem: { readonly code: 'amount'; readonly found: number } };

/** What a code says. */
export interface VietQr {
  readonly bank: BankBin;
  readonly account: AccountNumber;
  /** None where the payer chooses. */
  readonly amount: Dong | null;
  readonly purpose: string | null;
  readonly use: keyof typeof METHODS;
}

/** The names of the parts of a code. */
export type QrField = keyof typeof ROOT | 'bank' | 'account' | 'service' | 'purpose';

/** Why a text is no VietQR code that we can use. */
export type QrProblem =
  | { readonly code: 'too-long'; readonly found: number; readonly most: number }
  /** A length says more than is left, or less than a field needs. */
  | { readonly code: 'broken'; readonly at: number }
  | { readonly code: 'twice'; readonly field: string }
  | { readonly code: 'missing'; readonly field: QrField }
  | { readonly code: 'not-last'; readonly field: 'crc' }
  | { readonly code: 'crc'; readonly found: string; readonly expected: string }
  | { readonly code: 'wrong'; readonly field: QrField; readonly found: string };

export type QrRead =
  | { readonly kind: 'read'; readonly qr: VietQr }
  | { readonly kind: 'refused'; readonly problem: QrProblem };

/**
 * The payload of a VietQR code for one payment into an account of ours: bank, account, amount, and the reference as the
 * purpose, so that the payer types nothing. Refused when nothing is to be paid, or more than a code can say.
 */
export function makeVietQr({ bank, account, amount, reference }: PaymentRequest): PayloadMade {
  const digits = String(amount);
  if (!isDong(amount) || amount <= 0 || digits.length > QR_AMOUNT_LENGTH_MAX)
    return { kind: 'refused', problem: { code: 'amount', found: amount } };
  const consumer = field('00', bank) + field('01', account);
  const open =
    field(ROOT.version, VERSION) +
    field(ROOT.method, METHODS.once) +
    field(ROOT.vietQr, field('00', NAPAS) + field('01', consumer) + field('02', TO_ACCOUNT)) +
    field(ROOT.currency, DONG) +
    field(ROOT.amount, digits) +
    field(ROOT.country, VIETNAM) +
    field(ROOT.additional, field('08', reference)) +
    // The sum covers its own name and length.
    `${ROOT.crc}04`;
  return { kind: 'payload', payload: open + crc16(open) };
}

/**
 * One field: two digits of name, two digits of length, the value. Every value that we write has fewer than 100 signs.
 */
function field(id: string, value: string): string {
  return id + String(value.length).padStart(2, '0') + value;
}

/** Reads the payload of a VietQR code for a transfer to an account, ours or another program's. */
export function parseVietQr(payload: string): QrRead {
  const refused = (problem: QrProblem): QrRead => ({ kind: 'refused', problem });
  if (payload.length > QR_LENGTH_MAX) return refused({ code: 'too-long', found: payload.length, most: QR_LENGTH_MAX });

  const root = fieldsOf(payload);
  if ('code' in root) return refused(root);
  const sum = sumProblem(payload, root);
  if (sum !== null) return refused(sum);

  const use = root.get(ROOT.method) === METHODS.once ? 'once' : 'again';
  const fixed = [
    [ROOT.version, 'version', VERSION],
    [ROOT.currency, 'currency', DONG],
    [ROOT.country, 'country', VIETNAM],
  ] as const;
  for (const [id, name, expected] of fixed) {
    const found = root.get(id);
    if (found === undefined) return refused({ code: 'missing', field: name });
    if (found !== expected) return refused({ code: 'wrong', field: name, found });
  }

  const to = destinationOf(root.get(ROOT.vietQr));
  if ('code' in to) return refused(to);
  const amount = amountOf(root.get(ROOT.amount));
  if (typeof amount === 'string') return refused({ code: 'wrong', field: 'amount', found: amount });
  const purpose = purposeOf(root.get(ROOT.additional));
  if (purpose !== null && typeof purpose !== 'string') return refused(purpose);
  return { kind: 'read', qr: { ...to, amount, purpose, use } };
}

type Fields = ReadonlyMap<string, string>;

function fieldsOf(text: string): Fields | QrProblem {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4));
    const [, id = '', digits = ''] = head ?? [];
    const value = text.slice(at + 4, at + 4 + Number(digits));
    if (!head || digits === '00' || value.length !== Number(digits)) return { code: 'broken', at };
    if (fields.has(id)) return { code: 'twice', field: id };
    fields.set(id, value);
    at += 4 + value.length;
  }
  return fields;
}

/** The sum is looked at before any meaning: of a code that was misread, nothing else is to be believed. */
function sumProblem(payload: string, root: Fields): QrProblem | null {
  const found = root.get(ROOT.crc);
  if (found === undefined) return { code: 'missing', field: 'crc' };
  if ([...root.keys()].at(-1) !== ROOT.crc) return { code: 'not-last', field: 'crc' };
  const expected = crc16(payload.slice(0, payload.length - found.length));
  return found.toUpperCase() === expected ? null : { code: 'crc', found, expected };
}

function destinationOf(template: string | undefined): BankAccount | QrProblem {
  if (template === undefined) return { code: 'missing', field: 'vietQr' };
  const fields = fieldsOf(template);
  if ('code' in fields) return fields;
  const provider = fields.get('00') ?? '';
  if (provider !== NAPAS) return { code: 'wrong', field: 'vietQr', found: provider };
  const service = fields.get('02') ?? '';
  if (service !== TO_ACCOUNT) return { code: 'wrong', field: 'service', found: service };
  const consumer = fieldsOf(fields.get('01') ?? '');
  if ('code' in consumer) return consumer;
  const [bin, number] = [consumer.get('00'), consumer.get('01')];
  if (bin === undefined) return { code: 'missing', field: 'bank' };
  if (number === undefined) return { code: 'missing', field: 'account' };
  const [bank, account] = [parseBankBin(bin), parseAccountNumber(number)];
  if (bank === null) return { code: 'wrong', field: 'bank', found: bin };
  if (account === null) return { code: 'wrong', field: 'account', found: number };
  return { bank, account };
}

/**
 * The amount; null where none is told; the text itself where it is not whole đồng above zero. Some write the decimals
 * that đồng do not have.
 */
function amountOf(text: string | undefined): Dong | null | string {
  if (text === undefined) return null;
  const [, digits = ''] = /^(\d+)(?:\.0*)?$/.exec(text) ?? [];
  const amount = Number(digits);
  return digits !== '' && text.length <= QR_AMOUNT_LENGTH_MAX && amount > 0 && isDong(amount) ? amount : text;
}

function purposeOf(template: string | undefined): string | null | QrProblem {
  if (template === undefined) return null;
  const fields = fieldsOf(template);
  if ('code' in fields) return fields;
  // Other programs write longer purposes than NAPAS allows; what a bank takes is not ours to refuse.
  return fields.get('08') ?? null;
}
