import { readDong, readMonth } from '@diemtua/ui';

/** A stretch of months already paid, as it is being written. */
export interface EarlierDraft {
  readonly key: number;
  readonly from: string;
  readonly months: string;
  readonly income: string;
  /** Paid in the compulsory scheme: told so only where a child's grant is asked, which counts those months too. */
  readonly compulsory?: boolean;
}

/** The six things from which people start. */
export const WAYS = ['pay', 'pension', 'paid', 'child', 'withdraw', 'death'] as const;
export type Way = (typeof WAYS)[number];
/** What one is asked, and may change at any time: a part is a question of one or two fields. */
export type Part = 'amount' | 'who' | 'group' | 'start' | 'earlier' | 'compulsory' | 'due' | 'reason' | 'drawing';
/** What one starts from: a payment, a pension, or a chosen income. */
export type Aim = 'pay' | 'pension' | 'income';
/** The support groups, in the order in which people find theirs. */
export const GROUPS = ['other', 'minority', 'near-poor', 'poor', 'island', 'none'] as const;
/** Whether somebody draws a pension already; most who ask do not. */
export const DRAWING = ['no', 'yes'] as const;
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];
/** Why somebody wants the money back, in the order in which people say it. */
export const REASONS = [
  'stopped-12-months',
  'retirement-age',
  'serious-illness',
  'severe-disability',
  'emigration',
] as const;

/** What a person has written so far, as it stands in the fields. */
export interface Draft {
  readonly way: Way;
  readonly sex: Sex | '';
  readonly born: string;
  readonly start: string;
  readonly group: string;
  /** For the ways of a payment and a pension: how much; for whoever has paid before: the income, or nothing for the lowest. */
  readonly amount: string;
  readonly earlier: readonly EarlierDraft[];
  readonly compulsoryMonths: string;
  readonly compulsorySalary: string;
  readonly due: string;
  readonly reason: string;
  /** Whether a pension is drawn already; and if so, how much, and since when. */
  readonly drawing: (typeof DRAWING)[number] | '';
  readonly drawn: string;
  readonly drawnFrom: string;
}

/** How far one has come. */
export interface View {
  /** The questions that were answered, in their order. */
  readonly done: readonly Part[];
  /** The button was pressed: what is wrong with the open question is said. */
  readonly tried: boolean;
  /** The answer is on the screen. */
  readonly answered: boolean;
  /** The figure whose reasons are open. */
  readonly open: 'payment' | 'pension' | 'right' | null;
}

/** Nothing was asked yet. */
export const startingView: View = { done: [], tried: false, answered: false, open: null };

/** What stands in the amount's field at first, because the way's own sentence says it. */
const begins: Readonly<Record<Way, string>> = {
  pay: '100.000',
  pension: '2.000.000',
  paid: '',
  child: '',
  withdraw: '',
  death: '',
};

/** The first, empty stretch of a record. */
const firstSpell: EarlierDraft = { key: 1, from: '', months: '', income: '' };

/** A fresh start: from this month, nothing known of the person. */
export function startingDraft(today: string, way: Way = 'pay'): Draft {
  const [year = '', month = ''] = today.split('-');
  return {
    way,
    sex: '',
    born: '',
    start: `${Number(month)}/${year}`,
    group: '',
    amount: begins[way],
    earlier: way === 'pay' || way === 'pension' ? [] : [firstSpell],
    compulsoryMonths: '',
    compulsorySalary: '',
    due: '',
    reason: '',
    drawing: '',
    drawn: '',
    drawnFrom: '',
  };
}

/** Another way of the same person: what was told of her stays. */
export function onWay(draft: Draft, way: Way, today: string): Draft {
  if (draft.way === way) return draft;
  const { sex, born, group, compulsorySalary } = draft;
  const fresh = startingDraft(today, way);
  const earlier = draft.earlier.filter((spell) => way === 'child' || !spell.compulsory);
  const told = earlier.some((spell) => spell.from !== '');
  // Only a child's grant asks which months were compulsory; elsewhere they are a number of months.
  const compulsory = draft.earlier.reduce((sum, spell) => sum + (spell.compulsory ? Number(spell.months) || 0 : 0), 0);
  const compulsoryMonths =
    draft.compulsoryMonths === '' && compulsory > 0 ? String(compulsory) : draft.compulsoryMonths;
  return { ...fresh, sex, born, group, compulsoryMonths, compulsorySalary, earlier: told ? earlier : fresh.earlier };
}

