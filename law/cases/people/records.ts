import type { Month } from '../second-reading/months.ts';
import { monthOf, printed } from '../second-reading/months.ts';
import type { Group, Sex } from '../second-reading/tables.ts';
import { groups, legalIncomes, retirementAge } from '../second-reading/tables.ts';
import type { Draw, Named } from './draw.ts';
import { anyIncome, either, rarely } from './draw.ts';

/** Voluntary insurance began in this month. */
export const firstSpell: Month = monthOf(2008, 1);

/** The first month in which somebody born then may pay. */
export function mayPayFrom(bornIn: Month): Month {
  return Math.max(firstSpell, bornIn + 15 * 12);
}

interface Spell {
  readonly from: Month;
  readonly months: number;
}

/**
 * A record of `total` months (fewer where there is no room) that ends with `last` and does not begin before `floor`,
 * in one spell or in several, with gaps or without, sometimes not in order of time or, as a mistake, overlapping.
 */
export function recordUpTo(draw: Draw, last: Month, total: number, floor: Month): readonly Spell[] {
  const record: Spell[] = [];
  const spells = draw.whole(1, 5);
  let end = last;
  let missing = total;
  while (missing > 0 && end >= floor) {
    const wanted =
      record.length + 1 >= spells
        ? missing
        : either(draw, [
            [3, () => draw.oneOf([1, 3, 6, 7, 12, 24, 60, 120, 240])],
            [1, () => draw.whole(1, 300)],
          ]);
    const months = Math.min(wanted, missing, end - floor + 1);
    record.unshift({ from: end - months + 1, months });
    missing -= months;
    end -= months + draw.oneOf([0, 0, 0, 1, 2, 5, 13, 30]);
  }
  const longest = record.find(({ months }) => months > 1);
  // Two spells in one month are a mistake.
  if (longest !== undefined && draw.wrong(40))
    record.push({ from: longest.from + draw.whole(1, longest.months - 1), months: 1 });
  return rarely(draw, 5) ? record.toReversed() : record;
}

/** The spells as the question wants them: with incomes, with groups, or with neither. */
export function written(draw: Draw, record: readonly Spell[], ...names: readonly ('income' | 'group')[]): Named[] {
  return record.map(({ from, months }) => ({
    from: printed(from),
    months,
    ...(names.includes('income') ? { income: spellIncome(draw, from) } : {}),
    ...(names.includes('group') ? { group: anyGroup(draw) } : {}),
  }));
}

function spellIncome(draw: Draw, from: Month): number {
  const { least, most } = legalIncomes(from);
  return draw.wrong(60) ? draw.oneOf([least - 1, most + 1]) : anyIncome(draw, from);
}

/** One of the groups. */
export function anyGroup(draw: Draw): Group {
  return draw.oneOf(groups);
}

/** One of the sexes. */
export function anySex(draw: Draw): Sex {
  return draw.oneOf(['female', 'male']);
}

/** The month of birth of somebody who reaches the age in `reachedIn`, or as soon after it as anybody does. */
export function bornToReach(sex: Sex, reachedIn: Month): Month {
  for (let bornIn = reachedIn - 63 * 12; bornIn <= reachedIn - 54 * 12; bornIn += 1)
    if (retirementAge(sex, bornIn).reachedIn >= reachedIn) return bornIn;
  throw new Error('everybody reaches the age between 55 and 62');
}

/** Months from a claim to the month in which the age is reached: mostly the one before it or close to that. */
export function closeBy(draw: Draw): number {
  return either(draw, [
    [5, () => draw.oneOf([-1, -2, -1, -1, 0, 1])],
    [2, () => draw.whole(-100, -3)],
    [1, () => draw.whole(2, 300)],
  ]);
}

/** The person as the questions want one. */
export function personOf(sex: Sex, bornIn: Month): Named {
  return { sex, bornIn: printed(bornIn) };
}
