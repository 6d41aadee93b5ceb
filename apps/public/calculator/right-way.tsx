import { workRight, type Right } from '../advice/right.ts';
import { Calculator, type CalculatorProps, type Kind } from './calculator.tsx';
import { readRight } from './draft.ts';
import { RightScreen } from './right-screen.tsx';
import { nextPart } from './right-ways.ts';

const right: Kind<Right> = {
  next: nextPart,
  unread: (draft, told, today) => {
    const facts = readRight(draft, today, told);
    return 'way' in facts ? [] : facts;
  },
  outcome: (draft, told, law, today) => {
    const facts = readRight(draft, today, told);
    if (!('way' in facts)) return { trouble: { unread: facts } };
    const worked = workRight(facts, law, today);
    return 'figures' in worked ? { answer: worked } : { trouble: worked };
  },
  early: true,
  Screen: ({ answer, ...frame }) => <RightScreen {...frame} right={answer} />,
};

/** The ways that ask for one right: a child, the money back, a death. */
export const RightWay = (props: CalculatorProps) => <Calculator {...props} kind={right} />;
