import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../docs/screens', import.meta.url));

/** Keeps a picture of what a test walks through, where `npm run screens` asks for it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.DIEMTUA_SCREENS) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready');
  await page.evaluate('window.scrollTo(0, 0)');
  // A dialog stands over the window, not over the whole page.
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}
