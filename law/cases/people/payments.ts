import type { Month } from '../second-reading/months.ts';
import { monthOf } from '../second-reading/months.ts';
import type { Draw, Named } from './draw.ts';
import { anyIncome, dayIn, either, incomeOnGrid, maybe, monthIn, without } from './draw.ts';
import { anyGroup } from './records.ts';

function paymentMonth(draw: Draw): Month {
  return draw.wrong(20) ? monthOf(2015, 12) : monthIn(draw, monthOf(2016, 1), monthOf(2035, 12));
}

/** Mostly a legal income, now and then one that is off the grid or beyond a limit. */
function chosenIncome(draw: Draw, month: Month): number {
  if (!draw.wrong(10)) return incomeOnGrid(draw, month);
  return draw.oneOf([anyIncome(draw, month), incomeOnGrid(draw, month) + draw.oneOf([50_000, -50_000])]);
}

function someYield(draw: Draw): number {
  if (draw.wrong(20)) return draw.oneOf([0.051, 0.0500001, -0.0001]);
  return either(draw, [
    [1, () => draw.oneOf([0, 0.0031, 0.00363, 0.00628, 0.05, 0.0000001])],
    [1, () => draw.whole(0, 5_000_000) / 100_000_000],
  ]);
}

/** A lump before 2024 needs a yield of its own. */
function yieldFor(draw: Draw, lump: boolean, month: Month): number | undefined {
  const unknown = lump && month < monthOf(2024, 1);
  return unknown && !draw.wrong(10) ? someYield(draw) : unknown ? undefined : maybe(draw, () => someYield(draw));
}

function localPercent(draw: Draw): number {
  if (draw.wrong(20)) return draw.oneOf([100.0001, 0.00001, -1]);
  return either(draw, [
    [1, () => draw.oneOf([0, 10, 12.5, 100, 33.3333, 66.6667, 0.0001])],
    [1, () => draw.whole(0, 1_000_000) / 10_000],
  ]);
}

/** A payment by one of the six methods. */
export function contribution(draw: Draw): Named {
  const payOn = paymentMonth(draw);
  const method = draw.oneOf(['monthly', 'quarterly', 'half-yearly', 'yearly', 'future-years', 'missing-months']);
  const misplaced = draw.wrong(20);
  const years = draw.wrong(10) ? draw.oneOf([1, 6]) : draw.whole(2, 5);
  const most = payOn < monthOf(2025, 7) ? 120 : 60;
  const months = draw.wrong(10)
    ? most + 1
    : either(draw, [
        [1, () => draw.oneOf([1, 12, most - 1, most])],
        [1, () => draw.whole(1, most)],
      ]);
  const lump = method === 'future-years' || method === 'missing-months';
  return without({
    payOn: dayIn(draw, payOn),
    income: chosenIncome(draw, payOn),
    method,
    years: (method === 'future-years') === misplaced ? undefined : years,
    months: method === 'missing-months' ? months : undefined,
    group: anyGroup(draw),
    supportedMonthsBefore: maybe(draw, () =>
      either(draw, [
        [1, () => draw.oneOf([0, 1, 60, 96, 108, 109, 114, 115, 119, 120])],
        [1, () => draw.whole(0, 120)],
      ]),
    ),
    localPercent: maybe(draw, () => localPercent(draw)),
    yield: yieldFor(draw, lump, payOn),
  });
}

/** A method of payment that ends early. */
export function refund(draw: Draw): Named {
  const paidOn = paymentMonth(draw);
  const [method, length] = draw.oneOf([
    ['quarterly', 3],
    ['half-yearly', 6],
    ['yearly', 12],
    ['future-years', 24],
    ['future-years', 36],
    ['future-years', 60],
  ] as const);
  const monthsLeft = draw.wrong(20) ? draw.oneOf([0, length + 1]) : draw.whole(1, length);
  return without({
    paidOn: dayIn(draw, paidOn),
    income: chosenIncome(draw, paidOn),
    method,
    years: method === 'future-years' ? length / 12 : undefined,
    monthsLeft,
    group: anyGroup(draw),
    supportedMonthsLeft: maybe(draw, () => (draw.wrong(20) ? monthsLeft + 1 : draw.whole(0, monthsLeft))),
    yield: yieldFor(draw, method === 'future-years', paidOn),
  });
}

/** A household that buys health insurance. */
export function household(draw: Draw): Named {
  const payOn = either(draw, [
    [9, () => monthIn(draw, monthOf(2018, 12), monthOf(2035, 12))],
    [1, () => draw.oneOf([monthOf(2019, 6), monthOf(2019, 7), monthOf(2023, 6), monthOf(2023, 7)])],
  ]);
  return without({
    payOn: dayIn(draw, draw.wrong(20) ? monthOf(2018, 11) : payOn),
    members: draw.wrong(20) ? 21 : draw.whole(1, 20),
    months: maybe(draw, () => (draw.wrong(20) ? 13 : draw.whole(1, 12))),
  });
}
