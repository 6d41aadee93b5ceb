// What many phones at once are served with: receipts a second beside pgbench, a crowd, a morning of uploads, first sign-ins.
import { hasPgbench, makeScript, runPgbench } from './books-pgbench.mjs';
import { source } from './books-ground.mjs';
import { median } from './timing.mjs';

/** @typedef {import('./books-ground.mjs').BooksGround} BooksGround */

const path = '/api/commands';
const POSTING = { collectors: 64, numbers: 100_000 };
const CROWD = { collectors: 1000, numbers: 1000 };
/** pgbench is given the number of clients that serves it best. */
const pgbenchClients = [4, 16];
const receiptsInRound = 25;
/** A collector who gives a receipt every ten seconds is six times as fast as one can be. */
const everyMs = 10_000;
const turns = 2;

/** @param {{ place: any }} books */
async function receiptsOf({ place }) {
  const { ReceiptBook, monthlyDue } = await source('simulation/trouble/receipts.ts');
  const { Chance } = await source('simulation/chance.ts');
  const due = monthlyDue(Date.now());
  return place.collectors.map(
    (/** @type {any} */ { firstNumber }, /** @type {number} */ index) =>
      new ReceiptBook(Chance.of(index, 'bench'), place.commune, firstNumber, due),
  );
}

/**
 * @param {any} place
 * @param {readonly any[]} receipts
 * @param {number} count of each phone
 */
const phonesOf = (place, receipts, count) =>
  place.collectors.map((/** @type {any} */ { token }, /** @type {number} */ index) => ({
    token,
    bodies: Array.from({ length: count }, () => JSON.stringify({ commands: [receipts[index].next(Date.now(), 100)] })),
  }));

/**
 * Receipts a second through the HTTP API, one in a request, beside pgbench with the statements of one receipt in one transaction.
 * @param {BooksGround} ground
 * @param {number} rounds
 */
export async function measurePosting(ground, rounds) {
  const books = await ground.makeServerBooks('posting', POSTING);
  const beside = await ground.makeServerBooks('beside', { collectors: 1, numbers: 1000 });
  const embedded = await ground.makeEmbeddedBooks(POSTING);
  const script = hasPgbench() ? await makeScript(ground, beside, (await receiptsOf(beside))[0]) : null;
  const sides = [];
  for (const each of [books, embedded])
    sides.push({ ...each, receipts: await receiptsOf(each), running: await ground.start(each.environment) });
  /** @type {{ server: number[], embedded: number[], pgbench: number[], errors: number }} */
  const seen = { server: [], embedded: [], pgbench: [], errors: 0 };
  for (let round = 0; round <= rounds; round++) {
    const [server, own] = [await play(sides[0]), await play(sides[1])];
    const best =
      script === null ? 0 : Math.max(...pgbenchClients.map((clients) => runPgbench(script.file, beside.url, clients)));
    // The first round warms all of them up.
    if (round === 0) continue;
    seen.server.push(server);
    seen.embedded.push(own);
    seen.pgbench.push(best);
  }
  for (const { running } of sides) await running.kill();
  const [server, own, pgbench] = [median(seen.server), median(seen.embedded), median(seen.pgbench)];
  return {
    server,
    embedded: own,
    pgbench,
    ratio: server / pgbench,
    errors: seen.errors,
    statements: script?.statements,
  };

  /** @param {any} side */
  async function play({ place, receipts, running }) {
    const { perSecond, errors } = await ground.play({
      port: running.port,
      path,
      phones: phonesOf(place, receipts, receiptsInRound),
    });
    seen.errors += errors;
    return perSecond;
  }
}

/**
 * How long a collector waits when there are a thousand: each gives a receipt every ten seconds; and all of them in one instant.
 * @param {BooksGround} ground
 * @param {number} rounds
 */
export async function measureCrowd(ground, rounds) {
  const books = await ground.makeServerBooks('crowd', CROWD);
  const receipts = await receiptsOf(books);
  const running = await ground.start(books.environment);
  const play = (/** @type {number} */ count, /** @type {object} */ more) =>
    ground.play({ port: running.port, path, phones: phonesOf(books.place, receipts, count), ...more });
  await play(1, {});
  const paced = [];
  const instant = [];
  for (let round = 0; round < rounds; round++) {
    paced.push(await play(turns, { everyMs }));
    instant.push(await play(1, {}));
  }
  await running.kill();
  const of = (/** @type {readonly import('./books-ground.mjs').Seen[]} */ seen) => ({
    p50: median(seen.map(({ p50 }) => p50)),
    p95: median(seen.map(({ p95 }) => p95)),
    errors: seen.reduce((sum, { errors }) => sum + errors, 0),
  });
  return { paced: of(paced), instant: of(instant) };
}

/**
 * 10,000 receipts that 200 phones took without a network, uploaded in one morning; then the books are looked at.
 * @param {BooksGround} ground
 */
export async function measureUpload(ground) {
  const { upload } = await source('simulation/trouble/upload.ts');
  const { look, sumOf } = await source('simulation/trouble/look.ts');
  const size = { collectors: 200, numbers: 50 };
  /** @type {Record<string, object>} */
  const figures = {};
  for (const [name, books] of Object.entries({
    server: await ground.makeServerBooks('upload', size),
    embedded: await ground.makeEmbeddedBooks(size),
  })) {
    const running = await ground.start(books.environment);
    const uploaded = await upload(books.place, running.port, { receiptsInPhone: 50, together: 50, seed: 'bench' });
    await running.kill();
    const engine = await books.open();
    const seen = await look(engine, books.place, uploaded.acknowledged);
    await engine.close();
    const { lost, doubled, faults, receipts, floats, inSuspense } = seen;
    const wrong = lost.length + doubled.length + faults.length + inSuspense + uploaded.refused.length;
    const exact = wrong === 0 && receipts === uploaded.commands.length && floats === sumOf(uploaded.commands);
    figures[name] = { seconds: uploaded.ms / 1000, requests: uploaded.requests, cut: uploaded.cut, receipts, exact };
  }
  return figures;
}

/**
 * A thousand collectors who sign in for the first time, by password, all at once.
 * @param {BooksGround} ground
 */
export async function measureSignIns(ground) {
  const { hashPassword } = await source('server/access/password.ts');
  const books = await ground.makeServerBooks('sign_in', { collectors: 1000, numbers: 1 });
  const words = ['mười', 'hai', 'con', 'trâu'].join(' ');
  const hash = await hashPassword(words);
  const engine = await books.open();
  await engine.pool.query(`insert into user_password select province, id, $1, now(), false from user_account`, [hash]);
  await engine.close();
  const running = await ground.start(books.environment);
  const phones = Array.from({ length: 1000 }, (_, index) => ({
    token: null,
    bodies: [JSON.stringify({ name: `nv${index + 1}`, password: words })],
  }));
  const { ms, errors } = await ground.play({ port: running.port, path: '/api/sign-in', phones });
  await running.kill();
  return { seconds: ms / 1000, errors };
}
