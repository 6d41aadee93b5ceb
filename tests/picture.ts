import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../docs/screens', import.meta.url));

/** Keeps a picture of what a test walks through, where `npm run screens` asks for it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.DIEMTUA_SCREENS) return;
  mkdirSync(folder, { recursive: true });
  // By its address, since not every room that types this file reads plain JavaScript.
  const camera = (await import(new URL('../scripts/picture.mjs', import.meta.url).href)) as {
    readonly takePicture: (page: Page, file: string) => Promise<void>;
  };
  await camera.takePicture(page, `${folder}/${name}.webp`);
}
