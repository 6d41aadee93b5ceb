// `npm run screens:office`: a picture of every screen of the books over the whole demonstration, on a phone (360 px) and on a desk (1440 px), into docs/office-screens/.
// Asks for a server that runs over it: DIEMTUA_SERVED is its address, DIEMTUA_DATA its data folder, where the sign-ins are told. After a clerk's day (`apps/office/day.browser.test.ts` over the
// same server) statements, matches and batches are there to be seen.
import { takeScreens } from './demonstration-screens.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Opens the first that a list leads to.
 * @param {string} ready what stands on the screen that is opened
 * @param {string} [which] what its row says
 * @returns {(page: Page) => Promise<void>}
 */
const openFirst =
  (ready, which = '') =>
  async (page) => {
    await page.locator('main tbody tr', { hasText: which }).locator('a').first().click();
    await page.locator(ready).first().waitFor();
  };
const openPayer = openFirst('.law-rows', 'đang đóng');

/**
 * Presses a button of the room, and waits for its dialog.
 * @param {string | RegExp} button
 * @returns {(page: Page) => Promise<void>}
 */
const ask = (button) => async (page) => {
  await page.locator('main').getByRole('button', { name: button }).first().click();
  await page.locator('dialog[open]').waitFor();
};

await takeScreens('office-screens', {
  'canbo.sapa': [
    { name: 'nguoi', path: '/nguoi' },
    { name: 'tim', path: '/nguoi?tim=giang%20my' },
    { name: 'ho-so', path: '/nguoi?tim=giang%20my', act: openPayer },
    { name: 'lap', path: '/lap' },
    {
      name: 'lap-cho-mot-nguoi',
      path: '/nguoi?tim=giang%20my',
      act: async (page) => {
        await openPayer(page);
        await page.keyboard.press('d');
        await page.locator('.money-side').waitFor();
      },
    },
    { name: 'yeu-cau', path: '/yeu-cau' },
    { name: 'goi-lai', path: '/goi-lai' },
    { name: 'bien-lai', path: '/bien-lai' },
    { name: 'bien-lai-mot', path: '/bien-lai', act: openFirst('.chain, .facts') },
    { name: 'quyen', path: '/quyen' },
    { name: 'dot-nop', path: '/dot-nop' },
    { name: 'ngan-hang', path: '/ngan-hang' },
    { name: 'ngan-hang-tu-chon', path: '/ngan-hang', act: ask('Tự chọn khoản') },
    { name: 'ngan-hang-tien-mat', path: '/ngan-hang/tien-mat' },
    { name: 'ngan-hang-nhan-tien', path: '/ngan-hang/tien-mat', act: ask(/^Nhận tiền tại quầy/) },
    { name: 'ngan-hang-cho-chuyen', path: '/ngan-hang/cho-chuyen' },
    { name: 'ngan-hang-da-khop', path: '/ngan-hang/da-khop' },
    { name: 'tien-treo', path: '/tien-treo' },
    { name: 'tien-treo-mot', path: '/tien-treo', act: openFirst('.settle') },
    { name: 'trung', path: '/trung' },
    { name: 'nhap', path: '/nhap' },
    { name: 'so-cai', path: '/so-cai' },
    { name: 'cua-toi', path: '/cua-toi' },
  ],
  'truong.sapa': [
    { name: 'nhan-vien', path: '/nhan-vien' },
    { name: 'diem-thu', path: '/diem-thu' },
    { name: 'thu-lao', path: '/thu-lao' },
    {
      name: 'dot-nop-mot',
      path: '/dot-nop',
      act: async (page) => {
        await page.locator('main a[href*="/dot-nop/"]').first().click();
        await page.locator('.facts').first().waitFor();
      },
    },
  ],
  quantri: [{ name: 'nguoi-dung', path: '/nguoi-dung' }],
  kiemtoan: [
    { name: 'nhat-ky', path: '/nhat-ky' },
    { name: 'nhat-ky-truy-cap', path: '/nhat-ky/truy-cap' },
    { name: 'nhat-ky-viec', path: '/nhat-ky/viec' },
  ],
});
