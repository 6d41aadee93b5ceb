import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers, findOverflow, openTab, type Look, type Tab } from '../../tests/look.ts';
import { serve, type Served } from '../../tests/serve.ts';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  served = await serve();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  served?.stop();
});

const today = '2025-11-30';
const open = (look?: Look): Promise<Tab> => openTab(browser, `${served.address}/?today=${today}`, look);
const textOf = async (page: Page, place: string): Promise<string> =>
  ((await page.locator(place).first().innerText()) ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim();

/** The vendor of Âu Lâu: a woman born in November 1980, about 300,000 a month from December 2025. */
async function tellVendor(page: Page, amount = '300.000'): Promise<void> {
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.locator('#born-month').fill('11');
  await page.locator('#born-year').fill('1980');
  await page.locator('#start-month').fill('12');
  await page.locator('#amount').fill(amount);
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
}

describe('the vendor of Âu Lâu', () => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await open();
    await tellVendor(tab.page);
    await tab.page.locator('.figures').waitFor();
  });
  afterAll(() => tab.close());

  test('pays 297.000 đ and gets 742.500 đ from 12/2040', async () => {
    expect(await textOf(tab.page, '.figures')).toBe(
      'Chị đóng 297.000 đ, nhận 742.500 đ mỗi tháng Mỗi tháng chị đóng 297.000 đ Vì sao? 297.000 đ ' +
        'Nhà nước đóng thêm 66.000 đ mỗi tháng, trong 10 năm đầu. Sau đó chị đóng 363.000 đ. ' +
        'Từ tháng 12/2040, mỗi tháng chị nhận 742.500 đ Vì sao? 742.500 đ ' +
        'Lương hưu đến hết đời, tính theo tiền hôm nay, kèm thẻ bảo hiểm y tế.',
    );
    expect(await tab.page.title()).toBe('Chị đóng 297.000\u00a0đ, nhận 742.500\u00a0đ mỗi tháng');
  });

  test('is told that the law has no 300.000 đ to the đồng', async () => {
    expect(await textOf(tab.page, 'main .notice')).toBe(
      'Chị muốn đóng khoảng 300.000 đ. Mức gần nhất mà luật cho chọn là 297.000 đ.',
    );
  });

  test('reads why it is 297.000 đ: what she chose, 22 %, the State’s part, and the articles', async () => {
    await tab.page.getByRole('button', { name: 'Vì sao? 297.000' }).click();
    const told = await textOf(tab.page, '.explanation');
    expect(told).toContain('Vì sao là 297.000 đ?');
    expect(told).toContain('Mức thu nhập chị chọn 1.650.000 đ Thấp nhất 1.500.000 đ, mỗi bậc thêm 50.000 đ.');
    expect(told).toContain('363.000 đ 22 % × 1.650.000 đ Luật 41/2024, Điều 36, khoản 1');
    expect(told).toContain('\u2212 66.000 đ 20 % × 330.000 đ Nghị định 159/2025, Điều 5, khoản 1');
    expect(told).toContain('Chị đóng 297.000 đ 363.000 đ \u2212 66.000 đ');
    expect(told).toContain('Theo luật có hiệu lực ngày 01/12/2025.');
    await tab.page.locator('#why-payment-head:focus').waitFor();
  });

  test('reads why it is 742.500 đ; one explanation is open at a time', async () => {
    await tab.page.getByRole('button', { name: 'Vì sao? 742.500' }).click();
    const told = await textOf(tab.page, '.explanation');
    expect(told).toContain('Vì sao là 742.500 đ?');
    expect(told).toContain('Chị nhận 742.500 đ 1.650.000 đ × 45 %');
    expect(await tab.page.locator('.explanation').count()).toBe(1);
    await tab.page.getByRole('button', { name: 'Đóng lại' }).click();
    expect(await tab.page.locator('.explanation').count()).toBe(0);
  });

  test('sees three amounts, what else she has, and what is not certain', async () => {
    const compared = await textOf(tab.page, '.compare');
    expect(compared).toContain('Thấp nhất 264.000 Chị chọn 297.000 Gấp đôi 594.000');
    expect(compared).toContain('675.000 742.500 1.350.000');
    expect(compared).toContain('51.480.000 57.420.000 110.880.000');
    expect(compared).toContain('6 năm 5 tháng 6 năm 6 tháng 6 năm 11 tháng');
    expect(await textOf(tab.page, '.rights')).toMatch(/Sinh con 2\.000\.000 đ .* Khi chị mất 23\.400\.000 đ/);
    expect(await textOf(tab.page, '.unsure')).toContain('Chuẩn hộ nghèo nông thôn');
    expect(await textOf(tab.page, '.foot')).toContain('Cơ quan bảo hiểm xã hội là nơi quyết định.');
  });

  test('can have the life line as a table', async () => {
    await tab.page.getByText('Xem bằng bảng').click();
    const rows = await tab.page.locator('.twin tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '12/2025 45 297.000 66.000 –',
      '12/2035 55 363.000 – –',
      '12/2040 60 – – 742.500',
    ]);
    expect(await tab.page.locator('.life svg desc').textContent()).toContain('Từ 60\u00a0tuổi'.replace('\u00a0', ' '));
  });

  test('nothing of what she told left her phone, and nothing went wrong', () => {
    const sent = tab.requests.filter(
      (request) => !/^GET [^?]*\/(assets\/[\w.-]+)?(\?today=2025-11-30)?$/.test(request),
    );
    expect(sent).toEqual([]);
    expect(tab.errors).toEqual([]);
  });

  test('has no barrier in the way and nothing that sticks out', async () => {
    expect(await findBarriers(tab.page)).toEqual([]);
    expect(await findOverflow(tab.page)).toEqual([]);
  });
});

