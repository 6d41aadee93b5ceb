import { balancesOf, examine, inSession, provinceScope, trialBalanceOf, type Engine } from '@diemtua/server/store';
import { PROVINCE } from './found.ts';
import { SHOWN_QUESTIONS } from './questions.ts';
import { TODAY } from './scale.ts';

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
export async function countFigures(engine: Engine): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, query, wanted, holds } of asked) {
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
