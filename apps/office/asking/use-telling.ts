import type { CommandText } from '@diemtua/domain/commands';
import { useState } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';
import { figuresText } from '../plan/plan-words.ts';
import { didNothing, notedText } from './noted.ts';
import { useOffice } from './office.tsx';

/** A command without the id and the moment that it gets when it is told. */
export type Content = CommandText extends infer Each
  ? Each extends CommandText
    ? Omit<Each, 'id' | 'madeAt'>
    : never
  : never;

/** Telling the books from a screen. */
export interface Telling {
  readonly busy: boolean;
  /** Why it was not done, in words. */
  readonly wrong: string | null;
  /** True where it stands in the books and did something. */
  readonly send: (content: Content) => Promise<boolean>;
}

/**
 * Tells the books a command from a form. Whose answer was lost is told again under its own id, as long as the form says the same: so it has its effect once.
 */
export function useTelling(): Telling {
  const { say, language } = useVoice();
  const { tell, command } = useOffice();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // Told, and its answer lost.
  const [unsure, setUnsure] = useState<{ readonly mark: string; readonly command: CommandText } | null>(null);
  const send = async (content: Content): Promise<boolean> => {
    const mark = JSON.stringify(content);
    const told = unsure?.mark === mark ? unsure.command : (command(content) as CommandText);
    setUnsure({ mark, command: told });
    setBusy(true);
    setWrong(null);
    const ended = await tell(told);
    setBusy(false);
    if (ended.kind === 'unknown') {
      setWrong(say('tell.unsure'));
      return false;
    }
    setUnsure(null);
    if (ended.kind === 'refused') {
      setWrong(ended.message);
      return false;
    }
    const { noted, refusals: [refusal] = [] } = ended.outcome;
    if (refusal) {
      setWrong(say(`plan.refusal.${refusal.code}`, figuresText(refusal.figures, language)));
      return false;
    }
    if (noted === null || !didNothing(noted)) return true;
    setWrong(notedText(noted, say));
    return false;
  };
  return { busy, wrong, send };
}
