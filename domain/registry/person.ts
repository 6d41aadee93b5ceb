import { z } from 'zod';
import { idSchema, type CommuneCode, type Id, type PersonId } from '../ids/index.ts';
import { birthSchema, readBirth, type Birth } from './birth.ts';
import { dateSchema } from './dates.ts';
import { ETHNICITY_CODES, readEthnicity, type EthnicityCode } from './ethnicity.ts';
import { ADDRESS_MAX, HAMLET_MAX, NAME_MAX, NOTE_MAX, PHONES_MAX, RELATION_MAX } from './limits.ts';
import { phonePattern, readPhone } from './phone.ts';
import { problemsOf, type Outcome, type ProblemCode } from './problems.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/** Ten digits: mã số BHXH. */
export const insuranceNumberSchema = z.string().regex(/^\d{10}$/, { error: 'insurance-number' satisfies ProblemCode });
/** Twelve digits: số định danh cá nhân, the number of the CCCD. */
export const personalNumberSchema = z.string().regex(/^\d{12}$/, { error: 'personal-number' satisfies ProblemCode });

/** A commune by its five digits. The shape is checked, not that there is such a commune: the store knows them. */
export const communeSchema = z
  .string()
  .regex(/^\d{5}$/, { error: 'commune-code' satisfies ProblemCode }) as unknown as z.ZodType<CommuneCode, string>;

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/** How consent was given. */
export const CONSENT_WAYS = ['paper', 'spoken', 'screen'] as const;
/** The languages in which consent is asked: Vietnamese, those of the province's peoples, those of the screens. */
export const CONSENT_LANGUAGES = [
  'vi',
  'hmn',
  'dao',
  'tay',
  'nung',
  'thai',
  'giay',
  'ha-nhi',
  'en',
  'nb',
  'other',
] as const;

/** Free consent to keep and use the data: when, how and in which language it was asked, and by whom. */
export interface Consent {
  readonly on: PlainDate;
  readonly how: (typeof CONSENT_WAYS)[number];
  readonly language: (typeof CONSENT_LANGUAGES)[number];
  readonly by: Id<'user' | 'collector'>;
}

/** Somebody through whom a person is reached: a child, a neighbour. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly relation: string | null;
}

/** A person in the registry: a participant, or somebody who may become one. */
export interface Person {
  readonly id: PersonId;
  /** Either number may be missing: the one is given at the first enrolment, the other stands on the card that people may not have. */
  readonly insuranceNumber: string | null;
  readonly personalNumber: string | null;
  /** As the person gives it: "Giàng A Páo". */
  readonly name: string;
  readonly birth: Birth;
  readonly sex: Sex;
  readonly ethnicity: EthnicityCode;
  /** Two letters, ISO 3166-1. */
  readonly nationality: string;
  readonly phones: readonly string[];
  readonly contact: Contact | null;
  readonly commune: CommuneCode;
  /** Thôn, bản, tổ dân phố. */
  readonly hamlet: string | null;
  readonly address: string | null;
  readonly consent: Consent | null;
  /** For the collector and the office only: never on a form, a list or a message. */
  readonly privateNote: string | null;
}

/** Latin letters with their accents, spaces, and the signs that stand in names: H'Bia, K'Brể, Anne-Marie, Nguyễn T. Lan. */
const namePattern = /^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M} '.-]*$/u;
const controlSign = /\p{C}/u;

const isTidy = (text: string): boolean => text === text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** A name: composed letters (NFC), single spaces, no signs that no name has; capitals as they were given. */
export const nameSchema = z
  .string()
  .min(1, { error: 'name-missing' satisfies ProblemCode, abort: true })
  .max(NAME_MAX, { error: 'name-too-long' satisfies ProblemCode, abort: true })
  .regex(namePattern, { error: 'name-sign' satisfies ProblemCode, abort: true })
  .refine(isTidy, { error: 'name-sign' satisfies ProblemCode });

/**
 * The schema of a free text of one line.
 * @param most its greatest length
 */
export function lineSchema(most: number) {
  return z
    .string()
    .min(1, { error: 'text-empty' satisfies ProblemCode, abort: true })
    .max(most, { error: 'text-too-long' satisfies ProblemCode, abort: true })
    .refine((text) => isTidy(text) && !controlSign.test(text), {
      error: 'text-control-sign' satisfies ProblemCode,
    });
}

/** A note may have several lines; nothing else of control. */
const noteSchema = z
  .string()
  .min(1, { error: 'text-empty' satisfies ProblemCode, abort: true })
  .max(NOTE_MAX, { error: 'text-too-long' satisfies ProblemCode, abort: true })
  .refine((text) => !controlSign.test(text.replaceAll('\n', ' ')), {
    error: 'text-control-sign' satisfies ProblemCode,
  });

/** A phone as it is stored. */
export const phoneSchema = z.string().regex(phonePattern, { error: 'phone-unreadable' satisfies ProblemCode });

