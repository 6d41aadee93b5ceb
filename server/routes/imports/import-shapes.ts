import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { instant } from '../shapes.ts';

export const importParams = z.strictObject({ import: idSchema<'import'>() });

const plans = ['enrol', 'change', 'record', 'nothing', 'bad', 'left-out'] as const;
/** What confirming does with a row. */
export const planShape = z.enum(plans);

/** A list and where it stands. */
export const runShape = z.strictObject({
  id: z.string(),
  unit: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  state: z.enum(['reading', 'cut-off', 'ready', 'refused', 'confirmed', 'undone', 'dropped']),
  generation: z.enum(['qd366', 'qd490', 'plain']).nullable(),
  rowsTotal: z.int().nullable(),
  rowsRead: z.int(),
  refusal: z.strictObject({ code: z.string(), limit: z.int().optional() }).nullable(),
  decidedAt: instant.nullable(),
  sameFileConfirmed: z.boolean(),
});

/** A list with what confirming it would do. */
export const previewShape = runShape.extend({
  rows: z.strictObject({
    enrol: z.int(),
    change: z.int(),
    record: z.int(),
    nothing: z.int(),
    bad: z.int(),
    'left-out': z.int(),
    asks: z.int(),
  }),
  households: z.int(),
  problems: z.array(z.strictObject({ code: z.string(), field: z.string(), weight: z.string(), rows: z.int() })),
});

const problem = z.strictObject({
  row: z.int(),
  column: z.int().nullable(),
  field: z.string(),
  code: z.string(),
  value: z.string(),
  weight: z.enum(['stops', 'asks']),
  wayOut: z.string(),
});

/** A row as it is looked at. */
export const rowShape = z.strictObject({
  row: z.int(),
  plan: planShape,
  line: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(),
  problems: z.array(problem),
  known: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  alike: z.array(
    z.strictObject({
      person: z.string(),
      name: z.string().nullable(),
      score: z.int(),
      verdict: z.string(),
      reasons: z.array(z.string()),
    }),
  ),
});
