import { exactly, HARD_MEASURES, type Working } from '@diemtua/domain/plan';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../store/testing.ts';
import { newId } from '../../store/world-testing.ts';
import { figuresOver, sumOf, type Query } from './figures-testing.ts';

onBothEngines('a number in a reason, a list or a spread', (engine) => {
  const { ask, send, open, holds, refused, at } = figuresOver(engine);
  const on = { on: '2025-11-30' };

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
      at().staff.province,
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
    }>(at().staff.province, '/api/plan/hard?on=2025-11-30');
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
    const near = await open('hard-middle', { ...on, commune: '02902', measure: 'far-hamlets' }, at().committee);
    expect(near).toMatchObject({ value: 1000 });
    expect(near.table?.rows.map(({ code, values }) => [code, ...values])).toEqual([
      ['02902', 1, 1, 10, 1000],
      [null, 2, 4, 20, null],
    ]);
  });

  test('what was done in a commune like it is told to another unit as an example: what, and what became of it, and no more', async () => {
    const approach = newId<'approach'>();
    const { province } = at().staff;
    // 7 of 10 hamlets are far, and 4 of 10 stand in the middle: beyond one and a half of that.
    const far = {
      commune: '02902',
      hamlets: 10,
      far: { hamlets: 7, beyondKm: 5 },
      poorPercent: null,
      minorityPercent: null,
    };
    await send('tell-areas', { on: '2025-11-15', source: 'Thống kê của tỉnh', areas: [far] });
    await send('open-approach', {
      approach,
      commune: '02901',
      flags: ['far-hamlets'],
      act: 'Thu tại chợ phiên',
      owner: province.user,
      from: '2025-08-01',
      until: '2025-10-31',
      followUpOn: '2025-09-01',
    });
    await send('close-approach', { approach, on: '2025-10-20', outcome: 'helped', note: 'Chín người đóng tại chợ' });
    const { areas } = await ask<{
      readonly areas: readonly {
        readonly place: { readonly code: string };
        readonly peers: readonly {
          readonly place: { readonly code: string };
          readonly approaches: readonly object[];
        }[];
      }[];
    }>(at().committee, '/api/plan/hard?on=2025-11-29');
    expect(areas.map(({ place }) => place.code)).toEqual(['02902']);
    const peer = areas.flatMap(({ peers }) => peers).find(({ place }) => place.code === '02901');
    expect(peer).toMatchObject({ opens: false, approaches: [{ act: 'Thu tại chợ phiên', state: 'helped' }] });
    expect(Object.keys(peer?.approaches[0] ?? {}).toSorted()).toEqual(['act', 'state']);
    // Its steps and who owned it are not the committee's to see.
    const { approaches } = await ask<{ readonly approaches: readonly object[] }>(
      at().committee,
      '/api/plan/approaches',
    );
    expect(approaches).toEqual([]);
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

  test('how likely each who is due stops opens to those of whom it is told', async () => {
    const { people } = await ask<{
      readonly people: readonly {
        readonly commune: string;
        readonly method: string | null;
        readonly until: string;
        readonly risk: number | null;
      }[];
    }>(at().staff.province, '/api/plan/due?on=2027-05-31&within=90');
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
    }>(at().staff.province, '/api/plan/map?on=2025-11-30');
    const counts = await Promise.all(
      communes.map(async ({ code, collectors }) => {
        const { parts } = await holds(collectors, 'collectors', { ...on, commune: code });
        expect(parts).toHaveLength(collectors);
        return collectors;
      }),
    );
    expect(sumOf(counts)).toBe(2);
    // A committee is told how many, and no names.
    expect(await open('collectors', { ...on, commune: '02902' }, at().committee)).toMatchObject({
      value: 0,
      parts: [],
    });
    const auditor = await open('collectors', { ...on, commune: '02901' }, at().staff.auditor);
    expect(auditor).toMatchObject({ value: 2 });
  });

  test('a spread says how much there is for each unit, and where one more would bring most', async () => {
    const body = { until: '2025-12-31', on: '2025-11-30', meetings: 3, collectorDays: 12, perCommuneMax: 5 };
    const answer = await at().server.ask('POST', '/api/plan/spread', body, at().staff.province.headers);
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

  test('what is not there is refused, and what lies elsewhere is not told', async () => {
    expect(await refused(at().staff.province, 'hard-middle?on=2025-11-30&commune=02901')).toMatchObject({
      status: 404,
      field: 'measure',
    });
    expect(await refused(at().staff.province, 'hard-measure?on=2025-11-30&unit=SAPA&measure=renewal')).toMatchObject({
      status: 404,
      field: 'commune',
    });
    expect(await refused(at().staff.province, 'stop-likelihood?on=2025-11-30&commune=02901')).toMatchObject({
      status: 404,
      field: 'month',
    });
    for (const path of [
      'hard-measure?commune=02901&measure=collectors',
      'hard-middle?commune=02683&measure=collectors',
      'stop-likelihood?commune=02901&month=2025-12',
      'forecast-joins?commune=02901',
      'collectors?commune=02901',
      'yield-next-meeting?commune=02901',
    ])
      expect(await refused(at().committee, `${path}&on=2025-11-30`)).toMatchObject({ status: 403, code: 'not-yours' });
  });
});
