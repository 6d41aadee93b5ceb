import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers } from '../../tests/look.ts';
import { head } from '../../tests/office-money.ts';
import type { OfficeServer } from '../../tests/office-server.ts';
import { openFirstDay, unknownId } from '../../tests/office-staff.ts';
import { doorOf } from '../../tests/office-tab.ts';
import { officeNow } from '../../tests/office-world.ts';

/** An office on its first day: a unit, its two collectors, and nobody who pays. */
let office: OfficeServer;
let browser: Browser;
beforeAll(async () => {
  office = await openFirstDay();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const openAs = doorOf(() => ({ browser, address: office.address }), officeNow);

/** Every room of the desk, by its address. */
const rooms = [
  'nguoi',
  `nguoi/${unknownId}`,
  `lap/${unknownId}`,
  'trung',
  'nhap',
  `nhap/${unknownId}`,
  'bien-lai',
  `bien-lai/${unknownId}`,
  'quyen',
  'tien-treo',
  'ngan-hang',
  'ngan-hang/tien-mat',
  'ngan-hang/cho-chuyen',
  'ngan-hang/da-khop',
  'dot-nop',
  `dot-nop/${unknownId}`,
  'so-cai',
  'nhan-vien',
  'thu-lao',
  'nguoi-dung',
  'nhat-ky',
  'nhat-ky/truy-cap',
  'nhat-ky/viec',
  'cua-toi',
];

/** One of each kind, for what looks the same to every room. */
const some = ['nguoi', `dot-nop/${unknownId}`, 'ngan-hang/da-khop', 'so-cai', 'nhat-ky'];

/** What everybody is asked at the door: who they are and which places there are. */
const atTheDoor = /\/api\/(me|places)$/;

/** Nothing but the door answers, until it is let go. */
async function fail(page: Page, how: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const broken = (route: Route): Promise<void> =>
    atTheDoor.test(route.request().url()) ? route.continue() : how(route);
  await page.route('**/api/**', broken);
  return () => page.unroute('**/api/**', broken);
}

const away = (route: Route): Promise<void> => route.abort('connectionrefused');
const late = (route: Route): Promise<void> => route.abort('timedout');
const ill = (route: Route): Promise<void> =>
  route.fulfill({
    status: 500,
    json: { error: { code: 'broken', field: null, message: 'Máy chủ gặp trục trặc. Thử lại sau ít phút.' } },
  });
/** Somebody between us and the server, with a page of his own. */
const strange = (route: Route): Promise<void> => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' });

describe('when the server does not answer', () => {
  test.each([
    ['is away', rooms, away, 'Chưa đến được máy chủ. Những gì đã ghi vẫn còn.'],
    ['is late', some, late, 'Chưa đến được máy chủ. Những gì đã ghi vẫn còn.'],
    ['is ill', rooms, ill, 'Máy chủ gặp trục trặc.'],
    ['is behind something strange', some, strange, 'Chưa đến được máy chủ. Những gì đã ghi vẫn còn.'],
  ] as const)('%s, a room says so kindly, and “again” brings what was missing', async (_, those, how, sentence) => {
    const { page, errors, close } = await openAs(head, '/van-phong/cua-toi');
    const wrong: string[] = [];
    for (const room of those) {
      const heal = await fail(page, how);
      await page.goto(`${office.address}/van-phong/${room}`);
      const failed = page.locator('main .failed');
      await failed.or(page.locator('main .card table')).first().waitFor();
      if ((await failed.count()) === 0) wrong.push(`${room}: nothing is said`);
      else if (!(await failed.first().innerText()).includes(sentence))
        wrong.push(`${room}: ${await failed.first().innerText()}`);
      if ((await page.locator('main h1').count()) !== 1) wrong.push(`${room}: no title`);
      if (how === away) wrong.push(...(await findBarriers(page)).map((barrier) => `${room}: ${barrier}`));
      await heal();
      const silent = failed.filter({ hasText: sentence });
      while ((await silent.count()) > 0) {
        await silent
          .getByRole('button', { name: 'Thử lại' })
          .evaluateAll((buttons) => buttons.forEach((each) => each instanceof HTMLElement && each.click()));
        await page.waitForLoadState('networkidle');
      }
      await page.locator('main .loading').first().waitFor({ state: 'detached' });
      // Whoever is unknown stays unknown: that is the server's own word then.
      if (room.includes(unknownId) !== (await failed.count()) > 0)
        wrong.push(`${room}: after again ${await failed.count()}`);
    }
    expect(wrong).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('when there is nothing yet', () => {
  test.each([
    ['nguoi', 'Không có ai trong nhóm này.'],
    ['trung', 'Không có hồ sơ nào trùng nhau.'],
    ['nhap', 'Chưa nhập danh sách nào.'],
    ['bien-lai', 'Không có biên lai nào như vậy.'],
    ['tien-treo', 'Không còn khoản tiền nào phải hỏi.'],
    ['ngan-hang', 'Mọi dòng sao kê đã khớp.'],
    ['ngan-hang/tien-mat', 'Không ai đang giữ tiền.'],
    ['ngan-hang/cho-chuyen', 'Không chờ khoản chuyển nào.'],
    ['ngan-hang/da-khop', 'Chưa khớp dòng nào.'],
    ['dot-nop', 'Không có hồ sơ nào chờ nộp.'],
    ['thu-lao', 'Chưa có mức nào.'],
    ['nhat-ky', 'Chưa có gì.'],
    ['nhat-ky/viec', 'Chưa có gì.'],
    ['cua-toi', 'Chưa có khóa truy cập nào.'],
  ])('%s says “%s”, and nothing is broken', async (room, sentence) => {
    const { page, errors, close } = await openAs(head, `/van-phong/${room}`);
    await page.getByText(sentence).first().waitFor();
    expect(await page.locator('main .failed').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});
