import {
  answerGoal,
  answerOne,
  contribution,
  deathOf,
  maternity,
  pension,
  retirementAge,
  standingOf,
  withdrawalOf,
  type Answered,
  type Question,
  type Refused,
  type Standing,
  type Words,
} from '@diemtua/law/one';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { GROUPS, type Facts, type Spell } from '../calculator/draft.ts';

/** A question that the law was asked, so that it can be asked once more for its reasons. */
export interface Asked {
  readonly question: 'contribution' | 'goal' | 'pension' | 'withdrawal' | 'maternity' | 'death';
  readonly input: unknown;
}

/** A plan from the first payment to the pension, in the engine's figures. */
export interface Plan {
  readonly income: number;
  /** What the person pays in the first month, and in the months after the State's support. */
  readonly pays: number;
  readonly paysLater: number;
  /** What the State adds in a supported month, and how many months of the plan it does so. */
  readonly stateAdds: number;
  readonly supportedMonths: number;
  /** Months still to be paid. */
  readonly months: number;
  readonly paysInAll: number;
  readonly stateInAll: number;
  readonly pension: number;
  readonly pensionFrom: string;
  /** Months of pension until what was paid has come back. */
  readonly monthsToRegain: number;
  /** What the law was asked for the first payment, for those after the support, and for the pension. */
  readonly asked: { readonly payment: Asked; readonly later: Asked; readonly drawing: Asked };
}

/** A way of paying the same income: so many months at once. */
export interface Method {
  readonly method: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'future-years';
  /** Years ahead, for the method that pays years at once. */
  readonly years: number | null;
  readonly months: number;
  readonly pays: number;
  /** What is saved against paying month by month; not below 0. */
  readonly saves: number;
  /** Before any support: all at once, and a month of those paid one by one. */
  readonly gross: number;
  readonly monthly: number;
  readonly asked: Asked;
}

/** One income among those that are compared: what is paid at once in each way, and the plan for each time of stopping. */
export interface Choice {
  readonly income: number;
  readonly methods: readonly Method[];
  /** In the order of the advice's `stops`; null where there is no right. */
  readonly plans: readonly (Plan | null)[];
}

/** What comes back to whoever stops paying: at the age of retirement, in one sum. */
export interface Stopped {
  readonly months: number;
  /** Months among them with the State's support. */
  readonly supported: number;
  readonly paid: number;
  readonly back: number;
  readonly asked: Asked;
}

/** What the family of a pensioner receives, who has drawn for so long. */
export interface Bequest {
  readonly months: number;
  readonly funeral: number;
  readonly survivors: number;
  readonly asked: Asked;
}

/** Where somebody stands who has paid before. */
export interface Career {
  /** Months of both schemes so far, and those that a pension needs. */
  readonly months: number;
  readonly compulsoryMonths: number;
  readonly needed: number;
  readonly missing: number;
  /** What the missing months cost the person at the chosen income, month by month. */
  readonly cost: number;
  /** The missing months in one payment, where the age is reached and the law allows it. */
  readonly atOnce: { readonly amount: number; readonly asked: Asked } | null;
  /** The month in which the age is reached. */
  readonly ageIn: string;
}

/** A grant that one may have while paying, and the months that it needs. */
interface Grant {
  readonly amount: number;
  readonly months: number;
  readonly asked: Asked;
}

/** Other ways of paying the chosen plan, what becomes of it when one stops, and what one has of it meanwhile. */
export interface Beside {
  readonly methods: readonly Method[];
  readonly stopped: readonly Stopped[];
  readonly maternity: Grant | null;
  readonly funeral: Grant | null;
  /** If the person dies while drawing the chosen pension. */
  readonly bequests: readonly Bequest[];
}

/** Everything that the answer screen says. */
export interface Advice {
  readonly facts: Facts;
  readonly chosen: Plan;
  readonly lowest: Plan;
  /** Paying twice as much; null beyond the highest income. */
  readonly double: Plan | null;
  /** The months to pay from now on, for each time of stopping; the first is the chosen plan's. */
  readonly stops: readonly number[];
  /** Incomes beside each other, the lowest first; worked out when they are shown, after the answer itself. */
  readonly choices: () => readonly Choice[];
  /** What stands beside the plan; worked out when it is shown, after the answer itself. */
  readonly beside: () => Beside;
  readonly career: Career | null;
  /** What was wanted is below the lowest payment: the lowest is shown, and what it is for each group. */
  readonly short: readonly { readonly group: string; readonly pays: number }[] | null;
  readonly incomeStep: number;
  /** Day of the law that was used. */
  readonly lawOf: string;
}

