import { randomBytes } from 'node:crypto';
import { idSchema, makeId } from '@diemtua/domain/ids';
import type { FilledForm } from '@diemtua/domain/reporting';
import { z } from 'zod';
import { press } from '../../documents/press.ts';
import { planForm, type ReportOf } from '../../store/documents/plan-forms.ts';
import {
  frozenBefore,
  holdFreeze,
  keepSnapshot,
  listSnapshots,
  openSnapshot,
  writeFreeze,
  type FreezeAct,
  type SnapshotHead,
} from '../../store/plan/snapshots.ts';
import { inSession, type Session } from '../../store/session.ts';
import { formPaper, paperTypes } from '../papers/paper.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf, type Looking } from './ask.ts';
import {
  reportFileQuery,
  reportParams,
  reportQuery,
  snapshotAnswer,
  snapshotParams,
  snapshotsAnswer,
  snapshotShape,
} from './steer-shapes.ts';

type Query = ReturnType<typeof reportQuery.parse>;

/** What is reported: the unit that was asked for, else the asker's only unit, else all that one sees. */
function reportOf(told: Looking, report: ReportOf['report'], query: Pick<Query, 'unit'>): ReportOf {
  const { scope } = told.session;
  const own = scope.units !== 'all' && scope.units.length === 1 ? scope.units[0] : undefined;
  const unit = query.unit ?? own ?? null;
  return { report, look: told.look, part: partOf(told, unit === null ? {} : { unit }), unit };
}

const headText = (head: SnapshotHead): z.input<typeof snapshotShape> => ({
  id: head.id,
  report: head.report,
  title: head.title,
  look: { product: head.product, on: head.on, known: head.known, year: head.year },
  unit: head.unit,
  frozenAt: head.frozenAt.toISOString(),
  by: head.by,
  hash: head.formHash,
  files: { pdf: head.pdfHash, xlsx: head.xlsxHash },
});

/** A report, as it is now. */
export const planReport = route({
  method: 'GET',
  path: '/api/plan/reports/:report',
  what: 'B01-TS, B15, B16 or the committee’s brief for a day, as known then or now, as .pdf or .xlsx; names and order of columns are assumed, and said so',
  may: 'plan.see',
  limit: 'heavy',
  params: reportParams,
  query: reportQuery,
  body: null,
  answer: paperTypes,
  handle: async (asked) => {
    const { params, query } = asked.input;
    const form = await looking(asked, query, (told) =>
      planForm(told.session, reportOf(told, params.report, query), told.knowledge),
    );
    return formPaper(form, query.as, `${params.report}-${form.subtitle === null ? '' : (query.on ?? '')}`);
  },
});

async function printed(form: FilledForm) {
  const pdf = await press.press({ make: 'form-pdf', form });
  const xlsx = await press.press({ make: 'form-sheet', form });
  if (!pdf.ok || !xlsx.ok) throw new Refused(503, 'busy');
  return { pdf: pdf.bytes, xlsx: xlsx.bytes };
}

const BODY_BYTES_MAX = 1024;

/** The frozen report of an act that came before; null: the act is new. */
async function repeatedFreeze(session: Session, act: FreezeAct) {
  const before = await frozenBefore(session, act);
  if (before?.kind === 'other-content') throw new Refused(409, 'already-there', {}, 'id');
  return before === null ? null : frozen(session, before.snapshot);
}

async function frozen(session: Session, id: string) {
  const opened = await openSnapshot(session, id);
  if (opened === null) throw new Refused(404, 'unknown-id', {}, 'snapshot');
  return { snapshot: headText(opened.head) };
}

/** Freezes a report. */
export const planFreeze = route({
  method: 'POST',
  path: '/api/plan/reports/:report/freeze',
  what: 'Keeps a report as it is printed, figures and both files with their hashes, for good; told again under the same id it is the one that was kept, and the same report with the same figures is kept once',
  may: 'reports.freeze',
  limit: 'heavy',
  params: reportParams,
  query: reportQuery.omit({ as: true }),
  body: { schema: z.strictObject({ id: idSchema<'command'>() }), bytesMax: BODY_BYTES_MAX },
  answer: z.strictObject({ snapshot: snapshotShape }),
  handle: async (asked) => {
    const { params, query, body } = asked.input;
    const act: FreezeAct = { id: body.id, asked: { report: params.report, ...query } };
    const { scope } = asked.who;
    const before = await inSession(asked.engine, scope, (session) => repeatedFreeze(session, act));
    if (before !== null) return before;
    const made = await looking(asked, query, async (told) => {
      const of = reportOf(told, params.report, query);
      return { of, form: await planForm(told.session, of, told.knowledge) };
    });
    const files = await printed(made.form);
    return inSession(asked.engine, scope, async (session) => {
      await holdFreeze(session, act);
      // Told twice at once, the second one waits here for the first.
      const meanwhile = await repeatedFreeze(session, act);
      if (meanwhile !== null) return meanwhile;
      const id = makeId<'snapshot'>(asked.now, randomBytes(10));
      const kept = await keepSnapshot(session, id, made.of, made.form, files, act.id, asked.now);
      await writeFreeze(session, act, kept, asked.now);
      return frozen(session, kept);
    });
  },
});

/** The frozen reports. */
export const planSnapshots = route({
  method: 'GET',
  path: '/api/plan/snapshots',
  what: 'Reports that were frozen, the newest first, with their hashes',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: snapshotsAnswer,
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => ({ snapshots: (await listSnapshots(session)).map(headText) })),
});

/** A frozen report. */
export const planSnapshot = route({
  method: 'GET',
  path: '/api/plan/snapshots/:snapshot',
  what: 'A frozen report as it was filled, and whether figures and files still have their hashes',
  may: 'plan.see',
  limit: 'work',
  params: snapshotParams,
  query: nothing,
  body: null,
  answer: snapshotAnswer,
  handle: async ({ input: { params }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const opened = await openSnapshot(session, params.snapshot);
      if (opened === null) throw new Refused(404, 'unknown-id', {}, 'snapshot');
      return { snapshot: headText(opened.head), form: opened.form, untouched: opened.untouched };
    }),
});

const types = { pdf: paperTypes.types[0] ?? '', xlsx: paperTypes.types[1] ?? '' } as const;

/** A file of a frozen report. */
export const planSnapshotFile = route({
  method: 'GET',
  path: '/api/plan/snapshots/:snapshot/file',
  what: 'The .pdf or .xlsx of a frozen report, byte by byte as it was frozen',
  may: 'plan.see',
  limit: 'work',
  params: snapshotParams,
  query: reportFileQuery,
  body: null,
  answer: paperTypes,
  handle: async ({ input: { params, query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const opened = await openSnapshot(session, params.snapshot);
      if (opened === null) throw new Refused(404, 'unknown-id', {}, 'snapshot');
      return new Response(new Uint8Array(opened.files[query.as]), {
        headers: {
          'content-type': types[query.as],
          'content-disposition': `attachment; filename="${opened.head.report}-${opened.head.on}.${query.as}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    }),
});