test('who wants 3.000.000 đ is told what it takes', async () => {
  const { page, close } = await open();
  await page.getByLabel('Tôi muốn nhận mỗi tháng').check();
  await tellVendor(page, '3 triệu');
  await page.locator('.figures').waitFor();
  // 3,000,000 / 45 % = 6,666,667: the next legal income is 6,700,000; 6,700,000 × 22 % − 66,000 = 1,408,000.
  expect(await textOf(page, '.figures')).toContain('Mỗi tháng chị đóng 1.408.000 đ');
  expect(await textOf(page, '.figure.gold .money')).toBe('3.015.000 đ');
  expect(await textOf(page, 'main .notice')).toContain('Chị muốn nhận 3.000.000 đ.');
  await close();
});

test('who chooses an income, and has paid before, gets the months of both', async () => {
  const { page, close } = await open();
  await page.getByLabel('Tôi chọn mức thu nhập').check();
  await page.getByRole('button', { name: 'Thêm một đợt đã đóng' }).click();
  await page.locator('#earlier-0-from-month').fill('12/2020');
  await page.locator('#earlier-0-months').fill('60');
  await page.locator('#earlier-0-income').fill('1.500.000');
  await tellVendor(page, '1.650.000');
  await page.locator('.figures').waitFor();
  expect(await textOf(page, '.told')).toContain('Đã đóng trước đây 5 năm');
  expect(await textOf(page, '.compare')).toContain('Chị chọn 297.000');
  await page.getByRole('button', { name: 'Sửa Đã đóng trước đây' }).click();
  await page.getByRole('button', { name: 'Bỏ đợt 1' }).click();
  await page.getByText('Chưa đóng lần nào').waitFor();
  expect(await textOf(page, '.figure.gold .money')).toBe('742.500 đ');
  await close();
});

describe('what is wrong is said at its field, with the way out', () => {
  test('an empty form: every field that is needed, and the focus goes to the first', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
    await page.locator('.field-error').first().waitFor();
    expect(await page.locator('.field-error').allInnerTexts()).toEqual([
      'Chọn nữ hoặc nam. Tuổi nghỉ hưu của hai bên khác nhau.',
      'Ghi tháng và năm, ví dụ 11/1980.',
      'Ghi số tiền, ví dụ 300.000.',
    ]);
    expect(await page.getByRole('alert').innerText()).toContain('Còn 3 mục cần sửa.');
    await page.locator('[name=sex]:focus').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  test('a field is tied to its error for those who hear the page', async () => {
    const { page, close } = await open();
    await tellVendor(page, 'ba trăm');
    const field = page.locator('#amount');
    await page.locator('#amount-error').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.getAttribute('aria-describedby')).toContain('amount-error');
    expect(await textOf(page, '#amount-error')).toContain('Chưa đọc được “ba trăm”.');
    await close();
  });

  test.each([
    ['50.000', 'Mức đóng thấp nhất bây giờ là 264.000 đ mỗi tháng. Ghi số này hoặc cao hơn.'],
    ['0', 'chỉ nhận từ 1'],
  ])('to pay %s is refused with its reason', async (amount, sentence) => {
    const { page, close } = await open();
    await tellVendor(page, amount);
    await page.locator('#amount-error').waitFor();
    expect(await textOf(page, '#amount-error')).toContain(sentence);
    await close();
  });

  test('a change turns the figures grey at once; a wrong one keeps them grey until it is repaired', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    await page.locator('.figures').waitFor();
    await page.getByRole('button', { name: 'Sửa Chị muốn' }).click();
    await page.locator('#amount').fill('100.000');
    expect(await page.locator('.money.stale').count()).toBe(2);
    expect(await textOf(page, '.why')).toBe('đang tính lại');
    await page.locator('#amount-error').waitFor();
    expect(await page.locator('.money.stale').count()).toBe(2);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('#amount').fill('600.000');
    await page.locator('.money.stale').first().waitFor({ state: 'detached' });
    expect(await textOf(page, '.figure .money')).toBe('594.000 đ');
    await close();
  });
});

