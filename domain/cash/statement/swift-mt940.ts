import type { Dong } from '@diemtua/law/kernel/dong';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { isSameAccount, type BankAccount } from '../bank.ts';
import { daysFrom } from '../civil-days.ts';
import { STATEMENT_ROWS_MAX, STATEMENT_TEXT_MAX } from '../limits.ts';
import type { Entry } from './balance.ts';
import { amountAt, readDecimal } from './cells.ts';
import { makeLine, signedAmount, type ToldLine } from './line.ts';
import { outcomeOf, type StatementRead } from './outcome.ts';
import { problem, shown, type StatementProblem } from './problem.ts';
import { lengthProblems, movementOf } from './table-line.ts';

const FORMAT = 'swift_mt940';

/** One field of a message: its tag, what it says, and the line of the text on which it begins. */
interface Field {
  readonly tag: string;
  readonly value: string;
  readonly row: number;
}

/**
 * Whether a text is made of MT940 messages: an account, an opening balance, in the fields that only this format has.
 */
export function isSwiftMt940(text: string): boolean {
  const start = text.slice(0, STATEMENT_TEXT_MAX);
  return /^:25P?:/m.test(start) && /^:60[FM]:/m.test(start);
}

/**
 * Reads the MT940 messages of a text: several days or pages of one account follow each other; each is summed up for
 * itself.
 */
export function readSwiftMt940(text: string, source: BankAccount): StatementRead {
  if (text.length > STATEMENT_TEXT_MAX)
    return outcomeOf(FORMAT, source, {}, [], [problem('too-long', { found: text.length, most: STATEMENT_TEXT_MAX })]);
  const problems: StatementProblem[] = [];
  const messages = messagesOf(fieldsOf(text)).map((fields) => readMessage(fields, source, problems));
  const ours = messages.filter(({ account }) => account !== null && isSameAccount(account, source.account));
  const others = [...new Set(messages.flatMap(({ account }) => account ?? []))].filter(
    (account) => !isSameAccount(account, source.account),
  );
  const [other] = others;
  if (ours.length === 0 && other !== undefined)
    problems.push(problem('other-account', { found: shown(other), expected: source.account }, null, 'account'));
  const entries = ours.flatMap((message) => message.entries);
  if (entries.length > STATEMENT_ROWS_MAX)
    problems.push(problem('too-many-rows', { found: entries.length, most: STATEMENT_ROWS_MAX }));
  const header = {
    opening: ours.at(0)?.opening?.amount ?? null,
    closing: ours.at(-1)?.closing?.amount ?? null,
    from: ours.at(0)?.opening?.day ?? null,
    to: ours.at(-1)?.closing?.day ?? null,
    otherAccounts: others,
  };
  return outcomeOf(FORMAT, source, header, entries, problems);
}

/** The fields of a text; what an envelope puts around the messages is none of them. */
function fieldsOf(text: string): readonly Field[] {
  const fields: { tag: string; value: string; row: number }[] = [];
  let current: { tag: string; value: string; row: number } | null = null;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, tag, value = ''] = /^(?:\{.*\{4:)?:(\d\d[A-Z]?):(.*)$/.exec(line) ?? [];
    if (tag !== undefined) {
      current = { tag, value, row: index + 1 };
      fields.push(current);
    } else if (/^(-\}?|\{)/.test(line)) current = null;
    else if (current !== null) current.value += `\n${line}`;
  }
  return fields;
}

function messagesOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const messages: Field[][] = [];
  for (const field of fields) {
    if (field.tag === '20' || messages.length === 0) messages.push([]);
    messages.at(-1)?.push(field);
  }
  return messages;
}

interface Balance {
  readonly amount: Dong;
  readonly day: PlainDate;
}

interface Message {
  readonly account: string | null;
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  readonly entries: readonly Entry[];
}

function readMessage(fields: readonly Field[], source: BankAccount, problems: StatementProblem[]): Message {
  let account: string | null = null;
  let opening: Balance | null = null;
  let closing: Balance | null = null;
  const told: { told: ToldLine; row: number }[] = [];
  let open = false;
  for (const field of fields) {
    const { tag, value, row } = field;
    if (tag === '25' || tag === '25P') account = accountOf(value);
    else if (tag === '60F' || tag === '60M') opening = readBalance(field, 'opening', problems);
    else if (tag === '62F' || tag === '62M') closing = readBalance(field, 'closing', problems);
    else if (tag === '61') {
      const line = readEntry(field, problems);
      if (line !== null) told.push({ told: line, row });
    } else if (tag === '86' && open) {
      // The narrative belongs to the entry just before it; behind the closing balance it belongs to the statement.
      const last = told.at(-1);
      if (last) last.told = { ...last.told, narrative: `${plainNarrative(value)} ${last.told.narrative}` };
    }
    open = tag === '61';
  }
  if (account === null) problems.push(problem('missing', {}, fields.at(0)?.row ?? null, 'account'));
  for (const { told: line, row } of told) problems.push(...lengthProblems(line, row));
  const entries = told.map(({ told: line, row }) => ({ row, line: makeLine(source, line) }));
  checkSum(opening, closing, entries, fields.at(0)?.row ?? 1, problems);
  return { account, opening, closing, entries };
}

