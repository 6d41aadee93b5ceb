import { useVoice } from '../../language/say.tsx';
import { reasonText } from '../plan-words.ts';
import { Assumed } from '../plan-card.tsx';
import type { Reason } from '../shapes.ts';

const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** The lines of a month's note. */
export function NoteLines({ lines }: { readonly lines: readonly Reason[] }) {
  const { say, language } = useVoice();
  return (
    <ol class="note-lines">
      {lines.map((line) => (
        <li key={line.reason}>
          {sentence(reasonText(line, say, language))} {line.assumed && <Assumed of="assumed" />}
        </li>
      ))}
    </ol>
  );
}
