// `node bench/lighthouse.mjs [address] [--rounds n] [--save folder]`: Lighthouse over the public page on a slow phone (400 kbit/s, 400 ms, a processor four times slower):
// performance, accessibility, best practice, SEO, and what it finds. Lighthouse is heavy and no part of the house: npm brings the named version for this command alone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerPay, median, openBrowser, serve } from './public-ground.mjs';

const VERSION = '12.8.2';
const given = process.argv.slice(2).find((word) => word.startsWith('http'));
/** @param {string} name */
const optionOf = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const rounds = Number(optionOf('--rounds') ?? 3);
const only = optionOf('--only');
const saved = optionOf('--save');

const categories = /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']);
const slow = [
  '--form-factor=mobile',
  '--screenEmulation.mobile',
  '--screenEmulation.width=360',
  '--screenEmulation.height=780',
  '--screenEmulation.deviceScaleFactor=2',
  '--throttling-method=devtools',
  '--throttling.requestLatencyMs=400',
  '--throttling.downloadThroughputKbps=400',
  '--throttling.uploadThroughputKbps=400',
  '--throttling.cpuSlowdownMultiplier=4',
];

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const told = probe.address();
      probe.close(() => found(typeof told === 'object' && told !== null ? told.port : 0));
    });
  });

/**
 * The address of an answer, as somebody would send it: a click through the first start.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function answerOf(browser, address) {
  const page = await browser.newPage();
  await answerPay(page, address);
  await page.waitForFunction('location.hash.length > 1');
  const link = page.url();
  await page.close();
  return link;
}

/**
 * @param {string} url
 * @param {number} port of the browser
 * @param {string} folder
 */
async function inspect(url, port, folder) {
  const file = join(folder, 'report.json');
  const words = [
    'exec',
    '--yes',
    `--package=lighthouse@${VERSION}`,
    '--',
    'lighthouse',
    url,
    `--port=${port}`,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    '--locale=en',
    `--only-categories=${categories.join(',')}`,
    ...slow,
  ];
  const run = spawn('npm', words, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  const code = await new Promise((ended) => run.once('close', ended));
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${url}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const server = await serve(given);
const port = await freePort();
const browser = await openBrowser([`--remote-debugging-port=${port}`]);
const folder = mkdtempSync(join(tmpdir(), 'diemtua-lighthouse-'));
const pages = [
  ['start page', `${server.address}/`],
  ['a start', `${server.address}/tinh/dong-duoc`],
  ['an answer', await answerOf(browser, server.address)],
  ['a rule', `${server.address}/luat/payable`],
  ['a legal number', `${server.address}/so-lieu/povertyLine`],
  ['places', `${server.address}/noi-dong`],
  ['open figures', `${server.address}/cong-bo`],
].filter(([name]) => only === undefined || name === only);
const out = process.stdout;
out.write(
  '| page | performance | accessibility | best practice | SEO | first paint | largest paint | blocked | shifts |\n',
);
out.write('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
/** @type {string[]} */
const found = [];
for (const [name = '', url = ''] of pages) {
  /** @type {any[]} */
  const reports = [];
  for (let round = 0; round < rounds; round += 1) reports.push(await inspect(url, port, folder));
  const score = (/** @type {string} */ id) =>
    String(Math.round(100 * median(reports.map((each) => each.categories[id].score))));
  const value = (/** @type {string} */ id) => median(reports.map((each) => each.audits[id].numericValue));
  const seconds = (/** @type {string} */ id) => `${(value(id) / 1000).toFixed(1)} s`;
  const times = [seconds('first-contentful-paint'), seconds('largest-contentful-paint')];
  const rest = [`${Math.round(value('total-blocking-time'))} ms`, value('cumulative-layout-shift').toFixed(3)];
  out.write(`| ${[name, ...categories.map(score), ...times, ...rest].join(' | ')} |\n`);
  const last = reports.at(-1);
  for (const id of categories)
    for (const { id: audit, weight } of last.categories[id].auditRefs) {
      const { score: told, title, displayValue = '' } = last.audits[audit];
      if (told !== null && told < 0.9 && weight > 0) found.push(`${name}: ${audit} (${title}) ${displayValue}`);
    }
  if (saved !== undefined) writeFileSync(join(saved, `${name.replaceAll(' ', '-')}.json`), JSON.stringify(last));
}
await browser.close();
server.stop();
rmSync(folder, { recursive: true });
out.write(found.length === 0 ? '\nNothing found that counts.\n' : `\n${found.join('\n')}\n`);
