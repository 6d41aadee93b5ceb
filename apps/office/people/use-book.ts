import { parameterPages } from '@diemtua/law';
import type { Book } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';

/** Where explanations lead to, and how sure the book is of its figures. */
export function useBook(): Book {
  const { law } = useVoice();
  return useMemo(() => {
    const checked = new Map(parameterPages(law).map(({ id, checked: day }) => [id, day]));
    return {
      ruleHref: hrefOf.rule,
      parameterHref: hrefOf.parameter,
      confidence: law.confidence,
      checked: (parameter) => checked.get(parameter),
    };
  }, [law]);
}
