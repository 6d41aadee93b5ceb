import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers } from '../../tests/look.ts';
import { doorOf, picture, said, textOf } from '../../tests/office-tab.ts';
import { clerk, officeNow, openOffice, type OfficeWorld } from '../../tests/office-world.ts';

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

describe('a household', () => {
  test('gets a member and a decision; what it does to the money is said before, and it is taken back', async () => {
    const { page, errors, close } = await openAs(clerk, `/van-phong/nguoi/${office.my}`);
    const card = page.locator('.card', { hasText: 'Hộ gia đình,' });
    await card.getByRole('button', { name: 'Sửa hộ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm người' }).click();
    await dialog.getByLabel('Tìm người để thêm vào hộ').fill('hoang thi pao');
    await dialog.getByRole('button', { name: 'Hoàng Thị Páo' }).click();
    await dialog
      .getByRole('group', { name: 'Hoàng Thị Páo' })
      .getByLabel('Quan hệ')
      .selectOption({ label: 'anh, chị, em' });
    await dialog.getByRole('button', { name: 'Thêm quyết định' }).click();
    const third = dialog.getByRole('group', { name: 'Quyết định 3' });
    await third.getByLabel('Diện').selectOption({ label: 'Hộ nghèo' });
    // Poor needs its decision: the field says so, and nothing can be saved before.
    expect(await dialog.getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
    await third.getByLabel('Số quyết định').fill('88/QĐ-UBND');
    await third.getByLabel('Từ ngày').fill('01/01/2025');
    await third.getByLabel('Ngày quyết định').fill('20/12/2024');
    await dialog.locator('.foretold').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'ho-sua-1440');
    await dialog.getByLabel('Lý do').fill('Theo quyết định của xã');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu hộ gia đình.');
    await card.getByText('88/QĐ-UBND').waitFor();
    await card.getByRole('link', { name: 'Hoàng Thị Páo' }).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Hoàn tác' }).click();
    await expect.poll(() => card.getByText('88/QĐ-UBND').count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test('is entered for somebody who has none, at 360 px and in the dark', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/nguoi?tim=nguyen%20van%20lan', {
      width: 360,
      dark: true,
    });
    await page.getByRole('link', { name: 'Nguyễn Văn Lan' }).click();
    await page.getByText('Chưa ghi hộ gia đình.').waitFor();
    await page.getByRole('button', { name: 'Ghi hộ gia đình' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mã số hộ gia đình').fill('1500077777');
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'ho-moi-360-toi');
    await dialog.getByLabel('Lý do').fill('Theo sổ hộ');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu hộ gia đình.');
    expect(await textOf(page, '.card:has-text("Hộ gia đình,")')).toContain('chủ hộ');
    expect(errors).toEqual([]);
    await close();
  });
});

describe('a person', () => {
  test('has a contact with relation, a nationality and a private note, which stays in the office', async () => {
    const { page, errors, close } = await openAs(clerk, `/van-phong/nguoi/${office.my}`);
    await page.locator('.person-head').waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Người liên lạc', { exact: true }).fill('Giàng A Lử');
    await dialog.getByLabel('Quan hệ', { exact: true }).fill('con trai');
    await dialog.getByLabel('Ghi chú riêng').fill('Hay đi chợ phiên Chủ nhật');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nguoi-sua-1440');
    await dialog.getByLabel('Lý do').fill('Hỏi thêm');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu thay đổi.');
    await page.getByText('Giàng A Lử, con trai').first().waitFor();
    // The note is read where the fields are, not on the card or in its history.
    expect(await page.locator('main').innerText()).not.toContain('chợ phiên');
    expect(errors).toEqual([]);
    await close();
  });

  test('who is new pays by a code: registered with consent before the transfer is awaited, and once', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/lap');
    await page.locator('.picker input').fill('Sùng Thị Chía');
    await page.locator('.picker .fresh').click();
    await page.getByLabel('Sinh', { exact: true }).fill('1990');
    await page.getByLabel('nữ', { exact: true }).check();
    await page.locator('#new-commune').selectOption({ index: 1 });
    await page.locator('#new-ethnicity').selectOption({ label: 'Mông' });
    await page.getByLabel('Đồng ý tham gia và lưu thông tin').check();
    await page.getByRole('button', { name: 'Mã chuyển khoản' }).click();
    await page.getByRole('img', { name: 'Mã VietQR để chuyển khoản' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'lap-moi-ma-1440');
    await page.locator('.rail').getByRole('link', { name: 'Người tham gia' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('sung thi chia');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    expect(errors).toEqual([]);
    await close();
  });
});

/** A plain list as somebody typed it: a new person, one who is there, one without a birth, one whose number is too short. */
const typedList = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Mã số BHXH', 'Dân tộc', 'Điện thoại'],
          [1, 'Lò Thị Nga', '12/03/1992', 'Nữ', '010192004411', null, 'Thái', '0911222333'],
          [2, 'Giàng Thị Mỷ', '1983', 'Nữ', '010183000183', '0123454217', 'Mông', null],
          [3, 'Vàng A Sử', null, 'Nam', null, '0133445566', 'Mông', null],
          [4, 'Lý A Tủa', '01/01/1980', 'Nam', '0101800', null, 'Dao', null],
        ],
      },
    ],
  });

