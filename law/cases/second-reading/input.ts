import type { Month } from './months.ts';
import { monthFrom, monthOf, monthOfDay } from './months.ts';
import type { Sex } from './tables.ts';

/** An input that the contract does not admit; `field` is the path of the culprit, null for the input as a whole. */
export class BadInput extends Error {
  readonly field: string | null;

  /** An input that is wrong in `field`, because of `why`. */
  constructor(field: string | null, why: string) {
    super(why);
    this.field = field;
  }
}

/** One object of the input, with the path that leads to it. */
export interface Fields {
  readonly path: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The path of the field `name` in the object at `path`, or of the item with that number in the list at `path`. */
export function at(path: string | null, name: string | number): string {
  if (typeof name === 'number') return `${path ?? ''}[${String(name)}]`;
  return path === null ? name : `${path}.${name}`;
}

/** The object itself, when it is one and has no fields but the known ones. */
export function fieldsOf(value: unknown, path: string | null, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadInput(path, 'not an object');
  for (const name of Object.keys(value)) if (!known.includes(name)) throw new BadInput(at(path, name), 'not a field');
  return { path, values: { ...value } };
}

/** Whether the field is given at all. */
export function given(fields: Fields, name: string): boolean {
  return fields.values[name] !== undefined;
}

/** The raw value of a field that must be given. */
export function required(fields: Fields, name: string): unknown {
  if (!given(fields, name)) throw new BadInput(at(fields.path, name), 'missing');
  return fields.values[name];
}

/** A whole number between `least` and `most`. */
export function whole(fields: Fields, name: string, least: number, most: number): number {
  const value = required(fields, name);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new BadInput(at(fields.path, name), `not a whole number from ${String(least)} to ${String(most)}`);
  return value;
}

/** A number between `least` and `most`, with a fraction or without. */
export function decimal(fields: Fields, name: string, least: number, most: number): number {
  const value = required(fields, name);
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new BadInput(at(fields.path, name), `not a number from ${String(least)} to ${String(most)}`);
  return value;
}

/** One of the words. */
export function oneOf<Word extends string>(fields: Fields, name: string, words: readonly Word[]): Word {
  const value = required(fields, name);
  for (const word of words) if (word === value) return word;
  throw new BadInput(at(fields.path, name), `not one of ${words.join(', ')}`);
}

/** A flag that is true where it is given. */
export function flag(fields: Fields, name: string): boolean {
  if (!given(fields, name)) return false;
  const value = fields.values[name];
  if (typeof value !== 'boolean') throw new BadInput(at(fields.path, name), 'not true or false');
  return value;
}

/** A list. */
export function list(fields: Fields, name: string): readonly unknown[] {
  const value = required(fields, name);
  if (!Array.isArray(value)) throw new BadInput(at(fields.path, name), 'not a list');
  return value;
}

/** The last month that any question may speak of. */
export const lastMonth: Month = monthOf(2099, 12);

/** The first month for which there was voluntary insurance. */
export const firstMonth: Month = monthOf(2008, 1);

/** A month "2026-07" at the path. */
export function monthAt(value: unknown, path: string, first: Month = firstMonth): Month {
  const month = typeof value === 'string' ? monthFrom(value) : null;
  if (month === null || month < first || month > lastMonth)
    throw new BadInput(path, 'not a month that is possible here');
  return month;
}

/** A month field. */
export function month(fields: Fields, name: string, first: Month = firstMonth): Month {
  return monthAt(required(fields, name), at(fields.path, name), first);
}

/** The month of a day field "2026-07-31": no question asks for more of the day than that. */
export function monthOfTheDay(fields: Fields, name: string, first: Month = firstMonth): Month {
  const value = required(fields, name);
  const found = typeof value === 'string' ? monthOfDay(value) : null;
  if (found === null || found < first || found > lastMonth)
    throw new BadInput(at(fields.path, name), 'not a day that is possible here');
  return found;
}

/** Whom the question is about. */
export interface Person {
  readonly sex: Sex;
  readonly bornIn: Month;
}

/** Sex and month of birth in an object that may have other fields, already checked. */
export function personIn(fields: Fields): Person {
  return { sex: oneOf(fields, 'sex', ['female', 'male']), bornIn: month(fields, 'bornIn', monthOf(1900, 1)) };
}

/** The field "person". */
export function person(fields: Fields): Person {
  return personIn(fieldsOf(required(fields, 'person'), at(fields.path, 'person'), ['sex', 'bornIn']));
}
