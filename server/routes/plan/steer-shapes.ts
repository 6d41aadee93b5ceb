import { daySchema } from '@diemtua/domain/collection';
import { ROLES } from '@diemtua/domain/access';
import { communeCodeSchema, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import {
  CASCADE_METHODS,
  CREDIT_RULES,
  REFUSAL_CODES,
  type RefusalCode,
  planPlaceSchema,
  UNCOUNTED,
} from '@diemtua/domain/plan';
import { z } from 'zod';
import { dayText, monthText } from '../people-shapes.ts';
import { instant } from '../shapes.ts';
import {
  approachShape,
  bandShape,
  basisPoints,
  effortMax,
  hardShape,
  lookFields,
  lookShape,
  peopleMax,
  placeFields,
  placeShape,
  reasonShape,
  targetsMax,
  workingShape,
  yearNumber,
  yearQuery,
} from './plan-shapes.ts';

export const leaderShape = z.strictObject({ name: z.string(), office: z.string(), user: z.string().nullable() });

/** A place of a plan, as `domain/plan` names it. */
export const planPlaceShape = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('province'), province: z.string() }),
  z.strictObject({ level: z.literal('unit'), unit: z.string() }),
  z.strictObject({ level: z.literal('commune'), commune: z.string() }),
  z.strictObject({ level: z.literal('hamlet'), commune: z.string(), hamlet: z.string() }),
  z.strictObject({ level: z.literal('collector'), commune: z.string(), collector: z.string() }),
]);

/** One target: so many new and continuing people of a place, and who answers for it. Commands take it as it is here, without `key` and `placeName`. */
export const targetShape = z.strictObject({
  key: z.string(),
  placeName: z.string(),
  place: planPlaceShape,
  product: z.enum(['voluntary', 'health']),
  new: z.int(),
  continuing: z.int(),
  total: z.int(),
  leader: leaderShape.nullable(),
});

export const planParams = z.strictObject({ year: yearQuery });
export const planQuery = z.strictObject({
  /** Left out: the newest, a draft where there is one. */
  version: z.coerce.number().pipe(z.int().min(1).max(100)).optional(),
});

export const versionShape = z.strictObject({
  plan: z.string(),
  year: yearNumber,
  number: z.int(),
  state: z.enum(['draft', 'decided']),
  from: dayText,
  reason: z.string(),
  decision: z
    .strictObject({
      by: z.string(),
      documentNumber: z.string(),
      on: dayText,
      file: z.strictObject({ id: z.string(), name: z.string(), sha256: z.string() }).nullable(),
    })
    .nullable(),
  knownAt: instant,
  totals: z.strictObject({ voluntary: z.int().nullable(), health: z.int().nullable() }),
});

export const plansAnswer = z.strictObject({ versions: z.array(versionShape) });
export const versionAnswer = z.strictObject({
  version: versionShape,
  targets: z.array(targetShape),
  /** By which method the parts of a place were found, by the key of the place. */
  methods: z.record(z.string(), z.enum(CASCADE_METHODS)),
  /** Against the decided version before: what it takes from whom and gives to whom. */
  changes: z.array(
    z.strictObject({
      key: z.string(),
      placeName: z.string(),
      product: z.enum(['voluntary', 'health']),
      before: z.int().nullable(),
      after: z.int().nullable(),
    }),
  ),
});

const problemShape = z.strictObject({
  code: z.enum(REFUSAL_CODES as [RefusalCode, ...RefusalCode[]]),
  field: z.string(),
  wayOut: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
});

/** A place that is divided among its parts, to try it out: nothing of it is kept. */
export const cascadeBody = z.strictObject({
  year: yearNumber,
  product: z.enum(['voluntary', 'health']).default('voluntary'),
  of: planPlaceSchema,
  /** A commune is divided by hamlets or by collectors. */
  to: z.enum(['unit', 'commune', 'hamlet', 'collector']).optional(),
  total: z.int().min(0).max(peopleMax),
  continuing: z.int().min(0).max(peopleMax).optional(),
  method: z.enum(CASCADE_METHODS),
  /** Bounds, and what a hand wrote, by the key of the part. */
  parts: z
    .array(
      z.strictObject({
        key: z.string().max(120),
        min: z.int().min(0).max(peopleMax).optional(),
        max: z.int().min(0).max(peopleMax).optional(),
        byHand: z.int().min(0).max(peopleMax).optional(),
        /** In percent: 0 is as easy as can be. */
        difficulty: z.int().min(0).max(100).optional(),
      }),
    )
    .max(targetsMax)
    .default([]),
});

