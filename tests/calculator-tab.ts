import type { Page } from 'playwright-core';

/** The first of such elements as a person reads it, its spaces made one. */
export const textOf = async (page: Page, place: string): Promise<string> =>
  ((await page.locator(place).first().innerText()) ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim();

/** On to the next question. */
export const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Tiếp tục' }).click();

/** From the first page by the words of a start to its first question. */
export async function begin(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: words }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).waitFor();
}

/** A woman, born in this month. */
export async function tellWho(page: Page, month = '11', year = '1980'): Promise<void> {
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill(month);
  await page.locator('#born-year').fill(year);
  await next(page);
}

/** To which group she belongs, by its words. */
export async function tellGroup(page: Page, group = 'Người tham gia khác'): Promise<void> {
  await page.getByLabel(group).check();
  await next(page);
}

/** One stretch of months that were paid. */
export async function tellSpell(page: Page, from: string, months: string, income = ''): Promise<void> {
  await page.locator('#earlier-0-from-month').fill(from);
  await page.locator('#earlier-0-months').fill(months);
  if (income !== '') await page.locator('#earlier-0-income').fill(income);
  await next(page);
}

/** The vendor of Âu Lâu: a woman born in November 1980, about 300,000 a month from December 2025. */
export async function tellVendor(page: Page, amount = '300.000'): Promise<void> {
  await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
  await page.locator('#amount').fill(amount);
  await next(page);
  await tellWho(page);
  await tellGroup(page);
  await page.locator('.figures').waitFor();
}
