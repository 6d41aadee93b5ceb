import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers, findOverflow } from '../../tests/look.ts';
import { doorOf, openOfficeTab, picture, said, textOf } from '../../tests/office-tab.ts';
import { auditor, clerk, officeNow, openOffice, type OfficeWorld } from '../../tests/office-world.ts';

let office: OfficeWorld;
let browser: Browser;
beforeAll(async () => {
  office = await openOffice();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const openAs = doorOf(() => ({ browser, address: office.address }), officeNow);

const myCard = () => `/van-phong/nguoi/${office.my}`;

test('nobody gets in with a wrong password, and nothing is told of who there is', async () => {
  const { page, errors, close } = await openOfficeTab(browser, `${office.address}/van-phong`, officeNow);
  await page.locator('#name').fill('lan');
  await page.locator('#password').fill('sai mật khẩu rồi');
  await page.locator('.sign-in button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Tên hoặc mật khẩu không đúng');
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'dang-nhap-1440');
  expect(errors).toEqual([]);
  await close();
});

test('a person is found without accents and by part of a number, and numbers stay masked', async () => {
  const { page, errors, close } = await openAs(clerk, '/van-phong');
  await page.locator('table tbody tr').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'nguoi-1440');
  await page.keyboard.press('/');
  await page.keyboard.type('giang my');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Giàng Thị Mỷ' }).waitFor();
  expect(await page.locator('tbody').textContent()).toContain('•••••• 4217');
  expect(await page.locator('tbody').textContent()).not.toContain('0123454217');
  await page.getByRole('searchbox').fill('54217');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '54217' }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Giàng Thị Mỷ' }).count()).toBe(1);
  expect(errors).toEqual([]);
  await close();
});

test('a list is narrowed by state, and J, K and Enter walk through it', async () => {
  const { page, close } = await openAs(clerk, '/van-phong');
  await page.getByLabel('Tình trạng').selectOption({ label: 'đến hạn' });
  await page.waitForURL(/the=due/);
  await page.locator('.card:not(.stale) tbody tr').first().waitFor();
  await expect.poll(() => page.locator('tbody .tag.quiet').count()).toBe(0);
  const states = await page.locator('tbody .tag').allTextContents();
  expect(new Set(states.filter((text) => !text.includes('khoản')))).toEqual(new Set(['đến hạn']));
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('j');
  const second = await page.evaluate('document.activeElement.querySelector("a").textContent');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: String(second) }).waitFor();
  await close();
});

test('the card shows cover, support, receipts and what the law says; a figure opens into its steps', async () => {
  const { page, errors, close } = await openAs(clerk, myCard());
  await page.getByRole('heading', { name: '72 tháng đã đóng, nghỉ 1 lần' }).waitFor();
  expect(await page.locator('h1').textContent()).toContain('đã đóng đến 12/2025');
  // 6 × 1,500,000 × 22 % = 1,980,000 less 30 %: 1,386,000 from January on, without the sponsor
  expect(await page.locator('.card.next .large').textContent()).toContain('1.386.000');
  expect(await page.locator('.layers .total').textContent()).toContain('1.188.000');
  await picture(page, 'ho-so-1440');
  await page.locator('.law-rows .opens').first().click();
  await page.locator('.explanation').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'ho-so-vi-sao-1440');
  expect(errors).toEqual([]);
  await close();
});

test('numbers are shown on demand, and that is written down', async () => {
  const { page, close } = await openAs(clerk, myCard());
  await page.getByRole('button', { name: 'Hiện số, ghi vào nhật ký' }).click();
  await page.getByText('0123454217').waitFor();
  const { rows } = await office.engine.pool.query('select count(*)::int as n from viewing where what = $1', ['number']);
  expect((rows[0] as { n: number }).n).toBeGreaterThan(0);
  await close();
});

test('a change needs a reason, stands in the history, and can be taken back', async () => {
  const { page, errors, close } = await openAs(clerk, myCard());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Thôn, bản, tổ').fill('Bản Khoang');
  expect(await dialog.getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Lý do').fill('Chuyển nhà');
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'sua-1440');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu thay đổi.').waitFor();
  await page.getByText('Chuyển nhà').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.locator('.history').getByText('Hoàn tác').waitFor();
  expect(await page.locator('.person-head').textContent()).toContain('Bản Pho');
  expect(errors).toEqual([]);
  await close();
});

