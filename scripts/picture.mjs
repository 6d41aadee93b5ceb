// A picture of a page as it lies in docs/: WebP, the whole page from its top, or the window where a dialog stands over it.
import { writeFileSync } from 'node:fs';

/** The format holds no higher picture. */
const heightMost = 16_383;
const quality = 80;

/**
 * @param {import('playwright-core').Page} page
 * @param {string} file where it goes
 * @param {number} [heightMax] of a page that is long, its beginning
 */
export async function takePicture(page, file, heightMax = heightMost) {
  await page.evaluate('document.fonts.ready');
  await page.evaluate('window.scrollTo(0, 0)');
  const { width, height: seen } = page.viewportSize() ?? { width: 0, height: 0 };
  const whole = (await page.locator('dialog[open]').count()) === 0;
  const height = whole ? Number(await page.evaluate('document.documentElement.scrollHeight')) : seen;
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    clip: { x: 0, y: 0, width, height: Math.min(height, heightMax), scale: 1 },
    captureBeyondViewport: whole,
  });
  await devtools.detach();
  writeFileSync(file, Buffer.from(data, 'base64'));
}

/** Nothing is marked as where one types. @param {import('playwright-core').Page} page */
export const leaveFocus = (page) => page.evaluate('document.activeElement?.blur()');
