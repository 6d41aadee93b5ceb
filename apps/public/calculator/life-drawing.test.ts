import { parseMonth } from '@diemtua/law/kernel/month';
import { expect, test } from 'vitest';
import type { Plan } from '../advice/advise.ts';
import { drawLife, WIDTH } from './life-drawing.ts';

const vendor: Omit<Plan, 'asked'> = {
  income: 1_650_000,
  pays: 297_000,
  paysLater: 363_000,
  stateAdds: 66_000,
  supportedMonths: 120,
  months: 180,
  paysInAll: 57_420_000,
  stateInAll: 7_920_000,
  pension: 742_500,
  pensionFrom: '2040-12',
  monthsToRegain: 78,
};
const month = (text: string): number => parseMonth(text) ?? 0;

test('the vendor is 45 at the start, 55 when the support ends, 60 at the pension and 66 when all has come back', () => {
  const drawn = drawLife(vendor, month('1980-11'), month('2025-12'));
  expect([drawn.startAge, drawn.aloneAge, drawn.pensionAge, drawn.regainAge]).toEqual([45, 55, 60, 66]);
  expect(drawn.aloneFrom).toBe('2035-12');
});

test('what is paid and what is drawn stand to one scale', () => {
  const { pays, state, paysLater, regain } = drawLife(vendor, month('1980-11'), month('2025-12'));
  const perDong = (regain.height + 1) / vendor.pension;
  expect(pays?.height).toBeCloseTo(vendor.pays * perDong, 6);
  expect(paysLater?.height).toBeCloseTo(vendor.paysLater * perDong, 6);
  expect(state?.height).toBeCloseTo(vendor.stateAdds * perDong, 6);
});

/** From a short plan to a whole working life, with all, some or no support. */
const plans = [60, 120, 180, 240, 480].flatMap((months) =>
  [0, 24, 120].flatMap((supported) =>
    [40, 90, 160].map((monthsToRegain): Omit<Plan, 'asked'> => ({
      ...vendor,
      months,
      supportedMonths: Math.min(months, supported),
      stateAdds: supported === 0 ? 0 : vendor.stateAdds,
      monthsToRegain,
      pensionFrom: `${2025 + months / 12}-12`,
    })),
  ),
);

test.each(plans)(
  '$months months paid, $supportedMonths supported, back after $monthsToRegain: nothing touches or leaves',
  (plan) => {
    const { pays, paysLater, regain, more, ticks } = drawLife(plan, month('1980-11'), month('2025-12'));
    const bars = [pays, paysLater, regain, more].filter((bar) => bar !== null);
    for (const [at, bar] of bars.entries()) {
      const next = bars[at + 1];
      expect(bar.width).toBeGreaterThanOrEqual(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(next ? next.x : WIDTH);
    }
    const spans = ticks.flatMap(({ anchor, labelAt, kind }) => {
      if (anchor === null) return [];
      const room = kind === 'alone' ? 30 : 46;
      const from = anchor === 'start' ? labelAt : anchor === 'middle' ? labelAt - room / 2 : labelAt - room;
      return [[from, from + room] as const];
    });
    for (const [at, [from, until]] of spans.entries()) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(until).toBeLessThanOrEqual(WIDTH);
      const [nextFrom] = spans[at + 1] ?? [WIDTH + 46];
      expect(until).toBeLessThanOrEqual(nextFrom);
    }
  },
);
