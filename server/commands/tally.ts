import type { Answered, Refused } from '@diemtua/law';
import { isRefused } from './answerer.ts';

/** What the numbers of one field of the answers come to. */
export interface Sum {
  count: number;
  sum: number;
  least: number;
  most: number;
}

/** How many lines were refused with one code, and which was the first, counted from 1. */
export interface Refusals {
  lines: number;
  firstLine: number;
}

/** Counts of a run, or of a part of it; plain data, so that it can pass between threads. */
export interface Tally {
  lines: number;
  answered: number;
  readonly refused: Map<string, Refusals>;
  readonly numbers: Map<string, Sum>;
  readonly yesNo: Map<string, { yes: number; no: number }>;
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
  return { lines: 0, answered: 0, refused: new Map(), numbers: new Map(), yesNo: new Map() };
}

/** Counts the answer to the next line. */
export function count(tally: Tally, given: Answered | Refused): void {
  tally.lines++;
  if (isRefused(given)) {
    countRefusal(tally, given.error.code, { lines: 1, firstLine: tally.lines });
    return;
  }
  tally.answered++;
  for (const [field, value] of Object.entries(given)) {
    if (typeof value === 'number') countNumbers(tally, field, { count: 1, sum: value, least: value, most: value });
    else if (typeof value === 'boolean') countYesNo(tally, field, { yes: value ? 1 : 0, no: value ? 0 : 1 });
  }
}

/** Adds the counts of the lines that follow. */
export function append(tally: Tally, next: Tally): void {
  for (const [code, { lines, firstLine }] of next.refused)
    countRefusal(tally, code, { lines, firstLine: tally.lines + firstLine });
  for (const [field, sum] of next.numbers) countNumbers(tally, field, sum);
  for (const [field, sum] of next.yesNo) countYesNo(tally, field, sum);
  tally.lines += next.lines;
  tally.answered += next.answered;
}

function countRefusal({ refused }: Tally, code: string, more: Refusals): void {
  const known = refused.get(code);
  if (known) known.lines += more.lines;
  else refused.set(code, more);
}

function countNumbers({ numbers }: Tally, field: string, more: Sum): void {
  const known = numbers.get(field);
  if (!known) {
    numbers.set(field, { ...more });
    return;
  }
  known.count += more.count;
  known.sum += more.sum;
  known.least = Math.min(known.least, more.least);
  known.most = Math.max(known.most, more.most);
}

function countYesNo({ yesNo }: Tally, field: string, more: { readonly yes: number; readonly no: number }): void {
  const known = yesNo.get(field);
  if (!known) {
    yesNo.set(field, { ...more });
    return;
  }
  known.yes += more.yes;
  known.no += more.no;
}
