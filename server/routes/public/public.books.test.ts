import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Clock, serverOf } from '../../access/staff-testing.ts';
import { shown, SHOWN_LEAST } from '../../store/public/figures.ts';
import { tell } from '../../store/commands/tell.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, monthly, someone, taking, type World } from '../../store/world-testing.ts';

const at = moment('2025-11-18 09:00');

onBothEngines('what anybody may see', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  const clock = new Clock();
  const get = (path: string) => server.app.request(path);
  const text = async (path: string): Promise<string> => (await get(path)).text();

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    const [collector] = world.collectors;
    const mai = someone();
    await tell(
      engine(),
      collector,
      taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }),
      at,
    );
  });

  test('a commune is found without accents, and by what it was before', async () => {
    const told = (await (await get('/api/public/places?xa=sa%20pa')).json()) as {
      readonly communes: readonly { readonly code: string; readonly name: string }[];
    };
    expect(told.communes.map(({ name }) => name)).toEqual(['Sa Pa']);
    expect(await text('/noi-dong?xa=ta+van')).toContain('Tả Van');
    expect(await text('/noi-dong?xa=khong+co')).toContain('Không tìm thấy xã “khong co”');
  });

  test('what is written into the search comes back as text, never as markup', async () => {
    const page = await text(`/noi-dong?xa=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;');
  });

  test('the pages are whole without a script, in three languages', async () => {
    expect(await text('/noi-dong')).toContain('<label for="xa">Xã, phường nào?</label>');
    expect(await text('/noi-dong?language=nb')).toContain('Hvilken kommune?');
    expect(await text('/cong-bo?language=en')).toContain('How many take part');
  });

  test('a commune with one person says “few”, and a sheet has nothing there', async () => {
    const page = await text('/cong-bo?thang=2025-11');
    expect(page).toContain('<td class="so">ít</td>');
    const sheet = await text('/api/public/figures.csv?thang=2025-11');
    expect(sheet.startsWith('month,code,commune,people\r\n')).toBe(true);
    expect(sheet).toContain(`2025-11,${world.commune},"Sa Pa",\r\n`);
    expect(sheet).toContain(`2025-10,${world.commune},"Sa Pa",0\r\n`);
  });

  test('the same for programs; a month that is none is refused', async () => {
    const told = (await (await get('/api/public/figures.json?thang=2025-11')).json()) as {
      readonly months: readonly { readonly month: string; readonly total: unknown }[];
    };
    // One person alone: the total says no more than her commune does.
    expect(told.months.at(-1)?.total).toEqual({ least: 1, most: 4 });
    expect(told.months.map(({ month }) => month).slice(-2)).toEqual(['2025-10', '2025-11']);
    expect(told.months).toHaveLength(12);
    expect((await get('/api/public/figures.json?thang=2025-13')).status).toBe(400);
    expect((await get('/api/public/figures.csv?thang=x')).status).toBe(400);
  });

  test('a page of another origin may read what programs read, and ask the law; nothing of the office', async () => {
    const from = { headers: { origin: 'https://bao.example' } };
    const allowed = async (path: string, init: RequestInit = from): Promise<string | null> =>
      (await server.app.request(path, init)).headers.get('access-control-allow-origin');
    for (const path of ['figures.json', 'figures.csv', 'places?xa=sa+pa'])
      expect(await allowed(`/api/public/${path}`)).toBe('*');
    const asked = { ...from, method: 'OPTIONS' };
    expect(await allowed('/api/law/pension', asked)).toBe('*');
    expect(await allowed('/api/people?q=mai')).toBeNull();
    expect(await allowed('/api/commands', asked)).toBeNull();
  });

  test('nobody’s name, number or payment stands in what is open to all', async () => {
    for (const path of ['/cong-bo?thang=2025-11', '/api/public/figures.json', '/api/public/figures.csv'])
      expect(await text(path)).not.toMatch(/297\.?000|Mai/);
  });
});

test('small counts are hidden, and the total is a range then', () => {
  expect(shown([0, 3, 20, 8, 50])).toEqual({ people: [0, null, 20, 8, 50], total: { least: 79, most: 82 } });
  expect(shown([4, 1, 20])).toEqual({ people: [null, null, 20], total: { least: 22, most: 28 } });
  expect(shown([5, 0, 20])).toEqual({ people: [5, 0, 20], total: { least: 25, most: 25 } });
});

test('whatever the hidden counts of any months are, the same is published: nothing that is shown, added or compared, tells one of them', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.nat(2_000));
  const months = fc.array(fc.array(count, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 });
  const small = fc.infiniteStream(fc.integer({ min: 1, max: SHOWN_LEAST - 1 }));
  fc.assert(
    fc.property(months, small, (counts, others) => {
      const published = counts.map(shown);
      const elsewhere = published.map(({ people }, month) =>
        people.map((seen, at) => (seen === null ? (others.next().value ?? 1) : (counts[month]?.[at] ?? 0))),
      );
      expect(elsewhere.map(shown)).toEqual(published);
      for (const [month, { total }] of published.entries()) {
        const truth = (counts[month] ?? []).reduce((sum, each) => sum + each, 0);
        expect(total.least <= truth && truth <= total.most).toBe(true);
      }
    }),
  );
});