test('when somebody else changed the same field meanwhile, both values are shown and one is chosen', async () => {
  const [mine, theirs] = [await openAs(clerk, myCard()), await openAs(clerk, myCard())];
  const change = async (page: Page, hamlet: string): Promise<void> => {
    await page.locator('.acts').getByRole('button', { name: 'Sửa' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Thôn, bản, tổ').fill(hamlet);
    await dialog.getByLabel('Lý do').fill('Ghi lại');
  };
  await change(mine.page, 'Bản Một');
  await change(theirs.page, 'Bản Hai');
  await theirs.page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await theirs.page.getByText('Đã lưu thay đổi.').waitFor();
  await mine.page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  const dialog = mine.page.getByRole('dialog');
  await dialog.getByText('Người khác vừa sửa').first().waitFor();
  expect(await dialog.locator('tbody').textContent()).toMatch(/Thôn, bản, tổ.*Bản Hai.*Bản Một/);
  expect(await findBarriers(mine.page)).toEqual([]);
  await picture(mine.page, 'sua-cung-luc-1440');
  await dialog.getByLabel('Bản Một').check();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await mine.page.locator('.person-head').getByText('Bản Một').waitFor();
  await mine.close();
  await theirs.close();
});

test('two entries of one person are joined with a choice for each field, and parted again', async () => {
  const { page, errors, close } = await openAs(clerk, '/van-phong/trung');
  const pair = page.locator('.pair').filter({ hasText: 'Lý Thị Dở' });
  await pair.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'trung-1440');
  await pair.getByLabel('Lý Thị Dở').check();
  await pair.getByLabel('Lý do').fill('Cùng một người, so thẻ căn cước');
  await pair.getByRole('button', { name: 'Nhập làm một' }).click();
  await page.getByText('Đã nhập hai hồ sơ.').waitFor();
  await pair.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await said(page, 'Đã hoàn tác.');
  // Two again, and nobody asks whether they are one: who took it back has said that they are not.
  await page.getByRole('searchbox').fill('ly thi do');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Lý Thị Do', exact: true }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a renewal is three keys and one press: the sum is live, the receipt stands, and nothing is recorded twice', async () => {
  const { page, errors, close } = await openAs(clerk, myCard());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'Phải thu lần này' }).waitFor();
  // Half a year from January: 6 × 1,500,000 × 22 % × 70 %
  expect(await page.locator('.money-side .large').textContent()).toContain('1.386.000');
  await page.getByLabel('Mức thu nhập chọn').fill('2.000.000');
  // 6 × 2,000,000 × 22 % = 2,640,000 less 594,000
  await expect.poll(() => page.locator('.money-side .large').textContent()).toContain('2.046.000');
  await picture(page, 'lap-1440');
  await page.getByRole('button', { name: 'Vì sao?' }).click();
  await page.locator('.explanation').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thu tiền mặt, in biên lai' }).click();
  await page.getByText('Đã ghi sổ').waitFor();
  await picture(page, 'da-thu-1440');
  expect(await findBarriers(page)).toEqual([]);
  const { rows } = await office.engine.pool.query(
    `select count(*)::int as n from judgement where person = $1 and outcome = 'covers' and payable = 2046000`,
    [office.my],
  );
  expect(rows).toEqual([{ n: 1 }]);
  expect(errors).toEqual([]);
  await close();
});

test('somebody new comes from the code of an identity card, with household health insurance in the same visit', async () => {
  const { page, errors, close } = await openAs(clerk, '/van-phong/lap');
  await page
    .getByLabel('Tìm người, hoặc quét thẻ căn cước')
    .fill('010190001234||Tẩn Thị Mẩy|05061990|Nữ|Bản Phố 2, Bắc Hà, Lào Cai|01062021');
  await page.getByRole('button', { name: 'Người mới: Tẩn Thị Mẩy' }).click();
  expect(await page.getByLabel('Họ tên').inputValue()).toBe('Tẩn Thị Mẩy');
  await page.getByLabel('Dân tộc').selectOption({ label: 'Dao' });
  await page.getByLabel('Nơi ở').selectOption({ label: 'Sa Pa' });
  await page.getByLabel('BHYT hộ gia đình').check();
  await page.getByText('Cần sự đồng ý tự nguyện').waitFor();
  await page.getByLabel('Đồng ý tham gia và lưu thông tin').check();
  // 330,000 − 99,000 (30 % of 330,000) for the month, and the first card of a household: 2,340,000 × 4.5 % × 12
  await expect.poll(() => page.locator('.money-side .large').textContent()).toContain('1.494.600');
  await picture(page, 'lap-moi-1440');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thu tiền mặt, in biên lai' }).click();
  await page.getByText('Đã ghi sổ').waitFor();
  await page.getByRole('link', { name: 'Mở hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tẩn Thị Mẩy' }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a transfer has its code and its reference, and what is due is opened once', async () => {
  const { page, close } = await openAs(clerk, myCard());
  await page.getByRole('button', { name: 'Mã chuyển khoản' }).click();
  await page.getByRole('img', { name: 'Mã VietQR để chuyển khoản' }).waitFor();
  expect(await page.locator('.transfer').textContent()).toMatch(/DT [0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}/);
  await picture(page, 'ma-chuyen-khoan-1440');
  await close();
});

test('when the session is over, what was typed stays, and one goes on after signing in again', async () => {
  const { page, close } = await openAs(clerk, '/van-phong/lap');
  await page.getByLabel('Tìm người, hoặc quét thẻ căn cước').fill('giang');
  await page.getByRole('button', { name: /Giàng Thị Mỷ/ }).click();
  await page.getByLabel('Người nộp tiền').fill('Con gái nộp thay');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Thu tiền mặt, in biên lai' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Phiên làm việc đã hết').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'het-phien-1440');
  await dialog.locator('#password').fill(clerk.password);
  await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Người nộp tiền').inputValue()).toBe('Con gái nộp thay');
  await close();
});

