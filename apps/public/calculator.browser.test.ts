import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begin, next, tellGroup, tellSpell, tellVendor, tellWho, textOf } from '../../tests/calculator-tab.ts';
import { findBarriers, findOverflow, findSmallTargets, openTab, seenOf, type Tab } from '../../tests/look.ts';
import { publicPage } from '../../tests/public-page.ts';

/** The vendor begins in December 2025. */
const today = '2025-12-01';
const { browser, address, open } = publicPage(today);

describe('each of the six starts reaches its answer, with reasons', () => {
  test('“Tôi đóng được 100.000 đ mỗi tháng”: the lowest amount, and what it is in other groups', async () => {
    const { page, errors, close } = await open();
    await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
    await next(page);
    await tellWho(page);
    await tellGroup(page);
    await page.locator('.figures').waitFor();
    expect(await textOf(page, '.figures')).toContain('Mỗi tháng chị đóng 264.000 đ');
    expect(await textOf(page, 'main .notice')).toContain('100.000 đ chưa đủ. Mức đóng thấp nhất của chị là 264.000 đ.');
    expect(await textOf(page, 'main .notice')).toContain('Hộ nghèo 165.000 đ');
    await page.getByRole('button', { name: 'Vì sao? 264.000' }).click();
    await page.locator('.explanation').waitFor();
    expect(await textOf(page, '.explanation')).toContain('Nghị định 159/2025, Điều 5, khoản 1');
    expect(errors).toEqual([]);
    await close();
  });

  test('“Tôi muốn có 2 triệu mỗi tháng”', async () => {
    const { page, close } = await open();
    await begin(page, 'Tôi muốn có 2 triệu mỗi tháng');
    await next(page);
    await tellWho(page);
    await tellGroup(page);
    await page.locator('.figures').waitFor();
    // 2,000,000 / 45 % = 4,444,444: the next legal income is 4,450,000; 4,450,000 × 22 % − 66,000 = 913,000.
    expect(await textOf(page, '.figures')).toContain('Mỗi tháng chị đóng 913.000 đ');
    expect(await textOf(page, '.figure.gold .money')).toBe('2.002.500 đ');
    await page.getByRole('button', { name: 'Vì sao? 2.002.500' }).click();
    await page.locator('.explanation').waitFor();
    expect(await textOf(page, '.explanation')).toContain('4.450.000 đ × 45 %');
    await close();
  });

  test('“Tôi đã đóng mấy năm rồi”: both schemes, the missing months, what they cost, and when the right opens', async () => {
    const { page, close } = await open();
    await begin(page, 'Tôi đã đóng mấy năm rồi');
    await tellSpell(page, '1/2020', '60', '1.500.000');
    await page.locator('#compulsoryMonths').fill('48');
    await page.locator('#compulsorySalary').fill('5 triệu');
    await next(page);
    await tellWho(page);
    await tellGroup(page);
    await page.locator('.figures').waitFor();
    const career = await textOf(page, '.career');
    expect(career).toContain('Còn thiếu 6 năm Đã đóng, tất cả 9 năm Trong đó đóng bắt buộc 4 năm');
    // 60 × 264,000 + 12 × 330,000
    expect(career).toContain('19.800.000 đ');
    expect(career).toContain('Sớm nhất có lương hưu từ 12/2040');
    expect(await textOf(page, '.legend')).toContain('Chờ đến tuổi');
    await close();
  });

  test('“Nhà tôi sắp có em bé”: still in time, how many months, what they cost', async () => {
    const { page, close } = await open();
    await begin(page, 'Nhà tôi sắp có em bé');
    await page.locator('#due-month').fill('tháng 6 năm 2026');
    await next(page);
    await next(page);
    await page.locator('.figures').waitFor();
    const main = await textOf(page, 'main');
    expect(main).toContain('Vẫn còn kịp');
    expect(main).toContain('6 tháng, từ 12/2025 đến 05/2026');
    await page.getByRole('button', { name: '1.584.000' }).click();
    await page.locator('#why-child-head:focus').waitFor();
    expect(await textOf(page, '#why-child')).toContain('6 × 264.000 đ');
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('.why').click();
    await page.locator('#why-right-head:focus').waitFor();
    await close();
  });

  test('“Tôi muốn rút tiền”: who joined after the law is told why not, and is asked nothing more', async () => {
    const { page, close } = await open();
    await begin(page, 'Tôi muốn rút tiền');
    await page.getByLabel('Dừng đóng đã 12 tháng').check();
    await next(page);
    await tellSpell(page, '8/2025', '3', '1.500.000');
    await page.locator('.figures').waitFor();
    expect(await textOf(page, '.figures')).toContain('Vì: Bắt đầu đóng từ tháng 7/2025.');
    await expect.poll(() => page.locator('.told li').count()).toBe(2);
    await close();
  });

  test('“Nếu tôi mất thì sao”: what the family gets now, and later', async () => {
    const { page, close } = await open();
    await begin(page, 'Nếu tôi mất thì sao');
    await page.getByLabel('Chưa nhận').check();
    await next(page);
    await tellSpell(page, '1/2020', '70', '1.500.000');
    await page.locator('.figures').waitFor();
    const table = await seenOf(page, '.choices');
    // 10 × 2,340,000
    expect(table).toContain('5 năm 10 tháng 23.400.000');
    // In December 2026 the reference level is 2,530,000.
    expect(table).toContain('6 năm 10 tháng 25.300.000');
    await page.getByRole('button', { name: '25.300.000' }).first().click();
    await page.locator('#why-family-head:focus').waitFor();
    expect(await textOf(page, '#why-family')).toContain('10 tháng × 2.530.000 đ');
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  test('“Nếu tôi mất thì sao” of somebody who draws a pension: not a month of payments is asked for', async () => {
    const { page, close } = await open();
    await begin(page, 'Nếu tôi mất thì sao');
    await page.getByLabel('Đang nhận').check();
    await page.locator('#drawn').fill('2 triệu');
    await page.locator('#drawnFrom-month').fill('12/2024');
    await next(page);
    await page.locator('.figures').waitFor();
    // December 2025 is the 13th month: 48 − 0.5 × 11 = 42.5 pensions of 2,000,000, and 10 × 2,340,000.
    expect(await textOf(page, '.figure.gold .money')).toBe('108.400.000 đ');
    expect(await seenOf(page, '.choices')).toContain('Đang nhận lương hưu 23.400.000 85.000.000');
    await page.getByRole('button', { name: '85.000.000' }).first().click();
    await page.locator('#why-family-head:focus').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    await close();
  });
});

describe('the vendor of Âu Lâu', () => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await open();
    await tellVendor(tab.page);
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

  test('reads why: what she chose, 22 %, the State’s part, and the articles; one explanation at a time', async () => {
    await tab.page.getByRole('button', { name: 'Vì sao? 297.000' }).click();
    await tab.page.locator('#why-payment-head:focus').waitFor();
    const told = await textOf(tab.page, '.explanation');
    expect(told).toContain('Mức thu nhập chị chọn 1.650.000 đ Thấp nhất 1.500.000 đ, mỗi bậc thêm 50.000 đ.');
    expect(told).toContain('363.000 đ 22 % × 1.650.000 đ Luật 41/2024, Điều 36, khoản 1');
    expect(told).toContain('\u2212 66.000 đ 20 % × 330.000 đ Nghị định 159/2025, Điều 5, khoản 1');
    expect(told).toContain('Theo luật có hiệu lực ngày 01/12/2025.');
    await tab.page.getByRole('button', { name: 'Vì sao? 742.500' }).click();
    await tab.page.locator('#why-pension-head:focus').waitFor();
    expect(await textOf(tab.page, '.explanation')).toContain('Chị nhận 742.500 đ 1.650.000 đ × 45 %');
    await expect.poll(() => tab.page.locator('.explanation').count()).toBe(1);
    await tab.page.getByRole('button', { name: 'Đóng lại' }).click();
    expect(await tab.page.locator('.explanation').count()).toBe(0);
  });

  test('sees choices: amounts, ways of paying, stopping later, stopping early; and what is not certain', async () => {
    const compared = await seenOf(tab.page, '.compare');
    expect(compared).toContain('Thấp nhất 264.000 Chị chọn 297.000 Gấp đôi 594.000');
    expect(compared).toContain('51.480.000 57.420.000 110.880.000');
    const main = await seenOf(tab.page, 'main');
    expect(main).toContain('3 tháng một lần 891.000 –');
    expect(main).toContain('1 năm 3.564.000 2.508.000');
    expect(await seenOf(tab.page, '.rights')).toMatch(/Sinh con 2\.000\.000 đ .* Khi chị mất 23\.400\.000 đ/);
    await tab.page.getByText('Chuẩn hộ nghèo nông thôn').first().waitFor();
    expect(main).toContain('Cơ quan bảo hiểm xã hội là nơi quyết định.');
  });

  test('incomes, ways of paying and times of stopping stand beside each other; every figure opens to its rule', async () => {
    const { page } = tab;
    const combined = page.locator('.combined');
    const read = (): Promise<string> => seenOf(page, '.combined table');
    // 1,650,000 × 45 %, 55 %, 65 %; twice as much beside it.
    expect(await read()).toContain('297.000 742.500 907.500 1.072.500');
    expect(await read()).toContain('594.000 1.350.000 1.650.000 1.950.000');
    await combined.getByLabel('Cách đóng').selectOption({ label: '3 tháng một lần' });
    expect(await read()).toContain('891.000 742.500 907.500 1.072.500');
    await combined.getByRole('button', { name: '907.500' }).click();
    await page.locator('#why-choice-head:focus').waitFor();
    expect(await textOf(page, '#why-choice')).toContain('1.650.000 đ × 55 %');
    await page.getByRole('button', { name: '57.420.000' }).click();
    await page.locator('#why-compare-head:focus').waitFor();
    expect(await textOf(page, '#why-compare')).toContain('120 × 297.000 đ + 60 × 363.000 đ');
    await page.getByRole('button', { name: '2.508.000' }).click();
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
  });

  test('what one gets meanwhile opens to its rule; the family of a pensioner is told what it receives', async () => {
    const { page } = tab;
    expect(await seenOf(page, '.rights')).toContain('Thẻ bảo hiểm y tế');
    // 48 × 742,500; (48 − 58 × 0.5) × 742,500; at least 3 × 742,500.
    expect(await seenOf(page, '.rights + .choices')).toMatch(
      /1 tháng 23\.400\.000 35\.640\.000 5 năm 23\.400\.000 14\.107\.500 10 năm 23\.400\.000 2\.227\.500/,
    );
    await page.getByRole('button', { name: '14.107.500' }).click();
    await page.locator('#why-meanwhile-head:focus').waitFor();
    expect(await textOf(page, '#why-meanwhile')).toContain('Luật 41/2024, Điều 110, khoản 4');
    await page.getByRole('button', { name: '2.000.000' }).click();
    await page.getByRole('heading', { name: 'Vì sao là 2.000.000' }).waitFor();
    expect(await textOf(page, '#why-meanwhile')).toContain('Luật 41/2024, Điều 95');
    expect(await findBarriers(page)).toEqual([]);
  });

  test('nothing of what she told left her phone, and nothing went wrong', () => {
    const sent = tab.requests.filter(
      (request) =>
        !/^GET [^?]*\/((assets|loi-doc)\/[\w.-]+|sw\.js|mark\.svg|tinh\/[\w-]+)?(\?today=2025-12-01)?$/.test(request),
    );
    expect(sent).toEqual([]);
    expect(tab.errors).toEqual([]);
  });

  test('has no barrier in the way, nothing that sticks out, nothing too small for a finger', async () => {
    expect(await findBarriers(tab.page)).toEqual([]);
    expect(await findOverflow(tab.page)).toEqual([]);
    expect(await findSmallTargets(tab.page)).toEqual([]);
  });
});

test('who opens a start by its address reads its first question before a script has come, closed until it listens, and sees it once', async () => {
  const context = await browser().newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  let come = (): void => {};
  const coming = new Promise<void>((arrive) => {
    come = arrive;
  });
  await page.route('**/assets/*.js', async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(`${address()}/tinh/sinh-con?today=${today}`, { waitUntil: 'commit' });
  const question = page.getByRole('heading', { name: 'Bé sinh tháng nào?' });
  await question.waitFor();
  expect(await page.locator('#due-month').isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Tiếp tục' }).isDisabled()).toBe(true);
  const written = await question.elementHandle();
  come();
  await page.locator('#due-month:enabled').waitFor();
  // The same element: what was read stays where it is.
  expect(await written?.evaluate((element) => element.isConnected)).toBe(true);
  await expect.poll(() => page.locator('h1').count()).toBe(1);
  await expect.poll(() => page.locator('footer').count()).toBe(1);
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

describe('a link', () => {
  test('holds everything: another phone shows the same answer', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    const other = await openTab(browser(), page.url().replace('#', `?today=${today}#`));
    await other.page.locator('.figures').waitFor();
    expect(await textOf(other.page, '.figure .money')).toBe('297.000 đ');
    await other.close();
    await close();
  });

  test('from an older law answers as then, and offers now', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    const later = await openTab(browser(), page.url().replace('#', '?today=2026-11-22#'));
    await later.page.locator('.figures').waitFor();
    expect(await textOf(later.page, 'main .notice')).toContain('theo luật ngày 01/12/2025');
    expect(await textOf(later.page, '.rights')).toContain('23.400.000 đ');
    await later.page.getByRole('button', { name: 'Tính lại theo luật hôm nay' }).click();
    // 10 × 2,530,000, from July 2026.
    await later.page.getByText('25.300.000').first().waitFor();
    await later.close();
    await close();
  });

  test('is kind in each of its states, and no barrier is in the way: of an older law, changed, and on paper', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    const older = await openTab(browser(), page.url().replace('#', '?today=2026-11-22#'));
    await older.page.locator('.figures').waitFor();
    expect(await findBarriers(older.page)).toEqual([]);
    await older.close();
    const changed = await openTab(browser(), page.url().replace('amount=300.000', 'amount=900.000'));
    await changed.page.getByRole('alert').waitFor();
    expect(await findBarriers(changed.page)).toEqual([]);
    await changed.close();
    await page.emulateMedia({ media: 'print' });
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    await close();
  });

  test('that was changed on its way gives no figure, but a kind sentence and the questions', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    const other = await openTab(browser(), page.url().replace('amount=300.000', 'amount=900.000'));
    await other.page.getByRole('alert').waitFor();
    expect(await textOf(other.page, '[role=alert]')).toContain('Liên kết này đã bị cắt hoặc đổi trên đường gửi');
    expect(await other.page.locator('.figures').count()).toBe(0);
    await other.close();
    await close();
  });

  test.each([
    ['vi', 'Chị đóng 297.000 đ, nhận 742.500 đ mỗi tháng'],
    ['en', '297,000 đ'],
    ['nb', '297 000 đ'],
  ] as const)(
    'goes as a picture into a chat, in %s: of its size, with brand, figures, who decides and the law of which day',
    async (language, words) => {
      const { page, close } = await open();
      // What is written on a canvas is kept, so that it can be read.
      await page.addInitScript(`globalThis.written = []; const write = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { written.push({ text, right: x + this.measureText(text).width, y }); return write.call(this, text, x, y); };
      delete Navigator.prototype.canShare;`);
      await page.reload();
      await tellVendor(page);
      if (language !== 'vi') {
        await page.getByLabel('Ngôn ngữ').selectOption(language);
        await page.locator(`html[lang=${language}]`).waitFor();
        await page.getByText(words).first().waitFor();
      }
      const saved = page.waitForEvent('download');
      await page.locator('.share-acts button').nth(1).click();
      const file = await (await saved).path();
      const picture = readFileSync(file);
      // The header of a PNG: width and height.
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1080, 1350]);
      const written = (await page.evaluate('written')) as readonly { text: string; right: number; y: number }[];
      const text = written
        .map((line) => line.text)
        .join(' ')
        .replaceAll('\u00a0', ' ');
      expect(text).toContain('Điểm Tựa');
      for (const figure of words.match(/\d[\d.,\s]*đ/g) ?? []) expect(text).toContain(figure);
      expect(text).toContain('2025');
      // Nothing is cut off, and what stands at the foot stands below all else.
      expect(written.filter((line) => line.right > 1080 || line.y > 1350)).toEqual([]);
      const [decides, lawOf] = written.slice(-2);
      expect(Math.max(...written.slice(0, -2).map(({ y }) => y))).toBeLessThan(
        Math.min(decides?.y ?? 0, lawOf?.y ?? 0),
      );
      await close();
    },
  );

  test('can be shown as a code to the collector, and the answer goes on paper', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    await page.getByRole('button', { name: 'Mã cho nhân viên thu' }).click();
    await page.getByRole('img', { name: 'Mã chứa liên kết' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.share').isVisible()).toBe(false);
    expect(await page.locator('.figures').isVisible()).toBe(true);
    await close();
  });
});

