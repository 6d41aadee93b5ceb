import { monthOf, printed } from '../second-reading/months.ts';
import type { Draw, Named } from './draw.ts';
import { anyIncome, count, either, monthIn, rarely, without } from './draw.ts';
import { anyGroup, anySex, bornToReach, firstSpell, mayPayFrom, personOf, recordUpTo, written } from './records.ts';

/** Somebody who wants a pension of a certain amount, or has a certain amount to pay. */
export function goal(draw: Draw): Named {
  const sex = anySex(draw);
  const startIn = draw.wrong(30)
    ? monthOf(2015, 12)
    : either(draw, [
        [4, () => monthIn(draw, monthOf(2025, 7), monthOf(2027, 12))],
        [1, () => draw.whole(monthOf(2017, 10), monthOf(2040, 12))],
      ]);
  const toAge = either(draw, [
    [3, () => draw.whole(-24, 240)],
    [1, () => draw.whole(0, 480)],
  ]);
  // Nobody starts before the age of 15.
  const bornIn = Math.min(bornToReach(sex, startIn + toAge), startIn - 15 * 12);
  const floor = mayPayFrom(bornIn);
  const stop = either(draw, [
    [3, () => draw.oneOf([1, 2])],
    [2, () => draw.whole(1, 40)],
  ]);
  const record = rarely(draw, 3) ? recordUpTo(draw, startIn - (draw.wrong(10) ? 0 : stop), count(draw), floor) : [];
  const spells = written(draw, record, 'income');
  const lumpFrom = Math.max(firstSpell, startIn - draw.whole(1, 30));
  const lump = rarely(draw, 8)
    ? [{ from: printed(lumpFrom), months: draw.whole(1, 60), income: anyIncome(draw, lumpFrom), missingLump: true }]
    : [];
  const before = record.reduce((sum, { months }) => sum + months, 0);
  const stopIn = rarely(draw, 3)
    ? startIn + Math.max(1, count(draw) - before) + draw.oneOf([0, 0, 1, 12, 60])
    : undefined;
  return without({
    want: want(draw),
    person: personOf(sex, bornIn),
    voluntary: record.length === 0 && draw.oneOf([true, false]) ? undefined : [...spells, ...lump],
    startIn: printed(startIn),
    group: anyGroup(draw),
    stopIn: stopIn === undefined ? undefined : printed(stopIn),
  });
}

function want(draw: Draw): Named {
  const amounts = [264_000, 264_001, 263_999, 165_000, 164_999, 198_000, 231_000, 330_000, 484_000, 11_132_000];
  return either<Named>(draw, [
    [1, () => ({ pay: draw.oneOf(amounts) })],
    [1, () => ({ pay: draw.whole(100_000, 12_000_000) })],
    [1, () => ({ monthlyPension: draw.whole(500_000, 6_000_000) })],
    [1, () => ({ monthlyPension: draw.whole(1, 45_000_000) })],
  ]);
}
