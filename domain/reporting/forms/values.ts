import { formatNumber } from '@diemtua/law/kernel/format';
import type { Dong } from '@diemtua/law/kernel/dong';
import { parseMonth } from '@diemtua/law/kernel/month';
import { parseDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';

const textMax = 200;
const percentMax = 100;
const monthsMax = 600;

/** One line of text as people write it: composed letters, single spaces, nothing that does not print. */
export const lineSchema = (max = textMax) =>
  z
    .string()
    .max(max * 2)
    .transform((text) => oneLine(text))
    .pipe(z.string().min(1).max(max));

/** Composes letters and their marks, and makes every run of spaces and control characters one space. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** A name, a place, a note. */
export const wordsSchema = lineSchema();
/** A short code: of a collector, a book, a bank slip. */
export const codeSchema = lineSchema(40);
/** The 10 digits of the social insurance number (mã số BHXH). */
export const socialNumberSchema = z.string().regex(/^\d{10}$/);
/** Identity: the 12 digits of the personal number, the 9 of the old card, or a passport. */
export const identitySchema = z.string().regex(/^(\d{12}|\d{9}|[A-Z]{1,2}\d{6,8})$/);
/** A civil day, "YYYY-MM-DD". */
export const daySchema = z.string().refine((text) => parseDate(text) !== null, 'no such day');
/** A calendar month, "YYYY-MM". */
export const monthSchema = z.string().refine((text) => parseMonth(text) !== null, 'no such month');
/** When a person was born: the day, or the year alone where nobody knows more. */
export const bornSchema = z.string().refine((text) => /^\d{4}$/.test(text) || parseDate(text) !== null, 'no such day');
/** Whole đồng, not negative. */
export const dongSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) as unknown as z.ZodType<Dong, number>;
/** Whole đồng; less than nothing where money goes back. */
export const signedDongSchema = z
  .number()
  .int()
  .min(Number.MIN_SAFE_INTEGER)
  .max(Number.MAX_SAFE_INTEGER) as unknown as z.ZodType<Dong, number>;
/** 20 is twenty percent. */
export const percentSchema = z.number().min(0).max(percentMax);
/** How many months. */
export const monthCountSchema = z.number().int().min(1).max(monthsMax);
/** Man or woman. */
export const sexSchema = z.enum(['male', 'female']);

/** Who reports: a unit (BHXH cơ sở) or an organisation that collects. */
export const issuerSchema = z.object({
  /** The body above it, printed in the first line at left. */
  above: wordsSchema.nullable(),
  name: wordsSchema,
  code: codeSchema,
  taxCode: codeSchema.nullable(),
  address: wordsSchema.nullable(),
  phone: codeSchema.nullable(),
  email: wordsSchema.nullable(),
});
export type Issuer = z.infer<typeof issuerSchema>;

/** Place and day of signing, as at the foot of every form. */
export const signingSchema = z.object({ place: wordsSchema, day: daySchema });
export type Signing = z.infer<typeof signingSchema>;

/** "2025-11-18" as forms write it: "18/11/2025"; a year alone stays a year. */
export function dayOnPaper(day: string): string {
  const [year = '', month, date] = day.split('-');
  return month === undefined || date === undefined ? year : `${date}/${month}/${year}`;
}

/** "2025-12" as forms write it: "12/2025". */
export function monthOnPaper(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${number}/${year}`;
}

/** The line above the signatures: "Sa Pa, ngày 18 tháng 11 năm 2025". */
export function placeAndDay({ place, day }: Signing): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${place}, ngày ${date} tháng ${month} năm ${year}`;
}

/** Man or woman in a form. */
export const sexOnPaper = (sex: z.infer<typeof sexSchema>): string => (sex === 'male' ? 'Nam' : 'Nữ');

const shareDecimals = 2;

/** Percent with both decimals, so that a column of them reads as one: "81,80". */
export function shareOnPaper(percent: number): string {
  const [whole = '', decimals = ''] = percent.toFixed(shareDecimals).split('.');
  return `${formatNumber(Number(whole), 'vi')},${decimals}`;
}
