import { highestIncome, lowestIncome } from '../book/contribution/contribution.ts';
import * as facts from '../book/facts.ts';
import { planFirstPayable, planPayable, planStateSupport, planYears } from '../book/goal/goal.ts';
import { incomeStep } from '../book/parameters/poverty.ts';
import { supportedInRecord } from '../book/support/support.ts';
import { exact, toNumber } from '../kernel/exact.ts';
import { formatNumber } from '../kernel/format.ts';
import { stepAt } from '../language/series.ts';
import { Explanation } from '../readings/explain.ts';
import { asSentence, fill } from '../readings/print.ts';
import type { Words } from '../words/type.ts';
import type { Plan } from './goal.ts';
import { tellInput, tellSteps, type ToldStep } from './tell.ts';
import { tellCitation, tellValue } from './tell-value.ts';

const SPELL = { from: facts.spellFrom, months: facts.spellMonths };
/** The articles that say which incomes may be chosen. */
const INCOMES = ['L41 31.2', 'QD595 10.1'];

/** The steps behind the payments of a plan: the incomes that may be chosen, the one that the goal leads to, what it costs. */
export function tellPayments({ payment, ...plan }: Plan, words: Words): readonly ToldStep[] {
  const limits = new Explanation(payment, SPELL);
  limits.of(lowestIncome);
  limits.of(highestIncome);
  const known = new Set(limits.steps().map((step) => step.rule));
  const costs = new Explanation(payment, SPELL);
  for (const rule of [supportedInRecord, planFirstPayable, planStateSupport, planPayable, planYears]) costs.of(rule);
  return [
    ...tellSteps(limits.steps(), payment, words),
    tellChoice({ payment, ...plan }, words),
    ...tellSteps(
      costs.steps().filter((step) => !known.has(step.rule)),
      payment,
      words,
    ),
  ];
}

/** The income that the goal leads to: so many steps above the lowest, and what the step beside it would bring. */
function tellChoice({ payment, paying, wanted, beside }: Plan, words: Words): ToldStep {
  const income = payment.valueOf(facts.chosenIncome);
  const lowest = payment.valueOf(lowestIncome);
  const month = payment.valueOf(facts.payMonth).n;
  const found = stepAt(incomeStep, month);
  const step = found?.step.values[0] ?? exact(1);
  const money = (value: number): string => tellValue(exact(value), 'dong', words);
  const steps = (income.n - lowest.n) / step.n;
  const sum = [money(lowest.n), `${formatNumber(steps, words.grammar.language)} × ${money(step.n)}`];
  const because = [fill(paying ? words.goal.pay : words.goal.pension, { wanted: money(toNumber(wanted)) })];
  if (beside)
    because.push(
      fill(paying ? words.goal.nextPay : words.goal.nextPension, {
        income: money(beside.income),
        value: money(toNumber(beside.value)),
      }),
    );
  const explained = new Explanation(payment, SPELL);
  const want = paying ? facts.wantPay : facts.wantPension;
  const { name, unit } = facts.chosenIncome;
  return {
    rule: name,
    key: name,
    name: words.facts[name] ?? name,
    value: income.n,
    text: tellValue(income, unit, words),
    unit,
    cite: INCOMES.map((cite) => tellCitation(cite, words)),
    arithmetic: steps === 0 ? money(lowest.n) : sum.join(' + '),
    because: because.map((condition, place) => ({
      condition: asSentence(condition),
      cite: place === 0 ? tellCitation(INCOMES[0] ?? '', words) : '',
    })),
    inputs: [
      tellInput({ kind: 'fact', fact: want, value: wanted }, words),
      tellInput(explained.of(lowestIncome), words),
      ...(found
        ? [tellInput({ kind: 'parameter', series: incomeStep, values: [step], ...found } as const, words)]
        : []),
    ],
    lines: [],
    notes: [],
    confidence: found?.step.confidence ?? null,
  };
}
