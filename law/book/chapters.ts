import type { Rule } from '../language/term.ts';
import * as allowance from './allowance/allowance.ts';
import * as contribution from './contribution/contribution.ts';
import * as payment from './contribution/payment.ts';
import * as refund from './contribution/refund.ts';
import * as death from './death/death.ts';
import * as goal from './goal/goal.ts';
import * as health from './health/health.ts';
import * as maternity from './maternity/maternity.ts';
import * as amount from './pension/amount.ts';
import * as eligibility from './pension/eligibility.ts';
import * as record from './record.ts';
import * as support from './support/support.ts';
import * as withdrawal from './withdrawal/withdrawal.ts';

/** A chapter of the book, in the order in which the law itself goes. */
export interface Chapter {
  readonly name: string;
  readonly rules: readonly Rule[];
}

function chapter(name: string, ...rooms: readonly Readonly<Record<string, unknown>>[]): Chapter {
  const rules = rooms.flatMap((room) => Object.values(room)).filter(isRule);
  return { name, rules };
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'rule';
}

let known: readonly Chapter[] | null = null;

/** All chapters; gathered when they are first asked for, which an answer never does. */
export function chapters(): readonly Chapter[] {
  known ??= [
    chapter('record', record),
    chapter('contribution', contribution, payment, refund),
    chapter('support', support),
    chapter('pension', eligibility, amount),
    chapter('withdrawal', withdrawal),
    chapter('maternity', maternity),
    chapter('death', death),
    chapter('allowance', allowance),
    chapter('health', health),
    chapter('goal', goal),
  ];
  return known;
}