/** Why there is no plan. `limit` is the nearest amount that would do. */
export interface NoPlan {
  readonly impossible: string;
  readonly limit: number | null;
}

/** A sum above any legal payment: asks for the highest one. */
const BEYOND_EVERY_PAYMENT = 50_000_000;
/** Years after which a plan may end later, and after which it may break off: what people ask about. */
const LONGER_YEARS = [5, 10];
const STOPPED_YEARS = [1, 5, 10];
const YEARS_AHEAD = [2, 3, 5];
/** Months of a pension after which its bearer may die: the first, after five years, after ten. */
const DRAWN_MONTHS = [1, 60, 120];
/** So many times of stopping stand side by side on a narrow phone. */
const STOPS_MOST = 3;

export const isRefused = (told: object): told is Refused => 'error' in told;
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
/** The month so many months later. */
export const later = (month: string, months: number): string => formatMonth((parseMonth(month) ?? 0) + months);
const monthsBetween = (from: string, until: string): number => (parseMonth(until) ?? 0) - (parseMonth(from) ?? 0);

/** Asks the law about one person. Every figure is the engine's; what is done here is choosing the questions. */
class Adviser {
  private readonly facts: Facts;
  private readonly words: Words;
  private readonly most: number;
  private readonly paid = new Map<string, Answered | Refused>();

  constructor(facts: Facts, words: Words, most: number) {
    this.facts = facts;
    this.words = words;
    this.most = most;
  }

  private one(question: Question, input: unknown): Answered | Refused {
    return answerOne(question, input, { words: this.words });
  }

  private goalInput(want: object): object {
    return goalOf(this.facts, want);
  }

  goal(want: object): Answered | Refused {
    return answerGoal(this.goalInput(want), { words: this.words });
  }

  paymentInput(income: number, more: object = {}): object {
    const { startIn, group } = this.facts;
    return { payOn: `${startIn}-01`, income, method: 'monthly', group, ...more };
  }

  contribution(income: number, more: object = {}): Answered | Refused {
    const input = this.paymentInput(income, more);
    const key = JSON.stringify(input);
    const known = this.paid.get(key) ?? this.one(contribution, input);
    this.paid.set(key, known);
    return known;
  }

  /** What the lowest income costs in each group. */
  byGroup(income: number): { readonly group: string; readonly pays: number }[] {
    return GROUPS.filter((group) => group !== 'none').flatMap((group) => {
      const told = this.contribution(income, { group });
      return isRefused(told) ? [] : [{ group, pays: number(told['payable']) }];
    });
  }

  /** What is wanted, as the law's goal has it. */
  want(): object {
    const { aim, amount } = this.facts;
    return aim === 'pension' ? { monthlyPension: amount } : { pay: amount };
  }

  /** The plan that a goal leads to. */
  plan(goal: Answered, want: object): Plan {
    const months = Math.round(number(goal['yearsNeeded']) * 12);
    return this.planOf(number(goal['income']), months, {
      stateInAll: number(goal['totalStateSupport']),
      pension: number(goal['monthlyPension']),
      pensionFrom: String(goal['eligibleFrom']),
      asked: { question: 'goal', input: this.goalInput(want) },
    });
  }

  private planOf(
    income: number,
    months: number,
    drawn: {
      readonly stateInAll: number;
      readonly pension: number;
      readonly pensionFrom: string;
      readonly asked: Asked;
    },
  ): Plan {
    const first = this.contribution(income);
    const later = this.contribution(income, { supportedMonthsBefore: this.most });
    const stateAdds = isRefused(first) ? 0 : number(first['stateSupport']);
    const paysLater = isRefused(later) ? 0 : number(later['payable']);
    const { stateInAll, pension, pensionFrom, asked } = drawn;
    const supportedMonths = stateAdds > 0 ? Math.round(stateInAll / stateAdds) : 0;
    const paysInAll = months * paysLater - stateInAll;
    return {
      income,
      pays: supportedMonths > 0 && !isRefused(first) ? number(first['payable']) : paysLater,
      paysLater,
      stateAdds,
      supportedMonths,
      months,
      paysInAll,
      stateInAll,
      pension,
      pensionFrom,
      monthsToRegain: pension > 0 ? Math.ceil(paysInAll / pension) : 0,
      asked: {
        payment: this.askedPayment(income, supportedMonths < months ? supportedMonths : this.most),
        later: this.askedPayment(income, 0),
        drawing: asked,
      },
    };
  }

