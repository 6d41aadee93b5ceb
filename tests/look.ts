import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a tab is opened. */
export interface Look {
  readonly width?: number;
  readonly language?: 'vi' | 'en' | 'nb';
  readonly large?: boolean;
  readonly dark?: boolean;
}

/** What a tab saw besides its page: errors, and requests that left the server. */
export interface Tab {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a tab of a phone's width, with the look that a person would have chosen. */
export async function openTab(browser: Browser, address: string, look: Look = {}): Promise<Tab> {
  const { width = 360, ...kept } = look;
  const options: BrowserContextOptions = { viewport: { width, height: 780 }, reducedMotion: 'reduce' };
  const context = await browser.newContext(options);
  const told = JSON.stringify({ language: 'vi', large: false, dark: false, ...kept });
  if (Object.keys(kept).length > 0)
    await context.addInitScript(`localStorage.setItem('diemtua.look', ${JSON.stringify(told)})`);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  return { page, errors, requests, close: () => context.close() };
}

/** Everything that axe-core finds on a page, a line each; none is what one wants. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The page's own policy forbids scripts written into it: the test tool evaluates it from outside.
  await page.evaluate(axe);
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
  return found as string[];
}

/** Elements that stick out of the window to the right, and pages that scroll sideways. What a place of its own scrolls is no matter. */
export async function findOverflow(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const out = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.right > width + 1 && !element.closest('.spoken') && !element.parentElement?.closest('.table-place');
    });
    return [...wide, ...out.map((element) => element.outerHTML.slice(0, 120))];
  })()`);
  return found as string[];
}

/** Buttons, links and fields that are lower than a fingertip (48 px; a line of text with a link in it apart). */
export async function findSmallTargets(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const targets = [...document.querySelectorAll('button, select, input[type=text], .choice label, a.button, nav a, .entries a')];
    return targets.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.height < 47.5 && getComputedStyle(element).visibility !== 'hidden';
    }).map((element) => Math.round(element.getBoundingClientRect().height) + ' ' + element.outerHTML.slice(0, 100));
  })()`);
  return found as string[];
}

/** What is seen of the first such element: without what only those hear who listen, and with spaces between its parts. */
export async function seenOf(page: Page, place: string): Promise<string> {
  const text = await page
    .locator(place)
    .first()
    .evaluate((element) => {
      const seen = element.cloneNode(true) as typeof element;
      for (const spoken of seen.querySelectorAll('.spoken')) spoken.remove();
      for (const part of seen.querySelectorAll('th, td, p, b, li, h2, option')) {
        part.prepend(' ');
        part.append(' ');
      }
      return seen.textContent ?? '';
    });
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}
