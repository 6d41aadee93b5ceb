import { advise, type Advice } from '../advice/advise.ts';
import { AnswerScreen } from './answer.tsx';
import { Calculator, type CalculatorProps, type Kind } from './calculator.tsx';
import { readDraft } from './draft.ts';
import { left } from './ways.ts';

const plan: Kind<Advice> = {
  next: (draft, done) => left(draft, done)[0] ?? null,
  unread: (draft, _, today) => {
    const facts = readDraft(draft, today);
    return 'startIn' in facts ? [] : facts;
  },
  outcome: (draft, _, law, today) => {
    const facts = readDraft(draft, today);
    if (!('startIn' in facts)) return { trouble: { unread: facts } };
    const told = advise(facts, law, today);
    return 'chosen' in told ? { answer: told } : { trouble: told };
  },
  early: false,
  Screen: ({ answer, ...frame }) => <AnswerScreen {...frame} advice={answer} />,
};

/** The ways that ask for a plan: what to pay, what to get. */
export const PlanWay = (props: CalculatorProps) => <Calculator {...props} kind={plan} />;
