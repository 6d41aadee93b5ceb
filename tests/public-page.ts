import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { openTab, type Look, type Tab } from './look.ts';
import { serve, type Served } from './serve.ts';

/** The public page as a file of tests opens it: a server and a browser of its own, before the first test and until after the last. */
export interface PublicPage {
  readonly browser: () => Browser;
  readonly address: () => string;
  /** A tab at an address, on the day of the tests. */
  readonly open: (look?: Look, path?: string) => Promise<Tab>;
}

/** @param today "YYYY-MM-DD": the day on which the page is read */
export function publicPage(today: string): PublicPage {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });
  return {
    browser: () => browser,
    address: () => served.address,
    open: (look, path = '/') => openTab(browser, `${served.address}${path}?today=${today}`, look),
  };
}