/** Months paid at one income. */
export interface Spell {
  readonly from: string;
  readonly months: number;
  readonly income: number;
}

/** Months in the compulsory scheme, and the average salary of them. */
export interface Compulsory {
  readonly months: number;
  readonly averageSalary: number;
}

/** What was told for a plan, read. */
export interface Facts {
  readonly sex: Sex;
  readonly bornIn: string;
  readonly startIn: string;
  readonly group: string;
  readonly aim: Aim;
  /** Null: the lowest income. */
  readonly amount: number | null;
  readonly earlier: readonly Spell[];
  readonly compulsory: Compulsory | null;
}

/** What was told about a right that is asked for by itself; what was not asked is null. */
export interface RightFacts {
  readonly way: 'child' | 'withdraw' | 'death';
  readonly startIn: string;
  readonly earlier: readonly Spell[] | null;
  /** Compulsory months of which it is known when they were: a child's grant counts them. */
  readonly compulsory: readonly Spell[];
  /** Compulsory months that were told and that no figure of this right counts. */
  readonly uncounted: number;
  readonly dueIn: string | null;
  readonly reason: string | null;
  readonly sex: Sex | null;
  readonly bornIn: string | null;
  readonly group: string | null;
  /** The pension that the person draws; null where there is none. */
  readonly pension: Drawn | null;
}

/** A pension that is drawn: đồng a month, and its first month. */
export interface Drawn {
  readonly monthlyPension: number;
  readonly startedIn: string;
}

/** A field of the form. */
export type FieldName =
  | 'sex'
  | 'born'
  | 'start'
  | 'group'
  | 'amount'
  | 'due'
  | 'reason'
  | 'compulsoryMonths'
  | 'compulsorySalary'
  | 'drawing'
  | 'drawn'
  | 'drawnFrom'
  | `earlier.${number}.${'from' | 'months' | 'income'}`;
/** What is wrong with a field before the law is asked: nothing is there, or it cannot be read. */
export interface Unread {
  readonly field: FieldName;
  readonly kind: 'choice' | 'month' | 'money' | 'number';
  readonly value: string;
}

const aims: Readonly<Partial<Record<Way, Aim>>> = { pay: 'pay', pension: 'pension', paid: 'income' };
/** Whether the way asks for a plan; the others ask for one right. */
export const isPlan = (way: Way): boolean => aims[way] !== undefined;

/** No stretch of a record may be written, if nobody has to have one: an empty one is left out. */
const isBlank = ({ from, months, income }: EarlierDraft): boolean => `${from}${months}${income}`.trim() === '';

const wholeNumber = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

/** Reads fields one by one, and remembers those that cannot be read. */
class Reader {
  readonly unread: Unread[] = [];
  private readonly draft: Draft;
  private readonly year: number;

  constructor(draft: Draft, today: string) {
    this.draft = draft;
    this.year = Number(today.slice(0, 4));
  }

  private check<Value>(field: FieldName, kind: Unread['kind'], text: string, value: Value | null): Value | null {
    if (value === null) this.unread.push({ field, kind, value: text.trim() });
    return value;
  }

  sex(): Sex | null {
    return this.check('sex', 'choice', '', this.draft.sex === '' ? null : this.draft.sex);
  }

  month(field: 'born' | 'start' | 'due' | 'drawnFrom', yearsAhead: number): string | null {
    return this.check(field, 'month', this.draft[field], readMonth(this.draft[field], this.year + yearsAhead));
  }

  choice(field: 'group' | 'reason' | 'drawing'): string | null {
    return this.check(field, 'choice', '', this.draft[field] === '' ? null : this.draft[field]);
  }

