// The library in a fresh process: from before the import to after the first answer.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median } from './timing.mjs';

const PROCESSES = 15;

/**
 * As Node finds the library, and for comparison module by module, as it is written.
 * @param {import('./ground.mjs').Ground} ground
 */
export function measureCold({ lawFolder }) {
  /** @type {Record<string, number[]>} */
  const times = { imported: [], total: [], totalByModules: [] };
  for (let i = 0; i < PROCESSES; i++) {
    const joined = inFreshProcess(join(lawFolder, 'dist', 'node.js'));
    const apart = inFreshProcess(join(lawFolder, 'dist', 'index.js'));
    times.imported?.push(joined.imported);
    times.total?.push(joined.total);
    times.totalByModules?.push(apart.total);
  }
  return { figures: Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, median(ms)])) };
}

/**
 * @param {string} path
 * @returns {{ imported: number, total: number }}
 */
function inFreshProcess(path) {
  const script = fileURLToPath(new URL('./cold-once.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, pathToFileURL(path).href], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
