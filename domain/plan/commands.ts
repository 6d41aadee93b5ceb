import { z } from 'zod';
import { daySchema, PRODUCTS } from '../collection/claim.ts';
import { envelope } from '../collection/commands.ts';
import { idSchema, communeCodeSchema, unitCodeSchema } from '../ids/index.ts';
import { lineSchema } from '../registry/person.ts';
import {
  AREAS_MAX,
  PARTS_MAX,
  PEOPLE_MAX,
  PLAN_TEXT_MAX,
  PLAN_YEAR_MAX,
  PLAN_YEAR_MIN,
  TARGETS_MAX,
  TOLD_MAX,
  VERSIONS_MAX,
} from './limits.ts';
import { planPlaceSchema } from './place.ts';

const planId = idSchema<'plan'>();
const textSchema = lineSchema(PLAN_TEXT_MAX);
/** Any number: that it is whole and not negative is said with its field, as a refusal of the plan. */
const peopleSchema = z
  .number()
  .min(-PEOPLE_MAX)
  .max(2 * PEOPLE_MAX);
/** Any number: that it is a count or a percent is said with its field, as a refusal. */
const toldNumber = z.number().min(-TOLD_MAX).max(TOLD_MAX);
const versionSchema = z.int().min(1).max(VERSIONS_MAX);

const leaderSchema = z.strictObject({
  name: textSchema,
  office: textSchema,
  user: idSchema<'user'>().nullable(),
});

/** The shape of a target. */
export const targetSchema = z.strictObject({
  place: planPlaceSchema,
  product: z.enum(PRODUCTS),
  new: peopleSchema,
  continuing: peopleSchema,
  total: peopleSchema,
  leader: leaderSchema.nullable(),
});

