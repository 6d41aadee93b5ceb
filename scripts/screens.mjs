// `npm run screens`: a picture of every screen of the public page and of the office, on a phone (360 px) and on a desk (1440 px), into docs/screens/.
// The day is fixed, so that a picture changes only when the screen or the law does.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openBrowser } from './browser.mjs';
import { leaveFocus, takePicture } from './picture.mjs';
import { root, say } from './prepare.mjs';

const folder = join(root, 'docs', 'screens');
const today = '2025-12-01';
const phone = { width: 360, height: 780 };
/** A list of everything is shown by its beginning. */
const listHeightMax = 1600;
const desk = { width: 1440, height: 900 };

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const next = (page) => page.getByRole('button', { name: 'Tiếp tục' }).click();

/**
 * A woman born in November 1980 of no special group.
 * @param {Page} page
 */
async function tellWho(page) {
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill('11');
  await page.locator('#born-year').fill('1980');
  await next(page);
  await page.getByLabel('Người tham gia khác').check();
  await next(page);
  await page.locator('.figures').waitFor();
}

/**
 * The vendor of Âu Lâu, who can put aside about 300,000 a month.
 * @param {Page} page
 */
async function tellVendor(page) {
  await page.locator('#amount').fill('300.000');
  await next(page);
  await tellWho(page);
}

/**
 * @param {Page} page
 * @param {string} from
 * @param {string} months
 */
async function tellSpell(page, from, months) {
  await page.locator('#earlier-0-from-month').fill(from);
  await page.locator('#earlier-0-months').fill(months);
  await page.locator('#earlier-0-income').fill('1.500.000');
  await next(page);
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
  { name: 'trang-dau', path: '/' },
  { name: 'tinh', path: '/tinh/dong-duoc' },
  {
    name: 'tinh-thieu',
    path: '/tinh/dong-duoc',
    act: async (page) => {
      await page.locator('#amount').fill('ba trăm');
      await next(page);
      await page.locator('#amount-error').waitFor();
    },
  },
  {
    name: 'ket-qua-100-nghin',
    path: '/tinh/dong-duoc',
    act: async (page) => {
      await next(page);
      await tellWho(page);
    },
  },
  { name: 'ket-qua', path: '/tinh/dong-duoc', act: tellVendor },
  {
    name: 'ket-qua-2-trieu',
    path: '/tinh/muon-nhan',
    act: async (page) => {
      await next(page);
      await tellWho(page);
    },
  },
  {
    name: 'ket-qua-da-dong',
    path: '/tinh/da-dong',
    act: async (page) => {
      await tellSpell(page, '1/2020', '60');
      await page.locator('#compulsoryMonths').fill('48');
      await page.locator('#compulsorySalary').fill('5 triệu');
      await next(page);
      await tellWho(page);
    },
  },
  {
    name: 'ket-qua-sinh-con',
    path: '/tinh/sinh-con',
    act: async (page) => {
      await page.locator('#due-month').fill('6/2026');
      await next(page);
      await next(page);
      await page.locator('.figures').waitFor();
    },
  },
  {
    name: 'ket-qua-rut-tien',
    path: '/tinh/rut-tien',
    act: async (page) => {
      await page.getByLabel('Dừng đóng đã 12 tháng').check();
      await next(page);
      await tellSpell(page, '8/2025', '3');
      await page.locator('.figures').waitFor();
    },
  },
  {
    name: 'ket-qua-khi-mat',
    path: '/tinh/khi-mat',
    act: async (page) => {
      await page.getByLabel('Chưa nhận').check();
      await next(page);
      await tellSpell(page, '1/2020', '70');
      await page.locator('.figures').waitFor();
    },
  },
  {
    name: 'ket-qua-vi-sao',
    path: '/tinh/dong-duoc',
    act: async (page) => {
      await tellVendor(page);
      await page.locator('.why').first().click();
      await page.locator('.explanation details summary').first().click();
    },
  },
  {
    name: 'ket-qua-dang-sua',
    path: '/tinh/dong-duoc',
    act: async (page) => {
      await tellVendor(page);
      await page.getByRole('button', { name: 'Sửa Chị muốn' }).click();
      await page.locator('#amount').fill('ba trăm');
      await page.locator('.field-error').waitFor();
    },
  },
  { name: 'ket-qua-toi', path: '/tinh/dong-duoc', act: tellVendor, look: { dark: true } },
  { name: 'ket-qua-lon', path: '/tinh/dong-duoc', act: tellVendor, look: { large: true } },
  {
    name: 'ket-qua-ma',
    path: '/tinh/dong-duoc',
    act: async (page) => {
      await tellVendor(page);
      await page.getByRole('button', { name: 'Mã cho nhân viên thu' }).click();
      await page.locator('.share-code svg').waitFor();
    },
  },
  { name: 'noi-dong', path: '/noi-dong?xa=au+lau' },
  { name: 'cong-bo', path: '/cong-bo', long: true },
  { name: 'hoi', path: '/hoi' },
  { name: 'hoi-luong-huu', path: '/hoi/pension', act: askPension },
  { name: 'luat', path: '/luat', long: true },
  { name: 'luat-luong-huu', path: '/luat/pensionRate' },
  { name: 'so-lieu', path: '/so-lieu', long: true },
  { name: 'so-lieu-chuan-ngheo', path: '/so-lieu/povertyLine' },
  { name: 'khong-co', path: '/khong-co' },
];

/** A server that runs already, to take the public page's pictures alone. */
const running = process.env.DIEMTUA_SERVED ?? '';

/** Starts the server as `npm start` does, on a free port. */
async function serve() {
  if (running !== '') return { address: running, stop: () => false };
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], { env, stdio: ['ignore', 'pipe', 2] });
  if (server.stdout === null) throw new Error('The server has no output.');
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address) return { address, stop: () => server.kill() };
  }
  throw new Error('The server did not start.');
}

if (running === '') rmSync(folder, { recursive: true, force: true });
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
      await page.goto(`${server.address}${path}${path.includes('?') ? '&' : '?'}today=${today}`);
      await page.locator('h1').first().waitFor();
      if (act) await act(page);
      const file = `${name}-${viewport.width}.webp`;
      await leaveFocus(page);
      await takePicture(page, join(folder, file), long ? listHeightMax : undefined);
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
if (running === '')
  execFileSync(process.execPath, [vitest, 'run', '--project', 'browser', 'apps/office'], {
    cwd: root,
    env: { ...process.env, DIEMTUA_SCREENS: '1' },
    stdio: 'inherit',
  });
