import { coverStateIn, type Covered, type Judgement } from '@diemtua/domain/collection';
import { communeCodeSchema, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { maskNumber, SEXES, SUPPORT_GROUPS, type Person } from '@diemtua/domain/registry';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { z } from 'zod';
import type { Hit } from '../store/registry/find.ts';

/** A day, and a month, as JSON carries them. */
export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const dong = z.int();

export const personParams = z.strictObject({ person: idSchema<'person'>() });

const birth = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), date: dayText }),
  z.strictObject({ precision: z.literal('month'), month: monthText }),
  z.strictObject({ precision: z.literal('year'), year: z.int() }),
]);

/** A person whose numbers show their last four digits; the private note stays in the office that wrote it. */
export const maskedPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  birth,
  sex: z.enum(SEXES),
  insuranceNumber: z.string().nullable(),
  personalNumber: z.string().nullable(),
  ethnicity: z.string(),
  nationality: z.string(),
  phones: z.array(z.string()),
  contact: z
    .strictObject({ name: z.string(), phone: z.string().nullable(), relation: z.string().nullable() })
    .nullable(),
  commune: z.string(),
  hamlet: z.string().nullable(),
  address: z.string().nullable(),
  consent: z.strictObject({ on: dayText, how: z.string(), language: z.string(), by: z.string() }).nullable(),
});

const masked = (number: string | null): string | null => (number === null ? null : maskNumber(number));

/** A person as lists and cards show one. */
export function maskPerson(person: Person): z.input<typeof maskedPerson> {
  const { id, name, birth: born, sex, ethnicity, nationality, commune, hamlet, address, consent, contact } = person;
  return {
    id,
    name,
    birth: born,
    sex,
    ethnicity,
    nationality,
    commune,
    hamlet,
    address,
    consent,
    insuranceNumber: masked(person.insuranceNumber),
    personalNumber: masked(person.personalNumber),
    phones: person.phones.map(maskNumber),
    contact: contact && { ...contact, phone: masked(contact.phone) },
  };
}

const coverState = z.enum(['never', 'covered', 'due', 'lapsed']);

/** How a person stands with voluntary insurance. */
export const standing = z.strictObject({
  state: coverState,
  until: monthText.nullable(),
  due: monthText.nullable(),
});

const textOf = (month: Month | null): string | null => (month === null ? null : formatMonth(month));

/** How a person stands in a month, as JSON. */
export const standingIn = (month: Month, until: Month | null, due: Month | null): z.input<typeof standing> => ({
  state: coverStateIn(month, until, due),
  until: textOf(until),
  due: textOf(due),
});

/** A person in a list. */
export const hitShape = z.strictObject({
  person: maskedPerson,
  version: z.int(),
  communeName: z.string(),
  standing,
  inSuspense: z.int(),
});

/** A hit of the store as a list shows it. */
export const hitText = (hit: Hit, month: Month): z.input<typeof hitShape> => ({
  person: maskPerson(hit.person),
  version: hit.version,
  communeName: hit.communeName,
  standing: standingIn(month, hit.coveredUntil, hit.dueMonth),
  inSuspense: Number(hit.inSuspense),
});

/** Which people: those who fit a search, or a list. */
export const peopleQuery = z.strictObject({
  search: z.string().max(100).optional(),
  commune: communeCodeSchema.optional(),
  /** For whom several units are open: those who live in its communes today. */
  unit: unitCodeSchema.optional(),
  state: coverState.optional(),
  dueBy: monthText.optional(),
  /** Where the page before ended. */
  afterKey: z.string().max(400).optional(),
  afterId: idSchema<'person'>().optional(),
});

/** What a payment means for the books, as a card shows it. */
export const judged = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('covers'),
    product: z.enum(['voluntary', 'health']),
    kind: z.enum(['first', 'continuing', 're-registered']),
    method: z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly', 'future-years', 'missing-months']).nullable(),
    income: dong.nullable(),
    from: monthText,
    until: monthText,
    months: z.int(),
    group: z.enum(SUPPORT_GROUPS).nullable(),
    supportedMonths: z.int(),
    gross: dong,
    state: dong,
    local: dong,
    other: dong,
    sponsor: z.string().nullable(),
    payable: dong,
    remainder: dong,
  }),
  z.strictObject({ outcome: z.literal('suspense'), question: z.string() }),
  z.strictObject({ outcome: z.literal('voided') }),
]);

const monthsOf = ({ from, months, ...rest }: Covered) => ({
  ...rest,
  from: formatMonth(from),
  until: formatMonth(from + months - 1),
  months,
});

/** A judgement as JSON. */
export function judgedText(judgement: Judgement): z.input<typeof judged> {
  if (judgement.outcome === 'covers') return monthsOf(judgement);
  return judgement.outcome === 'suspense' ? { outcome: 'suspense', question: judgement.question.asks } : judgement;
}

/** One field of a person before and after, numbers masked. */
export const changeShape = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });
