import type { Book } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import checked from 'virtual:checked';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';

/** Where explanations lead to, and how sure the book is of its figures: without the book itself. */
export function useChecked(): Book {
  const { law } = useVoice();
  return useMemo(
    () => ({
      ruleHref: hrefOf.rule,
      parameterHref: hrefOf.parameter,
      confidence: law.confidence,
      checked: (parameter) => checked[parameter],
    }),
    [law],
  );
}
