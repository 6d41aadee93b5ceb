import type { Dong } from '@diemtua/law/kernel/dong';
import { signedAmount, type StatementLine } from './line.ts';
import { problem, type StatementProblem } from './problem.ts';

/** A line and where in the file it stood. */
export interface Entry {
  readonly row: number;
  readonly line: StatementLine;
}

type Ordered =
  | {
      readonly kind: 'ordered';
      readonly lines: readonly StatementLine[];
      readonly opening: Dong | null;
      readonly closing: Dong | null;
    }
  | { readonly kind: 'problem'; readonly problem: StatementProblem };

interface Break {
  readonly row: number;
  readonly expected: number;
  readonly found: number;
}

/**
 * Brings entries into the order in which the bank booked them, the oldest first, and checks what the statement says of
 * balances.
 *
 * Half the banks print the newest first. The balances say which it is: each is the one before and the amount. Where
 * they fit in neither order, some banks have only shuffled a day; that is let pass when opening and closing balance
 * prove that no entry is missing.
 */
export function putInOrder(entries: readonly Entry[], opening: Dong | null, closing: Dong | null): Ordered {
  const turned = entries.toReversed();
  const newestFirst = (entries.at(0)?.line.bookedOn ?? '') > (entries.at(-1)?.line.bookedOn ?? '');
  const [likely, other] = newestFirst ? [turned, entries] : [entries, turned];
  const broken = firstBreak(likely);
  const order = broken !== null && firstBreak(other) === null ? other : likely;
  const fits = order === other || broken === null;

  const lines = order.map(({ line }) => line);
  const sum = lines.reduce((total, line) => total + signedAmount(line), 0);
  if (opening !== null && closing !== null && opening + sum !== closing)
    return {
      kind: 'problem',
      problem: problem('totals-differ', { found: closing, expected: opening + sum }, null, 'closing'),
    };
  if (broken !== null && !fits && (opening === null || closing === null))
    return {
      kind: 'problem',
      problem: problem(
        'balance-breaks',
        { found: broken.found, expected: broken.expected },
        broken.row,
        'balanceAfter',
      ),
    };

  const [first, last] = [lines.at(0), lines.at(-1)];
  const before = fits && first ? balanceBefore(first) : null;
  const after = fits ? (last?.balanceAfter ?? null) : null;
  // A balance that was printed above the table and is not the one before the first entry: rows are missing in between.
  if (opening !== null && before !== null && opening !== before)
    return {
      kind: 'problem',
      problem: problem('balance-breaks', { found: before, expected: opening }, order.at(0)?.row ?? null, 'opening'),
    };
  if (closing !== null && after !== null && closing !== after)
    return {
      kind: 'problem',
      problem: problem('balance-breaks', { found: closing, expected: after }, order.at(-1)?.row ?? null, 'closing'),
    };
  return { kind: 'ordered', lines, opening: opening ?? before, closing: closing ?? after };
}

function balanceBefore(line: StatementLine): Dong | null {
  return line.balanceAfter === null ? null : ((line.balanceAfter - signedAmount(line)) as Dong);
}

/** The first entry whose balance does not follow from the one before it. */
function firstBreak(entries: readonly Entry[]): Break | null {
  let before: Dong | null = null;
  for (const { row, line } of entries) {
    const { balanceAfter } = line;
    const expected: number | null = before === null ? null : before + signedAmount(line);
    if (balanceAfter !== null && expected !== null && balanceAfter !== expected)
      return { row, expected, found: balanceAfter };
    before = balanceAfter;
  }
  return null;
}
