import type { useWhy } from '../figure.tsx';
import { Assumed } from '../plan-card.tsx';
import type { Reason } from '../shapes.ts';

const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** The lines of a note: why a forecast is as it is, or how a month went. */
export function NoteLines({
  lines,
  about,
  why,
}: {
  readonly lines: readonly Reason[];
  /** Whose note it is, for who hears the figures without the screen. */
  readonly about: string;
  /** Where the figures open. */
  readonly why: ReturnType<typeof useWhy>;
}) {
  return (
    <ol class="note-lines">
      {lines.map((line) => (
        <li key={line.reason}>
          {why.reason(line, about, sentence)} {line.assumed && <Assumed of="assumed" />}
        </li>
      ))}
    </ol>
  );
}
