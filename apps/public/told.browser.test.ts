import { describe, expect, test } from 'vitest';
import { begin, next, tellGroup, tellSpell, tellVendor, tellWho, textOf } from '../../tests/calculator-tab.ts';
import { findBarriers } from '../../tests/look.ts';
import { publicPage } from '../../tests/public-page.ts';

const { open } = publicPage('2025-12-01');

describe('compulsory months that were told', () => {
  test('count for a child by their months; for a death the screen says that they do not', async () => {
    const { page, close } = await open();
    await begin(page, 'Nhà tôi sắp có em bé');
    await page.locator('#due-month').fill('12/2025');
    await next(page);
    await page.getByText('Dán từ bảng hoặc sổ đã in').click();
    await page.locator('#paste').fill('01/2025\t05/2025\tbắt buộc\t5.000.000\n11/2025\t1\t1.500.000\n');
    await page.getByRole('button', { name: 'Đọc bảng này' }).click();
    await next(page);
    await page.locator('.figures').waitFor();
    expect(await textOf(page, '.figures')).toContain('2.000.000 đ');
    expect(await page.getByText('Các tháng đó chưa được tính').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bắt đầu từ câu khác' }).click();
    await begin(page, 'Nếu tôi mất thì sao');
    await page.getByLabel('Chưa nhận').check();
    await next(page);
    await page.locator('#earlier-0-income').fill('1.500.000');
    await next(page);
    await page.locator('.figures').waitFor();
    expect(await textOf(page, 'main .notice')).toContain(
      '5 tháng đóng bắt buộc đã ghi thì chưa tính. Hãy hỏi cơ quan bảo hiểm xã hội về phần đó.',
    );
    await close();
  });
});

describe('what is wrong is said at its field, with the way out', () => {
  test('an empty answer, and one that cannot be read; the focus goes to it', async () => {
    const { page, close } = await open();
    await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
    await page.locator('#amount').fill('ba trăm');
    await next(page);
    await page.locator('#amount-error').waitFor();
    expect(await textOf(page, '#amount-error')).toContain('Chưa đọc được “ba trăm”.');
    expect(await page.locator('#amount').getAttribute('aria-describedby')).toContain('amount-error');
    await page.locator('#amount:focus').waitFor();
    await page.locator('#amount').fill('300 nghìn');
    await next(page);
    await page.locator('#born-month').waitFor();
    await next(page);
    await page.locator('.field-error').first().waitFor();
    expect(await page.locator('.field-error').allInnerTexts()).toEqual([
      'Chọn nữ hoặc nam. Tuổi nghỉ hưu của hai bên khác nhau.',
      'Ghi tháng và năm, ví dụ 11/1980.',
    ]);
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  test.each(['-300.000', '1e9', '300.000,50'])(
    '“%s” as a payment is repeated in a sentence, and gives no figure',
    async (amount) => {
      const { page, errors, close } = await open();
      await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
      await page.locator('#amount').fill(amount);
      await next(page);
      await page.locator('#amount-error').waitFor();
      expect(await textOf(page, '#amount-error')).toContain(`Chưa đọc được “${amount}”.`);
      expect(await page.locator('.figures').count()).toBe(0);
      expect(await findBarriers(page)).toEqual([]);
      expect(errors).toEqual([]);
      await close();
    },
  );

  test.each(['0', '99999999999'])(
    '“%s” as a payment leads back to its question, with what it may be',
    async (amount) => {
      const { page, close } = await open();
      await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
      await page.locator('#amount').fill(amount);
      await next(page);
      await tellWho(page);
      await tellGroup(page);
      await page.locator('#amount:focus').waitFor();
      expect(await textOf(page, '#amount-error')).toContain('chỉ nhận từ 1 đ đến 60.000.000 đ');
      expect(await page.locator('.figures').count()).toBe(0);
      await close();
    },
  );

  test('an income above the highest that the law knows is said at its field, with its article', async () => {
    const { page, close } = await open();
    await begin(page, 'Nếu tôi mất thì sao');
    await page.getByLabel('Chưa nhận').check();
    await next(page);
    await tellSpell(page, '1/2020', '70', '900 triệu');
    await page.locator('#earlier-0-income-error').waitFor();
    expect(await textOf(page, '#earlier-0-income-error')).toMatch(/Luật 41\/2024, Điều 31/);
    expect(await page.locator('.figures').count()).toBe(0);
    await close();
  });

  test.each(['3/71', 'tháng 3 năm 1971', '03.1971'])('a birth in “%s” is March 1971', async (born) => {
    const { page, close } = await open();
    await begin(page, 'Tôi đóng được 100.000 đ mỗi tháng');
    await next(page);
    await page.getByLabel('Nữ', { exact: true }).check();
    await page.locator('#born-month').fill(born);
    await next(page);
    await page.getByText('sinh tháng 03/1971').waitFor();
    expect(await textOf(page, '.told')).toContain('Nữ, sinh tháng 03/1971');
    await close();
  });

  test('a pasted table with holes: what is there is read, what is missing is asked for', async () => {
    const { page, close } = await open();
    await begin(page, 'Tôi đã đóng mấy năm rồi');
    await page.getByText('Dán từ bảng hoặc sổ đã in').click();
    await page.locator('#paste').fill('Từ\tĐến\tMức\n01/2018\t12/2018\t1.500.000\n07/2019\t12/2020\n');
    await page.getByRole('button', { name: 'Đọc bảng này' }).click();
    const said = await textOf(page, '.paste [role=status]');
    expect(said).toContain('Đọc được 2 đợt.');
    expect(said).toContain('Có 6 tháng không đóng ở giữa.');
    expect(said).toContain('Còn 1 đợt thiếu số tháng hoặc mức thu nhập.');
    await next(page);
    expect(await textOf(page, '#earlier-1-income-error')).toContain('Ghi số tiền');
    await page.locator('#earlier-1-income').fill('1.600.000');
    await next(page);
    await page.locator('#compulsoryMonths').waitFor();
    await close();
  });

  test('a change turns the figures grey at once; a wrong one keeps them grey until it is repaired', async () => {
    const { page, close } = await open();
    await tellVendor(page);
    await page.getByRole('button', { name: 'Sửa Chị muốn' }).click();
    await page.locator('#amount').fill('ba trăm');
    await expect.poll(() => page.locator('.money.stale').count()).toBe(2);
    expect(await textOf(page, '.why')).toBe('đang tính lại');
    expect(await page.getByRole('button', { name: 'Gửi liên kết' }).isDisabled()).toBe(true);
    await page.locator('#amount-error').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('#amount').fill('600.000');
    await page.locator('.money.stale').first().waitFor({ state: 'detached' });
    expect(await textOf(page, '.figure .money')).toBe('594.000 đ');
    await close();
  });
});