/**
 * A person as stored and sent: everything in its one form, nothing is rewritten on the way. What people type is read by
 * `readPerson` first. A refused field names its problem in the message: see `problemsOf`.
 */
export const personSchema = z.strictObject({
  id: idSchema<'person'>(),
  insuranceNumber: insuranceNumberSchema.nullable(),
  personalNumber: personalNumberSchema.nullable(),
  name: nameSchema,
  birth: birthSchema,
  sex: z.enum(SEXES, { error: 'sex-unknown' satisfies ProblemCode }),
  ethnicity: z.enum(ETHNICITY_CODES as [EthnicityCode, ...EthnicityCode[]], {
    error: 'ethnicity-unknown' satisfies ProblemCode,
  }),
  nationality: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'nationality-unknown' satisfies ProblemCode })
    .default('VN'),
  phones: z
    .array(phoneSchema)
    .max(PHONES_MAX, { error: 'phones-too-many' satisfies ProblemCode })
    .refine((phones) => new Set(phones).size === phones.length, { error: 'phone-twice' satisfies ProblemCode }),
  contact: z
    .strictObject({
      name: nameSchema,
      phone: phoneSchema.nullable(),
      relation: lineSchema(RELATION_MAX).nullable(),
    })
    .nullable(),
  commune: communeSchema,
  hamlet: lineSchema(HAMLET_MAX).nullable(),
  address: lineSchema(ADDRESS_MAX).nullable(),
  consent: z
    .strictObject({
      on: dateSchema('consent-day'),
      how: z.enum(CONSENT_WAYS),
      language: z.enum(CONSENT_LANGUAGES),
      by: idSchema<'user' | 'collector'>(),
    })
    .nullable(),
  privateNote: noteSchema.nullable(),
});

/** A text of one line without what typing and copying leave in it: kinds of space, and signs that show nothing at all. */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
}

/** A name as it is stored, from a name as it was typed or copied: one apostrophe, single spaces, composed letters. Capitals stay. */
export function cleanName(text: string): string {
  return cleanLine(text)
    .replaceAll(/[’ʼ‘`]/g, "'")
    .replaceAll(/ {2,}/g, ' ');
}

/** A number as it is stored, from one with spaces, dots or dashes between its digits. */
export function cleanNumber(text: string): string {
  return text.replaceAll(/[\s.\-–\p{Cf}]/gu, '');
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text is read; an empty one is nothing; anything else goes on to the schema as it is. */
const reading =
  (read: (text: string) => unknown) =>
  (value: unknown): unknown => {
    if (typeof value !== 'string') return value ?? null;
    return cleanLine(value) === '' ? null : read(value);
  };

/** What cannot be read goes on as it was typed, and the schema names the problem. */
const orAsTyped =
  <T>(read: (text: string) => T | null) =>
  (text: string): T | string =>
    read(text) ?? text;

const readSex = (text: string): string => {
  const word = cleanLine(text).toLowerCase();
  return word === 'nam' ? 'male' : word === 'nữ' || word === 'nu' ? 'female' : word;
};

/** A birth that cannot be read is a day that does not exist, for the one who typed it. */
const readTypedBirth = (text: string): unknown => readBirth(text) ?? { precision: 'day', date: text };

const readPhones = (value: unknown): unknown => {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map(reading(orAsTyped(readPhone))).filter((phone) => phone !== null);
};

const readContact = (value: unknown): unknown => {
  if (!isFields(value)) return value ?? null;
  const contact = {
    ...value,
    name: reading(cleanName)(value['name']),
    phone: reading(orAsTyped(readPhone))(value['phone']),
    relation: reading(cleanLine)(value['relation']),
  };
  return Object.values(contact).every((part) => part === null) ? null : { ...contact, name: contact.name ?? '' };
};

const readNote = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();

/**
 * Reads a person as people type one: names with stray spaces, numbers with dots, phones with +84, births as "12/3/1980", peoples by name. Fields that
 * are left out are empty; the nationality is Vietnamese.
 * @returns the person, or every problem with its field
 */
export function readPerson(typed: unknown): Outcome<Person> {
  const fields: Fields = isFields(typed) ? typed : {};
  const told = {
    ...fields,
    insuranceNumber: reading(cleanNumber)(fields['insuranceNumber']),
    personalNumber: reading(cleanNumber)(fields['personalNumber']),
    name: reading(cleanName)(fields['name']) ?? '',
    birth: reading(readTypedBirth)(fields['birth']) ?? undefined,
    sex: reading(readSex)(fields['sex']),
    ethnicity: reading(orAsTyped(readEthnicity))(fields['ethnicity']),
    nationality: reading((text) => text.trim().toUpperCase())(fields['nationality']) ?? undefined,
    phones: readPhones(fields['phones']),
    contact: readContact(fields['contact']),
    hamlet: reading(cleanLine)(fields['hamlet']),
    address: reading(cleanLine)(fields['address']),
    consent: fields['consent'] ?? null,
    privateNote: reading(readNote)(fields['privateNote']),
  };
  const parsed = personSchema.safeParse(told);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error.issues, told) };
}
