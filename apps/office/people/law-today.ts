import { answer, figure, type ToldStep, type Words } from '@diemtua/law';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { Card, CoveredText } from '../asking/shapes.ts';
import { monthsPaid, monthsSupported, type CoveringPayment } from './cover.ts';

/** A figure of the law for one person, with its steps. */
export interface LawFigure {
  readonly amount: number;
  readonly rule: string;
  readonly steps: readonly ToldStep[];
}

/** What the law says of a person on a day. Null: not open yet, or not to be known from what we have. */
export interface LawToday {
  readonly paidMonths: number;
  /** Months that open a pension. */
  readonly neededMonths: number;
  readonly pension: (LawFigure & { readonly from: string; readonly monthsLeft: number }) | null;
  readonly maternity: LawFigure | null;
  readonly funeral: LawFigure | null;
  readonly funeralMonths: number;
  readonly survivors: LawFigure | null;
  /** What may be taken out at once; `refusal` says why not. */
  readonly withdrawal: { readonly figure: LawFigure | null; readonly refusal: string | null };
  readonly supportUsed: number;
  readonly supportMost: number;
}

type Spells = readonly { readonly from: string; readonly months: number; readonly income: number }[];

const legal = (name: string, month: Month): number => {
  const value = figure(name, month)?.value;
  return typeof value === 'number' ? value : 0;
};

/** A figure of an answer with its steps; null where the law refuses or the figure is nothing. */
function ask(question: string, input: object, field: string, rule: string, words: Words) {
  const told: Readonly<Record<string, unknown>> = { ...answer(question, input, { words, explain: true }) };
  const amount = told[field];
  const steps = (told['explanation'] ?? []) as readonly ToldStep[];
  return { told, found: typeof amount === 'number' && amount > 0 ? { amount, rule, steps } : null };
}

const withoutGroup = (spells: readonly CoveredText[]): Spells =>
  spells.flatMap(({ from, months, income, method }) =>
    income === null ? [] : [{ from, months, income, ...(method === 'missing-months' ? { missingLump: true } : {}) }],
  );

/** The pension of somebody who goes on as until now until the months are enough; from the month after the last paid one, or from this month. */
function pensionOf(person: object, spells: Spells, monthsLeft: number, next: string, words: Words) {
  const last = spells.at(-1);
  if (!last) return null;
  const more = monthsLeft > 0 ? [{ from: next, months: monthsLeft, income: last.income }] : [];
  const { told, found } = ask(
    'pension',
    { person, voluntary: [...spells, ...more] },
    'monthlyPension',
    'monthlyPension',
    words,
  );
  return found ? { ...found, from: String(told['eligibleFrom']), monthsLeft } : null;
}

/**
 * Asks the law of a day about a person, from what stands in the books. Every figure is the engine's.
 * @param today "YYYY-MM-DD"
 */
export function lawToday(card: Card, payments: readonly CoveringPayment[], today: string, words: Words): LawToday {
  const month = parseMonth(today.slice(0, 'YYYY-MM'.length)) as Month;
  const covers = payments.map((each) => each.covers);
  const spells = withoutGroup(covers);
  const past = withoutGroup(covers.filter(({ until }) => (parseMonth(until) ?? 0) < month));
  const { birth, sex } = card.person;
  const bornIn =
    birth.precision === 'day'
      ? birth.date.slice(0, 'YYYY-MM'.length)
      : birth.precision === 'month'
        ? birth.month
        : null;
  const person = { sex, bornIn };
  const paidMonths = monthsPaid(payments);
  const neededMonths = legal('qualifyingMonths', month);
  const until = Math.max(0, ...covers.map((each) => parseMonth(each.until) ?? 0));
  const next = formatMonth(Math.max(until + 1, month) as Month);
  const monthsLeft = Math.max(0, neededMonths - paidMonths);
  // A death or a decision in this month is asked of what was paid before it: the month itself is not over.
  const death = { diedOn: today, voluntary: past };
  const withdrawal = ask(
    'withdrawal',
    {
      person,
      decidedOn: today,
      reason: 'stopped-12-months',
      voluntary: covers
        .filter((each) => (parseMonth(each.until) ?? 0) < month && each.method !== 'missing-months')
        .map(({ from, months, income, group }) => ({ from, months, income, group: group ?? 'none' })),
    },
    'amount',
    'withdrawalAmount',
    words,
  );
  const refusal = withdrawal.told['refusal'];
  return {
    paidMonths,
    neededMonths,
    pension: bornIn === null ? null : pensionOf(person, spells, monthsLeft, next, words),
    maternity: ask(
      'maternity',
      { bornOn: today, children: 1, voluntary: spells.map(({ from, months }) => ({ from, months })) },
      'amount',
      'maternityAmount',
      words,
    ).found,
    funeral: ask('death', death, 'funeralGrant', 'funeralGrant', words).found,
    funeralMonths: legal('funeralPaidMonths', month),
    survivors: ask('death', death, 'survivorLump', 'survivorLump', words).found,
    withdrawal: { figure: withdrawal.found, refusal: typeof refusal === 'string' ? refusal : null },
    supportUsed: monthsSupported(card, payments),
    supportMost: legal('supportedMonthsMost', month),
  };
}
