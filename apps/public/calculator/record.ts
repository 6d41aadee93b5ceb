import { readDong, readMonth, writeDong, writeMonth, type Language } from '@diemtua/ui';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import type { EarlierDraft } from './draft.ts';

/** What was read off a pasted record. */
export interface PastedRecord {
  readonly earlier: readonly EarlierDraft[];
  /** Compulsory months, and their average salary, weighed by months; null where no line said so. */
  readonly compulsory: { readonly months: number; readonly averageSalary: number | null } | null;
  /** Its stretches, where a line said when they began. */
  readonly compulsorySpells: readonly EarlierDraft[];
  /** Lines with figures in which no stretch of months was found, as they were written. */
  readonly unread: readonly string[];
  /** Months without payment between the first stretch and the last. */
  readonly holes: number;
}

/** A record longer than this is no person's. */
const LINES_MAX = 200;
/** An amount has so many digits; what has fewer is a count of months. */
const MONEY_DIGITS_MIN = 6;

const monthPattern =
  /(?:^|[^\d/.-])((?:tháng\s*)?\d{1,2}\s*(?:[/.-]|\s*năm\s*)\s*(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2})(?![\d/.-])/giu;
const moneyPattern = /(?:^|[\s;|\t])(\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d{6,9})(?=$|[\s;|\tđ])/u;
const countPattern = /(?:^|[\s;|\t])(\d{1,3})(?=$|[\s;|\t]|\s*tháng)/u;

interface Line {
  readonly from: number | null;
  readonly months: number | null;
  readonly amount: number | null;
  readonly compulsory: boolean;
}

function readLine(line: string, latest: number): Line | null {
  const found = [...line.matchAll(monthPattern)].map(([, text = '']) => readMonth(text, latest));
  const [from = null, until = null] = found.map((month) => (month === null ? null : parseMonth(month)));
  let rest = line.replaceAll(monthPattern, ' ; ');
  const money = moneyPattern.exec(rest)?.[1] ?? null;
  if (money !== null) rest = rest.replace(money, ' ; ');
  const amount = money === null ? null : readDong(money);
  const counted = countPattern.exec(rest)?.[1] ?? null;
  const between = from !== null && until !== null && until >= from ? until - from + 1 : null;
  const months = between ?? (counted === null ? null : Number(counted));
  const compulsory = /bắt buộc|BHXHBB|\bBB\b/iu.test(line);
  if (from === null && !(compulsory && months !== null)) return null;
  return { from, months, amount, compulsory };
}

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length;

/**
 * Reads a record as it is printed or kept in a sheet: a line a stretch, with its first month, and its last month or how many
 * there are, and the income. What is missing stays empty, so that it is asked for; nothing is made up.
 * @param today months after it are read as written, and refused by the law
 */
export function readRecord(text: string, today: string, language: Language): PastedRecord {
  const latest = Number(today.slice(0, 4));
  const lines = text.split(/\r?\n/).slice(0, LINES_MAX);
  const unread: string[] = [];
  const read: Line[] = [];
  for (const line of lines) {
    const told = readLine(line, latest);
    if (told) read.push(told);
    else if (digitsIn(line) >= MONEY_DIGITS_MIN) unread.push(line.trim().replaceAll(/\s+/g, ' '));
  }
  const own = read.filter((line) => !line.compulsory).toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const others = read.filter((line) => line.compulsory);
  const earlier = own.map(({ from, months, amount }, place) => ({
    key: place + 1,
    from: from === null ? '' : writeMonth(formatMonth(from)),
    months: months === null ? '' : String(months),
    income: amount === null ? '' : writeDong(amount, language),
  }));
  const compulsorySpells = others.flatMap(({ from, months }, place) =>
    from === null
      ? []
      : [
          {
            key: own.length + place + 1,
            from: writeMonth(formatMonth(from)),
            months: months === null ? '' : String(months),
            income: '',
            compulsory: true as const,
          },
        ],
  );
  return { earlier, compulsory: compulsoryOf(others), compulsorySpells, unread, holes: holesIn(own) };
}

function compulsoryOf(lines: readonly Line[]): PastedRecord['compulsory'] {
  const months = lines.reduce((sum, line) => sum + (line.months ?? 0), 0);
  if (months === 0) return null;
  const known = lines.every((line) => line.amount !== null && line.months !== null);
  const total = lines.reduce((sum, line) => sum + (line.months ?? 0) * (line.amount ?? 0), 0);
  return { months, averageSalary: known ? Math.round(total / months) : null };
}

/** Months between one stretch and the next. */
export function holesIn(spells: readonly { readonly from: number | null; readonly months: number | null }[]): number {
  const known = spells.flatMap(({ from, months }) => (from === null || months === null ? [] : [{ from, months }]));
  return known.reduce((holes, { from }, place) => {
    const before = known[place - 1];
    return before ? holes + Math.max(0, from - before.from - before.months) : holes;
  }, 0);
}
