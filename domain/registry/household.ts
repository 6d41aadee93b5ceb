import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { idSchema, type CommuneCode, type HouseholdId, type PersonId } from '../ids/index.ts';
import { covers, dateSchema, overlap, type Period } from './dates.ts';
import { CLASSES_MAX, CODE_MAX, HAMLET_MAX, STAYS_MAX } from './limits.ts';
import { communeSchema, lineSchema } from './person.ts';
import { problem, problemsOf, type Outcome, type Problem, type ProblemCode } from './problems.ts';

/** How a member is related to the head of the household (mối quan hệ với chủ hộ). */
export const RELATIONS = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'child-in-law',
  'parent-in-law',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What the commune decided about a household: poor, near-poor, of average living standard, or none of these. */
export const HOUSEHOLD_CLASSES = ['poor', 'near-poor', 'average', 'none'] as const;
export type HouseholdClass = (typeof HOUSEHOLD_CLASSES)[number];

/** The time in which a person belongs to a household. */
export interface Stay extends Period {
  readonly person: PersonId;
  readonly relation: Relation;
}

/** The time in which a class holds, with the decision it rests on; `average` and `none` may do without one. */
export interface ClassPeriod extends Period {
  readonly class: HouseholdClass;
  readonly decisionNumber: string | null;
  readonly decidedOn: PlainDate | null;
}

/** A household (hộ gia đình): who lives in it and which class it has, both with their days. */
export interface Household {
  readonly id: HouseholdId;
  /** Mã số hộ gia đình, where it is known. */
  readonly code: string | null;
  readonly head: PersonId | null;
  readonly commune: CommuneCode;
  readonly hamlet: string | null;
  readonly members: readonly Stay[];
  readonly classes: readonly ClassPeriod[];
}

const code = (wrong: ProblemCode) =>
  z
    .string()
    .max(CODE_MAX, { error: wrong })
    .regex(/^[\p{L}\d][\p{L}\d./-]*$/u, { error: wrong });

const period = { from: dateSchema('no-such-day'), to: dateSchema('no-such-day').nullable() };

/** The first two of a row that a test holds for, as their places. */
function firstPair<T>(row: readonly T[], test: (one: T, other: T) => boolean): readonly [number, number] | null {
  for (const [later, other] of row.entries()) {
    const earlier = row.findIndex((one, place) => place < later && test(one, other));
    if (earlier !== -1) return [earlier, later];
  }
  return null;
}

const isBackwards = ({ from, to }: Period): boolean => to !== null && to < from;

/** What is wrong with a household as a whole, when each of its parts is right. */
function contradictions({ head, members, classes }: Pick<Household, 'head' | 'members' | 'classes'>): Problem[] {
  const found: Problem[] = [];
  for (const [name, row] of Object.entries({ members, classes })) {
    const backwards = row.findIndex(isBackwards);
    if (backwards !== -1) found.push(problem('period-backwards', `${name}.${backwards}.to`));
  }
  const undecided = classes.findIndex(
    (each) =>
      (each.class === 'poor' || each.class === 'near-poor') &&
      (each.decisionNumber === null || each.decidedOn === null),
  );
  if (undecided !== -1) found.push(problem('class-without-decision', `classes.${undecided}.decisionNumber`));
  const twoClasses = firstPair(classes, overlap);
  if (twoClasses) found.push(problem('classes-overlap', `classes.${twoClasses[1]}`));
  const twice = firstPair(members, (one, other) => one.person === other.person && overlap(one, other));
  if (twice) found.push(problem('member-twice', `members.${twice[1]}`));
  const heads = firstPair(
    members,
    (one, other) =>
      one.relation === 'head' && other.relation === 'head' && one.person !== other.person && overlap(one, other),
  );
  if (heads) found.push(problem('two-heads', `members.${heads[1]}`));
  if (head !== null && !members.some(({ person, relation }) => person === head && relation === 'head')) {
    found.push(problem('head-not-a-member', 'head'));
  }
  return found;
}

/** A household as stored and sent. A refused field names its problem in the message: see `problemsOf`. */
export const householdSchema = z
  .strictObject({
    id: idSchema<'household'>(),
    code: code('household-code').nullable(),
    head: idSchema<'person'>().nullable(),
    commune: communeSchema,
    hamlet: lineSchema(HAMLET_MAX).nullable(),
    members: z
      .array(
        z.strictObject({
          person: idSchema<'person'>(),
          relation: z.enum(RELATIONS, { error: 'relation-unknown' satisfies ProblemCode }),
          ...period,
        }),
      )
      .max(STAYS_MAX, { error: 'too-many' satisfies ProblemCode }),
    classes: z
      .array(
        z.strictObject({
          class: z.enum(HOUSEHOLD_CLASSES, { error: 'class-unknown' satisfies ProblemCode }),
          ...period,
          decisionNumber: code('decision-number').nullable(),
          decidedOn: dateSchema('no-such-day').nullable(),
        }),
      )
      .max(CLASSES_MAX, { error: 'too-many' satisfies ProblemCode }),
  })
  .superRefine((household, context) => {
    for (const { code: message, field } of contradictions(household)) {
      context.addIssue({ code: 'custom', message, path: field.split('.') });
    }
  });

/** Reads a household; every problem with its field. */
export function readHousehold(told: unknown): Outcome<Household> {
  const parsed = householdSchema.safeParse(told);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error.issues, told) };
}

/**
 * Members who at the same time belong to another household: nobody lives in two.
 * @param others the other households in which any of the members has ever been
 */
export function membersElsewhere(household: Household, others: readonly Household[]): Problem[] {
  const stays = others.filter(({ id }) => id !== household.id).flatMap(({ members }) => members);
  return household.members.flatMap((stay, place) =>
    stays.some((other) => other.person === stay.person && overlap(other, stay))
      ? [problem('member-elsewhere', `members.${place}`)]
      : [],
  );
}

/** The class that a household has on a day, with its decision; null where nothing was decided for that day. */
export function classOn({ classes }: Pick<Household, 'classes'>, date: PlainDate): ClassPeriod | null {
  return classes.find((each) => covers(each, date)) ?? null;
}

/** Those who belong to a household on a day. */
export function membersOn({ members }: Pick<Household, 'members'>, date: PlainDate): Stay[] {
  return members.filter((stay) => covers(stay, date));
}
