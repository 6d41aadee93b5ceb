/**
 * What can be wrong with what was told about a person or a household, each with its way out. Both are codes: the screen, the API and
 * the letter put them into words in their own language.
 */
const wayOuts = {
  missing: 'tell-it',
  'wrong-shape': 'correct-it',
  'unknown-field': 'leave-it-out',
  'name-missing': 'type-the-full-name',
  'name-too-long': 'shorten-it',
  'name-sign': 'type-letters-only',
  'text-too-long': 'shorten-it',
  'text-control-sign': 'type-it-again',
  'text-empty': 'leave-it-empty',
  'insurance-number': 'type-ten-digits',
  'personal-number': 'type-twelve-digits',
  'birth-no-such-day': 'correct-the-day',
  'birth-no-such-month': 'correct-the-month',
  'birth-year-range': 'correct-the-year',
  'sex-unknown': 'choose-from-list',
  'ethnicity-unknown': 'choose-from-list',
  'nationality-unknown': 'choose-from-list',
  'phone-unreadable': 'type-the-phone-again',
  'phone-twice': 'leave-one-out',
  'phones-too-many': 'leave-one-out',
  'commune-code': 'choose-from-list',
  'consent-day': 'correct-the-day',
  'no-such-day': 'correct-the-day',
  'household-code': 'correct-the-code',
  'decision-number': 'correct-the-code',
  'class-unknown': 'choose-from-list',
  'relation-unknown': 'choose-from-list',
  'period-backwards': 'correct-the-days',
  'classes-overlap': 'end-the-earlier-class',
  'class-without-decision': 'tell-the-decision',
  'member-twice': 'leave-one-out',
  'member-elsewhere': 'end-the-earlier-stay',
  'two-heads': 'choose-one-head',
  'head-not-a-member': 'add-the-head-as-a-member',
  'too-many': 'leave-one-out',
  'card-unreadable': 'scan-again-or-type',
  'card-too-long': 'scan-again-or-type',
  'card-parts': 'scan-again-or-type',
  'card-number': 'compare-with-the-card',
  'card-old-number': 'compare-with-the-card',
  'card-name': 'compare-with-the-card',
  'card-birth': 'compare-with-the-card',
  'card-sex': 'compare-with-the-card',
  'card-address': 'compare-with-the-card',
  'card-issued': 'compare-with-the-card',
  'merge-same-person': 'choose-another-person',
  'merge-choice-missing': 'choose-which-stays',
} as const;

/** What is wrong. */
export type ProblemCode = keyof typeof wayOuts;

/** What the person at the screen can do about it. */
export type WayOut = (typeof wayOuts)[ProblemCode];

/** One problem: what is wrong, in which field (as a path: "phones.1", "contact.phone"), and the way out. */
export interface Problem {
  readonly code: ProblemCode;
  readonly field: string;
  readonly wayOut: WayOut;
}

/** Something that was read, or everything that was wrong with it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** All codes, for those who put them into words. */
export const PROBLEM_CODES = Object.keys(wayOuts) as readonly ProblemCode[];

/** A problem of a field, with the way out that belongs to it. */
export function problem(code: ProblemCode, field: string): Problem {
  return { code, field, wayOut: wayOuts[code] };
}

const isCode = (text: string): text is ProblemCode => Object.hasOwn(wayOuts, text);

/** What is read of a validation issue; zod's own fits. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What was told at a path; undefined where there was nothing. */
function toldAt(told: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    told,
  );
}

/**
 * The named problems of a refused shape. The schemas of this room name their problem in the message of the issue; what zod
 * says by itself is a wrong shape or a field that we do not know.
 * @param told what was refused: where it says nothing, the problem is that something is missing
 */
export function problemsOf(issues: readonly Issue[], told: unknown): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map((key) => problem('unknown-field', field === '' ? key : `${field}.${key}`));
    }
    // A check of the whole names an empty field on purpose: a class without its decision.
    if (issue.code !== 'custom' && (toldAt(told, issue.path) ?? null) === null) return [problem('missing', field)];
    return [problem(isCode(issue.message) ? issue.message : 'wrong-shape', field)];
  });
}
