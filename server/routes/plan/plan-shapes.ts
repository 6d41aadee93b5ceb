import { daySchema } from '@diemtua/domain/collection';
import { communeCodeSchema, idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { HARD_MEASURES, STEP_NAMES, TABLE_HEADS, TESTED } from '@diemtua/domain/plan';
import { z } from 'zod';
import { dayText, monthText } from '../people-shapes.ts';
import { instant } from '../shapes.ts';

/** Years for which there can be a plan. */
const yearMin = 2008;
const yearMax = 2100;
/** People of one target at most: more than live in any province. */
export const peopleMax = 20_000_000;
/** Targets of one version at most: a province with its units, communes, hamlets and collectors. */
export const targetsMax = 5000;

export const productQuery = z.enum(['voluntary', 'health']).default('voluntary');
export const yearNumber = z.int().min(yearMin).max(yearMax);
export const yearQuery = z.coerce.number().pipe(yearNumber);

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

/** The figure to which a number opens, and what narrows it, as `GET /api/plan/figures/:figure` takes it. */
const opensShape = z.strictObject({ figure: z.string(), query: z.record(z.string(), z.string()) });

/** Why a place is hard: a key of the catalogue with the figures of its sentence. */
export const reasonShape = z.strictObject({
  reason: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  /** Measured from the books, or only assumed. */
  assumed: z.boolean(),
  /** By which question each figure opens, by its name; left out: it opens to none. */
  opens: z.record(z.string(), opensShape).optional(),
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
      /** Whether its page opens for whoever asks. */
      opens: z.boolean(),
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
  week: z.array(actShape),
});

/** Which place; left out: all that one may see. */
export const placeFields = {
  unit: unitCodeSchema.optional(),
  commune: communeCodeSchema.optional(),
};

const countBy = z.enum(['none', 'unit', 'commune', 'month']);

export const countQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  from: daySchema.optional(),
  by: countBy.default('none'),
});

export const countShape = z.strictObject({
  look: lookShape,
  count: z.int(),
  movement: movementShape,
  /** Of those who stopped in the time: who takes part again at its end. */
  returned: z.int(),
  /** What the parts are. */
  by: countBy,
  parts: z.array(z.strictObject({ code: z.string(), name: z.string(), movement: movementShape })),
});

const survivalBy = z.enum(['none', 'unit', 'commune', 'collector', 'term', 'month']);

export const survivalQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  by: survivalBy.default('none'),
});

export const survivalAnswer = z.strictObject({
  look: lookShape,
  all: z.array(survivalShape),
  /** What the parts are. */
  by: survivalBy,
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
  'came',
  'moved',
  'stopped',
  'due',
  'returned',
  'kept-3',
  'kept-6',
  'kept-12',
  'paid-up',
  'within-deadline',
  'near-15',
  'forecast',
  'scenario',
  'planned-by-month',
  'season',
  'per-week',
  'stops-until-year-end',
  'win-per-week',
  'so-far-per-week',
  'likely-to-stop',
  'kept-in-province',
  'sprint-credit',
  'sprint-goal',
  'sprint-curve',
  'sprint-reached',
  'yield',
  'forecast-by-month',
  'forecast-share',
  'forecast-over',
  'forecast-short',
  'scenario-short',
  'stopped-of-came',
  'year-difference',
  'weeks-left',
  'won',
  'places',
  'sprint-people',
  ...TESTED,
  'hard-measure',
  'hard-middle',
  'forecast-joins',
  'forecast-stops',
  'forecast-due',
  'forecast-joins-per-month',
  'forecast-renewal',
  'forecast-renewal-province',
  'forecast-break',
  'stop-likelihood',
  'yield-next-meeting',
  'yield-next-day',
  'collectors',
] as const;
export const figureParams = z.strictObject({ figure: z.enum(FIGURES) });
/** Meetings and collector-days of one commune at most. */
export const effortMax = 2000;
export const figureQuery = z.strictObject({
  ...lookFields,
  ...placeFields,
  /** Those who paid through somebody, wherever they live; with `here` only those who count in the place. */
  collector: idSchema<'collector'>().optional(),
  here: z.stringbool().default(false),
  /** Of who stays: those of one way of paying, or who joined in one month. */
  term: z.string().max(40).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** The first and the last day of what happens over days; the last is not after the day that is looked at. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Of who is due: within so many days. */
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(30), z.literal(60), z.literal(90)]))
    .default(30),
  /** Of a scenario: which of the three, or one of one's own that was kept. */
  scenario: z.enum(['low', 'base', 'high']).default('base'),
  own: idSchema<'scenario'>().optional(),
  /** Of a forecast: whether the months before the law of July 2025 are left out of what is learned from. */
  break: z.stringbool().default(true),
  /** Of a sprint: which, and a day of its own curve, which may lie ahead. */
  sprint: idSchema<'sprint'>().optional(),
  at: daySchema.optional(),
  /** Of a yield: so many meetings and collector-days in one commune. */
  meetings: z.coerce.number().pipe(z.int().min(0).max(effortMax)).default(0),
  collectorDays: z.coerce.number().pipe(z.int().min(0).max(effortMax)).default(0),
  /** Of who stays in the whole province: after so many months. */
  months: z.coerce
    .number()
    .pipe(z.union([z.literal(3), z.literal(6), z.literal(12)]))
    .default(12),
  /** Of what is planned: of which version of the year's plan (left out: the one that holds), its total or one of its parts, and of which hamlet of the commune. */
  version: z.coerce.number().pipe(z.int().min(1)).optional(),
  of: z.enum(['total', 'new', 'continuing']).default('total'),
  hamlet: z.string().max(120).optional(),
  /** Of how many places: units or communes; those under so many hundredths of a percent of their plan, or those with a plan. */
  level: z.enum(['unit', 'commune']).default('commune'),
  under: z.coerce.number().pipe(basisPoints).optional(),
  planned: z.stringbool().default(false),
  /** Of a year that was foretold again. */
  past: yearQuery.optional(),
  /** Of what makes a commune hard. */
  measure: z.enum(HARD_MEASURES).optional(),
  after: z.string().max(200).optional(),
});

