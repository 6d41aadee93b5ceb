import { ROLES, STARTS, type Start } from '@diemtua/domain/access';
import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import type { Opened } from '../../access/sessions.ts';
import { cookieOf } from '../../access/sessions.ts';
import type { Who } from '../../access/who.ts';
import { instant } from '../shapes.ts';
import { Reply } from '../route.ts';

/** A token of a half sign-in. */
export const stepToken = z.string().regex(/^\d{2}\.[\w-]{43}$/);
/** A code of the second factor. */
export const codeSchema = z.string().regex(/^\d{6}$/);
/** The most that browsers send about a passkey. */
export const PASSKEY_BYTES_MAX = 16 * 1024;
/** A form with a few fields. */
export const FORM_BYTES_MAX = 4 * 1024;

/** What a browser says of a passkey: read by the library that checks it. */
export const credentialSchema = z.looseObject({
  id: z.string().min(16).max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(4000) }),
  clientExtensionResults: z.looseObject({}),
});

/** A sign-in that is through, or half way. */
export const signInAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed-in'), endsAt: instant }),
  /** Ended with a code, or with a passkey: whichever of them the user has. */
  z.strictObject({
    state: z.literal('second-factor'),
    step: stepToken,
    means: z.array(z.enum(['totp', 'passkey'])),
  }),
]);

/** Tells a browser that it is signed in: the token goes into the cookie, where no script reads it. */
export const signedIn = ({ token, endsAt }: Opened, origin: string) =>
  new Reply({ state: 'signed-in' as const, endsAt: new Date(endsAt).toISOString() }, 200, {
    'set-cookie': cookieOf(origin, token),
  });

/** Who somebody is. */
export const meSchema = z.strictObject({
  user: idSchema<'user'>(),
  name: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  province: z.string(),
  units: z.union([z.literal('all'), z.array(z.string())]),
  communes: z.union([z.literal('all'), z.array(z.string())]),
  collector: idSchema<'collector'>().nullable(),
  device: idSchema<'device'>().nullable(),
  means: z.array(z.string()),
  /** What the role may do. */
  acts: z.array(z.string()),
  /** Where the role begins. */
  start: z.enum(Object.keys(STARTS) as [Start, ...Start[]]),
  /** What has to be done before anything else. */
  wants: z.enum(['second-factor', 'new-password']).nullable(),
  endsAt: instant,
  /** The moment of these books: the machine's, or a demonstration's own. */
  now: instant,
  /** Whether these books are a demonstration, whose day is not the calendar's. */
  demonstration: z.boolean(),
});

/** The screens' sessions that may do what a phone's may not: manage how one signs in. */
export const isScreen = ({ device }: Who): boolean => device === null;
