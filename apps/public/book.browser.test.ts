import { QUESTIONS } from '@diemtua/law';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../tests/calculator-tab.ts';
import { findBarriers, findOverflow, findSmallTargets, type Look, type Tab } from '../../tests/look.ts';
import { publicPage } from '../../tests/public-page.ts';

const { browser, address, open: openAt } = publicPage('2025-11-30');
const open = (path: string, look?: Look): Promise<Tab> => openAt(look, path);

const pages = ['/', '/hoi', ...QUESTIONS.map((name) => `/hoi/${name}`), '/luat', '/luat/pensionRate', '/so-lieu'];
const more = ['/so-lieu/povertyLine', '/so-lieu/adjustment', '/so-lieu/supportPercent', '/khong-co', '/luat/khong-co'];

describe.each([...pages, ...more])('%s', (path) => {
  test.each([{ width: 360 }, { width: 360, large: true }, { width: 1440, dark: true }])(
    'at %o nothing bars the way, sticks out or is too small for a finger',
    async (look) => {
      const { page, close, errors } = await open(path, look);
      expect(await findBarriers(page)).toEqual([]);
      expect(await findOverflow(page)).toEqual([]);
      expect(await findSmallTargets(page)).toEqual([]);
      expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
      await close();
    },
  );
});

test('from the list of questions to an answer with all its reasons', async () => {
  const { page, close, errors } = await open('/hoi');
  await page.getByRole('link', { name: /Lương hưu bao nhiêu, từ khi nào/ }).click();
  await page.waitForURL('**/hoi/pension');
  await page.locator('h1:focus').waitFor();
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#person-bornIn-month').fill('11/1980');
  await page.locator('#spell-0-from-month').fill('12/2025');
  await page.locator('#spell-0-months').fill('180');
  await page.locator('#spell-0-income').fill('1.650.000');
  await page.getByRole('button', { name: 'Hỏi luật' }).click();
  await page.locator('.full-answer').waitFor();
  const told = await textOf(page, '.results');
  expect(told).toContain('Tháng đủ tuổi 11/2040');
  expect(told).toContain('Tỷ lệ lương hưu 45 %');
  expect(told).toContain('Lương hưu mỗi tháng 742.500 đ');
  await page.locator('.reason summary', { hasText: 'Lương hưu mỗi tháng' }).click();
  expect(await textOf(page, '.reason[open] .explanation')).toContain('1.650.000 đ × 45 %');
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('#spell-0-months').fill('120');
  expect(await textOf(page, '.stale-said')).toBe('Dữ kiện đã đổi. Câu trả lời dưới đây là của dữ kiện cũ.');
  expect(await findBarriers(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('an answer that is no says why', async () => {
  const { page, close } = await open('/hoi/withdrawal');
  await page.getByLabel('Nam', { exact: true }).check();
  await page.locator('#person-bornIn-month').fill('3/1985');
  await page.locator('#reason').selectOption('stopped-12-months');
  await page.locator('#spell-0-from-month').fill('8/2025');
  await page.locator('#spell-0-months').fill('2');
  await page.locator('#spell-0-income').fill('1.500.000');
  await page.getByRole('button', { name: 'Hỏi luật' }).click();
  await page.locator('.results').waitFor();
  expect(await textOf(page, '.results')).toContain('Được nhận không');
  expect(await textOf(page, '.results')).toContain('Số tiền không có');
  await close();
});

test('a field that the law misses is marked, and takes the focus', async () => {
  const { page, close } = await open('/hoi/contribution');
  await page.getByRole('button', { name: 'Hỏi luật' }).click();
  await page.locator('#income-error').waitFor();
  await page.locator('#income:focus').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await close();
});

test('a rule can be read: how it is worked out, its articles, what it uses and what uses it', async () => {
  const { page, close } = await open('/luat');
  await page.getByLabel('Tìm quy tắc').fill('luong huu moi thang');
  await page.getByRole('link', { name: /^Lương hưu mỗi tháng/ }).click();
  await page.waitForURL('**/luat/monthlyPension');
  const told = await textOf(page, 'main');
  expect(told).toMatch(/Điều luật Luật 41\/2024, Điều 99/);
  expect(told).toContain('Tỷ lệ lương hưu');
  await page.locator('.book-links a', { hasText: 'Tỷ lệ lương hưu' }).first().click();
  await page.waitForURL('**/luat/pensionRate');
  await page.locator('.book-links a', { hasText: 'Tỷ lệ lương hưu khởi điểm' }).first().click();
  await page.waitForURL('**/so-lieu/fullRate');
  expect(await textOf(page, 'h1')).toBe('Tỷ lệ lương hưu khởi điểm');
  await close();
});

test('a figure of the law has its history, the newest first, each with its source and how sure it is', async () => {
  const { page, close } = await open('/so-lieu/povertyLine');
  const steps = await page.locator('.history > li').allInnerTexts();
  const told = steps.map((step) => step.replaceAll(/[\s\u00a0]+/g, ' '));
  expect(told[0]).toContain('Từ 01/2027 2.200.000 đ Nghị định 351/2025 Chưa thấy văn bản gốc');
  expect(told[1]).toContain('Từ 01/2022 1.500.000 đ Nghị định 07/2021, Điều 3 Hai nguồn giống nhau');
  await close();
});

test('an unknown address says so with 404, and leads back', async () => {
  const { page, close } = await open('/');
  const told = await page.goto(`${address()}/khong-co`);
  expect(told?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  await page.locator('main').getByRole('link', { name: 'Tính cho tôi' }).click();
  await page.getByRole('link', { name: 'Tôi muốn rút tiền' }).waitFor();
  await close();
});

test('without a script the first page, rules, legal numbers, places and open figures are there to read', async () => {
  const context = await browser().newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const read = async (path: string): Promise<string> => {
    await page.goto(address() + path);
    return (await page.locator('body').innerText()).replaceAll(/[\s\u00a0]+/g, ' ');
  };
  expect(await read('/')).toContain('Nhà tôi sắp có em bé');
  expect(await read('/luat/payable')).toContain('Điều luật');
  const parameter = await read('/so-lieu/povertyLine');
  expect(parameter).toContain('Đã đổi thế nào');
  expect(parameter).toContain('Kiểm tra lần cuối');
  expect(await read('/noi-dong')).toContain('Xã, phường nào?');
  expect(await read('/cong-bo')).toContain('Người tham gia');
  await context.close();
});
