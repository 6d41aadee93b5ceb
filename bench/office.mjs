// `npm run bench:office -- [--questions N] [--lines N] [--only search,statement]`: what a clerk waits for over the whole demonstration, through the routes: a search for a person, and a bank
// statement that is read and matched. Asks for a server that runs over it: DIEMTUA_SERVED is its address, DIEMTUA_DATA its data folder, where the sign-ins are told.
// The statement is of dues that it opens first: let it run over a copy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { source } from './books-ground.mjs';
import { percentile } from './timing.mjs';

const { values: options } = parseArgs({
  options: {
    questions: { type: 'string', default: '300' },
    lines: { type: 'string', default: '300' },
    only: { type: 'string', default: 'search,statement' },
  },
});
const served = process.env.DIEMTUA_SERVED ?? 'http://localhost:3000';
const folder = process.env.DIEMTUA_DATA ?? fileURLToPath(new URL('../data', import.meta.url));
const today = '2025-11-30';
/** A letter's answer is looked at once before it counts: the first question after a start fills what is kept. */
const WARM_UP_QUESTIONS = 20;
const COMMANDS_IN_A_REQUEST = 50;
const SEED = 7;

/** @param {string} name */
async function signIn(name) {
  /** @type {{ signIns: { name: string, password: string }[] }} */
  const { signIns } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'));
  const body = JSON.stringify(signIns.find((each) => each.name === name));
  const { password } = JSON.parse(body);
  const answer = await fetch(`${served}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served },
    body: JSON.stringify({ name, password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  /**
   * @param {string} method
   * @param {string} path
   * @param {string} [told]
   * @param {string} [type]
   * @returns {Promise<any>}
   */
  const ask = async (method, path, told, type = 'application/json') => {
    const headers = { cookie, origin: served, ...(told === undefined ? {} : { 'content-type': type }) };
    const said = await fetch(served + path, { method, headers, ...(told === undefined ? {} : { body: told }) });
    if (!said.ok) throw new Error(`${method} ${path}: ${said.status} ${await said.text()}`);
    return said.json();
  };
  return ask;
}

/** @typedef {Awaited<ReturnType<typeof signIn>>} Ask */

/**
 * People of a list, a page at a time.
 * @param {Ask} ask
 * @param {string} query
 * @param {number} count
 */
async function peopleOf(ask, query, count) {
  /** @type {any[]} */
  const people = [];
  let after = '';
  while (people.length < count) {
    const { hits, next } = await ask('GET', `/api/people?${query}${after}`);
    people.push(...hits.map((/** @type {any} */ hit) => hit.person));
    if (next === null) break;
    after = `&${new URLSearchParams({ afterKey: next.sortKey, afterId: next.id })}`;
  }
  return people.slice(0, count);
}

const bare = (/** @type {string} */ name) =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** What clerks type, by what they know of somebody. @type {Readonly<Record<string, (person: any) => string | null>>} */
const kinds = {
  'the whole name without accents': ({ name }) => bare(name),
  'family and given name': ({ name }) => `${bare(name).split(' ')[0]} ${bare(name).split(' ').at(-1)}`,
  'the last two words': ({ name }) => bare(name).split(' ').slice(-2).join(' '),
  'the last five digits': ({ insuranceNumber, personalNumber }) =>
    (insuranceNumber ?? personalNumber)?.slice(-5) ?? null,
  'six digits from the middle': ({ insuranceNumber, personalNumber }) =>
    (insuranceNumber ?? personalNumber)?.slice(3, 9) ?? null,
  'the whole number': ({ insuranceNumber, personalNumber }) => insuranceNumber ?? personalNumber ?? null,
};

/** @param {string} name @param {Ask} clerk who may see the numbers of those who are asked for */
async function measureSearch(name, clerk) {
  const ask = await signIn(name);
  const wanted = Number(options.questions);
  const listed = await peopleOf(clerk, '', wanted);
  /** @type {Record<string, number[]>} */
  const times = {};
  let missed = 0;
  for (let index = -WARM_UP_QUESTIONS; index < wanted; index += 1) {
    const masked = listed[(index + WARM_UP_QUESTIONS) % listed.length];
    const [kind, typed] = Object.entries(kinds)[(index + WARM_UP_QUESTIONS) % Object.keys(kinds).length] ?? [];
    const person =
      kind?.includes('digits') || kind?.includes('number')
        ? (await clerk('POST', `/api/people/${masked.id}/numbers`)).person
        : masked;
    const search = typed?.(person) ?? bare(masked.name);
    const began = performance.now();
    const { hits, more } = await ask('GET', `/api/people?${new URLSearchParams({ search })}`);
    const took = performance.now() - began;
    if (index < 0) continue;
    (times[kind ?? ''] ??= []).push(took);
    if (!more && !hits.some((/** @type {any} */ hit) => hit.person.id === masked.id)) missed += 1;
  }
  const all = Object.values(times).flat();
  process.stdout.write(
    `search as ${name}: ${all.length} questions, p50 ${percentile(all, 50).toFixed(0)} ms, p95 ${percentile(all, 95).toFixed(0)} ms (goal 50), most ${Math.max(...all).toFixed(0)} ms; ${missed} did not find whom they asked for\n`,
  );
  for (const [kind, taken] of Object.entries(times)) {
    process.stdout.write(
      `  ${kind}: p50 ${percentile(taken, 50).toFixed(0)} ms, p95 ${percentile(taken, 95).toFixed(0)} ms\n`,
    );
  }
}

/** @param {Ask} clerk */
async function measureStatement(clerk) {
  const { makeSynthetic } = await source('domain/cash/synthetic-statement.cases.ts');
  const { makeId } = await source('domain/ids/index.ts');
  const lines = Number(options.lines);
  const newId = () => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const amounts = [297_000, 297_000, 297_000, 330_000, 594_000, 891_000, 1_782_000, 3_564_000];
  const missing = lines * 3 - (await clerk('GET', '/api/bank/waiting')).dues.length;
  const people = await peopleOf(clerk, 'state=due', missing);
  for (let from = 0; from < missing; from += COMMANDS_IN_A_REQUEST) {
    const commands = Array.from({ length: Math.min(COMMANDS_IN_A_REQUEST, missing - from) }, (_, place) => {
      const person = people[(from + place) % people.length];
      const claim = { product: 'voluntary', person: person.id, method: 'monthly', income: 1_650_000, from: '2025-12' };
      const amount = amounts[(from + place) % amounts.length];
      const told = [{ id: newId(), amount, claim }];
      const madeAt = new Date(`${today}T08:00:00+07:00`).toISOString();
      return {
        id: newId(),
        madeAt,
        kind: 'open-due',
        due: newId(),
        payer: person.name,
        lines: told,
        endsOn: '2025-12-31',
      };
    });
    const { told } = await clerk('POST', '/api/commands', JSON.stringify({ commands }));
    const refused = told.find((/** @type {any} */ each) => each.status !== 'recorded' || each.outcome.noted !== null);
    if (refused) throw new Error(JSON.stringify(refused));
  }
  const { dues } = await clerk('GET', '/api/bank/waiting');
  const known = dues.map((/** @type {any} */ { id, person, reference, amount, madeOn, payer }) => ({
    id,
    person,
    reference,
    amount,
    expectedOn: madeOn,
    payerNames: [payer],
    accountsSeen: [],
  }));
  const { table, truth } = makeSynthetic(SEED, Math.floor(known.length / 3), known);
  const { accounts } = await clerk('GET', '/api/bank');
  const csv = [
    `Số tài khoản;${accounts[0].number}`,
    ...table.map((/** @type {unknown[]} */ row) => row.join(';')),
  ].join('\n');
  const began = performance.now();
  const read = await clerk('POST', `/api/bank/accounts/${accounts[0].id}/statements`, csv, 'application/octet-stream');
  const took = performance.now() - began;
  const asked = performance.now();
  const waiting = await clerk('GET', '/api/bank/waiting');
  const matching = performance.now() - asked;
  const counts = { references: 0, right: 0, wrong: 0 };
  for (const { line, outcome } of waiting.lines) {
    const is = truth.get(line.reference ?? '');
    if (!is) continue;
    const right = outcome.kind === 'matched' && outcome.dues.length === 1 && outcome.dues[0] === is.due;
    if (outcome.kind === 'matched' && !right) counts.wrong += 1;
    if (is.kind !== 'reference') continue;
    counts.references += 1;
    // Of a payment and its repetition either may be the first.
    if (right || (outcome.kind === 'unmatched' && outcome.why === 'paid-twice')) counts.right += 1;
  }
  process.stdout.write(
    `statement: ${read.added ?? JSON.stringify(read)} lines over ${known.length} open dues read in ${took.toFixed(0)} ms, matched in ${matching.toFixed(0)} ms; ` +
      `of ${counts.references} with a reference ${counts.right} are matched (${((100 * counts.right) / counts.references).toFixed(1)} %, goal 98), ${counts.wrong} of all to a wrong due\n`,
  );
}

const clerk = await signIn('canbo.sapa');
const only = options.only.split(',');
if (only.includes('search')) {
  await measureSearch('tinh', clerk);
  await measureSearch('canbo.sapa', clerk);
}
if (only.includes('statement')) await measureStatement(clerk);