test('the language changes in place: the answer stays, and is remembered on the device', async () => {
  const { page, close, errors } = await open();
  await tellVendor(page);
  await page.getByLabel('Ngôn ngữ').selectOption('en');
  await page.getByText('Each month you pay').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297,000 đ');
  await page.getByLabel('Language').selectOption('nb');
  await page.getByText('Hver måned betaler du').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297 000 đ');
  await page.reload();
  await page.getByText('Hver måned betaler du').waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('places and open figures are read in the language that one chose', async () => {
  const { page, close } = await open({ language: 'nb' });
  await page.locator('footer a[href="/cong-bo?language=nb"]').click();
  await page.waitForURL(/\/cong-bo\?language=nb$/);
  expect(await page.locator('html').getAttribute('lang')).toBe('nb');
  await page.goto(`${address()}/?today=${today}`);
  await page.locator('footer a[href="/noi-dong?language=nb"]').click();
  await page.waitForURL(/\/noi-dong\?language=nb$/);
  expect(await page.locator('html').getAttribute('lang')).toBe('nb');
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
  await page.locator('html.dark.lon').waitFor();
  await close();
});

test('the keyboard alone is enough, from the first page to the reasons', async () => {
  const { page, close } = await open();
  await page.getByRole('link', { name: 'Tôi đóng được' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#amount').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('300000');
  await page.keyboard.press('Enter');
  await page.locator('.question h2:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('11/1980');
  await page.keyboard.press('Enter');
  await page.locator('#group').waitFor();
  await page.locator('.question h2:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('.figures').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297.000 đ');
  await page.getByRole('button', { name: 'Vì sao? 297.000' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.explanation').waitFor();
  await close();
});

test('a link into the book, and back: the answer is still there, with its reasons open', async () => {
  const { page, close } = await open();
  await tellVendor(page);
  await page.getByRole('button', { name: 'Vì sao? 297.000' }).click();
  await page.locator('.explanation .articles a').first().click();
  await page.waitForURL('**/luat/monthlyContribution');
  await page.goBack();
  await page.locator('.explanation').waitFor();
  expect(await textOf(page, '.figure .money')).toBe('297.000 đ');
  await close();
});

test('without a network: the page that was open once opens again, and answers', async () => {
  const context = await browser().newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(`${address()}/?today=${today}`);
  await tellVendor(page);
  await page.getByRole('button', { name: 'Vì sao? 297.000' }).click();
  await page.locator('.explanation').waitFor();
  await page.goto(`${address()}/?today=${today}`);
  const kept = (): Promise<unknown> =>
    page.evaluate(
      "caches.open('diemtua-1').then((kept) => kept.keys()).then((keys) => navigator.serviceWorker.controller !== null && keys.length > 8)",
    );
  await expect.poll(kept).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await tellVendor(page, '600.000');
  expect(await textOf(page, '.figure .money')).toBe('594.000 đ');
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

describe.each([
  ['/goi-lai', 'Nếu đang viết dở thì chữ đã viết vẫn còn.'],
  ['/ho-so', 'Hồ sơ không cất trong máy, để người khác cầm máy cũng không xem được.'],
])('%s without a network, after a first visit to it', (path, said) => {
  test('says what works and what does not; what works does, and nothing of the page itself was kept', async () => {
    const context = await browser().newContext({ viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    await page.goto(`${address()}${path}`);
    const kept = (): Promise<unknown> =>
      page.evaluate(`caches.open('diemtua-1').then((kept) => kept.keys()).then((keys) => {
        const paths = keys.map(({ url }) => new URL(url).pathname);
        return navigator.serviceWorker.controller !== null && paths.includes('/') &&
          paths.some((each) => each.startsWith('/assets/frame-')) && paths.some((each) => each.startsWith('/assets/vi-')) &&
          !paths.some((each) => each.startsWith('${path}') || each.startsWith('/api'));
      })`);
    await expect.poll(kept).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Không có mạng', exact: true }).waitFor();
    await page.getByText(said).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findSmallTargets(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { name: path === '/ho-so' ? 'Hồ sơ của tôi' : 'Nhờ gọi lại', level: 1 }).waitFor();
    await context.close();
  });
});

test('in a page that is not ours the calculator works in a frame, as high as it is', async () => {
  const host = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(
      `<!doctype html><title>Báo</title><h1>Một trang khác</h1><script src="${address()}/nhung.js" async></script>`,
    );
  });
  await new Promise<void>((listens) => host.listen(0, '127.0.0.1', listens));
  const { port } = host.address() as AddressInfo;
  const context = await browser().newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Tôi muốn có 2 triệu mỗi tháng' }).click();
  await frame.getByRole('button', { name: 'Tiếp tục' }).click();
  await frame.getByLabel('Nữ', { exact: true }).check();
  await frame.locator('#born-month').fill('11/1980');
  await frame.getByRole('button', { name: 'Tiếp tục' }).click();
  await frame.getByLabel('Người tham gia khác').check();
  await frame.getByRole('button', { name: 'Tiếp tục' }).click();
  await frame.locator('.figures').waitFor();
  expect(await frame.locator('.figure.gold .money').innerText()).toContain('đ');
  const height = await page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(2_000);
  // The same page asks the law and reads the open figures by itself.
  const asked = await page.evaluate(`(async () => {
    const told = { payOn: '2025-12-01', income: 1650000, method: 'monthly', group: 'other' };
    const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) };
    const law = await fetch('${address()}/api/law/contribution', body).then((answer) => answer.json());
    const figures = await fetch('${address()}/api/public/figures.json').then((answer) => answer.json());
    const office = await fetch('${address()}/api/people?q=mai').then(() => 'read', () => 'closed');
    return [law.payable, figures.unit, office];
  })()`);
  expect(asked).toEqual([297_000, 'people', 'closed']);
  await context.close();
  host.close();
});

test.each([
  { width: 360 },
  { width: 360, large: true },
  { width: 320 },
  { width: 360, dark: true },
  { width: 360, language: 'nb', large: true },
  { width: 1440 },
] as const)('the first page, a question and the answer with its reasons hold at %o', async (look) => {
  const { page, close } = await open({ ...look, language: 'vi' });
  expect(await findOverflow(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await tellVendor(page);
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
