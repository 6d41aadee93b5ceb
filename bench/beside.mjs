// `node bench/beside.mjs [address] [--rounds n]`: the public page beside a page of publicodes that answers the same plan with the same rules, on the same slow phone, in turn:
// bytes over the network and seconds to the first answer. The rules are those of `bench/publicodes.mjs`; the page around them is as small as a page can be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { answerPay, median, openBrowser, openPhone, serve } from './public-ground.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2).find((word) => word.startsWith('http'));
const roundsAt = process.argv.indexOf('--rounds');
const rounds = roundsAt < 0 ? 5 : Number(process.argv[roundsAt + 1]);

/** The same facts as the first start asks for; months are counted from January 2008, as the rules want them. */
const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>publicodes</title><script type="module" src="/page.js"></script></head><body><h1>Lương hưu</h1><form>
<label>Mức thu nhập <input id="income" value="1650000"></label>
<label>Tháng sinh <input id="born" value="1980-11"></label>
<label>Giới tính <select id="sex"><option value="1">Nữ</option><option value="0">Nam</option></select></label>
<label>Nhóm <select id="group"><option value="3">Người tham gia khác</option><option value="0">Hộ nghèo</option></select></label>
<button disabled>Tính</button></form><p id="answer"></p></body></html>`;

const script = `
import { benefits2026 } from '${root}law/book/parameters/coefficients/2026.ts';
import { publicodesFor } from '${root}bench/publicodes.mjs';
const { explain } = publicodesFor(benefits2026.value, ['paid', 'support', 'retire', 'pension']);
const told = (id) => document.getElementById(id).value;
document.querySelector('button').disabled = false;
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const [year, month] = told('born').split('-').map(Number);
  const spells = [{ start: (2025 - 2008) * 12 + 11, months: 180, income: Number(told('income')) }];
  const person = { sex: Number(told('sex')), birth: year * 12 + month - 1, cat: Number(told('group')), spells };
  const [paid, support, retire, pension] = explain(person).map(({ nodeValue }) => Math.round(nodeValue));
  document.getElementById('answer').textContent = [paid, support, retire, pension].join(' ');
});
`;

/** Builds the page of publicodes, packed as our server packs. */
async function publicodesPage() {
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-beside-'));
  const entry = join(folder, 'page.mjs');
  writeFileSync(entry, script);
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: { write: false, modulePreload: { polyfill: false }, rollupOptions: { input: entry } },
  });
  rmSync(folder, { recursive: true });
  const [chunk, ...more] = [built].flat().flatMap((one) => ('output' in one ? Array.from(one.output) : []));
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('the page is not one script');
  const files = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: brotliCompressSync(page) }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: brotliCompressSync(chunk.code) }],
  ]);
  const server = createServer((request, answer) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) answer.writeHead(404).end();
    else answer.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
  });
  await new Promise((listens) => server.listen(0, '127.0.0.1', () => listens(null)));
  const told = server.address();
  const port = typeof told === 'object' && told !== null ? told.port : 0;
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function askPublicodes(browser, address) {
  const phone = await openPhone(browser);
  const began = Date.now();
  await phone.page.goto(`${address}/`, { waitUntil: 'commit' });
  await phone.page.locator('button:enabled').click();
  await phone.page.waitForFunction("document.getElementById('answer').textContent !== ''");
  const answered = Date.now() - began;
  const answer = await phone.page.locator('#answer').innerText();
  // 120 × 297,000 + 60 × 363,000, of it not the State's 120 × 66,000; November 2040; 1,650,000 × 45 %.
  if (answer !== `57420000 7920000 ${2040 * 12 + 10} 742500`) throw new Error(`publicodes answered ${answer}`);
  const first = phone.begun();
  await phone.page.waitForLoadState('networkidle');
  const { bytes } = phone.costOf(first);
  await phone.close();
  return { answered, bytes };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function askOurs(browser, address) {
  const phone = await openPhone(browser);
  const began = Date.now();
  await answerPay(phone.page, address, '300.000');
  const answered = Date.now() - began;
  const first = phone.begun();
  await phone.page.waitForLoadState('networkidle');
  const { bytes } = phone.costOf(first);
  await phone.close();
  return { answered, bytes };
}

const server = await serve(given);
const theirs = await publicodesPage();
const browser = await openBrowser();
/** @type {{ answered: number, bytes: number }[]} */
const ours = [];
/** @type {{ answered: number, bytes: number }[]} */
const publicodes = [];
for (let round = 0; round < rounds; round += 1) {
  ours.push(await askOurs(browser, server.address));
  publicodes.push(await askPublicodes(browser, theirs.address));
}
await browser.close();
theirs.stop();
server.stop();
process.stdout.write('| page | first answer | bytes until then |\n| --- | ---: | ---: |\n');
for (const [name, visits] of /** @type {const} */ ([
  ['ours: four questions, fonts, the whole answer', ours],
  ['publicodes: one form, no style, four figures', publicodes],
])) {
  const seconds = median(visits.map((each) => each.answered)) / 1000;
  const kilobytes = median(visits.map((each) => each.bytes)) / 1000;
  process.stdout.write(`| ${name} | ${seconds.toFixed(1)} s | ${kilobytes.toFixed(1)} kB |\n`);
}
