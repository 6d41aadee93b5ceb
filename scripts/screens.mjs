// `npm run screens`: a picture of every screen of the public page and of the office, on a phone (360 px) and on a desk (1440 px), into docs/screens/.
// The day is fixed, so that a picture changes only when the screen or the law does.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root, say } from './prepare.mjs';

const folder = join(root, 'docs', 'screens');
const today = '2025-11-30';
const phone = { width: 360, height: 780 };
/** A list of everything is shown by its beginning. */
const listHeightMax = 1600;
const desk = { width: 1440, height: 900 };

/** @typedef {import('playwright-core').Page} Page */

/**
 * The vendor of Âu Lâu: a woman born in November 1980 who can put aside about 300,000 a month from December 2025.
 * @param {Page} page
 */
async function tellVendor(page) {
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill('11');
  await page.locator('#born-year').fill('1980');
  await page.locator('#start-month').fill('12');
  await page.locator('#amount').fill('300.000');
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await page.locator('.figures').waitFor();
}

/** @param {Page} page */
async function askPension(page) {
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#person-bornIn-month').fill('11/1980');
  await page.locator('#spell-0-from-month').fill('12/2025');
  await page.locator('#spell-0-months').fill('180');
  await page.locator('#spell-0-income').fill('1.650.000');
  await page.getByRole('button', { name: 'Hỏi luật' }).click();
  await page.locator('.full-answer').waitFor();
  await page.locator('.reason').last().locator('summary').first().click();
}

/** @type {readonly { name: string, path: string, act?: (page: Page) => Promise<void>, look?: object, long?: boolean }[]} */
const screens = [
  { name: 'tinh', path: '/' },
  {
    name: 'tinh-thieu',
    path: '/',
    act: async (page) => {
      await page.locator('#born-month').fill('13');
      await page.locator('#amount').fill('ba trăm');
      await page.getByRole('button', { name: 'Xem kết quả' }).click();
    },
  },
  { name: 'ket-qua', path: '/', act: tellVendor },
  {
    name: 'ket-qua-vi-sao',
    path: '/',
    act: async (page) => {
      await tellVendor(page);
      await page.locator('.why').first().click();
      await page.locator('.explanation details summary').first().click();
    },
  },
  {
    name: 'ket-qua-vi-sao-luong-huu',
    path: '/',
    act: async (page) => {
      await tellVendor(page);
      await page.locator('.why').last().click();
      for (const each of await page.locator('.explanation > ol > li > details > summary').all()) await each.click();
    },
  },
  {
    name: 'ket-qua-dang-sua',
    path: '/',
    act: async (page) => {
      await tellVendor(page);
      await page.getByRole('button', { name: 'Sửa Chị muốn' }).click();
      await page.locator('#amount').fill('100.000');
      await page.locator('.field-error').waitFor();
    },
  },
  { name: 'ket-qua-toi', path: '/', act: tellVendor, look: { dark: true } },
  { name: 'ket-qua-lon', path: '/', act: tellVendor, look: { large: true } },
  { name: 'hoi', path: '/hoi' },
  { name: 'hoi-luong-huu', path: '/hoi/pension', act: askPension },
  { name: 'luat', path: '/luat', long: true },
  { name: 'luat-luong-huu', path: '/luat/pensionRate' },
  { name: 'so-lieu', path: '/so-lieu', long: true },
  { name: 'so-lieu-chuan-ngheo', path: '/so-lieu/povertyLine' },
  { name: 'khong-co', path: '/khong-co' },
];

/** Starts the server as `npm start` does, on a free port. */
async function serve() {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], { env, stdio: ['ignore', 'pipe', 2] });
  if (server.stdout === null) throw new Error('The server has no output.');
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address) return { address, stop: () => server.kill() };
  }
  throw new Error('The server did not start.');
}

/** The browser of the tests; where it was not unpacked yet, one of its tests unpacks it. */
async function openBrowser() {
  const { chromium } = await import('playwright-core');
  const own = join(root, 'node_modules', '.cache', 'diemtua', 'browser');
  const fonts = join(own, 'fonts.conf');
  const named = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '');
  if (named === '' && !existsSync(fonts)) {
    const args = ['run', '--project', 'browser', 'tests/browser.browser.test.ts'];
    execFileSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root });
  }
  const bundled = { LD_LIBRARY_PATH: join(own, 'al2023', 'lib'), FONTCONFIG_FILE: fonts };
  return chromium.launch({
    executablePath: named === '' ? join(own, 'chromium') : named,
    env: named === '' ? { ...process.env, ...bundled } : { ...process.env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serve();
const browser = await openBrowser();
try {
  for (const { name, path, act, look, long } of screens) {
    for (const viewport of [phone, desk]) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'vi-VN' });
      const kept = JSON.stringify({ language: 'vi', large: false, dark: false, ...look });
      await context.addInitScript(`localStorage.setItem('diemtua.look', ${JSON.stringify(kept)})`);
      const page = await context.newPage();
      await page.goto(`${server.address}${path}?today=${today}`);
      await page.locator('h1').first().waitFor();
      if (act) await act(page);
      await page.evaluate('document.fonts.ready.then(() => document.activeElement?.blur())');
      const file = `${name}-${viewport.width}.png`;
      const { width } = viewport;
      const height = Math.min(
        long ? listHeightMax : Infinity,
        Number(await page.evaluate('document.body.scrollHeight')),
      );
      const clip = { x: 0, y: 0, width, height };
      writeFileSync(join(folder, file), await page.screenshot({ fullPage: true, clip }));
      say(file);
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.stop();
}

// The office's pictures are taken by its own tests, over a small world that they make up.
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
execFileSync(process.execPath, [vitest, 'run', '--project', 'browser', 'apps/office'], {
  cwd: root,
  env: { ...process.env, DIEMTUA_SCREENS: '1' },
  stdio: 'inherit',
});
