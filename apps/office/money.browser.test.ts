import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../tests/browser.ts';
import { findBarriers, findOverflow } from '../../tests/look.ts';
import { addMoney, administrator, brokenStatement, countCash, head, statement } from '../../tests/office-money.ts';
import { doorOf, picture, said, textOf } from '../../tests/office-tab.ts';
import { auditor, clerk, officeNow, openOffice, type OfficeWorld } from '../../tests/office-world.ts';

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

describe('receipts', () => {
  test('the day’s receipts are found by number; one says what it means, and its void what it will do', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/bien-lai');
    await page.locator('tbody tr').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'bien-lai-1440');
    await page.getByLabel('Số', { exact: true }).fill('103');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1 biên lai' }).waitFor();
    await page.getByRole('link', { name: 'BL25 0000103' }).click();
    await page.getByText('Tám trăm chín mươi mốt nghìn đồng').waitFor();
    expect(await textOf(page, 'main table')).toContain('11/2025–01/2026');
    await picture(page, 'bien-lai-mot-1440');
    const printed = page.waitForResponse((answer) => answer.url().endsWith('/print'));
    await page.keyboard.press('i');
    expect((await printed).headers()['content-type']).toBe('application/pdf');
    await page.keyboard.press('h');
    await page.locator('.foretold').waitFor();
    // 891,000 of her own and 198,000 of the State go back the way they came.
    expect(await textOf(page, '.foretold')).toContain('891.000 đ');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'bien-lai-huy-1440');
    await page.getByLabel('Lý do').fill('Ghi nhầm người');
    await page.getByRole('button', { name: 'Hủy biên lai này' }).click();
    await said(page, 'Đã hủy biên lai.');
    await page.getByText('Biên lai đã hủy ngày 30/11/2025.').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('a missing number has its reason and its holder, and new numbers are handed out', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/quyen');
    await page.getByText('bị bỏ trống giữa các số đã dùng của Vàng Thị Mỷ').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'quyen-1440');
    await page.locator('.card', { hasText: 'Ký hiệu BL25' }).getByRole('button', { name: 'Giao số' }).click();
    await page.getByRole('dialog').getByLabel('Nhân viên thu').selectOption({ label: 'Vàng Thị Mỷ · NV01' });
    await page.getByLabel('Bao nhiêu số').fill('50');
    await page.getByRole('dialog').getByRole('button', { name: 'Giao số' }).click();
    await said(page, 'Đã giao số.');
    await page.locator('td', { hasText: '301–350' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('money in suspense', () => {
  test('each question is a sentence with its way out; a correction is foretold, then made', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/tien-treo');
    await page.getByRole('link', { name: 'Chảo Thị Hoa' }).click();
    await page.getByText('Kỳ 11/2025 đã có người đóng.').waitFor();
    await page.locator('.foretold').waitFor();
    expect(await textOf(page, '.foretold')).toContain('Vẫn treo');
    await page.locator('#settle-from-month').fill('12');
    await page.getByText('Tính kỳ 12/2025: người đóng 297.000').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'tien-treo-1440');
    await page.getByLabel('Lý do').fill('Chị Hoa đóng cho tháng 12');
    await page.getByRole('button', { name: 'Ghi nội dung đúng' }).click();
    await said(page, 'Đã ghi nội dung đúng.');
    await expect.poll(() => page.getByRole('link', { name: 'Chảo Thị Hoa' }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test('by keys alone: T pays back what is short, and says so before', async () => {
    const { page, close } = await openAs(clerk, '/van-phong/tien-treo');
    await page.getByRole('link', { name: 'Lù Thị Xuân' }).first().click();
    await page.getByText('Phải đóng 297.000 đ, mới thu 247.000 đ.').waitFor();
    await page.locator('body').press('t');
    await page.getByText('Tiền trả lại người nộp.').waitFor();
    await page.getByLabel('Lý do').fill('Chưa đủ tiền');
    await page.keyboard.press('Enter');
    await said(page, 'Đã ghi trả lại tiền.');
    await expect.poll(() => page.getByRole('link', { name: 'Lù Thị Xuân' }).count()).toBe(0);
    await close();
  });
});

describe('cash and bank', () => {
  test('a statement is read, certain matches are accepted by one key, the rest one by one, and nothing vanishes', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/ngan-hang');
    const file = (text: string) => ({ name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.locator('#statement').setInputFiles(file(brokenStatement));
    await page.getByText('“31/11/2025” không phải ngày.').waitFor();
    expect(await textOf(page, 'dialog tbody tr')).toContain('6');
    await picture(page, 'sao-ke-sai-1440');
    await page.keyboard.press('Escape');
    await page.locator('#statement').setInputFiles(file(statement));
    await said(page, 'Đã nhập 4 dòng mới.');
    await page.getByRole('heading', { name: '1 dòng khớp chắc chắn' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'ngan-hang-1440');
    await page.locator('body').press('a');
    await said(page, 'Đã khớp 1 dòng.');
    await page
      .locator('.guess', { hasText: 'Lý Văn Sơn nộp tiền' })
      .getByRole('button', { name: 'Đúng khoản này' })
      .click();
    await expect.poll(() => page.locator('.guess').count()).toBe(0);
    await page.locator('.movements li', { hasText: 'Phi quan ly' }).getByRole('button', { name: 'Để riêng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Để riêng' }).click();
    await said(page, 'Đã để riêng.');
    await page.getByRole('link', { name: 'Đã khớp' }).click();
    await page.locator('td', { hasText: 'Phi quan ly tai khoan' }).waitFor();
    await picture(page, 'ngan-hang-da-khop-1440');
    await page.locator('tr', { hasText: 'Phi quan ly' }).getByRole('button', { name: 'Mở lại' }).click();
    await page.getByLabel('Lý do').fill('Xem lại');
    await page.getByRole('dialog').getByRole('button', { name: 'Mở lại' }).click();
    await said(page, 'Đã mở lại.');
    expect(errors).toEqual([]);
    await close();
  });

  test('who holds cash, since when, and what is late; a due has its code', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/ngan-hang/tien-mat');
    await page.getByText('quá hạn 27/11/2025').first().waitFor();
    expect(await textOf(page, 'main table')).toContain('891.000');
    await page.getByRole('button', { name: 'Vàng Thị Mỷ · NV01' }).click();
    await page.getByText('BL25 0000106').waitFor();
    // What went back to its payer is in nobody's hands.
    expect(await page.getByText('BL25 0000104').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'tien-mat-1440');
    await page.getByRole('link', { name: 'Chờ chuyển khoản' }).click();
    await page.getByRole('heading', { name: /khoản chờ chuyển khoản/ }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('a deposit of cash that the desk had counted', () => {
  const file = (...rows: readonly string[]) => ({
    name: 'sao-ke.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([...statement.split('\n').slice(0, 2), ...rows].join('\n')),
  });

  test('of some of the slips is picked by hand, the sum beside the line’s; what was matched says to which slips', async () => {
    const [my, son] = office.world.collectors;
    await countCash(office, my, 200_000, '2025-11-27');
    await countCash(office, son, 130_000, '2025-11-28');
    await countCash(office, my, 90_000, '2025-11-29');
    const { page, errors, close } = await openAs(clerk, '/van-phong/ngan-hang');
    await page.getByRole('button', { name: 'Nhập sao kê' }).or(page.getByText('Nhập sao kê')).first().waitFor();
    // 290.000 is no slip and no days in a row (200 + 130, 130 + 90, all 420): a person has to pick. 130.000 is one.
    await page
      .locator('#statement')
      .setInputFiles(
        file('30/11/2025;BHXH Sa Pa nop tien mat;;290.000;FT91', '30/11/2025;Sa Pa nop tien ngay 28;;130.000;FT92'),
      );
    await said(page, 'Đã nhập 2 dòng mới.');
    const guess = page.locator('.guess', { hasText: 'Lý Văn Sơn: 130.000 đ, đếm ngày 28/11/2025' });
    await guess.waitFor();
    await picture(page, 'ngan-hang-da-dem-1440');

    await page
      .locator('.movements li', { hasText: 'BHXH Sa Pa nop tien mat' })
      .getByRole('button', { name: 'Tự chọn khoản' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tiền đã đếm tại quầy (3)' }).click();
    const slip = (sum: string) => dialog.locator('.picks li', { hasText: sum }).getByRole('checkbox');
    await slip('200.000').check();
    const sum = dialog.getByRole('status').filter({ hasText: 'trên' });
    await sum.filter({ hasText: 'còn thiếu 90.000' }).waitFor();
    expect(await sum.innerText()).toContain('290.000');
    await slip('130.000').check();
    await sum.filter({ hasText: 'thừa 40.000' }).waitFor();
    await dialog.getByRole('button', { name: 'Đúng khoản này' }).click();
    await dialog.getByText(/Chưa khớp được: đã chọn 330\.000.đ, dòng sao kê là 290\.000.đ\./).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'ngan-hang-chon-phieu-1440');
    await slip('130.000').uncheck();
    await slip('90.000').check();
    await dialog.getByRole('button', { name: 'Đúng khoản này' }).click();
    await said(page, 'Đã khớp 1 dòng.');
    await dialog.waitFor({ state: 'detached' });
    await guess.getByRole('button', { name: 'Đúng khoản này' }).click();
    await expect.poll(() => guess.count()).toBe(0);

    await page.getByRole('link', { name: 'Đã khớp' }).click();
    const picked = page.locator('tr', { hasText: 'BHXH Sa Pa nop tien mat' });
    await picked.getByText('(2 lần nộp)').waitFor();
    await picked.getByText('Vàng Thị Mỷ: 200.000 đ, đếm ngày 27/11/2025').waitFor();
    await picked.getByText('Vàng Thị Mỷ: 90.000 đ, đếm ngày 29/11/2025').waitFor();
    const guessed = page.locator('tr', { hasText: 'Sa Pa nop tien ngay 28' });
    await guessed.getByText('Lý Văn Sơn: 130.000 đ, đếm ngày 28/11/2025').waitFor();
    // A transfer says whose receipt it became.
    await page.locator('tr', { hasText: 'MBVCB.7731' }).getByText('Tẩn Thị Mai').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'ngan-hang-da-khop-phieu-1440');
    // Opened again, its slips lie at the desk as before.
    await picked.getByRole('button', { name: 'Mở lại' }).click();
    await page.getByLabel('Lý do').fill('Chọn nhầm phiếu');
    await dialog.getByRole('button', { name: 'Mở lại' }).click();
    await said(page, 'Đã mở lại.');
    await page.getByRole('link', { name: 'Sao kê chờ khớp' }).click();
    await page
      .locator('.movements li', { hasText: 'BHXH Sa Pa nop tien mat' })
      .getByRole('button', { name: 'Tự chọn khoản' })
      .click();
    await dialog.getByRole('button', { name: 'Tiền đã đếm tại quầy (2)' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('batches and the ledger', () => {
  test('a batch is made without whoever has not agreed, goes out, and is answered person by person', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/dot-nop');
    await page.getByText('chưa có sự đồng ý tự nguyện').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'dot-nop-1440');
    await page.locator('body').press('g');
    await page.getByRole('heading', { name: 'Đợt 1 · BHXH tự nguyện' }).waitFor();
    await page.getByRole('button', { name: 'Nộp đợt này' }).click();
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await said(page, 'Đã ghi là đã nộp.');
    await page.getByRole('heading', { name: /Trả lời của cơ quan/ }).waitFor();
    await page
      .getByRole('group', { name: /Kết quả của/ })
      .first()
      .getByRole('button', { name: 'bị trả lại' })
      .click();
    await page.getByLabel('Lý do').first().fill('Sai ngày sinh');
    await page.getByRole('button', { name: 'Còn lại thành công' }).click();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'dot-nop-tra-loi-1440');
    await page.getByRole('button', { name: /^Ghi \d+ trả lời$/ }).click();
    await page.locator('.tag', { hasText: 'đã trả lời' }).waitFor();
    await page.getByText('Sai ngày sinh').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('batches beyond one page are reached by going to the older ones, and back', async () => {
    const { pool } = office.engine;
    await pool.query(
      `insert into batch (province, id, unit, product, number, state, made_at, made_by, content)
       select province, ('019a0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, code, 'health', 1000 + i, 'withdrawn', timestamptz '2025-01-01T00:00:00Z' - make_interval(hours => i), gen_random_uuid(), '{"payments": []}'
       from unit cross join generate_series(1, 200) as i where code = (select unit from batch order by made_at desc limit 1)`,
    );
    const { page, errors, close } = await openAs(head, '/van-phong/dot-nop');
    await page.getByRole('link', { name: 'Đợt 1001 · BHYT' }).first().waitFor();
    const oldest = page.getByRole('link', { name: 'Đợt 1200 · BHYT' });
    expect(await oldest.count()).toBe(0);
    await page.getByRole('button', { name: 'Xem cũ hơn' }).click();
    await oldest.waitFor();
    expect(await page.getByRole('button', { name: 'Xem cũ hơn' }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Về mới nhất' }).click();
    await page.getByRole('link', { name: 'Đợt 1001 · BHYT' }).first().waitFor();
    expect(await oldest.count()).toBe(0);
    await pool.query(`delete from batch where product = 'health' and number > 1000`);
    expect(errors).toEqual([]);
    await close();
  });

  test('both sides of the books are equal, and a statement is what was known then', async () => {
    const { page, errors, close } = await openAs(clerk, '/van-phong/so-cai');
    await page.locator('.tag', { hasText: 'hai bên bằng nhau' }).waitFor();
    await page.getByRole('button', { name: 'Nhân viên thu' }).click();
    await page.getByLabel('Nhân viên thu', { exact: true }).selectOption({ label: 'Vàng Thị Mỷ · NV01' });
    await page.locator('td', { hasText: 'Thu tiền' }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'so-cai-1440');
    await page.getByRole('button', { name: 'Như đã biết ngày đó' }).click();
    await page.getByText('Đây là sổ như cuối ngày đã chọn').waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe('staff and the record', () => {
  test('collectors show certificate, communes and devices; the head changes them', async () => {
    const { page, errors, close } = await openAs(head, '/van-phong/nhan-vien');
    await page.getByText('sắp hết hạn').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhan-vien-1440');
    await page.locator('tr', { hasText: 'Lý Văn Sơn' }).getByRole('button', { name: 'Sửa' }).click();
    await page.getByLabel('Chứng chỉ đến ngày').fill('30/06/2027');
    await page.getByLabel('Tả Van').check();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await said(page, 'Đã lưu.');
    await page.locator('tr', { hasText: 'Lý Văn Sơn' }).getByText('30/06/2027').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('a user is locked with a reason, and let in again', async () => {
    const { page, errors, close } = await openAs(administrator, '/van-phong/nguoi-dung');
    const row = page.locator('tr', { hasText: 'Phạm Văn Giám' });
    await row.getByRole('button', { name: 'Khóa' }).click();
    await page.getByLabel('Lý do').fill('Nghỉ phép dài');
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa' }).click();
    await said(page, 'Đã khóa Phạm Văn Giám.');
    await row.getByText('Nghỉ phép dài').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nguoi-dung-1440');
    await row.getByRole('button', { name: 'Mở khóa' }).click();
    await said(page, 'Đã mở khóa Phạm Văn Giám.');
    expect(errors).toEqual([]);
    await close();
  });

  test('who saw whose data stands in the record, and the journal holds', async () => {
    const { page, errors, close } = await openAs(auditor, '/van-phong/nhat-ky');
    await page.locator('tbody tr').first().waitFor();
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await page.getByText('Sổ nguyên vẹn.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'nhat-ky-1440');
    await page.getByRole('link', { name: 'Việc đã ghi sổ' }).click();
    await page.locator('td', { hasText: 'Thu tiền' }).first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

const rooms = [
  'bien-lai',
  'quyen',
  'tien-treo',
  'ngan-hang',
  'ngan-hang/tien-mat',
  'ngan-hang/da-khop',
  'dot-nop',
  'so-cai',
  'nhan-vien',
];

test.each(rooms)('%s holds at 360 px and in the dark, in three languages', async (room) => {
  const phone = await openAs(clerk, `/van-phong/${room}`, { width: 360, language: 'nb' });
  await phone.page.locator('h1').waitFor();
  await phone.page.locator('.card').first().waitFor();
  // A table of figures rolls in its own place; nothing else leaves the window.
  const out = await findOverflow(phone.page);
  expect(out.filter((each) => !/<(td|th|tr|tbody|thead|tfoot|table|a|b|span|small|button)\b/.test(each))).toEqual([]);
  expect(await phone.page.locator('body').innerText()).not.toMatch(/\b(papers|books|bank|batch|ledger|noted)\.\w+/);
  await picture(phone.page, `${room.replace('/', '-')}-360`);
  await phone.close();
  const dark = await openAs(clerk, `/van-phong/${room}`, { dark: true, language: 'en' });
  await dark.page.locator('.card').first().waitFor();
  expect(await findBarriers(dark.page)).toEqual([]);
  await picture(dark.page, `${room.replace('/', '-')}-1440-toi`);
  await dark.close();
});