/** The shape of a kept paper. */
export const fileReferenceSchema = z.strictObject({
  id: idSchema<'file'>(),
  name: textSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The first plan of a year begins as a draft; told again for the same plan while it is a draft, it takes the draft's place. */
export const draftPlanSchema = z.strictObject({
  ...envelope,
  kind: z.literal('draft-plan'),
  plan: planId,
  year: z.int().min(PLAN_YEAR_MIN).max(PLAN_YEAR_MAX),
  reason: textSchema,
  targets: z.array(targetSchema).max(TARGETS_MAX),
});

/** The ways of dividing a number; see `cascade`. */
export const CASCADE_METHODS = [
  'last-year-share',
  'labour-not-insured',
  'potential-with-difficulty',
  'by-hand',
] as const;
export type CascadeMethod = (typeof CASCADE_METHODS)[number];

/**
 * The target of one place is divided among its parts, in the open draft: what stood under the place is replaced by the parts as they are told here,
 * with what `cascade` gave or a hand made of it. The method is kept as the reason for the numbers.
 */
export const cascadePlanSchema = z.strictObject({
  ...envelope,
  kind: z.literal('cascade-plan'),
  plan: planId,
  version: versionSchema,
  product: z.enum(PRODUCTS),
  of: planPlaceSchema,
  method: z.enum(CASCADE_METHODS),
  parts: z.array(targetSchema).min(1).max(PARTS_MAX),
});

/** A draft is decided: from now on it does not change. */
export const decidePlanSchema = z.strictObject({
  ...envelope,
  kind: z.literal('decide-plan'),
  plan: planId,
  version: versionSchema,
  decision: z.strictObject({
    by: textSchema,
    documentNumber: lineSchema(50),
    on: daySchema,
    file: fileReferenceSchema.nullable(),
  }),
  /** The first day on which it holds, within the plan's year. */
  from: daySchema,
});

/** A decided plan is to be changed: a new draft begins, with the targets of the version that it follows. Only those told here differ. */
export const amendPlanSchema = z.strictObject({
  ...envelope,
  kind: z.literal('amend-plan'),
  plan: planId,
  /** The decided version that it follows. */
  version: versionSchema,
  reason: textSchema,
  targets: z.array(targetSchema).max(TARGETS_MAX),
});

/** A commune is served by another unit from a day on. */
export const moveCommuneSchema = z.strictObject({
  ...envelope,
  kind: z.literal('move-commune'),
  commune: communeCodeSchema,
  unit: unitCodeSchema,
  on: daySchema,
  reason: textSchema,
});

/** The ways in which people are credited to a sprint; see `creditOf`. */
export const CREDIT_RULES = ['all-who-came', 'above-baseline', 'above-baseline-and-kept'] as const;
export type CreditRule = (typeof CREDIT_RULES)[number];

/** A sprint: from–to, where, how many more people, and the rule by which it gets credit, said before it begins. */
export const openSprintSchema = z.strictObject({
  ...envelope,
  kind: z.literal('open-sprint'),
  sprint: idSchema<'sprint'>(),
  name: textSchema,
  from: daySchema,
  to: daySchema,
  places: z.array(planPlaceSchema).min(1).max(PARTS_MAX),
  people: z.int().min(0).max(PEOPLE_MAX),
  rule: z.enum(CREDIT_RULES),
});

/** A scenario of one's own, in percent of what is expected. */
export const keepScenarioSchema = z.strictObject({
  ...envelope,
  kind: z.literal('keep-scenario'),
  scenario: idSchema<'scenario'>(),
  name: textSchema,
  year: z.int().min(PLAN_YEAR_MIN).max(PLAN_YEAR_MAX),
  joinsPercent: z.int().min(0).max(1000),
  renewalsPercent: z.int().min(0).max(1000),
});

/** A commune is approached in another way: what is done, who owns it, until when, and when one looks again. */
export const openApproachSchema = z.strictObject({
  ...envelope,
  kind: z.literal('open-approach'),
  approach: idSchema<'approach'>(),
  commune: communeCodeSchema,
  flags: z.array(z.string().max(40)).max(20),
  act: textSchema,
  owner: idSchema<'user'>(),
  from: daySchema,
  until: daySchema,
  followUpOn: daySchema,
});

/** One looked again. `next`: when one looks the next time; null: it is not needed. */
export const followUpApproachSchema = z.strictObject({
  ...envelope,
  kind: z.literal('follow-up-approach'),
  approach: idSchema<'approach'>(),
  on: daySchema,
  note: textSchema,
  next: daySchema.nullable(),
});

/** The approach is over, and it helped or not. */
export const closeApproachSchema = z.strictObject({
  ...envelope,
  kind: z.literal('close-approach'),
  approach: idSchema<'approach'>(),
  on: daySchema,
  outcome: z.enum(['helped', 'did-not-help', 'given-up']),
  note: textSchema,
});

/**
 * What somebody counted, or a paper says, of communes as areas to win: their hamlets and how many of them lie further than so many km from the commune's centre, the percent of poor among households
 * and of people of a minority. Each may be left out. All are of one day and from one source: a document's number, or who counted.
 */
export const tellAreasSchema = z.strictObject({
  ...envelope,
  kind: z.literal('tell-areas'),
  on: daySchema,
  source: textSchema,
  areas: z
    .array(
      z.strictObject({
        commune: communeCodeSchema,
        hamlets: toldNumber.nullable(),
        far: z.strictObject({ hamlets: toldNumber, beyondKm: toldNumber }).nullable(),
        poorPercent: toldNumber.nullable(),
        minorityPercent: toldNumber.nullable(),
      }),
    )
    .min(1)
    .max(AREAS_MAX),
});

/** Everything that can be told about plans, for the union of all commands. */
export const planCommandSchemas = [
  draftPlanSchema,
  cascadePlanSchema,
  decidePlanSchema,
  amendPlanSchema,
  moveCommuneSchema,
  openSprintSchema,
  keepScenarioSchema,
  openApproachSchema,
  followUpApproachSchema,
  closeApproachSchema,
  tellAreasSchema,
] as const;

export type DraftPlan = z.output<typeof draftPlanSchema>;
export type CascadePlan = z.output<typeof cascadePlanSchema>;
export type DecidePlan = z.output<typeof decidePlanSchema>;
export type AmendPlan = z.output<typeof amendPlanSchema>;
export type MoveCommune = z.output<typeof moveCommuneSchema>;
export type OpenSprint = z.output<typeof openSprintSchema>;
export type KeepScenario = z.output<typeof keepScenarioSchema>;
export type OpenApproach = z.output<typeof openApproachSchema>;
export type FollowUpApproach = z.output<typeof followUpApproachSchema>;
export type CloseApproach = z.output<typeof closeApproachSchema>;
export type TellAreas = z.output<typeof tellAreasSchema>;
/** What changes a plan itself. */
export type PlanCommand = DraftPlan | CascadePlan | DecidePlan | AmendPlan;