/** What each method weighs a part by. What is only estimated is named in `assumed`. */
const partShape = z.strictObject({
  key: z.string(),
  place: planPlaceShape,
  placeName: z.string(),
  lastYear: z.int(),
  notInsured: z.int(),
  potential: z.int(),
  difficulty: z.int(),
  count: z.int(),
  lastTarget: z.int().nullable(),
  /** What every method would give it and how that was found, in the order of `methods`; null: the method refuses. */
  byMethod: z.array(workingShape.nullable()),
});

export const cascadeAnswer = z.strictObject({
  methods: z.array(z.enum(CASCADE_METHODS)),
  assumed: z.array(z.enum(['notInsured', 'potential', 'difficulty'])),
  parts: z.array(partShape),
  /** By the method that was asked for; null: it cannot be divided so, `problems` says why. */
  shares: z
    .array(
      z.strictObject({
        key: z.string(),
        new: z.int(),
        continuing: z.int(),
        total: z.int(),
        boundBy: z.enum(['min', 'max']).nullable(),
        /** How its total was found. */
        working: workingShape,
      }),
    )
    .nullable(),
  problems: z.array(problemShape),
});

export const SCENARIOS = ['low', 'base', 'high', 'own'] as const;
export const scenarioQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  scenario: z.enum(['low', 'base', 'high']).default('base'),
  /** One of one's own that was kept, instead. */
  own: idSchema<'scenario'>().optional(),
});

/** A month of a scenario. */
const scenarioMonthShape = z.strictObject({
  month: monthText,
  /** The last day of the month, or the day that was looked at. */
  day: dayText,
  planned: z.int().nullable(),
  scenario: z.int().nullable(),
  /** Whether the scenario leads here; else it was counted. */
  ahead: z.boolean(),
  /** This month's part of the year's growth, learned from the province's own years; hundredths of a percent. */
  season: basisPoints,
});

/** What each place must do, from the day on, to reach its target. */
export const scenarioAnswer = z.strictObject({
  look: lookShape,
  scenario: z.enum(SCENARIOS),
  name: z.string().nullable(),
  end: z.int().nullable(),
  target: z.int().nullable(),
  months: z.array(scenarioMonthShape),
  /** The last month of each quarter. */
  quarters: z.array(scenarioMonthShape.extend({ quarter: z.int() })),
  weeksLeft: z.int(),
  /** Net people more a week, and whom that means winning when as many stop as usual. */
  need: z.array(
    z.strictObject({
      place: placeShape,
      count: z.int(),
      target: z.int().nullable(),
      missing: z.int().nullable(),
      perWeek: z.int().nullable(),
      expectedStops: z.int(),
      toWinPerWeek: z.int().nullable(),
      soFarPerWeek: z.number(),
    }),
  ),
  kept: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      joinsPercent: z.int(),
      renewalsPercent: z.int(),
      madeOn: dayText,
      by: z.string().nullable(),
    }),
  ),
});

export const sprintShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  from: dayText,
  to: dayText,
  people: z.int(),
  rule: z.enum(CREDIT_RULES),
  places: z.array(placeShape),
});
export const sprintsAnswer = z.strictObject({ look: lookShape, sprints: z.array(sprintShape) });
export const sprintParams = z.strictObject({ sprint: idSchema<'sprint'>() });
export const sprintAnswer = z.strictObject({
  look: lookShape,
  sprint: sprintShape,
  credited: z.int(),
  /** How the credit was found; all but `came` and `kept` are estimates. */
  credit: z.strictObject({
    rule: z.enum(CREDIT_RULES),
    came: z.int(),
    wouldHaveComeAnyway: z.int(),
    heldBack: z.int(),
    borrowed: z.int().nullable(),
    extra: z.int(),
    kept: z.int().nullable(),
    credited: z.int(),
    final: z.boolean(),
  }),
  /** Day by day: who came, and as its own curve would have it. */
  days: z.array(z.strictObject({ day: dayText, credited: z.int(), cumulative: z.int().nullable(), planned: z.int() })),
  units: z.array(
    z.strictObject({ place: placeShape, goal: z.int(), credited: z.int(), reached: basisPoints.nullable() }),
  ),
});

export const forecastQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  /** Whether the months before the law of July 2025 are left out of what is learned from. */
  break: z.stringbool().default(true),
});

export const forecastAnswer = z.strictObject({
  look: lookShape,
  end: dayText,
  broken: z.boolean(),
  places: z.array(
    z.strictObject({
      place: placeShape,
      count: z.int(),
      target: z.int().nullable(),
      forecast: bandShape.nullable(),
      months: z.array(z.strictObject({ month: monthText, forecast: bandShape })),
      reasons: z.array(reasonShape),
    }),
  ),
});

