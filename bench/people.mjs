// A file of people, a line each, for `diemtua law assess`: node bench/people.mjs FILE [COUNT] [SEED]
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { chanceOf, drawHistory, inputOf } from './histories.mjs';

const LINES_AT_ONCE = 1000;
const COUNT = 1_000_000;
const SEED = 20_260_701;

/**
 * Writes so many people; the same seed gives the same file.
 * @param {string} path
 * @param {number} count
 * @param {number} seed
 */
export async function writePeople(path, count, seed) {
  const chance = chanceOf(seed);
  const file = createWriteStream(path);
  for (let written = 0; written < count; written += LINES_AT_ONCE) {
    const lines = Array.from({ length: Math.min(LINES_AT_ONCE, count - written) }, () => drawHistory(chance));
    const text = lines.map((history) => `${JSON.stringify(inputOf(history))}\n`).join('');
    if (!file.write(text)) await once(file, 'drain');
  }
  await finished(file.end());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path, count = COUNT, seed = SEED] = process.argv.slice(2);
  if (path === undefined) throw new Error('Which file? node bench/people.mjs FILE [COUNT] [SEED]');
  await writePeople(path, Number(count), Number(seed));
}
