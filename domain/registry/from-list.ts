import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { CommuneCode, PersonId } from '../ids/index.ts';
import type { D05ReadLine } from '../reporting/reading/d05.ts';
import { birthYear, readBirth, type Birth } from './birth.ts';
import { MAJORITY, readEthnicity, type EthnicityCode } from './ethnicity.ts';
import { nameKey } from './name-keys.ts';
import { readPerson, type Person, type Sex } from './person.ts';
import { readPhone } from './phone.ts';
import type { Relation } from './household.ts';

/** What a line of a list leaves open about a person, or says against what is known. */
export const LIST_CODES = [
  'birth-missing',
  'birth-from-number',
  'sex-unknown',
  'sex-from-name',
  'ethnicity-assumed',
  'commune-assumed',
  'commune-elsewhere',
  'not-a-person',
  'number-of-another',
  'numbers-of-two-people',
  'other-number-known',
  'same-person-twice',
  'decrease-not-taken',
  'months-incomplete',
  'months-already-known',
  'support-assumed',
  'class-needs-decision',
  'relation-unknown',
] as const;
export type ListCode = (typeof LIST_CODES)[number];

/** What the one in front of the list can do about it. */
export type ListWayOut =
  | 'fill-in'
  | 'check-card'
  | 'confirm'
  | 'choose-person'
  | 'merge-first'
  | 'enter-by-hand'
  | 'add-household-decision';

/** One thing about a line. `stops`: the line cannot be taken; `asks`: it can, as is said, unless somebody objects. */
export interface ListTrouble {
  readonly field: string;
  readonly code: ListCode;
  readonly weight: 'stops' | 'asks';
  readonly wayOut: ListWayOut;
}

const wayOuts: Readonly<Record<ListCode, ListWayOut>> = {
  'birth-missing': 'fill-in',
  'birth-from-number': 'confirm',
  'sex-unknown': 'fill-in',
  'sex-from-name': 'confirm',
  'ethnicity-assumed': 'confirm',
  'commune-assumed': 'confirm',
  'commune-elsewhere': 'confirm',
  'not-a-person': 'check-card',
  'number-of-another': 'check-card',
  'numbers-of-two-people': 'merge-first',
  'other-number-known': 'check-card',
  'same-person-twice': 'choose-person',
  'decrease-not-taken': 'enter-by-hand',
  'months-incomplete': 'fill-in',
  'months-already-known': 'confirm',
  'support-assumed': 'confirm',
  'class-needs-decision': 'add-household-decision',
  'relation-unknown': 'confirm',
};

/** Something about a field of a line, with the way out that belongs to it. */
export const trouble = (code: ListCode, field: string, weight: ListTrouble['weight'] = 'asks'): ListTrouble => ({
  field,
  code,
  weight,
  wayOut: wayOuts[code],
});

/** Where a line's person lives, as far as places are known to whoever reads. */
export interface ListPlaces {
  /** A commune by its name without accents and without its kind; null: more than one bears it. */
  readonly byName: ReadonlyMap<string, CommuneCode | null>;
  /** Those that the unit serves. */
  readonly served: ReadonlySet<CommuneCode>;
  /** Where people live of whom the list does not say it. */
  readonly otherwise: CommuneCode;
}

/** What a line says about a person; what it does not say is null. */
export interface ToldPerson {
  readonly person: Person | null;
  readonly troubles: readonly ListTrouble[];
}

