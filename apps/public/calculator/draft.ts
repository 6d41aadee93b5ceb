import { readDong, readMonth } from '@diemtua/ui';

/** A stretch of months already paid, as it is being written. */
export interface EarlierDraft {
  readonly key: number;
  readonly from: string;
  readonly months: string;
  readonly income: string;
}

/** What one starts from: a payment, a pension, or a chosen income. */
export const AIMS = ['pay', 'pension', 'income'] as const;
export type Aim = (typeof AIMS)[number];
/** The support groups, in the order in which people find theirs. */
export const GROUPS = ['other', 'minority', 'near-poor', 'poor', 'island', 'none'] as const;
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/** What a person has written so far, as it stands in the fields. */
export interface Draft {
  readonly sex: Sex | '';
  readonly born: string;
  readonly start: string;
  readonly group: string;
  readonly aim: Aim;
  readonly amount: string;
  readonly earlier: readonly EarlierDraft[];
}

/** How far one has come. */
export interface View {
  /** The button was pressed: what is wrong is said, or the answer shown. */
  readonly tried: boolean;
  /** The answer is on the screen. */
  readonly answered: boolean;
  /** The figure whose reasons are open. */
  readonly open: 'payment' | 'pension' | null;
}

/** Nothing was asked yet. */
export const startingView: View = { tried: false, answered: false, open: null };

/** A fresh form: from this month, without a special group. */
export function startingDraft(today: string): Draft {
  const [year = '', month = ''] = today.split('-');
  return {
    sex: '',
    born: '',
    start: `${Number(month)}/${year}`,
    group: 'other',
    aim: 'pay',
    amount: '',
    earlier: [],
  };
}

/** What was told, read. */
export interface Facts {
  readonly sex: Sex;
  readonly bornIn: string;
  readonly startIn: string;
  readonly group: string;
  readonly aim: Aim;
  readonly amount: number;
  readonly earlier: readonly { readonly from: string; readonly months: number; readonly income: number }[];
}

/** A field of the form. */
export type FieldName =
  | 'sex'
  | 'born'
  | 'start'
  | 'group'
  | 'amount'
  | `earlier.${number}.${'from' | 'months' | 'income'}`;
/** What is wrong with a field before the law is asked: nothing is there, or it cannot be read. */
export interface Unread {
  readonly field: FieldName;
  readonly kind: 'choice' | 'month' | 'money' | 'number';
  readonly value: string;
}

/** Reads what was written: the facts, or every field that cannot be read. */
export function readDraft(draft: Draft, today: string): Facts | readonly Unread[] {
  const year = Number(today.slice(0, 4));
  const unread: Unread[] = [];
  const check = <Value>(field: FieldName, kind: Unread['kind'], text: string, value: Value | null): Value | null => {
    if (value === null) unread.push({ field, kind, value: text.trim() });
    return value;
  };
  const month = (field: FieldName, text: string, latest: number) =>
    check(field, 'month', text, readMonth(text, latest));
  const money = (field: FieldName, text: string) => check(field, 'money', text, readDong(text));
  const count = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
  const sex = check('sex', 'choice', '', draft.sex === '' ? null : draft.sex);
  const bornIn = month('born', draft.born, year);
  const amount = money('amount', draft.amount);
  const startIn = month('start', draft.start, year + 1);
  const earlier = draft.earlier.map((spell, place) => ({
    from: month(`earlier.${place}.from`, spell.from, year),
    months: check(`earlier.${place}.months`, 'number', spell.months, count(spell.months)),
    income: money(`earlier.${place}.income`, spell.income),
  }));
  const whole = earlier.flatMap(({ from, months, income }) =>
    from !== null && months !== null && income !== null ? [{ from, months, income }] : [],
  );
  if (unread.length > 0 || sex === null || bornIn === null || startIn === null || amount === null) return unread;
  return { sex, bornIn, startIn, group: draft.group, aim: draft.aim, amount, earlier: whole };
}