  /** The question of the pension of the whole record, with so many months more at an income. */
  drawingInput(income: number, months: number): object {
    const { sex, bornIn, startIn, earlier, compulsory } = this.facts;
    const more = months > 0 ? [{ from: startIn, months, income }] : [];
    const input = {
      person: { sex, bornIn },
      voluntary: [...earlier, ...more],
      ...(compulsory ? { compulsory: { ...compulsory } } : {}),
    };
    const first = this.one(pension, input);
    const stop = later(startIn, months);
    // Who is old enough before the paying ends claims when it ends; left to itself, the law takes the first month and refuses those after it.
    const early = isRefused(first) || (first['eligible'] === true && String(first['eligibleFrom']) < stop);
    return early && months > 0 ? { ...input, claimIn: stop } : input;
  }

  drawing(income: number, months: number): Answered | Refused {
    return this.one(pension, this.drawingInput(income, months));
  }

  /** The plan of whoever has paid before: so many months more at an income, and the pension of all of it. */
  career(income: number, months: number, supportedBefore: number): Plan | null {
    const drawn = this.drawing(income, months);
    if (isRefused(drawn) || drawn['eligible'] !== true) return null;
    const first = this.contribution(income, { supportedMonthsBefore: supportedBefore });
    const supported = Math.min(months, Math.max(0, this.most - supportedBefore));
    const adds = isRefused(first) ? 0 : number(first['stateSupport']);
    return this.planOf(income, months, {
      stateInAll: supported * adds,
      pension: number(drawn['monthlyPension']),
      pensionFrom: String(drawn['claimIn']),
      asked: { question: 'pension', input: this.drawingInput(income, months) },
    });
  }

  /** The question of a monthly payment while so many supported months are left. */
  private askedPayment(income: number, left: number): Asked {
    const input = this.paymentInput(income, { supportedMonthsBefore: Math.max(0, this.most - left) });
    return { question: 'contribution', input };
  }

  /** An income beside others: each way of paying it, and each time of stopping. */
  choice(income: number, stops: readonly number[], supportedBefore: number): Choice {
    const plans = stops.map((months) => this.career(income, months, supportedBefore));
    return { income, methods: this.methods(income, supportedBefore), plans };
  }

  /** What the family receives of whoever dies while drawing a pension, by the law of today. */
  bequests(pension: number): Bequest[] {
    const { startIn } = this.facts;
    return DRAWN_MONTHS.flatMap((months) => {
      const pensioner = { monthlyPension: pension, startedIn: later(startIn, 1 - months) };
      const input = { diedOn: `${startIn}-01`, voluntary: [], pensioner };
      const told = this.one(deathOf, input);
      if (isRefused(told)) return [];
      const asked = { question: 'death', input } as const;
      return [{ months, funeral: number(told['funeralGrant']), survivors: number(told['survivorLump']), asked }];
    });
  }

  /** The same income paid in other ways. */
  methods(income: number, supportedBefore: number): Method[] {
    const monthly = this.contribution(income, { supportedMonthsBefore: supportedBefore });
    const gross = isRefused(monthly) ? 0 : number(monthly['gross']);
    const ways = [
      ...(['monthly', 'quarterly', 'half-yearly', 'yearly'] as const).map((method) => ({ method, years: null })),
      ...YEARS_AHEAD.map((years) => ({ method: 'future-years' as const, years })),
    ];
    return ways.flatMap(({ method, years }) => {
      const more = { method, supportedMonthsBefore: supportedBefore, ...(years === null ? {} : { years }) };
      const told = this.contribution(income, more);
      if (isRefused(told)) return [];
      const months = number(told['months']);
      const atOnce = number(told['gross']);
      const saves = Math.max(0, months * gross - atOnce);
      const asked = { question: 'contribution', input: this.paymentInput(income, more) } as const;
      return [{ method, years, months, pays: number(told['payable']), saves, gross: atOnce, monthly: gross, asked }];
    });
  }

