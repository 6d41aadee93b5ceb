import { isPlan, type Draft, type Part, type Way } from './draft.ts';

/** What each way asks, in its order. */
const asked: Readonly<Record<Way, readonly Part[]>> = {
  pay: ['amount', 'who', 'group'],
  pension: ['amount', 'who', 'group'],
  paid: ['earlier', 'compulsory', 'who', 'group'],
  child: ['due', 'earlier'],
  withdraw: ['reason', 'earlier', 'group', 'who'],
  death: ['drawing', 'earlier'],
};

/** What is not asked, because a good answer is known; it may be changed beside the answer. */
const besides: Readonly<Partial<Record<Way, readonly Part[]>>> = {
  pay: ['start', 'earlier'],
  pension: ['start', 'earlier'],
  paid: ['amount', 'start'],
};

/** The questions that may be changed beside an answer: those that were answered, and those whose answer was taken for granted. */
export const changeable = (way: Way, done: readonly Part[]): readonly Part[] => [
  ...asked[way].filter((part) => isPlan(way) || done.includes(part)),
  ...(besides[way] ?? []),
];

/** The questions of a way that were not answered yet, in their order. What the family of a pensioner gets does not depend on the months that were paid. */
export const left = ({ way, drawing }: Draft, done: readonly Part[]): readonly Part[] =>
  asked[way].filter((part) => !done.includes(part) && !(way === 'death' && part === 'earlier' && drawing === 'yes'));
