// The real question about the pension over a population, by the loop compiled from the book.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { columnsOf, drawHistory, chanceOf, inputOf } from './histories.mjs';
import { answersFor } from './task.mjs';
import { takeTurns } from './timing.mjs';

export const SEED = 20_260_701;
/** So many people of the population are asked for one by one, to see that the loop says the same. */
const COMPARED = 3000;
const MILLION = 1e6;

/** @typedef {{ module: any, columns: Record<string, any>, answers: Record<string, any>, tables: any }} Pensions */

/**
 * Draws the population, answers it, and compares some of it with the evaluation of the book.
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<Pensions>}
 */
export async function loadPensions(ground) {
  const module = await ground.law('generated/pension.js');
  const columns = columnsOf(ground.persons, SEED, module);
  const answers = answersFor(module.answerCells, ground.persons);
  const tables = module.tables();
  module.run(columns, answers, tables, 0, ground.persons);
  await compare(ground, answers);
  return { module, columns, answers, tables };
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @param {Readonly<Record<string, any>>} answers
 */
async function compare(ground, answers) {
  const { answer } = await ground.law('index.js');
  const { pension } = await ground.law('book/questions.js');
  const chance = chanceOf(SEED);
  for (let i = 0; i < Math.min(COMPARED, ground.persons); i++) {
    const input = inputOf(drawHistory(chance));
    const fields = answer('pension', input);
    if (fields.error) throw new Error(`person ${i} is refused: ${JSON.stringify({ input, fields })}`);
    for (const { name, rule } of pension.outputs) {
      const cell = answers[name][i];
      const told = asCell(fields[name] ?? null, rule.choices, answers[name]);
      if (cell !== told) throw new Error(`${name} of person ${i}: ${cell} in the batch, ${told} alone`);
    }
  }
}

/** What stands in a column where there is nothing, by its kind. */
const NOTHING = /** @type {Readonly<Record<string, number>>} */ ({
  Float64Array: -Infinity,
  Float32Array: -Infinity,
  Int32Array: -1,
  Uint16Array: 65_535,
  Uint8Array: 255,
});

/**
 * @param {unknown} shown
 * @param {readonly string[]} choices
 * @param {{ readonly constructor: { readonly name: string } }} cells
 */
function asCell(shown, choices, cells) {
  if (shown === null) return NOTHING[cells.constructor.name];
  if (typeof shown === 'boolean') return shown ? 1 : 0;
  if (typeof shown === 'number') return shown;
  const [year = '', month = ''] = String(shown).split('-');
  return choices.includes(String(shown)) ? choices.indexOf(String(shown)) : Number(year) * 12 + Number(month) - 1;
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @param {Pensions} pensions
 */
export async function measurePension(ground, { module, columns, answers, tables }) {
  const { persons } = ground;
  const ms = await takeTurns(ground.rounds, { pension: () => module.run(columns, answers, tables, 0, persons) });
  let eligible = 0;
  for (const yes of answers.eligible) eligible += yes;
  return {
    figures: {
      peopleASecond: persons / (Number(ms.pension) / 1000),
      millionsASecond: persons / Number(ms.pension) / 1000,
      spellsAPerson: columns.spells[persons] / persons,
      eligibleShare: eligible / persons,
    },
  };
}

/**
 * What the answers of a batch take, all outputs, by the kinds of the columns and by what the process really takes.
 * @param {import('./ground.mjs').Ground} ground
 * @param {Pick<Pensions, 'module' | 'columns' | 'tables'>} pensions
 * @param {{ ours: any, columns: any, tables: any }} task
 */
export function measureMemory(ground, pensions, task) {
  const figures = {
    pension: bytesOf(pensions.module, pensions.columns, pensions.tables),
    task: bytesOf(task.ours, task.columns, task.tables),
  };
  return { figures, persons: ground.persons };
}

/**
 * @param {any} module
 * @param {any} columns
 * @param {any} tables
 */
function bytesOf(module, columns, tables) {
  const { count } = columns;
  const byColumns = Object.values(module.answerCells).reduce((bytes, { BYTES_PER_ELEMENT: cell }) => bytes + cell, 0);
  collectGarbage();
  const before = process.memoryUsage();
  const answers = answersFor(module.answerCells, count);
  module.run(columns, answers, tables, 0, count);
  collectGarbage();
  const after = process.memoryUsage();
  const growth = (/** @type {'heapUsed' | 'arrayBuffers'} */ of) => (after[of] - before[of]) / count;
  return {
    bytesAPerson: byColumns,
    arrayBuffersGrown: growth('arrayBuffers'),
    heapGrown: growth('heapUsed'),
    megabytes: (byColumns * count) / MILLION,
    kept: Object.keys(answers).length,
  };
}

/** Takes away what nobody holds any more, so that memory can be compared. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
