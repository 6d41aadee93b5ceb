import { exact, type Exact } from '../kernel/exact.ts';
import { formatMonth, parseMonth } from '../kernel/month.ts';
import { monthOfDate, parseDate } from '../kernel/plain-date.ts';
import { problem, type Problem } from '../language/problem.ts';
import type {
  FactField,
  Fields,
  MonthsField,
  PartField,
  Question,
  SpellMarks,
  SpellsField,
} from '../language/question.ts';
import type { Fact } from '../language/term.ts';
import type { Values } from './evaluate.ts';

/** At most this many spells, or single months, in one record. */
export const SPELLS_MAX = 720;

/** What was told, as facts; and for every spell the place at which it was told. */
export interface Told {
  readonly values: Values;
  readonly spells: readonly Values[];
  readonly places: readonly number[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Reads an input of unknown form against the fields of a question. Every mistake is named; nothing is guessed. */
export function read(question: Question, input: unknown): Told | Problem {
  if (!isObject(input)) return problem('wrong-type', null, { expected: 'object' });
  const reader = new Reader();
  reader.part(question.fields, input, '');
  return reader.told();
}

/** A field that must be told and was not: its path, and the facts that wait for it (none: the whole list of spells). */
export interface Missing {
  readonly path: string;
  readonly fact: Fact | null;
  /** The place of the spell that lacks it; null for a fact of the case. */
  readonly spell: number | null;
}

/** Reads what has been told so far: what is missing is listed instead of refused. */
export function readSoFar(
  question: Question,
  input: unknown,
): { readonly told: Told; readonly missing: readonly Missing[] } | Problem {
  if (!isObject(input)) return problem('wrong-type', null, { expected: 'object' });
  const reader = new Reader([]);
  reader.part(question.fields, input, '');
  const told = reader.told();
  return isProblem(told) ? told : { told, missing: reader.missing ?? [] };
}

/** Whether reading ended with a problem. */
export function isProblem(value: Told | Problem): value is Problem {
  return 'code' in value;
}

/** A spell as it was told: its facts, its place in the list, and the calendar months that it takes. */
interface ToldSpell {
  readonly values: Values;
  readonly place: number;
  readonly from: number;
  readonly until: number;
  readonly field: SpellMarks;
}

class Reader {
  private readonly values: Values = [];
  private readonly found: ToldSpell[] = [];
  private trouble: Problem | null = null;
  /** Where missing fields are listed; null where each is a problem. */
  readonly missing: Missing[] | null;

  constructor(missing: Missing[] | null = null) {
    this.missing = missing;
  }

  told(): Told | Problem {
    if (this.trouble) return this.trouble;
    const inOrder = this.found.toSorted((a, b) => a.from - b.from || a.until - b.until);
    let end = -Infinity;
    for (const spell of inOrder) {
      if (spell.until > spell.from && spell.from < end)
        return problem('overlap', `voluntary[${spell.place}].from`, { month: formatMonth(spell.from) }, ['L41 5.5']);
      end = Math.max(end, spell.until);
    }
    const parts = parted(inOrder);
    return {
      values: this.values,
      spells: parts.map((spell) => spell.values),
      places: parts.map((spell) => spell.place),
    };
  }

  part(fields: Fields, input: Json, path: string): void {
    for (const name of Object.keys(input))
      if (!Object.hasOwn(fields, name)) this.refuse(problem('unknown-field', at(path, name)));
    for (const [name, field] of Object.entries(fields)) {
      const value = Object.hasOwn(input, name) ? input[name] : undefined;
      switch (field.kind) {
        case 'fact':
          if (this.mayTell(field, input, value, at(path, name))) this.fact(field, value, at(path, name), this.values);
          break;
        case 'part':
          this.nested(field, value, at(path, name));
          break;
        case 'spells':
          this.spells(field, value, at(path, name));
          break;
        case 'months':
          this.months(field, value, at(path, name));
          break;
      }
    }
  }

  private refuse(trouble: Problem): void {
    this.trouble ??= trouble;
  }

  private mayTell(field: FactField, input: Json, value: unknown, path: string): boolean {
    if (!field.only) return true;
    const open = input[field.only.field] === field.only.choice;
    if (open) return true;
    if (value !== undefined) this.refuse(problem('unknown-field', path, { with: field.only.choice }));
    this.values[field.fact.id] = exact(field.fact.range[0]);
    return false;
  }

  private nested(field: PartField, value: unknown, path: string): void {
    if (value === undefined && field.optional) {
      for (const inner of Object.values(field.fields))
        if (inner.kind === 'fact') this.values[inner.fact.id] = exact(inner.fact.range[0]);
      if (field.told) this.values[field.told.id] = exact(0);
      return;
    }
    if (value === undefined && this.missing) return this.part(field.fields, {}, path);
    if (!isObject(value))
      return this.refuse(problem(value === undefined ? 'missing-field' : 'wrong-type', path, { expected: 'object' }));
    if (field.told) this.values[field.told.id] = exact(1);
    this.part(field.fields, value, path);
  }

  private spells(field: SpellsField, value: unknown, path: string): void {
    if (value === undefined && field.optional) return;
    if (value === undefined && this.missing) return void this.missing.push({ path, fact: null, spell: null });
    if (!Array.isArray(value))
      return this.refuse(problem(value === undefined ? 'missing-field' : 'wrong-type', path, { expected: 'list' }));
    if (value.length > SPELLS_MAX) return this.refuse(problem('too-many', path, { limit: SPELLS_MAX }));
    value.forEach((item: unknown, place) => {
      const spellPath = `${path}[${place}]`;
      if (!isObject(item)) return this.refuse(problem('wrong-type', spellPath, { expected: 'object' }));
      const values: Values = [];
      for (const name of Object.keys(item))
        if (!Object.hasOwn(field.fields, name)) this.refuse(problem('unknown-field', at(spellPath, name)));
      for (const [name, inner] of Object.entries(field.fields))
        if (inner.kind === 'fact')
          this.fact(inner, Object.hasOwn(item, name) ? item[name] : undefined, at(spellPath, name), values, place);
      this.keep(field, values, place, spellPath);
    });
  }

  /** A spell takes calendar months, but for a lump that buys missing time: that is paid in one month and takes none. */
  private keep(field: SpellsField, values: Values, place: number, path: string): void {
    const from = values[field.marks.from.id]?.n ?? 0;
    const lump = (values[field.marks.lump.id]?.n ?? 0) === 1;
    const until = lump ? from : from + (values[field.marks.months.id]?.n ?? 0);
    const last = field.marks.from.range[1];
    if (!this.trouble && until > last + 1) {
      const [least] = field.marks.months.range;
      this.refuse(problem('out-of-range', at(path, 'months'), { least, most: last + 1 - from }));
    }
    this.found.push({ values, place, from, until, field: field.marks });
  }

  private months(field: MonthsField, value: unknown, path: string): void {
    if (value === undefined) return;
    if (!Array.isArray(value)) return this.refuse(problem('wrong-type', path, { expected: 'list' }));
    if (value.length > SPELLS_MAX) return this.refuse(problem('too-many', path, { limit: SPELLS_MAX }));
    const taken = (month: number): boolean => this.found.some((spell) => spell.from <= month && month < spell.until);
    value.forEach((item: unknown, place) => {
      const month = this.month(item, field.marks.from, `${path}[${place}]`);
      if (month === null || taken(month)) return;
      const values: Values = [];
      values[field.marks.from.id] = exact(month);
      values[field.marks.months.id] = exact(1);
      values[field.compulsory.id] = exact(1);
      this.found.push({ values, place, from: month, until: month + 1, field: field.marks });
    });
  }

  private fact(field: FactField, value: unknown, path: string, into: Values, spell: number | null = null): void {
    if (field.told) into[field.told.id] = exact(value === undefined ? 0 : 1);
    if (value === undefined) {
      if (field.otherwise === null) return this.lacks(path, field.fact, spell);
      into[field.fact.id] = typeof field.otherwise === 'number' ? exact(field.otherwise, 1) : into[field.otherwise.id];
      return;
    }
    const read = this.value(field, value, path);
    if (read && field.least !== null && read.n < field.least)
      this.refuse(problem('out-of-range', path, { least: field.least, most: field.fact.range[1] }));
    else if (read) into[field.fact.id] = read;
  }

  private lacks(path: string, fact: Fact, spell: number | null): void {
    if (this.missing) this.missing.push({ path, fact, spell });
    else this.refuse(problem('missing-field', path));
  }

  private value(field: FactField, value: unknown, path: string): Exact | null {
    switch (field.form) {
      case 'month':
      case 'day': {
        const month = field.form === 'month' ? this.month(value, field.fact, path) : this.day(value, field.fact, path);
        return month === null ? null : exact(month);
      }
      case 'yes-no':
        if (typeof value === 'boolean') return exact(value ? 1 : 0);
        this.refuse(problem('wrong-type', path, { expected: 'true-or-false' }));
        return null;
      case 'choice': {
        const place = typeof value === 'string' ? field.fact.choices.indexOf(value) : -1;
        if (place >= 0) return exact(place);
        this.refuse(
          problem(typeof value === 'string' ? 'not-a-choice' : 'wrong-type', path, {
            expected: field.fact.choices.join(', '),
          }),
        );
        return null;
      }
      case 'number':
        return this.number(field.fact, value, path);
    }
  }

  private number(fact: Fact, value: unknown, path: string): Exact | null {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.refuse(problem('wrong-type', path, { expected: 'number' }));
      return null;
    }
    const [least, most] = fact.range;
    const steps = fact.real ? value : Math.round(value * fact.scale);
    // A percentage is told as people write it (12.5), and kept as a fraction: its scale counts hundredths of the told one.
    const told = fact.unit === 'percent' ? Math.round((value * fact.scale) / 100) : steps;
    const off = fact.unit === 'percent' ? told * 100 - value * fact.scale : steps - value * fact.scale;
    if (!fact.real && Math.abs(off) > 1e-6)
      this.refuse(problem(fact.unit === 'percent' ? 'too-precise' : 'not-whole', path));
    else if (told < least || told > most) {
      const show = (limit: number): number => (fact.unit === 'percent' ? (limit * 100) / fact.scale : limit);
      this.refuse(problem('out-of-range', path, { least: show(least), most: show(most) }, fact.limits));
    } else return exact(told, fact.real ? 1 : fact.scale);
    return null;
  }

  private month(value: unknown, fact: Fact, path: string): number | null {
    if (typeof value !== 'string') return this.refused(problem('wrong-type', path, { expected: 'YYYY-MM' }));
    const month = parseMonth(value);
    if (month === null) return this.refused(problem('not-a-month', path, { value: value.slice(0, 40) }));
    return this.within(month, fact, path);
  }

  private day(value: unknown, fact: Fact, path: string): number | null {
    if (typeof value !== 'string') return this.refused(problem('wrong-type', path, { expected: 'YYYY-MM-DD' }));
    const day = parseDate(value);
    if (day === null) return this.refused(problem('not-a-day', path, { value: value.slice(0, 40) }));
    return this.within(monthOfDate(day), fact, path);
  }

  private within(month: number, fact: Fact, path: string): number | null {
    const [least, most] = fact.range;
    if (month >= least && month <= most) return month;
    return this.refused(problem('out-of-range', path, { least: formatMonth(least), most: formatMonth(most) }));
  }

  private refused(trouble: Problem): null {
    this.refuse(trouble);
    return null;
  }
}

/** Time goes on in order: a spell during which a lump is paid is parted at that month, and the lump comes between. */
function parted(inOrder: readonly ToldSpell[]): readonly ToldSpell[] {
  const lumps = inOrder.filter((spell) => spell.until === spell.from).map((lump) => lump.from);
  if (lumps.length === 0) return inOrder;
  const parts = inOrder.flatMap((spell) => {
    const starts = [spell.from, ...new Set(lumps.filter((month) => spell.from < month && month < spell.until))];
    return starts.length === 1 ? [spell] : starts.map((from, i) => partOf(spell, from, starts[i + 1] ?? spell.until));
  });
  return parts.toSorted((a, b) => a.from - b.from || a.until - b.until);
}

function partOf(spell: ToldSpell, from: number, until: number): ToldSpell {
  const values = spell.values.slice();
  values[spell.field.from.id] = exact(from);
  values[spell.field.months.id] = exact(until - from);
  if (from > spell.from) values[spell.field.continued.id] = exact(1);
  return { ...spell, from, until, values };
}
