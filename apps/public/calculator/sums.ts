import { formatMonths, type Language } from '@diemtua/ui';
import type { Method, Plan, Stopped } from '../advice/advise.ts';
import type { Address } from './address.ts';
import type { Why } from './figure-reasons.tsx';

/** Tells how figures of tables are added up from those that the law gave, and which rules stand behind them. */
export class Sums {
  private readonly address: Address;
  private readonly language: Language;

  constructor(address: Address, language: Language) {
    this.address = address;
    this.language = language;
  }

  private time(months: number): string {
    return formatMonths(months, this.language);
  }

  /** What is paid in so many months, the first of them with the State. */
  private paid(plan: Plan, months: number, supported: number, name: string): Why {
    const { say, dong } = this.address;
    const alone = months - supported;
    const parts = [
      ...(supported > 0 ? [{ say: 'sum.shared', months: supported, amount: dong(plan.pays) } as const] : []),
      ...(alone > 0 ? [{ say: 'sum.alone', months: alone, amount: dong(plan.paysLater) } as const] : []),
    ];
    return {
      steps: parts.map((part) => ({ name: say(part.say, { time: this.time(part.months) }), text: part.amount })),
      result: { name, arithmetic: parts.map((part) => `${part.months} × ${part.amount}`).join(' + ') },
      rules: ['payable'],
    };
  }

  /** What a person pays in all. */
  paidInAll(plan: Plan): Why {
    const name = this.address.say('compare.all', { time: this.time(plan.months) });
    return this.paid(plan, plan.months, Math.min(plan.supportedMonths, plan.months), name);
  }

  /** What was paid by whoever stops. */
  paidUntil(plan: Plan, { months, supported }: Stopped): Why {
    return this.paid(plan, months, supported, this.address.say('stop.paid'));
  }

  /** What the State adds in all. */
  stateInAll(plan: Plan): Why {
    const { say, dong } = this.address;
    return {
      steps: [{ name: say('sum.state', { time: this.time(plan.supportedMonths) }), text: dong(plan.stateAdds) }],
      result: { name: say('compare.state'), arithmetic: `${plan.supportedMonths} × ${dong(plan.stateAdds)}` },
      rules: ['supportPerMonth'],
    };
  }

  /** After how long the pension has brought back what was paid. */
  regained(plan: Plan): Why {
    const { say, dong } = this.address;
    return {
      steps: [
        { name: say('compare.all', { time: this.time(plan.months) }), text: dong(plan.paysInAll) },
        { name: say('longer.pension'), text: dong(plan.pension) },
      ],
      result: {
        name: say('compare.regain'),
        arithmetic: say('sum.roundedUp', { sum: `${dong(plan.paysInAll)} : ${dong(plan.pension)}` }),
      },
      rules: ['payable', 'monthlyPension'],
    };
  }

  /** What is saved by paying so many months at once. */
  saved({ months, gross, monthly }: Method): Why {
    const { say, dong } = this.address;
    return {
      steps: [
        { name: say('sum.oneByOne'), text: dong(monthly) },
        { name: say('sum.together', { time: this.time(months) }), text: dong(gross) },
      ],
      result: { name: say('methods.saves'), arithmetic: `${months} × ${dong(monthly)} \u2212 ${dong(gross)}` },
      rules: ['gross'],
    };
  }

  /** So many months at the lowest payment. */
  lowest(months: number, each: number): Why {
    const { say, dong } = this.address;
    return {
      steps: [{ name: say('compare.lowest'), text: dong(each) }],
      result: { name: say('right.child.cost'), arithmetic: `${months} × ${dong(each)}` },
      rules: ['payable'],
    };
  }
}
