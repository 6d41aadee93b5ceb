// `npm run bench:plan -- [--only name,…] [--rounds N] [--people N] [--joining N] [--data FOLDER] [--json FILE]`: every figure by which the plan is measured. docs/measured.md says what each means.
// `--people`: of the whole country, of whom each leaves about forty rows; `--joining`: who join in a year where one province is measured;
// `--data`: the data folder of a loaded demonstration, of which only `--only back-test` is measured.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { layBooksGround } from './books-ground.mjs';
import { measureCascade, measureForecast, measurePlanner } from './plan-arithmetic.mjs';
import { measureBackTest, measureBoard, measureCountry, measureDemo, measureHistory } from './plan-board.mjs';
import { planRowsOf } from './plan-report.mjs';
import { asMarkdown, asTable } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    people: { type: 'string', default: '2500000' },
    joining: { type: 'string', default: '4000' },
    data: { type: 'string', default: 'data' },
    markdown: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
/** @type {Readonly<Record<string, () => Promise<object>>>} */
const arithmetic = {
  'plan-forecast': () => measureForecast(rounds),
  'plan-cascade': () => measureCascade(rounds),
  'plan-planner': () => measurePlanner(rounds),
};
/** @type {Readonly<Record<string, (ground: import('./books-ground.mjs').BooksGround) => Promise<object>>>} */
const overBooks = {
  'plan-board': (ground) => measureBoard(ground, { joining: Number(options.joining) }),
  'plan-history': (ground) => measureHistory(ground, { joining: Number(options.joining) }),
  'plan-country': (ground) => measureCountry(ground, { people: Number(options.people) }),
  'plan-demo': measureDemo,
  'plan-back-test': (ground) => measureBackTest(ground, { data: options.data }),
};
const all = [...Object.keys(arithmetic), ...Object.keys(overBooks)];
const chosen =
  options.only?.split(',').map((name) => `plan-${name}`) ?? all.filter((name) => name !== 'plan-back-test');
const unknown = chosen.find((name) => !all.includes(name));
if (unknown !== undefined) throw new Error(`There is no measure ${unknown}: ${all.join(', ')}.`);
const ground = chosen.some((name) => name in overBooks) ? await layBooksGround() : null;
try {
  /** @type {Record<string, object>} */
  const figures = {};
  for (const name of chosen) {
    process.stderr.write(`${name} … (load ${loadavg()[0]?.toFixed(1)})\n`);
    const plain = arithmetic[name];
    const booked = overBooks[name];
    if (plain) figures[name] = await plain();
    else if (booked && ground) figures[name] = await booked(ground);
    process.stderr.write(`${JSON.stringify(figures[name])}\n`);
  }
  const run = {
    node: process.versions.node,
    cores: availableParallelism(),
    persons: Number(options.people),
    rounds,
    figures,
  };
  const rows = planRowsOf(figures);
  process.stdout.write(options.markdown ? asMarkdown(run, rows) : asTable(rows));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...run, rows }, null, 2)}\n`);
} finally {
  await ground?.clear();
}
