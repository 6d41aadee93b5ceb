import { useEffect, useState } from 'preact/hooks';
import type { Advice } from '../advice/advise.ts';
import type { Explained } from '../advice/explained.ts';
import type { Right } from '../advice/right.ts';
import { useVoice } from '../language/say.tsx';

/** The card of reasons, and the telling of them: loaded while an answer is read, or at once when somebody asks why. */
export const loadReasons = () => import('./reasons.tsx');

/** So long the answer itself has the network for itself. */
const WAIT_MS = 300;

/** What is assumed and unsure behind an answer; nothing until the reasons are there. */
export function useDoubts(answer: Advice | Right): readonly string[] {
  const { law } = useVoice();
  const [explained, setExplained] = useState<Explained | null>(null);
  useEffect(() => {
    let wanted = true;
    const soon = setTimeout(() => {
      loadReasons().then(
        ({ explainAdvice, explainRight }) => {
          if (wanted) setExplained('chosen' in answer ? explainAdvice(answer, law) : explainRight(answer, law));
        },
        // Asking why tries again, and says that it failed.
        () => {},
      );
    }, WAIT_MS);
    return () => {
      wanted = false;
      clearTimeout(soon);
    };
  }, [answer, law]);
  return explained?.doubts ?? [];
}
