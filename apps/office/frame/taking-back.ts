import type { CommandText } from '@diemtua/domain/commands';
import type { Done } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { useVoice } from '../language/say.tsx';

/**
 * How what was just done is taken back. Whoever does so is told what became of it: it is undone; it cannot be, since somebody changed it meanwhile; or nobody answered, and the same can be told again.
 * @returns what stands beside the words that something was done, of the command that undoes it
 */
export function useTakingBack(): (undoing: () => CommandText, after: () => void) => NonNullable<Done['undo']> {
  const { say } = useVoice();
  const { tell, done } = useOffice();
  return (undoing, after) => {
    let told: CommandText | null = null;
    const act = async (): Promise<void> => {
      told ??= undoing();
      const outcome = await tell(told);
      if (outcome.kind === 'unknown') return done({ text: say('undo.unsent'), tone: 'trouble', undo: back });
      const undone = outcome.kind === 'recorded' && outcome.outcome.noted === null;
      done(undone ? { text: say('undo.done') } : { text: say('undo.not'), tone: 'trouble' });
      after();
    };
    const back = { label: say('act.undo'), act: () => void act() };
    return back;
  };
}
