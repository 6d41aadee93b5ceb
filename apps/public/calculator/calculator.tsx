import type { Words } from '@diemtua/law/one';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { advise, type Advice } from '../advice/advise.ts';
import { workRight, type Right } from '../advice/right.ts';
import { focusAfterRender } from '../frame/focus.ts';
import { useVoice } from '../language/say.tsx';
import { addressTo } from './address.ts';
import { AnswerScreen } from './answer.tsx';
import { isPlan, partOf, readDraft, readRight, type Draft, type FieldName, type Part, type View } from './draft.ts';
import { QuestionsScreen } from './questions.tsx';
import { RightScreen } from './right-screen.tsx';
import { errorsOf, type Trouble } from './trouble.ts';
import { changeable, nextPart } from './ways.ts';

/** How long one may pause while writing before the figures are worked out again. */
const settleMs = 400;

/** What every screen is given: the top of the page, and whether the person came here from another screen. */
export interface FrameProps {
  readonly head: ComponentChildren;
  readonly moved: boolean;
}

interface CalculatorProps extends FrameProps {
  /** The law of this day holds. */
  readonly today: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** What stands between the band and the answer: the law of an older day, or that a link was changed. */
  readonly notice: ComponentChildren;
}

type Outcome = { readonly advice: Advice } | { readonly right: Right } | { readonly trouble: Trouble };

/** What the law says to everything that is written. */
function outcomeOf(draft: Draft, done: readonly Part[], law: Words, today: string): Outcome {
  if (isPlan(draft.way)) {
    const facts = readDraft(draft, today);
    if (!('startIn' in facts)) return { trouble: { unread: facts } };
    const told = advise(facts, law, today);
    return 'chosen' in told ? { advice: told } : { trouble: told };
  }
  const facts = readRight(draft, today, done);
  if (!('way' in facts)) return { trouble: { unread: facts } };
  const told = workRight(facts, law, today);
  return 'figures' in told ? { right: told } : { trouble: told };
}

/** A way of asking: plain questions, then the whole answer; a change turns the figures grey until they are true again. */
export function Calculator({ head, moved, today, draft, onDraft, view, onView, notice }: CalculatorProps) {
  const { law, say, language } = useVoice();
  const settled = useSettled(draft, view.answered);
  const address = useMemo(() => addressTo(draft.sex, say, language), [draft.sex, say, language]);
  const outcome = useMemo(
    () => (view.answered ? outcomeOf(settled, view.done, law, today) : null),
    [settled, view.answered, view.done, law, today],
  );
  const answer = outcome !== null && !('trouble' in outcome) ? outcome : null;
  const shown = useLast(answer, view.answered);
  const fresh = settled === draft;
  const part = nextPart(draft, view.done, today);
  const asked = useMemo(
    () => (view.answered || !view.tried || part === null ? null : troubleIn(draft, view.done, part, law, today)),
    [view.answered, view.tried, view.done, draft, part, law, today],
  );
  const trouble = view.answered && fresh && outcome !== null && 'trouble' in outcome ? outcome.trouble : asked;
  const errors = useMemo(() => errorsOf(trouble, address), [trouble, address]);
  // A change may make the law ask for something more.
  useEffect(() => {
    if (view.answered && part !== null && fresh) onView({ ...view, answered: false, tried: false });
  }, [view, part, fresh, onView]);
  const fields = { head, moved, draft, onDraft, errors, address, today };
  if (view.answered && shown !== null) {
    const stale = answer === null || !fresh;
    const parts = changeable(draft.way, view.done);
    const shared = { ...fields, view, onView, stale, parts, notice };
    return 'advice' in shown ? (
      <AnswerScreen {...shared} advice={shown.advice} />
    ) : (
      <RightScreen {...shared} right={shown.right} />
    );
  }
  const open = part ?? view.done.at(-1) ?? 'amount';
  const answerPart = (): void => {
    if (troubleIn(draft, view.done, open, law, today) !== null) {
      onView({ ...view, tried: true });
      focusAfterRender('form [aria-invalid="true"], form .wrong input');
      return;
    }
    const done = [...view.done.filter((each) => each !== open), open];
    const next = nextPart(draft, done, today);
    if (next !== null) {
      onView({ ...view, done, tried: false });
      focusAfterRender('.question h2');
      return;
    }
    const whole = outcomeOf(draft, done, law, today);
    if (!('trouble' in whole)) {
      onView({ ...view, done, tried: false, answered: true });
      return;
    }
    const first = [...errorsOf(whole.trouble, address).keys()].find((key): key is FieldName => key !== 'whole');
    const wrong = first === undefined ? open : partOf(first);
    onView({ ...view, done: done.filter((each) => each !== wrong), tried: true });
    focusAfterRender('form [aria-invalid="true"], form .wrong input');
  };
  const again = (each: Part): void => {
    onView({ ...view, done: view.done.filter((other) => other !== each), tried: false });
    focusAfterRender('.question h2');
  };
  return <QuestionsScreen {...fields} {...{ view, part: open }} onAnswer={answerPart} onAgain={again} />;
}

/** What is wrong with one question: what cannot be read, or what the law says to all that is told so far. */
function troubleIn(draft: Draft, done: readonly Part[], part: Part, law: Words, today: string): Trouble | null {
  const told = [...done.filter((each) => each !== part), part];
  const unread = (isPlan(draft.way) ? readDraft(draft, today) : readRight(draft, today, told)) as object;
  if (Array.isArray(unread)) {
    const here = unread.filter((each: { readonly field: FieldName }) => partOf(each.field) === part);
    if (here.length > 0) return { unread: here };
  }
  if (nextPart(draft, told, today) !== null && isPlan(draft.way)) return null;
  const outcome = outcomeOf(draft, told, law, today);
  if (!('trouble' in outcome)) return null;
  const { trouble } = outcome;
  if ('unread' in trouble) return null;
  // What the law still misses is asked next; what it refuses is said.
  if ('error' in trouble && trouble.error.code === 'missing-field') return null;
  return trouble;
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
function useLast<Answer>(answer: Answer | null, answered: boolean): Answer | null {
  const [last, setLast] = useState(answer);
  useEffect(() => {
    if (answer !== null || !answered) setLast(answer);
  }, [answer, answered]);
  return answered ? (answer ?? last) : null;
}