  /** What comes back after so many years of the plan, to whoever then never pays again. */
  stopped(plan: Plan): Stopped[] {
    const { sex, bornIn, startIn, earlier, group } = this.facts;
    const age = this.one(retirementAge, { sex, bornIn });
    const reached = isRefused(age) ? startIn : String(age['reachedIn']);
    return STOPPED_YEARS.flatMap((years) => {
      const months = 12 * years;
      if (months >= plan.months) return [];
      const stop = later(startIn, months);
      const voluntary = [...earlier, { from: startIn, months, income: plan.income }];
      const input = {
        person: { sex, bornIn },
        decidedOn: `${reached > stop ? reached : stop}-01`,
        reason: 'retirement-age',
        voluntary: voluntary.map((spell) => ({ ...spell, group })),
      };
      const told = this.one(withdrawalOf, input);
      if (isRefused(told) || told['allowed'] !== true) return [];
      const supported = Math.min(months, plan.supportedMonths);
      const paid = months * plan.paysLater - supported * plan.stateAdds;
      return [
        { months, supported, paid, back: number(told['amount']), asked: { question: 'withdrawal', input } as const },
      ];
    });
  }

  /** All missing months in one payment; null where the law does not allow it in the month of the start. */
  atOnce(income: number, months: number, ageIn: string, supportedBefore: number): Career['atOnce'] {
    if (months === 0 || ageIn > this.facts.startIn) return null;
    const more = { method: 'missing-months', months, supportedMonthsBefore: supportedBefore };
    const told = this.contribution(income, more);
    const asked = { question: 'contribution', input: this.paymentInput(income, more) } as const;
    return isRefused(told) ? null : { amount: number(told['payable']), asked };
  }

  /** The grant for a child born when enough months are paid. */
  maternity(needed: number): Grant | null {
    const { startIn } = this.facts;
    const input = {
      bornOn: `${later(startIn, 12)}-01`,
      children: 1,
      voluntary: [{ from: startIn, months: 12 }],
    };
    const told = this.one(maternity, input);
    if (isRefused(told) || told['eligible'] !== true) return null;
    return { amount: number(told['amount']), months: needed, asked: { question: 'maternity', input } };
  }

  /** What the family of someone who has paid long enough receives, by the law of today. */
  funeral(lowestIncome: number, enough: number): Grant | null {
    const { startIn } = this.facts;
    const voluntary = [{ from: later(startIn, -enough), months: enough, income: lowestIncome }];
    const input = { diedOn: `${startIn}-01`, voluntary };
    const told = this.one(deathOf, input);
    const amount = isRefused(told) ? 0 : number(told['funeralGrant']);
    return amount > 0 ? { amount, months: enough, asked: { question: 'death', input } } : null;
  }
}

/** The law's question of a goal. */
function goalOf({ sex, bornIn, startIn, group, earlier }: Facts, want: object): object {
  return { want, person: { sex, bornIn }, startIn, group, voluntary: earlier };
}

/** The plan of a person, what stands beside it, and where its reasons can be asked for. */
export function advise(facts: Facts, words: Words, today: string): Advice | Refused | NoPlan {
  const standing = standingOf(goalOf(facts, { pay: 1 }), words);
  if (isRefused(standing)) return standing;
  const adviser = new Adviser(facts, words, standing.supportedMost);
  return facts.aim === 'income'
    ? adviseCareer(adviser, facts, standing, today)
    : adviseGoal(adviser, facts, standing, today);
}

/** Incomes to compare: the lowest, the chosen one, the one above, and the one between, each on the law's steps. */
function incomesBeside(lowest: number, chosen: number, above: number | null, step: number): readonly number[] {
  const between = above === null ? [] : [chosen + Math.floor((above - chosen) / (2 * step)) * step, above];
  return [...new Set([lowest, chosen, ...between])].toSorted((a, b) => a - b);
}

/** The plans of an answer. */
type Plans = Pick<Advice, 'chosen' | 'lowest' | 'double'>;

