import type { Month } from '../second-reading/months.ts';
import { monthOf, printed } from '../second-reading/months.ts';
import type { Draw, Named } from './draw.ts';
import { anyIncome, claimMonth, count, dayIn, either, maybe, monthIn, rarely, without } from './draw.ts';
import { anySex, bornToReach, closeBy, firstSpell, mayPayFrom, personOf, recordUpTo, written } from './records.ts';

/** Somebody who asks when the age is reached. */
export function ageing(draw: Draw): Named {
  return personOf(
    anySex(draw),
    either(draw, [
      [4, () => draw.whole(monthOf(1960, 1), monthOf(1976, 12))],
      [1, () => draw.whole(monthOf(1900, 1), monthOf(2099, 12))],
    ]),
  );
}

/** Somebody who claims a pension, or wants to know when to. */
export function pension(draw: Draw): Named {
  return either(draw, [
    [4, () => claimant(draw, { claimIn: claimMonth(draw), reached: closeBy(draw), total: count(draw) })],
    [1, () => lateClaimant(draw)],
    [1, () => transitionalClaimant(draw)],
  ]);
}

/** More years than the highest rate needs, some of them paid after the age was reached. */
function lateClaimant(draw: Draw): Named {
  const total = draw.oneOf([361, 366, 367, 372, 378, 379, 390, 421, 426, 427, 432, 433, 439, 450, 480]);
  return claimant(draw, {
    claimIn: monthIn(draw, monthOf(2025, 7), monthOf(2040, 12)),
    reached: -draw.whole(1, 60),
    total,
    elsewhere: total - draw.whole(1, 80),
  });
}

/** Twenty years of voluntary payments, begun before 2021 or just not. */
function transitionalClaimant(draw: Draw): Named {
  return claimant(draw, {
    claimIn: draw.oneOf([true, false])
      ? draw.whole(monthOf(2028, 1), monthOf(2050, 12))
      : monthIn(draw, monthOf(2025, 1), monthOf(2028, 12)),
    reached: closeBy(draw),
    total: either(draw, [
      [2, () => draw.oneOf([240, 239, 241])],
      [1, () => draw.oneOf([247, 253, 300, 361, 379, 427])],
      [1, () => draw.whole(180, 480)],
    ]),
    began: draw.oneOf([null, null, 0, -1, 1]),
  });
}

interface Claim {
  readonly claimIn: Month;
  /** Months from the claim to the month in which the age is reached. */
  readonly reached: number;
  /** Months of the whole career. */
  readonly total: number;
  /** Of them, those under the compulsory scheme; left out: some or none. */
  readonly elsewhere?: number;
  /** Given for the transitional age: months from 2021-01 to the first payment, null for any. */
  readonly began?: number | null;
}

function claimant(draw: Draw, { claimIn, reached, total, elsewhere, began }: Claim): Named {
  const sex = anySex(draw);
  const reachedIn = claimIn + reached;
  const transitional = began !== undefined;
  const bornIn = transitional ? reachedIn - 12 * (sex === 'male' ? 60 : 55) : bornToReach(sex, reachedIn);
  const lump = rarely(draw, 4) ? { months: lumpMonths(draw), back: draw.oneOf([0, 1, 2, 3, 20, 60]) } : null;
  const compulsory = elsewhere ?? (rarely(draw, 4) ? count(draw) : 0);
  const counted = (lump?.months ?? 0) + (transitional ? 0 : compulsory);
  const voluntary = rarely(draw, 15) ? 0 : Math.max(1, total - counted);
  const floor = Math.max(mayPayFrom(bornIn), typeof began === 'number' ? monthOf(2021, 1) + began : firstSpell);
  const stop = either(draw, [
    [5, () => draw.oneOf([1, 1, 2, 3])],
    [2, () => draw.whole(1, 60)],
  ]);
  const last = claimIn - (draw.wrong(12) ? draw.oneOf([0, -3]) : stop);
  const spells = written(draw, recordUpTo(draw, last, voluntary, floor), 'income');
  const lumpFrom = Math.max(firstSpell, claimIn - 1 - (lump?.back ?? 0));
  if (lump !== null)
    spells.push({
      from: printed(lumpFrom),
      months: lump.months,
      income: anyIncome(draw, lumpFrom),
      missingLump: true,
    });
  const paid = spells.reduce((sum, { months }) => sum + Number(months), 0);
  const tooMany = draw.wrong(60);
  return without({
    person: personOf(sex, bornIn),
    voluntary: spells,
    compulsory:
      compulsory === 0 ? undefined : { months: tooMany ? 721 - paid : compulsory, averageSalary: salary(draw) },
    claimIn: draw.oneOf([true, true, false]) ? printed(claimIn) : undefined,
    transitionalAge: transitional ? true : undefined,
  });
}

function salary(draw: Draw): number {
  return either(draw, [
    [1, () => draw.oneOf([1, 3_000_001, 120_000_000])],
    [1, () => draw.whole(1, 60_000_000)],
  ]);
}

function lumpMonths(draw: Draw): number {
  return either(draw, [
    [1, () => draw.oneOf([1, 6, 7, 59, 60, 120])],
    [1, () => draw.whole(1, 60)],
  ]);
}