/** How a figure that no record holds was made: its inputs, the arithmetic from left to right, and how the result was rounded. */
export const workingShape = z.strictObject({
  steps: z.array(
    z.strictObject({
      name: z.enum(STEP_NAMES),
      of: z.string().nullable(),
      value: z.number().nullable(),
      as: z.enum(['number', 'share']),
      nature: z.enum(['counted', 'decided', 'estimate', 'assumed']),
    }),
  ),
  terms: z.array(z.strictObject({ sign: z.enum(['+', '-', '×', '÷']), value: z.number() })),
  rounded: z.enum(['no', 'nearest', 'up', 'shared']),
  least: z.number().nullable(),
  as: z.enum(['number', 'share']),
  value: z.number(),
});

/** What stands behind a figure: how it was asked for, of what it is made, and the records. */
export const figureShape = z.strictObject({
  look: lookShape,
  figure: z.enum(FIGURES),
  /** People; of a share hundredths of a percent. */
  value: z.number().nullable(),
  /** Of what the figure is a part: who takes part of the plan, who stayed of who was won. */
  ratio: z.strictObject({ part: z.int(), whole: z.int(), share: basisPoints.nullable() }).nullable(),
  band: bandShape.nullable(),
  /** How it was made; null: it was counted or decided. */
  working: workingShape.nullable(),
  /** The places of which it was made, with what of each went into it; null: none beyond its parts. */
  table: z
    .strictObject({
      heads: z.array(z.strictObject({ name: z.enum(TABLE_HEADS), as: z.enum(['number', 'share', 'rate', 'yes']) })),
      rows: z.array(
        z.strictObject({ label: z.string(), code: z.string().nullable(), values: z.array(z.number().nullable()) }),
      ),
    })
    .nullable(),
  /** A key of the catalogue: the question in words. */
  question: z.string(),
  filters: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  /** The question as the database was asked, without its values. */
  query: z.string(),
  /** Add up to the value; none where it is no sum of places. */
  parts: z.array(z.strictObject({ label: z.string(), code: z.string().nullable(), value: z.number() })),
  /** How many records stand behind it, and what they add up to; null: it was decided or is expected, not counted. */
  behind: z.strictObject({ count: z.int(), sum: z.int(), of: z.enum(['changes', 'people']) }).nullable(),
  /** Whether records are withheld: whoever asks may see figures, not people. */
  withheld: z.boolean(),
  /** A page of the records behind. */
  records: z.array(
    z.strictObject({
      key: z.string(),
      day: dayText,
      delta: z.int(),
      kind: z.string(),
      commune: z.string(),
      communeName: z.string().nullable(),
      entry: z.string().nullable(),
      knownAt: instant.nullable(),
      person: z.string(),
      /** Null: somebody who belongs elsewhere by now, whom whoever asks may not see. */
      name: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
