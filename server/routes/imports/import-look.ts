import { unitCodeSchema, idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { decideRow } from '../../store/import/decide.ts';
import { importPreview, importRows, listImports, seesImport } from '../../store/import/runs.ts';
import { inSession } from '../../store/session.ts';
import { voiceOf } from '../commands.ts';
import { Refused, route } from '../route.ts';
import { done, nothing } from '../shapes.ts';
import { importParams, planShape, previewShape, rowShape, runShape } from './import-shapes.ts';

/** The lists of one's units. */
export const importList = route({
  method: 'GET',
  path: '/api/imports',
  what: 'Lists of people that were uploaded, the newest first, and how far each is read',
  may: 'people.import',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.strictObject({ imports: z.array(runShape) }),
  handle: ({ who, engine, now }) =>
    inSession(engine, who.scope, async (session) => ({
      imports: (await listImports(session, now)).map((run) => ({ ...run })),
    })),
});

/** One list: progress while it is read, then what confirming it would do. */
export const importShow = route({
  method: 'GET',
  path: '/api/imports/:import',
  what: 'A list: rows read of how many, then what confirming would do, and which problems it has how often',
  may: 'people.import',
  limit: 'work',
  params: importParams,
  query: nothing,
  body: null,
  answer: previewShape,
  handle: async ({ input: { params }, who, engine, now }) => {
    const found = await inSession(engine, who.scope, (session) => importPreview(session, params.import, now));
    if (found === null) throw new Refused(404, 'unknown-id', {}, 'import');
    return { ...found, problems: found.problems.map((each) => ({ ...each })) };
  },
});

const rowsMax = 100_000;

/** Rows of a list, a page at a time. */
export const importRowsShow = route({
  method: 'GET',
  path: '/api/imports/:import/rows',
  what: 'Rows of a list, a hundred at a time: all, those to look at, those with somebody alike, or those of one plan',
  may: 'people.import',
  limit: 'work',
  params: importParams,
  query: z.strictObject({
    only: z.union([z.enum(['all', 'asks', 'alike']), planShape]).default('all'),
    after: z.coerce.number().int().min(0).max(rowsMax).default(0),
  }),
  body: null,
  answer: z.strictObject({ rows: z.array(rowShape), next: z.int().nullable() }),
  handle: async ({ input: { params, query }, who, engine }) => {
    const { rows, next } = await inSession(engine, who.scope, async (session) => {
      // Of another unit's list nothing is seen: then it is not there, rather than empty.
      if (!(await seesImport(session, params.import))) throw new Refused(404, 'unknown-id', {}, 'import');
      return importRows(session, params.import, query);
    });
    return {
      rows: rows.map(({ row, plan, line, problems, known, alike }) => ({
        row,
        plan,
        line: line && { ...line },
        problems: problems.map((each) => ({ ...each })),
        known: known && { id: known.id, name: known.name },
        alike: alike.map(({ person, name, score, verdict, reasons }) => ({
          person,
          name,
          score,
          verdict,
          reasons: [...reasons],
        })),
      })),
      next,
    };
  },
});

const DECISION_BYTES_MAX = 1024;

/** Decides about one row before the list is confirmed. Confirming and undoing are commands: `confirm-import`, `undo-import`. */
export const importDecide = route({
  method: 'POST',
  path: '/api/imports/:import/rows/:row',
  what: 'Says of one row that it stays out, that it is somebody who is there, or that it is as it was read',
  may: 'people.import',
  limit: 'work',
  params: importParams.extend({ row: z.coerce.number().int().min(1).max(rowsMax) }),
  query: z.strictObject({ unit: unitCodeSchema.optional() }),
  body: {
    schema: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('left-out') }),
      z.strictObject({ is: z.literal('as-read') }),
      z.strictObject({ is: z.literal('known'), person: idSchema<'person'>() }),
    ]),
    bytesMax: DECISION_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { params, query, body }, who, engine, now }) => {
    const { sender } = voiceOf(who, query.unit);
    const decided = await inSession(engine, who.scope, (session) =>
      decideRow(session, sender, params.import, params.row, body, now),
    );
    if (decided === 'unknown-row') throw new Refused(404, 'unknown-id', {}, 'row');
    if (decided === 'unknown-person') throw new Refused(404, 'unknown-id', {}, 'person');
    if (decided !== 'decided') throw new Refused(409, 'changed-meanwhile', {}, 'row');
    return { done: true as const };
  },
});
