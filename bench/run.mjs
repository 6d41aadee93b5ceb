// `npm run bench -- [--beside DIR] [--persons N] [--rounds N] [--only name,…] [--json FILE] [--markdown]`: every figure by
// which the law is measured, in one run. docs/measured.md says what each means.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAssess } from './assess.mjs';
import { measureBrowser } from './browser.mjs';
import { measureCold } from './cold.mjs';
import { layGround } from './ground.mjs';
import { measureImport } from './import.mjs';
import { measureAsk, measureExplanation, measureWhatIf } from './one-person.mjs';
import { loadPensions, measureMemory, measurePension } from './pension.mjs';
import { asMarkdown, asTable, rowsOf } from './report.mjs';
import { loadTask, measureBatch, measureThreads } from './task.mjs';

/** Runs when it is asked for by name only: it takes minutes, or needs a server. */
const ASKED_FOR = new Set(['assess', 'import']);

const { values: options } = parseArgs({
  options: {
    beside: { type: 'string', default: '../shared/bench' },
    persons: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
});
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
const ground = layGround({
  beside: options.beside,
  persons: whole('persons', options.persons),
  rounds: whole('rounds', options.rounds),
});

const task = once(() => loadTask(ground));
const pensions = once(() => loadPensions(ground));

/** @type {Readonly<Record<string, { beside: boolean, measure: () => unknown }>>} */
const measures = {
  batch: { beside: true, measure: async () => measureBatch(ground, await task()) },
  threads: { beside: true, measure: async () => measureThreads(ground, await task()) },
  pension: { beside: false, measure: async () => measurePension(ground, await pensions()) },
  'what-if': { beside: true, measure: async () => measureWhatIf(ground, await task(), (await pensions()).module) },
  explanation: { beside: true, measure: async () => measureExplanation(ground, await task()) },
  ask: { beside: false, measure: () => measureAsk(ground) },
  cold: { beside: false, measure: () => measureCold(ground) },
  browser: { beside: false, measure: () => measureBrowser(ground) },
  memory: { beside: true, measure: async () => measureMemory(ground, await pensions(), await task()) },
  assess: { beside: false, measure: () => measureAssess(ground) },
  import: { beside: false, measure: () => measureImport() },
};

try {
  const chosen = options.only?.split(',') ?? Object.keys(measures).filter((name) => !ASKED_FOR.has(name));
  const unknown = chosen.find((name) => !Object.hasOwn(measures, name));
  if (unknown !== undefined) throw new Error(`There is no measure ${unknown}: ${Object.keys(measures).join(', ')}.`);
  await measureAll(chosen);
} finally {
  ground.clear();
}

/** @param {readonly string[]} chosen */
async function measureAll(chosen) {
  /** @type {Record<string, any>} */
  const figures = {};
  for (const name of chosen) {
    const { beside, measure } = measures[name] ?? { beside: false, measure: () => ({}) };
    if (beside && ground.beside === null) {
      say(`${name}: left out, because ${options.beside} has no reference to measure beside`);
      continue;
    }
    say(`${name} …`);
    const measured = /** @type {{ figures: object }} */ (await measure());
    figures[name] = measured.figures;
  }
  const run = {
    node: process.versions.node,
    cores: availableParallelism(),
    persons: ground.persons,
    rounds: ground.rounds,
    figures,
  };
  const rows = rowsOf(figures);
  process.stdout.write(options.markdown ? asMarkdown(run, rows) : asTable(rows));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...run, rows }, null, 2)}\n`);
}

/**
 * @param {string} name
 * @param {string} value
 */
function whole(name, value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1, not ${value}.`);
  return number;
}

/**
 * @template T
 * @param {() => Promise<T>} load
 */
function once(load) {
  /** @type {Promise<T> | null} */
  let loaded = null;
  return () => (loaded ??= load());
}
