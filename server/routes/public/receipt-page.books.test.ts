import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { beforeAll, expect, test } from 'vitest';
import { Clock, serverOf } from '../../access/staff-testing.ts';
import { checkCode } from '../../store/collection/payments.ts';
import { tell } from '../../store/commands/tell.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

const at = moment('2025-11-18 09:00');

onBothEngines('the page of a receipt', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let good = '';
  let replaced = '';
  let voided = '';
  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, new Clock());
    const mai = someone();
    const take = async (number: number, more: { readonly replaces?: string } = {}): Promise<string> => {
      const command = taking(number, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
        people: [mai],
        ...more,
      });
      await tell(engine(), world.collectors[0], command, at);
      return command.receipt.id;
    };
    const first = await take(101);
    replaced = checkCode(first);
    good = checkCode(await take(102, { replaces: first }));
    const third = await take(103);
    voided = checkCode(third);
    const told = {
      id: newId<'command'>(),
      madeAt: new Date(at).toISOString(),
      kind: 'void-receipt' as const,
      receipt: third,
      on: '2025-11-18' as PlainDate,
      reason: 'Ghi sai',
    };
    await tell(engine(), world.collectors[0], told, at);
  });

  const page = async (path: string) => {
    const answer = await server.app.request(path);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  test('good, replaced, void: each says so with what stands on the paper, and with the name of the unit', async () => {
    const valid = await page(`/bien-lai/BL25/0000102/${good}`);
    expect(valid.text).toContain('<h2>Biên lai này đúng</h2>');
    expect(valid.text).toContain('<td>T. T. Mai</td>');
    expect(valid.text).toContain('<td>BHXH cơ sở Sa Pa</td>');
    expect(valid.text).toContain('11/2025 (1\u00A0tháng): 297.000\u00A0đ');
    expect(valid.text).not.toContain('Trần Thị Mai');
    expect((await page(`/bien-lai/BL25/101/${replaced}`)).text).toContain('Biên lai BL25 0000102 thay cho tờ này');
    expect((await page(`/bien-lai/BL25/103/${voided}`)).text).toContain('<h2>Biên lai này đã hủy</h2>');
    expect((await page(`/bien-lai/BL25/102/${good}?language=en`)).text).toContain('This receipt is good');
    expect((await page(`/bien-lai/BL25/102/${good}?language=nb`)).text).toContain('Kvitteringen er gyldig');
  });

  test('is kept by nobody on the way and found by no search', async () => {
    const { headers } = await page(`/bien-lai/BL25/102/${good}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  test('typed by hand, with spaces and small letters', async () => {
    const query = new URLSearchParams({ series: ' bl25 ', number: '0000 102', code: good.toLowerCase() });
    expect((await page(`/bien-lai?${query}`)).text).toContain('Biên lai này đúng');
    expect((await page('/bien-lai')).text).toContain('<label for="code">Mã tra cứu</label>');
  });

  test('a wrong code, another number and a receipt that never was say the very same, but for what was typed', async () => {
    const bare = (text: string): string => text.replaceAll(/value="[^"]*"/g, '');
    const told = await Promise.all([
      page('/bien-lai/BL25/102/0000000000'),
      page(`/bien-lai/BL25/999/${good}`),
      page('/bien-lai/XX99/1/ABCDEF0123'),
    ]);
    expect(new Set(told.map(({ text }) => bare(text))).size).toBe(1);
    expect(told[0]?.text).toContain('Chưa thấy biên lai này');
    expect(told[0]?.text).not.toMatch(/Mai|297\.000/);
  });

  test.each([
    ['/bien-lai?series=BL25&number=102&code=xyz', 'code'],
    ['/bien-lai?series=BL25&number=mot&code=0000000000', 'number'],
    [`/bien-lai?series=${encodeURIComponent('<b>')}&number=1&code=0000000000`, 'series'],
    ['/bien-lai/BL25/0/0000000000', 'number'],
  ])('%s names the field %s, and what was typed comes back as text', async (path, field) => {
    const { status, text } = await page(path);
    expect(status).toBe(400);
    expect(text).toContain(`<a href="#${field}">`);
    expect(text).not.toContain('value="<b>"');
  });

  test('too many guesses are held back, with a page that says when', async () => {
    let status = 200;
    let last = '';
    for (let nth = 0; nth < 80 && status !== 429; nth++) {
      const answer = await page(`/bien-lai/BL25/102/${String(nth).padStart(10, '0')}`);
      ({ status } = answer);
      last = answer.text;
    }
    expect(status).toBe(429);
    expect(last).toContain('Hãy thử lại sau');
    // The same bucket as that of programs: neither is a way around the other.
    expect((await page(`/api/receipt-check?series=BL25&number=102&code=${good}`)).status).toBe(429);
  });
});
