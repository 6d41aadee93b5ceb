// What the board takes: on both databases, in a database that holds a whole country, and over one year of history beside ten. The server answers in this process, with sign-in,
// access, shapes and JSON; only the network is left out.
import { join } from 'node:path';
import { source } from './books-ground.mjs';
import { countProvince, fillProvince } from './plan-ground.mjs';
import { median, percentile } from './timing.mjs';

const ASKED = 200;
const COMMUNES = 99;
const SEED = 1;

/** @typedef {import('./books-ground.mjs').BooksGround} BooksGround */

/**
 * A province filled by a connection of its own.
 * @param {any} engine
 * @param {Parameters<typeof fillProvince>[1]} size
 */
async function filledBy({ pool }, size) {
  const client = await pool.connect();
  try {
    await fillProvince(client, size);
    return await countProvince(client, size.province);
  } finally {
    client.release(true);
  }
}

/**
 * A server over books, and a way to ask for its board.
 * @param {any} engine
 * @param {string} province
 */
async function boardOver(engine, province) {
  const { Clock, serverOf, signedIn, userOf } = await source('server/access/staff-testing.ts');
  const { rollUpAll } = await source('server/store/plan/roll.ts');
  await rollUpAll(engine, province);
  await engine.pool.query('vacuum analyze');
  const world = { province, unit: 'U01', commune: '10001', collectors: [] };
  const clock = new Clock();
  clock.now = Date.parse('2025-11-30T20:00:00+07:00');
  const server = serverOf(engine, world, clock);
  const { headers } = await signedIn(engine, userOf(world, 'province'), clock.now);
  let entries = 0;
  // What was counted is kept until a stream grows: so somebody joins before each board that is to be counted.
  const grow = async () => {
    entries++;
    await engine.pool.query(
      `insert into journal_head values ($1, 'collector/bench', $2, sha256('x')) on conflict (province, stream) do update set seq = excluded.seq`,
      [province, entries],
    );
    await engine.pool.query(
      `insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, commune, unit, collector, known_at, term)
       select province, 'collector/bench', $2, 1, gen_random_uuid(), product, date '2025-11-18', 1, 'first', commune, unit, collector, timestamptz '2025-11-18 09:30+07', term
       from participation_delta where province = $1 limit 1`,
      [province, entries],
    );
  };
  return async (isCounted = true) => {
    if (isCounted) await grow();
    const began = performance.now();
    const told = await server.ask('GET', '/api/plan/board?on=2025-11-30', undefined, headers);
    const board = /** @type {any} */ (await told.json());
    const ms = performance.now() - began;
    if (told.status !== 200) throw new Error(`the board answered ${told.status}: ${JSON.stringify(board)}`);
    return { ms, board };
  };
}

/**
 * The first answer, in which everything is learned, and then so many: each after somebody has joined, and as many when nothing was written meanwhile.
 * @param {(isCounted?: boolean) => Promise<{ ms: number, board: any }>} ask
 * @param {number} headCount what the records come to
 */
async function askOften(ask, headCount) {
  let joined = 0;
  const counted = async (isCounted = true) => {
    if (isCounted) joined++;
    const { ms, board } = await ask(isCounted);
    if (board.stand.count !== headCount + joined) {
      throw new Error(`the board counts ${board.stand.count}, the records ${headCount + joined}`);
    }
    return ms;
  };
  const first = await counted();
  const took = [];
  const again = [];
  for (let round = 0; round < ASKED; round++) {
    took.push(await counted());
    again.push(await counted(false));
  }
  return {
    first,
    p50: median(took),
    p95: percentile(took, 95),
    again: { p50: median(again), p95: percentile(again, 95) },
  };
}

/**
 * The board of a province of 99 communes, on both databases.
 * @param {BooksGround} ground
 * @param {{ joining: number }} size people who join in a year
 */
export async function measureBoard(ground, { joining }) {
  const size = { province: '15', communes: COMMUNES, people: 8 * joining, years: 8 };
  /** @type {Record<string, object>} */
  const found = {};
  const kinds = {
    server: async () => (await ground.makeServerBooks('board', { collectors: 1, numbers: 1 })).open(),
    embedded: () => ground.store.openEmbedded({ folder: join(ground.folder, 'board') }, Date.now),
  };
  for (const [kind, open] of Object.entries(kinds)) {
    const engine = await open();
    if (kind === 'embedded') await ground.store.migrate(engine.pool);
    const filled = await filledBy(engine, size);
    found[kind] = { ...filled, ...(await askOften(await boardOver(engine, size.province), filled.headCount)) };
    process.stderr.write(`  ${kind}: ${JSON.stringify(found[kind])}\n`);
    await engine.close();
  }
  return found;
}

/**
 * The board of one province in a database of 34, and in one that grew for ten years instead of one.
 * @param {BooksGround} ground
 * @param {{ people: number }} size people of the whole country
 */
