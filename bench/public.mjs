// `node bench/public.mjs [address] [--rounds n]`: what the public page costs on a slow phone (400 kbit/s, 400 ms, a processor four times slower): bytes over the
// network until the first answer, seconds to it, milliseconds for a change, and barriers found by axe-core. Without an address, the server is started as `npm start` does.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const given = process.argv.slice(2).find((word) => word.startsWith('http'));
const roundsAt = process.argv.indexOf('--rounds');
const rounds = roundsAt < 0 ? 5 : Number(process.argv[roundsAt + 1]);
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

async function serve() {
  if (given) return { address: given, stop: () => false };
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', DIEMTUA_DATA: ':memory:' };
  const server = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { env, stdio: ['ignore', 'pipe', 2] });
  const told = server.stdout;
  if (told === null) throw new Error('The server says nothing.');
  for await (const line of createInterface(told)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address) return { address, stop: () => server.kill() };
  }
  throw new Error('The server did not start.');
}

function openBrowser() {
  const own = join(root, 'node_modules/.cache/diemtua/browser');
  const named = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '');
  const bundled = { LD_LIBRARY_PATH: join(own, 'al2023/lib'), FONTCONFIG_FILE: join(own, 'fonts.conf') };
  return chromium.launch({
    executablePath: named === '' ? join(own, 'chromium') : named,
    env: named === '' ? { ...process.env, ...bundled } : { ...process.env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * A first visit to the first start, straight through to the answer; what is typed takes no time.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const sizes = { bytes: 0, requests: 0 };
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sizes.bytes += encodedDataLength;
    sizes.requests += 1;
  });
  const began = Date.now();
  await page.goto(`${address}/tinh/dong-duoc`, { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor();
  const readable = Date.now() - began;
  const next = page.getByRole('button', { name: 'Tiếp tục' });
  await next.waitFor();
  const usable = Date.now() - began;
  await next.click();
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill('11');
  await page.locator('#born-year').fill('1980');
  await next.click();
  await page.getByLabel('Người tham gia khác').check();
  await next.click();
  await page.locator('.figures').waitFor();
  const answered = Date.now() - began;
  await page.waitForLoadState('networkidle');
  const needed = { ...sizes };
  await page.waitForTimeout(1_500);
  const withReasons = { ...sizes };
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
    return { grey, anew: performance.now() - began - 400 };
  })()`);
  await page.evaluate(axe);
  const barriers = await page.evaluate('axe.run(document).then(({ violations }) => violations.length)');
  await context.close();
  return { readable, usable, answered, needed, withReasons, change, barriers };
}

const server = await serve();
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
  ['barriers found by axe-core on the answer', String(of((each) => each.barriers)), '0'],
];
process.stdout.write(`| measure | figure | goal |\n| --- | ---: | --- |\n`);
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
