import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import type { CollectorId, Id, ReceiptId } from '../ids/index.ts';
import { addDays } from './civil-days.ts';
import { AMOUNT_MAX, BANK_REFERENCE_LENGTH_MAX, HAND_OVER_DAYS_MAX, SLIP_LINES_MAX } from './limits.ts';
import { byCode, oneLine } from './plain-text.ts';

/** Given by the device that makes the slip. */
export type HandOverId = Id<'hand-over'>;

/** Cash that a collector took against a receipt. Receipts that were made void are left out by who asks. */
export interface CashReceipt {
  readonly id: ReceiptId;
  readonly takenOn: PlainDate;
  /** Above zero. */
  readonly amount: Dong;
}

/** How cash leaves a collector's hands, with the number that the bank gave it. */
export type HandOverMeans =
  | { readonly kind: 'cash-deposit'; readonly bankReference: string }
  | { readonly kind: 'transfer'; readonly bankReference: string };

/** A receipt that a slip covers, and how much of it: the last one of a partial hand-over is covered in part. */
export interface SlipLine {
  readonly receipt: ReceiptId;
  readonly amount: Dong;
}

/** A hand-over: which receipts, how much together, how and when. */
export interface HandOverSlip {
  readonly id: HandOverId;
  readonly collector: CollectorId;
  readonly handedOverOn: PlainDate;
  readonly means: HandOverMeans;
  /** The sum of its lines. */
  readonly amount: Dong;
  readonly lines: readonly [SlipLine, ...SlipLine[]];
}

/** How much a collector may hold, and for how long, from a day on: an order of the institution, told as data. */
export interface HandOverLimit {
  readonly from: PlainDate;
  readonly amountMax: Dong;
  /** Days after that of the receipt, counted on the calendar; 0 is the same day. */
  readonly daysMax: number;
  /** The order that says so. */
  readonly source: string;
}

/** A receipt whose cash is still held. */
export interface HeldReceipt {
  readonly receipt: ReceiptId;
  readonly takenOn: PlainDate;
  /** What of it is not handed over yet. */
  readonly left: Dong;
  readonly deadline: PlainDate;
  readonly isOverdue: boolean;
}

/**
 * What does not fit together. Slips and receipts come late and in any order, so that none of it is refused: it is asked
 * about.
 */
export type FloatQuestion =
  /** A slip covers a receipt that has not arrived. */
  | { readonly code: 'receipt-unknown'; readonly receipt: ReceiptId; readonly amount: Dong }
  /** Slips cover more of a receipt than it says. */
  | { readonly code: 'covered-twice'; readonly receipt: ReceiptId; readonly amount: Dong };

/** The cash in a collector's hands on a day. */
export interface Float {
  readonly held: Dong;
  /** Day of the oldest cash; null where none is held. */
  readonly since: PlainDate | null;
  /** When the next cash must be handed over at the latest. */
  readonly deadline: PlainDate | null;
  readonly overdue: Dong;
  /** What is held above the limit, and since which day without a break; that much is due at once. */
  readonly overLimit: { readonly by: Dong; readonly since: PlainDate } | null;
  /** The oldest first. */
  readonly receipts: readonly HeldReceipt[];
  readonly questions: readonly FloatQuestion[];
}

export type FloatRead =
  | { readonly kind: 'float'; readonly float: Float }
  /** There is no silent limit: for cash of this day none is known. */
  | { readonly kind: 'no-limit'; readonly day: PlainDate };

const amountSchema = z.number().int().positive().max(AMOUNT_MAX) as unknown as z.ZodType<Dong, number>;
const daySchema = z.string().refine((text) => parseDate(text) !== null) as unknown as z.ZodType<PlainDate, string>;
const bankReferenceSchema = z.string().transform(oneLine).pipe(z.string().min(1).max(BANK_REFERENCE_LENGTH_MAX));

export const handOverMeansSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash-deposit'), bankReference: bankReferenceSchema }),
  z.strictObject({ kind: z.literal('transfer'), bankReference: bankReferenceSchema }),
]);

export const handOverLimitSchema = z.strictObject({
  from: daySchema,
  amountMax: amountSchema,
  daysMax: z.number().int().min(0).max(HAND_OVER_DAYS_MAX),
  source: z.string().min(1),
});

/** The limit that is in force on a day; null before the first. */
export function limitOn(limits: readonly HandOverLimit[], day: PlainDate): HandOverLimit | null {
  const inForce = limits.filter(({ from }) => from <= day);
  return inForce.toSorted((one, other) => byCode(one.from, other.from)).at(-1) ?? null;
}

/**
 * What a collector holds on a day, and by when it must be handed over.
 *
 * Each receipt has the time that the limit in force on its own day gives it. Where more is held than the limit in force
 * today allows, the cash above it is due at once. Receipts and slips are counted each once by their ids, whatever their
 * order; also those of a later day, since a phone's clock may be ahead.
 */
