import type { Words } from '@diemtua/law/one';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { focusAfterRender } from '../frame/focus.ts';
import { useVoice } from '../language/say.tsx';
import { addressTo } from './address.ts';
import type { AnswerFrame } from './answer.tsx';
import { partOf, type Draft, type FieldName, type Part, type Unread, type View } from './draft.ts';
import { QuestionsScreen } from './questions.tsx';
import { errorsOf, type Trouble } from './trouble.ts';
import { changeable } from './ways.ts';

/** How long one may pause while writing before the figures are worked out again. */
const settleMs = 400;

/** What every screen is given: the top of the page, and whether the person came here from another screen. */
export interface FrameProps {
  readonly head: ComponentChildren;
  readonly moved: boolean;
}

/** What a way is given. */
export interface CalculatorProps extends FrameProps {
  /** The law of this day holds. */
  readonly today: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** What stands between the band and the answer: the law of an older day, or that a link was changed. */
  readonly notice: ComponentChildren;
}

/** What the law says to everything that is written. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly trouble: Trouble };

/** What a plan and a right have of their own. */
export interface Kind<Answer> {
  readonly next: (draft: Draft, done: readonly Part[], today: string) => Part | null;
  /** What cannot be read of that which was told. */
  readonly unread: (draft: Draft, told: readonly Part[], today: string) => readonly Unread[];
  readonly outcome: (draft: Draft, told: readonly Part[], law: Words, today: string) => Outcome<Answer>;
  /** Whether the law can say something before everything is told. */
  readonly early: boolean;
  readonly Screen: ComponentType<AnswerFrame & { readonly answer: Answer }>;
}

/** A way of asking: plain questions, then the whole answer; a change turns the figures grey until they are true again. */
export function Calculator<Answer>(props: CalculatorProps & { readonly kind: Kind<Answer> }) {
  const { head, moved, today, draft, onDraft, view, onView, notice, kind } = props;
  const { law, say, language } = useVoice();
  const settled = useSettled(draft, view.answered);
  const address = useMemo(() => addressTo(draft.sex, say, language), [draft.sex, say, language]);
  const outcome = useMemo(
    () => (view.answered ? kind.outcome(settled, view.done, law, today) : null),
    [kind, settled, view.answered, view.done, law, today],
  );
  const answer = outcome !== null && 'answer' in outcome ? outcome.answer : null;
  const shown = useLast(answer, view.answered);
  const fresh = settled === draft;
  const part = kind.next(draft, view.done, today);
  const asked = useMemo(
    () => (view.answered || !view.tried || part === null ? null : troubleIn(kind, draft, view.done, part, law, today)),
    [kind, view.answered, view.tried, view.done, draft, part, law, today],
  );
  const trouble = view.answered && fresh && outcome !== null && 'trouble' in outcome ? outcome.trouble : asked;
  const errors = useMemo(() => errorsOf(trouble, address), [trouble, address]);
  // A change may make the law ask for something more.
  useEffect(() => {
    if (view.answered && part !== null && fresh) onView({ ...view, answered: false, tried: false });
  }, [view, part, fresh, onView]);
  const fields = { head, moved, draft, onDraft, errors, address, today };
  if (view.answered && shown !== null) {
    const { Screen } = kind;
    const stale = answer === null || !fresh;
    const parts = changeable(draft.way, view.done);
    return <Screen {...fields} {...{ view, onView, stale, parts, notice }} answer={shown} />;
  }
  const open = part ?? view.done.at(-1) ?? 'amount';
  const answerPart = (): void => {
    const done = [...view.done.filter((each) => each !== open), open];
    /** Back to the question that is wrong, which need not be the open one. */
    const askAnew = (wrongly: Trouble): void => {
      const first = [...errorsOf(wrongly, address).keys()].find((key): key is FieldName => key !== 'whole');
      const wrong = first === undefined ? open : partOf(first);
      onView({ ...view, done: done.filter((each) => each !== wrong), tried: true });
      focusAfterRender('form [aria-invalid="true"], form .wrong input');
    };
    const wrongHere = troubleIn(kind, draft, view.done, open, law, today);
    if (wrongHere !== null) {
      askAnew(wrongHere);
      return;
    }
    const next = kind.next(draft, done, today);
    if (next !== null) {
      onView({ ...view, done, tried: false });
      focusAfterRender('.question h2');
      return;
    }
    const whole = kind.outcome(draft, done, law, today);
    if (!('trouble' in whole)) {
      onView({ ...view, done, tried: false, answered: true });
      return;
    }
    askAnew(whole.trouble);
  };
  const again = (each: Part): void => {
    onView({ ...view, done: view.done.filter((other) => other !== each), tried: false });
    focusAfterRender('.question h2');
  };
  return <QuestionsScreen {...fields} {...{ view, notice, part: open }} onAnswer={answerPart} onAgain={again} />;
}

/** What is wrong with one question: what cannot be read, or what the law says to all that is told so far. */
function troubleIn<Answer>(
  kind: Kind<Answer>,
  draft: Draft,
  done: readonly Part[],
  part: Part,
  law: Words,
  today: string,
): Trouble | null {
  const told = [...done.filter((each) => each !== part), part];
  const here = kind.unread(draft, told, today).filter(({ field }) => partOf(field) === part);
  if (here.length > 0) return { unread: here };
  if (!kind.early && kind.next(draft, told, today) !== null) return null;
  const outcome = kind.outcome(draft, told, law, today);
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
