// `npm run screens:plan`: a picture of every screen of the plan over the whole demonstration, on a phone (360 px) and on a desk (1440 px), into docs/plan-screens/.
// Asks for a server that runs over it: DIEMTUA_SERVED is its address, DIEMTUA_DATA its data folder, where the sign-ins are told.
import { takeScreens } from './demonstration-screens.mjs';

/** @type {readonly import('./demonstration-screens.mjs').Shot[]} */
const shots = [
  { name: 'tong-quan', path: '/tong-quan' },
  {
    name: 'tong-quan-vi-sao',
    path: '/tong-quan',
    act: async (page) => {
      await page
        .getByRole('button', { name: /Đang tham gia\. Vì sao\?/ })
        .first()
        .click();
      await page.locator('#verdict-why details').nth(1).locator('summary').click();
    },
  },
  { name: 'don-vi', path: '/don-vi/SAPA' },
  { name: 'xa', path: '/xa/02902' },
  { name: 'dia-ban', path: '/dia-ban' },
  { name: 'vao-ra', path: '/vao-ra' },
  { name: 'ke-hoach', path: '/ke-hoach' },
  { name: 'kich-ban', path: '/kich-ban' },
  { name: 'du-bao', path: '/du-bao' },
  { name: 'dot-cao-diem', path: '/dot-cao-diem' },
  { name: 'noi-kho', path: '/noi-kho' },
  {
    name: 'phan-bo',
    path: '/phan-bo',
    act: async (page) => {
      await page.getByRole('button', { name: 'Phân bổ', exact: true }).click();
      await page.locator('main tbody tr').first().waitFor();
    },
  },
  { name: 'den-han', path: '/den-han' },
  { name: 'de-dung', path: '/nguy-co' },
  { name: 'gan-15-nam', path: '/gan-15-nam' },
  { name: 'bao-cao', path: '/bao-cao' },
  { name: 'nhac-viec', path: '/nhac-viec' },
];

// The director sees all of it.
await takeScreens('plan-screens', { tinh: shots });
