import { renewalOf } from '@diemtua/domain/collection';
import type { Method } from '@diemtua/domain/collection';
import { figure } from '@diemtua/law';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import { writeDong, writeMonth, type Language } from '@diemtua/ui';
import type { Card } from '../asking/shapes.ts';
import { asCovered, coveringPayments } from '../people/cover.ts';

/** What a clerk writes in one visit, as it stands in the fields. */
export interface Draft {
  readonly voluntary: boolean;
  readonly method: Method;
  readonly income: string;
  readonly from: string;
  readonly years: string;
  readonly months: string;
  readonly localPercent: string;
  readonly resolution: string;
  readonly sponsor: string;
  readonly sponsored: string;
  readonly health: boolean;
  readonly healthMonths: '3' | '6' | '12';
  readonly healthFrom: string;
  /** The members who pay for health insurance, in the order of the ladder. */
  readonly members: readonly string[];
  readonly consent: boolean;
  readonly consentHow: string;
  readonly consentLanguage: string;
  readonly payer: string;
}

/** The month of a day. */
export const monthOfDay = (day: string): Month => parseMonth(day.slice(0, 'YYYY-MM'.length)) as Month;

/** The lowest income by the law of a month. */
const lowestIncome = (month: Month): number => {
  const value = figure('povertyLine', month)?.value;
  return typeof value === 'number' ? value : 0;
};

/** What is offered first: to go on as until now; for somebody new, the lowest income, month by month, from this month. */
export function startingDraft(card: Card | null, name: string, today: string, language: Language): Draft {
  const now = monthOfDay(today);
  const renewal = card && renewalOf(asCovered(coveringPayments(card)));
  const health = card && coveringPayments(card, 'health').at(-1)?.covers.until;
  const nextHealth = health ? (parseMonth(health) ?? now) + 1 : now;
  const writtenMonth = (month: number): string => writeMonth(formatMonth(month as Month));
  return {
    voluntary: true,
    method: renewal?.method ?? 'monthly',
    income: writeDong(renewal?.income ?? lowestIncome(now), language),
    from: writtenMonth(renewal?.from ?? now),
    years: '2',
    months: '',
    localPercent: '',
    resolution: '',
    sponsor: '',
    sponsored: '',
    health: false,
    healthMonths: '12',
    healthFrom: writtenMonth(Math.max(nextHealth, now)),
    members: card ? [card.person.id] : [],
    consent: false,
    consentHow: 'paper',
    consentLanguage: 'vi',
    payer: name,
  };
}
