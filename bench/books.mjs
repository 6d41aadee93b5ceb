// `npm run bench:books -- [--only name,…] [--rounds N] [--few N] [--many N] [--json FILE]`: every figure by which the books are measured. docs/measured.md
// says what each means. What is compared runs in one process tree, in turn, on one PostgreSQL that keeps everything durable.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { layBooksGround } from './books-ground.mjs';
import { measureCrowd, measurePosting, measureSignIns, measureUpload } from './books-load.mjs';
import { measureGrowth, measureSearch } from './books-size.mjs';
import { bookRowsOf } from './books-report.mjs';
import { asMarkdown, asTable } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    few: { type: 'string', default: '100000' },
    many: { type: 'string', default: '5000000' },
    markdown: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const ground = await layBooksGround();
/** @type {Readonly<Record<string, () => Promise<object>>>} */
const measures = {
  'books-posting': () => measurePosting(ground, rounds),
  'books-crowd': () => measureCrowd(ground, rounds),
  'books-upload': () => measureUpload(ground),
  'books-sign-ins': () => measureSignIns(ground),
  'books-search': () => measureSearch(ground),
  'books-growth': () => measureGrowth(ground, { few: Number(options.few), many: Number(options.many), rounds }),
};
try {
  const chosen = options.only?.split(',').map((name) => `books-${name}`) ?? Object.keys(measures);
  /** @type {Record<string, object>} */
  const figures = {};
  for (const name of chosen) {
    const measure = measures[name];
    if (!measure) throw new Error(`There is no measure ${name}: ${Object.keys(measures).join(', ')}.`);
    process.stderr.write(`${name} … (load ${loadavg()[0]?.toFixed(1)})\n`);
    figures[name] = await measure();
    process.stderr.write(`${JSON.stringify(figures[name])}\n`);
  }
  const run = { node: process.versions.node, cores: availableParallelism(), persons: 0, rounds, figures };
  const rows = bookRowsOf(figures);
  process.stdout.write(options.markdown ? asMarkdown(run, rows) : asTable(rows));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...run, rows }, null, 2)}\n`);
} finally {
  await ground.clear();
}
