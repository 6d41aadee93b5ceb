/**
 * Why something about a plan is not done, each with its way out. Both are codes; the figures say how much is wrong. The screens put them into words.
 */
const wayOuts = {
  'does-not-add-up': 'correct-the-parts',
  'total-differs': 'correct-the-total',
  negative: 'type-zero-or-more',
  'not-whole': 'type-whole-people',
  'too-many-people': 'type-fewer',
  'target-twice': 'leave-one-out',
  'two-divisions': 'divide-by-hamlets-or-by-collectors',
  'unit-dissolved': 'choose-a-unit-that-is-there',
  'unit-unknown': 'choose-from-list',
  'commune-unknown': 'choose-from-list',
  'collector-unknown': 'choose-from-list',
  'collector-left': 'give-it-to-who-works-there',
  'owner-elsewhere': 'choose-from-list',
  'commune-without-unit': 'link-the-commune-first',
  'parent-without-target': 'give-the-whole-a-target',
  'other-province': 'choose-own-province',
  'no-province-target': 'give-the-province-a-target',
  'year-has-plan': 'amend-the-plan',
  'year-over': 'choose-a-later-year',
  'no-such-plan': 'draft-a-plan-first',
  'not-a-draft': 'amend-the-plan',
  'draft-open': 'decide-or-change-the-draft',
  'nothing-decided-yet': 'change-the-draft',
  'version-moved-on': 'look-at-the-newer-version',
  'decision-before-draft': 'correct-the-day',
  'decision-in-future': 'correct-the-day',
  'holds-from-other-year': 'correct-the-day',
  'nothing-to-divide-by': 'choose-another-method',
  'minima-too-high': 'lower-a-minimum',
  'maxima-too-low': 'raise-a-maximum',
  'minimum-above-maximum': 'correct-the-bounds',
  'limits-exclude-each-other': 'loosen-a-limit',
  'out-of-time': 'ask-for-less',
  'solver-failed': 'tell-support',
  'no-parts': 'name-the-parts',
  'part-twice': 'leave-one-out',
  'hand-missing': 'type-every-part',
  'sprint-backwards': 'correct-the-days',
  'sprint-too-long': 'correct-the-days',
  'sprint-overlaps': 'correct-the-days',
  'no-such-sprint': 'open-a-sprint-first',
  'no-such-approach': 'open-an-approach-first',
  'approach-closed': 'open-a-new-approach',
  'follow-up-before-start': 'correct-the-day',
  'ends-before-start': 'correct-the-day',
  'too-many': 'leave-one-out',
  'commune-elsewhere': 'choose-own-commune',
  'commune-twice': 'leave-one-out',
  'nothing-told': 'tell-one-fact',
  'not-a-hamlet-count': 'type-whole-hamlets',
  'far-without-all': 'type-all-hamlets',
  'far-more-than-all': 'correct-the-hamlets',
  'far-without-distance': 'type-kilometres',
  'not-a-percent': 'type-percent',
  'counted-in-future': 'correct-the-day',
  'id-taken': 'use-a-new-id',
} as const;

export type RefusalCode = keyof typeof wayOuts;
export type RefusalWayOut = (typeof wayOuts)[RefusalCode];

/** One refusal: what is wrong, in which field (as a path: "targets.3.new"), by which figures, and the way out. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field: string;
  readonly wayOut: RefusalWayOut;
  /** Figures that say it: the whole and the sum of the parts, the version, the limit. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/** All codes, for those who put them into words. */
export const REFUSAL_CODES = Object.keys(wayOuts) as readonly RefusalCode[];

/** A refusal of a field, with the way out that belongs to it. */
export const refusal = (code: RefusalCode, field: string, figures: Refusal['figures'] = {}): Refusal => ({
  code,
  field,
  wayOut: wayOuts[code],
  figures,
});

/** What was decided, or everything that stands against it. */
export type Decided<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The way of saying yes. */
export const allowed = <T>(value: T): Decided<T> => ({ ok: true, value });
/** The way of saying no. */
export const refused = <T>(...refusals: readonly Refusal[]): Decided<T> => ({ ok: false, refusals });
