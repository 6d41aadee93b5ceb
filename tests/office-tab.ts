import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { takePicture } from './picture.ts';

/** How somebody wants to see the office. */
export interface OfficeLook {
  readonly width?: number;
  readonly dark?: boolean;
  readonly large?: boolean;
  readonly language?: 'vi' | 'en' | 'nb';
}

/** A tab of the office; errors of the page are kept for the test to look at. */
export interface OfficeTab {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a tab at a moment that stands still. */
export async function openOfficeTab(
  browser: Browser,
  address: string,
  now: number,
  { width = 1440, ...look }: OfficeLook = {},
): Promise<OfficeTab> {
  const options: BrowserContextOptions = { viewport: { width, height: 900 }, reducedMotion: 'reduce' };
  const context = await browser.newContext(options);
  const kept = JSON.stringify({ language: 'vi', large: false, dark: false, ...look });
  await context.addInitScript(`localStorage.setItem('diemtua.look', ${JSON.stringify(kept)})`);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // The browser tells of each refused request itself; what the screen makes of it is tested.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors, close: () => context.close() };
}

/** Who signs in. */
interface SignIn {
  readonly name: string;
  readonly password: string;
}

/** Signs somebody in on the first screen. */
export async function signInAs(page: Page, { name, password }: SignIn): Promise<void> {
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('.sign-in button[type=submit]').click();
  await page.locator('.rail').waitFor();
}

/** What a place says, in one line. */
export const textOf = async (page: Page, place: string): Promise<string> =>
  (await page.locator(place).first().innerText()).replaceAll(/[\s\u00a0]+/g, ' ').trim();

/**
 * The door of an office: opens a tab in a room, with somebody signed in.
 * @param office asked at each opening, since a test has its office only after it has begun
 */
export const doorOf =
  (office: () => { readonly browser: Browser; readonly address: string }, now: number) =>
  async (user: SignIn, path: string, look: OfficeLook = {}): Promise<OfficeTab> => {
    const { browser, address } = office();
    const tab = await openOfficeTab(browser, `${address}${path}`, now, look);
    await signInAs(tab.page, user);
    return tab;
  };

/** Waits until the office has said in passing that something is done. */
export const said = (page: Page, text: string): Promise<void> => page.locator('.toast', { hasText: text }).waitFor();

/** Keeps a picture of the office, where pictures are asked for. */
export const picture = (page: Page, name: string): Promise<void> => takePicture(page, `office-${name}`);
