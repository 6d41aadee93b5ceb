import { communeCodeSchema, type CommuneCode } from '@diemtua/domain/ids';
import { daySchema } from '@diemtua/domain/collection';
import { decideAreas, knownOfArea, type AreaKnown } from '@diemtua/domain/plan';
import { readAreas, type AreaLine } from '@diemtua/domain/reporting';
import { z } from 'zod';
import { readSheet } from '../../documents/xlsx.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { areaListTemplate } from '../../store/documents/area-list.ts';
import { communesOf, knownByCommune, takingPartIn, tellingsOf, type KeptTelling } from '../../store/plan/areas.ts';
import { seenCommunes } from '../../store/plan/watching.ts';
import { inSession } from '../../store/session.ts';
import { paper, paperTypes } from '../papers/paper.ts';
import { dayText } from '../people-shapes.ts';
import { route } from '../route.ts';
import { instant, nothing } from '../shapes.ts';
import { looking, partOf } from './ask.ts';
import { lookQuery, lookShape, placeShape } from './plan-shapes.ts';

/** A fact with where it is from. */
const factFields = {
  value: z.number(),
  on: dayText,
  source: z.string(),
  toldAt: instant,
  by: z.string().nullable(),
};
const factShape = z.strictObject(factFields);

/** What is known of a commune as an area to win; null: nobody has told it. */
const knownShape = z.strictObject({
  hamlets: factShape.nullable(),
  /** Far hamlets of all hamlets of the same count. */
  far: z.strictObject({ ...factFields, of: z.int(), beyondKm: z.number() }).nullable(),
  poorPercent: factShape.nullable(),
  minorityPercent: factShape.nullable(),
});

const UNKNOWN = { hamlets: null, far: null, poorPercent: null, minorityPercent: null };

const factOf = <Fact extends { readonly value: number; readonly by: KeptTelling }>({ by: telling, ...fact }: Fact) => ({
  ...fact,
  on: telling.on,
  source: telling.source,
  toldAt: telling.toldAt,
  by: telling.by,
});

const knownText = ({
  hamlets,
  far,
  poorPercent,
  minorityPercent,
}: AreaKnown<KeptTelling>): z.input<typeof knownShape> => ({
  hamlets: hamlets && factOf(hamlets),
  far: far && factOf(far),
  poorPercent: poorPercent && factOf(poorPercent),
  minorityPercent: minorityPercent && factOf(minorityPercent),
});

/** What is known of all communes that one may see. */
export const planAreas = route({
  method: 'GET',
  path: '/api/plan/areas',
  what: 'What was told of communes: hamlets, far ones, percent of poor households and of minorities, each with its day, its source and who told it, as known then or now',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: lookQuery,
  body: null,
  answer: z.strictObject({
    look: lookShape,
    areas: z.array(z.strictObject({ place: placeShape, unit: z.string().nullable(), known: knownShape })),
  }),
  handle: async (asked) =>
    looking(asked, asked.input.query, async ({ session, look, knowledge: { places }, lookText }) => {
      const known = knownByCommune(await tellingsOf(session, look, null), look.on);
      return {
        look: lookText,
        areas: seenCommunes(session.scope, places).map(({ code, name, unit }) => {
          const own = known.get(code);
          return {
            place: { level: 'commune' as const, code, name },
            unit,
            known: own ? knownText(own) : UNKNOWN,
          };
        }),
      };
    }),
});

/** Of fewer people no share is told: it would say of somebody who it is. Assumed. */
const TAKING_PART_LEAST = 20;

/** What is known of one commune, and all that was ever told. */
export const planArea = route({
  method: 'GET',
  path: '/api/plan/areas/:commune',
  what: 'What was told of a commune and each time that it was, and how many of those who take part there are of a minority or of a poor household (not told of fewer than 20)',
  may: 'plan.see',
  limit: 'work',
  params: z.strictObject({ commune: communeCodeSchema }),
  query: lookQuery,
  body: null,
  answer: z.strictObject({
    look: lookShape,
    place: placeShape,
    known: knownShape,
    tellings: z.array(
      z.strictObject({
        id: z.string(),
        on: dayText,
        source: z.string(),
        toldAt: instant,
        by: z.string().nullable(),
        hamlets: z.int().nullable(),
        far: z.strictObject({ hamlets: z.int(), beyondKm: z.number() }).nullable(),
        poorPercent: z.number().nullable(),
        minorityPercent: z.number().nullable(),
      }),
    ),
    /** Who takes part, and how many of them: by the registry as it is now. Null: too few to tell. */
    takingPart: z.strictObject({ people: z.int(), minority: z.int(), poor: z.int() }).nullable(),
  }),
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, lookText } = told;
      const { commune } = asked.input.params;
      const { name } = partOf(told, { commune });
      const tellings = await tellingsOf(session, look, [commune]);
      const takingPart = await takingPartIn(session, look, commune);
      return {
        look: lookText,
        place: { level: 'commune' as const, code: commune, name },
        known: knownText(knownOfArea(tellings, look.on, null)),
        tellings: tellings.map(({ id, on, source, toldAt, by, hamlets, far, poorPercent, minorityPercent }) => ({
          id,
          on,
          source,
          toldAt,
          by,
          hamlets,
          far,
          poorPercent,
          minorityPercent,
        })),
        takingPart: takingPart.people < TAKING_PART_LEAST ? null : takingPart,
      };
    }),
});

