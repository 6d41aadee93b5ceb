// The figures of the books as rows, with their goals.
import { row } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */

const RATE = { unit: 'receipts/s', digits: 0 };
const RATIO = { unit: '', digits: 2 };
const MS = { unit: 'ms', digits: 1 };
const SECONDS = { unit: 's', digits: 1 };
const COUNT = { unit: '', digits: 0 };

/** @type {Readonly<Record<string, (figures: any) => Row[]>>} */
const rows = {
  'books-posting': ({ server, embedded, pgbench, ratio, errors }) => [
    row('receipts through the API over pgbench', ratio, { ...RATIO, least: true, goal: 0.6 }),
    row('receipts through the API, PostgreSQL', server, RATE),
    row('pgbench: the statements of one receipt in one transaction', pgbench, RATE),
    row('receipts through the API, embedded database', embedded, RATE),
    row('answers other than "recorded"', errors, { ...COUNT, goal: 0 }),
  ],
  'books-crowd': ({ paced, instant }) => [
    row('1,000 collectors, a receipt every 10 s each: p95', paced.p95, { ...MS, goal: 300 }),
    row('1,000 collectors, a receipt every 10 s each: median', paced.p50, MS),
    row('1,000 collectors, all in one instant: p95', instant.p95, { ...MS, goal: 300 }),
    row('1,000 collectors, all in one instant: median', instant.p50, MS),
    row('answers other than "recorded", of both', paced.errors + instant.errors, { ...COUNT, goal: 0 }),
  ],
  'books-upload': ({ server, embedded }) => [
    row('10,000 offline receipts from 200 phones, PostgreSQL', server.seconds, { ...SECONDS, goal: 60 }),
    row('the books are exact then (1: yes)', Number(server.exact), { ...COUNT, least: true, goal: 1 }),
    row('replies that were cut', server.cut, COUNT),
    row('10,000 offline receipts from 200 phones, embedded database', embedded.seconds, SECONDS),
    row('the books are exact then (1: yes)', Number(embedded.exact), { ...COUNT, least: true, goal: 1 }),
  ],
  'books-sign-ins': ({ seconds, errors }) => [
    row('1,000 first sign-ins at once', seconds, { ...SECONDS, goal: 60 }),
    row('sign-ins that failed', errors, { ...COUNT, goal: 0 }),
  ],
  'books-search': ({ p50, p95 }) => [
    row('people found among 100,000: median', p50, { ...MS, goal: 50 }),
    row('people found among 100,000: p95', p95, MS),
  ],
  'books-growth': ({ few, many, posting, card }) => [
    row(`a posting over ${many} receipts, beside ${few}`, posting.ratio, { ...RATIO, goal: 1.3 }),
    row('of it, over the many', posting.many, MS),
    row(`a person's card over ${many} receipts, beside ${few}`, card.ratio, { ...RATIO, goal: 1.3 }),
    row('of it, over the many', card.many, MS),
  ],
};

/** @param {Readonly<Record<string, any>>} figures */
export const bookRowsOf = (figures) => Object.entries(figures).flatMap(([name, of]) => rows[name]?.(of) ?? []);
