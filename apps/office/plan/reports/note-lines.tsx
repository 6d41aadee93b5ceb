import type { ComponentChildren } from 'preact';
import { useVoice, type MessageId } from '../../language/say.tsx';
import type { useWhy } from '../figure.tsx';
import { Assumed } from '../plan-card.tsx';
import { figuresText, reasonText } from '../plan-words.ts';
import type { FigureName, Reason } from '../shapes.ts';
import { within } from '../within.ts';

const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** The lines of a month's note; `why`: where the figures open. */
export function NoteLines({
  lines,
  about,
  why,
}: {
  readonly lines: readonly Reason[];
  /** Whose note it is, for who hears the figures without the screen. */
  readonly about?: string;
  readonly why?: ReturnType<typeof useWhy>;
}) {
  const { say, language } = useVoice();
  /** The sentence with each of its figures as what opens. */
  const opening = (line: Reason, opens: NonNullable<Reason['opens']>): readonly ComponentChildren[] => {
    const texts = figuresText(line.figures, language);
    return within(
      (marks) => sentence(say(`plan.reason.${line.reason}` as MessageId, { ...texts, ...marks })),
      Object.fromEntries(
        Object.entries(opens).map(([name, { figure, query }]) => [
          name,
          why?.named(figure as FigureName, String(texts[name]), about ?? '', query) ?? texts[name],
        ]),
      ),
    );
  };
  return (
    <ol class="note-lines">
      {lines.map((line) => (
        <li key={line.reason}>
          {line.opens === undefined || why === undefined
            ? sentence(reasonText(line, say, language))
            : opening(line, line.opens)}{' '}
          {line.assumed && <Assumed of="assumed" />}
        </li>
      ))}
    </ol>
  );
}