  money(field: 'amount' | 'compulsorySalary' | 'drawn'): number | null {
    return this.check(field, 'money', this.draft[field], readDong(this.draft[field]));
  }

  compulsory(): Compulsory | null {
    const { compulsoryMonths, compulsorySalary } = this.draft;
    if (compulsoryMonths.trim() === '' && compulsorySalary.trim() === '') return null;
    const months = this.check('compulsoryMonths', 'number', compulsoryMonths, wholeNumber(compulsoryMonths));
    if (months === 0) return null;
    const averageSalary = this.money('compulsorySalary');
    return months === null || averageSalary === null ? null : { months, averageSalary };
  }

  /** The pension that is drawn already. */
  pension(): Drawn | null {
    if (this.choice('drawing') !== 'yes') return null;
    const monthlyPension = this.money('drawn');
    const startedIn = this.month('drawnFrom', 0);
    return monthlyPension === null || startedIn === null ? null : { monthlyPension, startedIn };
  }

  /** The record of one scheme; incomes only where they matter. */
  earlier(withIncome: boolean, compulsory = false): Spell[] {
    return this.draft.earlier.flatMap((spell, place) => {
      if (isBlank(spell) || (spell.compulsory ?? false) !== compulsory) return [];
      const from = this.check(`earlier.${place}.from`, 'month', spell.from, readMonth(spell.from, this.year));
      const months = this.check(`earlier.${place}.months`, 'number', spell.months, wholeNumber(spell.months));
      const income = withIncome
        ? this.check(`earlier.${place}.income`, 'money', spell.income, readDong(spell.income))
        : 0;
      return from !== null && months !== null && income !== null ? [{ from, months, income }] : [];
    });
  }
}

/** Reads what was written for a plan: the facts, or every field that cannot be read. */
export function readDraft(draft: Draft, today: string): Facts | readonly Unread[] {
  const reader = new Reader(draft, today);
  const aim = aims[draft.way] ?? 'income';
  const sex = reader.sex();
  const bornIn = reader.month('born', 0);
  const amount = aim === 'income' && draft.amount.trim() === '' ? null : reader.money('amount');
  const group = reader.choice('group');
  const startIn = reader.month('start', 1);
  const earlier = reader.earlier(true);
  const compulsory = reader.compulsory();
  if (reader.unread.length > 0 || sex === null || bornIn === null || startIn === null || group === null)
    return reader.unread;
  return { sex, bornIn, startIn, group, aim, amount, earlier, compulsory };
}

/** Reads what was written about a right: of the questions that were answered, and no others. */
export function readRight(draft: Draft, today: string, told: readonly Part[]): RightFacts | readonly Unread[] {
  const reader = new Reader(draft, today);
  const way = draft.way === 'child' || draft.way === 'withdraw' ? draft.way : 'death';
  const has = (part: Part): boolean => told.includes(part);
  const compulsory = way === 'child' && has('earlier') ? reader.earlier(false, true) : [];
  const known = compulsory.reduce((sum, { months }) => sum + months, 0);
  const facts: RightFacts = {
    way,
    startIn: today.slice(0, 7),
    dueIn: has('due') ? reader.month('due', 1) : null,
    reason: has('reason') ? reader.choice('reason') : null,
    earlier: has('earlier') ? reader.earlier(way !== 'child') : null,
    compulsory,
    uncounted: Math.max(0, (wholeNumber(draft.compulsoryMonths) ?? 0) - known),
    sex: has('who') ? reader.sex() : null,
    bornIn: has('who') ? reader.month('born', 0) : null,
    group: has('group') ? reader.choice('group') : null,
    pension: way === 'death' && has('drawing') ? reader.pension() : null,
  };
  return reader.unread.length > 0 ? reader.unread : facts;
}

/** The question to which a field belongs. */
export function partOf(field: FieldName): Part {
  if (field === 'sex' || field === 'born') return 'who';
  if (field === 'compulsoryMonths' || field === 'compulsorySalary') return 'compulsory';
  if (field === 'drawn' || field === 'drawnFrom') return 'drawing';
  if (field.startsWith('earlier')) return 'earlier';
  return field as Part;
}
