import { daySchema } from '@diemtua/domain/collection';
import { communeCodeSchema, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { CASCADE_METHODS, CREDIT_RULES, planPlaceSchema, REFUSAL_CODES, type RefusalCode } from '@diemtua/domain/plan';
import { z } from 'zod';
import { dayText, monthText } from '../people-shapes.ts';
import { instant } from '../shapes.ts';

/** Years for which there can be a plan. */
const yearMin = 2008;
const yearMax = 2100;
/** People of one target at most: more than live in any province. */
const peopleMax = 20_000_000;
/** Targets of one version at most: a province with its units, communes, hamlets and collectors. */
const targetsMax = 5000;

export const productQuery = z.enum(['voluntary', 'health']).default('voluntary');
export const yearNumber = z.int().min(yearMin).max(yearMax);
const yearQuery = z.coerce.number().pipe(yearNumber);

/** `then`: as the books knew it at the end of the day that is asked about; `now`: as they know it today. */
export const known = z.enum(['then', 'now']);

/** What every question about the plan may say: which insurance, up to which day, as known when, for the plan of which year. Left out: today, or the end of the last month that has receipts. */
export const lookFields = {
  product: productQuery,
  on: daySchema.optional(),
  known: known.default('now'),
  year: yearQuery.optional(),
};
export const lookQuery = z.strictObject(lookFields);

/** The day that was looked at, and when its books were known. */
export const lookShape = z.strictObject({
  product: z.enum(['voluntary', 'health']),
  on: dayText,
  known,
  year: yearNumber,
  /** When the newest receipt came that these figures know of. */
  newestAt: instant.nullable(),
  /** Whether the books are those of the demonstration. */
  demonstration: z.boolean(),
});

export const LEVELS = ['province', 'unit', 'commune', 'hamlet', 'collector'] as const;
export const level = z.enum(LEVELS);
export const placeShape = z.strictObject({ level, code: z.string(), name: z.string() });

/** Whole people. `low` to `high` holds the truth eight times in ten, `middle` is the likeliest. */
export const bandShape = z.strictObject({ low: z.int(), middle: z.int(), high: z.int() });

/** Hundredths of a percent: 5734 is 57.34 %. */
export const basisPoints = z.int();

/** How a place stands with its plan. */
export const standShape = z.strictObject({
  count: z.int(),
  /** Null: no plan was decided for this place. */
  target: z.int().nullable(),
  reached: basisPoints.nullable(),
  missing: z.int().nullable(),
  /** The end of the plan's year; null: too little is known of this place. */
  forecast: bandShape.nullable(),
  yearBefore: z.int(),
});

/** What moved over days. start + joined + registeredAgain + moved − stopped = end, for every place and every sum of places. */
export const movementShape = z.strictObject({
  /** The first and the last day, both counted. */
  from: dayText,
  to: dayText,
  start: z.int(),
  joined: z.int(),
  /** Came back after they had stopped. */
  registeredAgain: z.int(),
  /** Paid their next period without a break: they do not change the head-count of the whole. */
  continued: z.int(),
  /** Went on here and counted elsewhere before, less the other way round. */
  moved: z.int(),
  stopped: z.int(),
  end: z.int(),
});

/** Of those who were won in twelve months so long ago that it can be known: how many still took part after so many months. */
export const survivalShape = z.strictObject({
  months: z.int(),
  won: z.int(),
  kept: z.int(),
  share: basisPoints.nullable(),
});

export const monthPointShape = z.strictObject({
  month: monthText,
  /** The last day of the month, or the day that was looked at. */
  day: dayText,
  count: z.int().nullable(),
  planned: z.int().nullable(),
  forecast: bandShape.nullable(),
});

/** Why a place is hard: a key of the catalogue with the figures of its sentence. */
export const reasonShape = z.strictObject({
  reason: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  /** Measured from the books, or only assumed. */
  assumed: z.boolean(),
});

/** Another way in which a commune is approached, with what became of it. */
export const approachShape = z.strictObject({
  id: z.string(),
  commune: z.string(),
  communeName: z.string(),
  unit: z.string().nullable(),
  flags: z.array(z.string()),
  act: z.string(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  from: dayText,
  until: dayText,
  state: z.enum(['open', 'helped', 'did-not-help', 'given-up']),
  /** When one looks again; null: it is over, or nobody said when. */
  next: dayText.nullable(),
  steps: z.array(
    z.strictObject({
      on: dayText,
      note: z.string(),
      next: dayText.nullable(),
      outcome: z.enum(['helped', 'did-not-help', 'given-up']).nullable(),
    }),
  ),
});

export const hardShape = z.strictObject({
  place: placeShape,
  unit: z.string(),
  unitName: z.string(),
  count: z.int(),
  target: z.int().nullable(),
  reached: basisPoints.nullable(),
  missing: z.int().nullable(),
  forecast: bandShape.nullable(),
  reasons: z.array(reasonShape),
  /** Places like it that do better, the likest first, with what differs. */
  peers: z.array(
    z.strictObject({
      place: placeShape,
      reached: basisPoints.nullable(),
      differs: z.array(reasonShape),
      approaches: z.array(approachShape.pick({ act: true, state: true })),
    }),
  ),
  approach: approachShape.nullable(),
});

/** What to do this week: keeping before winning. The sentence is in the catalogue, its figures are here. */
export const actShape = z.strictObject({
  act: z.enum(['keep-due', 'keep-first', 'help-place', 'follow-up', 'ask-many-on-one-day', 'win']),
  place: placeShape.nullable(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  owner: z.string().nullable(),
  by: dayText.nullable(),
});

/** The province, or what of it somebody may see, at a glance. */
export const boardShape = z.strictObject({
  look: lookShape,
  place: placeShape,
  plan: z
    .strictObject({
      plan: z.string(),
      version: z.int(),
      document: z.string(),
      decidedBy: z.string(),
      decidedOn: dayText,
    })
    .nullable(),
  stand: standShape,
  reachedForecast: z.strictObject({ low: basisPoints, middle: basisPoints, high: basisPoints }).nullable(),
  curve: z.array(monthPointShape),
  /** The best first. */
  units: z.array(standShape.extend({ place: placeShape, communes: z.int() })),
  /** The twelve months up to the day. */
  movement: movementShape,
  survival: z.array(survivalShape),
  /** How many stop counting in the next 30 days unless they pay. */
  due: z.strictObject({ days: z.int(), count: z.int(), until: dayText }),
  hard: z.strictObject({ count: z.int(), first: z.array(hardShape) }),
  week: z.array(actShape),
});

/** The figures by which the map may be coloured, all at once. */
export const mapShape = z.strictObject({
  look: lookShape,
  communes: z.array(
    standShape.extend({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      unitName: z.string(),
      lat: z.number(),
      lon: z.number(),
      areaKm2: z.number(),
      /** An estimate. */
      people: z.int(),
      /** The month up to the day. */
      joined: z.int(),
      stopped: z.int(),
      due: z.int(),
      /** Still there a year after they joined. */
      kept12: basisPoints.nullable(),
      collectors: z.int(),
      hard: z.boolean(),
    }),
  ),
});

export const placeParams = z.strictObject({ level: z.enum(['unit', 'commune']), code: z.string().max(20) });

/** One unit or commune. */
export const placePageShape = z.strictObject({
  look: lookShape,
  place: placeShape,
  unit: placeShape.nullable(),
  leader: z.string().nullable(),
  stand: standShape,
  curve: z.array(monthPointShape),
  movement: movementShape,
  months: z.array(movementShape),
  survival: z.array(survivalShape),
  /** Of those who count: whose months are paid up, and who is still within the deadline. Known only as of now. */
  standing: z.strictObject({ paidUp: z.int(), withinDeadline: z.int() }).nullable(),
  due: z.array(z.strictObject({ days: z.int(), count: z.int(), until: dayText })),
  near15: z.int(),
  /** Communes of a unit; none of a commune. */
  communes: z.array(standShape.extend({ place: placeShape })),
  collectors: z.array(
    standShape.omit({ forecast: true, yearBefore: true }).extend({
      place: placeShape,
      joined: z.int(),
      stopped: z.int(),
      kept12: basisPoints.nullable(),
      leftOn: dayText.nullable(),
    }),
  ),
  hard: hardShape.nullable(),
  approaches: z.array(approachShape),
  note: z.array(reasonShape),
});

/** Which place; left out: all that one may see. */
export const placeFields = {
  unit: unitCodeSchema.optional(),
  commune: communeCodeSchema.optional(),
};

export const countQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  from: daySchema.optional(),
  by: z.enum(['none', 'unit', 'commune', 'month']).default('none'),
});

export const countShape = z.strictObject({
  look: lookShape,
  count: z.int(),
  movement: movementShape,
  /** Of those who stopped in the time: who takes part again at its end. */
  returned: z.int(),
  parts: z.array(z.strictObject({ code: z.string(), name: z.string(), movement: movementShape })),
});

export const survivalQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  by: z.enum(['none', 'unit', 'commune', 'collector', 'term', 'month']).default('none'),
});

