import { answer, parameterPages, type Answered, type Refused, type ToldStep, type Words } from '@diemtua/law';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { legalNumbersOf } from '@diemtua/ui';
import type { Facts } from '../calculator/draft.ts';

/** A plan from the first payment to the pension, in the engine's figures. */
export interface Plan {
  readonly income: number;
  /** What the person pays in the first month, and in the months after the State's support. */
  readonly pays: number;
  readonly paysLater: number;
  /** What the State adds in a supported month, and how many months of the plan it does so. */
  readonly stateAdds: number;
  readonly supportedMonths: number;
  readonly months: number;
  readonly paysInAll: number;
  readonly stateInAll: number;
  readonly pension: number;
  readonly pensionFrom: string;
  /** Months of pension until what was paid has come back. */
  readonly monthsToRegain: number;
}

/** Everything that the answer screen says. */
export interface Advice {
  readonly facts: Facts;
  readonly chosen: Plan;
  readonly lowest: Plan;
  /** Paying twice as much; null beyond the highest income. */
  readonly double: Plan | null;
  /** The explanations of the payment and of the pension. */
  readonly payment: readonly ToldStep[];
  readonly drawing: readonly ToldStep[];
  /** The State's share in words: "20 %"; empty where it adds nothing. */
  readonly supportShare: string;
  readonly incomeStep: string;
  readonly maternity: { readonly amount: number; readonly months: number } | null;
  readonly funeral: { readonly amount: number; readonly months: number } | null;
  /** What is assumed, and what the sources leave open. */
  readonly doubts: readonly string[];
  /** Day of the law that was used. */
  readonly lawOf: string;
}

/** Why there is no plan. `limit` is the nearest amount that would do. */
export interface NoPlan {
  readonly impossible: string;
  readonly limit: number | null;
}

type Goal = Readonly<Record<'pay' | 'monthlyPension', number>>;

/** A sum above any legal payment: asks for the highest one. */
const BEYOND_EVERY_PAYMENT = 50_000_000;

const isRefused = (told: Answered | Refused): told is Refused => 'error' in told;
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const stepsOf = (told: Answered): readonly ToldStep[] => (told['explanation'] as readonly ToldStep[] | undefined) ?? [];

/** Asks the law about one person. Every figure is the engine's; what is done here is choosing the questions. */
class Adviser {
  private readonly facts: Facts;
  private readonly words: Words;

  constructor(facts: Facts, words: Words) {
    this.facts = facts;
    this.words = words;
  }

  goal(want: Partial<Goal>): Answered | Refused {
    const { sex, bornIn, startIn, group, earlier } = this.facts;
    const input = { want, person: { sex, bornIn }, startIn, group, voluntary: earlier };
    return answer('goal', input, { words: this.words, explain: true });
  }

  contribution(income: number, supportedMonthsBefore = 0): Answered | Refused {
    const { startIn, group } = this.facts;
    const input = { payOn: `${startIn}-01`, income, method: 'monthly', group, supportedMonthsBefore };
    return answer('contribution', input, { words: this.words, explain: true });
  }

  /** The goal that was told. A chosen income is sought by what it costs, with the State's support or without. */
  told(): Answered | Refused {
    const { aim, amount } = this.facts;
    if (aim === 'pay') return this.goal({ pay: amount });
    if (aim === 'pension') return this.goal({ monthlyPension: amount });
    const paid = this.contribution(amount);
    if (isRefused(paid)) return paid;
    const supported = this.goal({ pay: number(paid['payable']) });
    if (isRefused(supported) || supported['income'] === amount) return supported;
    return this.goal({ pay: number(paid['gross']) });
  }

  /** The plan that a goal leads to. */
  plan(goal: Answered): Plan {
    const income = number(goal['income']);
    const supported = this.contribution(income);
    const most = this.supportedMost(supported);
    const later = this.contribution(income, most);
    const stateAdds = isRefused(supported) ? 0 : number(supported['stateSupport']);
    const pension = number(goal['monthlyPension']);
    const paysInAll = number(goal['totalPayable']);
    const pays = number(goal['payableFirst']);
    return {
      income,
      pays,
      paysLater: isRefused(later) ? pays : number(later['payable']),
      stateAdds,
      supportedMonths: stateAdds > 0 ? Math.round(number(goal['totalStateSupport']) / stateAdds) : 0,
      months: Math.round(number(goal['yearsNeeded']) * 12),
      paysInAll,
      stateInAll: number(goal['totalStateSupport']),
      pension,
      pensionFrom: String(goal['eligibleFrom']),
      monthsToRegain: pension > 0 ? Math.ceil(paysInAll / pension) : 0,
    };
  }

