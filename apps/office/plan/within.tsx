import type { ComponentChildren } from 'preact';

/** Marks around a hole within its sentence, by which it is found again: no text of people has them. */
const [begin, end] = ['\uE000', '\uE001'];

/** What follows a figure without a gap that a line may break at: its percent sign, the point. */
const attached = /^\s?%?[.,;:)]*/;

/**
 * A sentence with parts of the screen in its holes: figures that open where they are read.
 * @param sentence says it, with a mark for each of the parts
 */
export function within(
  sentence: (marks: Readonly<Record<string, string>>) => string,
  parts: Readonly<Record<string, ComponentChildren>>,
): readonly ComponentChildren[] {
  const names = Object.keys(parts);
  const marks = Object.fromEntries(names.map((name, at) => [name, `${begin}${at}${end}`]));
  return sentence(marks)
    .split(begin)
    .flatMap((piece, index): readonly ComponentChildren[] => {
      if (index === 0) return [piece];
      const [at = '', rest = ''] = piece.split(end);
      const tail = attached.exec(rest)?.[0].trimEnd() ?? '';
      const part = parts[names[Number(at)] ?? ''];
      return [
        tail === '' ? (
          part
        ) : (
          <span key={at} class="together">
            {part}
            {tail}
          </span>
        ),
        rest.slice(tail.length),
      ];
    });
}
