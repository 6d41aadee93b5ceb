import { readFileSync } from 'node:fs';
import { parseVietQr } from '@diemtua/domain/cash';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers, findOverflow, findSmallTargets } from '../../tests/look.ts';
import { openOfficeTab, signInAs, type OfficeLook } from '../../tests/office-tab.ts';
import { clerk, officeNow, type OfficeWorld } from '../../tests/office-world.ts';
import { readPdf } from '../../tests/pdf-text.ts';
import { takePicture } from '../../tests/picture.ts';
import { openRecordWorld } from '../../tests/record-world.ts';

let world: OfficeWorld;
let browser: Browser;
beforeAll(async () => {
  world = await openRecordWorld();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const open = (path: string, look: OfficeLook = {}) =>
  openOfficeTab(browser, `${world.address}${path}`, officeNow, { width: 360, ...look });
const my = /^Giàng Thị Mỷ/;
const inOneLine = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
const saidBy = async (page: Page, heading: string | RegExp): Promise<string> =>
  inOneLine(
    await page
      .locator('section', { has: page.getByRole('heading', { name: heading }) })
      .last()
      .innerText(),
  );

/** Comes in by the sign-in of the demonstration, as somebody of its list. */
async function comeIn(page: Page, who: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Đăng nhập thử nghiệm' }).click();
  await page.getByText('Đây không phải VNeID').first().waitFor();
  await page.getByRole('link', { name: who }).first().click();
  await page.getByRole('button', { name: 'Đóng hồ sơ' }).first().waitFor();
}

test('from the first page to one’s own cover, the reasons of a figure, a receipt that is checked, and out again', async () => {
  const { page, errors, close } = await open('/');
  await page.locator('main').getByRole('link', { name: 'Hồ sơ của tôi' }).click();
  await page.getByRole('heading', { name: 'Trong hồ sơ có gì' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await takePicture(page, 'ho-so-cua-360');
  await comeIn(page, my);
  await page.getByRole('heading', { name: 'Chị được bảo hiểm đến hết tháng 12/2025' }).waitFor();
  expect(page.url()).toBe(`${world.address}/ho-so`);
  expect(inOneLine(await page.locator('main').innerText())).not.toContain('010183000183');

  // What the record gives: 72 months paid, 108 of 180 missing; and why.
  await page.getByText('Lương hưu mỗi tháng').first().waitFor();
  const rights = await saidBy(page, 'Hồ sơ hôm nay cho chị những gì');
  expect(rights).toContain('Đã đóng 6 năm.');
  expect(rights).toContain('Còn thiếu 9 năm nữa là đủ 15 năm');
  await page.getByRole('button', { name: 'Vì sao? Lương hưu mỗi tháng' }).click();
  await page.locator('.explanation').waitFor();
  await expect.poll(() => page.locator('.explanation .articles a').count()).toBeGreaterThan(0);
  expect(await findBarriers(page)).toEqual([]);

  // The last payment: 1,500,000 × 22 % × 6 = 1,980,000, of which a sponsor gave 198,000 and the State 594,000.
  const payment = page.locator('.record-payment', { hasText: '07/2025' });
  await payment.locator('summary').click();
  const layers = inOneLine(await payment.innerText());
  expect(layers).toMatch(/Mình đóng.*1\.188\.000/);
  expect(layers).toMatch(/Nhà nước đóng thêm.*594\.000/);
  expect(layers).toMatch(/Nơi khác đóng thêm từ Hội Phụ nữ tỉnh.*198\.000/);
  expect(layers).toContain('1.980.000');
  await payment.getByRole('link', { name: 'Kiểm tra biên lai' }).click();
  await page.waitForURL('**/bien-lai/**');
  expect(inOneLine(await page.locator('main').innerText())).toContain('1.188.000');
  await page.goBack();
  await page.getByRole('heading', { name: 'Chị được bảo hiểm đến hết tháng 12/2025' }).waitFor();

  // The household: given names and cover, nothing else of anybody.
  await page.getByText('Páo').waitFor();
  const household = await saidBy(page, 'Hộ gia đình');
  expect(household).toMatch(/Páo chủ hộ/);
  expect(household).not.toContain('Sùng');

  await page.getByRole('button', { name: 'Đóng hồ sơ' }).first().click();
  await page.getByText('Trên máy này không còn gì').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Giàng');
  await page.reload();
  await page.getByRole('heading', { name: 'Trong hồ sơ có gì' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('the next payment has the code that the office makes: the sum and the reference, to the đồng', async () => {
  const { page, errors, close } = await open('/ho-so');
  await comeIn(page, /đến hạn đóng/);
  await page.getByRole('heading', { name: /cần đóng tiếp/ }).waitFor();
  const made = page.waitForResponse((each) => each.url().endsWith('/api/my-record/next/code'));
  await page.getByRole('button', { name: 'Lấy mã chuyển khoản' }).click();
  const { transfer, reference, amount } = (await (await made).json()) as {
    readonly transfer: { readonly payload: string };
    readonly reference: string;
    readonly amount: number;
  };
  await page.getByRole('img', { name: 'Mã chuyển khoản kỳ tới' }).waitFor();
  expect(parseVietQr(transfer.payload)).toMatchObject({ kind: 'read', qr: { amount, purpose: reference } });
  const next = await saidBy(page, 'Kỳ tới');
  expect(next).toContain(reference);
  expect(next).toContain(amount.toLocaleString('de-DE'));
  expect(await findBarriers(page)).toEqual([]);
  await takePicture(page, 'ho-so-ky-toi-360');
  expect(errors).toEqual([]);
  await close();
});

test('a correction goes to the office, is answered there, and the answer is read here; nobody else sees it', async () => {
  const { page, errors, close } = await open('/ho-so');
  await comeIn(page, my);
  await page.getByRole('button', { name: 'Viết yêu cầu' }).click();
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Chọn ít nhất một điều.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'nơi ở, điện thoại' }).check();
  await page.getByLabel('Viết rõ hơn').fill('Số điện thoại của tôi đã đổi thành 0900 000 111.');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Đã gửi. Cơ quan đã nhận.').waitFor();
  await page.getByText('Trả lời chậm nhất ngày 05/12/2025, theo Luật').waitFor();

  const office = await openOfficeTab(browser, `${world.address}/van-phong`, officeNow);
  await signInAs(office.page, clerk);
  await office.page.locator('.rail').getByRole('link', { name: 'Yêu cầu của dân' }).click();
  await office.page.getByRole('heading', { name: '1 yêu cầu chờ trả lời' }).waitFor();
  await office.page.keyboard.press('j');
  await office.page.keyboard.press('Enter');
  await office.page.getByText('0900 000 111').waitFor();
  expect(await findBarriers(office.page)).toEqual([]);
  await takePicture(office.page, 'office-yeu-cau-1440');
  await office.page.keyboard.press('x');
  await office.page.getByText('Nguyễn Thị Lan đang xem.').waitFor();
  await office.page.getByLabel('Trả lời').fill('Đã đổi số điện thoại. Chị không phải làm gì thêm.');
  await office.page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await office.page.getByRole('heading', { name: '0 yêu cầu chờ trả lời' }).waitFor();
  expect(office.errors).toEqual([]);
  await office.close();

  await page.reload();
  await page.getByText('Đã đổi số điện thoại. Chị không phải làm gì thêm.').waitFor();
  await takePicture(page, 'ho-so-360');

  const other = await open('/ho-so');
  await comeIn(other.page, /đến hạn đóng/);
  await other.page.getByRole('button', { name: 'Viết yêu cầu' }).waitFor();
  expect(await other.page.locator('main').innerText()).not.toContain('0900 000 111');
  const had = await other.page.evaluate(
    (person) =>
      Promise.all(
        [`/api/people/${person}`, `/api/people/${person}/own-data`, '/api/requests', '/api/me'].map((path) =>
          fetch(path).then(({ status }) => status),
        ),
      ),
    world.my,
  );
  expect(had).toEqual([401, 401, 401, 401]);
  await other.close();
  expect(errors).toEqual([]);
  await close();
});

test('all of it can be taken along, and nothing of it stays on the device', async () => {
  const { page, close } = await open('/ho-so');
  await comeIn(page, my);
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Bản cho máy (JSON)' }).click(),
  ]);
  const data = JSON.parse(readFileSync(await json.path(), 'utf8')) as {
    readonly parts: { readonly payment: unknown[] };
  };
  expect(data.parts.payment).toHaveLength(12);
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Bản đọc (PDF)' }).click(),
  ]);
  expect(inOneLine(readPdf(readFileSync(await paper.path())).pages.join(' '))).toContain('Giàng Thị Mỷ');
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker?.ready;
    const names: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) names.push(new URL(url).pathname);
    return { names, shelf: JSON.stringify({ ...localStorage, ...sessionStorage }) };
  });
  expect(kept.names.filter((name) => name.startsWith('/api') || name.startsWith('/ho-so'))).toEqual([]);
  expect(kept.shelf).not.toContain('Giàng');
  await close();
});

