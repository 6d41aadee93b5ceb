import { z } from 'zod';
import { communeCodeSchema, idSchema, unitCodeSchema } from '../ids/index.ts';
import { lineSchema } from '../registry/person.ts';
import { ROLES } from './role.ts';

/** Signs of a full name, of the label of a device or a passkey. */
export const LABEL_MAX = 100;
/** Units, or communes, of one user. */
export const PLACES_MAX = 200;
/** The fewest and the most signs of a password. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** What a user types to be known: small letters, digits and . _ - @; capitals are taken as small ones. */
export const userNameSchema = z
  .string()
  .max(LABEL_MAX)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{1,63}$/));

export const passwordSchema = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
export const labelSchema = lineSchema(LABEL_MAX);

/** The places of a user: codes, or all of the province. */
export const unitsSchema = z.union([z.literal('all'), z.array(unitCodeSchema).max(PLACES_MAX)]);
export const communesSchema = z.union([
  z.literal('all'),
  z.literal('of-units'),
  z.array(communeCodeSchema).max(PLACES_MAX),
]);

/** What makes a user, apart from the ways to sign in. */
export const userSchema = z
  .strictObject({
    name: userNameSchema,
    fullName: labelSchema,
    role: z.enum(ROLES),
    units: unitsSchema,
    communes: communesSchema,
    collector: idSchema<'collector'>().nullable(),
  })
  .refine(({ role, collector }) => (role === 'collector') === (collector !== null), {
    path: ['collector'],
    error: 'collector-for-collectors-only',
  })
  .refine(({ role, units }) => role !== 'collector' || (units !== 'all' && units.length === 1), {
    path: ['units'],
    error: 'collector-has-one-unit',
  });

export type User = z.output<typeof userSchema>;
