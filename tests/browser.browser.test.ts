import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const page = (body: string) => `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html>${body}`)}`;

test('the browser opens a page and answers a press', async () => {
  const tab = await browser.newPage();
  await tab.goto(page(`<button onclick="this.textContent='đã bấm'">bấm</button>`));
  await tab.getByRole('button').click();
  expect(await tab.getByRole('button').textContent()).toBe('đã bấm');
  await tab.close();
});

test('the browser has a font: Vietnamese words take up room on the page', async () => {
  const tab = await browser.newPage();
  await tab.goto(page('<span>Điểm Tựa</span>'));
  const box = await tab.locator('span').boundingBox();
  expect(box?.width).toBeGreaterThan(40);
  await tab.close();
});