test('without a network it says from when what is shown is, and what cannot be sent stays written', async () => {
  const { page, close } = await open('/ho-so');
  await comeIn(page, my);
  await page.getByRole('button', { name: 'Viết yêu cầu' }).click();
  await page.context().setOffline(true);
  await page.getByText('Không có mạng. Những gì đang thấy là của lúc 09:00.').waitFor();
  await page.getByRole('checkbox', { name: 'điều khác' }).check();
  await page.getByLabel('Viết rõ hơn').fill('Tôi muốn hỏi về biên lai.');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Chưa gửi được. Chữ đã viết vẫn còn.').waitFor();
  expect(await page.getByLabel('Viết rõ hơn').inputValue()).toBe('Tôi muốn hỏi về biên lai.');
  await page.getByRole('button', { name: 'Đóng hồ sơ' }).first().click();
  await page.getByText('Chưa đóng được vì không có mạng').waitFor();
  await close();
});

test('who is not in the books is told so kindly, with the way out', async () => {
  const { page, close } = await open('/ho-so');
  await page.getByRole('link', { name: 'Đăng nhập thử nghiệm' }).click();
  await page.getByRole('link', { name: 'Người không có trong sổ' }).click();
  await page.getByText('Chưa tìm thấy anh/chị trong sổ').waitFor();
  expect(page.url()).toBe(`${world.address}/ho-so`);
  await page.getByRole('alert').getByRole('link', { name: 'Xem nơi đóng gần nhà' }).click();
  await page.getByRole('heading', { name: 'Nơi đóng gần nhà' }).waitFor();
  await close();
});

describe.each([
  { width: 360 },
  { width: 360, large: true },
  { width: 360, dark: true },
  { width: 1440, dark: true },
  { width: 360, language: 'nb', large: true },
  { width: 360, language: 'en' },
] as const)('at %o', (look) => {
  test('nothing bars the way, sticks out or is too small for a finger', async () => {
    const { page, errors, close } = await open('/ho-so', look);
    await page.locator('.record-door .button.main').click();
    await page.getByRole('link', { name: my }).click();
    await page.locator('.record-rights').waitFor();
    await page.locator('.record-payment').first().waitFor();
    await page.locator('.record-household').waitFor();
    await page.locator('.record-payment summary').first().click();
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findSmallTargets(page)).toEqual([]);
    const name = Object.entries(look)
      .map(([key, value]) => (value === true ? key : value))
      .join('-');
    await takePicture(page, `ho-so-mo-${name}`);
    expect(errors).toEqual([]);
    await close();
  });
});
