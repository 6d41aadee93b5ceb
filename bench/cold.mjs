// The library in a fresh process: from before the import to after the first answer.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { median } from './timing.mjs';

const PROCESSES = 15;

/**
 * As the library is, and for comparison as one file.
 * @param {import('./ground.mjs').Ground} ground
 */
export async function measureCold(ground) {
  const whole = join(ground.lawFolder, 'dist', 'index.js');
  const one = await asOneFile(whole, ground.folder);
  /** @type {Record<string, number[]>} */
  const times = { imported: [], total: [], totalOfOneFile: [] };
  for (let i = 0; i < PROCESSES; i++) {
    const [asIs, joined] = [inFreshProcess(whole), inFreshProcess(one)];
    times.imported?.push(asIs.imported);
    times.total?.push(asIs.total);
    times.totalOfOneFile?.push(joined.total);
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

/**
 * @param {string} path
 * @param {string} folder
 */
async function asOneFile(path, folder) {
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      ssr: path,
      outDir: join(folder, 'one'),
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'law.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'one', 'law.mjs');
}
