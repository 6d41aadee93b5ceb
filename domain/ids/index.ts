import type { Brand } from '@diemtua/law/kernel/brand';
import { z } from 'zod';

/** A UUIDv7: made by whoever creates the thing (a phone in a valley, the office), so that it can be sent again. */
export type Id<Name extends string> = Brand<string, `${Name}-id`>;

export type PersonId = Id<'person'>;
export type HouseholdId = Id<'household'>;
export type CollectorId = Id<'collector'>;
export type OrganisationId = Id<'organisation'>;
export type DeviceId = Id<'device'>;
export type UserId = Id<'user'>;
export type DeclarationId = Id<'declaration'>;
export type ReceiptId = Id<'receipt'>;
export type BookId = Id<'book'>;
export type LeaseId = Id<'lease'>;
export type DueId = Id<'due'>;
export type BatchId = Id<'batch'>;
export type CommandId = Id<'command'>;
export type ImportId = Id<'import'>;

/** Two digits: the province is the tenant, and stands in every key. */
export type ProvinceCode = Brand<string, 'province-code'>;
/** Five digits, by Decision 19/2025/QĐ-TTg. */
export type CommuneCode = Brand<string, 'commune-code'>;
/** A grassroots unit (BHXH cơ sở). */
export type UnitCode = Brand<string, 'unit-code'>;

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The schema of an id of one kind, in lower case. */
export const idSchema = <Name extends string>(): z.ZodType<Id<Name>, string> =>
  z.string().regex(idPattern) as unknown as z.ZodType<Id<Name>, string>;

export const provinceCodeSchema = z.string().regex(/^\d{2}$/) as unknown as z.ZodType<ProvinceCode, string>;
export const communeCodeSchema = z.string().regex(/^\d{5}$/) as unknown as z.ZodType<CommuneCode, string>;
export const unitCodeSchema = z.string().regex(/^[A-Z0-9-]{2,20}$/) as unknown as z.ZodType<UnitCode, string>;

const HEX = 16;
const TIME_DIGITS = 12;
const RANDOM_BYTES = 10;
/** Each byte in two digits. */
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(HEX).padStart(2, '0'));

/**
 * Makes a UUIDv7.
 * @param ms the moment, in milliseconds since 1970
 * @param random ten bytes of chance; those who make ids that others must not guess take them from the machine
 */
export function makeId<Name extends string>(ms: number, random: Uint8Array): Id<Name> {
  const time = Math.trunc(ms).toString(HEX).padStart(TIME_DIGITS, '0');
  let text = '';
  for (let index = 0; index < RANDOM_BYTES; index++) {
    const byte = random[index] ?? 0;
    text += hexOf[index === 0 ? (byte & 0x0f) | 0x70 : index === 2 ? (byte & 0x3f) | 0x80 : byte];
  }
  return `${time.slice(0, 8)}-${time.slice(8)}-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}` as Id<Name>;
}
