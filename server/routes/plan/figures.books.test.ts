import { beforeAll, expect, test } from 'vitest';
import type { Role } from '@diemtua/domain/access';
import {
  Clock,
  foundUnit,
  refusal,
  serverOf,
  signedIn,
  staffOf,
  userOf,
  type Signed,
} from '../../access/staff-testing.ts';
import { tell } from '../../store/commands/tell.ts';
import { onBothEngines } from '../../store/testing.ts';
import { foundWorld, moment, monthly, someone, taking, type World } from '../../store/world-testing.ts';
import type { FIGURES } from './plan-shapes.ts';

interface Opened {
  readonly value: number;
  readonly ratio: { readonly part: number; readonly whole: number; readonly share: number } | null;
  readonly parts: readonly { readonly value: number }[];
  readonly behind: { readonly count: number; readonly sum: number } | null;
  readonly withheld: boolean;
  readonly records: readonly { readonly key: string; readonly delta: number; readonly name: string | null }[];
  readonly next: string | null;
  readonly query: string;
}

onBothEngines('an opened figure', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let stranger: Signed;
  let committee: Signed;
  const clock = new Clock();
  const november = moment('2025-11-18 09:00');
  const february = moment('2026-02-10 09:00');
  // More than a page of those who join in November, five in another commune; four of them come back in February.
  const joined = Array.from({ length: 63 }, (_, index) =>
    someone({
      name: `Lý Thị ${'abcdefghi'[index % 9]}${'hklmnpt'[Math.floor(index / 9)]}`,
      ...(index < 5 ? { commune: '02902' as never } : {}),
    }),
  );

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    const [first, second] = world.collectors;
    for (const [index, person] of joined.entries()) {
      const claim = { claim: monthly(person.id, '2025-11'), amount: 297_000 };
      const sender = index < 58 ? first : second;
      const number = index < 58 ? 101 + index : 201 + index;
      await tell(engine(), sender, taking(number, november, [claim], { people: [person] }), november);
    }
    for (const [index, person] of joined.slice(10, 14).entries()) {
      const claim = { claim: monthly(person.id, '2026-02'), amount: 297_000 };
      await tell(engine(), second, taking(290 + index, february, [claim]), february);
    }
    staff = await staffOf(engine(), world, clock.now);
    stranger = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
    const near = { units: [], communes: ['02902' as never] };
    committee = await signedIn(engine(), userOf(world, 'committee', near), clock.now);
  });

  const open = async (who: Signed, figure: string, query: string, after?: string): Promise<Opened> => {
    const more = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const told = await server.ask('GET', `/api/plan/figures/${figure}?${query}${more}`, undefined, who.headers);
    expect(told.status).toBe(200);
    return (await told.json()) as Opened;
  };
  /** All its records, page by page to the end. */
  const readAll = async (who: Signed, figure: string, query: string) => {
    const first = await open(who, figure, query);
    const records = [...first.records];
    let pages = 1;
    for (let { next } = first; next !== null; pages += 1) {
      const page = await open(who, figure, query, next);
      records.push(...page.records);
      ({ next } = page);
    }
    return { first, records, pages };
  };
  const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

  const february28 = 'on=2026-02-28';
  const figures: readonly (readonly [figure: (typeof FIGURES)[number], query: string, value: number])[] = [
    // 63 joined; November paid, so that December could be paid until its end: all stop on 1 January.
    ['taking-part', 'on=2025-12-31', 63],
    ['taking-part', 'on=2025-12-31&commune=02902', 5],
    ['taking-part', 'on=2025-12-31&unit=SAPA', 63],
    ['taking-part', february28, 4],
    // The end of a day before, as known now.
    ['taking-part', `${february28}&to=2025-12-31`, 63],
    ['joined', february28, 63],
    ['joined', `${february28}&from=2026-01-01`, 0],
    ['re-registered', february28, 4],
    ['came', february28, 67],
    ['came', 'on=2025-12-31', 63],
    ['moved', february28, 0],
    ['stopped', february28, 63],
    ['due', 'on=2025-12-31', 63],
    ['due', 'on=2025-12-01&days=30', 0],
    ['due', 'on=2025-12-01&days=60', 63],
    ['returned', february28, 4],
    ['paid-up', 'on=2025-11-30', 63],
    ['within-deadline', 'on=2025-11-30', 0],
    ['paid-up', 'on=2025-12-31', 0],
    ['within-deadline', 'on=2025-12-31', 63],
    ['kept-3', february28, 4],
    ['kept-3', `${february28}&month=2025-11`, 4],
    ['kept-3', `${february28}&term=monthly`, 4],
    ['kept-3', `${february28}&term=yearly`, 0],
    ['near-15', february28, 0],
  ];

  test.each(figures)(
    '%s at %s is %i: its records add up to it, page by page to the end',
    async (figure, query, value) => {
      const { first, records, pages } = await readAll(staff.province, figure, query);
      expect(first.value).toBe(value);
      const lost = figure === 'stopped' || figure === 'due';
      expect(Math.abs(sumOf(records.map(({ delta }) => delta)))).toBe(value);
      expect(first.behind?.sum).toBe(lost && value > 0 ? -value : value);
      expect(first.behind?.count).toBe(records.length);
      expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
      expect(pages).toBe(Math.max(1, Math.ceil(records.length / 50)));
      if (figure !== 'near-15') expect(sumOf(first.parts.map((part) => part.value))).toBe(value);
      expect(first.query).toMatch(/select/);
    },
  );

  test('of a collector: all who paid through the one, wherever they live; nothing of one who works elsewhere', async () => {
    const [first, second] = world.collectors;
    const query = `on=2025-12-31&collector=${first?.collector}`;
    const { first: opened, records } = await readAll(staff.province, 'taking-part', query);
    expect(opened.value).toBe(58);
    expect(records).toHaveLength(58);
    expect((await open(staff.province, 'came', `${february28}&collector=${second?.collector}`)).value).toBe(9);
    const foreign = await server.ask('GET', `/api/plan/figures/taking-part?${query}`, undefined, stranger.headers);
    expect(await refusal(foreign)).toMatchObject({ status: 403, code: 'not-yours', field: 'collector' });
  });

  test('who stayed is told with those of whom they are a part', async () => {
    // 4 of 63 = 6.35 %
    expect((await open(staff.province, 'kept-3', february28)).ratio).toEqual({ part: 4, whole: 63, share: 635 });
  });

  test('who may see figures only is told how many records there are, and no record', async () => {
    const { first, records } = await readAll(committee, 'taking-part', 'on=2025-12-31');
    expect(first).toMatchObject({ value: 5, withheld: true, behind: { count: 5, sum: 5 }, next: null });
    expect(records).toEqual([]);
    const seen = await open(staff['unit-clerk'], 'taking-part', 'on=2025-12-31&commune=02902');
    expect(seen).toMatchObject({ value: 5, withheld: false });
    expect(seen.records.map(({ name }) => name).toSorted()).toEqual(joined.slice(0, 5).map(({ name }) => name));
  });

  test('is asked for days in their order only', async () => {
    for (const [query, field] of [
      ['on=2025-12-31&to=2026-01-01', 'to'],
      ['on=2025-12-31&from=2025-12-31&to=2025-12-01', 'from'],
    ])
      expect(
        await refusal(await server.ask('GET', `/api/plan/figures/joined?${query}`, undefined, staff.province.headers)),
      ).toMatchObject({ status: 400, code: 'field-wrong', field });
  });
});
