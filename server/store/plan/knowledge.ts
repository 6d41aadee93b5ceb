import {
  backTest,
  expectationsOf,
  forecast,
  hardAreas,
  type AreaFacts,
  type BackTest,
  type Forecast,
  type HardArea,
  type Pace,
  type PolicyBreak,
  type Records,
  type Stops,
  type Survival,
} from '@diemtua/domain/plan';
import type { CommuneCode, ProvinceCode, UnitCode } from '@diemtua/domain/ids';
import { monthOf, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Engine } from '../engine.ts';
import { inSession, provinceScope, type Session } from '../session.ts';
import { areaFactsOf } from './area-facts.ts';
import { recordsUntil } from './history.ts';
import { isDemonstration, monthEnd, type Look } from './look.ts';
import { placesOn, type PlanPlaces } from './places.ts';
import { planInForce, type PlanInForce } from './plans.ts';
import { rollUpAll } from './roll.ts';
import { survivalOf } from './survival.ts';
import { approachesOf, triedIn, type Tried } from './work.ts';

/** What is known of a province beyond its counts: learned from all of its records, and so kept for a while. */
export interface Knowledge {
  /** Whether all of it is invented. */
  readonly demonstration: boolean;
  readonly places: PlanPlaces;
  readonly plan: PlanInForce | null;
  /** The last month that is over on the day. */
  readonly after: Month;
  /** How people join, and in which seasons. */
  readonly pace: Pace;
  readonly records: Records;
  readonly backTest: BackTest;
  /** Null: the year is over, or nothing was ever counted. */
  readonly forecast: Forecast | null;
  /** How likely those who are due stop. */
  readonly stops: Stops;
  readonly policyBreak: PolicyBreak;
  readonly facts: readonly AreaFacts[];
  readonly hard: readonly HardArea[];
  readonly survival: ReadonlyMap<string, readonly Survival[]>;
  /** What is or was done otherwise in each commune: others in the province may take it as an example. */
  readonly tried: ReadonlyMap<CommuneCode, readonly Tried[]>;
}

/** The month in which Law 41/2024 came into force (article 140): joining before it tells little of joining after it. */
const BREAK = monthOf(2025, 7);
/** What was learned is learned anew after so long, if anything was booked since; whoever asks meanwhile gets what is there. Counts are never kept: only what whole months teach. */
const freshMs = 300_000;
/** Views that are kept: days, insurances and moments that people look at. */
const keptMax = 24;

interface Kept {
  readonly at: number;
  /** The newest fact that it knows of. */
  readonly newestAt: string | null;
  readonly knowledge: Promise<Knowledge>;
  learning: boolean;
}

const kept = new WeakMap<Engine, Map<string, Kept>>();

/**
 * What is known of a province on a day. The first who asks waits for it; afterwards it is there at once, and is learned anew behind the answer when it is older than five minutes and something was booked since.
 * @param mark another one once a plan was decided or places were moved: see `groundsMark`
 */
export async function knowledgeOf(
  engine: Engine,
  province: ProvinceCode,
  look: Look,
  mark: string,
  now: number,
  withBreak = true,
): Promise<Knowledge> {
  const ofEngine = kept.get(engine) ?? new Map<string, Kept>();
  kept.set(engine, ofEngine);
  const key = [province, look.product, look.on, look.known, look.year, withBreak, mark].join(' ');
  const known = ofEngine.get(key);
  const { newestAt } = look;
  if (known) {
    if (now - known.at > freshMs && known.newestAt !== newestAt && !known.learning) {
      known.learning = true;
      const again = learn(engine, province, look, withBreak);
      void again.then(
        () => ofEngine.set(key, { at: now, newestAt, knowledge: again, learning: false }),
        () => (known.learning = false),
      );
    }
    return known.knowledge;
  }
  const knowledge = learn(engine, province, look, withBreak);
  ofEngine.set(key, { at: now, newestAt, knowledge, learning: false });
  knowledge.catch(() => ofEngine.delete(key));
  const [oldest] = ofEngine.keys();
  if (ofEngine.size > keptMax && oldest !== undefined) ofEngine.delete(oldest);
  return knowledge;
}

/** The last month that is over on a day. */
export const lastFullMonth = (on: PlainDate): Month =>
  (on === monthEnd(on) ? monthOfDate(on) : monthOfDate(on) - 1) as Month;

async function learn(engine: Engine, province: ProvinceCode, look: Look, withBreak: boolean): Promise<Knowledge> {
  await rollUpAll(engine, province);
  return inSession(engine, provinceScope(province), (session) => learnIn(session, look, withBreak));
}

async function learnIn(session: Session, look: Look, withBreak: boolean): Promise<Knowledge> {
  const { product, on, year, before } = look;
  const places = await placesOn(session, on);
  const plan = await planInForce(session, year, on, before, product);
  const after = lastFullMonth(on);
  const areas = places.communes.flatMap(({ code, unit }) => (unit === null ? [] : [{ commune: code, unit }]));
  const records = await recordsUntil(session, look, after, areas);
  const policyBreak: PolicyBreak = { month: BREAK, on: withBreak };
  const until = monthOf(year, 12);
  const firstYear = records.heads.reduce((least, { month }) => Math.min(least, Math.floor(month / 12)), year);
  const tested = backTest(
    records,
    Array.from({ length: Math.max(0, year - firstYear) }, (_, index) => ({
      after: (after - (year - firstYear - index) * 12) as Month,
      until: monthOf(firstYear + index, 12),
    })).filter((past) => past.after < past.until),
    policyBreak,
  );
  const targets = new Map(
    places.communes.flatMap(({ code }): readonly (readonly [CommuneCode, number])[] => {
      const target = plan?.targets.get(`commune:${code}`);
      return target ? [[code, target.total]] : [];
    }),
  );
  const basis = { ...records, after, until, policyBreak, calibration: tested.calibration, plan: targets };
  const learned = expectationsOf(basis);
  const foretold = after < until && records.heads.length > 0 ? forecast(basis, learned) : null;
  const facts = await areaFactsOf(session, look, places, targets, foretold, records);
  return {
    demonstration: await isDemonstration(session),
    places,
    plan,
    after,
    pace: learned.pace,
    records,
    backTest: tested,
    forecast: foretold,
    stops: learned.stops,
    policyBreak,
    facts,
    hard: hardAreas(facts),
    survival: await survivalOf(session, look, 'commune'),
    tried: triedIn(await approachesOf(session, {})),
  };
}

/** Communes by the unit that serves them on the day. */
export const communesOfUnits = (places: PlanPlaces): ReadonlyMap<UnitCode, readonly CommuneCode[]> => {
  const found = new Map<UnitCode, CommuneCode[]>();
  for (const { code, unit } of places.communes) if (unit !== null) found.set(unit, [...(found.get(unit) ?? []), code]);
  return found;
};
