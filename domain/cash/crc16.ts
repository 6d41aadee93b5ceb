const POLYNOMIAL = 0x1021;
const START = 0xffff;

/**
 * The check sum of EMVCo's codes: CRC-16 with polynomial 1021 (hex), beginning with FFFF, over the bytes of the text in
 * UTF-8; four hexadecimal digits in capitals.
 */
export function crc16(text: string): string {
  let sum = START;
  for (const byte of bytesOf(text)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum & 0x8000 ? POLYNOMIAL : 0)) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, '0');
}

/** UTF-8, by hand: what encodes it otherwise belongs to browsers and servers, not to the language. */
function bytesOf(text: string): readonly number[] {
  return [...text].flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const following = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), following(0)];
    if (code < 0x10000) return [0xe0 | (code >> 12), following(6), following(0)];
    return [0xf0 | (code >> 18), following(12), following(6), following(0)];
  });
}
