// `diemtua law assess` over a file of people: how fast, and how much memory at 10, 50 and 100 % of the way.
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../scripts/prepare.mjs';
import { root } from './ground.mjs';
import { writePeople } from './people.mjs';
import { SEED } from './pension.mjs';

const LOOK_EVERY_MS = 250;
const KILOBYTES = 1024;
const SHARES = [10, 50, 100];

/** @param {import('./ground.mjs').Ground} ground */
export async function measureAssess(ground) {
  if (!prepare(['commands'])) throw new Error('the command line could not be built');
  const people = join(ground.folder, 'people.jsonl');
  await writePeople(people, ground.persons, SEED);
  /** @type {Record<string, object>} */
  const figures = {};
  for (const threads of [1, 2]) figures[`threads${threads}`] = await run(people, ground, threads);
  return { figures };
}

/**
 * @param {string} people
 * @param {import('./ground.mjs').Ground} ground
 * @param {number} threads
 */
async function run(people, { folder, persons }, threads) {
  const out = join(folder, `answers-${threads}.jsonl`);
  const args = ['law', 'assess', people, '--out', out, '--threads', String(threads)];
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'diemtua.mjs'), ...args], { stdio: 'ignore' });
  /** @type {{ bytes: number, rss: number }[]} */
  const seen = [];
  const timer = setInterval(() => {
    const rss = residentBytes(child.pid);
    if (rss > 0) seen.push({ bytes: sizeOf(out), rss });
  }, LOOK_EVERY_MS);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`assess ended with ${code}`);
  const seconds = (performance.now() - began) / 1000;
  const size = sizeOf(out);
  const at = SHARES.map((share) => {
    const until = seen.filter(({ bytes }) => bytes <= (size * share) / 100);
    return [`${share} %`, (until.at(-1)?.rss ?? NaN) / KILOBYTES ** 2];
  });
  const most = Math.max(...seen.map(({ rss }) => rss)) / KILOBYTES ** 2;
  return { linesASecond: persons / seconds, seconds, megabytes: Object.fromEntries(at), megabytesMost: most };
}

/** @param {number | undefined} pid */
function residentBytes(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * KILOBYTES;
}

/** @param {string} path */
function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
