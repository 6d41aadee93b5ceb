import { cleanName, nameSchema, readPhone } from '../registry/index.ts';

/** How far it is with somebody who asked to be called. */
export const LEAD_STATES = ['new', 'called', 'met', 'enrolled', 'not-wanted', 'withdrawn'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/**
 * What may follow on what. Whoever said no, or took the consent back, is not called again: both are ends. An enrolment that was written down by mistake is
 * a meeting again. Only the person takes the consent back.
 */
const follows: Readonly<Record<LeadState, readonly LeadState[]>> = {
  new: ['called', 'met', 'enrolled', 'not-wanted'],
  called: ['called', 'met', 'enrolled', 'not-wanted'],
  met: ['called', 'met', 'enrolled', 'not-wanted'],
  enrolled: ['met'],
  'not-wanted': [],
  withdrawn: [],
};

/** The states that an office may write down after one. */
export const statesAfter = (state: LeadState): readonly LeadState[] => follows[state];

/** Whether somebody still waits to be called or met. */
export const isOpenLead = (state: LeadState): boolean => state === 'new' || state === 'called' || state === 'met';

/** Whether the consent can be taken back: always, once. */
export const mayWithdraw = (state: LeadState): boolean => state !== 'withdrawn';

/** So many months after the last thing that was done about a lead it is deleted, unless the person enrolled. */
export const LEAD_KEPT_MONTHS = 6;
/** One phone may wait for so many calls at once: a family shares a phone. */
export const LEADS_OF_A_PHONE_MAX = 3;
/** A commune takes so many requests a day: more is not people. */
export const LEADS_OF_A_COMMUNE_A_DAY_MAX = 200;
/** Greatest length of the note beside a step. */
export const LEAD_NOTE_MAX = 500;

/** When somebody is best called. */
export const BEST_TIMES = ['any', 'morning', 'noon', 'afternoon', 'evening'] as const;
export type BestTime = (typeof BEST_TIMES)[number];

/** About what somebody wants to talk. There is no free text: what is nobody's business is not asked for. */
export const ABOUTS = ['joining', 'paying-on', 'benefits', 'support', 'other'] as const;
export type About = (typeof ABOUTS)[number];

/** What somebody wrote who asks to be called. */
export interface Ask {
  readonly name: string;
  /** As it is stored: ten or eleven digits. */
  readonly phone: string;
  /** The commune as it was written; which one it is, the store finds. */
  readonly commune: string;
  readonly best: BestTime;
  readonly about: About;
}

/** A field of the form, as it is named in the page. */
export const ASK_FIELDS = ['name', 'phone', 'commune', 'best', 'about', 'consent'] as const;
export type AskField = (typeof ASK_FIELDS)[number];

/** What is wrong with a field. */
export type AskProblem =
  | { readonly field: 'name'; readonly code: 'name-missing' | 'name-wrong' }
  | { readonly field: 'phone'; readonly code: 'phone-missing' | 'phone-wrong' }
  | { readonly field: 'commune'; readonly code: 'commune-missing' }
  | { readonly field: 'best' | 'about'; readonly code: 'choice-missing' }
  | { readonly field: 'consent'; readonly code: 'consent-missing' };

/** A form as it came: every field is text, or was not there. */
export type Written = Readonly<Partial<Record<AskField, string>>>;

/** What the written form asks for, or everything that is wrong with it, in the order of its fields. */
export type ReadAsk =
  | { readonly ok: true; readonly value: Ask }
  | { readonly ok: false; readonly problems: readonly AskProblem[] };

/**
 * Reads a form by which somebody asks to be called. Without the consent nothing is asked: the box must be ticked by the person.
 */
export function readAsk(written: Written): ReadAsk {
  const name = cleanName(written.name ?? '');
  const phone = readPhone(written.phone ?? '');
  const commune = (written.commune ?? '').trim();
  const best = BEST_TIMES.find((each) => each === (written.best ?? 'any'));
  const about = ABOUTS.find((each) => each === written.about);
  const problems: AskProblem[] = [];
  if (name === '') problems.push({ field: 'name', code: 'name-missing' });
  else if (!nameSchema.safeParse(name).success) problems.push({ field: 'name', code: 'name-wrong' });
  if (phone === null)
    problems.push({ field: 'phone', code: (written.phone ?? '').trim() === '' ? 'phone-missing' : 'phone-wrong' });
  if (commune === '') problems.push({ field: 'commune', code: 'commune-missing' });
  if (best === undefined) problems.push({ field: 'best', code: 'choice-missing' });
  if (about === undefined) problems.push({ field: 'about', code: 'choice-missing' });
  if (written.consent !== 'yes') problems.push({ field: 'consent', code: 'consent-missing' });
  if (problems.length > 0 || phone === null || best === undefined || about === undefined)
    return { ok: false, problems };
  return { ok: true, value: { name, phone, commune, best, about } };
}

/** Letters and digits of a code that a person writes down: none that is taken for another. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SIGNS = 10;
const bitsOfSign = 5;
const half = CODE_SIGNS / 2;

/**
 * The code by which a consent is taken back: ten signs with a dash in the middle, 50 bits of chance.
 * @param random at least seven bytes that nobody can guess
 */
export function withdrawalCode(random: Uint8Array): string {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = Array.from(
    { length: CODE_SIGNS },
    (_, at) => signs[Number.parseInt(bits.slice(at * bitsOfSign, (at + 1) * bitsOfSign), 2)] ?? '',
  ).join('');
  return `${text.slice(0, half)}-${text.slice(half)}`;
}

/**
 * A code as somebody typed it: small letters, dashes, spaces, O for 0, I or L for 1.
 * @returns the code as it was told, or null where it can be none
 */
export function readWithdrawalCode(text: string): string | null {
  const bare = text
    .toUpperCase()
    .replaceAll(/[\s\-–]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (bare.length !== CODE_SIGNS || [...bare].some((sign) => !signs.includes(sign))) return null;
  return `${bare.slice(0, half)}-${bare.slice(half)}`;
}
