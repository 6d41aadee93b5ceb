import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { advise, type Advice } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import { addressTo } from './address.ts';
import { AnswerScreen } from './answer.tsx';
import { readDraft, type Draft } from './draft.ts';
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
}

/** The calculator: plain questions, then the whole answer; a change turns the figures grey until they are true again. */
export function Calculator({ head, moved, today, draft, onDraft }: CalculatorProps) {
  const { law, say, language } = useVoice();
  const settled = useSettled(draft);
  const address = useMemo(() => addressTo(draft.sex, say, language), [draft.sex, say, language]);
  const told = useMemo(() => {
    const facts = readDraft(settled, today);
    return 'sex' in facts ? advise(facts, law, today) : { unread: facts };
  }, [
    settled.sex,
    settled.born,
    settled.start,
    settled.group,
    settled.aim,
    settled.amount,
    settled.earlier,
    law,
    today,
  ]);
  const advice = 'chosen' in told ? told : null;
  const last = useRef<Advice | null>(null);
  if (advice) last.current = advice;
  const shown = advice ?? last.current;
  const trouble: Trouble | null = 'chosen' in told ? null : told;
  const fresh = settled === draft || sameFacts(settled, draft);
  const errors = errorsOf(draft.asked && fresh ? trouble : null, address);
  const ask = (): void => onDraft({ ...draft, asked: true });

  if (!draft.asked || shown === null)
    return <FormScreen {...{ head, moved, draft, onDraft, errors, address }} onAsk={ask} />;
  const stale = advice === null || !fresh;
  return <AnswerScreen {...{ head, moved, draft, onDraft, errors, address, stale }} advice={shown} />;
}

/** What is written, once the person has stopped writing for a moment. A press on the button does not wait. */
function useSettled(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    if (settled === draft) return;
    const timer = setTimeout(() => setSettled(draft), settleMs);
    return () => clearTimeout(timer);
  }, [draft, settled]);
  return draft.asked === settled.asked ? settled : draft;
}

const sameFacts = (one: Draft, other: Draft): boolean =>
  (['sex', 'born', 'start', 'group', 'aim', 'amount', 'earlier'] as const).every((name) => one[name] === other[name]);
