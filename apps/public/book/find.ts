/** A word without its marks: "Đóng" is found by "dong". */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** Whether every word that is sought stands in one of the texts, with or without its marks. */
export function matches(wanted: string, ...texts: readonly string[]): boolean {
  const text = plain(texts.join(' '));
  return plain(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
