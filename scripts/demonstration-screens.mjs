// Takes pictures of the office over the demonstration that `npm start` serves.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { leaveFocus, takePicture } from './picture.mjs';
import { root, say } from './prepare.mjs';

const served = process.env.DIEMTUA_SERVED ?? 'http://localhost:3000';
/** The evening of the demonstration's own day. */
const evening = Date.parse('2025-11-30T18:00:00+07:00');
/** A list of everything is shown by its beginning. */
const heightMax = { 360: 3600, 1440: 2400 };
/** The first question after a start learns the province's seasons. */
const patienceMs = 120_000;

/**
 * A picture: its name, where it is taken, and what is done there before.
 * @typedef {{ name: string, path: string, act?: (page: import('playwright-core').Page) => Promise<void> }} Shot
 */

/**
 * Signs somebody of the demonstration in.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function signIn(page, name) {
  const told = JSON.parse(readFileSync(join(process.env.DIEMTUA_DATA ?? join(root, 'data'), 'demo.json'), 'utf8'));
  /** @type {{ name: string, password: string }} */
  const { password } = told.signIns.find((/** @type {{ name: string }} */ each) => each.name === name);
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('.sign-in button[type=submit]').click();
  await page.locator('.rail').waitFor();
}

/**
 * Pictures on a phone and on a desk, as webp: the whole page, or the window where a dialog stands over it.
 * @param {string} name the folder in docs/
 * @param {Readonly<Record<string, readonly Shot[]>>} shots by who sees them
 */
export async function takeScreens(name, shots) {
  const folder = join(root, 'docs', name);
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const width of /** @type {const} */ ([1440, 360])) {
      for (const [who, theirs] of Object.entries(shots)) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        context.setDefaultTimeout(patienceMs);
        const page = await context.newPage();
        await page.clock.setFixedTime(evening);
        await page.goto(`${served}/van-phong`);
        await signIn(page, who);
        for (const shot of theirs) {
          await page.goto(`${served}/van-phong${shot.path}`);
          await page.locator('main h1').first().waitFor();
          await page.locator('.loading').first().waitFor({ state: 'detached' });
          if (shot.act) await shot.act(page);
          await page.locator('.loading').first().waitFor({ state: 'detached' });
          await leaveFocus(page);
          await takePicture(page, join(folder, `${shot.name}-${width}.webp`), heightMax[width]);
          say(`${shot.name}-${width}.webp`);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
}
