import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers, findOverflow, findSmallTargets, openTab, type Look, type Tab } from '../../tests/look.ts';
import { doorOf, picture, said, textOf } from '../../tests/office-tab.ts';
import { openDoor, openDoorClerk as clerk, openDoorNow as now, type OpenDoor } from '../../tests/open-door.ts';
import { takePicture } from '../../tests/picture.ts';

let served: OpenDoor;
let browser: Browser;
beforeAll(async () => {
  served = await openDoor();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const open = (path: string, look?: Look): Promise<Tab> => openTab(browser, `${served.address}${path}`, look);
const openAs = doorOf(() => ({ browser, address: served.address }), now);
const looks: readonly Look[] = [
  { width: 360 },
  { width: 360, large: true },
  { width: 360, dark: true },
  { width: 1440 },
  { width: 1440, dark: true },
];

/** Nothing bars the way, sticks out or is too small for a finger. */
async function expectFit(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toEqual([]);
  expect(await findSmallTargets(page)).toEqual([]);
}

async function fill(page: Page, told: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByLabel('Họ và tên', { exact: true }).fill(told['name'] ?? 'Nguyễn Thị Hạnh');
  await page.getByLabel('Số điện thoại', { exact: true }).fill(told['phone'] ?? '0912 345 678');
  await page.getByLabel('Xã, phường đang ở').fill(told['commune'] ?? 'sa pa');
  await page.getByLabel('Lúc nào gọi thì tiện?').selectOption('Buổi tối');
  await page.getByLabel('Bắt đầu tham gia').check();
  await page.getByLabel(/^Tôi đồng ý/).check();
}
const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Gửi', exact: true }).click();

describe('collecting points', () => {
  test('a clerk adds one with its hours; wrong hours are said before they are sent', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/diem-thu');
    await page.getByText('Chưa có điểm thu nào.').waitFor();
    await page.getByRole('button', { name: 'Thêm điểm thu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên điểm thu').fill('Bưu điện văn hóa xã Sa Pa');
    await dialog.getByLabel('Tổ chức').selectOption('Bưu điện');
    await dialog.getByLabel('Xã, phường').selectOption('Sa Pa');
    await dialog.getByLabel('Thôn, bản, đường').fill('Tổ dân phố số 1');
    await dialog.getByLabel('Điện thoại').fill('0203 387 0000');
    await dialog.getByLabel('Đến giờ').first().fill('6h');
    await dialog.getByText('Dòng 1: giờ đóng trước giờ mở.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Đến giờ').first().fill('11h30');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'diem-thu-moi-1440');
    await dialog.getByLabel('Điện thoại').fill('02033870000');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu điểm thu.');
    expect(await textOf(page, 'tbody')).toContain('thứ Hai – thứ Sáu: 07:30 – 11:30, 13:30 – 17:00');
    await picture(page, 'diem-thu-1440');
    expect(errors).toEqual([]);
    await close();
  });

  test('everybody finds it without accents, with hours, phone, and that it is open', async () => {
    const { page, errors, close } = await open('/noi-dong');
    await page.getByLabel('Xã, phường nào?').fill('sa pa');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByRole('heading', { name: 'Bưu điện văn hóa xã Sa Pa' }).waitFor();
    const told = await textOf(page, 'main');
    expect(told).toContain('Đang mở, đến 11:30');
    expect(told).toContain('thứ Hai – thứ Sáu: 7:30 – 11:30, 13:30 – 17:00');
    expect(await page.getByRole('link', { name: '02033870000' }).getAttribute('href')).toBe('tel:02033870000');
    await expectFit(page);
    await takePicture(page, 'noi-dong-360');
    await page.getByRole('link', { name: 'Nhờ gọi lại' }).first().click();
    // The commune is there already.
    expect(await page.getByLabel('Xã, phường đang ở').inputValue()).toBe('Sa Pa');
    expect(errors).toEqual([]);
    await close();
  });
});

describe('asking to be called', () => {
  test('an empty form names its fields, each a way to it; what was written stays', async () => {
    const { page, close } = await open('/goi-lai');
    await page.getByLabel('Họ và tên', { exact: true }).fill('Nguyễn Thị Hạnh');
    await send(page);
    const alert = page.getByRole('alert').filter({ hasText: 'Chưa gửi được' });
    await alert.waitFor();
    await alert.getByRole('link', { name: 'Ghi số điện thoại để gọi lại.' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('phone');
    expect(await page.getByLabel('Họ và tên', { exact: true }).inputValue()).toBe('Nguyễn Thị Hạnh');
    expect(await page.getByLabel(/^Tôi đồng ý/).isChecked()).toBe(false);
    await expectFit(page);
    await takePicture(page, 'goi-lai-thieu-360');
    await close();
  });

  test('without a network the form says so, keeps what was typed over a reload, and sends it when there is one', async () => {
    const { page, close } = await open('/goi-lai');
    await fill(page, { name: 'Lý Văn Sơn', phone: '0987654321' });
    const remark = page.getByText('Không có mạng. Những gì đã ghi vẫn còn trên trang này.');
    expect(await remark.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await send(page);
    await remark.waitFor();
    expect(await page.getByLabel('Số điện thoại', { exact: true }).inputValue()).toBe('0987654321');
    await takePicture(page, 'goi-lai-khong-mang-360');
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByLabel('Số điện thoại', { exact: true }).inputValue()).toBe('0987654321');
    expect(await page.getByLabel('Bắt đầu tham gia').isChecked()).toBe(true);
    // The consent is given anew.
    expect(await page.getByLabel(/^Tôi đồng ý/).isChecked()).toBe(false);
    await page.getByLabel(/^Tôi đồng ý/).check();
    await send(page);
    await page.getByRole('heading', { name: 'Đã nhận lời nhờ gọi lại' }).waitFor();
    await page.goto(`${served.address}/goi-lai`);
    expect(await page.getByLabel('Số điện thoại', { exact: true }).inputValue()).toBe('');
    await close();
  });

  test('a request reaches the clerk of the commune, who opens the phone, calls, and writes it down; the person takes it back', async () => {
    // Whoever blocks scripts asks as well.
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
    const bare = await context.newPage();
    await bare.goto(`${served.address}/goi-lai`);
    await fill(bare);
    await send(bare);
    await bare.getByRole('heading', { name: 'Đã nhận lời nhờ gọi lại' }).waitFor();
    const mine = await bare.locator('[data-code]').innerText();
    expect(mine).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await takePicture(bare, 'goi-lai-xong-360');

    const office = await openAs(clerk, '/van-phong/goi-lai');
    const { page } = office;
    const row = page.locator('tr', { hasText: 'Nguyễn Thị Hạnh' });
    await row.waitFor();
    expect(await row.innerText()).not.toContain('0912345678');
    await picture(page, 'goi-lai-1440');
    expect(await findBarriers(page)).toEqual([]);
    await row.getByRole('button', { name: 'Mở' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: '0912345678' }).waitFor();
    expect(await dialog.innerText()).toContain('đã xem số điện thoại · Nguyễn Thị Lan');
    await dialog.getByLabel('Đã làm gì?').selectOption('đã gọi');
    await dialog.getByLabel('Ghi chú').fill('Hẹn tối thứ Năm ở nhà');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'goi-lai-mo-1440');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã ghi.');
    await row.getByText('đã gọi').waitFor();

    await bare.goto(`${served.address}/goi-lai/rut`);
    await bare.getByLabel('Mã đã nhận').fill('00000-00000');
    await bare.getByRole('button', { name: 'Rút và xóa' }).click();
    await bare.getByText('Không có lời nhờ nào mang mã này.').first().waitFor();
    await bare.getByLabel('Mã đã nhận').fill(mine.toLowerCase());
    await bare.getByRole('button', { name: 'Rút và xóa' }).click();
    await bare.getByRole('heading', { name: 'Đã rút' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Đã xong' }).click();
    await page.locator('tr', { hasText: 'đã rút lời nhờ' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Hạnh');
    expect(office.errors).toEqual([]);
    await office.close();
    await context.close();
  });
});

describe('a receipt by its paper', () => {
  test('replaced: the page at the printed address says so and by which', async () => {
    const { page, errors, close } = await open(`/bien-lai/BL25/0000101/${served.code}`);
    await page.getByRole('heading', { name: 'Biên lai này đã được thay' }).waitFor();
    const told = await textOf(page, 'main');
    expect(told).toContain('BL25 0000102');
    expect(told).toContain('297.000 đ');
    expect(told).toContain('T. T. Mai');
    await expectFit(page);
    await takePicture(page, 'bien-lai-thay-360');
    expect(errors).toEqual([]);
    await close();
  });

  test('typed by hand, a wrong code says no more than that nothing was found; a good one says what stands on the paper', async () => {
    const { page, close } = await open('/bien-lai');
    await page.getByLabel('Ký hiệu').fill('bl25');
    await page.getByLabel('Số biên lai').fill('101');
    await page.getByLabel('Mã tra cứu').fill('0000000000');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByRole('heading', { name: 'Chưa thấy biên lai này' }).waitFor();
    expect(await textOf(page, 'main')).not.toMatch(/Mai|297/);
    await takePicture(page, 'bien-lai-khong-thay-360');
    await page.getByLabel('Mã tra cứu').fill('xyz');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByRole('link', { name: 'Mã có mười chữ và số, từ 0 đến 9 và từ A đến F.' }).click();
    await expectFit(page);
    await page.getByLabel('Mã tra cứu').fill(served.code.toLowerCase());
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByRole('heading', { name: 'Biên lai này đã được thay' }).waitFor();
    await close();
  });
});

test.each([
  ['goi-lai', 'Người nhờ gọi lại'],
  ['diem-thu', 'Điểm thu'],
])('the room %s fits a phone in the dark', async (room, title) => {
  const { page, errors, close } = await openAs(clerk, `/van-phong/${room}`, { width: 360, dark: true });
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await page.locator('tbody tr, .empty').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toEqual([]);
  await picture(page, `${room}-360-toi`);
  expect(errors).toEqual([]);
  await close();
});

describe.each([
  '/noi-dong?xa=sa+pa',
  '/noi-dong?xa=a',
  '/goi-lai',
  '/goi-lai?language=en',
  '/goi-lai?language=nb',
  '/goi-lai/rut',
  '/bien-lai',
  '/bien-lai/BL25/1/0000000000',
  '/bien-lai?language=nb',
])('%s', (path) => {
  test.each(looks)('at %o nothing bars the way, sticks out or is too small for a finger', async (look) => {
    const { page, errors, close } = await open(path, look);
    await expectFit(page);
    expect(errors).toEqual([]);
    const name = path.split('?')[0]?.slice(1).replaceAll('/', '-') ?? '';
    const isPlain = !path.includes('language') && !path.includes('xa=a') && path.split('/').length < 4;
    if (isPlain)
      await takePicture(page, `${name}-${look.width ?? 360}${look.dark ? '-toi' : look.large ? '-lon' : ''}`);
    await close();
  });
});
