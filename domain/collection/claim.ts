import { isDong, type Dong } from '@diemtua/law/kernel/dong';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import { parseDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { idSchema, type PersonId } from '../ids/index.ts';
import { lineSchema } from '../registry/person.ts';
import { AMOUNT_MAX, TEXT_MAX } from './limits.ts';

/** What is offered in one visit: voluntary social insurance, and household health insurance. */
export const PRODUCTS = ['voluntary', 'health'] as const;
export type Product = (typeof PRODUCTS)[number];

/** Ways of paying the voluntary contribution, by their names in the law engine. */
export const METHODS = ['monthly', 'quarterly', 'half-yearly', 'yearly', 'future-years', 'missing-months'] as const;
export type Method = (typeof METHODS)[number];

/** Months for which household health insurance is sold at once. */
export const HEALTH_MONTHS = [3, 6, 12] as const;

const textMax = 40;
/** A month as text, "YYYY-MM", read to a month. */
export const monthSchema = z
  .string()
  .max(textMax)
  .transform((text, context): Month => {
    const month = parseMonth(text);
    if (month !== null) return month;
    context.addIssue({ code: 'custom', message: 'not-a-month' });
    return z.NEVER;
  });

/** A day as text, "YYYY-MM-DD". */
export const daySchema = z
  .string()
  .max(textMax)
  .transform((text, context): PlainDate => {
    const day = parseDate(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: 'not-a-day' });
    return z.NEVER;
  });

/** Whole đồng above zero, up to the most that one line can be. */
export const dongSchema = z
  .number()
  .int()
  .min(1)
  .max(AMOUNT_MAX)
  .refine((value): value is Dong => isDong(value), { error: 'not-dong' }) as unknown as z.ZodType<Dong, number>;

const person = idSchema<'person'>() as z.ZodType<PersonId, string>;
/** Above the legal limits of every date (the law engine knows them): only what no law could mean is stopped here. */
const monthsMost = 240;
const yearsMost = 20;

/** What others pay towards a contribution, and which paper says so. */
const otherSupportSchema = z.strictObject({
  sponsor: lineSchema(TEXT_MAX),
  amount: dongSchema,
});

/** Voluntary insurance that a person asks for and pays. */
export const voluntaryClaimSchema = z.strictObject({
  product: z.literal('voluntary'),
  person,
  method: z.enum(METHODS),
  income: dongSchema,
  from: monthSchema,
  /** Years ahead, for `future-years`. */
  years: z.int().min(1).max(yearsMost).optional(),
  /** Missing months bought, for `missing-months`. */
  months: z.int().min(1).max(monthsMost).optional(),
  /** What the province adds, percent of 22 % of the poverty line: by resolution, with its number. */
  local: z.strictObject({ percent: z.number().min(0).max(100), resolution: lineSchema(TEXT_MAX) }).optional(),
  other: otherSupportSchema.optional(),
});

/** Household health insurance of one member; the household's ladder gives each member's share. */
export const healthClaimSchema = z.strictObject({
  product: z.literal('health'),
  person,
  household: idSchema<'household'>(),
  from: monthSchema,
  months: z.union(HEALTH_MONTHS.map((months) => z.literal(months))),
  /** Place on the ladder among the members who pay: 1 pays the full premium. */
  place: z.int().min(1).max(20),
  other: otherSupportSchema.optional(),
});

/** What a line of a receipt pays for. */
export const claimSchema = z.discriminatedUnion('product', [voluntaryClaimSchema, healthClaimSchema]);

export type VoluntaryClaim = z.output<typeof voluntaryClaimSchema>;
export type HealthClaim = z.output<typeof healthClaimSchema>;
export type Claim = z.output<typeof claimSchema>;
/** A claim as JSON carries it. */
export type ClaimText = z.input<typeof claimSchema>;

/** A claim as JSON carries it, from one that was read. */
export const claimText = (claim: Claim): ClaimText => ({ ...claim, from: formatMonth(claim.from) });
