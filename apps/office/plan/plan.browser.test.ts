import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../tests/browser.ts';
import { findCrowdedText } from '../../../tests/crowded-text.ts';
import { findBarriers, findOverflow } from '../../../tests/look.ts';
import { doorOf, picture, said, textOf, type OfficeLook } from '../../../tests/office-tab.ts';
import { joining, openPlanOffice, planNow, type PlanOffice } from '../../../tests/plan-office.ts';

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
  const unsaid = /\bplan\.[a-z][\w.-]+|\{\w+\}/.exec(await page.locator('main').innerText());
  return [
    ...(await findBarriers(page)),
    ...(await findOverflow(page)),
    ...(await findCrowdedText(page)),
    ...(unsaid ? [`unsaid: ${unsaid[0]}`] : []),
  ];
}

/** People who take part at the end of a day, counted by another way than the server's: the sum of every delta until then. */
async function takingPart(day: string): Promise<number> {
  const { rows } = await office.engine.pool.query<{ count: number }>(
    `select sum(delta)::integer as count from participation_delta where province = '15' and product = 'voluntary' and day <= $1`,
    [day],
  );
  return rows[0]?.count ?? 0;
}

const written = (people: number): string => people.toLocaleString('de-DE');

describe('the walk of a director', () => {
  test('opens the office, sees where the province is and that Sa Pa is in trouble, on one screen', async () => {
    const { page, errors, close } = await open('/van-phong');
    await page.getByRole('heading', { name: /Lào Cai đến hết ngày 30\/11\/2025/ }).waitFor();
    await page.locator('.map svg').waitFor();
    const verdict = await textOf(page, '.verdict');
    expect(verdict).toContain(`${written(await takingPart('2025-11-30'))} Đang tham gia`);
    // The one to be helped first is the last of the ranks, whoever that is in a province of this size; in the whole one it is Sa Pa.
    const lowest = page.locator('.ranked-links a').last();
    const trouble = await textOf(page, '.in-trouble');
    expect(verdict).toContain(`Cần giúp trước nhất: ${trouble}`);
    expect(await lowest.getAttribute('href')).toBe(await page.locator('.in-trouble').getAttribute('href'));
    expect(await page.locator('.ranked svg').textContent()).toContain('Sa Pa');
    expect(await page.locator('.in-trouble').evaluate((link) => link.getBoundingClientRect().bottom)).toBeLessThan(900);
    expect(await page.locator('.map svg').evaluate((map) => map.getBoundingClientRect().top)).toBeLessThan(900);
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'tong-quan-1440');
    expect(errors).toEqual([]);
    await close();
  });

  test('asks why: the figure opens to its query, its parts and its records', async () => {
    const { page, errors, close } = await open('/van-phong');
    await page
      .getByRole('button', { name: /Đang tham gia\. Vì sao\?/ })
      .first()
      .click();
    const card = page.locator('#verdict-why');
    await card.getByText('Người đang được tính là tham gia vào cuối ngày.').waitFor();
    const count = written(await takingPart('2025-11-30'));
    expect(await textOf(page, '#verdict-why h3')).toContain(`Vì sao là ${count}?`);
    expect(await textOf(page, '#verdict-why .result')).toContain(count);
    await card
      .getByText(/dòng sổ/)
      .first()
      .click();
    // A page more with each press.
    await expect.poll(() => card.locator('tbody tr').count()).toBe(50);
    await card
      .getByRole('button', { name: /Xem thêm|Xem tiếp|50/ })
      .last()
      .click();
    await expect.poll(() => card.locator('tbody tr').count()).toBe(100);
    await card.getByText('Câu hỏi gửi vào cơ sở dữ liệu').click();
    expect(await textOf(page, '#verdict-why .query')).toContain('participation_delta');
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'tong-quan-vi-sao-1440');
    await page.keyboard.press('Escape');
    expect(errors).toEqual([]);
    await close();
  });

  test('goes to Sa Pa and changes the approach of a hard commune: owner, day, when one looks again', async () => {
    const { page, errors, close } = await open('/van-phong');
    await page.getByRole('link', { name: /^BHXH cơ sở Sa Pa: đạt/ }).click();
    await page.getByRole('heading', { name: /Sa Pa đến hết ngày/ }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'don-vi-1440');
    // A number of a table opens too, of its own collector and days.
    await page
      .getByRole('button', { name: /^\d+\s*Đang tham gia, .+Vì sao\?$/ })
      .last()
      .click();
    await page.locator('#collectors-why').getByText('Nhân viên thu').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.locator('.rail').getByRole('link', { name: 'Nơi khó' }).click();
    await page
      .getByRole('button', { name: /Chọn cách làm/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Làm gì').fill('Họp thôn buổi tối, nói tiếng Mông');
    // The owners are those of the unit that serves the commune, and of the province.
    await expect.poll(() => dialog.getByLabel('Ai lo').locator('option').count()).toBeGreaterThan(2);
    await dialog.getByLabel('Ai lo').selectOption({ index: 2 });
    await dialog.getByLabel('Xong trước ngày').fill('15/12/2025');
    await dialog.getByLabel('Xem lại ngày').fill('08/12/2025');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'cach-lam-1440');
    await dialog.getByRole('button', { name: 'Ghi cách làm' }).click();
    await said(page, 'Đã ghi cách làm');
    const kept = page.locator('.approaches li', { hasText: 'Họp thôn buổi tối, nói tiếng Mông' });
    await kept.waitFor();
    await kept.getByRole('button', { name: /Ghi lần xem lại/ }).click();
    await page.getByLabel('Đã thấy gì').fill('Hai thôn đã họp, 9 người hẹn');
    await page.getByLabel('Xem lại ngày').fill('12/12/2025');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã ghi lần xem lại.');
    await kept.getByText('xem lại').first().waitFor();
    await kept.getByText('Hai thôn đã họp, 9 người hẹn').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'noi-kho-1440');
    expect(errors).toEqual([]);
    await close();
  });

  test('freezes the report and prints it', async () => {
    const { page, errors, close } = await open('/van-phong');
    await page.getByRole('link', { name: 'Chốt báo cáo' }).click();
    await page.getByText('Chọn báo cáo cần chốt.').waitFor();
    await page.getByRole('button', { name: 'Chốt Tóm tắt cho Ban Chỉ đạo' }).click();
    await said(page, 'Đã chốt: Tóm tắt cho Ban Chỉ đạo.');
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'bao-cao-1440');
    await page.locator('main table').getByRole('link').first().click();
    await page.getByText('còn nguyên').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await picture(page, 'bao-cao-chot-1440');
    const printed = page.waitForResponse((answer) => answer.url().includes('/file'));
    await page.getByRole('button', { name: 'Xem và in PDF' }).click();
    expect((await printed).headers()['content-type']).toBe('application/pdf');
    expect(errors).toEqual([]);
    await close();
  });
});