  /** The most months that the State supports. */
  supportedMost(paid: Answered | Refused): number {
    const numbers = isRefused(paid) ? [] : legalNumbersOf('payable', stepsOf(paid));
    return number(numbers.find(({ id }) => id === 'supportedMonthsMost')?.value);
  }

  /** The explanation of the first payment; months supported before are those that the plan lacks. */
  payment(plan: Plan): readonly ToldStep[] {
    const most = this.supportedMost(this.contribution(plan.income));
    const left = plan.supportedMonths < plan.months ? plan.supportedMonths : most;
    const paid = this.contribution(plan.income, Math.max(0, most - left));
    return isRefused(paid) ? [] : stepsOf(paid);
  }

  /** The grant for a child born when enough months are paid. */
  maternity(): Advice['maternity'] {
    const { startIn } = this.facts;
    const born = later(startIn, 12);
    const input = { bornOn: `${born}-01`, children: 1, voluntary: [{ from: startIn, months: 12 }] };
    const told = answer('maternity', input, { words: this.words, explain: true });
    if (isRefused(told) || told['eligible'] !== true) return null;
    return { amount: number(told['amount']), months: this.legalNumber(told, 'maternityMonths') };
  }

  /** What the family of someone who has paid long enough receives, by the law of today. */
  funeral(lowestIncome: number): Advice['funeral'] {
    const { startIn } = this.facts;
    const enough = this.legalNumber(this.death(later(startIn, -1), 1, lowestIncome), 'funeralPaidMonths');
    const told = this.death(later(startIn, -enough), enough, lowestIncome);
    const amount = isRefused(told) ? 0 : number(told['funeralGrant']);
    return amount > 0 ? { amount, months: enough } : null;
  }

  private death(from: string, months: number, income: number): Answered | Refused {
    const input = { diedOn: `${this.facts.startIn}-01`, voluntary: [{ from, months, income }] };
    return answer('death', input, { words: this.words, explain: true });
  }

  private legalNumber(told: Answered | Refused, id: string): number {
    const inputs = isRefused(told) ? [] : stepsOf(told).flatMap((step) => step.inputs);
    return number(inputs.find((input) => input.id === id)?.value);
  }
}

const later = (month: string, months: number): string => formatMonth((parseMonth(month) ?? 0) + months);

function doubtsOf(told: Answered, payment: readonly ToldStep[], drawing: readonly ToldStep[]): string[] {
  const assumed = (told['assumptions'] as readonly { readonly message: string }[] | undefined) ?? [];
  const messages = assumed.map(({ message }) => message);
  const doubted = [...legalNumbersOf('payable', payment), ...legalNumbersOf('monthlyPension', drawing)]
    .filter(({ confidence }) => confidence !== undefined && confidence !== 'A')
    .flatMap(({ name, note }) => {
      // The note repeats the assumption that was made; it is said once.
      const rest = messages.reduce((text, message) => text.replace(message, ''), note ?? '').trim();
      return rest === '' ? [] : [`${name}: ${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}`];
    });
  return [...new Set([...messages, ...doubted])];
}

/** The plan of a person with its reasons, what stands beside it, and what is unsure. */
export function advise(facts: Facts, words: Words, today: string): Advice | Refused | NoPlan {
  const adviser = new Adviser(facts, words);
  const told = adviser.told();
  if (isRefused(told)) return told;
  const planFor = (want: Partial<Goal>): Plan | null => {
    const goal = adviser.goal(want);
    return isRefused(goal) || 'impossible' in goal ? null : adviser.plan(goal);
  };
  const lowest = planFor({ monthlyPension: 1 });
  if ('impossible' in told) {
    const why = String(told['impossible']);
    const highest = why === 'above-the-highest' ? planFor({ pay: BEYOND_EVERY_PAYMENT }) : null;
    const limit = why === 'below-the-lowest' ? lowest?.pays : highest?.pension;
    return { impossible: why, limit: limit ?? null };
  }
  const chosen = adviser.plan(told);
  const payment = adviser.payment(chosen);
  const drawing = stepsOf(told);
  const share = legalNumbersOf('payable', payment).find(({ id }) => id === 'supportPercent');
  const step = parameterPages(words).find(({ id }) => id === 'incomeStep');
  return {
    facts,
    chosen,
    lowest: lowest ?? chosen,
    double: planFor({ pay: 2 * chosen.pays }),
    payment,
    drawing,
    supportShare: chosen.stateAdds > 0 ? (share?.text ?? '') : '',
    incomeStep: step?.steps.findLast(({ from }) => from <= facts.startIn)?.values[0]?.text ?? '',
    maternity: adviser.maternity(),
    funeral: adviser.funeral((lowest ?? chosen).income),
    doubts: doubtsOf(told, payment, drawing),
    lawOf: facts.startIn === today.slice(0, 7) ? today : `${facts.startIn}-01`,
  };
}