export async function measureCountry(ground, { people }) {
  const { withBareTables } = await source('server/store/bulk/bare-tables.ts');
  const { rollUpAll, SUM_TABLES } = await source('server/store/plan/roll.ts');
  const books = await ground.makeServerBooks('country', { collectors: 1, numbers: 1 });
  const engine = await books.open();
  const provinces = Array.from({ length: 34 }, (_, index) => String(20 + index));
  const client = await engine.pool.connect();
  await client.query('begin; set local statement_timeout = 0');
  /** @type {Map<string, { deltas: number, headCount: number }>} */
  const filled = new Map();
  const fill = async () => {
    for (const [index, province] of provinces.entries()) {
      const size = { province, communes: index < 23 ? 98 : 97, people: Math.ceil(people / 34), years: 10 };
      await fillProvince(client, size);
    }
  };
  await withBareTables(client, ['participation_delta', ...SUM_TABLES], fill);
  await client.query('commit');
  await client.query('vacuum analyze participation_delta');
  for (const province of provinces) filled.set(province, await countProvince(client, province));
  client.release(true);
  // Half of the provinces beside the other half.
  const rollUp = async (/** @type {readonly string[]} */ some) => {
    for (const province of some) await rollUpAll(engine, province);
  };
  await Promise.all([rollUp(provinces.slice(0, 17)), rollUp(provinces.slice(17))]);
  const [first] = provinces;
  const of = filled.get(first ?? '');
  if (first === undefined || of === undefined) throw new Error('a country has a province');
  const board = await askOften(await boardOver(engine, first), of.headCount);
  await engine.close();
  const deltas = [...filled.values()].reduce((sum, each) => sum + each.deltas, 0);
  return { people, deltas, ...board };
}

/**
 * The board over ten years of history beside one, in turn: as many people join in each year.
 * @param {BooksGround} ground
 * @param {{ joining: number }} size people who join in a year
 */
export async function measureHistory(ground, { joining }) {
  const sides = [];
  for (const years of [1, 10]) {
    const books = await ground.makeServerBooks(`history_${years}`, { collectors: 1, numbers: 1 });
    const engine = await books.open();
    const size = { province: '15', communes: COMMUNES, people: years * joining, years };
    const filled = await filledBy(engine, size);
    const ask = await boardOver(engine, size.province);
    await ask();
    sides.push({ engine, ask, deltas: filled.deltas, took: /** @type {number[]} */ ([]) });
  }
  for (let round = 0; round < ASKED; round++) for (const { ask, took } of sides) took.push((await ask()).ms);
  for (const { engine } of sides) await engine.close();
  const [one, ten] = sides.map(({ deltas, took }) => ({ deltas, p50: median(took), p95: percentile(took, 95) }));
  if (!one || !ten) throw new Error('two histories are compared');
  return { one, ten, ratio: ten.p50 / one.p50 };
}

/**
 * The demonstration province, loaded into the embedded database.
 * @param {BooksGround} ground
 */
export async function measureDemo(ground) {
  const { loadProvince } = await source('simulation/province/load.ts');
  const { scaleOf } = await source('simulation/province/scale.ts');
  const engine = await ground.store.openEmbedded({ folder: join(ground.folder, 'demo') }, Date.now);
  await ground.store.migrate(engine.pool);
  /** @type {number[]} */
  const memory = [];
  const watching = setInterval(() => memory.push(process.memoryUsage().rss), 250);
  const began = performance.now();
  const { people, commands } = await loadProvince(engine, scaleOf(SEED, 1), async () => {}, Date.now());
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watching);
  await engine.close();
  const half = Math.floor(memory.length / 2);
  return {
    people,
    commands,
    seconds,
    perSecond: people / seconds,
    megabytes: Math.max(...memory) / 1e6,
    grown: Math.max(...memory.slice(half)) / Math.max(...memory.slice(0, half)),
  };
}

/**
 * The forecast asked again over the past years of a demonstration that is loaded, from the end of two months.
 * @param {BooksGround} ground
 * @param {{ data: string }} place the data folder of a demonstration that nobody has open
 */
export async function measureBackTest(ground, { data }) {
  const { knowledgeOf } = await source('server/store/plan/knowledge.ts');
  const engine = await ground.store.openEmbedded({ folder: data }, Date.now);
  try {
    /** @type {Record<string, object>} */
    const found = {};
    for (const on of ['2025-09-30', '2025-11-30']) {
      const look = { product: 'voluntary', on, known: null, before: null, year: 2025, newestAt: null };
      const { backTest } = await knowledgeOf(engine, '15', look, '', Date.now());
      const { communes, inBandPercent, error, naiveError, years } = backTest;
      const percents = years.map((/** @type {any} */ each) => (100 * each.inBand) / each.communes);
      found[on] = { communes, inBandPercent, error, naiveError, leastYearPercent: Math.min(...percents) };
    }
    return found;
  } finally {
    await engine.close();
  }
}
