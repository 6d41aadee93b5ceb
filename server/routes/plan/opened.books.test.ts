import { beforeAll, expect, test } from 'vitest';
import type { Role } from '@diemtua/domain/access';
import { exactly, HARD_MEASURES, type FigureTable, type Target, type Working } from '@diemtua/domain/plan';
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
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

interface Opened {
  readonly value: number | null;
  readonly working: Working | null;
  readonly band: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly table: FigureTable | null;
  readonly filters: readonly { readonly field: string; readonly value: string }[];
  readonly parts: readonly { readonly label: string; readonly value: number }[];
  readonly behind: { readonly count: number; readonly sum: number } | null;
  readonly records: readonly { readonly delta: number }[];
}
interface Stand {
  readonly count: number;
  readonly target: number | null;
  readonly reached: number | null;
  readonly yearBefore: number;
  readonly forecast: { readonly middle: number } | null;
}
type Query = Readonly<Record<string, string | number | boolean>>;
type Targets = readonly (Target & { readonly key: string })[];

const places = ['02901', '02901', '02902', '02683'];
const numbers = ['total', 'new', 'continuing'] as const;

onBothEngines('a number in a title, a table or a plan', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let committee: Signed;
  const clock = new Clock();
  const sprint = newId<'sprint'>();
  const plan = newId<'plan'>();
  // Twelve pay a month in October, twelve a year in October, six a year in November; a quarter of them lives in each of two other communes.
  const joined = Array.from({ length: 30 }, (_, index) =>
    someone({
      name: `Lý Thị ${'abcdefghi'[index % 9]}${'hklm'[Math.floor(index / 9)]}`,
      commune: places[index % 4] as never,
    }),
  );
  const yearlyAmount = 3_564_000;

  const ask = async <T>(who: Signed, path: string): Promise<T> => {
    const told = await server.ask('GET', path, undefined, who.headers);
    expect(told.status, path).toBe(200);
    return (await told.json()) as T;
  };
  const send = async (kind: string, more: object): Promise<void> => {
    const command = { id: newId<'command'>(), madeAt: new Date(clock.now).toISOString(), kind, ...more };
    const answer = await server.ask('POST', '/api/commands', { commands: [command] }, staff.province.headers);
    expect(await answer.json()).toMatchObject({ told: [{ status: 'recorded', outcome: { noted: null } }] });
  };
  const asText = (query: Query): string =>
    String(new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])));
  const open = (figure: string, query: Query, who: Signed = staff.province): Promise<Opened> =>
    ask(who, `/api/plan/figures/${figure}?${asText(query)}`);
  const sumOf = (values: readonly (number | null | undefined)[]): number =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

  /** Opens what a screen shows, and holds it against its arithmetic, its parts and its records. */
  async function holds(shown: number | null, figure: string, query: Query): Promise<Opened> {
    const opened = await open(figure, query);
    expect(opened.value, `${figure} ${JSON.stringify(query)}`).toBe(shown);
    const { working, parts } = opened;
    if (parts.length > 0) expect(sumOf(parts.map(({ value }) => value))).toBe(shown);
    if (working === null) return opened;
    const exact = exactly(working);
    if (working.rounded === 'shared') expect(Math.abs(exact - (shown ?? 0))).toBeLessThan(1);
    else expect({ no: exact, nearest: Math.round(exact), up: Math.ceil(exact) }[working.rounded]).toBe(shown);
    return opened;
  }

  /** How a place would be divided now, as the command that keeps it. */
  async function divide(
    of: object,
    target: { readonly total: number; readonly continuing: number },
    method: string,
    more = {},
  ) {
    const body = { year: 2025, of, ...target, method, ...more };
    const answer = await server.ask('POST', '/api/plan/cascade', body, staff.province.headers);
    const told = (await answer.json()) as {
      readonly parts: readonly {
        readonly key: string;
        readonly place: object;
        readonly byMethod: readonly (Working | null)[];
      }[];
      readonly shares: readonly {
        readonly key: string;
        readonly new: number;
        readonly continuing: number;
        readonly total: number;
        readonly working: Working;
      }[];
    };
    expect(sumOf(told.shares.map(({ total }) => total))).toBe(target.total);
    // What each method alone would give says how, and comes to the whole.
    for (const index of [0, 1, 2]) {
      const workings = told.parts.flatMap(({ byMethod }) => byMethod[index] ?? []);
      for (const working of workings) expect(Math.abs(exactly(working) - working.value)).toBeLessThan(1);
      if (workings.length > 0) expect(sumOf(workings.map(({ value }) => value))).toBe(target.total);
    }
    for (const { total, working } of told.shares) {
      expect(working.value).toBe(total);
      expect(Math.abs(exactly(working) - total)).toBeLessThan(1);
    }
    const parts = told.shares.map(({ key, new: fresh, continuing, total }) => ({
      new: fresh,
      continuing,
      total,
      place: told.parts.find((part) => part.key === key)?.place,
      product: 'voluntary',
      leader: null,
    }));
    await send('cascade-plan', { plan, version: 1, product: 'voluntary', of, method, parts });
    return told.shares;
  }

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    const [first, second] = world.collectors;
    for (const { collector } of [first, second])
      await engine().pool.query(
        `insert into collector_commune (province, collector, commune, from_day, to_day) values ($1, $2, '02901', '2025-07-01', null)`,
        [world.province, collector],
      );
    for (const [index, person] of joined.entries()) {
      const [at, month] =
        index < 24
          ? ([moment('2025-10-14 09:00'), '2025-10'] as const)
          : ([moment('2025-11-18 09:00'), '2025-11'] as const);
      const claim =
        index < 12
          ? { claim: monthly(person.id, month), amount: 297_000 }
          : { claim: monthly(person.id, month, { method: 'yearly' }), amount: yearlyAmount };
      await tell(engine(), first, taking(101 + index, at, [claim], { people: [person] }), at);
    }
    // Ten pay for another year.
    for (const [index, person] of joined.slice(12, 22).entries()) {
      const at = moment('2026-10-05 09:00');
      const claim = { claim: monthly(person.id, '2026-10', { method: 'yearly' }), amount: yearlyAmount };
      await tell(engine(), second, taking(201 + index, at, [claim]), at);
    }
    staff = await staffOf(engine(), world, clock.now);
    committee = await signedIn(
      engine(),
      userOf(world, 'committee', { units: [], communes: ['02902' as never] }),
      clock.now,
    );
    const province = { level: 'province', province: world.province };
    const target = { place: province, product: 'voluntary', new: 101, continuing: 0, total: 101, leader: null };
    await send('draft-plan', { plan, year: 2025, reason: 'Giao chỉ tiêu', targets: [target] });
    const units = await divide(province, { total: 101, continuing: 0 }, 'labour-not-insured');
    const totalOf = (shares: typeof units, key: string) => ({
      total: shares.find((share) => share.key === key)?.total ?? 0,
      continuing: 0,
    });
    const communes = await divide({ level: 'unit', unit: 'SAPA' }, totalOf(units, 'unit:SAPA'), 'labour-not-insured');
    const hand = totalOf(units, 'unit:BATXAT');
    await divide({ level: 'unit', unit: 'BATXAT' }, hand, 'by-hand', {
      parts: [{ key: 'commune:02683', byHand: hand.total }],
    });
    // Of two collectors who work in the same commune, one shall have no more than ten.
    await divide({ level: 'commune', commune: '02901' }, totalOf(communes, 'commune:02901'), 'labour-not-insured', {
      to: 'collector',
      parts: [{ key: `collector:02901:${first.collector}`, max: 10 }],
    });
    const decision = { by: 'UBND tỉnh', documentNumber: '12/QĐ-UBND', on: '2025-11-18', file: null };
    await send('decide-plan', { plan, version: 1, decision, from: '2025-01-01' });
    await send('open-sprint', {
      sprint,
      name: '15 ngày',
      from: '2025-11-16',
      to: '2025-12-15',
      places: [province],
      people: 40,
      rule: 'all-who-came',
    });
  });

  const on = { on: '2025-11-30' };

  test('the board: what its titles say, its verdict, and each cell behind its curve', async () => {
    const board = await ask<{
      readonly stand: Stand;
      readonly units: readonly (Stand & { readonly place: { readonly code: string } })[];
      readonly curve: readonly {
        readonly month: string;
        readonly day: string;
        readonly count: number | null;
        readonly planned: number | null;
        readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
      }[];
    }>(staff.province, '/api/plan/board?on=2025-11-30');
    const { stand, units } = board;
    expect(stand).toMatchObject({ count: 30, target: 101, yearBefore: 0 });
    const difference = await holds(30, 'year-difference', on);
    expect(difference.behind).toEqual({ count: 30, sum: 30, of: 'changes' });
    await holds(101 - (stand.forecast?.middle ?? 0), 'forecast-short', on);
    await holds(Math.round(((stand.forecast?.middle ?? 0) * 10_000) / 101), 'forecast-share', on);
    for (const { month, day, count, planned, forecast } of board.curve) {
      if (count !== null) await holds(count, 'taking-part', { ...on, to: day });
      if (planned !== null) await holds(planned, 'planned-by-month', { ...on, month });
      if (forecast !== null)
        expect((await holds(forecast.middle, 'forecast-by-month', { ...on, month })).band).toEqual(forecast);
    }
    expect(board.curve.filter(({ forecast }) => forecast !== null).length).toBeGreaterThan(0);
    expect((await open('forecast-by-month', { ...on, month: '2025-03' })).working).toBeNull();
    const low = units.filter(({ reached }) => (reached ?? 0) < 4500).length;
    for (const [value, more] of [
      [units.length, {}],
      [low, { under: 4500 }],
    ] as const) {
      const { table } = await holds(value, 'places', { ...on, level: 'unit', ...more });
      expect(table?.rows).toHaveLength(units.length);
      expect(sumOf(table?.rows.map(({ values }) => values[3]) ?? [])).toBe(value);
      expect(sumOf(table?.rows.map(({ values }) => values[0]) ?? [])).toBe(stand.count);
    }
  });

  interface ReasonTold {
    readonly reason: string;
    readonly figures: Readonly<Record<string, number>>;
    readonly opens?: Readonly<Record<string, { readonly figure: string; readonly query: Query }>>;
  }
  /** Opens every figure of a reason; a percent is told there to the point, and opens to its hundredths. */
  async function reasonHolds({ reason, figures, opens = {} }: ReasonTold, day: string, percents: readonly string[]) {
    for (const [name, { figure, query }] of Object.entries(opens)) {
      const shown = figures[name] ?? null;
      if (!percents.includes(name)) await holds(shown, figure, { on: day, ...query });
      else {
        const { value } = await open(figure, { on: day, ...query });
        expect(Math.abs((value ?? 0) / 100 - (shown ?? 0)), `${reason} ${name}`).toBeLessThanOrEqual(0.5);
        await holds(value, figure, { on: day, ...query });
      }
    }
    return Object.values(opens).map(({ figure }) => figure);
  }

  test.each([
    ['2025-11-30', ['came', 'forecast-due', 'forecast-joins', 'forecast-short', 'forecast-stops', 'planned']],
    [
      '2025-10-31',
      [
        'came',
        'forecast-due',
        'forecast-joins',
        'forecast-joins-per-month',
        'forecast-over',
        'forecast-short',
        'forecast-stops',
        'planned',
      ],
    ],
    ['2026-11-30', ['came', 'forecast-joins']],
  ])('why a forecast of %s is as it is: what opens in a reason comes to what it says', async (day, figures) => {
    const { places: all } = await ask<{ readonly places: readonly { readonly reasons: readonly ReasonTold[] }[] }>(
      staff.province,
      `/api/plan/forecast?on=${day}`,
    );
    const opened = new Set<string>();
    for (const reason of all.flatMap(({ reasons }) => reasons))
      for (const figure of await reasonHolds(reason, day, ['percent', 'provincePercent', 'percentOfYear']))
        opened.add(figure);
    expect([...opened].toSorted()).toEqual(figures);
  });

  test('why a commune is hard: its figure opens to its part and whole, the middle to all that it was held against', async () => {
    const told = [
      ['02901', 4],
      ['02902', 1],
      ['02683', 0],
    ].map(([commune, far]) => ({
      commune,
      hamlets: 10,
      far: { hamlets: far, beyondKm: 5 },
      poorPercent: null,
      minorityPercent: null,
    }));
    await send('tell-areas', { on: '2025-11-01', source: 'Thống kê của tỉnh', areas: told });
    const { areas } = await ask<{
      readonly areas: readonly {
        readonly place: { readonly code: string };
        readonly reasons: readonly ReasonTold[];
        readonly peers: readonly { readonly differs: readonly ReasonTold[] }[];
      }[];
    }>(staff.province, '/api/plan/hard?on=2025-11-30');
    // 4 of 10 are far; 1 of 10 stands in the middle of 0, 1 and 4.
    const far = areas
      .find(({ place }) => place.code === '02901')
      ?.reasons.find(({ reason }) => reason === 'far-hamlets');
    expect(far?.figures).toMatchObject({ own: 40, province: 10, threshold: 30, of: 10 });
    for (const { reasons, peers } of areas) {
      for (const reason of [...reasons, ...peers.flatMap(({ differs }) => differs)])
        expect(await reasonHolds(reason, '2025-11-30', ['own', 'province', 'theirs'])).not.toEqual([]);
    }
    const middle = await open('hard-middle', { ...on, commune: '02901', measure: 'far-hamlets' });
    expect(middle.table?.rows.map(({ code, values }) => [code, ...values])).toEqual([
      ['02683', 0, 10, 0],
      ['02902', 1, 10, 1000],
      ['02901', 4, 10, 4000],
    ]);
    expect(middle.filters).toContainEqual({ field: 'beyondKm', value: '5 km' });
    // A committee is told of its own commune, of the others together, and of the same middle.
    const near = await open('hard-middle', { ...on, commune: '02902', measure: 'far-hamlets' }, committee);
    expect(near).toMatchObject({ value: 1000 });
    expect(near.table?.rows.map(({ code, values }) => [code, ...values])).toEqual([
      ['02902', 1, 1, 10, 1000],
      [null, 2, 4, 20, null],
    ]);
  });

  test.each(HARD_MEASURES)(
    'what is measured of each commune by %s follows from its part and its whole',
    async (measure) => {
      const values = await Promise.all(
        ['02901', '02902', '02683'].map(async (commune) => {
          const { value } = await open('hard-measure', { ...on, commune, measure });
          await holds(value, 'hard-measure', { ...on, commune, measure });
          const { table } = await open('hard-middle', { ...on, commune, measure });
          // What is known of it stands in the table of those that are compared, too.
          expect(table?.rows.find(({ code }) => code === commune)?.values.at(-1) ?? null).toBe(value);
          return value;
        }),
      );
      // Nobody has counted visits; of gifts there are none; of who joined and who came due there are too few to say anything in the smaller communes.
      const unknown: readonly (typeof measure)[] = [
        'visits',
        'yield-of-visits',
        'gift-kept',
        'renewal',
        'spread-over-year',
      ];
      expect(values.filter((value) => value !== null)).toHaveLength(unknown.includes(measure) ? 0 : 3);
      // Two collectors work in 02901, and none elsewhere.
      if (measure === 'collectors') expect(values.map((value) => (value ?? 0) > 0)).toEqual([true, false, false]);
      if (measure === 'forecast')
        for (const [index, commune] of ['02901', '02902', '02683'].entries())
          await holds(values[index] ?? null, 'forecast-share', { ...on, commune });
    },
  );

  test('the map: how many communes have a plan, and how many are under a half of it', async () => {
    const { communes } = await ask<{ readonly communes: readonly Stand[] }>(
      staff.province,
      '/api/plan/map?on=2025-11-30',
    );
    await holds(communes.filter(({ reached }) => reached !== null).length, 'places', { ...on, planned: true });
    await holds(communes.filter(({ reached }) => (reached ?? 9999) < 5000).length, 'places', { ...on, under: 5000 });
    // Of its own commune only, for who sees one.
    expect((await open('places', on, committee)).table?.rows.map(({ code }) => code)).toEqual(['02902']);
  });

  test('12 of 30 who came have stopped by January: 40 %, which is two of five; all of their entries stand behind', async () => {
    const days = { on: '2026-01-15', from: '2025-01-16' };
    const { working, behind } = await holds(4000, 'stopped-of-came', days);
    const steps = Object.fromEntries(working?.steps.map(({ name, value }) => [name, value]) ?? []);
    expect(steps).toEqual({ came: 30, stopped: 12, 'few-came': 5, 'few-went': 2 });
    expect(behind).toMatchObject({ count: 42, sum: 18 });
  });

  test('who was won opens to them, and those who stayed are among them', async () => {
    const { all } = await ask<{
      readonly all: readonly { readonly months: number; readonly won: number; readonly kept: number }[];
    }>(staff.province, '/api/plan/survival?on=2026-02-28');
    expect(all.find(({ months }) => months === 3)).toMatchObject({ won: 30, kept: 18 });
    for (const { months, won } of all) {
      const { records, behind } = await holds(won, 'won', { on: '2026-02-28', months });
      expect(records).toHaveLength(won);
      expect(behind?.count ?? 0).toBe(won);
    }
  });

  test('scenario and sprint: what will be missing, the weeks that are left, and the goal by its units', async () => {
    for (const scenario of ['low', 'base', 'high']) {
      const { end, target, weeksLeft } = await ask<{
        readonly end: number;
        readonly target: number;
        readonly weeksLeft: number;
      }>(staff.province, `/api/plan/scenario?on=2025-11-30&scenario=${scenario}`);
      await holds(target - end, 'scenario-short', { ...on, scenario });
      await holds(weeksLeft, 'weeks-left', on);
    }
    const { parts } = await holds(40, 'sprint-people', { ...on, sprint });
    expect(parts.map(({ label }) => label).toSorted()).toEqual(['BHXH cơ sở Bát Xát', 'BHXH cơ sở Sa Pa']);
  });

  test('each target of a version opens to how it was divided: its siblings come to the whole, its parts to itself', async () => {
    const { targets } = await ask<{ readonly targets: Targets }>(staff.province, '/api/plan/versions/2025');
    expect(targets.map(({ place }) => place.level).toSorted()).toEqual([
      'collector',
      'collector',
      'commune',
      'commune',
      'commune',
      'province',
      'unit',
      'unit',
    ]);
    const totalOf = (key: string, of: (typeof numbers)[number]): number | undefined =>
      targets.find((each) => each.key === key)?.[of];
    for (const { place, ...target } of targets)
      for (const of of numbers) {
        const where: Query =
          place.level === 'unit'
            ? { unit: place.unit }
            : place.level === 'province'
              ? {}
              : { commune: place.commune, ...(place.level === 'collector' ? { collector: place.collector } : {}) };
        const opened = await holds(target[of], 'planned', { ...on, version: 1, of, ...where });
        expect(opened.filters).toContainEqual({ field: 'document', value: '12/QĐ-UBND' });
        const whole = { province: null, unit: `province:${world.province}`, hamlet: null, collector: 'commune:02901' };
        const parent =
          place.level === 'commune' ? (place.commune === '02683' ? 'unit:BATXAT' : 'unit:SAPA') : whole[place.level];
        if (parent === null) continue;
        expect(sumOf(opened.table?.rows.map(({ values }) => values[1]) ?? []), `${parent} ${of}`).toBe(
          totalOf(parent, of),
        );
      }
  });

  test('101 by 2 : 1: 67.33 and 33.67; the one who is left over goes to the greater remainder', async () => {
    const { working, filters, table } = await open('planned', { ...on, unit: 'BATXAT' });
    expect(filters).toContainEqual({ field: 'method', value: 'labour-not-insured' });
    const steps = Object.fromEntries(working?.steps.map(({ name, value }) => [name, value]) ?? []);
    expect(steps).toMatchObject({ whole: 101, 'left-over': 1 });
    expect(working?.rounded).toBe('shared');
    expect(table?.rows.map(({ label }) => label)).toEqual(['BHXH cơ sở Bát Xát', 'BHXH cơ sở Sa Pa']);
    // By hand there is nothing to divide by.
    const hand = await open('planned', { ...on, commune: '02683' });
    expect(hand.filters).toContainEqual({ field: 'method', value: 'by-hand' });
    expect(hand.working?.terms).toHaveLength(1);
    // What a bound held is told beside what the weights alone would give.
    const [first] = world.collectors;
    const held = await open('planned', { ...on, commune: '02901', collector: String(first.collector) });
    expect(held.value).toBe(10);
    expect(held.working?.steps.map(({ name }) => name)).toContain('by-method-now');
  });

  test('how likely each who is due stops opens to those of whom it is told', async () => {
    const { people } = await ask<{
      readonly people: readonly {
        readonly commune: string;
        readonly method: string | null;
        readonly until: string;
        readonly risk: number | null;
      }[];
    }>(staff.province, '/api/plan/due?on=2027-05-31&within=90');
    const known = people.filter(({ risk }) => risk !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const { commune, method, until, risk } of known)
      await holds(risk, 'stop-likelihood', {
        on: '2027-05-31',
        commune,
        term: method ?? '',
        month: until.slice(0, 7),
      });
  });

  test('how many collectors work in a commune opens to who they are, for those who look after them', async () => {
    const { communes } = await ask<{
      readonly communes: readonly { readonly code: string; readonly collectors: number }[];
    }>(staff.province, '/api/plan/map?on=2025-11-30');
    const counts = await Promise.all(
      communes.map(async ({ code, collectors }) => {
        const { parts } = await holds(collectors, 'collectors', { ...on, commune: code });
        expect(parts).toHaveLength(collectors);
        return collectors;
      }),
    );
    expect(sumOf(counts)).toBe(2);
    // A committee is told how many, and no names.
    expect(await open('collectors', { ...on, commune: '02902' }, committee)).toMatchObject({ value: 0, parts: [] });
    const auditor = await open('collectors', { ...on, commune: '02901' }, staff.auditor);
    expect(auditor).toMatchObject({ value: 2 });
  });

  test('a spread says how much there is for each unit, and where one more would bring most', async () => {
    const body = { until: '2025-12-31', on: '2025-11-30', meetings: 3, collectorDays: 12, perCommuneMax: 5 };
    const answer = await server.ask('POST', '/api/plan/spread', body, staff.province.headers);
    const spread = (await answer.json()) as {
      readonly limits: readonly {
        readonly limit: string;
        readonly unit: string | null;
        readonly most: number;
        readonly oneMore: number;
        readonly there: Working | null;
        readonly gains: readonly { readonly code: string; readonly gain: number }[];
      }[];
      readonly communes: readonly {
        readonly place: { readonly code: string };
        readonly meetings: number;
        readonly collectorDays: number;
        readonly reasons: readonly ReasonTold[];
      }[];
    };
    for (const { limit, unit, most, oneMore, there, gains } of spread.limits) {
      expect(there?.value ?? null).toBe(unit === null ? null : most);
      if (there !== null) expect(Math.ceil(exactly(there))).toBe(most);
      expect(oneMore).toBe(gains[0]?.gain ?? 0);
      const figure = limit === 'meetings' ? 'yield-next-meeting' : 'yield-next-day';
      for (const { code, gain } of gains) {
        const own = spread.communes.find(({ place }) => place.code === code);
        const { value } = await open(figure, {
          ...on,
          commune: code,
          meetings: own?.meetings ?? 0,
          collectorDays: own?.collectorDays ?? 0,
        });
        expect(value).toBeCloseTo(gain, 9);
      }
    }
    expect(spread.limits.some(({ gains }) => gains.length > 0)).toBe(true);
    const told = spread.communes.flatMap(({ reasons }) => reasons);
    const opened = told.flatMap(({ opens = {}, figures }) =>
      Object.entries(opens).map(([name, to]) => ({ ...to, shown: figures[name] ?? 0 })),
    );
    expect(opened.length).toBeGreaterThan(0);
    for (const { figure, query, shown } of opened)
      expect((await open(figure, { ...on, ...query })).value).toBeCloseTo(shown, 9);
  });

  test('a year that was foretold again opens to its communes, which come to each of its figures', async () => {
    const { years } = await ask<{
      readonly years: readonly {
        readonly year: number;
        readonly places: number;
        readonly held: number;
        readonly share: number;
        readonly error: number;
        readonly naiveError: number;
      }[];
    }>(staff.province, '/api/plan/back-test?on=2027-11-30');
    expect(years.map(({ year }) => year)).toEqual([2026]);
    for (const { year: past, ...told } of years) {
      const asked = { on: '2027-11-30', past };
      const column = ({ table }: Opened, name: string): readonly (number | null | undefined)[] => {
        const at = table?.heads.findIndex((head) => head.name === name) ?? -1;
        return table?.rows.map(({ values }) => values[at]) ?? [];
      };
      const opened = await holds(told.places, 'tested-communes', asked);
      expect(opened.table?.rows).toHaveLength(told.places);
      await holds(told.held, 'tested-held', asked);
      await holds(told.share, 'tested-share', asked);
      await holds(told.error, 'tested-error', asked);
      await holds(told.naiveError, 'tested-naive', asked);
      const truth = sumOf(column(opened, 'truth'));
      expect(truth).toBe((await open('taking-part', { on: '2026-12-31' })).value);
      expect(truth).toBeGreaterThan(0);
      expect(sumOf(column(opened, 'in-band'))).toBe(told.held);
      expect(Math.round((10_000 * sumOf(column(opened, 'error'))) / truth)).toBe(told.error);
      expect(Math.round((10_000 * sumOf(column(opened, 'naive-error'))) / truth)).toBe(told.naiveError);
      // A committee is told of its own commune, and of all others together.
      const near = await open('tested-held', asked, committee);
      expect(near.value).toBe(told.held);
      expect(near.table?.rows.map(({ code }) => code)).toEqual(['02902', null]);
      expect(sumOf(column(near, 'is-counted'))).toBe(told.places);
      for (const name of ['truth', 'in-band', 'error', 'naive-error'])
        expect(sumOf(column(near, name))).toBeCloseTo(sumOf(column(opened, name)), 9);
    }
  });

  test('what is not there is refused, and what lies elsewhere is not told', async () => {
    const refused = async (who: Signed, path: string) =>
      refusal(await server.ask('GET', `/api/plan/figures/${path}`, undefined, who.headers));
    expect(await refused(staff.province, 'tested-held?on=2027-11-30&past=2020')).toMatchObject({
      status: 404,
      field: 'past',
    });
    expect(await refused(staff.province, 'planned?on=2025-11-30&version=7')).toMatchObject({
      status: 404,
      field: 'version',
    });
    expect(await refused(staff.province, `sprint-people?on=2025-11-30&sprint=${newId<'sprint'>()}`)).toMatchObject({
      status: 404,
    });
    expect(await refused(staff.province, 'hard-middle?on=2025-11-30&commune=02901')).toMatchObject({
      status: 404,
      field: 'measure',
    });
    expect(await refused(staff.province, 'hard-measure?on=2025-11-30&unit=SAPA&measure=renewal')).toMatchObject({
      status: 404,
      field: 'commune',
    });
    for (const path of [
      'hard-measure?commune=02901&measure=collectors',
      'forecast-joins?commune=02901',
      'planned?version=1&unit=SAPA',
      'planned?version=1&commune=02901',
      'year-difference?commune=02683',
    ])
      expect(await refused(committee, `${path}&on=2025-11-30`)).toMatchObject({ status: 403, code: 'not-yours' });
    // Its own target is told, and not how the whole was divided, which is not its to see.
    expect(await open('planned', { ...on, commune: '02902' }, committee)).toMatchObject({ working: null, table: null });
  });
});