test('who only looks has no rooms of those who change, and is told so', async () => {
  const { page, close } = await openAs(auditor, '/van-phong/lap');
  await page.getByRole('heading', { name: 'Phòng này không thuộc việc của bạn' }).waitFor();
  expect(await page.locator('.rail').textContent()).not.toContain('Lập hồ sơ');
  expect(await findBarriers(page)).toEqual([]);
  await close();
});

test.each([
  { width: 1440, dark: true },
  { width: 1024 },
  { width: 360 },
  { width: 1440, large: true },
  { width: 1440, language: 'en' as const },
  { width: 1440, language: 'nb' as const },
])('list, card and declaration hold at %o', async (look) => {
  const { page, errors, close } = await openAs(clerk, '/van-phong', look);
  const name = [look.width, look.dark && 'toi', look.large && 'lon', look.language].filter(Boolean).join('-');
  for (const [path, ready, room] of [
    ['/van-phong/nguoi', 'tbody tr', 'nguoi'],
    [myCard(), '.law-rows', 'ho-so'],
    [`/van-phong/lap/${office.my}`, '.money-side', 'lap'],
  ] as const) {
    await page.goto(`${office.address}${path}`);
    await page.locator(ready).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const out = await findOverflow(page);
    expect(
      out.filter((each) => !/<(td|th|tr|tbody|thead|table|a|b|span|text|path|rect|g|svg|circle)\b/.test(each)),
    ).toEqual([]);
    // The other languages have the same screens: one set of pictures is enough.
    if (look.language === undefined) await picture(page, `${room}-${name}`);
  }
  expect(errors).toEqual([]);
  await close();
});

test('on a phone the rooms fold into one line: the room’s title and its first row are on the first screen', async () => {
  const { page, errors, close } = await openAs(clerk, '/van-phong/nguoi', { width: 360 });
  await page.setViewportSize({ width: 360, height: 640 });
  const rows = page.locator('tbody tr');
  await rows.first().waitFor();
  const rail = page.locator('.rail');
  const line = await rail.boundingBox();
  expect(line?.height).toBeLessThanOrEqual(56);
  expect(await textOf(page, '.rail')).toBe('Người tham gia Các phòng');
  const title = await page.locator('h1').boundingBox();
  expect((title?.y ?? 640) + (title?.height ?? 0)).toBeLessThan(320);
  const first = await rows.first().boundingBox();
  expect((first?.y ?? 640) + (first?.height ?? 0)).toBeLessThan(640);

  // Folded, the rooms are nowhere for the keyboard and for a reader.
  const bank = rail.getByRole('link', { name: 'Tiền và ngân hàng' });
  expect(await bank.count()).toBe(0);
  const button = rail.getByRole('button', { name: 'Các phòng', expanded: false });
  await button.press('Enter');
  await bank.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toEqual([]);
  // The list comes next after its button.
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("nav") !== null')).toBe(true);
  await page.keyboard.press('Escape');
  await bank.waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

  // Whoever chose a room is in it: the list is folded, the line says where one is, and the keyboard goes on in the room.
  await button.press('Enter');
  await bank.press('Enter');
  await page.getByRole('heading', { name: 'Tiền và ngân hàng', level: 1 }).waitFor();
  await bank.waitFor({ state: 'hidden' });
  expect(await textOf(page, '.rail')).toBe('Tiền và ngân hàng Các phòng');
  expect(await page.evaluate('document.activeElement.id')).toBe('room');
  expect(errors).toEqual([]);
  await close();
});