export const backTestAnswer = z.strictObject({
  look: lookShape,
  /** Each year that was foretold from the same day, as known then. */
  years: z.array(
    z.strictObject({
      year: yearNumber,
      places: z.int(),
      /** In how many of them the band held the truth. */
      held: z.int(),
      share: basisPoints,
      /** Errors of all communes, in hundredths of a percent of the people there were; beside the same of a naive forecast: what it was then, and the change of the same months a year before. */
      error: basisPoints,
      naiveError: basisPoints,
    }),
  ),
});

export const hardAnswer = z.strictObject({
  look: lookShape,
  /** What nobody has counted of any commune: nothing is told from it. */
  uncounted: z.array(z.enum(UNCOUNTED)),
  areas: z.array(hardShape),
});

export const spreadBody = z.strictObject({
  product: z.enum(['voluntary', 'health']).default('voluntary'),
  on: daySchema.optional(),
  until: daySchema,
  meetings: z.int().min(0).max(20_000),
  collectorDays: z.int().min(0).max(200_000),
  perCommuneMax: z.int().min(1).max(effortMax).default(30),
  /** No commune gets less: nobody is given up. */
  perCommuneMin: z.int().min(0).max(effortMax).default(0),
});

export const spreadAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('spread'),
    expected: z.number(),
    /** The same means spread evenly. */
    evenly: z.number(),
    ms: z.int(),
    /** Of what there is to spread: what is used, whether it holds the spread where it is, and what one more would bring at the most. */
    limits: z.array(
      z.strictObject({
        limit: z.enum(['meetings', 'days', 'unit-days']),
        unit: z.string().nullable(),
        unitName: z.string().nullable(),
        used: z.number(),
        most: z.number(),
        binds: z.boolean(),
        oneMore: z.number(),
        /** Where one more would bring most. */
        gains: z.array(z.strictObject({ code: z.string(), name: z.string(), gain: z.number() })),
        /** How it was found how much of it there is; null: whoever asked said so. */
        there: workingShape.nullable(),
        /** What each commune uses of it. */
        uses: z.array(z.strictObject({ code: z.string(), name: z.string(), used: z.number() })),
      }),
    ),
    communes: z.array(
      z.strictObject({
        place: placeShape,
        unit: z.string(),
        meetings: z.int(),
        collectorDays: z.int(),
        /** Participants who are expected to stay. */
        expected: z.number(),
        /** What would be expected of it if communes took turns. */
        evenly: z.number(),
        reasons: z.array(reasonShape),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('impossible'),
    problem: problemShape.shape.code,
    figures: problemShape.shape.figures,
  }),
]);

export const notesQuery = z.strictObject({
  ...lookFields,
  of: z.enum(['unit', 'collector']).default('unit'),
  code: z.string().max(60).optional(),
});
export const notesAnswer = z.strictObject({
  look: lookShape,
  notes: z.array(z.strictObject({ place: placeShape, lines: z.array(reasonShape) })),
});

export const REPORTS = ['B01-TS', 'B15', 'B16', 'brief'] as const;
export const reportParams = z.strictObject({ report: z.enum(REPORTS) });
export const reportQuery = z.strictObject({
  ...lookFields,
  unit: unitCodeSchema.optional(),
  as: z.enum(['pdf', 'xlsx']).default('pdf'),
});

export const reportFileQuery = z.strictObject({ as: z.enum(['pdf', 'xlsx']).default('pdf') });

export const snapshotShape = z.strictObject({
  id: z.string(),
  report: z.enum(REPORTS),
  title: z.string(),
  look: lookShape.pick({ product: true, on: true, known: true, year: true }),
  unit: z.string().nullable(),
  frozenAt: instant,
  by: z.string().nullable(),
  /** SHA-256 of the figures, and of the two files. */
  hash: z.string(),
  files: z.strictObject({ pdf: z.string(), xlsx: z.string() }),
});
export const snapshotsAnswer = z.strictObject({ snapshots: z.array(snapshotShape) });
export const snapshotParams = z.strictObject({ snapshot: idSchema<'snapshot'>() });
export const snapshotAnswer = z.strictObject({
  snapshot: snapshotShape,
  /** What was frozen: the form as it was filled. */
  form: z.unknown(),
  /** Whether figures and files still have the hash that they were frozen with. */
  untouched: z.boolean(),
});

export const approachesQuery = z.strictObject({
  ...placeFields,
  state: z.enum(['open', 'helped', 'did-not-help', 'given-up']).optional(),
});
export const ownersQuery = z.strictObject({ commune: communeCodeSchema });
export const ownersAnswer = z.strictObject({
  owners: z.array(z.strictObject({ user: z.string(), name: z.string(), role: z.enum(ROLES) })),
});

export const approachesAnswer = z.strictObject({ approaches: z.array(approachShape) });

/** What a listener is told: something has changed; what, it asks itself. */
export const liveEvent = z.strictObject({
  product: z.enum(['voluntary', 'health']).nullable(),
  change: z.enum(['receipt', 'plan']),
  at: instant,
});