/** "BANKVNVX/8800205000017" and "8800205000017VND" are the account 8800205000017. */
function accountOf(value: string): string {
  return (value.split('\n')[0] ?? '')
    .trim()
    .replace(/^.*\//, '')
    .replace(/\s*[A-Z]{3}$/, '');
}

/** "C251101VND12000000,00". */
function readBalance(
  { value, row }: Field,
  field: 'opening' | 'closing',
  problems: StatementProblem[],
): Balance | null {
  const [, mark, digits = '', currency = '', size = ''] = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/.exec(value.trim()) ?? [];
  const day = dayOf(digits);
  if (day === null) {
    problems.push(problem('unreadable', { found: shown(value) }, row, field));
    return null;
  }
  if (currency !== 'VND') problems.push(problem('other-currency', { found: currency }, row, 'currency'));
  const amount = amountAt(size, row, field, problems, readDecimal);
  return amount === null ? null : { amount: (mark === 'D' ? -amount : amount) as Dong, day };
}

/**
 * Value day, entry day, mark, funds code, amount, kind; then the customer's reference, the bank's behind "//", and a
 * second line.
 */
const ENTRY = /^(\d{6})(\d{4})?(RC|RD|C|D)([A-Z]?)(\d[\d,]*)([A-Z][A-Z0-9]{3})([^\n]*?)(?:\/\/([^\n]*))?(?:\n([^]*))?$/;

function readEntry({ value, row }: Field, problems: StatementProblem[]): ToldLine | null {
  const found = ENTRY.exec(value.trimEnd());
  const valueOn = dayOf(found?.[1] ?? '');
  if (!found || valueOn === null) {
    problems.push(problem('unreadable', { found: shown(value) }, row));
    return null;
  }
  const [, , entryDay, mark = '', , size = '', , customer = '', bank, more = ''] = found;
  const amount = amountAt(size, row, 'amount', problems, readDecimal);
  if (amount === null) return null;
  if (amount === 0) {
    problems.push(problem('no-amount', {}, row, 'amount'));
    return null;
  }
  const bookedOn = entryDay === undefined ? valueOn : nearest(entryDay, valueOn);
  if (bookedOn === null) {
    problems.push(problem('not-a-day', { found: entryDay ?? '' }, row, 'bookedOn'));
    return null;
  }
  const own = customer === 'NONREF' ? '' : customer;
  // A credit taken back (RC) leaves the account, a debit taken back (RD) returns to it.
  const isIn = mark === 'C' || mark === 'RD';
  return {
    bookedOn,
    valueOn,
    ...movementOf(isIn ? amount : -amount),
    // The payer's own reference may be ours.
    narrative: `${more} ${own}`.trim(),
    reference: bank ?? own,
  };
}

/** "251118" is 18 November 2025. */
function dayOf(digits: string): PlainDate | null {
  return parseDate(digits.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3'));
}

/** The entry day has no year: it is that which brings it nearest to the value day. */
function nearest(monthAndDay: string, valueOn: PlainDate): PlainDate | null {
  const year = Number(valueOn.slice(0, 4));
  const days = [year, year - 1, year + 1].flatMap(
    (each) => parseDate(`${each}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`) ?? [],
  );
  const apart = (day: PlainDate): number => Math.abs(daysFrom(valueOn, day));
  return days.toSorted((one, other) => apart(one) - apart(other)).at(0) ?? null;
}

/** Some banks number the parts of a narrative: "166?20DT HH2?21TMH 5C7". */
function plainNarrative(value: string): string {
  return /^\d{3}\?/.test(value) ? value.replace(/^\d{3}/, '').replaceAll(/\n?\?\d\d/g, ' ') : value;
}

/** Each page says with what it begins and ends; a page that does not add up is named, even when the whole does. */
function checkSum(
  opening: Balance | null,
  closing: Balance | null,
  entries: readonly Entry[],
  row: number,
  problems: StatementProblem[],
): void {
  if (opening === null || closing === null) return;
  const expected = entries.reduce((sum, { line }) => sum + signedAmount(line), opening.amount as number);
  if (expected !== closing.amount)
    problems.push(problem('totals-differ', { found: closing.amount, expected }, row, 'closing'));
}