test('a receipt posted in another window moves the board without reload', async () => {
  const { page, close } = await open('/van-phong');
  const figure = page.getByRole('button', { name: /Đang tham gia\. Vì sao\?/ }).first();
  const before = await takingPart('2025-11-30');
  await figure.getByText(written(before)).waitFor();
  const desk = await openAs(office.clerk, '/van-phong');
  const { rows } = await office.engine.pool.query<{ code: string }>(
    `select commune as code from unit_commune where province = '15' and unit = 'SAPA' order by commune limit 1`,
  );
  // The last number of a book of the unit, which nobody has come to yet.
  const papers = await office.engine.pool.query<{ series: string; number: number }>(
    `select series, to_number as number from receipt_book b where province = '15' and unit = 'SAPA'
     and not exists (select from receipt r where r.province = b.province and r.series = b.series and r.number = b.to_number) limit 1`,
  );
  const told = await desk.page.evaluate(
    async ({ command, paper }) => {
      const receipt = { ...command.receipt, ...paper };
      const answer = await fetch('/api/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ commands: [{ ...command, receipt }] }),
      });
      return answer.text();
    },
    { command: joining('Sùng Thị Mai', rows[0]?.code ?? ''), paper: papers.rows[0] },
  );
  expect(told).toContain('"covers"');
  await figure.getByText(written(before + 1)).waitFor();
  expect(await takingPart('2025-11-30')).toBe(before + 1);
  await desk.close();
  await close();
});

