import type { Month } from '../second-reading/months.ts';
import { daysIn, monthOf, printed } from '../second-reading/months.ts';
import { legalIncomes } from '../second-reading/tables.ts';

/** What an input may look like before it is judged: anything that can be written down. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An object of the input. */
export interface Named {
  readonly [name: string]: Json;
}

/** Where the chances come from; a test hands over its own, which it can repeat and simplify. */
export interface Chance {
  /** A whole number from `least` to `most`, simpler towards `least`. */
  whole(least: number, most: number): number;
  /** One of the values, simpler towards the first. */
  oneOf<Value>(values: readonly Value[]): Value;
}

/** The chances for one input, in which at most one thing goes wrong. */
export interface Draw extends Chance {
  /** Whether something is to go wrong here: about once in so many times, and never twice in an input. */
  wrong(times: number): boolean;
}

/** The chances for a new input. */
export function drawFrom(chance: Chance): Draw {
  let right = true;
  return {
    whole: (least, most) => chance.whole(least, most),
    oneOf: (values) => chance.oneOf(values),
    wrong: (times) => {
      const wrong = right && chance.whole(1, times) === times;
      right &&= !wrong;
      return wrong;
    },
  };
}

/** One of the ways, each as often as its weight says. */
export function either<Value>(draw: Draw, ways: readonly (readonly [weight: number, way: () => Value])[]): Value {
  const all = ways.flatMap(([weight, way]) => Array.from({ length: weight }, () => way));
  return draw.oneOf(all)();
}

/** A value, or half the time nothing. */
export function maybe<Value>(draw: Draw, way: () => Value): Value | undefined {
  return draw.oneOf([false, true]) ? way() : undefined;
}

/** True about once in so many times. */
export function rarely(draw: Draw, times: number): boolean {
  return draw.whole(1, times) === times;
}

/** The object without the fields that have no value. */
export function without(values: Readonly<Record<string, Json | undefined>>): Named {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept;
}

/** A number of months around which a right begins, ends or is rounded. */
export function count(draw: Draw): number {
  return either(draw, [
    [3, () => draw.oneOf([179, 180, 181, 239, 240, 241])],
    [2, () => draw.oneOf([1, 5, 6, 7, 11, 12, 13, 23, 24, 25, 59, 60, 61])],
    [2, () => draw.oneOf([119, 120, 121, 186, 187, 191, 192, 193, 359, 360, 361, 419, 420, 421, 425])],
    [1, () => draw.whole(1, 500)],
  ]);
}

/** Months in which tables, percentages and rules change. */
const turns: readonly Month[] = [
  monthOf(2014, 1),
  monthOf(2016, 1),
  monthOf(2018, 1),
  monthOf(2021, 1),
  monthOf(2022, 1),
  monthOf(2024, 7),
  monthOf(2025, 1),
  monthOf(2025, 7),
  monthOf(2026, 1),
  monthOf(2026, 7),
  monthOf(2027, 1),
];

/** A month in which something changes, one beside it, or any month of the time. */
export function monthIn(draw: Draw, first: Month, last: Month): Month {
  const near = turns.flatMap((turn) => [turn, turn - 1, turn + 1]).filter((month) => month >= first && month <= last);
  return either(draw, [
    [2, () => draw.oneOf([...near, first, last])],
    [1, () => draw.whole(first, last)],
  ]);
}

/** A month of a claim, a decision or a request: when there are coefficients, and a little before that. */
export function claimMonth(draw: Draw): Month {
  return either(draw, [
    [6, () => monthIn(draw, monthOf(2025, 1), monthOf(2028, 12))],
    [3, () => draw.whole(monthOf(2027, 1), monthOf(2050, 12))],
    [1, () => draw.whole(monthOf(2023, 1), monthOf(2024, 12))],
    [1, () => monthIn(draw, monthOf(2016, 1), monthOf(2024, 12))],
  ]);
}

/** The first day of the month, its 15th or its last. */
export function dayIn(draw: Draw, month: Month): string {
  return `${printed(month)}-${draw.oneOf(['01', '15', String(daysIn(month))])}`;
}

const step = 50_000;

/** An income on the grid of the month: the least, the greatest, or one between them. */
export function incomeOnGrid(draw: Draw, month: Month): number {
  const { least, most } = legalIncomes(month);
  const steps = Math.floor((most - least) / step);
  return (
    least +
    step *
      either(draw, [
        [1, () => 0],
        [1, () => draw.whole(0, 40)],
        [1, () => draw.whole(0, steps)],
        [1, () => steps],
      ])
  );
}

/** An income between the limits of the month, on the grid or off it. */
export function anyIncome(draw: Draw, month: Month): number {
  const { least, most } = legalIncomes(month);
  return either(draw, [
    [4, () => incomeOnGrid(draw, month)],
    [1, () => draw.oneOf([least + 1, most - 1, least + 33_333])],
    [1, () => draw.whole(least, most)],
  ]);
}
