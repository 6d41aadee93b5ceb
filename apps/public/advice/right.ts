import {
  answerOne,
  askOne,
  contribution,
  standingOf,
  type Answered,
  type Refused,
  type Standing,
  type Words,
} from '@diemtua/law/one';
import type { RightFacts, Spell } from '../calculator/draft.ts';
import { monthsIn, questionOf } from '../calculator/right-ways.ts';
import { isRefused, later, monthsOf, type Asked } from './advise.ts';

/** The answer about one right: a child's grant, the money back, what a family gets. */
export interface Right {
  readonly facts: RightFacts;
  readonly open: boolean;
  /** Đồng; where there is none, 0. */
  readonly amount: number;
  /** The law's name of why not; null where there is a right. */
  readonly refusal: string | null;
  /** The steps whose figures make the amount, in the order in which they are shown. */
  readonly figures: readonly string[];
  /** Months of the record. */
  readonly months: number;
  readonly child: Child | null;
  readonly withdrawal: { readonly beforeSupport: number; readonly stateSupport: number } | null;
  readonly family: Family | null;
  readonly lawOf: string;
}

/** How to have the grant still, for whoever has paid too little so far. */
interface Child {
  readonly monthsInLast12: number;
  readonly needed: number;
  /** Months to pay from now on, what they cost at the lowest income, and until when; null where it is too late. */
  readonly still: {
    readonly months: number;
    readonly each: number;
    readonly cost: number;
    readonly from: string;
    readonly until: string;
  } | null;
}

/** What the family gets now, and what it would get after more payments. */
interface Family {
  readonly funeralMonths: number;
  readonly now: Inheritance;
  /** After more payments; nothing for the family of a pensioner. */
  readonly laterOn: readonly Inheritance[];
}

/** What a family gets after so many paid months, and what the law was asked for it. */
interface Inheritance {
  readonly months: number;
  readonly funeral: number;
  readonly survivors: number;
  readonly asked: Asked;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** So many years from now on are looked at. */
const LATER_YEARS = [1, 5, 10];

/** The right of a person; `{ error }` where what was told cannot be. */
export function workRight(facts: RightFacts, words: Words, today: string): Right | Refused {
  const told = tellOf(facts, words);
  if (isRefused(told)) return told;
  const standing = standingOf(anybody(facts.startIn), words);
  if (isRefused(standing)) return standing;
  const shared = { facts, months: monthsOf(facts.earlier ?? []), lawOf: today };
  const none = { child: null, withdrawal: null, family: null };
  if (facts.way === 'child') {
    const open = told['eligible'] === true;
    const figures = [open ? 'maternityAmount' : 'monthsInLast12'];
    return {
      ...shared,
      ...none,
      open,
      amount: number(told['amount']),
      refusal: open ? null : 'months-missing',
      figures,
      child: childOf(facts, told, standing, words),
    };
  }
  if (facts.way === 'withdraw') {
    const open = told['allowed'] === true;
    return {
      ...shared,
      ...none,
      open,
      amount: number(told['amount']),
      refusal: open ? null : String(told['refusal']),
      figures: [open ? 'withdrawalAmount' : 'withdrawalRefusal'],
      withdrawal: open
        ? { beforeSupport: number(told['beforeSupport']), stateSupport: number(told['stateSupportDeducted']) }
        : null,
    };
  }
  const funeral = number(told['funeralGrant']);
  const survivors = number(told['survivorLump']);
  return {
    ...shared,
    ...none,
    open: funeral + survivors > 0,
    amount: funeral + survivors,
    refusal: null,
    figures: [...(funeral > 0 ? ['funeralGrant'] : []), 'survivorLump'],
    family: {
      funeralMonths: standing.funeralMonths,
      now: { months: shared.months, funeral, survivors, asked: { question: 'death', input: completed(facts) } },
      laterOn: facts.pension === null ? LATER_YEARS.flatMap((years) => familyAfter(facts, 12 * years, standing)) : [],
    },
  };
}

/** Any values that stand for what the law said it need not know: the answer is the same for all of them. */
const settled = { person: { sex: 'female', bornIn: '1980-01' }, group: 'other' };

/** The question of somebody of whom nothing is known but the month. */
const anybody = (startIn: string): object => ({ want: { pay: 1 }, ...settled, startIn });

/** The law's question of a right; what the law said that it need not know is filled in. */
export function completed(facts: RightFacts): object {
  const { question, input } = questionOf(facts);
  const open = askOne(question, input);
  if (facts.way !== 'withdraw' || 'error' in open || open.length > 0) return input;
  const voluntary = (facts.earlier ?? []).map((spell) => ({ ...spell, group: facts.group ?? settled.group }));
  return { person: settled.person, ...input, voluntary };
}

const tellOf = (facts: RightFacts, words: Words): Answered | Refused =>
  answerOne(questionOf(facts).question, completed(facts), { words });

/** The least that can still be paid before the birth to have the grant. */
function childOf(facts: RightFacts, told: Answered, standing: Standing, words: Words): Child {
  const { startIn, dueIn } = facts;
  const earlier = facts.earlier ?? [];
  const child = { monthsInLast12: number(told['monthsInLast12']), needed: standing.maternityMonths };
  if (told['eligible'] === true || dueIn === null || dueIn <= startIn) return { ...child, still: null };
  const { question } = questionOf(facts);
  const voluntary = earlier.map(({ from, months }) => ({ from, months }));
  const compulsory = facts.compulsory.length === 0 ? {} : { compulsoryMonths: monthsIn(facts.compulsory) };
  const from = [...earlier, ...facts.compulsory]
    .map((spell) => later(spell.from, spell.months))
    .reduce((a, b) => (a > b ? a : b), startIn);
  const enough = Array.from({ length: 12 }, (_, place) => place + 1).find((months) => {
    if (later(from, months) > dueIn) return false;
    const more = { bornOn: `${dueIn}-01`, children: 1, voluntary: [...voluntary, { from, months }], ...compulsory };
    const answered = answerOne(question, more);
    return !isRefused(answered) && answered['eligible'] === true;
  });
  if (enough === undefined) return { ...child, still: null };
  const each = lowestCost(from, words);
  return { ...child, still: { months: enough, each, cost: each * enough, from, until: later(from, enough - 1) } };
}

/** What a month costs at the lowest income, with the State's support for everybody. */
function lowestCost(month: string, words: Words): number {
  const standing = standingOf(anybody(month), words);
  if (isRefused(standing)) return 0;
  const input = { payOn: `${month}-01`, income: standing.lowest, method: 'monthly', group: settled.group };
  const told = answerOne(contribution, input);
  return isRefused(told) ? 0 : number(told['payable']);
}

/** What the family would get if the person went on paying the last income for so many months, by the law of today. */
function familyAfter(facts: RightFacts, months: number, standing: Standing): Family['laterOn'] {
  const { startIn } = facts;
  const earlier = facts.earlier ?? [];
  const last = earlier.at(-1);
  const income = last?.income ?? standing.lowest;
  const from = earlier.map((spell) => later(spell.from, spell.months)).reduce((a, b) => (a > b ? a : b), startIn);
  const voluntary: Spell[] = [...earlier, { from, months, income }];
  const { question } = questionOf(facts);
  const input = { diedOn: `${later(from, months)}-01`, voluntary };
  const told = answerOne(question, input);
  if (isRefused(told)) return [];
  const all = monthsOf(voluntary);
  const asked = { question: 'death', input } as const;
  return [{ months: all, funeral: number(told['funeralGrant']), survivors: number(told['survivorLump']), asked }];
}
