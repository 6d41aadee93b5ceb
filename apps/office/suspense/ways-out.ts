import type { QuestionText } from '../asking/desk-shapes.ts';

/** What the office can decide about money in suspense. */
export type Way = 'correct' | 'confirm' | 'pay-back';

/**
 * The ways out of each question, the likeliest first. Whoever is not told of yet is waited for or paid back; what a number or a day is about can be confirmed
 * as it is; what a claim is about can be corrected.
 */
const ways: Readonly<Record<QuestionText['asks'], readonly Way[]>> = {
  'person-unknown': ['pay-back'],
  'amount-differs': ['correct', 'pay-back'],
  'months-already-paid': ['correct', 'pay-back'],
  'after-deadline': ['correct', 'confirm', 'pay-back'],
  'too-far-ahead': ['correct', 'pay-back'],
  'refused-by-law': ['correct', 'pay-back'],
  'not-eligible': ['pay-back', 'correct'],
  'household-unknown': ['correct', 'pay-back'],
  'paid-back': [],
  'number-not-leased': ['confirm', 'pay-back'],
  'number-taken': ['confirm', 'pay-back'],
  'clock-wrong': ['confirm', 'pay-back'],
};

/** The ways out of a question. */
export const waysOf = ({ asks }: Pick<QuestionText, 'asks'>): readonly Way[] => ways[asks];
