import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers } from '../../tests/look.ts';
import { addMoney, head, province } from '../../tests/office-money.ts';
import { doorOf, picture, said, textOf } from '../../tests/office-tab.ts';
import { clerk, officeNow, openOffice, type OfficeWorld } from '../../tests/office-world.ts';

let office: OfficeWorld;
let browser: Browser;
beforeAll(async () => {
  office = await openOffice();
  await addMoney(office);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const openAs = doorOf(() => ({ browser, address: office.address }), officeNow);

describe('receipts and books', () => {
  test('a receipt with a mistake gets another in its place: the old one is void and leads to it', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/bien-lai?so=103');
    await page.getByRole('link', { name: 'BL25 0000103' }).click();
    await page.getByText('Tám trăm chín mươi mốt nghìn đồng').waitFor();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Biên lai mới mang số BL25 /).waitFor();
    await dialog.getByLabel('Người nộp').fill('Má Văn Sến');
    await dialog.locator('.foretold').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'bien-lai-thay-1440');
    await dialog.getByRole('button', { name: 'Thay biên lai này' }).click();
    await said(page, 'Đã thay biên lai.');
    await page.getByText('Má Văn Sến đã nộp').waitFor();
    // The same sum, in words again; the old paper is a press away, void.
    expect(await textOf(page, '.paper')).toContain('Tám trăm chín mươi mốt nghìn đồng');
    await page.getByRole('link', { name: 'Xem biên lai cũ' }).click();
    await page.getByText('Biên lai đã hủy ngày').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('part of a period is given back by the law, said before it is done', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/bien-lai?tu=2025-07-01&den=2025-07-01');
    await page.locator('tbody a[href*="/bien-lai/"]').first().click();
    await page.getByRole('button', { name: 'Hoàn trả' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vì sao').selectOption({ label: 'Chuyển sang đóng bắt buộc' });
    await dialog.locator('.foretold').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'hoan-tra-1440');
    await dialog.getByRole('button', { name: 'Ghi hoàn trả' }).click();
    await said(page, 'Đã ghi hoàn trả.');
    expect(errors).toEqual([]);
    await close();
  });

  test('numbers that were not used come back, and a new book is issued', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/quyen');
    await page.getByRole('button', { name: 'Nhận lại' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nhận lại' }).click();
    await said(page, 'Đã nhận lại số.');
    await page.locator('.tag', { hasText: 'trả lại từ số' }).first().waitFor();
    await page.getByRole('button', { name: 'Cấp quyển mới' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ký hiệu').fill('BL26');
    await dialog.getByLabel('Đến số').fill('500');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'quyen-moi-1440');
    await dialog.getByRole('button', { name: 'Cấp quyển mới' }).click();
    await page.getByText('Ký hiệu BL26').waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('cash at the desk', () => {
  test('is counted with the collector: what was counted is what holds, and what is short is said', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/ngan-hang/tien-mat');
    await page.getByRole('heading', { name: 'Tiền mặt' }).first().or(page.locator('main table')).first().waitFor();
    const before = await page.locator('tr', { hasText: 'Vàng Thị Mỷ' }).first().locator('td').last().innerText();
    await page.locator('body').press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nhân viên thu').selectOption({ label: 'Vàng Thị Mỷ · NV01' });
    const held = Number(before.replaceAll(/\D/g, ''));
    await expect.poll(() => dialog.getByLabel('Số tiền đếm được').inputValue()).toBe(held.toLocaleString('de-DE'));
    await dialog.getByLabel('Số tiền đếm được').fill(String(held - 50_000));
    await dialog.getByText('Thiếu 50.000 đ').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhan-tien-1440');
    await dialog.getByRole('button', { name: 'Nhận tiền' }).click();
    await said(page, `Đã nhận ${(held - 50_000).toLocaleString('de-DE')}`);
    // What is short stays in the collector's hands.
    await expect
      .poll(() => page.locator('tr', { hasText: 'Vàng Thị Mỷ' }).first().locator('td').last().innerText())
      .toBe('50.000');
    expect(errors).toEqual([]);
    await close();
  });
});

describe('batches', () => {
  test('an answer file is read, looked at, and told person by person, by name and birth where no number is', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/dot-nop');
    await page.locator('tbody tr').first().waitFor();
    await page.locator('body').press('g');
    await page.getByRole('heading', { name: /^Đợt \d+ · BHXH tự nguyện$/ }).waitFor();
    await page.getByRole('link', { name: 'Tờ khai TK1-TS' }).first().waitFor();
    await page.getByRole('link', { name: 'Thù lao đợt này (D11-TS)' }).waitFor();
    await page.getByRole('button', { name: 'Nộp đợt này' }).click();
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await said(page, 'Đã ghi là đã nộp.');
    // Whoever registers for the first time has no number yet: the office tells by name and birth, and gives one.
    const buffer = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: 'Trả lời',
            rows: [
              ['STT', 'Họ và tên', 'Ngày sinh', 'Mã số BHXH', 'Kết quả', 'Lý do'],
              [1, 'Tẩn Thị Mai', '12/04/1985', '1520009911', 'Thành công', null],
              [2, 'Người Lạ', '01/01/1970', null, 'Thành công', null],
            ],
          },
        ],
      }),
    );
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.locator('#answer-file').setInputFiles({ name: 'tra-loi.xlsx', mimeType, buffer });
    await page.getByText('Đã đọc 1 người.').waitFor();
    await page.getByText('Người Lạ không có trong đợt này.').waitFor();
    const mai = page.locator('tr', { hasText: 'Tẩn Thị Mai' }).first();
    expect(await mai.locator('input').inputValue()).toBe('1520009911');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'dot-nop-tep-1440');
    await page.getByRole('button', { name: 'Còn lại thành công' }).click();
    await page.getByRole('button', { name: /^Ghi \d+ trả lời$/ }).click();
    await page.locator('.tag', { hasText: 'đã trả lời' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('the ledger', () => {
  test('a month is closed by the head, and what comes later goes into the next', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/so-cai');
    await page.getByRole('button', { name: /^Khóa sổ tháng/ }).click();
    await page.getByText('Khóa rồi không mở lại.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'khoa-so-1440');
    await page.getByRole('button', { name: /^Khóa sổ tháng/ }).click();
    await said(page, 'Đã khóa sổ tháng');
    await page.locator('.story', { hasText: 'khóa lúc' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('one’s own account, and pay', () => {
  test('a session elsewhere is ended', async () => {
    const other = await openAs(clerk, '/van-phong/nguoi');
    const { page, errors, close } = await openAs(clerk, '/van-phong/nguoi');
    await page.locator('.rail').getByRole('link', { name: 'Nguyễn Thị Lan' }).click();
    await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor();
    await page.getByText('máy này', { exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'cua-toi-1440');
    await page.getByRole('button', { name: 'Kết thúc' }).first().click();
    await said(page, 'Đã kết thúc phiên đó.');
    expect(errors).toEqual([]);
    await other.close();
    await close();
  });

  test('the province sets a rate with its source; the one that is only assumed is marked', async () => {
    const { page, errors, close } = await openAs(province, '/van-phong/nhan-vien');
    await page.getByRole('link', { name: 'Bảng thù lao' }).click();
    await page.getByRole('heading', { name: 'Thù lao của nhân viên thu' }).waitFor();
    await page.locator('body').press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tỷ lệ phần trăm').fill('4,5');
    await dialog.getByLabel('Nguồn').fill('Hợp đồng ủy quyền số 12/2025');
    await dialog.getByLabel('Độ chắc').selectOption({ label: 'D: theo trí nhớ' });
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Đặt mức mới' }).click();
    await said(page, 'Đã đặt mức mới.');
    const row = page.locator('tr', { hasText: 'Hợp đồng ủy quyền số 12/2025' });
    await row.getByText('4,5').waitFor();
    await row.getByText('tạm coi là đúng').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'thu-lao-1440');
    expect(errors).toEqual([]);
    await close();
  });
});

test.each(['cua-toi', 'nhap', 'thu-lao'])('%s holds at 360 px in the dark, in Norwegian', async (room) => {
  const { page, errors, close } = await openAs(head, `/van-phong/${room}`, { width: 360, dark: true, language: 'nb' });
  await page.locator('h1').waitFor();
  await page.locator('.card, .empty').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.locator('body').innerText()).not.toMatch(/\b(own|list|rates|cash|papers)\.\w+/);
  await picture(page, `${room}-360-toi`);
  expect(errors).toEqual([]);
  await close();
});
