import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaList, rowsOfList } from '../../../tests/area-list.ts';
import { openBrowser } from '../../../tests/browser.ts';
import { findCrowdedText } from '../../../tests/crowded-text.ts';
import { findBarriers, findOverflow } from '../../../tests/look.ts';
import { doorOf, picture, said, textOf, type OfficeLook } from '../../../tests/office-tab.ts';
import { openPlanOffice, planNow, type PlanOffice } from '../../../tests/plan-office.ts';

let office: PlanOffice;
let browser: Browser;
beforeAll(async () => {
  office = await openPlanOffice();
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const openAs = doorOf(() => ({ browser, address: office.address }), planNow);
const open = (path: string, look: OfficeLook = {}) => openAs(office.director, path, look);

/** Nothing stands in anybody's way, sticks out, touches, or speaks in the names of messages. */
async function findFaults(page: Page): Promise<readonly string[]> {
  const unsaid = /\b(?:plan|reading|wayOut)\.[a-z][\w.-]+|\{\w+\}/.exec(await page.locator('body').innerText());
  return [
    ...(await findBarriers(page)),
    ...(await findOverflow(page)),
    ...(await findCrowdedText(page)),
    ...(unsaid ? [`unsaid: ${unsaid[0]}`] : []),
  ];
}

const phone: OfficeLook = { width: 360 };

describe('facts of communes', () => {
  test('stand in the room of hard areas with how many communes are known, and each opens to its day, its source and who told it', async () => {
    const { page, errors, close } = await open('/van-phong/noi-kho');
    await page.getByRole('heading', { name: 'Số liệu về xã, phường' }).waitFor();
    // What nobody can tell yet is said; what was told is not in that sentence any more.
    await page.getByText('Chưa có số liệu, nên không tính vào: lượt đến nhà và hội nghị.').waitFor();
    await expect.poll(() => page.getByText('99/99 xã đã có số').count()).toBe(4);
    await picture(page, 'noi-kho-so-lieu-1440');
    await page.getByText(/^Xem số của 99 xã/).click();
    await page.getByRole('button', { name: /Thôn ở xa, (?:xã )?Bản Hồ\. Vì sao\?/ }).click();
    const why = await textOf(page, '#area-why');
    expect(why).toContain('không có thật');
    expect(why).toContain('30/09/2025');
    expect(why).toContain('trên');
    expect(await findFaults(page)).toEqual([]);
    await close();
    const narrow = await open('/van-phong/noi-kho', phone);
    await narrow.page.getByText(/^Xem số của 99 xã/).waitFor();
    await picture(narrow.page, 'noi-kho-so-lieu-360');
    await narrow.page.getByText(/^Xem số của 99 xã/).click();
    expect(await findFaults(narrow.page)).toEqual([]);
    expect([...errors, ...narrow.errors]).toEqual([]);
    await narrow.close();
  });

  test('are told in a form: what cannot be is said at its field; then they stand on the commune’s page, with what was known before', async () => {
    const { page, errors, close } = await open('/van-phong/noi-kho');
    await page.getByRole('button', { name: 'Ghi số liệu một xã' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Xã, phường').selectOption('02902');
    await dialog.getByLabel('Số thôn, tổ dân phố').fill('14');
    await dialog.getByLabel('Số thôn ở xa').fill('15');
    await dialog.getByLabel('Xa là cách trung tâm xã trên').fill('7');
    await dialog.getByLabel('Tỷ lệ hộ nghèo').fill('140');
    await dialog.getByLabel('Số của ngày').fill('15/11/2025');
    await dialog.getByLabel('Nguồn: số văn bản hoặc ai đếm').fill('Báo cáo 45/BC-UBND');
    await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
    await dialog.getByText('Thôn ở xa là 15, nhiều hơn 14 thôn của xã: sửa một trong hai số.').waitFor();
    await dialog.getByText('140 % không đúng: tỷ lệ từ 0 đến 100 %, ghi lại.').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'so-lieu-xa-1440');
    await dialog.getByLabel('Số thôn ở xa').fill('6');
    await dialog.getByLabel('Tỷ lệ hộ nghèo').fill('28,5');
    await dialog.getByRole('button', { name: 'Ghi số liệu' }).click();
    await said(page, 'Đã ghi số liệu của');
    await page.goto(`${office.address}/van-phong/xa/02902`);
    await page.getByRole('button', { name: /^6\/14\s*Thôn ở xa/ }).click();
    const why = await textOf(page, '#area-why');
    expect(why).toContain('Báo cáo 45/BC-UBND');
    expect(why).toContain('7 km');
    // 6 / 14 = 42.857…
    expect(why).toContain('6 / 14 = 42,86 %');
    await page.getByText('Đã ghi 2 lần').click();
    expect(await textOf(page, '.story')).toContain('không có thật');
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'xa-so-lieu-1440');
    // On a day before, it is not known.
    await page.goto(`${office.address}/van-phong/xa/02902?den=2025-11-14`);
    await page.getByText('Đã ghi 1 lần').waitFor();
    expect(await page.getByRole('button', { name: /^6\/14/ }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
    const narrow = await open('/van-phong/xa/02902', phone);
    await narrow.page.getByRole('button', { name: 'Ghi số liệu mới' }).click();
    await narrow.page.getByRole('dialog').getByLabel('Số thôn, tổ dân phố').waitFor();
    expect(await findFaults(narrow.page)).toEqual([]);
    await picture(narrow.page, 'so-lieu-xa-360');
    await narrow.close();
  });

  test('come from a list: it is given empty, read with what is wrong by row, and only then written', async () => {
    const { page, errors, close } = await open('/van-phong/noi-kho');
    await page.getByRole('button', { name: 'Nhập từ tệp .xlsx' }).click();
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải mẫu .xlsx' }).click(),
    ]);
    expect(given.suggestedFilename()).toBe('so-lieu-xa.xlsx');
    const answer = await page.request.get(`${office.address}/api/plan/areas-template`);
    const blank = await rowsOfList(new Uint8Array(await answer.body()));
    // A title, the heads, and all communes.
    expect(blank).toHaveLength(2 + 99);
    const buffer = Buffer.from(
      await areaList([
        ['02905', 'Bảo Thắng', 17, 9, 5, '41', '97,5'],
        ['02902', 'Phong Hải', 14, 20, 5, null, null],
        ['99999', 'Nơi nào', 14, null, null, null, null],
        ['02647', 'Lào Cai', 60, 2, 5, '101', null],
      ]),
    );
    await page
      .getByLabel(/Tệp \.xlsx/)
      .setInputFiles({ name: 'xa.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByLabel('Số của ngày').fill('20/11/2025');
    await page.getByLabel('Nguồn: số văn bản hoặc ai đếm').fill('Báo cáo 77/BC-BHXH');
    await page.getByRole('button', { name: 'Đọc tệp' }).click();
    await page.getByText('Đọc được số của 1 xã.').waitFor();
    const rows = page.getByRole('group', { name: 'Dòng cần xem lại' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(3);
    expect(await rows.nth(0).innerText()).toContain('Thôn ở xa là 20, nhiều hơn 14 thôn của xã');
    expect(await rows.nth(1).innerText()).toContain('Không có xã, phường này.');
    expect(await rows.nth(2).innerText()).toContain('101 % không đúng');
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'noi-kho-nhap-1440');
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'noi-kho-nhap-360');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Ghi số liệu 1 xã' }).click();
    await said(page, 'Đã ghi số liệu của 1 xã.');
    await page.goto(`${office.address}/van-phong/xa/02905`);
    await page.getByRole('button', { name: /^9\/17\s*Thôn ở xa/ }).waitFor();
    await expect.poll(() => page.getByText('20/11/2025, Báo cáo 77/BC-BHXH').count()).toBe(4);
    expect(errors).toEqual([]);
    await close();
  });

  test('a committee reads those of its own communes and tells none', async () => {
    const { page, errors, close } = await openAs(office.committee, '/van-phong/noi-kho');
    await page.getByText(/^Xem số của 6 xã/).click();
    expect(await page.getByRole('button', { name: /Ghi số liệu|Nhập từ tệp/ }).count()).toBe(0);
    await page.goto(`${office.address}/van-phong/xa/03013`);
    await page.getByRole('heading', { name: 'Số liệu về xã này' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ghi số liệu mới' }).count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});
