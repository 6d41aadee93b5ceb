// `npm run screens:plan`: a picture of every screen of the plan over the whole demonstration, on a phone (360 px) and on a desk (1440 px), into docs/plan-screens/.
// Asks for a server that runs over it: DIEMTUA_SERVED is its address, DIEMTUA_DATA its data folder, where the sign-ins are told.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { root, say } from './prepare.mjs';

const served = process.env.DIEMTUA_SERVED ?? 'http://localhost:3000';
const folder = join(root, 'docs', 'plan-screens');
/** The evening of the demonstration's own day. */
const evening = Date.parse('2025-11-30T18:00:00+07:00');
/** A list of everything is shown by its beginning. */
const heightMax = { 360: 3600, 1440: 2400 };
/** The first question after a start learns the province's seasons. */
const patienceMs = 120_000;

/** @typedef {import('playwright-core').Page} Page */

/** @type {readonly { name: string, path: string, act?: (page: Page) => Promise<void> }[]} */
const rooms = [
  { name: 'tong-quan', path: '/tong-quan' },
  {
    name: 'tong-quan-vi-sao',
    path: '/tong-quan',
    act: async (page) => {
      await page
        .getByRole('button', { name: /Đang tham gia\. Vì sao\?/ })
        .first()
        .click();
      await page.locator('#verdict-why details').nth(1).locator('summary').click();
    },
  },
  { name: 'don-vi', path: '/don-vi/SAPA' },
  { name: 'xa', path: '/xa/02902' },
  { name: 'dia-ban', path: '/dia-ban' },
  { name: 'vao-ra', path: '/vao-ra' },
  { name: 'ke-hoach', path: '/ke-hoach' },
  { name: 'kich-ban', path: '/kich-ban' },
  { name: 'du-bao', path: '/du-bao' },
  { name: 'dot-cao-diem', path: '/dot-cao-diem' },
  { name: 'noi-kho', path: '/noi-kho' },
  {
    name: 'phan-bo',
    path: '/phan-bo',
    act: async (page) => {
      await page.getByRole('button', { name: 'Phân bổ', exact: true }).click();
      await page.locator('main tbody tr').first().waitFor();
    },
  },
  { name: 'den-han', path: '/den-han' },
  { name: 'de-dung', path: '/nguy-co' },
  { name: 'gan-15-nam', path: '/gan-15-nam' },
  { name: 'bao-cao', path: '/bao-cao' },
  { name: 'nhac-viec', path: '/nhac-viec' },
];

/** Signs the director in. @param {Page} page */
async function signIn(page) {
  const told = JSON.parse(readFileSync(join(process.env.DIEMTUA_DATA ?? join(root, 'data'), 'demo.json'), 'utf8'));
  /** @type {{ name: string, password: string }} */
  const { name, password } = told.signIns.find((/** @type {{ name: string }} */ each) => each.name === 'tinh');
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('.sign-in button[type=submit]').click();
  await page.locator('.rail').waitFor();
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const width of /** @type {const} */ ([1440, 360])) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.clock.setFixedTime(evening);
    await page.goto(`${served}/van-phong`);
    await signIn(page);
    for (const { name, path, act } of rooms) {
      await page.goto(`${served}/van-phong${path}`);
      await page.locator('main h1').first().waitFor();
      await page.locator('.loading').first().waitFor({ state: 'detached' });
      if (act) await act(page);
      await page.evaluate('document.fonts.ready.then(() => document.activeElement?.blur())');
      const height = Math.min(heightMax[width], Number(await page.evaluate('document.documentElement.scrollHeight')));
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality: 80,
        clip: { x: 0, y: 0, width, height, scale: 1 },
        captureBeyondViewport: true,
      });
      writeFileSync(join(folder, `${name}-${width}.webp`), Buffer.from(data, 'base64'));
      say(`${name}-${width}.webp`);
    }
    await context.close();
  }
} finally {
  await browser.close();
}
