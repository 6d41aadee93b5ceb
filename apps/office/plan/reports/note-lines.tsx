import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import type { useWhy } from '../figure.tsx';
import { Assumed } from '../plan-card.tsx';
import { figuresText, reasonText } from '../plan-words.ts';
import type { FigureName, Reason } from '../shapes.ts';

const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** Marks around a figure within its sentence, by which it is found again: no text of people has them. */
const [begin, end] = ['\uE000', '\uE001'];

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
    const names = Object.keys(opens);
    const texts = figuresText(line.figures, language);
    const marked = Object.fromEntries(names.map((name, at) => [name, `${begin}${at}${end}`]));
    const text = sentence(say(`plan.reason.${line.reason}` as Parameters<typeof say>[0], { ...texts, ...marked }));
    return text.split(begin).flatMap((piece, index): readonly ComponentChildren[] => {
      if (index === 0) return [piece];
      const [at = '', rest = ''] = piece.split(end);
      const name = names[Number(at)] ?? '';
      const to = opens[name];
      return to === undefined || why === undefined
        ? [piece]
        : [why.named(to.figure as FigureName, String(texts[name]), about ?? '', to.query), rest];
    });
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
