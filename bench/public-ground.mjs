// What measures of the public page stand on: a server as `npm start` makes it, the browser of the tests, a slow phone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

/** 400 kbit/s, 400 ms. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/**
 * The server at a given address, or one of its own.
 * @param {string | undefined} given
 */
export async function serve(given) {
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

/** @param {readonly string[]} [more] words for the browser */
export function openBrowser(more = []) {
  const own = join(root, 'node_modules/.cache/diemtua/browser');
  const named = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '');
  const bundled = { LD_LIBRARY_PATH: join(own, 'al2023/lib'), FONTCONFIG_FILE: join(own, 'fonts.conf') };
  return chromium.launch({
    executablePath: named === '' ? join(own, 'chromium') : named,
    env: named === '' ? { ...process.env, ...bundled } : { ...process.env },
    args: ['--no-sandbox', '--disable-gpu', ...more],
  });
}

/**
 * A fresh tab on a slow phone of 360 px, and what goes over its network.
 * @param {import('playwright-core').Browser} browser
 */
export async function openPhone(browser) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  /** @type {Map<string, number | null>} bytes of each request, in the order of their beginnings; null while it is under way */
  const requests = new Map();
  devtools.on('Network.requestWillBeSent', ({ requestId }) => requests.set(requestId, null));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    requests.set(requestId, encodedDataLength),
  );
  /** How many requests have begun. */
  const begun = () => requests.size;
  /** What the first so many requests cost, once the network rests. */
  const costOf = (/** @type {number} */ count) => {
    const first = [...requests.values()].slice(0, count);
    return { requests: count, bytes: first.reduce((/** @type {number} */ sum, bytes) => sum + (bytes ?? 0), 0) };
  };
  return { page, begun, costOf, close: () => context.close() };
}

/** @param {readonly number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * The first start, straight through to the answer; what is typed takes no time.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {string} [amount] what stands in the first field, where it is changed
 * @returns when there was something to read, and when the first question could be answered: milliseconds since the opening
 */
export async function answerPay(page, address, amount) {
  const began = Date.now();
  await page.goto(`${address}/tinh/dong-duoc`, { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor();
  const readable = Date.now() - began;
  const next = page.getByRole('button', { name: 'Tiếp tục' });
  await next.and(page.locator(':enabled')).waitFor();
  const usable = Date.now() - began;
  if (amount !== undefined) await page.locator('#amount').fill(amount);
  await next.click();
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill('11');
  await page.locator('#born-year').fill('1980');
  await next.click();
  await page.getByLabel('Người tham gia khác').check();
  await next.click();
  await page.locator('.figures').waitFor();
  return { readable, usable };
}