/** What offices pack into the note of a line: "Dân tộc: Thiểu_số; SĐT: 09…; Ngày sinh: 12/03/1980". */
function packed(note: string | null, name: string): string | null {
  for (const part of (note ?? '').split(/[;,\n]/)) {
    const at = part.search(/[:=]/);
    if (at > 0 && nameKey(part.slice(0, at)) === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

const CENTURY_PLACE = 3;
const FIRST_CENTURY = 1900;
const YEARS_OF_CENTURY = 100;

/** Sex and year of birth as the personal number has them: Decree 137/2015 art. 13. */
function saidByNumber(number: string | null): { readonly sex: Sex; readonly year: number } | null {
  if (number === null || !/^\d{12}$/.test(number)) return null;
  const digit = Number(number.charAt(CENTURY_PLACE));
  const year =
    FIRST_CENTURY +
    Math.floor(digit / 2) * YEARS_OF_CENTURY +
    Number(number.slice(CENTURY_PLACE + 1, CENTURY_PLACE + 3));
  return { sex: digit % 2 === 0 ? 'male' : 'female', year };
}

/** Middle names that go with one sex: Thị and Văn everywhere, A with the men of the Mông. */
const middleNames: ReadonlyMap<string, Sex> = new Map([
  ['thi', 'female'],
  ['van', 'male'],
  ['a', 'male'],
]);

function sexOf(line: D05ReadLine, troubles: ListTrouble[]): Sex | null {
  const word = nameKey(line.sex ?? packed(line.note, 'gioi tinh') ?? '');
  if (/^(nam|male|m|1)$/.test(word)) return 'male';
  if (/^(nu|female|f|0)$/.test(word)) return 'female';
  const said = saidByNumber(line.identity);
  if (said) return said.sex;
  const middle = nameKey(line.name).split(' ').slice(1, -1);
  const found = middle.flatMap((part) => middleNames.get(part) ?? []);
  const [only] = new Set(found);
  troubles.push(only === undefined ? trouble('sex-unknown', 'sex', 'stops') : trouble('sex-from-name', 'sex'));
  return only ?? null;
}

function birthOf(line: D05ReadLine, troubles: ListTrouble[]): Birth | null {
  const told = line.born ?? packed(line.note, 'ngay sinh');
  const read = told === null ? null : readBirth(told);
  if (read) return read;
  const said = saidByNumber(line.identity);
  troubles.push(said ? trouble('birth-from-number', 'born') : trouble('birth-missing', 'born', 'stops'));
  return said && { precision: 'year', year: said.year };
}

const MINORITY_PERCENT = 30;
const OTHERS_PERCENT = 20;
/** Minorities are a group of their own since this month. */
const FIVE_GROUPS_FROM = '2025-07';

function ethnicityOf(line: D05ReadLine, troubles: ListTrouble[]): EthnicityCode {
  const told = line.ethnicity ?? packed(line.note, 'dan toc');
  const read = told === null ? null : readEthnicity(told.replaceAll('_', ' '));
  if (read) return read;
  const minority = /^thieu so$/.test(nameKey((told ?? '').replaceAll('_', ' ')));
  // A share of 20 % since minorities have 30: then she is none.
  const none = line.statePercent === OTHERS_PERCENT && (line.from ?? '') >= FIVE_GROUPS_FROM;
  if (!minority && none) return MAJORITY;
  troubles.push(trouble('ethnicity-assumed', 'ethnicity'));
  return minority || line.statePercent === MINORITY_PERCENT ? 'other' : MAJORITY;
}

const bareName = (text: string): string => nameKey(text).replace(/^(xa|phuong|thi tran|dac khu|x|p|tt) /, '');

function communeOf(line: D05ReadLine, places: ListPlaces, troubles: ListTrouble[]): CommuneCode {
  const parts = [line.commune, ...(line.address ?? '').split(/[,;–]| - /).toReversed()];
  for (const part of parts) {
    const name = bareName(part ?? '');
    const code = name === '' ? null : places.byName.get(name);
    if (!code) continue;
    if (!places.served.has(code)) troubles.push(trouble('commune-elsewhere', 'address'));
    return code;
  }
  if (parts.some((part) => (part ?? '').trim() !== '')) troubles.push(trouble('commune-assumed', 'address'));
  return places.otherwise;
}

/** Reads out of a line of a list who it is about. What has to be guessed is said; what cannot be is a reason to leave the line out. */
export function personOfLine(line: D05ReadLine, id: PersonId, places: ListPlaces): ToldPerson {
  const troubles: ListTrouble[] = [];
  const birth = birthOf(line, troubles);
  const sex = sexOf(line, troubles);
  const ethnicity = ethnicityOf(line, troubles);
  const commune = communeOf(line, places, troubles);
  const phone = readPhone(line.phone ?? packed(line.note, 'sdt') ?? '');
  if (/^(ho ngheo|ho can ngheo)$/.test(nameKey((packed(line.note, 'doi tuong') ?? '').replaceAll('_', ' '))))
    troubles.push(trouble('class-needs-decision', 'note'));
  if (birth === null || sex === null) return { person: null, troubles };
  const read = readPerson({
    id,
    insuranceNumber: line.socialNumber,
    personalNumber: line.identity !== null && /^\d{12}$/.test(line.identity) ? line.identity : null,
    name: line.name,
    birth,
    sex,
    ethnicity,
    phones: phone === null ? [] : [phone],
    contact: null,
    commune,
    hamlet: line.hamlet,
    address: line.address,
    consent: null,
    privateNote: null,
  });
  if (read.ok) return { person: read.value, troubles };
  const fields = new Set(read.problems.map(({ field }) => field.split('.')[0] ?? field));
  return {
    person: null,
    troubles: [...troubles, ...[...fields].map((field) => trouble('not-a-person', field, 'stops'))],
  };
}

/** What a known person learns from a line: fields that were empty. What is known already stays, whatever the line says. */
export function filledIn(known: Person, told: Person): Person {
  const phones = told.phones
    .filter((phone) => !known.phones.includes(phone))
    .slice(0, known.phones.length === 0 ? 1 : 0);
  return {
    ...known,
    insuranceNumber: known.insuranceNumber ?? told.insuranceNumber,
    personalNumber: known.personalNumber ?? told.personalNumber,
    birth: known.birth.precision === 'year' && birthYear(told.birth) === known.birth.year ? told.birth : known.birth,
    phones: [...known.phones, ...phones],
    hamlet: known.hamlet ?? (known.commune === told.commune ? told.hamlet : null),
    address: known.address ?? (known.commune === told.commune ? told.address : null),
  };
}

/** Months that a list says were paid: a run of them at one income. */
export interface Spell {
  readonly from: string;
  readonly months: number;
  readonly income: number;
  readonly supported: number;
}

/** A person's record from before these books, as the store keeps it. */
export interface EarlierRecord {
  readonly until: Month;
  readonly supported: number;
  readonly spells: readonly Spell[];
}

const SUPPORT_BEGAN = '2018-01';

/** The months that a line says were paid, and whether the State supported them. */
export function spellOfLine(line: D05ReadLine): {
  readonly spell: Spell | null;
  readonly troubles: readonly ListTrouble[];
} {
  const { from, months, income } = line;
  if (from === null && months === null) return { spell: null, troubles: [] };
  if (from === null || months === null || income === 0)
    return {
      spell: null,
      troubles: [trouble('months-incomplete', from === null ? 'from' : months === null ? 'months' : 'income')],
    };
  const told = line.stateAmount ?? line.statePercent;
  const supported = told === null ? from >= SUPPORT_BEGAN : told > 0;
  return {
    spell: { from, months, income, supported: supported ? months : 0 },
    troubles: told === null && supported ? [trouble('support-assumed', 'statePercent')] : [],
  };
}

/** A run of months, both ends included. */
export interface MonthRun {
  readonly from: Month;
  readonly until: Month;
}

const runOf = ({ from, months }: Spell): MonthRun | null => {
  const first = parseMonth(from);
  return first === null ? null : { from: first, until: (first + months - 1) as Month };
};

/**
 * Adds months to a person's earlier record. A month counts once: what the record or our own books have already is left out, so that a list may be read
 * twice, and one of our own may come back.
 * @param inBooks months that our own receipts cover
 * @returns the record, and how many of the told months were there already
 */
export function addEarlier(
  record: EarlierRecord | null,
  told: readonly Spell[],
  inBooks: readonly MonthRun[],
): { readonly record: EarlierRecord | null; readonly known: number } {
  const taken = new Set<number>();
  const take = ({ from, until }: MonthRun): void => {
    for (let month: number = from; month <= until; month += 1) taken.add(month);
  };
  for (const run of inBooks) take(run);
  const spells = [...(record?.spells ?? [])];
  for (const spell of spells) {
    const run = runOf(spell);
    if (run) take(run);
  }
  let { until, supported } = record ?? { until: null, supported: 0 };
  let known = 0;
  for (const spell of told) {
    const run = runOf(spell);
    if (run === null) continue;
    let begun: Month | null = null;
    const end = (after: number): void => {
      if (begun === null) return;
      const months = after - begun;
      const own = spell.supported > 0 ? months : 0;
      spells.push({ from: formatMonth(begun), months, income: spell.income, supported: own });
      supported += own;
      until = Math.max(until ?? 0, after - 1) as Month;
      begun = null;
    };
    for (let month: number = run.from; month <= run.until; month += 1) {
      if (taken.has(month)) {
        known += 1;
        end(month);
      } else begun ??= month as Month;
    }
    end(run.until + 1);
    take(run);
  }
  return {
    record: until === null ? null : { until, supported, spells: spells.toSorted((a, b) => (a.from < b.from ? -1 : 1)) },
    known,
  };
}

const relationWords: readonly (readonly [RegExp, Relation])[] = [
  [/^chu ho$|^la chu ho$/, 'head'],
  [/^(vo|chong|vo chong)$/, 'spouse'],
  [/^(con dau|con re)$/, 'child-in-law'],
  [/^con\b/, 'child'],
  [/^(bo|cha|me) (vo|chong)$/, 'parent-in-law'],
  [/^(bo|cha|me|bo de|me de)$/, 'parent'],
  [/^(ong|ba)\b/, 'grandparent'],
  [/^chau\b/, 'grandchild'],
  [/^(anh|chi|em)\b/, 'sibling'],
];

/** What a word says a member is to the head of the household; null where nothing is said. */
export function readRelation(text: string | null): Relation | null {
  const word = nameKey(text ?? '');
  if (word === '') return null;
  return relationWords.find(([pattern]) => pattern.test(word))?.[1] ?? 'other';
}
