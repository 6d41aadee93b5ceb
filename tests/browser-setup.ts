import { openBrowser } from './browser.ts';

/** Before any screen is tried: two files that are tried side by side must not both unpack the browser. */
export default async function setup(): Promise<void> {
  const browser = await openBrowser();
  await browser.close();
}
