import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers } from '../../tests/look.ts';
import { addMoney, head, province } from '../../tests/office-money.ts';
import { addStaff, announce, forgetful, keyed, ofTwo, payMonth } from '../../tests/office-staff.ts';
import { doorOf, openOfficeTab, picture, said, signInAs } from '../../tests/office-tab.ts';
import { auditor, clerk, officeNow, openOffice, type OfficeWorld } from '../../tests/office-world.ts';

let office: OfficeWorld;
let browser: Browser;
beforeAll(async () => {
  office = await openOffice();
  await addMoney(office);
  await addStaff(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const openAs = doorOf(() => ({ browser, address: office.address }), officeNow);

/** A security key inside the browser, whose owner always agrees. */
async function plugIn(page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('WebAuthn.enable');
  await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe('coming in', () => {
  test('who needs a second factor makes a passkey; from then on it is the second step after the password, or the whole sign-in', async () => {
    const { page, errors, close } = await openOfficeTab(browser, `${office.address}/van-phong/cua-toi`, officeNow);
    await plugIn(page);
    await page.locator('#name').fill(keyed.name);
    await page.locator('#password').fill(keyed.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('button', { name: 'Tạo khóa truy cập trên máy này' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'lop-thu-hai-1440');
    await page.getByRole('button', { name: 'Tạo khóa truy cập trên máy này' }).click();
    await page.locator('td', { hasText: 'Khóa đầu tiên' }).waitFor();

    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.locator('#name').fill(keyed.name);
    await page.locator('#password').fill(keyed.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByText('Mật khẩu đúng. Còn một bước: khóa truy cập của bạn.').waitFor();
    // Nobody is in by the password alone.
    expect(await page.locator('.rail').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'dang-nhap-khoa-1440');
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
    await page.locator('.rail').waitFor();

    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Khóa truy cập trên máy này' }).click();
    await page.locator('.rail', { hasText: 'Lê Thị Hòa' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('a passkey of another machine does not open the second step, and one may begin anew', async () => {
    const { page, close } = await openOfficeTab(browser, `${office.address}/van-phong`, officeNow);
    await plugIn(page);
    await page.locator('#name').fill(keyed.name);
    await page.locator('#password').fill(keyed.password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
    await page.getByText('Khóa truy cập chưa trả lời.').waitFor();
    expect(await page.locator('.rail').count()).toBe(0);
    await page.getByRole('button', { name: 'Bắt đầu lại' }).click();
    await page.locator('#password').waitFor();
    await close();
  });

  test('one’s own password is changed: the old one opens nothing, other places have to sign in again', async () => {
    const elsewhere = await openAs(forgetful, '/van-phong/nguoi');
    const { page, errors, close } = await openAs(forgetful, '/van-phong/cua-toi');
    const fresh = 'ba con ngựa trắng';
    await page.getByLabel('Mật khẩu hiện tại').fill('không phải mật khẩu');
    await page.getByLabel('Mật khẩu mới').fill(fresh);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Mật khẩu hiện tại').fill(forgetful.password);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await said(page, 'Đã đổi mật khẩu.');
    await elsewhere.page.reload();
    await elsewhere.page.locator('#name').waitFor();
    await signInAs(elsewhere.page, { ...forgetful, password: fresh });
    expect(errors).toEqual([]);
    await elsewhere.close();
    await close();
  });
});

describe('in whose books', () => {
  test('whoever works for two units chooses one: its bank, its batches, and nobody of the other', async () => {
    const { page, errors, close } = await openAs(ofTwo, '/van-phong/ngan-hang');
    await page.getByText('BHXH CO SO SA PA').waitFor();
    await page.getByLabel('Đơn vị đang làm việc').selectOption({ label: 'BHXH cơ sở Bắc Hà' });
    await page.getByText('Đơn vị chưa có tài khoản.').waitFor();
    expect(await page.getByText('BHXH CO SO SA PA').count()).toBe(0);
    await page.locator('.rail').getByRole('link', { name: 'Đợt nộp hồ sơ' }).click();
    await page.getByText('Không có hồ sơ nào chờ nộp.').waitFor();
    await page.getByLabel('Đơn vị đang làm việc').selectOption({ label: 'BHXH cơ sở Sa Pa' });
    await page.getByRole('button', { name: /^Lập đợt \d+ hồ sơ/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  test('the province narrows people, receipts and collectors to one unit', async () => {
    const { page, errors, close } = await openAs(province, '/van-phong/nguoi');
    for (const [room, empty] of [
      ['Người tham gia', 'Không có ai trong nhóm này.'],
      ['Biên lai', 'Không có biên lai nào như vậy.'],
      ['Nhân viên thu', 'Đơn vị chưa có nhân viên thu.'],
      ['Đợt nộp hồ sơ', 'Chưa có đợt nào.'],
    ] as const) {
      await page.locator('.rail').getByRole('link', { name: room, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: room }).waitFor();
      const unit = page.locator('main').getByLabel('Đơn vị');
      await unit.selectOption({ label: 'BHXH cơ sở Bắc Hà' });
      await page.getByText(empty).waitFor();
      if (room === 'Đợt nộp hồ sơ') continue;
      await unit.selectOption({ label: 'BHXH cơ sở Sa Pa' });
      await page.locator('.card:not(.stale) tbody tr').first().waitFor();
    }
    expect(await findBarriers(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('collectors and their devices', () => {
  test('a hand-over that a collector announced is counted at the desk', async () => {
    await announce(office, 200_000);
    const { page, errors, close } = await openAs(clerk, '/van-phong/ngan-hang/tien-mat');
    const row = page.locator('tr', { hasText: '30/11/2025' }).filter({ hasText: 'Vàng Thị Mỷ' });
    await row.getByRole('button', { name: 'Đếm và nhận' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByLabel('Số tiền đếm được').inputValue()).toBe('200.000');
    await dialog.getByRole('button', { name: 'Nhận tiền' }).click();
    await said(page, 'Đã nhận 200.000');
    await expect.poll(() => row.getByRole('button', { name: 'Đếm và nhận' }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test('a device is revoked with a reason, and stands so in the record', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/nguoi-dung');
    const row = page.locator('tr', { hasText: 'Điện thoại của Mỷ' });
    await row.getByRole('button', { name: 'Thu hồi' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Thu hồi' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Lý do').fill('Mất máy ở chợ');
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Thu hồi' }).click();
    await said(page, 'Đã thu hồi Điện thoại của Mỷ.');
    await row.getByText('Mất máy ở chợ').waitFor();
    expect(await row.getByRole('button', { name: 'Thu hồi' }).count()).toBe(0);
    const record = await openAs(auditor, '/van-phong/nhat-ky');
    await record.page.keyboard.press('2');
    await record.page.getByText('thu hồi máy').first().waitFor();
    expect(errors).toEqual([]);
    await record.close();
    await close();
  });
});

test('a file that was sent and is void since is taken back by the next batch', async () => {
  await payMonth(office, 'Lò Thị Bích', 160);
  const { page, errors, close } = await openAs(head, '/van-phong/dot-nop');
  await page.getByRole('link', { name: 'Lò Thị Bích' }).waitFor();
  await page.getByLabel('Lọc').fill('lo bich');
  await expect.poll(() => page.locator('.card', { hasText: 'chờ nộp' }).locator('tbody tr').count()).toBe(1);
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await page.getByRole('heading', { name: /^Đợt \d+ · BHXH tự nguyện$/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Nộp', exact: true }).click();
  await said(page, 'Đã ghi là đã nộp.');
  // Void after it was sent: the insurance office was told of months that are none.
  await page.goto(`${office.address}/van-phong/bien-lai?so=160`);
  await page.getByRole('link', { name: 'BL25 0000160' }).click();
  await page.getByText('Hai trăm chín mươi bảy nghìn đồng').waitFor();
  await page.keyboard.press('h');
  await page.getByRole('dialog').getByLabel('Lý do').fill('Thu nhầm người');
  await page.getByRole('button', { name: 'Hủy biên lai này' }).click();
  await said(page, 'Đã hủy biên lai.');
  await page.locator('.rail').getByRole('link', { name: 'Đợt nộp hồ sơ' }).click();
  await page.getByRole('heading', { name: '1 hồ sơ đã nộp nay phải thu hồi' }).waitFor();
  const back = page.locator('tr', { hasText: 'Thu nhầm người' });
  await back.getByText('−297.000').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'dot-nop-thu-hoi-1440');
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await page.getByRole('heading', { name: /^Đợt \d+ · BHXH tự nguyện$/ }).waitFor();
  await page.locator('tr', { hasText: 'Lò Thị Bích' }).getByText('giảm', { exact: true }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

describe('by keys alone', () => {
  test('the help lists what works here, each key does it, and the focus comes back', async () => {
    const { page, errors, close } = await openAs(clerk, `/van-phong/nguoi/${office.my}`);
    await page.locator('.person-head').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    const told = await help.locator('dt').allInnerTexts();
    expect(told).toEqual(['D', 'S', 'N', 'H', '/', 'J', 'K', '?', 'Enter', 'Esc']);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'phim-1440');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    for (const [key, title] of [
      ['h', 'Hộ gia đình'],
      ['s', 'Sửa'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    // From a button, the focus is on the button again.
    const button = page.getByRole('button', { name: /^Sửa hộ/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('d');
    await page.getByRole('heading', { name: 'Phải thu lần này' }).waitFor();
    await page.goto(`${office.address}/van-phong/nguoi`);
    await page.locator('tbody tr').first().waitFor();
    // J goes into the list from anywhere.
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.locator('tbody tr').nth(1).locator('a').first().innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: second }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('single letters can be turned off, and the help says so', async () => {
    const { page, close } = await openAs(clerk, '/van-phong/nguoi');
    await page.getByRole('button', { name: 'Phím chữ làm việc' }).click();
    await page.locator('h1').click();
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'mọi phím' }).click();
    await page.getByText('Phím chữ đang tắt.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/van-phong/nguoi');
    await close();
  });
});

// The last one: from here on nobody comes in under this name.
test('who is wrong too often has to wait, with the right password too, and the record shows it', async () => {
  const { page, close } = await openOfficeTab(browser, `${office.address}/van-phong`, officeNow);
  const held = page.getByRole('alert').filter({ hasText: 'Sai nhiều lần liên tiếp. Hãy chờ' });
  await page.locator('#name').fill(keyed.name);
  for (let tries = 0; tries < 12 && (await held.count()) === 0; tries++) {
    await page.locator('#password').fill(`sai lần ${tries}`);
    const answered = page.waitForResponse((each) => each.url().endsWith('/api/sign-in'));
    await page.locator('.sign-in button[type=submit]').click();
    await answered;
    await page.getByRole('alert').waitFor();
  }
  await held.waitFor();
  await page.locator('#password').fill(keyed.password);
  await page.locator('.sign-in button[type=submit]').click();
  await held.waitFor();
  expect(await page.locator('.rail').count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'dang-nhap-cho-1440');
  await close();
});
