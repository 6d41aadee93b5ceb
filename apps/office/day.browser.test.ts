import { readFileSync } from 'node:fs';
import { parseVietQr } from '@diemtua/domain/cash';
import { amountInWords } from '@diemtua/domain/reporting';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { demonstrationNow, openDemonstration, type Demonstration } from '../../tests/demonstration.ts';
import { openOfficeTab, said, signInAs, textOf } from '../../tests/office-tab.ts';
import { readPdf } from '../../tests/pdf-text.ts';

let demonstration: Demonstration;
let browser: Browser;
beforeAll(async () => {
  demonstration = await openDemonstration();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demonstration?.close();
});

/** "1.485.000 đ" as a number. */
const dong = (text: string): number => Number(text.replaceAll(/\D/g, ''));
const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const inOneLine = (pages: readonly string[]): string => pages.join(' ').replaceAll(/[\s\u00a0]+/g, ' ');
const goIn = (page: Page, room: string) => page.locator('.rail').getByRole('link', { name: room, exact: true }).click();

/** The columns of D05-TS by Decision 490 that hold sums, counted from 0. */
const COLUMN = { name: 1, due: 10, pays: 11, state: 13, local: 15, other: 17 } as const;

/** A row of the sheet, as far as its sums go. */
function lineOf(row: readonly unknown[]) {
  const sum = (column: number): number => Number(row[column] ?? 0);
  return {
    name: String(row[COLUMN.name]),
    due: sum(COLUMN.due),
    pays: sum(COLUMN.pays),
    support: sum(COLUMN.state) + sum(COLUMN.local) + sum(COLUMN.other),
  };
}

/** Those in the list who are due, with nothing that is asked about them. */
async function whoIsDue(page: Page): Promise<readonly string[]> {
  await page.locator('tbody tr').first().waitFor();
  await page.getByLabel('Tình trạng').selectOption({ label: 'đến hạn' });
  // The list before stands greyed until this one is here: then nobody else is in it.
  await expect.poll(() => page.locator('tbody tr').filter({ hasNotText: 'đến hạn' }).count()).toBe(0);
  const rows = await page.locator('tbody tr').filter({ hasNotText: 'chờ hỏi' }).locator('a').allInnerTexts();
  return rows.filter((name, _, all) => all.filter((each) => each === name).length === 1);
}

