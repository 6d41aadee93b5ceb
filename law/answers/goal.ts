import { bug } from '../kernel/assert.ts';
import { exact, toNumber, type Exact } from '../kernel/exact.ts';
import { highestIncome, lowestIncome } from '../book/contribution/contribution.ts';
import * as facts from '../book/facts.ts';
import { LAST_MONTH, RECORD_MONTHS_MAX } from '../book/limits.ts';
import { plannedMonths, planFirstPayable, planPayable, planStateSupport, planYears } from '../book/goal/goal.ts';
import { incomeStep } from '../book/parameters/poverty.ts';
import { monthlyPension } from '../book/pension/amount.ts';
import { eligibleFrom, monthsEnough } from '../book/pension/eligibility.ts';
import { goal, pension } from '../book/questions.ts';
import { supportedInRecord } from '../book/support/support.ts';
import { at } from '../language/make.ts';
import { problem, type Problem } from '../language/problem.ts';
import type { Fact, Rule } from '../language/term.ts';
import { workTold, type Fields, type Worked } from '../readings/answer.ts';
import { Evaluation, type Values } from '../readings/evaluate.ts';
import { invert } from '../readings/invert.ts';
import { isProblem, read, type Told } from '../readings/read.ts';

/** Why a goal cannot be reached. */
export type Impossible = 'below-the-lowest' | 'above-the-highest' | 'no-right' | 'already-entitled';

/** The two cases behind a plan, its payments and its pension, and why this income was chosen. */
export interface Plan {
  readonly payment: Evaluation;
  readonly pension: Worked;
  /** The goal is what one can pay; otherwise it is a pension. */
  readonly paying: boolean;
  readonly wanted: Exact;
  /** The income a step further, and what it would cost or give; null where there is none. */
  readonly beside: { readonly income: number; readonly value: Exact } | null;
}
/** A goal worked out; without a plan where it cannot be reached. */
export interface Planned {
  readonly fields: Fields;
  readonly plan: Plan | null;
}

/** A goal is asked for voluntary time alone, at the ordinary age. */
const VOLUNTARY_ONLY = [
  [facts.transitionalAgeAsked, 0],
  [facts.compulsoryMonths, 0],
  [facts.averageSalary, 0],
  [facts.claimTold, 0],
] as const;

const stepOfIncome = at(incomeStep, facts.payMonth);

/**
 * Goal first: which legal income gives "I can pay 300,000 a month" or "I want 3,000,000 a month"? Contributions are
 * monthly, from `startIn` to the month before `stopIn` (or until age and months are there), under the law of `startIn`.
 */
export function workGoal(input: unknown): Planned | Problem {
  const told = read(goal, input);
  if (isProblem(told)) return told;
  const checked = workTold(goal, told);
  if ('code' in checked) return checked;
  return plan(withFacts(told, ...VOLUNTARY_ONLY), checked.evaluation);
}

function plan(told: Told, known: Evaluation): Planned | Problem {
  const start = known.valueOf(facts.payMonth).n;
  const recorded = told.spells.reduce((sum, spell) => sum + (spell[facts.spellMonths.id]?.n ?? 0), 0);
  const longest = Math.min(RECORD_MONTHS_MAX - recorded, LAST_MONTH + 1 - start);
  const open = new Evaluation(withSpell(told, start, longest, 0));
  const stop = known.holds(facts.stopTold) ? known.valueOf(facts.stopIn).n : open.valueOf(eligibleFrom).n;
  const months = Math.min(longest, stop - start);
  if (months <= 0) return impossible('already-entitled');
  const paid = new Evaluation(withSpell(told, start, months, 0));
  if (!paid.holds(monthsEnough)) return impossible('no-right');
  const claim = Math.max(paid.valueOf(eligibleFrom).n, start + months);
  return solve(told, known, months, claim);
}

function impossible(why: Impossible): Planned {
  return { fields: { impossible: why }, plan: null };
}

/** The record with a spell of the plan after it. */
function withSpell(told: Told, from: number, months: number, income: number): Told {
  const spell: Values = [];
  spell[facts.spellFrom.id] = exact(from);
  spell[facts.spellMonths.id] = exact(months);
  spell[facts.income.id] = exact(income);
  return { values: told.values, spells: [...told.spells, spell], places: [...told.places, told.places.length] };
}

/** The same facts with some of the case set. */
function withFacts(told: Told, ...set: readonly (readonly [Fact, number])[]): Told {
  const values = told.values.slice();
  for (const [fact, value] of set) values[fact.id] = exact(value);
  return { ...told, values };
}

function solve(told: Told, known: Evaluation, months: number, claim: number): Planned | Problem {
  const start = known.valueOf(facts.payMonth).n;
  const asPension = (income: number): Told =>
    withFacts(withSpell(told, start, months, income), [facts.claimTold, 1], [facts.claimIn, claim]);
  const asPayment = (income: number): Told =>
    withFacts(
      told,
      [facts.chosenIncome, income],
      [facts.supportedMonthsBefore, known.valueOf(supportedInRecord).n],
      [plannedMonths, months],
    );
  const valueOf = (rule: Rule, of: Told): Exact => new Evaluation(of).valueOf(rule);
  const paying = known.holds(facts.wantPayTold);
  const wanted = known.valueOf(paying ? facts.wantPay : facts.wantPension);
  const grid = {
    first: known.valueOf(lowestIncome).n,
    step: known.valueOf(stepOfIncome).n,
    most: known.valueOf(highestIncome).n,
  };
  const sample = workTold(pension, asPension(grid.first));
  if ('code' in sample) return problem(sample.code, 'startIn', sample.with, sample.cites);
  const brings = (choice: number): Exact =>
    paying ? valueOf(planFirstPayable, asPayment(choice)) : valueOf(monthlyPension, asPension(choice));
  const income = invert(grid, { is: paying ? 'at-most' : 'at-least', target: wanted }, brings);
  if (income === 'too-low') return impossible('below-the-lowest');
  if (income === 'too-high') return impossible('above-the-highest');
  const drawn = workTold(pension, asPension(income));
  if ('code' in drawn) return bug('a plan became wrong between two incomes');
  const payment = new Evaluation(asPayment(income));
  const next = paying ? income + grid.step : income - grid.step;
  const beside = next >= grid.first && next <= grid.most ? { income: next, value: brings(next) } : null;
  return {
    fields: {
      income,
      payableFirst: toNumber(payment.valueOf(planFirstPayable)),
      monthlyPension: drawn.fields['monthlyPension'] ?? bug('a plan without a pension'),
      yearsNeeded: Math.round(toNumber(payment.valueOf(planYears)) * 100) / 100,
      totalPayable: toNumber(payment.valueOf(planPayable)),
      totalStateSupport: toNumber(payment.valueOf(planStateSupport)),
      eligibleFrom: drawn.fields['eligibleFrom'] ?? null,
    },
    plan: { payment, pension: drawn, paying, wanted, beside },
  };
}