test('the language changes in place: the answer stays, and is remembered on the device', async () => {
  const { page, close, errors } = await open();
  await tellVendor(page);
  await page.locator('.figures').waitFor();
  await page.getByLabel('Ngôn ngữ').selectOption('en');
  await page.getByText('Each month you pay').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297,000 đ');
  expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  await page.getByLabel('Language').selectOption('nb');
  await page.getByText('Hver måned betaler du').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297 000 đ');
  await page.reload();
  await page.getByText('Hvor mye å betale, hvor mye å få?').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('dark and large type are a press away, and remembered', async () => {
  const { page, close } = await open();
  await page.getByRole('button', { name: 'Nền tối' }).click();
  await page.getByRole('button', { name: 'Chữ lớn hơn' }).click();
  const look = (): Promise<unknown> =>
    page.evaluate(
      '[[...document.documentElement.classList].toSorted().join(" "), getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).backgroundColor]',
    );
  expect(await look()).toEqual(['dark lon', '20px', 'rgb(15, 19, 41)']);
  await page.reload();
  await page.locator('h1').first().waitFor();
  expect(await look()).toEqual(['dark lon', '20px', 'rgb(15, 19, 41)']);
  expect(await page.getByRole('button', { name: 'Nền tối' }).getAttribute('aria-pressed')).toBe('true');
  await close();
});

test('the ground follows the system until one chooses', async () => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(served.address);
  await page.locator('h1').waitFor();
  await page.locator('html.dark').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html:not(.dark)').waitFor();
  expect(await page.locator('html.dark').count()).toBe(0);
  await context.close();
});

test('the keyboard alone is enough, from the first field to the reasons', async () => {
  const { page, close } = await open();
  await page.locator('#sex input').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('11/1980');
  expect(await page.locator('#born-year').inputValue()).toBe('1980');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('300000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.locator('.figures').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297.000 đ');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
  expect(outline).toBe('3px');
  await page.keyboard.press('Enter');
  await page.locator('.explanation').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.explanation').waitFor({ state: 'detached' });
  await close();
});

test('a link into the book, and back: the answer is still there, with its reasons open', async () => {
  const { page, close } = await open();
  await tellVendor(page);
  await page.locator('.figures').waitFor();
  await page.getByRole('button', { name: 'Vì sao? 297.000' }).click();
  await page.locator('.explanation .articles a').first().click();
  await page.waitForURL('**/luat/monthlyContribution');
  await page.goBack();
  await page.locator('.explanation').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297.000 đ');
  await close();
});

test.each([
  { width: 360 },
  { width: 360, large: true },
  { width: 320 },
  { width: 360, dark: true },
  { width: 360, language: 'nb', large: true },
  { width: 1440 },
] as const)('the answer with its reasons holds at %o', async (look) => {
  const { page, close } = await open({ ...look, language: 'vi' });
  await tellVendor(page);
  await page.locator('.figures').waitFor();
  await page.locator('.why').last().click();
  await page.locator('.explanation details').first().evaluate('(details) => (details.open = true)');
  if ('language' in look) {
    await page.getByLabel('Ngôn ngữ').selectOption(look.language);
    await page.getByText('Hver måned betaler du').waitFor();
  }
  expect(await findOverflow(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await close();
});
