import { useMemo } from 'preact/hooks';
import type { Advice } from '../advice/advise.ts';
import { explainAdvice } from '../advice/explained.ts';
import { useVoice } from '../language/say.tsx';
import { Reasons, type ReasonsProps } from './reasons.tsx';

export { explainAdvice as explain };

/** The reasons of a plan. */
export function PlanReasons({
  answer,
  ...card
}: Omit<ReasonsProps, 'explained' | 'lawOf'> & { readonly answer: Advice }) {
  const { law } = useVoice();
  const explained = useMemo(() => explainAdvice(answer, law), [answer, law]);
  return <Reasons {...card} explained={explained} lawOf={answer.lawOf} />;
}