/** Finds somebody by the name without its accents, opens the card, and begins the renewal: all by keys. */
async function renew(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(bare(name));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Tìm “${bare(name)}”` }).waitFor();
  await page.locator('tbody tr', { hasText: 'đến hạn' }).getByRole('link', { name, exact: true }).click();
  await page.locator('.person-head', { hasText: name }).waitFor();
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'Phải thu lần này' }).waitFor();
  const consent = page.getByLabel('Đồng ý tham gia và lưu thông tin');
  if ((await consent.count()) > 0) await consent.check();
}

/** The receipt that a press prints, as text; on its way to the browser, because a tab of a PDF has no words for a test. */
async function printed(page: Page, press: () => Promise<void>): Promise<string> {
  let came: (paper: Buffer) => void = () => {};
  const paper = new Promise<Buffer>((take) => (came = take));
  const keep = async (route: Route): Promise<void> => {
    const answer = await route.fetch();
    came(await answer.body());
    await route.fulfill({ response: answer });
  };
  // Listened for before anything is pressed: a paper that is asked for sooner goes by, and would be waited for without end.
  await page.route('**/api/receipts/*/print', keep);
  // The letter works where its button stands.
  await page.getByRole('button', { name: /^In( biên lai)?( I)?$/ }).waitFor();
  const asked = page.waitForRequest('**/api/receipts/*/print');
  await press();
  await asked;
  const words = inOneLine(readPdf(await paper).pages);
  await page.unroute('**/api/receipts/*/print', keep);
  return words;
}

/** A file that a link gives to the clerk. */
async function downloaded(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

test('whatever the calendar says, the office’s day is the demonstration’s, and each room says so', async () => {
  const { address, signIn } = demonstration;
  const { page, errors, close } = await openOfficeTab(
    browser,
    `${address}/van-phong`,
    Date.parse('2026-12-10T03:00:00Z'),
  );
  await signInAs(page, signIn('canbo.sapa'));
  expect(await textOf(page, '.own-day')).toBe(
    'Tỉnh trình diễn: người, tiền và biên lai đều là dựng lên. Hôm nay ở đây là ngày 30/11/2025.',
  );
  await page.goto(`${address}/van-phong/bien-lai`);
  expect(await textOf(page, '.own-day')).toContain('30/11/2025');
  expect(await page.locator('main').innerText()).not.toContain('/12/2026');
  expect(errors).toEqual([]);
  await close();
});

test('a clerk’s day: find, renew, take QR money and cash, print, import the statement, match, build the batch, open its files', async () => {
  const { page, errors, close } = await openOfficeTab(browser, `${demonstration.address}/van-phong`, demonstrationNow);
  await signInAs(page, demonstration.signIn('canbo.sapa'));

  // Whoever is due today: the first pays by a code, the second in cash.
  await goIn(page, 'Người tham gia');
  const due = await whoIsDue(page);
  expect(due.length).toBeGreaterThan(1);
  const [byCode = '', inCash = ''] = due;

  // By a code: the sum on the screen is the sum in the code, to the đồng, and so is the reference.
  await renew(page, byCode);
  const owed = dong(await textOf(page, '.money-side .large'));
  expect(owed).toBeGreaterThan(0);
  const shown = page.waitForResponse((each) => /\/api\/dues\/[^/]+$/.test(each.url()));
  await page.getByRole('button', { name: 'Mã chuyển khoản' }).click();
  await page.getByRole('img', { name: 'Mã VietQR để chuyển khoản' }).waitFor();
  const reference = (await textOf(page, '.transfer .aside b')).replaceAll(' ', '');
  const { transfer } = (await (await shown).json()) as { readonly transfer: { readonly payload: string } };
  expect(parseVietQr(transfer.payload)).toMatchObject({ kind: 'read', qr: { amount: owed, purpose: reference } });

  // In cash: the receipt is there at once, and says the sum in figures and words.
  await renew(page, inCash);
  const taken = dong(await textOf(page, '.money-side .large'));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã ghi sổ').waitFor();
  const cashPaper = await printed(page, () => page.keyboard.press('i'));
  expect(cashPaper).toContain(inCash);
  expect(cashPaper).toContain(taken.toLocaleString('de-DE'));
  expect(cashPaper).toContain(amountInWords(taken));

  // The bank's statement of the day has the demonstration's lines and this transfer.
  await goIn(page, 'Tiền và ngân hàng');
  const line = `30/11/2025,MBVCB.77120.${reference}.${bare(byCode)} nop BHXH,,${owed},FT25334999`;
  const text = `${demonstration.statement.text.trimEnd()}\r\n${line}\r\n`;
  const rows = text.trim().split('\r\n').length - 2;
  await page
    .locator('#statement')
    .setInputFiles({ name: demonstration.statement.name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await said(page, `Đã nhập ${rows} dòng mới.`);
  const certain = page.locator('.card', { hasText: 'dòng khớp chắc chắn' });
  await certain.locator('tr', { hasText: byCode }).getByText(owed.toLocaleString('de-DE')).waitFor();
  const sure = await certain.locator('tbody tr').count();
  await page.keyboard.press('a');
  await said(page, `Đã khớp ${sure} dòng.`);

  // It stands among what is matched, with the receipt that it made; that one is printed now.
  await page.getByRole('link', { name: 'Đã khớp' }).click();
  const matched = page.locator('tr', { hasText: reference });
  await matched.getByText(owed.toLocaleString('de-DE')).first().waitFor();
  await matched.getByRole('link').first().click();
  await page.getByRole('heading', { name: /^Biên lai / }).waitFor();
  await page.getByText('Chuyển khoản').first().waitFor();
  const codePaper = await printed(page, () => page.keyboard.press('i'));
  expect(codePaper).toContain(byCode);
  expect(codePaper).toContain(amountInWords(owed));

  // Both are in the batch, each with the sum that was on the screen.
  await goIn(page, 'Đợt nộp hồ sơ');
  for (const name of [byCode, inCash]) {
    await page.getByLabel('Lọc').fill(bare(name));
    await page.locator('tbody tr', { hasText: name }).first().waitFor();
  }
  // What is filtered away goes out all the same: it is chosen.
  await page.getByLabel('Lọc').fill('');
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await page.getByRole('heading', { name: /^Đợt \d+ · BHXH tự nguyện$/ }).waitFor();
  const files = dong(await textOf(page, 'dl div:has(dt:text-is("Hồ sơ")) dd'));
  const payable = dong(await textOf(page, 'dl div:has(dt:text-is("Người tham gia đóng")) dd'));

  // The sheet: a row a file, its shares add up to what is due by law, and all of them to what the screen says.
  const sheet = await readXlsx(await downloaded(page, 'Tệp .xlsx'));
  const table = sheet.sheets[0]?.rows ?? [];
  const lines = table.filter(([order]) => typeof order === 'number').map(lineOf);
  expect(lines).toHaveLength(files);
  for (const { due: whole, pays, support } of lines) expect(pays + support).toBe(whole);
  expect(lines.reduce((sum, { pays }) => sum + pays, 0)).toBe(payable);
  expect(lines.filter(({ name: who }) => who === byCode).map(({ pays }) => pays)).toContain(owed);
  expect(lines.filter(({ name: who }) => who === inCash).map(({ pays }) => pays)).toContain(taken);
  const total = table.find((row) => row.includes('Tổng cộng'));
  expect(total?.[COLUMN.due]).toBe(lines.reduce((sum, { due: whole }) => sum + whole, 0));
  expect(total?.[COLUMN.pays]).toBe(payable);

  // The paper says the same: every name, and the same two sums at its end.
  const paper = inOneLine(readPdf(await downloaded(page, 'In PDF')).pages);
  expect(lines.filter(({ name: who }) => !paper.includes(who))).toEqual([]);
  const end = paper.slice(paper.indexOf('Tổng cộng'));
  expect(end).toContain(lines.reduce((sum, { due: whole }) => sum + whole, 0).toLocaleString('de-DE'));
  expect(end).toContain(payable.toLocaleString('de-DE'));
  expect(errors).toEqual([]);
  await close();
});
