// `node bench/public.mjs [address] [--rounds n]`: what the public page costs on a slow phone (400 kbit/s, 400 ms, a processor four times slower): bytes over the
// network until the first answer, seconds to it, milliseconds for a change, and barriers found by axe-core. Without an address, the server is started as `npm start` does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answerPay, median, openBrowser, openPhone, serve } from './public-ground.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const given = process.argv.slice(2).find((word) => word.startsWith('http'));
const roundsAt = process.argv.indexOf('--rounds');
const rounds = roundsAt < 0 ? 5 : Number(process.argv[roundsAt + 1]);

/**
 * A first visit to the first start, straight through to the answer; what is typed takes no time.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function visit(browser, address) {
  const { page, begun, costOf, close } = await openPhone(browser);
  const began = Date.now();
  const { readable, usable } = await answerPay(page, address);
  const answered = Date.now() - began;
  // What was asked for before the answer stood is its cost, also where it came a moment later; what was asked for after it is not.
  const first = begun();
  await page.waitForTimeout(1_500);
  await page.waitForLoadState('networkidle');
  const needed = costOf(first);
  const withReasons = costOf(begun());
  // From the last key to the true figures, without the pause that waits for more keys.
  const change = await page.evaluate(`(async () => {
    [...document.querySelectorAll('.told-line button')][0].click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const field = document.querySelector('#amount');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    setter.call(field, '600.000');
    const began = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (!document.querySelector('.money.stale')) await new Promise((done) => setTimeout(done, 1));
    const grey = performance.now() - began;
    while (document.querySelector('.money.stale')) await new Promise((done) => setTimeout(done, 1));
    const anew = performance.now() - began - 400;
    while (document.querySelector('.stale-answer')) await new Promise((done) => setTimeout(done, 1));
    return { grey, anew, whole: performance.now() - began - 400 };
  })()`);
  await page.evaluate(axe);
  const barriers = await page.evaluate('axe.run(document).then(({ violations }) => violations.length)');
  await close();
  return { readable, usable, answered, needed, withReasons, change, barriers };
}

const server = await serve(given);
const browser = await openBrowser();
/** @type {Awaited<ReturnType<typeof visit>>[]} */
const visits = [];
for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, server.address));
await browser.close();
server.stop();
const of = (/** @type {(each: Awaited<ReturnType<typeof visit>>) => number} */ read) => median(visits.map(read));
const rows = [
  ['readable, before any script', `${(of((each) => each.readable) / 1000).toFixed(1)} s`, ''],
  ['first question can be answered', `${(of((each) => each.usable) / 1000).toFixed(1)} s`, ''],
  ['first answer', `${(of((each) => each.answered) / 1000).toFixed(1)} s`, '≤ 5 s'],
  [
    'bytes until the first answer, with headers',
    `${(of((each) => each.needed.bytes) / 1000).toFixed(1)} kB`,
    '≤ 100 kB',
  ],
  [
    'the same with the reasons, which come after it',
    `${(of((each) => each.withReasons.bytes) / 1000).toFixed(1)} kB`,
    '',
  ],
  ['requests until the first answer', String(of((each) => each.needed.requests)), ''],
  ['a change: grey', `${of((each) => each.change.grey).toFixed(0)} ms`, ''],
  [
    'a change: the true figures, after the pause for more keys',
    `${of((each) => each.change.anew).toFixed(0)} ms`,
    '≤ 100 ms',
  ],
  ['a change: everything below them', `${of((each) => each.change.whole).toFixed(0)} ms`, ''],
  ['barriers found by axe-core on the answer', String(of((each) => each.barriers)), '0'],
];
process.stdout.write(`| measure | figure | goal |\n| --- | ---: | --- |\n`);
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