/** Somebody who wants the whole record paid out. */
export function withdrawal(draw: Draw): Named {
  const sex = anySex(draw);
  const decidedIn = claimMonth(draw);
  const bornIn = bornToReach(sex, decidedIn + 1 + closeBy(draw));
  const began = rarely(draw, 6) ? draw.oneOf([0, -1, 1]) : null;
  // Some begin on the border of July 2025.
  const floor = Math.max(mayPayFrom(bornIn), began === null ? firstSpell : monthOf(2025, 7) + began);
  const stop = either(draw, [
    [4, () => draw.oneOf([13, 12, 14])],
    [3, () => draw.oneOf([0, 1, 2])],
    [2, () => draw.whole(0, 150)],
  ]);
  const record = recordUpTo(
    draw,
    draw.wrong(12) ? decidedIn + 1 : Math.min(decidedIn, Math.max(floor, decidedIn - stop)),
    count(draw),
    floor,
  );
  const first = Math.min(...record.map(({ from }) => from));
  // Some paid from the month of their 15th birthday on; a month earlier is a mistake.
  const young = rarely(draw, 15) ? first - 15 * 12 : bornIn;
  return {
    person: personOf(sex, draw.wrong(40) ? first - 15 * 12 + 1 : young),
    decidedOn: dayIn(draw, decidedIn),
    reason: draw.oneOf([
      'retirement-age',
      'emigration',
      'serious-illness',
      'severe-disability',
      'stopped-12-months',
      'stopped-12-months',
      'retirement-age',
    ]),
    voluntary: written(draw, record, 'income', 'group'),
  };
}

/** A parent. */
export function birth(draw: Draw): Named {
  const bornIn = monthIn(draw, monthOf(2024, 1), monthOf(2030, 12));
  const total = either(draw, [
    [1, () => draw.oneOf([6, 5, 7, 1])],
    [1, () => draw.whole(1, 30)],
  ]);
  const record = rarely(draw, 9) ? [] : recordUpTo(draw, bornIn - draw.whole(-3, 14), total, firstSpell);
  return without({
    bornOn: dayIn(draw, bornIn),
    children: draw.whole(1, 10),
    voluntary: written(draw, record),
    compulsoryMonths: maybe(draw, () =>
      Array.from({ length: draw.whole(0, 14) }, () => printed(bornIn + draw.whole(-14, 1))),
    ),
  });
}

/** Somebody who has died, paying, no longer paying, or as a pensioner. */
export function death(draw: Draw): Named {
  const diedIn = either(draw, [
    [3, () => monthIn(draw, monthOf(2025, 7), monthOf(2028, 12))],
    [1, () => draw.whole(monthOf(2027, 1), monthOf(2050, 12))],
  ]);
  const drawn = rarely(draw, 3)
    ? either(draw, [
        [1, () => draw.oneOf([1, 2, 3, 4, 20, 91, 92, 93, 120])],
        [1, () => draw.whole(draw.wrong(10) ? 0 : 1, 130)],
      ])
    : null;
  const stop = either(draw, [
    [5, () => draw.oneOf([0, 1, 2])],
    [2, () => draw.whole(0, 160)],
  ]);
  const startedIn = diedIn + 1 - (drawn ?? 0);
  const before = drawn === null ? diedIn : Math.min(diedIn, startedIn - 1);
  const last = draw.wrong(12) ? diedIn + 1 : before - stop;
  const total = rarely(draw, 12) ? 0 : count(draw);
  return without({
    diedOn: dayIn(draw, draw.wrong(20) ? monthOf(2025, 6) : diedIn),
    voluntary: written(draw, recordUpTo(draw, last, total, firstSpell), 'income'),
    pensioner:
      drawn === null ? undefined : { monthlyPension: draw.whole(1, 40_000_000), startedIn: printed(startedIn) },
  });
}

/** Somebody too old to go on and too short of months for a pension. */
export function allowance(draw: Draw): Named {
  const sex = anySex(draw);
  const requestedIn = claimMonth(draw);
  const bornIn = either(draw, [
    [1, () => bornToReach(sex, requestedIn + 1 + closeBy(draw))],
    [1, () => requestedIn - 75 * 12 + draw.oneOf([1, 0, -1, 2, 12])],
    [1, () => requestedIn - 75 * 12 + draw.whole(1, 190)],
  ]);
  const total = either(draw, [
    [2, () => draw.oneOf([12, 11, 13, 18, 19, 24, 60, 100, 178, 179, 180])],
    [1, () => draw.whole(1, 181)],
  ]);
  const stop = either(draw, [
    [5, () => draw.oneOf([0, 1, 2])],
    [2, () => draw.whole(0, 150)],
  ]);
  const floor = mayPayFrom(bornIn);
  const record = recordUpTo(draw, draw.wrong(12) ? requestedIn + 1 : requestedIn - stop, total, floor);
  return {
    person: personOf(sex, bornIn),
    requestedOn: dayIn(draw, requestedIn),
    voluntary: written(draw, record, 'income'),
  };
}