test('the map is walked by arrows, and a cell leads to its commune', async () => {
  const { page, close } = await open('/van-phong/dia-ban');
  const here = (): Promise<string | null> =>
    page.evaluate('document.activeElement?.getAttribute("data-code") ?? null') as Promise<string | null>;
  await page.locator('.map a[tabindex="0"]').focus();
  const first = await here();
  await page.keyboard.press('ArrowRight');
  const second = await here();
  expect(second).not.toBe(first);
  await expect.poll(() => page.locator('.map a[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('ArrowLeft');
  expect(await here()).not.toBe(second);
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'dia-ban-1440');
  await page.locator('.map a[tabindex="0"]').press('Enter');
  await page.getByRole('heading', { name: /^(Xã|Phường) / }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'xa-1440');
  await close();
});

test('every chart has its table', async () => {
  const { page, close } = await open('/van-phong');
  await page.locator('.map svg').waitFor();
  const buttons = page.getByRole('button', { name: 'Xem bằng bảng' });
  const charts = await buttons.count();
  expect(charts).toBe(5);
  for (let index = 0; index < charts; index += 1) await buttons.nth(index).click();
  await expect.poll(() => page.locator('.chart-place table').count()).toBe(charts);
  expect(await findFaults(page)).toEqual([]);
  await close();
});

test('numbers in titles and in the tables behind charts open: to their arithmetic, their places, their years', async () => {
  const { page, errors, close } = await open('/van-phong');
  const numbers = (text: string): readonly number[] =>
    [...text.matchAll(/[\d.]*\d/g)].map(([number]) => Number(number.replaceAll('.', '')));
  /** Opens a number of a title by the keyboard: it is a button that says what it opens. */
  const press = async (place: string, name: RegExp, card: string): Promise<number> => {
    const button = page.locator(place).getByRole('button', { name });
    const [shown = -1] = numbers(await button.innerText());
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator(`${card} .result`).waitFor();
    expect(await findFaults(page)).toEqual([]);
    return shown;
  };
  const missing = await press('#curve-title', /Còn thiếu cuối năm\. Vì sao\?$/, '#curve-why');
  const [target = 0, end = 0] = numbers(await textOf(page, '#curve-why .arithmetic'));
  expect(target - end).toBe(missing);
  const difference = await press('.verdict-said', /So với một năm trước\. Vì sao\?$/, '#verdict-why');
  const [now = 0, before = 0] = numbers(await textOf(page, '#verdict-why .arithmetic'));
  expect(Math.abs(now - before)).toBe(difference);
  const under = await press('#map-title', /Số nơi chưa đạt một nửa\. Vì sao\?$/, '#map-why');
  await page.locator('#map-why summary').click();
  await expect.poll(() => page.locator('#map-why tbody td:last-child', { hasText: /^có$/ }).count()).toBe(under);
  await page.locator('#movement-title .opens').first().click();
  await page.locator('#movement-why .result').waitFor();
  // A cell behind the curve that nobody has counted yet.
  await page
    .locator('section', { has: page.locator('#curve-title') })
    .getByText('Xem bằng bảng')
    .click();
  await page.getByRole('button', { name: /Dự báo, 12\/2025\. Vì sao\?$/ }).click();
  expect(await textOf(page, '#curve-why')).toContain('Dự kiến vào, 12/2025');
  await page.goto(`${office.address}/van-phong/kich-ban`);
  await press('#scenario-title', /Còn thiếu cuối năm\. Vì sao\?$/, '#scenario-why');
  // A year that was foretold again: its communes come to it.
  await page.goto(`${office.address}/van-phong/du-bao`);
  const held = page.getByRole('button', { name: /Số thật nằm trong khoảng, \d{4}\. Vì sao\?$/ }).last();
  const [inBand = -1] = numbers(await held.innerText());
  await held.click();
  await page.locator('#back-test-why summary').first().click();
  await expect.poll(() => page.locator('#back-test-why tbody td', { hasText: /^có$/ }).count()).toBe(inBand);
  expect(await findFaults(page)).toEqual([]);
  // What the planner has used: the communes that use it.
  await page.goto(`${office.address}/van-phong/phan-bo`);
  await page.getByRole('button', { name: 'Phân bổ', exact: true }).click();
  await page.locator('summary', { hasText: 'Giới hạn nào giữ chân' }).click();
  const used = page.getByRole('button', { name: /Đã dùng, Hội nghị\. Vì sao\?$/ });
  const [meetings = -1] = numbers(await used.innerText());
  await used.click();
  await page.locator('#limit-why summary').click();
  const uses = await page.locator('#limit-why li b.so').allInnerTexts();
  expect(uses.flatMap(numbers).reduce((sum, each) => sum + each, 0)).toBe(meetings);
  expect(await findFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('a decided plan is amended: divided live, compared, kept and decided; what was decided before stays', async () => {
  const { page, errors, close } = await open('/van-phong/ke-hoach');
  await page.getByRole('button', { name: 'Sửa kế hoạch' }).click();
  await page.getByLabel('Lý do').fill('Sắp xếp lại đơn vị');
  await page.getByRole('button', { name: 'Mở bản dự thảo' }).click();
  await said(page, 'Đã mở bản dự thảo mới.');
  await page.getByRole('button', { name: 'Phần của năm trước' }).click();
  // Who answers for a target is named in the draft, and stays when the numbers are divided anew.
  await page.getByRole('button', { name: 'Đổi BHXH cơ sở Sa Pa' }).click();
  await page.getByLabel('Họ tên').fill('Má A Chu');
  await page.getByLabel('Chức vụ').last().fill('Giám đốc BHXH cơ sở');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi người chịu trách nhiệm' }).click();
  await said(page, 'Đã ghi người chịu trách nhiệm của BHXH cơ sở Sa Pa.');
  await page.getByText('Má A Chu, Giám đốc BHXH cơ sở').waitFor();
  const table = page.locator('table.divide');
  await table.waitFor();
  const row = table.locator('tbody tr', { hasText: 'Sa Pa' });
  await row.getByLabel(/^Nhiều nhất, .*Sa Pa/).fill('5');
  await row.getByText('vừa mức nhiều nhất').waitFor();
  // Every part is whole, and they add up to what is divided.
  const shares = (await table.locator('tbody td.share b').allInnerTexts()).map((text) => text.split(/\s/)[0] ?? '');
  const whole = Number((await table.locator('tfoot td').nth(3).innerText()).replaceAll('.', ''));
  expect(shares.map((text) => Number(text.replaceAll('.', ''))).reduce((sum, each) => sum + each, 0)).toBe(whole);
  // Each share opens to how it was divided: what was left for those whom no bound holds, by weight, in whole people.
  const other = table
    .locator('tbody tr', { hasText: 'Bắc Hà' })
    .getByRole('button', { name: /Được chia, .+Vì sao\?$/ });
  const share = (await other.innerText()).split(/\s/)[0] ?? '';
  await other.click();
  expect(await textOf(page, '#divide-why .result')).toContain(share);
  expect(await textOf(page, '#divide-why .arithmetic')).toMatch(
    /^[\d.]+ × [\d.]+ \/ [\d.]+, chia thành số người nguyên/,
  );
  expect(await textOf(page, '#divide-why')).toContain('Người còn dư lần lượt về nơi có phần lẻ lớn nhất');
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'ke-hoach-1440');
  await page.getByRole('button', { name: 'Ghi cách chia này' }).click();
  await said(page, 'Đã ghi cách chia của');
  await page.getByRole('button', { name: 'Quyết định' }).click();
  await page.getByLabel('Ai ký').fill('Chủ tịch UBND tỉnh');
  await page.getByLabel('Số văn bản').fill('212/QĐ-UBND');
  await page.getByRole('dialog').getByRole('button', { name: 'Quyết định' }).click();
  await said(page, 'Đã quyết định kế hoạch năm 2025.');
  await page.getByText('212/QĐ-UBND').waitFor();
  // A target that was decided opens to its version, its whole and its siblings, which come to the whole.
  await page.getByRole('button', { name: /Tổng số người, BHXH cơ sở Bắc Hà, Bản 2\. Vì sao\?$/ }).click();
  expect(await textOf(page, '#targets-why')).toContain('Số văn bản 212/QĐ-UBND');
  await page.locator('#targets-why details', { hasText: 'Xem từng nơi' }).locator('summary').click();
  const wholeOf = (await textOf(page, '#targets-why tfoot')).split(' ').at(-1);
  expect(Number(wholeOf?.replaceAll('.', ''))).toBe(whole);
  expect(await findFaults(page)).toEqual([]);
  await expect.poll(() => page.locator('.versions li').count()).toBe(2);
  await page.goto(`${office.address}/van-phong/don-vi/SAPA`);
  await page.getByText('Má A Chu').first().waitFor();
  expect(errors).toEqual([]);
  await close();
});

const rooms: readonly (readonly [name: string, path: string, waitsFor: string])[] = [
  ['tong-quan', '/tong-quan', '.map svg'],
  ['dia-ban', '/dia-ban', '.map svg'],
  ['vao-ra', '/vao-ra', 'tfoot'],
  ['don-vi', '/don-vi/SAPA', '.verdict'],
  ['ke-hoach', '/ke-hoach', '.card'],
  ['kich-ban', '/kich-ban', '#scenario-title'],
  ['du-bao', '/du-bao', 'table'],
  ['dot-cao-diem', '/dot-cao-diem', '.tabs'],
  ['noi-kho', '/noi-kho', '.tabs'],
  ['den-han', '/den-han', '.card, .empty'],
  ['de-dung', '/nguy-co', '.card, .empty'],
  ['gan-15-nam', '/gan-15-nam', '.card, .empty'],
  ['bao-cao', '/bao-cao', '.report-cards'],
  ['nhac-viec', '/nhac-viec', '.note-cards'],
];

test.each(rooms)(
  '%s stands on a phone, on a desk, in the dark and in three languages',
  async (name, path, waitsFor) => {
    for (const look of [{ width: 360 }, { dark: true }, { language: 'en' }, { language: 'nb', large: true }] as const) {
      const { page, errors, close } = await open(`/van-phong${path}`, look);
      await page.locator(`main ${waitsFor}`).first().waitFor();
      expect(await findFaults(page)).toEqual([]);
      if ('width' in look) await picture(page, `${name}-360`);
      if ('dark' in look) await picture(page, `${name}-toi-1440`);
      expect(errors).toEqual([]);
      await close();
    }
  },
);

test('what is left is spread over communes, and each share says why', async () => {
  const { page, errors, close } = await open('/van-phong/phan-bo');
  await page.getByRole('button', { name: 'Phân bổ', exact: true }).click();
  await page.getByRole('heading', { name: /Dự kiến .+ người ở lại; chia đều chỉ được/ }).waitFor();
  await expect.poll(() => page.locator('main tbody tr').count()).toBeGreaterThan(0);
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'phan-bo-1440');
  expect(errors).toEqual([]);
  await close();
});

test('numbers of scenario, planner, forecast and notes open: the steps that made them, the arithmetic, the records', async () => {
  const { page, errors, close } = await open('/van-phong/kich-ban');
  const opened = async (button: RegExp, card: string): Promise<string> => {
    await page.getByRole('button', { name: button }).first().click();
    await page.locator(`${card} .result`).waitFor();
    expect(await findFaults(page)).toEqual([]);
    return textOf(page, card);
  };
  const toWin = await opened(/Phải mời mỗi tuần, .+Vì sao\?$/, '#need-why');
  expect(toWin).toContain('Dự kiến dừng đến hết năm');
  expect(await textOf(page, '#need-why .arithmetic')).toMatch(/^[\d.]+ \/ 5, làm tròn lên$/);
  expect(await opened(/Vừa, 12\/2025. Vì sao\?$/, '#quarter-why')).toContain('Đang tham gia lúc bắt đầu');
  await page.getByRole('link', { name: 'Dự báo', exact: true }).click();
  expect(await opened(/^[\d.]+\s*Dự báo, .+Vì sao\?$/, '#forecast-why')).toContain('Dự kiến vào');
  await page.goto(`${office.address}/van-phong/phan-bo`);
  await page.getByRole('button', { name: 'Phân bổ', exact: true }).click();
  const yields = await opened(/Dự kiến ở lại, .+Vì sao\?$/, '#yield-why');
  expect(yields).toContain('Còn đóng sau 12 tháng ở đây');
  expect(await opened(/Nếu chia đều. Vì sao\?$/, '#spread-why')).toContain('lần lượt');
  await page.locator('summary', { hasText: 'giới hạn' }).click();
  expect(await opened(/Có, BHXH.+Vì sao\?$/, '#limit-why')).toContain('Nhân viên thu của mọi đơn vị');
  await page.goto(`${office.address}/van-phong/noi-kho`);
  await page.locator('table.hard .reasons .opens').first().click();
  await page.locator('#hard-why .result').waitFor();
  expect(await findFaults(page)).toEqual([]);
  expect(await textOf(page, '#hard-why')).toContain('Coi là khó từ');
  await page.locator('table.hard .reasons .opens').nth(1).click();
  await expect.poll(() => textOf(page, '#hard-why')).toContain('Số xã được so');
  await page.locator('#hard-why summary', { hasText: 'Xem từng nơi' }).click();
  expect(await findFaults(page)).toEqual([]);
  await page.goto(`${office.address}/van-phong/nguy-co`);
  expect(await opened(/Khả năng dừng, .+Vì sao\?$/, '#risk-why')).toContain('trong các kỳ như vậy của cả tỉnh');
  await page.goto(`${office.address}/van-phong/dia-ban`);
  expect(await opened(/nhân viên thu, .+Vì sao\?$/, '#places-why')).toContain('Nhân viên thu đang được giao');
  await page.goto(`${office.address}/van-phong/nhac-viec`);
  await page.locator('.note-cards .opens').first().click();
  await page.locator('.note-cards .result').waitFor();
  expect(await findFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('official boundaries that one brings are on everybody’s map, with their source, and can be taken away', async () => {
  const { rows } = await office.engine.pool.query<{ code: string; area: number; lat: number; lon: number }>(
    `select code, area_km2 as area, lat, lon from commune where province = '15' order by code`,
  );
  const squares = rows.map(({ code, area, lat, lon }) => {
    // A square of the commune's own area around its point.
    const [half, wide] = [Math.sqrt(area) / 221, Math.sqrt(area) / 206];
    const corners = [
      [lon - wide, lat - half],
      [lon + wide, lat - half],
      [lon + wide, lat + half],
      [lon - wide, lat + half],
      [lon - wide, lat - half],
    ];
    return { type: 'Feature', properties: { ma_xa: code }, geometry: { type: 'Polygon', coordinates: [corners] } };
  });
  const file = (features: readonly object[]) => ({
    name: 'xa.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  });
  const { page, errors, close } = await open('/van-phong/dia-ban');
  await page.getByRole('button', { name: 'Nhập địa giới (GeoJSON)' }).click();
  await page.getByLabel('Nguồn: cơ quan, văn bản, ngày').fill('Sở Nông nghiệp và Môi trường, 01/07/2025');
  await page.getByLabel(/Tệp GeoJSON/).setInputFiles(file(squares.slice(1)));
  await page.getByRole('button', { name: 'Nhập và dùng cho cả tỉnh' }).click();
  await page.getByText(/Tệp thiếu 1 xã/).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByLabel(/Tệp GeoJSON/).setInputFiles(file(squares));
  await page.getByRole('button', { name: 'Nhập và dùng cho cả tỉnh' }).click();
  await said(page, `Đã giữ địa giới của ${rows.length} xã, phường.`);
  await page.getByText(/theo địa giới đã nhập/).waitFor();
  expect(await findFaults(page)).toEqual([]);
  const other = await openAs(office.committee, '/van-phong/dia-ban');
  await other.page.getByText(/6 xã, phường theo địa giới đã nhập/).waitFor();
  await other.page.getByText(/Nguồn: Sở Nông nghiệp và Môi trường, 01\/07\/2025/).waitFor();
  expect(await other.page.getByRole('button', { name: /địa giới/ }).count()).toBe(0);
  await other.close();
  await page.getByRole('button', { name: 'Bỏ địa giới, về bản vẽ ô' }).click();
  await said(page, 'Đã bỏ địa giới.');
  await page.getByText(/vẽ từ điểm giữa xã, không phải địa giới/).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test('a scenario of one’s own is kept, and a sprint is opened with its own curve', async () => {
  const { page, errors, close } = await open('/van-phong/kich-ban');
  await page.getByLabel('Tên').fill('Tết sớm');
  await page.getByRole('button', { name: 'Giữ kịch bản này' }).click();
  await said(page, 'Đã giữ kịch bản Tết sớm.');
  await page.getByRole('button', { name: 'Tết sớm' }).click();
  await page.getByRole('heading', { name: /Kịch bản Tết sớm/ }).waitFor();
  await picture(page, 'kich-ban-1440');
  await page.getByRole('link', { name: 'Đợt cao điểm' }).click();
  await page.getByRole('button', { name: 'Mở đợt cao điểm' }).click();
  await page.getByLabel('Tên').fill('15 ngày cao điểm');
  await page.getByLabel('Từ ngày').fill('18/11/2025');
  await page.getByLabel('Đến ngày').fill('02/12/2025');
  await page.getByLabel('Mức cần đạt').fill('24');
  await page.getByRole('button', { name: 'Mở đợt cao điểm' }).click();
  await said(page, 'Đã mở đợt 15 ngày cao điểm.');
  await page
    .getByRole('heading', { name: /15 ngày cao điểm/ })
    .first()
    .waitFor();
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'dot-cao-diem-1440');
  expect(errors).toEqual([]);
  await close();
});

test('who came, went and stayed is counted by place, month, collector and way of paying; what is shown opens', async () => {
  const { page, errors, close } = await open('/van-phong/vao-ra');
  const end = page.locator('main table').first().locator('tfoot td').last();
  expect((await end.innerText()).trim()).toContain(written(await takingPart('2025-11-30')));
  for (const by of ['Xã, phường', 'Nhân viên thu', 'Tháng vào', 'Kỳ đóng']) {
    await page.getByRole('button', { name: by, exact: true }).last().click();
    await page.locator('main table').last().locator('thead th', { hasText: by }).waitFor();
  }
  await page.getByRole('button', { name: /Còn đóng sau 3 tháng, hằng tháng/ }).click();
  await page.locator('#stayed-why').getByText('Kỳ đóng').waitFor();
  expect(await textOf(page, '#stayed-why .arithmetic')).toMatch(/^[\d.]+ \/ [\d.]+$/);
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'vao-ra-1440');
  expect(errors).toEqual([]);
  await close();
});

test('a committee sees figures and no people: an opened figure says how many entries there are, and why no more', async () => {
  const { page, errors, close } = await openAs(office.committee, '/van-phong');
  await page
    .getByRole('button', { name: /Đang tham gia\. Vì sao\?/ })
    .first()
    .click();
  await page.locator('#verdict-why').getByText('Bạn xem được con số, không xem được từng người.').waitFor();
  expect(await page.locator('#verdict-why table').count()).toBe(0);
  // Nothing leads where it may not go: no search for people, no list of them; its communes stand side by side.
  expect(await page.getByRole('search').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Mở danh sách' }).count()).toBe(0);
  await page.locator('#communes-title').waitFor();
  expect(await findFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

test('who keeps sponsors begins at her own, and is told kindly that the plan is not hers', async () => {
  const { page, errors, close } = await openAs(office.sponsors, '/van-phong');
  await page.getByText('Phòng tài trợ và quà tặng chưa mở.').waitFor();
  expect(await page.locator('.rail').getByRole('link', { name: 'Kế hoạch' }).count()).toBe(0);
  expect(errors).toEqual([]);
  await close();
});

test('who may not steer the plan is not shown how: a clerk sees its unit’s places and nothing to decide', async () => {
  const { page, close } = await openAs(office.clerk, '/van-phong/ke-hoach');
  await page.locator('main .card').first().waitFor();
  expect(await page.getByRole('button', { name: /Sửa kế hoạch|Quyết định/ }).count()).toBe(0);
  await close();
});
