import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../docs/screens', import.meta.url));
/** WebP holds no higher picture. */
const HEIGHT_MOST = 16_383;
const QUALITY = 80;

/** Keeps a picture of what a test walks through, where `npm run screens` asks for it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.DIEMTUA_SCREENS) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready');
  await page.evaluate('window.scrollTo(0, 0)');
  const { width, height: seen } = page.viewportSize() ?? { width: 0, height: 0 };
  // A dialog stands over the window, not over the whole page.
  const whole = (await page.locator('dialog[open]').count()) === 0;
  const height = whole ? Number(await page.evaluate('document.documentElement.scrollHeight')) : seen;
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { x: 0, y: 0, width, height: Math.min(height, HEIGHT_MOST), scale: 1 },
    captureBeyondViewport: whole,
  });
  await devtools.detach();
  writeFileSync(`${folder}/${name}.webp`, Buffer.from(data, 'base64'));
}
