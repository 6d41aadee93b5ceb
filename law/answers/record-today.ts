import { formatMonth, parseMonth, type Month } from '../kernel/month.ts';
import type { Words } from '../words/type.ts';
import { answer } from './answer.ts';
import { figure } from './figure.ts';
import type { ToldStep } from './tell.ts';

/** What was paid for some months on end, as a record holds it: the earliest first. */
export interface RecordedSpell {
  /** "2025-07" */
  readonly from: string;
  readonly until: string;
  readonly months: number;
  /** Đồng a month; null where the record does not say. */
  readonly income: number | null;
  readonly method: string | null;
  readonly group: string | null;
}

/** A person's record, as far as the law asks. */
export interface LawRecord {
  readonly sex: string;
  /** "1983-04"; null where only the year is known. */
  readonly bornIn: string | null;
  readonly spells: readonly RecordedSpell[];
  /** Months in which the State added something. */
  readonly supportedMonths: number;
}

/** A figure of the law for one person, with its steps. */
export interface LawFigure {
  /** Đồng. */
  readonly amount: number;
  readonly rule: string;
  readonly steps: readonly ToldStep[];
}

/** What the law says of a record on a day. Null: not open yet, or not to be known from what the record holds. */
export interface RecordToday {
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

const withoutGroup = (spells: readonly RecordedSpell[]): Spells =>
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
 * Asks the law of a day about a person's record. Every figure is the engine's.
 * @param today "YYYY-MM-DD"
 */
export function recordToday(record: LawRecord, today: string, words: Words): RecordToday {
  const { sex, bornIn, spells: recorded } = record;
  const month = parseMonth(today.slice(0, 'YYYY-MM'.length)) as Month;
  const over = recorded.filter(({ until }) => (parseMonth(until) ?? 0) < month);
  const spells = withoutGroup(recorded);
  const past = withoutGroup(over);
  const person = { sex, bornIn };
  const paidMonths = recorded.reduce((sum, { months }) => sum + months, 0);
  const neededMonths = legal('qualifyingMonths', month);
  const until = Math.max(0, ...recorded.map((each) => parseMonth(each.until) ?? 0));
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
      voluntary: over
        .filter(({ method }) => method !== 'missing-months')
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
    supportUsed: record.supportedMonths,
    supportMost: legal('supportedMonthsMost', month),
  };
}
