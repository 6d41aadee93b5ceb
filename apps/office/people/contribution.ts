import { answer, figure, type LawFigure, type ToldStep, type Words } from '@diemtua/law';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';

/** What is paid, as the law's question about a contribution takes it. */
export interface Contribution {
  readonly payOn: string;
  readonly income: number;
  readonly method: string;
  readonly group: string;
  readonly supportedMonthsBefore: number;
  readonly years?: number;
  readonly months?: number;
  readonly localPercent?: number;
}

/** The steps behind what is paid; null where the law refuses. */
export function whyContribution(told: Contribution, words: Words): LawFigure | null {
  const answered: Readonly<Record<string, unknown>> = { ...answer('contribution', told, { words, explain: true }) };
  const amount = answered['payable'];
  if (typeof amount !== 'number') return null;
  return { amount, rule: 'payable', steps: (answered['explanation'] ?? []) as readonly ToldStep[] };
}

/** What the State adds for a group, in percent of 22 % of the poverty line, by the law of a day; null for nobody. */
export function statePercent(group: string | null, day: string): number | null {
  const month = parseMonth(day.slice(0, 'YYYY-MM'.length));
  const value = group === null || month === null ? null : figure('supportPercent', month as Month, group)?.value;
  return typeof value === 'number' && value > 0 ? value : null;
}
