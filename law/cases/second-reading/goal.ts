import { firstPayment } from './contribution.ts';
import { fraction, rounded, toHundredths } from './fraction.ts';
import type { Fields } from './input.ts';
import { BadInput, fieldsOf, given, lastMonth, month, oneOf, person, required, whole } from './input.ts';
import type { Month } from './months.ts';
import { printed } from './months.ts';
import { entitlement, mixedAverage, monthlyPension } from './pension.ts';
import type { PaidMonth } from './record.ts';
import { coefficientsAssumed, mostMonths, paidMonths, refuseFrom, spellsIn } from './record.ts';
import { firstSupport, groups, incomeStep, legalIncomes, mostSupported, supportOfAMonth } from './tables.ts';

const noCompulsory = { months: 0, averageSalary: 0 };

/** Which income reaches what this person wants? */
export function goalQuestion(input: unknown): Record<string, unknown> {
  const fields = fieldsOf(input, null, ['want', 'person', 'voluntary', 'startIn', 'group', 'stopIn']);
  const want = wantOf(fields);
  const who = person(fields);
  const spells = given(fields, 'voluntary') ? spellsIn(fields, ['income', 'missingLump']) : [];
  const startIn = month(fields, 'startIn');
  const group = oneOf(fields, 'group', groups);
  const stopGiven = given(fields, 'stopIn') ? month(fields, 'stopIn') : null;
  if (startIn < firstPayment) throw new BadInput('startIn', 'no contribution is known');
  if (startIn < who.bornIn + 15 * 12) throw new BadInput('startIn', 'under 15');
  const existing = paidMonths(spells, who.bornIn);
  refuseFrom(startIn, spells);
  if (stopGiven !== null && stopGiven <= startIn) throw new BadInput('stopIn', 'not after the start');

  /** The record that follows when the plan is paid with this income until `stopIn`. */
  const record = (income: number, stopIn: Month): readonly PaidMonth[] => {
    const plan: PaidMonth[] = [];
    for (let paidIn = startIn; paidIn < stopIn; paidIn += 1) plan.push({ month: paidIn, income, lump: false, group });
    return [...existing, ...plan];
  };

  const { least, most } = legalIncomes(startIn);
  const entitledFrom = (stopIn: Month) => entitlement(who, record(least, stopIn), 0, false).eligibleFrom;
  let stopIn = startIn;
  if (stopGiven === null) {
    // One month more at a time, until the pension could begin in the first month that is no longer paid.
    for (;;) {
      const from = entitledFrom(stopIn);
      if (from !== null && from <= stopIn) break;
      stopIn += 1;
      if (existing.length + stopIn - startIn > mostMonths || stopIn > lastMonth + 1) return { impossible: 'no-right' };
    }
    if (stopIn === startIn) return { impossible: 'already-entitled' };
  } else stopIn = stopGiven;
  const eligibleFrom = entitledFrom(stopIn);
  if (eligibleFrom === null) return { impossible: 'no-right' };
  const claimIn = Math.max(stopIn, eligibleFrom);

  /** What the plan costs with this income, under the law of its first month. */
  const cost = (income: number): { first: number; payable: number; support: number } => {
    let supported = 0;
    for (const { month } of existing) if (month >= firstSupport) supported += 1;
    let first: number | null = null;
    let payable = 0;
    let support = 0;
    for (let paidIn = startIn; paidIn < stopIn; paidIn += 1) {
      const helped = group !== 'none' && startIn >= firstSupport && supported < mostSupported;
      const help = helped ? supportOfAMonth(group, startIn) : 0;
      if (helped) supported += 1;
      const own = (income * 22) / 100 - help;
      first ??= own;
      payable += own;
      support += help;
    }
    return { first: first ?? 0, payable, support };
  };
  const pensionWith = (income: number): number => {
    const all = record(income, stopIn);
    const average = mixedAverage(all, noCompulsory, claimIn, 'startIn');
    return rounded(monthlyPension(who.sex, all.length, average));
  };

  let chosen: number | null = null;
  if ('pay' in want) {
    for (let income = least; income <= most; income += incomeStep) if (cost(income).first <= want.pay) chosen = income;
    if (chosen === null) return { impossible: 'below-the-lowest' };
  } else {
    // A higher income never means a lower pension: halve the steps of the grid until two neighbours are left.
    let tooLow = -1;
    let enough = Math.floor((most - least) / incomeStep) + 1;
    while (enough - tooLow > 1) {
      const middle = Math.floor((tooLow + enough) / 2);
      if (pensionWith(least + middle * incomeStep) >= want.monthlyPension) enough = middle;
      else tooLow = middle;
    }
    const income = least + enough * incomeStep;
    if (income <= most) chosen = income;
    if (chosen === null) return { impossible: 'above-the-highest' };
  }
  const { first, payable, support } = cost(chosen);
  return {
    income: chosen,
    payableFirst: first,
    monthlyPension: pensionWith(chosen),
    yearsNeeded: toHundredths(fraction(stopIn - startIn, 12)),
    totalPayable: payable,
    totalStateSupport: support,
    eligibleFrom: printed(eligibleFrom),
    ...(coefficientsAssumed(claimIn, record(chosen, stopIn)) ? { assumptions: ['coefficients'] } : {}),
  };
}

function wantOf(fields: Fields): { pay: number } | { monthlyPension: number } {
  const want = fieldsOf(required(fields, 'want'), 'want', ['monthlyPension', 'pay']);
  if (given(want, 'pay') === given(want, 'monthlyPension')) throw new BadInput('want', 'one wish, not two or none');
  if (given(want, 'pay')) return { pay: whole(want, 'pay', 1, 1_000_000_000) };
  return { monthlyPension: whole(want, 'monthlyPension', 1, 1_000_000_000) };
}