/** An empty list to be filled in. */
export const planAreasTemplate = route({
  method: 'GET',
  path: '/api/plan/areas-template',
  what: 'An empty list (.xlsx) of the own communes for their facts, to be filled in and read in again',
  may: 'plan.divide',
  limit: 'heavy',
  params: nothing,
  query: nothing,
  body: null,
  answer: paperTypes,
  handle: async ({ who, engine }) => {
    const sheet = await inSession(engine, who.scope, (session) => areaListTemplate(session));
    return paper({ make: 'sheet', sheet }, 'xlsx', 'so-lieu-xa');
  },
});

const FILE_BYTES_MAX = 2_000_000;

const problemShape = z.strictObject({
  row: z.int(),
  commune: z.string().nullable(),
  field: z.string(),
  /** What a cell says that cannot be read, or what stands against what it says. */
  of: z.enum(['cell', 'fact']),
  code: z.string(),
  wayOut: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  value: z.string(),
  /** Whether the row stays out, or goes in once somebody has looked. */
  weight: z.enum(['stops', 'asks']),
});

const areaShape = z.strictObject({
  commune: z.string(),
  name: z.string(),
  hamlets: z.number().nullable(),
  far: z.strictObject({ hamlets: z.number(), beyondKm: z.number() }).nullable(),
  poorPercent: z.number().nullable(),
  minorityPercent: z.number().nullable(),
});

/** A line as a command tells it. Far hamlets without their distance are refused with that field. */
const areaOf = ({ code, hamlets, farHamlets, farBeyondKm, poorPercent, minorityPercent }: AreaLine) => ({
  commune: code as CommuneCode,
  hamlets,
  far: farHamlets === null ? null : { hamlets: farHamlets, beyondKm: farBeyondKm ?? 0 },
  poorPercent,
  minorityPercent,
});

const columnOf: Readonly<Record<string, string>> = {
  commune: 'code',
  'far.hamlets': 'farHamlets',
  'far.beyondKm': 'farBeyondKm',
};

/** Reads a list of communes' facts. Nothing is written by it: who brought it looks at it and tells `tell-areas`. */
export const planAreasRead = route({
  method: 'POST',
  path: '/api/plan/areas-read',
  what: 'Reads a list of communes’ facts (.xlsx): what can be told of which commune, and what stands against each of the other rows; nothing is written',
  may: 'plan.divide',
  limit: 'heavy',
  params: nothing,
  query: z.strictObject({ on: daySchema }),
  body: { types: ['application/octet-stream'], bytesMax: FILE_BYTES_MAX, as: 'bytes' },
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unreadable'), code: z.string() }),
    z.strictObject({
      kind: z.literal('read'),
      areas: z.array(areaShape),
      problems: z.array(problemShape),
      /** Rows in which no fact stands. */
      empty: z.int(),
    }),
  ]),
  handle: async ({ input: { query, body }, who, engine, now }) => {
    const sheet = await readSheet(body);
    if (!sheet.ok) return { kind: 'unreadable' as const, code: sheet.refused.code };
    const names = await inSession(engine, who.scope, (session) => communesOf(session));
    const lines: { readonly row: number; readonly line: AreaLine }[] = [];
    const problems: z.input<typeof problemShape>[] = [];
    let empty = 0;
    for (const event of readAreas(sheet.rows)) {
      if (event.event === 'no-head') return { kind: 'unreadable' as const, code: 'head-missing' };
      if (event.event === 'empty') {
        empty += 1;
        continue;
      }
      const { row, line } = event;
      if (line !== null) lines.push({ row, line });
      for (const { field, code, wayOut, value, weight } of event.problems)
        problems.push({
          row,
          commune: line?.name ?? null,
          field,
          of: 'cell',
          code,
          wayOut,
          figures: {},
          value,
          weight,
        });
    }
    const areas = lines.map(({ line }) => areaOf(line));
    const decided = decideAreas(
      { on: query.on, areas },
      {
        today: dayInVietnam(now),
        communes: new Set(names.keys()),
        own: who.communes === 'all' ? 'all' : new Set(who.communes),
      },
    );
    const stopped = new Set<number>();
    for (const { code, field, wayOut, figures } of decided.ok ? [] : decided.refusals) {
      const [, index, rest = ''] = /^areas\.(\d+)\.(.+)$/.exec(field) ?? [];
      const found = index === undefined ? undefined : lines[Number(index)];
      if (!found) return { kind: 'unreadable' as const, code };
      stopped.add(Number(index));
      const column = columnOf[rest] ?? rest;
      const { row, line } = found;
      const told = line[column as keyof AreaLine];
      problems.push({
        row,
        commune: names.get(line.code as CommuneCode) ?? line.name,
        field: column,
        of: 'fact',
        code,
        wayOut,
        figures,
        value: told === null ? '' : String(told),
        weight: 'stops',
      });
    }
    return {
      kind: 'read' as const,
      areas: areas.flatMap((area, index) =>
        stopped.has(index) ? [] : [{ ...area, name: names.get(area.commune) ?? area.commune }],
      ),
      problems: problems.toSorted((a, b) => a.row - b.row),
      empty,
    };
  },
});
