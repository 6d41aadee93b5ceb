import type { Citation } from './series.ts';
import type { Fact, Rule, Term } from './term.ts';

/** How one fact is told: its form in JSON, and what holds when it is left out. */
export interface FactField {
  readonly kind: 'fact';
  /** "YYYY-MM", "YYYY-MM-DD" (only its month counts), a number, a name of the choice, true or false. */
  readonly form: 'month' | 'day' | 'number' | 'choice' | 'yes-no';
  readonly fact: Fact;
  /** Left out, the fact has this value; null: it must be told. */
  readonly otherwise: number | Fact | null;
  /** Set to yes when the fact is told. */
  readonly told: Fact | null;
  /** A told value must be at least this, where the fact itself may be less when it is not told. */
  readonly least: number | null;
  /** May only be told, and then must, when a choice has this value. */
  readonly only: { readonly field: string; readonly choice: string } | null;
}
/** A nested object. Left out where that is allowed, its facts have their `otherwise`. */
export interface PartField {
  readonly kind: 'part';
  readonly fields: Fields;
  readonly optional: boolean;
  readonly told: Fact | null;
}
/** The facts of a spell by which time is kept. */
export interface SpellMarks {
  readonly from: Fact;
  readonly months: Fact;
  /** Bought missing time: paid in one month, takes no calendar months. */
  readonly lump: Fact;
  /** The later part of a spell that was parted where a lump was paid. */
  readonly continued: Fact;
}
/** The spells of contribution. */
export interface SpellsField {
  readonly kind: 'spells';
  readonly fields: Fields;
  readonly marks: SpellMarks;
  readonly optional: boolean;
}
/** Months one by one; each becomes a spell of one month unless a spell has it already. */
export interface MonthsField {
  readonly kind: 'months';
  readonly marks: SpellMarks;
  /** Set to yes in each of them. */
  readonly compulsory: Fact;
}
export type Field = FactField | PartField | SpellsField | MonthsField;
export type Fields = Readonly<Record<string, Field>>;

/** A legal condition on what is told. Where it fails the case is refused, with the article. */
export interface Check {
  readonly field: string;
  readonly code: string;
  readonly must: Term;
  /** The legal limit, to show in the message. */
  readonly limit: Term | null;
  readonly cite: Citation;
  /** Asked of every spell; `field` is then a field of the spell. */
  readonly eachSpell: boolean;
}

/** One field of the answer. */
export interface Output {
  readonly name: string;
  readonly rule: Rule;
  /** Null in the answer where this does not hold. */
  readonly when: Term | null;
  /** Left out of the answer, not null, where `when` does not hold. */
  readonly omitted: boolean;
  /** One value for each count from 1 to the last. */
  readonly each: { readonly counter: Fact; readonly last: Term } | null;
}

/** A question that the law answers: what must be told, what is refused, what comes out. */
export interface Question {
  readonly name: string;
  readonly fields: Fields;
  readonly checks: readonly Check[];
  readonly outputs: readonly Output[];
  /** The field that carries the date of the case, named when a parameter is not known for it. */
  readonly dated: string;
}

/* @__NO_SIDE_EFFECTS__ */
const field = (form: FactField['form'], fact: Fact, more: Partial<FactField> = {}): FactField => ({
  kind: 'fact',
  form,
  fact,
  otherwise: null,
  told: null,
  least: null,
  only: null,
  ...more,
});

/** Told as "YYYY-MM". */
/* @__NO_SIDE_EFFECTS__ */
export const monthField = (fact: Fact, more?: Partial<FactField>): FactField => field('month', fact, more);
/** Told as "YYYY-MM-DD"; only its month counts. */
/* @__NO_SIDE_EFFECTS__ */
export const dayField = (fact: Fact, more?: Partial<FactField>): FactField => field('day', fact, more);
/** Told as a number. */
/* @__NO_SIDE_EFFECTS__ */
export const numberField = (fact: Fact, more?: Partial<FactField>): FactField => field('number', fact, more);
/** Told as one of the names of the choice. */
/* @__NO_SIDE_EFFECTS__ */
export const choiceField = (fact: Fact, more?: Partial<FactField>): FactField => field('choice', fact, more);
/** Told as true or false. */
/* @__NO_SIDE_EFFECTS__ */
export const yesNoField = (fact: Fact, more?: Partial<FactField>): FactField => field('yes-no', fact, more);
/** A nested object of facts. */
/* @__NO_SIDE_EFFECTS__ */
export const part = (fields: Fields, more: Partial<Pick<PartField, 'optional' | 'told'>> = {}): PartField => ({
  kind: 'part',
  fields,
  optional: false,
  told: null,
  ...more,
});
/** The list of spells. */
/* @__NO_SIDE_EFFECTS__ */
export const spells = (marks: SpellMarks, fields: Fields, optional = false): SpellsField => ({
  kind: 'spells',
  fields,
  marks,
  optional,
});

/** A legal condition on the case. */
/* @__NO_SIDE_EFFECTS__ */
export const check = (code: string, of: string, must: Term, cite: Citation, limit: Term | null = null): Check => ({
  field: of,
  code,
  must,
  limit,
  cite,
  eachSpell: false,
});
/** A legal condition on every spell. */
/* @__NO_SIDE_EFFECTS__ */
export const checkEach = (code: string, of: string, must: Term, cite: Citation, limit: Term | null = null): Check => ({
  ...check(code, of, must, cite, limit),
  eachSpell: true,
});

/** A field of the answer. */
/* @__NO_SIDE_EFFECTS__ */
export const output = (name: string, rule: Rule, more: Partial<Omit<Output, 'name' | 'rule'>> = {}): Output => ({
  name,
  rule,
  when: null,
  omitted: false,
  each: null,
  ...more,
});
