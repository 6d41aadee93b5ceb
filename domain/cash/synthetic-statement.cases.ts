import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { DueId, PersonId } from '../ids/index.ts';
import { addDays } from './civil-days.ts';
import type { OpenDue } from './guess.ts';
import { makeReference, type Reference } from './reference.ts';
import type { Row, Table } from './statement/cells.ts';

/** What a line of the synthetic statement really is; `due` where it pays one. */
export type Truth =
  | {
      readonly kind: 'reference' | 'other-amount' | 'no-reference' | 'twice' | 'wrong-sign' | 'cut-early';
      readonly due: DueId;
    }
  | { readonly kind: 'not-open' | 'stranger' | 'fee' | 'interest' };

export interface Synthetic {
  readonly table: Table;
  readonly dues: readonly OpenDue[];
  /** By the bank's number of the entry. */
  readonly truth: ReadonlyMap<string, Truth>;
}

/** Numbers from 0 up to 1 that look like chance and are the same each time. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lý', 'Vàng', 'Giàng', 'Đặng', 'Hoàng', 'Lò'];
const MIDDLES = ['Thị', 'Văn', 'A', 'Thu', 'Đức'];
const GIVEN = ['Lan', 'Hoa', 'Bình', 'Dung', 'Đạt', 'Sử', 'Mai', 'Thắng', 'Tú', 'Dế', 'Phi', 'Lai'];
/** Few amounts, so that equal ones are everywhere. */
const AMOUNTS = [297_000, 297_000, 297_000, 330_000, 594_000, 891_000, 1_782_000, 3_564_000];
const SIGNS = '0123456789CHKMRTX';

/**
 * A statement of so many entries over a month, and three times as many open dues. Of a hundred entries about 88 carry a
 * reference with the right amount, mangled as people and banks mangle them; the others are what else happens on an
 * account.
 * @param known dues of somebody's books, at least three times as many as entries; left out: dues are made up
 */
export function makeSynthetic(seed: number, size: number, known?: readonly OpenDue[]): Synthetic {
  const chance = chanceFrom(seed);
  const below = (count: number): number => Math.floor(chance() * count);
  const pick = <Each>(all: readonly [Each, ...Each[]] | readonly Each[]): Each => all[below(all.length)] as Each;

  const makeDue = (_: unknown, index: number): OpenDue => {
    const number = String(index).padStart(12, '0');
    return {
      id: `019a0000-0000-7000-8000-${number}` as DueId,
      person: `019a0000-0000-7000-9000-${number}` as PersonId,
      // Dues are numbered as they arise, so that the open ones stand close together.
      reference: makeReference(1_000_000 + index),
      amount: pick(AMOUNTS) as Dong,
      expectedOn: addDays('2025-11-01' as PlainDate, below(30)),
      payerNames: [`${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`],
      accountsSeen: chance() < 0.3 ? [String(8_800_000_000 + index)] : [],
    };
  };
  const dues = known ?? Array.from({ length: size * 3 }, makeDue);

  const mangle = (reference: Reference): string => {
    let text: string = reference;
    if (chance() < 0.4) text = [...text].map((sign) => sign + pick(['', '', '', ' ', '-', '.'])).join('');
    if (chance() < 0.4) text = text.toLowerCase();
    if (chance() < 0.2) text = text.replace(/^d/i, 'đ');
    if (chance() < 0.1) text = text.replaceAll('0', 'O').replaceAll('1', pick(['I', 'l']));
    return text;
  };
  const around = (text: string, name: string): string => {
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Đ', 'D').toUpperCase();
    return pick([
      text,
      `nộp tiền bảo hiểm ${text}`,
      `NOPBHXH${text}THANG11`,
      `MBVCB.${4_000_000_000 + below(999_999_999)}.${text}.CT tu 00110${below(99_999_999)} ${plain} toi 8800205000017 BHXH CO SO`,
      `IBFT ${plain} chuyen tien ${text}`,
      `${plain} DT 09${10_000_000 + below(89_999_999)} ${text} T11`,
      `${name} ${text}-301125-20:15:44 ${below(999_999)}`,
    ]);
  };

  const wrongSign = (reference: Reference): string => {
    const at = 2 + below(9);
    const other = [...SIGNS].filter((sign) => sign !== reference.charAt(at));
    return reference.slice(0, at) + pick(other) + reference.slice(at + 1);
  };

  const truth = new Map<string, Truth>();
  const movements: { day: number; row: (balance: number) => Row; signed: number }[] = [];
  const add = (is: Truth, signed: number, narrative: string, account = ''): void => {
    const day = below(30);
    const number = `FT${25_000_000 + movements.length}`;
    truth.set(number, is);
    const date = addDays('2025-11-01' as PlainDate, day)
      .split('-')
      .toReversed()
      .join('/');
    const printed = (amount: number): string => (amount <= 0 ? '' : amount.toLocaleString('en-US'));
    const row = (balance: number): Row => [
      date,
      number,
      printed(-signed),
      printed(signed),
      printed(balance),
      narrative,
      account,
    ];
    movements.push({ day, row, signed });
  };

  for (let index = 0; index < size; index++) {
    const due = dues[index * 3 + below(3)];
    if (due === undefined) continue;
    const { id, amount, reference } = due;
    const [name = ''] = due.payerNames;
    const kind = below(100);
    if (kind < 80) add({ kind: 'reference', due: id }, amount, around(mangle(reference), name));
    else if (kind < 88) {
      // Cut off by one or two signs, at the end of the narrative or before the words of the bank.
      const cut = reference.slice(0, 9 + below(2));
      const text =
        chance() < 0.5 ? `nop bhxh ${name} ${cut}` : `MBVCB.${4_000_000_000 + below(999_999)}.${cut}.CT tu 0011`;
      add({ kind: 'reference', due: id }, amount, text);
    } else if (kind < 89) add({ kind: 'cut-early', due: id }, amount, `nop bhxh ${reference.slice(0, 6 + below(3))}`);
    else if (kind < 91) add({ kind: 'other-amount', due: id }, amount + 3000, around(mangle(reference), name));
    else if (kind < 92) {
      add({ kind: 'reference', due: id }, amount, mangle(reference));
      add({ kind: 'twice', due: id }, amount, mangle(reference));
    } else if (kind < 94) add({ kind: 'wrong-sign', due: id }, amount, around(wrongSign(reference), name));
    else if (kind < 95) add({ kind: 'not-open' }, amount, around(mangle(makeReference(50_000 + index)), name));
    else if (kind < 97) add({ kind: 'no-reference', due: id }, amount, around('', name), due.accountsSeen[0]);
    else if (kind < 98)
      add({ kind: 'stranger' }, 1_234_000 + index, `DT 09${10_000_000 + below(89_999_999)} tien hang`);
    else if (kind < 99) add({ kind: 'fee' }, -11_000, 'Thu phi SMS');
    else add({ kind: 'interest' }, 1234, 'Tra lai tien gui');
  }

  let balance = 50_000_000;
  const rows = movements
    .toSorted((one, other) => one.day - other.day)
    .map(({ row, signed }) => {
      balance += signed;
      return row(balance);
    });
  const head = ['Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Số dư', 'Nội dung', 'Tài khoản đối ứng'];
  return { table: [head, ...rows.toReversed()], dues, truth };
}