/** What is the same for every plan. */
function around(
  adviser: Adviser,
  facts: Facts,
  standing: Standing,
  { plans, stops, today }: { readonly plans: Plans; readonly stops: readonly number[]; readonly today: string },
) {
  const { chosen, lowest, double } = plans;
  const incomes = incomesBeside(lowest.income, chosen.income, double?.income ?? null, standing.step);
  return {
    facts,
    ...plans,
    stops,
    choices: () => incomes.map((income) => adviser.choice(income, stops, standing.supportedBefore)),
    beside: () => ({
      bequests: adviser.bequests(chosen.pension),
      methods: adviser.methods(chosen.income, standing.supportedBefore),
      stopped: facts.compulsory === null ? adviser.stopped(chosen) : [],
      maternity: adviser.maternity(standing.maternityMonths),
      funeral: adviser.funeral(standing.lowest, standing.funeralMonths),
    }),
    incomeStep: standing.step,
    lawOf: facts.startIn === today.slice(0, 7) ? today : `${facts.startIn}-01`,
  };
}

function adviseGoal(adviser: Adviser, facts: Facts, standing: Standing, today: string): Advice | Refused | NoPlan {
  const planFor = (want: object): Plan | null => {
    const goal = adviser.goal(want);
    return isRefused(goal) || 'impossible' in goal ? null : adviser.plan(goal, want);
  };
  const asked = adviser.goal(adviser.want());
  if (isRefused(asked)) return asked;
  const least = { monthlyPension: 1 };
  const short = facts.aim === 'pay' && asked['impossible'] === 'below-the-lowest';
  const want = short ? least : adviser.want();
  const told = short ? adviser.goal(least) : asked;
  if (isRefused(told)) return told;
  if ('impossible' in told) {
    const why = String(told['impossible']);
    const highest = why === 'above-the-highest' ? planFor({ pay: BEYOND_EVERY_PAYMENT }) : null;
    return { impossible: why, limit: highest?.pension ?? null };
  }
  const chosen = adviser.plan(told, want);
  const plans = { chosen, lowest: planFor(least) ?? chosen, double: planFor({ pay: 2 * chosen.pays }) };
  const stops = [chosen.months, ...LONGER_YEARS.map((years) => chosen.months + 12 * years)];
  return {
    ...around(adviser, facts, standing, { plans, stops, today }),
    career: null,
    short: short ? adviser.byGroup(standing.lowest) : null,
  };
}

function adviseCareer(adviser: Adviser, facts: Facts, standing: Standing, today: string): Advice | Refused | NoPlan {
  const income = facts.amount ?? standing.lowest;
  const price = adviser.contribution(income);
  if (isRefused(price)) return price;
  const soFar = adviser.drawing(income, 0);
  if (isRefused(soFar)) return soFar;
  const months = number(soFar['contributedMonths']);
  const ageIn = String(soFar['reachedIn']);
  const missing = soFar['eligible'] === true ? 0 : Math.max(0, standing.pensionMonths - months);
  const planAt = (wanted: number, more: number): Plan | null => adviser.career(wanted, more, standing.supportedBefore);
  const chosen = planAt(income, missing);
  if (chosen === null) return { impossible: 'no-right', limit: null };
  const untilAge = monthsBetween(facts.startIn, ageIn);
  const longer = [...(untilAge > missing ? [untilAge] : []), ...LONGER_YEARS.map((years) => missing + 12 * years)];
  const stops = [missing, ...new Set(longer.toSorted((a, b) => a - b))].slice(0, STOPS_MOST);
  const steps = Math.floor((Math.min(2 * income, standing.highest) - income) / standing.step);
  const plans = {
    chosen,
    lowest: planAt(standing.lowest, missing) ?? chosen,
    double: missing > 0 ? planAt(income + steps * standing.step, missing) : null,
  };
  return {
    ...around(adviser, facts, standing, { plans, stops, today }),
    career: {
      months,
      compulsoryMonths: facts.compulsory?.months ?? 0,
      needed: standing.pensionMonths,
      missing,
      cost: chosen.paysInAll,
      atOnce: adviser.atOnce(income, missing, ageIn, standing.supportedBefore),
      ageIn,
    },
    short: null,
  };
}

/** Months of a record. */
export const monthsOf = (spells: readonly Spell[]): number => spells.reduce((sum, { months }) => sum + months, 0);