export const survivalAnswer = z.strictObject({
  look: lookShape,
  all: z.array(survivalShape),
  parts: z.array(z.strictObject({ code: z.string(), name: z.string(), survival: z.array(survivalShape) })),
});

export const peopleQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  collector: idSchema<'collector'>().optional(),
  within: z.coerce
    .number()
    .pipe(z.union([z.literal(30), z.literal(60), z.literal(90)]))
    .default(30),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
});

/** A person on a list of work: names, no numbers. That the list was looked at is written down. */
export const listedShape = z.strictObject({
  person: z.string(),
  name: z.string(),
  /** The last four digits. */
  phone: z.string().nullable(),
  commune: z.string(),
  communeName: z.string(),
  collector: z.string().nullable(),
  collectorName: z.string().nullable(),
  /** The first day on which the person no longer counts. */
  until: dayText,
  method: z.string().nullable(),
  months: z.int(),
  first: z.boolean(),
  /** Of those like this one, so many in ten thousand stopped; null: too few are known. */
  risk: basisPoints.nullable(),
  reasons: z.array(reasonShape),
});

export const listAnswer = z.strictObject({
  look: lookShape,
  total: z.int(),
  people: z.array(listedShape),
  next: z.string().nullable(),
});

export const near15Query = z.strictObject({ ...lookFields, ...placeFields, after: z.string().max(200).optional() });
export const near15Answer = z.strictObject({
  look: lookShape,
  total: z.int(),
  people: z.array(
    z.strictObject({
      person: z.string(),
      name: z.string(),
      commune: z.string(),
      communeName: z.string(),
      months: z.int(),
      missing: z.int(),
    }),
  ),
  next: z.string().nullable(),
});

