/**
 * A text as a bank's wires carry it: capitals without accents, đ as D, full-width signs as ordinary ones. Vietnamese
 * sentences lose their accents on the way from one bank to the next, so that both sides of a comparison are brought to
 * this.
 */
export function plainCapitals(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'D').toUpperCase();
}

/** The words of a text, as plain capitals: what lies between signs that are neither letters nor digits. */
export function plainWords(text: string): readonly string[] {
  return plainCapitals(text)
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}

/** A text on one line, with single spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Order of texts by their code units: the same on every machine, whatever its language. */
export function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
