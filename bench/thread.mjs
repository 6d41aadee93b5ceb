// A thread of task.mjs: works out its share of the population for every message.
import { parentPort, workerData } from 'node:worker_threads';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { laid, lawFolder, columns, coefficients, answers, index, threads } = workerData;
const run = laid ? await lanes() : await plain();

async function lanes() {
  const { shareOf } = await import(new URL('../server/dist/commands/lanes.js', import.meta.url).href);
  return shareOf(laid, index);
}

async function plain() {
  const task = await import(pathToFileURL(join(lawFolder, 'dist', 'generated', 'speed-task.js')).href);
  const tables = task.tables(coefficients);
  const from = Math.floor((columns.count * index) / threads);
  const until = Math.floor((columns.count * (index + 1)) / threads);
  return () => task.run(columns, answers, tables, from, until);
}

parentPort?.on('message', () => {
  run();
  parentPort?.postMessage('done', []);
});
parentPort?.postMessage('ready', []);
