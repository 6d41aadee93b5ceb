/** Shorter names, glued together, are found inside other words by accident. */
const GLUED_LENGTH_MIN = 6;

/**
 * How much of a name stands in a text, in percent: its words in their order, whatever stands between them; all of it where they are
 * glued together. Nothing where the given name, the last word, is not among them: half of a village are called Nguyễn Thị.
 * Both are told in words of plain capitals.
 */
export function nameInText(name: readonly string[], text: readonly string[]): number {
  const given = name.at(-1);
  if (given === undefined) return 0;
  const glued = name.join('');
  if (name.length > 1 && glued.length >= GLUED_LENGTH_MIN && text.join('').includes(glued)) return 100;
  // The last place of the given name leaves the most room for the words before it.
  const end = text.lastIndexOf(given);
  if (end < 0) return 0;
  const before = commonInOrder(name.slice(0, -1), text.slice(0, end));
  return Math.floor(((before + 1) * 100) / name.length);
}

/** The length of the longest list that can be read in both, in order. */
function commonInOrder(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, () => 0);
  for (const word of one) {
    const next = [0];
    for (const [index, each] of other.entries())
      next.push(word === each ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
