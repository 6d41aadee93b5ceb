// The figures of the plan as rows, with their goals.
import { row } from './report.mjs';

const MS = { unit: 'ms', digits: 1 };
const RATIO = { unit: '', digits: 2 };
const PERCENT = { unit: '%', digits: 1 };
const PEOPLE = { unit: 'people a commune', digits: 2 };
const COUNT = { unit: '', digits: 0 };

/**
 * What a back-test found: how often the band held, and how far off the forecast and a naive one were.
 * @param {string} what whose past was asked
 * @param {any} of
 */
const backTestRows = (what, of) => [
  row(what, of.inBandPercent, { ...PERCENT, least: true, goal: 75 }),
  row('of it, the year with the fewest', of.leastYearPercent, PERCENT),
  row('error of the forecast', of.error, PEOPLE),
  row('error of the naive forecast', of.naiveError, PEOPLE),
];

/** @type {Readonly<Record<string, (figures: any) => import('./report.mjs').Row[]>>} */
const rows = {
  'plan-forecast': (of) => [
    row(`forecast of 99 communes with bands, from ${of.rows} rows`, of.forecast, { ...MS, goal: 2000 }),
    row('its back-test of six years', of.backTest, MS),
    ...backTestRows('communes whose truth lay in the 80 % band, synthetic years', of),
  ],
  'plan-cascade': (of) => [row(`cascade of the country, ${of.communes} communes`, of.ms, { ...MS, goal: 1000 })],
  'plan-planner': (of) => [
    row('planner of the province, 99 communes', of.ms, { ...MS, goal: 10_000 }),
    row('expected people over taking turns', of.overEvenly, RATIO),
  ],
  'plan-board': ({ embedded, server }) => [
    row(`board of 99 communes, ${embedded.deltas} deltas, embedded database: p95`, embedded.p95, { ...MS, goal: 50 }),
    row('of it, the median', embedded.p50, MS),
    row('the same when nothing was written since: p95', embedded.again.p95, MS),
    row('of it, the first answer, in which everything is learned', embedded.first, MS),
    row(`board of 99 communes, ${server.deltas} deltas, PostgreSQL: p95`, server.p95, { ...MS, goal: 20 }),
    row('of it, the median', server.p50, MS),
    row('the same when nothing was written since: p95', server.again.p95, MS),
    row('of it, the first answer, in which everything is learned', server.first, MS),
  ],
  'plan-country': (of) => [
    row(`board in a database of 34 provinces, ${of.people} people, ${of.deltas} deltas: p95`, of.p95, {
      ...MS,
      goal: 200,
    }),
    row('of it, the median', of.p50, MS),
    row('the same when nothing was written since: p95', of.again.p95, MS),
    row('of it, the first answer, in which everything is learned', of.first, MS),
  ],
  'plan-history': ({ one, ten, ratio }) => [
    row(`board over ten years (${ten.deltas} deltas) beside one (${one.deltas}): medians`, ratio, {
      ...RATIO,
      goal: 1.3,
    }),
    row('of it, over ten years', ten.p50, MS),
  ],
  'plan-demo': (of) => [
    row('demonstration province, embedded database: load', of.seconds, { unit: 's', digits: 1, goal: 90 }),
    row('people written', of.perSecond, { unit: 'people/s', digits: 0 }),
    row('commands told', of.commands, COUNT),
    row('most memory of the process', of.megabytes, { unit: 'MB', digits: 0 }),
    row('most memory of the second half beside the first', of.grown, RATIO),
  ],
  'plan-back-test': (found) =>
    Object.entries(found).flatMap(([on, of]) =>
      backTestRows(`the demonstration's own past years asked as on ${on}: truth in the 80 % band`, of),
    ),
};

/** @param {Readonly<Record<string, any>>} figures */
export const planRowsOf = (figures) => Object.entries(figures).flatMap(([name, of]) => rows[name]?.(of) ?? []);