export function floatOf(
  receipts: readonly CashReceipt[],
  slips: readonly HandOverSlip[],
  limits: readonly HandOverLimit[],
  today: PlainDate,
): FloatRead {
  const limitToday = limitOn(limits, today);
  if (limitToday === null) return { kind: 'no-limit', day: today };
  const known = new Map(receipts.map((each) => [each.id, each]));
  const handedOver = [...new Map(slips.map((each) => [each.id, each])).values()];
  const covered = coveredBy(handedOver);
  const held: HeldReceipt[] = [];
  for (const { id, takenOn, amount } of known.values()) {
    const left = amount - (covered.get(id) ?? 0);
    if (left <= 0) continue;
    const limit = limitOn(limits, takenOn);
    if (limit === null) return { kind: 'no-limit', day: takenOn };
    const deadline = addDays(takenOn, limit.daysMax);
    held.push({ receipt: id, takenOn, left: left as Dong, deadline, isOverdue: deadline < today });
  }

  const ordered = held.toSorted(oldestFirst);
  const sum = sumOf(ordered.map(({ left }) => left));
  const by = sum - limitToday.amountMax;
  const overLimit =
    by > 0 ? { by: by as Dong, since: aboveSince([...known.values()], handedOver, limitToday.amountMax, today) } : null;
  const deadlines = [...ordered.map(({ deadline }) => deadline), ...(overLimit ? [overLimit.since] : [])];
  return {
    kind: 'float',
    float: {
      held: sum,
      since: ordered.at(0)?.takenOn ?? null,
      deadline: deadlines.toSorted(byCode).at(0) ?? null,
      overdue: sumOf(ordered.filter(({ isOverdue }) => isOverdue).map(({ left }) => left)),
      overLimit,
      receipts: ordered,
      questions: questionsOf(covered, known),
    },
  };
}

/** The oldest cash leaves first; of one day, in the order of the ids, which begin with their time. */
function oldestFirst(one: HeldReceipt, other: HeldReceipt): number {
  return byCode(one.takenOn, other.takenOn) || byCode(one.receipt, other.receipt);
}

function coveredBy(slips: readonly HandOverSlip[]): ReadonlyMap<ReceiptId, number> {
  const covered = new Map<ReceiptId, number>();
  for (const { lines } of slips)
    for (const { receipt, amount } of lines) covered.set(receipt, (covered.get(receipt) ?? 0) + amount);
  return covered;
}

function questionsOf(
  covered: ReadonlyMap<ReceiptId, number>,
  known: ReadonlyMap<ReceiptId, CashReceipt>,
): readonly FloatQuestion[] {
  return [...covered]
    .toSorted(([one], [other]) => byCode(one, other))
    .flatMap(([receipt, amount]): readonly FloatQuestion[] => {
      const taken = known.get(receipt)?.amount;
      if (taken === undefined) return [{ code: 'receipt-unknown', receipt, amount: amount as Dong }];
      return amount > taken ? [{ code: 'covered-twice', receipt, amount: (amount - taken) as Dong }] : [];
    });
}

/** The first day of the unbroken time, up to today, at whose evenings more was held than the limit. */
function aboveSince(
  receipts: readonly CashReceipt[],
  slips: readonly HandOverSlip[],
  amountMax: Dong,
  today: PlainDate,
): PlainDate {
  const changes = new Map<PlainDate, number>();
  const add = (day: PlainDate, amount: number): void => {
    changes.set(day, (changes.get(day) ?? 0) + amount);
  };
  for (const { takenOn, amount } of receipts) add(takenOn, amount);
  for (const { handedOverOn, amount } of slips) add(handedOverOn, -amount);
  let held = 0;
  let since: PlainDate | null = null;
  for (const [day, change] of [...changes].toSorted(([one], [other]) => byCode(one, other))) {
    held += change;
    if (held <= amountMax) since = null;
    else since ??= day;
  }
  return since ?? today;
}

function sumOf(amounts: readonly Dong[]): Dong {
  return amounts.reduce((sum: number, each) => sum + each, 0) as Dong;
}

/** Why there is no slip. */
export type SlipProblem =
  | { readonly code: 'amount'; readonly found: number }
  | { readonly code: 'more-than-held'; readonly found: number; readonly held: Dong }
  /** Two slips are to be made of it. */
  | { readonly code: 'too-many-receipts'; readonly found: number; readonly most: number };

export type SlipMade =
  | { readonly kind: 'slip'; readonly slip: HandOverSlip }
  | { readonly kind: 'refused'; readonly problem: SlipProblem };

/** What a collector hands over: all that is held, or a part of it, of which the oldest receipts are covered first. */
export interface HandOver {
  readonly id: HandOverId;
  readonly collector: CollectorId;
  readonly handedOverOn: PlainDate;
  readonly means: HandOverMeans;
  readonly amount: Dong | 'all';
}

/**
 * Makes the slip of a hand-over: the receipts that it covers, oldest first, and of the last one as much as the amount
 * reaches.
 */
export function makeSlip(float: Float, { amount: wanted, ...rest }: HandOver): SlipMade {
  const amount = wanted === 'all' ? float.held : wanted;
  if (!isDong(amount) || amount <= 0) return { kind: 'refused', problem: { code: 'amount', found: amount } };
  let open: number = amount;
  const lines: SlipLine[] = [];
  for (const { receipt, left } of float.receipts) {
    const part = Math.min(left, open);
    if (part > 0) lines.push({ receipt, amount: part as Dong });
    open -= part;
  }
  const [first, ...others] = lines;
  if (open > 0 || first === undefined)
    return { kind: 'refused', problem: { code: 'more-than-held', found: amount, held: float.held } };
  if (lines.length > SLIP_LINES_MAX)
    return { kind: 'refused', problem: { code: 'too-many-receipts', found: lines.length, most: SLIP_LINES_MAX } };
  return { kind: 'slip', slip: { ...rest, amount, lines: [first, ...others] } };
}
