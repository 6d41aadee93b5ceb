import {
  CASCADE_METHODS,
  cascadeTarget,
  changesBetween,
  compareMethods,
  placeKey,
  type Plan,
  type PlanPlace,
  type PlanVersion,
  type Target,
} from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Product } from '@diemtua/domain/collection';
import type { z } from 'zod';
import type { Who } from '../../access/who.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { cascadeParts, continuingOf, totalsOf } from '../../store/plan/cascade-parts.ts';
import { collectorNames, keptPlan, planYears } from '../../store/plan/plans.ts';
import { placesOn, type PlanPlaces } from '../../store/plan/places.ts';
import { inSession, type Session } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { nothing } from '../shapes.ts';
import {
  cascadeAnswer,
  cascadeBody,
  planParams,
  planQuery,
  plansAnswer,
  versionAnswer,
  type versionShape,
} from './steer-shapes.ts';
import { workingText } from './texts.ts';

/** Whether somebody may see what is planned for a place: the whole province's targets are no secret to who sees the plan, but a committee sees its commune's only. */
export function seesTarget({ communes, units }: Pick<Who, 'communes' | 'units'>, place: PlanPlace): boolean {
  if (communes === 'all') return true;
  if (place.level === 'province') return false;
  if (place.level === 'unit') return units === 'all' || units.includes(place.unit);
  return communes.includes(place.commune);
}

/** Whether somebody may see a version: a draft is for those who decide it, and for heads of units, who divide it. */
export const seesVersion = (
  { communes, role }: Pick<Who, 'communes' | 'role'>,
  { state }: Pick<PlanVersion, 'state'>,
): boolean => state === 'decided' || communes === 'all' || role === 'unit-head';

const totalIn = ({ targets }: PlanVersion, product: Product): number | null =>
  targets.find((each) => each.product === product && each.place.level === 'province')?.total ?? null;

const versionText = ({ id, year }: Plan, version: PlanVersion): z.input<typeof versionShape> => ({
  plan: id,
  year,
  number: version.number,
  state: version.state,
  from: version.from,
  reason: version.reason,
  decision: version.decision && { ...version.decision, file: version.decision.file && { ...version.decision.file } },
  knownAt: version.knownAt,
  totals: { voluntary: totalIn(version, 'voluntary'), health: totalIn(version, 'health') },
});

/** The versions of all plans. */
export const planVersions = route({
  method: 'GET',
  path: '/api/plan/versions',
  what: 'The plans of all years with their versions: who decided them, by which document, from which day',
  may: 'plan.see',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: plansAnswer,
  handle: async ({ who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const versions: z.input<typeof versionShape>[] = [];
      for (const year of await planYears(session)) {
        const kept = await keptPlan(session, { year });
        for (const version of kept?.plan.versions.toReversed() ?? []) {
          if (kept && seesVersion(who, version)) versions.push(versionText(kept.plan, version));
        }
      }
      return { versions };
    }),
});

async function namesOf(
  session: Session,
  targets: readonly Target[],
  places: PlanPlaces,
): Promise<(place: PlanPlace) => string> {
  const communes = new Map(places.communes.map(({ code, name }) => [code, name]));
  const collectors = await collectorNames(
    session,
    targets.flatMap(({ place }) => (place.level === 'collector' ? [place.collector] : [])),
  );
  return (place) => {
    switch (place.level) {
      case 'province':
        return places.province;
      case 'unit':
        return places.units.get(place.unit) ?? place.unit;
      case 'commune':
        return communes.get(place.commune) ?? place.commune;
      case 'hamlet':
        return place.hamlet;
      case 'collector':
        return collectors.get(place.collector) ?? place.collector;
    }
  };
}

/** One version of a year's plan. */
export const planVersion = route({
  method: 'GET',
  path: '/api/plan/versions/:year',
  what: 'A version of a year’s plan with its targets, how they were divided, and what differs from the decided one before',
  may: 'plan.see',
  limit: 'work',
  params: planParams,
  query: planQuery,
  body: null,
  answer: versionAnswer,
  handle: async ({ input: { params, query }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const kept = await keptPlan(session, { year: params.year });
      const seen = kept?.plan.versions.filter((each) => seesVersion(who, each)) ?? [];
      const version = query.version === undefined ? seen.at(-1) : seen.find(({ number }) => number === query.version);
      if (!kept || !version) throw new Refused(404, 'unknown-id', {}, 'year');
      const places = await placesOn(session, dayInVietnam(now));
      const nameOf = await namesOf(session, version.targets, places);
      const before = kept.plan.versions.findLast(({ number, state }) => number < version.number && state === 'decided');
      return {
        version: versionText(kept.plan, version),
        targets: version.targets
          .filter(({ place }) => seesTarget(who, place))
          .map((target) => ({
            ...target,
            leader: target.leader && { ...target.leader },
            place: { ...target.place },
            key: placeKey(target.place),
            placeName: nameOf(target.place),
          })),
        methods: { ...kept.methods.get(version.number) },
        changes: before
          ? changesBetween(before, version)
              .filter(({ place }) => seesTarget(who, place))
              .map(({ place, product, before: was, after }) => ({
                key: placeKey(place),
                placeName: nameOf(place),
                product,
                before: was?.total ?? null,
                after: after?.total ?? null,
              }))
          : [],
      };
    }),
});

const BODY_BYTES_MAX = 512 * 1024;

/** Tries out a division. */
export const planCascade = route({
  method: 'POST',
  path: '/api/plan/cascade',
  what: 'How a place’s target would be divided among its parts by each method, in whole people that add up, within bounds; nothing is kept',
  may: 'plan.divide',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: { schema: cascadeBody, bytesMax: BODY_BYTES_MAX },
  answer: cascadeAnswer,
  handle: async ({ input: { body }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const of = body.of as PlanPlace;
      if (!seesTarget(who, of)) throw new Refused(403, 'not-yours', {}, 'of');
      const on = dayInVietnam(now);
      const places = await placesOn(session, on);
      const kept = await keptPlan(session, { year: body.year - 1 });
      const lastVersion = kept?.plan.versions.findLast(({ state }) => state === 'decided');
      const parts = await cascadeParts(
        session,
        {
          of,
          to: body.to === 'collector' ? 'collector' : 'hamlet',
          product: body.product,
          on: on as PlainDate,
          year: body.year,
          last: lastVersion ? totalsOf(lastVersion, body.product) : new Map(),
          typed: body.parts,
        },
        places,
      );
      const continuing = body.continuing ?? continuingOf(body.total, parts);
      const divided = cascadeTarget({ continuing, total: body.total }, body.method, parts);
      const compared = compareMethods(body.total, parts);
      return {
        methods: [...CASCADE_METHODS],
        assumed: ['notInsured' as const, 'potential' as const, 'difficulty' as const],
        parts: parts.map(
          ({ key, place, name, lastYear, notInsured, potential, difficulty, count, lastTarget }, index) => ({
            key,
            place: { ...place },
            placeName: name,
            lastYear,
            notInsured,
            potential,
            difficulty,
            count,
            lastTarget,
            byMethod: (compared.parts[index]?.workings ?? []).map((each) => each && workingText(each)),
          }),
        ),
        shares: divided.ok
          ? divided.value.map(({ working, ...share }) => ({ ...share, working: workingText(working) }))
          : null,
        problems: divided.ok ? [] : divided.refusals.map((each) => ({ ...each, figures: { ...each.figures } })),
      };
    }),
});
