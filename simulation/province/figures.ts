import { balancesOf, examine, inSession, provinceScope, trialBalanceOf, type Engine } from '@diemtua/server/store';
import { ANCHORS, LAUNCH, regionOf } from './anchors.ts';
import { PROVINCE } from './found.ts';
import { PLAN_2025, SAPA_PERCENT } from './plan.ts';
import { SHOWN_QUESTIONS } from './questions.ts';
import { readFacts, type Facts } from './read.ts';
import { IN_DEPTH, scaledAnchors, scaledDay, TODAY, type Scale } from './scale.ts';

/** A figure that is counted from the records: what, how, and what it has to be. */
export interface Figure {
  readonly name: string;
  readonly query: string;
  readonly value: number;
  /** What has to hold, as it is printed. */
  readonly wanted: string;
  readonly holds: boolean;
}

interface Asked {
  readonly name: string;
  readonly query: string;
  readonly wanted: string;
  readonly holds: (value: number) => boolean;
}

const is = (wanted: number) => ({ wanted: `= ${wanted}`, holds: (value: number) => value === wanted });
const atLeast = (wanted: number) => ({ wanted: `≥ ${wanted}`, holds: (value: number) => value >= wanted });
const p = `province = '${PROVINCE}'`;

/** Covers counted one by one, without the deltas: from the day that a cover counts to the last month in which the next may be paid. */
const takingPart = (where: string): string =>
  `select coalesce(sum(delta), 0) from participation_delta where ${p} and product = 'voluntary' and day <= '${TODAY}'${where}`;
const byHand = `select count(distinct j.person) from judgement j join payment y on y.province = j.province and y.id = j.payment join receipt r on r.province = y.province and r.id = y.receipt
  where j.${p} and j.outcome = 'covers' and j.product = 'voluntary'
    and greatest(r.taken_on, make_date(j.from_month / 12, j.from_month % 12 + 1, 1)) <= '${TODAY}' and j.due_month >= 2025 * 12 + 10`;

/** Those who take part on a day, in some units. */
const onDay = (day: string, units: readonly string[] | null): string =>
  `select coalesce(sum(delta), 0) from participation_delta where ${p} and product = 'voluntary' and day <= '${day}'${units === null ? '' : ` and unit in (${units.map((unit) => `'${unit}'`).join(', ')})`}`;

/** Of a target of the plan, so many percent take part today; two places after the point. */
const ofTarget = (units: readonly string[] | null, level: string, code: string): string =>
  `select round(100.0 * (${onDay(TODAY, units)}) / t.total, 2) from target t join plan y on y.province = t.province and y.id = t.plan
  where t.${p} and y.year = ${TODAY.slice(0, 4)} and t.product = 'voluntary' and t.level = '${level}' and t.code = '${code}' and t.version = 1`;

/** What the press said, or a part of it in a smaller demonstration: head-counts by former province, the plan, the day of the launches. */
function told(facts: Facts, scale: Scale): readonly Asked[] {
  const { units } = facts;
  const own = (province: string): readonly string[] =>
    units.filter(({ formerProvince }) => formerProvince === province).map(({ code }) => code);
  const [laoCai, yenBai] = [own('Lào Cai'), own('Yên Bái')];
  const counts = scaledAnchors(ANCHORS, scale).flatMap(({ on, counts: wanted }): readonly Asked[] => [
    {
      name: `taking part on ${on}, former Lào Cai`,
      query: onDay(on, laoCai),
      ...is(wanted.sapa + wanted['lao-cai']),
    },
    { name: `taking part on ${on}, former Yên Bái`, query: onDay(on, yenBai), ...is(wanted['yen-bai']) },
    {
      name: `taking part on ${on}`,
      query: onDay(on, null),
      ...is(wanted.sapa + wanted['lao-cai'] + wanted['yen-bai']),
    },
  ]);
  const sapa = units.filter(({ code }) => regionOf(facts, code) === 'sapa').map(({ code }) => code);
  const launch = scaledDay(LAUNCH, scale);
  const plan = Object.values(PLAN_2025).reduce((sum, each) => sum + each, 0);
  const whole: readonly Asked[] = [
    {
      name: 'the plan of 2025',
      query: `select t.total from target t join plan y on y.province = t.province and y.id = t.plan where t.${p} and y.year = 2025 and t.product = 'voluntary' and t.level = 'province'`,
      ...is(plan),
    },
    {
      name: 'of the plan, percent',
      query: ofTarget(null, 'province', PROVINCE),
      ...is(57.34),
    },
    {
      name: 'of its target in Sa Pa’s unit, percent',
      query: ofTarget(sapa, 'unit', IN_DEPTH),
      ...is(SAPA_PERCENT),
    },
  ];
  return [
    ...counts,
    {
      name: `new on ${launch.on}`,
      query: `select coalesce(sum(delta), 0) from participation_delta where ${p} and product = 'voluntary' and day = '${launch.on}' and kind = 'first'`,
      ...is(launch.people),
    },
    ...(scale.share === 1 ? whole : []),
  ];
}

