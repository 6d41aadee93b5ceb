// The speed task: a population in columns, through our compiled loop and through the hand-written program beside it.
import { Worker } from 'node:worker_threads';
import { build } from '../scripts/prepare.mjs';
import { agree } from './agree.mjs';
import { takeTurns } from './timing.mjs';

/** The reference names one of its columns otherwise. */
const THEIR_NAME = /** @type {Readonly<Record<string, string>>} */ ({ eligible: 'elig' });

/**
 * @typedef {object} Task
 * @property {any} ours the generated module
 * @property {any} theirs the hand-written module
 * @property {any} population as the reference loads it
 * @property {any} columns the same as our loop takes it
 * @property {any} tables
 * @property {any} answers
 */

/**
 * Loads the population, runs both over it and checks that they agree.
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<Task & { sums: Readonly<Record<string, number>> }>}
 */
export async function loadTask(ground) {
  const ours = await ground.law('generated/speed-task.js');
  const theirs = await ground.reference();
  const population = theirs.load(ground.data(), true);
  const { N: count, sex, birth, cat, off: spells, start, months, income } = population;
  const columns = { count, sex, birth, cat, spells, start, months, income };
  const tables = ours.tables(population.coef);
  const answers = answersFor(ours.answerCells, count, true);
  ours.run(columns, answers, tables, 0, count);
  const reference = theirs.alloc(count, true);
  /** @type {Record<string, number>} */
  const sums = {};
  for (const run of [theirs.run, theirs.runBlocked]) {
    run(population, reference, theirs.tables(population.coef), 0, count);
    for (const name of Object.keys(ours.answerCells))
      sums[name] = agree(name, answers[name], reference[THEIR_NAME[name] ?? name], count);
  }
  return { ours, theirs, population, columns, tables, answers, sums };
}

/**
 * Columns for the answers of so many people.
 * @param {Readonly<Record<string, any>>} kinds
 * @param {number} count
 * @param {boolean} shared
 * @returns {Record<string, any>}
 */
export function answersFor(kinds, count, shared = false) {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, Kind]) => {
      const bytes = Kind.BYTES_PER_ELEMENT * count;
      return [name, new Kind(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))];
    }),
  );
}

/**
 * One thread: ours against the hand-written columns.
 * @param {import('./ground.mjs').Ground} ground
 * @param {Task & { sums: Readonly<Record<string, number>> }} task
 */
export async function measureBatch(ground, { ours, theirs, population, columns, tables, answers, sums }) {
  const { N: count } = population;
  const reference = theirs.alloc(count, true);
  const theirTables = theirs.tables(population.coef);
  const { layOut, shareOf } = await loadLanes();
  const { laid, answers: fromLanes } = layOut({ columns, coefficients: population.coef }, 1);
  const lanes = shareOf(laid, 0);
  lanes();
  for (const name of Object.keys(ours.answerCells)) agree(name, fromLanes[name], answers[name], count);
  const ms = await takeTurns(ground.rounds, {
    lanes,
    ours: () => ours.run(columns, answers, tables, 0, count),
    columnar: () => theirs.run(population, reference, theirTables, 0, count),
    blocked: () => theirs.runBlocked(population, reference, theirTables, 0, count),
  });
  const rate = (/** @type {string} */ name) => count / Number(ms[name]) / 1000;
  return {
    figures: {
      ratioOfLanes: rate('lanes') / rate('columnar'),
      ratio: rate('ours') / rate('columnar'),
      ratioToBlocked: rate('ours') / rate('blocked'),
      millionsASecond: {
        lanes: rate('lanes'),
        ours: rate('ours'),
        columnar: rate('columnar'),
        blocked: rate('blocked'),
      },
      sums,
    },
  };
}

/** The command line's own lanes, built as it builds them. */
async function loadLanes() {
  if (!build(['commands'])) throw new Error('the command line could not be built');
  return import(new URL('../server/dist/commands/lanes.js', import.meta.url).href);
}

/**
 * Two threads over one, of the lanes and of the plain loop; all crews stand ready all the time.
 * @param {import('./ground.mjs').Ground} ground
 * @param {Task} task
 */
export async function measureThreads(ground, { population, columns, answers }) {
  const { layOut } = await loadLanes();
  const plain = { lawFolder: ground.lawFolder, columns, coefficients: population.coef, answers };
  const laid = (/** @type {number} */ threads) => ({
    laid: layOut({ columns, coefficients: population.coef }, threads).laid,
  });
  const crews = {
    one: crew(plain, 1),
    two: crew(plain, 2),
    oneOfLanes: crew(laid(1), 1),
    twoOfLanes: crew(laid(2), 2),
  };
  try {
    await Promise.all(Object.values(crews).map((one) => one.ready));
    const ms = await takeTurns(
      ground.rounds,
      Object.fromEntries(Object.entries(crews).map(([name, { run }]) => [name, run])),
    );
    const rate = (/** @type {string} */ name) => columns.count / Number(ms[name]) / 1000;
    const millionsASecond = Object.fromEntries(Object.keys(crews).map((name) => [name, rate(name)]));
    return {
      figures: {
        ratio: rate('two') / rate('one'),
        ratioOfLanes: rate('twoOfLanes') / rate('oneOfLanes'),
        millionsASecond,
      },
    };
  } finally {
    await Promise.all(Object.values(crews).map((one) => one.dismiss()));
  }
}

/**
 * @param {object} load
 * @param {number} threads
 */
function crew(load, threads) {
  const hands = Array.from({ length: threads }, (_, index) => {
    const workerData = { ...load, index, threads };
    return new Worker(new URL('./thread.mjs', import.meta.url), { workerData });
  });
  /** @type {(cause: unknown) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => (fail = reject));
  for (const hand of hands) hand.on('error', fail);
  const message = (/** @type {Worker} */ hand) => new Promise((resolve) => hand.once('message', resolve));
  const all = () => Promise.race([failed, Promise.all(hands.map(message))]);
  return {
    ready: all(),
    run: () => {
      const done = all();
      for (const hand of hands) hand.postMessage('run', []);
      return done;
    },
    dismiss: () => Promise.all(hands.map((hand) => hand.terminate())),
  };
}
