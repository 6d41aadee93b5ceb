import type { Words } from '@diemtua/law';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { advise, type Advice } from '../advice/advise.ts';
import { focusAfterRender } from '../frame/focus.ts';
import { useVoice } from '../language/say.tsx';
import { addressTo } from './address.ts';
import { AnswerScreen } from './answer.tsx';
import { readDraft, type Draft, type View } from './draft.ts';
import { FormScreen } from './form.tsx';
import { errorsOf, type Trouble } from './trouble.ts';

/** How long one may pause while writing before the figures are worked out again. */
const settleMs = 400;

/** What every screen is given: the top of the page, and whether the person came here from another screen. */
export interface FrameProps {
  readonly head: ComponentChildren;
  readonly moved: boolean;
}

interface CalculatorProps extends FrameProps {
  readonly today: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The calculator: plain questions, then the whole answer; a change turns the figures grey until they are true again. */
export function Calculator({ head, moved, today, draft, onDraft, view, onView }: CalculatorProps) {
  const { law, say, language } = useVoice();
  const settled = useSettled(draft, view.answered);
  const address = useMemo(() => addressTo(draft.sex, say, language), [draft.sex, say, language]);
  const told = useMemo(() => adviceFor(settled, law, today), [settled, law, today]);
  const advice = 'chosen' in told ? told : null;
  const shown = useLast(advice);
  const fresh = settled === draft;
  const trouble = 'chosen' in told ? null : told;
  const errors = useMemo(
    () => errorsOf(view.tried && fresh ? trouble : null, address),
    [view.tried, fresh, trouble, address],
  );
  const fields = { head, moved, draft, onDraft, errors, address };
  const ask = (): void => {
    const answered = 'chosen' in adviceFor(draft, law, today);
    onView({ ...view, tried: true, answered });
    if (!answered) focusAfterRender('form [aria-invalid="true"], form .wrong input');
  };
  if (!view.answered || shown === null) return <FormScreen {...fields} onAsk={ask} />;
  return <AnswerScreen {...fields} {...{ view, onView }} advice={shown} stale={advice === null || !fresh} />;
}

function adviceFor(draft: Draft, law: Words, today: string): Advice | Trouble {
  const facts = readDraft(draft, today);
  return 'sex' in facts ? advise(facts, law, today) : { unread: facts };
}

/** What is written; while an answer is shown, only once the person has stopped writing for a moment. */
function useSettled(draft: Draft, answered: boolean): Draft {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    if (!answered) {
      setSettled(draft);
      return;
    }
    const timer = setTimeout(() => setSettled(draft), settleMs);
    return () => clearTimeout(timer);
  }, [draft, answered]);
  return answered ? settled : draft;
}

/** The newest answer that there was, so that it can stay, in grey, while there is none. */
function useLast(advice: Advice | null): Advice | null {
  const [last, setLast] = useState(advice);
  useEffect(() => {
    if (advice !== null) setLast(advice);
  }, [advice]);
  return advice ?? last;
}
