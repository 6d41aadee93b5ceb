// The library in a fresh process: from before the import to after the first answer.
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median } from './timing.mjs';

const PROCESSES = 15;

/**
 * As Node finds the library; with the cache of compiled code that Node 22.8 and newer offer to a program; and for
 * comparison module by module, as it is written. By the clock, and in processor time, which other work on the machine
 * moves less.
 * @param {import('./ground.mjs').Ground} ground
 */
export function measureCold({ folder, lawFolder }) {
  const joined = join(lawFolder, 'dist', 'node.js');
  const cache = 'enableCompileCache' in module ? join(folder, 'compiled') : null;
  if (cache !== null) inFreshProcess(joined, cache);
  /** @type {Record<string, number[]>} */
  const times = {};
  const keep = (/** @type {string} */ name, /** @type {number} */ ms) => (times[name] ??= []).push(ms);
  for (let i = 0; i < PROCESSES; i++) {
    const plain = inFreshProcess(joined);
    keep('imported', plain.imported);
    keep('total', plain.total);
    keep('processor', plain.processor);
    if (cache !== null) keep('cached', inFreshProcess(joined, cache).total);
    keep('totalByModules', inFreshProcess(join(lawFolder, 'dist', 'index.js')).total);
  }
  const figures = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, median(ms)]));
  return { figures: { ...figures, least: Math.min(...(times['total'] ?? [])) } };
}

/**
 * @param {string} path
 * @param {string} [cache] the folder in which compiled code is kept between processes
 * @returns {{ imported: number, total: number, processor: number }}
 */
function inFreshProcess(path, cache) {
  const script = fileURLToPath(new URL('./cold-once.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, pathToFileURL(path).href], {
    encoding: 'utf8',
    env: { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