describe('a list of people', () => {
  test('is read, every bad row named; one is left out, the rest accepted, and all of it taken back', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/nguoi');
    await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
    await page.getByText('Chưa nhập danh sách nào.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhap-1440');
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const buffer = Buffer.from(await typedList());
    await page.locator('#list-file').setInputFiles({ name: 'danh-sach.xlsx', mimeType, buffer });
    await page.getByRole('heading', { name: 'Nhận danh sách này thì' }).waitFor();
    // What cannot be taken is shown first, by its row in the sheet, with what is wrong and what to do.
    const bad = page.locator('tr', { hasText: 'Vàng A Sử' });
    await bad.getByText('thiếu ngày sinh hoặc năm sinh').waitFor();
    expect(await bad.locator('td').first().innerText()).toBe('4');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhap-xem-1440');
    await page.locator('.inline-field select').selectOption({ label: 'tất cả' });
    await page.locator('tr', { hasText: '0101800' }).getByRole('button', { name: 'Để ngoài' }).click();
    await page.locator('tr', { hasText: '0101800' }).getByText('để ngoài').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Nhận \d+ dòng vào sổ$/ }).click();
    await said(page, 'Đã nhận danh sách.');
    await page.getByText('đã nhận vào sổ').first().waitFor();
    const find = async (name: string): Promise<number> => {
      await page.goto(`${office.address}/van-phong/nguoi?tim=${encodeURIComponent(name)}`);
      await page.getByRole('heading', { name: `Tìm “${name}”` }).waitFor();
      await page.locator('tbody tr, .empty').first().waitFor();
      return page.getByRole('link', { name: 'Lò Thị Nga' }).count();
    };
    const list = page.url();
    expect(await find('lo thi nga')).toBe(1);
    await page.goto(list);
    await page.getByRole('button', { name: 'Rút lại cả danh sách' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Nhầm tệp');
    await dialog.getByRole('button', { name: 'Rút lại cả danh sách' }).click();
    await said(page, 'Đã rút lại danh sách.');
    expect(await find('lo thi nga')).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test('that is none says so, at 360 px and in the dark', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/nhap', { width: 360, dark: true });
    await page
      .locator('#list-file')
      .setInputFiles({ name: 'a.xlsx', mimeType: 'text/plain', buffer: Buffer.from('a;b') });
    await page.getByText('Tệp này không phải .xlsx.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhap-sai-360-toi');
    expect(errors).toEqual([]);
    await close();
  });
});
