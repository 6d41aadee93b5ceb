// What the plan's arithmetic takes: the forecast of 99 communes with its back-test, the cascade of a country, the planner of a province with HiGHS.
import { source } from './books-ground.mjs';
import { median } from './timing.mjs';

const DECEMBER = 2025 * 12 + 11;
const PAST_YEARS = [2019, 2020, 2021, 2022, 2023, 2024];

/** @param {number} rounds @param {() => unknown} work */
async function timed(rounds, work) {
  const took = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    await work();
    if (round > 0) took.push(performance.now() - began);
  }
  return median(took);
}

/** @param {number} rounds */
export async function measureForecast(rounds) {
  const { backTest, forecast } = await source('domain/plan/index.ts');
  const { syntheticProvince, USUAL } = await source('domain/plan/synthetic-province.cases.ts');
  const records = syntheticProvince(USUAL);
  const past = PAST_YEARS.map((year) => ({ after: year * 12 + 8, until: year * 12 + 11 }));
  const policyBreak = { month: 2025 * 12 + 6, on: true };
  const tested = backTest(records, past, policyBreak);
  const basis = { ...records, after: DECEMBER - 3, until: DECEMBER, policyBreak, plan: new Map() };
  return {
    rows: records.heads.length + records.joins.length + records.stops.length,
    forecast: await timed(rounds, () => forecast({ ...basis, calibration: tested.calibration })),
    backTest: await timed(1, () => backTest(records, past, policyBreak)),
    inBandPercent: tested.inBandPercent,
    leastYearPercent: Math.min(...tested.years.map((/** @type {any} */ year) => (100 * year.inBand) / year.communes)),
    error: tested.error,
    naiveError: tested.naiveError,
  };
}

/** @param {number} rounds */
export async function measureCascade(rounds) {
  const { cascadeTree } = await source('domain/plan/index.ts');
  const part = (/** @type {string} */ key, /** @type {number} */ notInsured) => ({
    key,
    lastYear: notInsured / 10,
    notInsured,
    potential: notInsured,
    difficulty: 40,
    byHand: null,
    min: 1,
    max: notInsured,
  });
  const provinces = Array.from({ length: 34 }, (_, index) => {
    const parts = Array.from({ length: index < 23 ? 98 : 97 }, (__, place) => ({
      part: part(`commune:${index}-${place}`, 1000 + ((index * 7919 + place * 104_729) % 9000)),
      method: 'labour-not-insured',
      parts: [],
    }));
    const people = parts.reduce((sum, each) => sum + each.part.notInsured, 0);
    return { part: part(`province:${index}`, people), method: 'potential-with-difficulty', parts };
  });
  const country = { part: part('country', 1), method: 'labour-not-insured', parts: provinces };
  const divided = cascadeTree(3_070_000, country);
  if (!divided.ok) throw new Error('the country was not divided');
  return { communes: divided.value.size - 35, ms: await timed(rounds, () => cascadeTree(3_070_000, country)) };
}

/** @param {number} rounds */
export async function measurePlanner(rounds) {
  const { spreadOver } = await source('server/store/plan/spreading.ts');
  const areas = Array.from({ length: 99 }, (_, index) => ({
    commune: String(10_001 + index),
    unit: `U${String((index % 18) + 1).padStart(2, '0')}`,
    firstMeeting: 2 + ((index * 37) % 50) / 10,
    firstDay: 0.5 + ((index * 53) % 20) / 10,
    meetingKeepsPercent: 75 + ((index * 11) % 20),
    dayKeepsPercent: 80 + ((index * 7) % 18),
    meetingsMax: 20,
    daysMax: 40,
    meetingsMin: 1,
    daysMin: 0,
    daysPerMeeting: 1 + (index % 3),
  }));
  const daysOfUnit = new Map(Array.from({ length: 18 }, (_, unit) => [`U${String(unit + 1).padStart(2, '0')}`, 60]));
  const spread = () => spreadOver(areas, { meetings: 400, days: 1000, daysOfUnit });
  const found = await spread();
  if (!found.ok) throw new Error('there is no spread');
  const { expected, evenly } = found.value;
  return { ms: await timed(rounds, spread), overEvenly: expected / evenly };
}
