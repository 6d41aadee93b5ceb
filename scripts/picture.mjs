// A picture of a page as it lies in docs/: WebP, from its top.
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
  await page.evaluate('document.fonts.ready.then(() => document.activeElement?.blur())');
  const width = page.viewportSize()?.width ?? 0;
  const height = Math.min(heightMax, Number(await page.evaluate('document.documentElement.scrollHeight')));
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    clip: { x: 0, y: 0, width, height, scale: 1 },
    captureBeyondViewport: true,
  });
  await devtools.detach();
  writeFileSync(file, Buffer.from(data, 'base64'));
}
