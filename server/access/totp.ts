import { createHmac, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** A clock may be so many steps early or late. */
const driftSteps = 1;

/** Base32 of RFC 4648, as programs for codes expect it. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bitsOfSign = 5;

/** The secret as a person can type it. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const parts = bits.match(new RegExp(`.{1,${bitsOfSign}}`, 'g')) ?? [];
  return parts.map((part) => alphabet[Number.parseInt(part.padEnd(bitsOfSign, '0'), 2)]).join('');
}

/** The code of a step (RFC 4226, with the time as counter: RFC 6238). */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step of a moment. */
export const stepOf = (now: number): number => Math.floor(now / 1000 / stepSeconds);

/**
 * The step whose code was shown.
 * @param after the last step of which a code was taken: it does not work again
 * @returns null where it is the code of none
 */
export function stepShown(secret: Uint8Array, code: string, now: number, after: number | null): number | null {
  const told = Buffer.from(code);
  for (let step = stepOf(now) - driftSteps; step <= stepOf(now) + driftSteps; step++) {
    if (after !== null && step <= after) continue;
    const own = Buffer.from(codeOf(secret, step));
    if (own.length === told.length && timingSafeEqual(own, told)) return step;
  }
  return null;
}

/** What a program for codes reads from a QR code. */
export const totpAddress = (secret: Uint8Array, name: string): string =>
  `otpauth://totp/${encodeURIComponent(`Điểm Tựa:${name}`)}?secret=${base32(secret)}&issuer=${encodeURIComponent('Điểm Tựa')}`;
