import { useMemo } from 'preact/hooks';
import type { Right } from '../advice/right.ts';
import { explainRight } from '../advice/explained-right.ts';
import { useVoice } from '../language/say.tsx';
import { Reasons, type ReasonsProps } from './reasons.tsx';

export { explainRight as explain };

/** The reasons of a right. */
export function RightReasons({
  answer,
  ...card
}: Omit<ReasonsProps, 'explained' | 'lawOf'> & { readonly answer: Right }) {
  const { law } = useVoice();
  const explained = useMemo(() => explainRight(answer, law), [answer, law]);
  return <Reasons {...card} explained={explained} lawOf={answer.lawOf} />;
}