const asked: readonly Asked[] = [
  { name: 'communes and wards', query: `select count(*) from commune where ${p}`, ...is(99) },
  { name: 'their area, km²', query: `select round(sum(area_km2)::numeric) from commune where ${p}`, ...is(13_257) },
  { name: 'communes of before', query: `select count(*) from commune_before where ${p}`, ...is(319) },
  { name: 'units', query: `select count(*) from unit where ${p}`, ...is(18) },
  {
    name: 'communes with a unit today',
    query: `select count(*) from unit_commune where ${p} and from_day <= '${TODAY}' and (to_day is null or to_day >= '${TODAY}')`,
    ...is(99),
  },
  {
    name: 'communes of Sa Pa’s unit',
    query: `select count(*) from unit_commune where ${p} and unit = 'SAPA'`,
    ...is(6),
  },
  { name: 'collectors', query: `select count(*) from collector where ${p}`, ...atLeast(18) },
  { name: 'people', query: `select count(*) from person where ${p}`, ...atLeast(1) },
  {
    name: 'people of Sa Pa’s unit',
    query: `select count(*) from person join unit_commune u using (province, commune) where ${p} and u.unit = 'SAPA'`,
    ...atLeast(1),
  },
  {
    name: 'without an insurance number',
    query: `select count(*) from person where ${p} and insurance_number is null`,
    ...atLeast(1),
  },
  {
    name: 'with the year of birth only',
    query: `select count(*) from person where ${p} and content->'birth'->>'precision' = 'year'`,
    ...atLeast(1),
  },
  { name: 'receipts', query: `select count(*) from receipt where ${p}`, ...atLeast(1) },
  { name: `taking part on ${TODAY}, from the deltas`, query: takingPart(''), ...atLeast(1) },
  { name: 'the same, counted from the covers', query: byHand, ...atLeast(1) },
  { name: 'of them in Sa Pa’s unit', query: takingPart(` and unit = 'SAPA'`), ...atLeast(1) },
  {
    name: 'people counted twice',
    query: `select count(*) from (select from participation_delta where ${p} and product = 'voluntary' and day <= '${TODAY}' group by person having sum(delta) not in (0, 1)) as wrong`,
    ...is(0),
  },
  {
    name: 'lines of receipts that left nothing in the books',
    query: `select count(*) from payment y where ${p} and not exists (select from posting q where q.province = y.province and q.payment = y.id)`,
    ...is(0),
  },
  { name: 'lines of receipts', query: `select count(*) from payment where ${p}`, ...atLeast(1) },
  {
    name: 'files that the insurance office has accepted',
    query: `select count(*) from judgement where ${p} and filing = 'accepted'`,
    ...atLeast(1),
  },
  {
    name: 'units whose last closed month is October 2025',
    query: `select count(*) from (select from closed_period where ${p} group by unit having max(month) = 2025 * 12 + 9) as closed`,
    ...is(18),
  },
  {
    name: 'open questions',
    query: `select count(*) from judgement where ${p} and outcome = 'suspense'`,
    ...atLeast(SHOWN_QUESTIONS.length),
  },
  ...SHOWN_QUESTIONS.map((question) => ({
    name: `open: ${question}`,
    query: `select count(*) from judgement where ${p} and outcome = 'suspense' and question = '${question}'`,
    ...atLeast(1),
  })),
  {
    name: 'pairs that look alike',
    query: `select count(*) from duplicate_review where ${p} and verdict = 'open'`,
    ...atLeast(1),
  },
  {
    name: 'dues that await a transfer',
    query: `select count(*) from due where ${p} and state = 'open'`,
    ...atLeast(1),
  },
  {
    name: 'hand-overs that arrived',
    query: `select count(*) from hand_over where ${p} and state = 'arrived'`,
    ...atLeast(1),
  },
  {
    name: 'hand-overs on the way',
    query: `select count(*) from hand_over where ${p} and state = 'on-the-way'`,
    ...atLeast(1),
  },
];

/** Counts every figure of the demonstration from its records. */
export async function countFigures(engine: Engine, scale: Scale): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, query, wanted, holds } of [...told(readFacts(), scale), ...asked]) {
    const { rows } = await engine.pool.query<Record<string, unknown>>(query);
    const value = Number(Object.values(rows[0] ?? {})[0]);
    figures.push({ name, query, value, wanted, holds: holds(value) });
  }
  const { below, difference, faults } = await inSession(engine, provinceScope(PROVINCE), async (session) => {
    const floats = await balancesOf(session, { kind: 'float' });
    const { debits, credits } = await trialBalanceOf(session);
    const examined = await examine(session);
    return {
      below: floats.filter(({ balance }) => balance < 0).length,
      difference: debits - credits,
      faults: examined.faults.length,
    };
  });
  const computed = (name: string, query: string, value: number): Figure => ({
    name,
    query,
    value,
    wanted: '= 0',
    holds: value === 0,
  });
  return [
    ...figures,
    computed('collectors who hold less than nothing', 'balancesOf(session, { kind: "float" })', below),
    computed('debits less credits', 'trialBalanceOf(session)', difference),
    computed('broken places in chains and seals', 'diemtua audit verify', faults),
  ];
}
