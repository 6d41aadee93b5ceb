import { highestIncome, lowestIncome } from '../book/contribution/contribution.ts';
import * as facts from '../book/facts.ts';
import { funeralPaidMonths } from '../book/parameters/death.ts';
import { maternityMonths } from '../book/parameters/maternity.ts';
import { qualifyingMonths } from '../book/parameters/pension.ts';
import { incomeStep } from '../book/parameters/poverty.ts';
import { supportedMonthsMost } from '../book/parameters/support.ts';
import { goal } from '../book/questions.ts';
import { supportedInRecord } from '../book/support/support.ts';
import { at } from '../language/make.ts';
import { workTold } from '../readings/answer.ts';
import { isProblem, read } from '../readings/read.ts';
import type { Words } from '../words/type.ts';
import { besides, type Answered } from './answer-one.ts';
import { workGoal, type Plan } from './goal.ts';
import { refuse, type Refused } from './refuse.ts';
import type { ToldStep } from './tell.ts';

/** Tells the steps behind a plan. Whoever shows none need not load it. */
export type ExplainPlan = (plan: Plan, words: Words) => readonly ToldStep[];

/** What may be asked for beside the plan of a goal. */
export interface AnswerGoalOptions {
  readonly words?: Words;
  readonly explain?: ExplainPlan;
}

/**
 * Answers `goal`: which legal income reaches what is wanted.
 * @param input facts as questions.md describes them; of unknown form, every mistake in it is named
 * @returns the plan's fields, `{ impossible }`, or `{ error }`; never throws for an input
 */
export function answerGoal(input: unknown, { words, explain }: AnswerGoalOptions = {}): Answered | Refused {
  const planned = workGoal(input);
  if ('code' in planned) return refuse(planned, words, goal);
  const { fields, plan } = planned;
  if (!plan) return fields;
  return { ...fields, ...besides(plan.pension, words, words && explain ? explain(plan, words) : null) };
}

/** Between which incomes one may choose in a month, what the State has supported already, and how many months each right needs. */
export interface Standing {
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
  readonly supportedBefore: number;
  readonly supportedMost: number;
  readonly pensionMonths: number;
  readonly maternityMonths: number;
  readonly funeralMonths: number;
}

const stepOfIncome = at(incomeStep, facts.payMonth);
const supportOfMonth = at(supportedMonthsMost, facts.payMonth);
const pensionOfMonth = at(qualifyingMonths, facts.payMonth);
const maternityOfMonth = at(maternityMonths, facts.payMonth);
const funeralOfMonth = at(funeralPaidMonths, facts.payMonth);

/**
 * Where somebody stands who begins, or goes on, in a month: the incomes that may be chosen then (đồng a month), and the months
 * of the record that were supported.
 * @param input as for `goal`; what is wanted may be anything
 */
export function standingOf(input: unknown, words?: Words): Standing | Refused {
  const told = read(goal, input);
  const known = isProblem(told) ? told : workTold(goal, told);
  if ('code' in known) return refuse(known, words, goal);
  const { evaluation } = known;
  return {
    lowest: evaluation.valueOf(lowestIncome).n,
    highest: evaluation.valueOf(highestIncome).n,
    step: evaluation.valueOf(stepOfIncome).n,
    supportedBefore: evaluation.valueOf(supportedInRecord).n,
    supportedMost: evaluation.valueOf(supportOfMonth).n,
    pensionMonths: evaluation.valueOf(pensionOfMonth).n,
    maternityMonths: evaluation.valueOf(maternityOfMonth).n,
    funeralMonths: evaluation.valueOf(funeralOfMonth).n,
  };
}
