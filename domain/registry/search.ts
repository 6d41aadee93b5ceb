import { QUERY_DIGITS_MIN, QUERY_MAX, QUERY_WORDS_MAX } from './limits.ts';
import { nameKey, sortKey } from './name-keys.ts';
import type { Person } from './person.ts';
import { readPhone } from './phone.ts';

/** How a search is read: words of a name, and digits of a number or a phone. Both together must fit. */
export type Query =
  | { readonly kind: 'nothing' }
  /** Digits, but so few that half the province would fit. */
  | { readonly kind: 'too-short' }
  | {
      readonly kind: 'search';
      /** Each the beginning of a word of the name, without accents. */
      readonly words: readonly string[];
      /** The same words as they were typed, to bring those with these accents to the top. */
      readonly typed: readonly string[];
      /** A part of a number or a phone; a whole phone as it is stored. */
      readonly digits: string | null;
    };

const letters = /[\p{L}\p{M}'’]+/gu;
/** Digits with what people put between them. */
const digitRow = /\+?\d[\d\s.-]*/g;

/** Reads what was typed into the search: "giang a pao", "0912 345", "páo 4217". */
export function readQuery(text: string): Query {
  const told = text.slice(0, QUERY_MAX).normalize('NFC');
  const rows = told.match(digitRow) ?? [];
  const row = rows.join('');
  const digits = readPhone(row) ?? row.replaceAll(/\D/g, '');
  const typed = (told.match(letters) ?? []).map((word) => word.toLowerCase()).slice(0, QUERY_WORDS_MAX);
  const words = typed.flatMap((word) => nameKey(word).split(' ')).filter((word) => word !== '');
  if (digits.length > 0 && digits.length < QUERY_DIGITS_MIN && words.length === 0) return { kind: 'too-short' };
  const enough = digits.length >= QUERY_DIGITS_MIN ? digits : null;
  if (words.length === 0 && enough === null) return { kind: 'nothing' };
  return { kind: 'search', words, typed, digits: enough };
}

/**
 * The patterns of SQL LIKE that a person's `searchKey` must all fit: a word where a word begins, digits anywhere in a number.
 * They hold no sign that LIKE reads in its own way.
 */
export function likePatterns(query: Query): string[] {
  if (query.kind !== 'search') return [];
  const words = [...new Set(query.words)].map((word) => `% ${word}%`);
  return query.digits === null ? words : [...words, `%${query.digits}%`];
}

const NAME_WHOLE = 100;
const WORD_WHOLE = 10;
const WORD_BEGUN = 5;
const GIVEN_NAME = 4;
const IN_ORDER = 3;
const ACCENTS = 2;
const NUMBER_WHOLE = 100;
const PHONE_WHOLE = 90;
const PHONE_END = 40;
const NUMBER_END = 30;
const NUMBER_PART = 10;

/** What of a person a search looks at. */
export type Found = Pick<Person, 'id' | 'name' | 'insuranceNumber' | 'personalNumber' | 'phones' | 'contact'>;

function rateWords({ words, typed }: Extract<Query, { kind: 'search' }>, name: string): number | null {
  const key = nameKey(name);
  const own = key.split(' ');
  if (words.length > 0 && words.join(' ') === key) return NAME_WHOLE + rateAccents(typed, name);
  const free = [...own];
  const places = new Map<number, number>();
  let rate = 0;
  // The longest first: what fits "anh" also fits "a", so that "a" must not take it away.
  const longestFirst = [...words.entries()].toSorted(([, one], [, other]) => other.length - one.length);
  for (const [index, word] of longestFirst) {
    const whole = free.indexOf(word);
    const at = whole === -1 ? free.findIndex((each) => each.startsWith(word)) : whole;
    if (at === -1) return null;
    free[at] = '';
    places.set(index, at);
    rate += (whole === -1 ? WORD_BEGUN : WORD_WHOLE) + (at === own.length - 1 ? GIVEN_NAME : 0);
  }
  const row = words.map((_, index) => places.get(index) ?? 0);
  const inOrder = row.length > 1 && row.every((place, index) => place > (row[index - 1] ?? -1));
  return rate + (inOrder ? IN_ORDER : 0) + rateAccents(typed, name);
}

/** A bonus for each word that stands in the name with the accents that were typed. */
function rateAccents(typed: readonly string[], name: string): number {
  const own = new Set(name.normalize('NFC').toLowerCase().split(' '));
  return typed.filter((word) => own.has(word)).length * ACCENTS;
}

function rateDigits(digits: string, person: Found): number | null {
  const numbers = [person.insuranceNumber, person.personalNumber].filter((number) => number !== null);
  const phones = [...person.phones, person.contact?.phone ?? null].filter((phone) => phone !== null);
  if (numbers.includes(digits)) return NUMBER_WHOLE;
  if (phones.includes(digits)) return PHONE_WHOLE;
  if (phones.some((phone) => phone.endsWith(digits))) return PHONE_END;
  if (numbers.some((number) => number.endsWith(digits))) return NUMBER_END;
  return [...numbers, ...phones].some((number) => number.includes(digits)) ? NUMBER_PART : null;
}

/** How well a person fits a search; null: not at all. */
export function rateHit(query: Query, person: Found): number | null {
  if (query.kind !== 'search') return null;
  const words = rateWords(query, person.name);
  const digits = query.digits === null ? 0 : rateDigits(query.digits, person);
  return words === null || digits === null ? null : words + digits;
}

/** Those who fit a search, the best first; equal ones in the order of Vietnamese lists. */
export function rankHits<T extends Found>(query: Query, persons: readonly T[]): T[] {
  return persons
    .flatMap((person) => {
      const rate = rateHit(query, person);
      return rate === null ? [] : [{ person, rate, order: `${sortKey(person.name)} ${person.id}` }];
    })
    .toSorted((one, other) => other.rate - one.rate || (one.order < other.order ? -1 : 1))
    .map(({ person }) => person);
}
