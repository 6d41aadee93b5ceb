// A thread of task.mjs: works out its share of the population for every message.
import { parentPort, workerData } from 'node:worker_threads';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { lawFolder, columns, coefficients, answers, index, threads } = workerData;
const task = await import(pathToFileURL(join(lawFolder, 'dist', 'generated', 'speed-task.js')).href);
const tables = task.tables(coefficients);
const from = Math.floor((columns.count * index) / threads);
const until = Math.floor((columns.count * (index + 1)) / threads);

parentPort?.on('message', () => {
  task.run(columns, answers, tables, from, until);
  parentPort?.postMessage('done', []);
});
parentPort?.postMessage('ready', []);
