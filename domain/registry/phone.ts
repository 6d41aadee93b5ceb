/** A phone as it is stored: ten digits for a mobile, eleven for a fixed line with its area. */
export const phonePattern = /^0(?:[35789]\d{8}|2\d{9})$/;

/** In September 2018 the mobile numbers of eleven digits lost one: the old beginning and the new. Old papers still show them. */
const movedPrefixes: ReadonlyMap<string, string> = new Map([
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0126', '076'],
  ['0127', '081'],
  ['0128', '078'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
]);

const OLD_DIGITS = 11;
const PREFIX_DIGITS = 4;

/**
 * Reads a phone as people write it: spaces, dots, dashes, brackets, +84 or 0084 in front, the zero forgotten after it, an old
 * number of eleven digits ("0168 …" is "038 …" today).
 * @returns the number as it is stored, or null where it is none
 */
export function readPhone(text: string): string | null {
  const bare = text.trim().replaceAll(/[\s.()\-–/\u200b-\u200f]/g, '');
  if (!/^\+?\d+$/.test(bare)) return null;
  const local = bare.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, '0');
  const prefix = movedPrefixes.get(local.slice(0, PREFIX_DIGITS));
  const current = prefix !== undefined && local.length === OLD_DIGITS ? prefix + local.slice(PREFIX_DIGITS) : local;
  return phonePattern.test(current) ? current : null;
}
