import type { Words } from '@diemtua/law/one';
import { useEffect, useState } from 'preact/hooks';
import type { Explained } from '../advice/explained.ts';
import { useVoice } from '../language/say.tsx';

/** So long the answer itself has the network for itself. */
const WAIT_MS = 300;

/** Loads the telling of reasons; given once, outside of any component. */
type Loader<Answer> = () => Promise<{ readonly explain: (answer: Answer, law: Words) => Explained }>;

/** What is assumed and unsure behind an answer; nothing until the reasons are there. */
export function useDoubts<Answer>(answer: Answer, load: Loader<Answer>): readonly string[] {
  const { law } = useVoice();
  const [explained, setExplained] = useState<Explained | null>(null);
  useEffect(() => {
    let wanted = true;
    const soon = setTimeout(() => {
      load().then(
        ({ explain }) => {
          if (wanted) setExplained(explain(answer, law));
        },
        // Asking why tries again, and says that it failed.
        () => {},
      );
    }, WAIT_MS);
    return () => {
      wanted = false;
      clearTimeout(soon);
    };
  }, [answer, law, load]);
  return explained?.doubts ?? [];
}