export const FIGURES = [
  'taking-part',
  'planned',
  'reached',
  'missing',
  'joined',
  're-registered',
  'moved',
  'stopped',
  'due',
  'returned',
  'kept-3',
  'kept-6',
  'kept-12',
  'forecast',
] as const;
export const figureParams = z.strictObject({ figure: z.enum(FIGURES) });
export const figureQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  from: daySchema.optional(),
  after: z.string().max(200).optional(),
});

/** What stands behind a figure: how it was asked for, of what it is made, and the records. */
export const figureShape = z.strictObject({
  look: lookShape,
  figure: z.enum(FIGURES),
  value: z.int().nullable(),
  /** A key of the catalogue: the question in words. */
  question: z.string(),
  filters: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  /** The question as the database was asked, without its values. */
  query: z.string(),
  /** Add up to the value. */
  parts: z.array(z.strictObject({ label: z.string(), code: z.string().nullable(), value: z.int() })),
  /** Rows behind it: of the journal, and who is meant where that may be seen. */
  records: z.array(
    z.strictObject({
      stream: z.string(),
      seq: z.int(),
      line: z.int(),
      day: dayText,
      delta: z.int(),
      kind: z.string(),
      commune: z.string(),
      knownAt: instant,
      /** Null: whoever asks may see figures, not people. */
      person: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

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
  /** What every method would give it, in the order of `methods`. */
  byMethod: z.array(z.int().nullable()),
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

/** What each place must do, from the day on, to reach its target. */
export const scenarioAnswer = z.strictObject({
  look: lookShape,
  scenario: z.enum(SCENARIOS),
  name: z.string().nullable(),
  end: z.int().nullable(),
  target: z.int().nullable(),
  months: z.array(
    z.strictObject({
      month: monthText,
      planned: z.int().nullable(),
      scenario: z.int().nullable(),
      /** This month's part of the year's growth, learned from the province's own years; hundredths of a percent. */
      season: basisPoints,
    }),
  ),
  quarters: z.array(z.strictObject({ quarter: z.int(), planned: z.int().nullable(), scenario: z.int().nullable() })),
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
      /** Mean absolute error, in hundredths of a percent of the truth; beside the same of "as many as today". */
      error: basisPoints,
      naiveError: basisPoints,
    }),
  ),
});

export const hardAnswer = z.strictObject({ look: lookShape, areas: z.array(hardShape) });

export const spreadBody = z.strictObject({
  product: z.enum(['voluntary', 'health']).default('voluntary'),
  on: daySchema.optional(),
  until: daySchema,
  meetings: z.int().min(0).max(20_000),
  collectorDays: z.int().min(0).max(200_000),
  perCommuneMax: z.int().min(1).max(2000).default(30),
  /** No commune gets less: nobody is given up. */
  perCommuneMin: z.int().min(0).max(2000).default(0),
});

export const spreadAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('spread'),
    expected: z.number(),
    /** The same means spread evenly. */
    evenly: z.number(),
    ms: z.int(),
    communes: z.array(
      z.strictObject({
        place: placeShape,
        unit: z.string(),
        meetings: z.int(),
        collectorDays: z.int(),
        /** Participants who are expected to stay. */
        expected: z.number(),
        reasons: z.array(reasonShape),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('impossible'), problem: z.string() }),
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
export const approachesAnswer = z.strictObject({ approaches: z.array(approachShape) });

/** What a listener is told: something has changed; what, it asks itself. */
export const liveEvent = z.strictObject({
  product: z.enum(['voluntary', 'health']).nullable(),
  change: z.enum(['receipt', 'plan']),
  at: instant,
});
