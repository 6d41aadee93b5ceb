import { beforeAll, expect, test } from 'vitest';
import type { Role } from '@diemtua/domain/access';
import { exactly, type Working } from '@diemtua/domain/plan';
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
  readonly ratio: { readonly share: number | null } | null;
  readonly parts: readonly { readonly value: number }[];
  readonly behind: { readonly count: number; readonly sum: number } | null;
  readonly records: readonly { readonly delta: number }[];
  readonly withheld: boolean;
}
interface Place {
  readonly level: string;
  readonly code: string;
}
interface Line {
  readonly reason: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly opens: Readonly<
    Record<string, { readonly figure: string; readonly query: Readonly<Record<string, string>> }>
  >;
}

onBothEngines('a figure that no record holds', (engine) => {
  let world: World;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;
  let committee: Signed;
  const clock = new Clock();
  const october = moment('2025-10-14 09:00');
  const november = moment('2025-11-18 09:00');
  const on = 'on=2025-11-30';
  const sprint = newId<'sprint'>();
  const own = newId<'scenario'>();
  // Thirty come in October, twenty more in the days of the sprint; four of all live in another commune.
  const joined = Array.from({ length: 50 }, (_, index) =>
    someone({
      name: `Lý Thị ${'abcdefghi'[index % 9]}${'hklmnp'[Math.floor(index / 9)]}`,
      ...(index % 12 === 0 ? { commune: '02902' as never } : {}),
    }),
  );

  const ask = async <T>(who: Signed, path: string): Promise<T> => {
    const told = await server.ask('GET', path, undefined, who.headers);
    expect(told.status).toBe(200);
    return (await told.json()) as T;
  };
  const send = async (kind: string, more: object): Promise<void> => {
    const command = { id: newId<'command'>(), madeAt: new Date(clock.now).toISOString(), kind, ...more };
    const answer = await server.ask('POST', '/api/commands', { commands: [command] }, staff.province.headers);
    expect(await answer.json()).toMatchObject({ told: [{ status: 'recorded', outcome: { noted: null } }] });
  };
  const target = (place: object, total: number) => ({
    place,
    product: 'voluntary',
    new: total,
    continuing: 0,
    total,
    leader: null,
  });

  beforeAll(async () => {
    world = await foundWorld(engine());
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    const [first] = world.collectors;
    for (const [index, person] of joined.entries()) {
      const [at, month] = index < 30 ? ([october, '2025-10'] as const) : ([november, '2025-11'] as const);
      const claim = { claim: monthly(person.id, month), amount: 297_000 };
      await tell(engine(), first, taking(101 + index, at, [claim], { people: [person] }), at);
    }
    staff = await staffOf(engine(), world, clock.now);
    committee = await signedIn(
      engine(),
      userOf(world, 'committee', { units: [], communes: ['02902' as never] }),
      clock.now,
    );
    const plan = newId<'plan'>();
    const places = [
      target({ level: 'province', province: world.province }, 200),
      target({ level: 'unit', unit: 'SAPA' }, 180),
      target({ level: 'unit', unit: 'BATXAT' }, 20),
      target({ level: 'commune', commune: '02901' }, 150),
      target({ level: 'commune', commune: '02902' }, 30),
    ];
    await send('draft-plan', { plan, year: 2025, reason: 'Giao chỉ tiêu', targets: places });
    const decision = { by: 'UBND tỉnh', documentNumber: '12/QĐ-UBND', on: '2025-11-18', file: null };
    await send('decide-plan', { plan, version: 1, decision, from: '2025-01-01' });
    const whole = [{ level: 'province', province: world.province }];
    await send('open-sprint', {
      sprint,
      name: '15 ngày',
      from: '2025-11-16',
      to: '2025-12-15',
      places: whole,
      people: 40,
      rule: 'above-baseline',
    });
    await send('keep-scenario', {
      scenario: own,
      name: 'Dốc sức',
      year: 2025,
      joinsPercent: 150,
      renewalsPercent: 110,
    });
  });

  /** Opens what a screen shows, and holds it against the arithmetic that it tells, and against its records. */
  async function holds(
    shown: number,
    figure: string,
    query: Readonly<Record<string, string | number>>,
  ): Promise<Opened> {
    const asked = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const opened = await ask<Opened>(staff.province, `/api/plan/figures/${figure}?${on}&${asked}`);
    const { value, working, parts, behind, records } = opened;
    expect(value, `${figure} ${asked}`).toBe(shown);
    if (working === null) {
      expect(Math.abs(records.reduce((sum, { delta }) => sum + delta, 0))).toBe(Math.abs(behind?.sum ?? 0));
      return opened;
    }
    const exact = exactly(working);
    const rounded = { no: exact, nearest: Math.round(exact), up: Math.ceil(exact), shared: value ?? 0 }[
      working.rounded
    ];
    if (working.rounded === 'shared') expect(Math.abs(exact - shown)).toBeLessThan(1);
    expect(Math.max(working.least ?? rounded, rounded)).toBeCloseTo(shown, figure === 'so-far-per-week' ? 0 : 9);
    expect(working.steps.length).toBeGreaterThan(1);
    if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(exact, 9);
    return opened;
  }
  const placed = ({ level, code }: Place): Record<string, string> =>
    level === 'unit' ? { unit: code } : level === 'commune' ? { commune: code } : {};

  test.each(['low', 'base', 'high', 'own'])(
    'scenario %s: every month, every quarter, and what each unit must do',
    async (name) => {
      const which: Record<string, string> = name === 'own' ? { own } : { scenario: name };
      const told = await ask<{
        readonly end: number;
        readonly months: readonly {
          readonly month: string;
          readonly day: string;
          readonly planned: number;
          readonly scenario: number;
          readonly ahead: boolean;
          readonly season: number;
        }[];
        readonly need: readonly {
          readonly place: Place;
          readonly missing: number;
          readonly perWeek: number;
          readonly expectedStops: number;
          readonly toWinPerWeek: number;
          readonly soFarPerWeek: number;
        }[];
      }>(staff.province, `/api/plan/scenario?${on}&${new URLSearchParams(which)}`);
      expect(told.months).toHaveLength(12);
      for (const { month, day, planned, scenario, ahead, season } of told.months) {
        await holds(planned, 'planned-by-month', { month });
        await holds(season, 'season', { month });
        if (ahead) await holds(scenario, 'scenario', { ...which, month });
        else await holds(scenario, 'taking-part', { to: day });
      }
      expect(told.months.map(({ ahead }) => ahead)).toEqual([...Array.from({ length: 11 }, () => false), true]);
      await holds(told.end, 'scenario', which);
      expect(told.need.map(({ place }) => place.code)).toEqual(['BATXAT', 'SAPA']);
      for (const row of told.need) {
        const where = placed(row.place);
        await holds(row.missing, 'missing', where);
        await holds(row.perWeek, 'per-week', where);
        const stops = await holds(row.expectedStops, 'stops-until-year-end', where);
        // Who came in October stops on 1 December unless they pay; who came in November after the year's end.
        expect(stops.behind?.count).toBe(row.place.code === 'SAPA' ? 30 : 0);
        await holds(row.toWinPerWeek, 'win-per-week', where);
        const came = await holds(row.soFarPerWeek, 'so-far-per-week', where);
        expect(came.behind?.sum).toBe(row.place.code === 'SAPA' ? 50 : 0);
      }
    },
  );

  test('a sprint: its credit, each day of its curve, and each unit’s goal and part', async () => {
    const told = await ask<{
      readonly credited: number;
      readonly credit: { readonly came: number };
      readonly days: readonly {
        readonly day: string;
        readonly credited: number;
        readonly cumulative: number | null;
        readonly planned: number;
      }[];
      readonly units: readonly {
        readonly place: Place;
        readonly goal: number;
        readonly credited: number;
        readonly reached: number | null;
      }[];
    }>(staff.province, `/api/plan/sprints/${sprint}?${on}`);
    const days = { from: '2025-11-16', to: '2025-11-30' };
    expect(told.credit.came).toBe(20);
    const credit = await holds(told.credited, 'sprint-credit', { sprint, ...days });
    expect(credit.behind?.sum).toBe(20);
    await holds(told.credit.came, 'came', days);
    for (const { day, credited, cumulative, planned } of told.days) {
      await holds(planned, 'sprint-curve', { sprint, at: day });
      if (cumulative === null) continue;
      await holds(credited, 'came', { from: day, to: day });
      await holds(cumulative, 'came', { from: '2025-11-16', to: day });
    }
    // 40 × 20 ÷ 200 = 4, 40 × 180 ÷ 200 = 36.
    expect(told.units.map(({ goal }) => goal)).toEqual([4, 36]);
    for (const { place, goal, credited, reached } of told.units) {
      await holds(goal, 'sprint-goal', { sprint, ...placed(place) });
      await holds(credited, 'came', { ...days, ...placed(place) });
      if (reached !== null) await holds(reached, 'sprint-reached', { sprint, ...days, ...placed(place) });
    }
  });

  test('the planner: what each commune is expected to bring; the wholes are the sums of it', async () => {
    const body = {
      until: '2025-12-31',
      on: '2025-11-30',
      meetings: 6,
      collectorDays: 12,
      perCommuneMax: 5,
      perCommuneMin: 1,
    };
    const told = await server.ask('POST', '/api/plan/spread', body, staff.province.headers);
    const spread = (await told.json()) as {
      readonly expected: number;
      readonly evenly: number;
      readonly limits: readonly {
        readonly limit: string;
        readonly unit: string | null;
        readonly used: number;
        readonly most: number;
        readonly uses: readonly { readonly code: string; readonly used: number }[];
      }[];
      readonly communes: readonly {
        readonly place: Place;
        readonly meetings: number;
        readonly collectorDays: number;
        readonly expected: number;
        readonly evenly: number;
      }[];
    };
    const sum = (pick: (row: (typeof spread.communes)[number]) => number): number =>
      spread.communes.reduce((so, row) => so + pick(row), 0);
    expect(sum(({ expected }) => expected)).toBeCloseTo(spread.expected, 9);
    expect(sum(({ evenly }) => evenly)).toBeCloseTo(spread.evenly, 9);
    expect(spread.limits).toContainEqual(
      expect.objectContaining({ limit: 'meetings', most: 6, used: sum(({ meetings }) => meetings) }),
    );
    expect(spread.communes.length).toBeGreaterThan(1);
    // What is used opens to the communes that use it; a meeting takes a collector-day too.
    expect(spread.limits.map(({ limit }) => limit)).toContain('unit-days');
    for (const { limit, unit, used, uses } of spread.limits) {
      expect(
        uses.reduce((so, each) => so + each.used, 0),
        `${limit} ${unit}`,
      ).toBe(used);
      for (const { code, used: own } of uses) {
        const { meetings = 0, collectorDays = 0 } = spread.communes.find(({ place }) => place.code === code) ?? {};
        expect(own).toBe(limit === 'meetings' ? meetings : collectorDays + meetings);
      }
    }
    for (const { place, meetings, collectorDays, expected } of spread.communes)
      await holds(expected, 'yield', { ...placed(place), meetings, collectorDays });
  });

  test.each(['unit', 'collector'])('the notes of each %s: every number of every line', async (of) => {
    const { notes } = await ask<{ readonly notes: readonly { readonly lines: readonly Line[] }[] }>(
      staff.province,
      `/api/plan/notes?${on}&of=${of}`,
    );
    const seen = new Set<string>();
    for (const { figures, reason, opens } of notes.flatMap(({ lines }) => lines)) {
      const named = Object.keys(figures).filter((name) => name !== 'about' && name !== 'months');
      expect(Object.keys(opens).toSorted(), reason).toEqual(named.toSorted());
      for (const name of named) {
        const to = opens[name];
        if (!to) continue;
        seen.add(to.figure);
        const asked = new URLSearchParams(to.query);
        const opened = await ask<Opened>(staff.province, `/api/plan/figures/${to.figure}?${on}&${asked}`);
        const shown = name.endsWith('ercent')
          ? Math.round((opened.ratio?.share ?? opened.value ?? 0) / 100)
          : name === 'won'
            ? (opened.ratio as { whole?: number } | null)?.whole
            : opened.value;
        expect(shown, `${reason} ${name}`).toBe(figures[name]);
      }
    }
    for (const figure of ['taking-part', 'came', 'joined', 'stopped', 'due', 'likely-to-stop'])
      expect(seen).toContain(figure);
    if (of === 'unit')
      for (const figure of ['planned', 'reached', 'missing', 'per-week']) expect(seen).toContain(figure);
  });

  test('what is not there has no working, and what lies elsewhere is refused', async () => {
    const open = (who: Signed, path: string) => server.ask('GET', `/api/plan/figures/${path}`, undefined, who.headers);
    expect(await ask<Opened>(staff.province, `/api/plan/figures/scenario?${on}&month=2025-03`)).toMatchObject({
      value: null,
      working: null,
    });
    expect(await ask<Opened>(staff.province, '/api/plan/figures/per-week?on=2025-12-31')).toMatchObject({
      value: null,
    });
    expect(await refusal(await open(staff.province, `sprint-credit?${on}&sprint=${newId<'sprint'>()}`))).toMatchObject({
      status: 404,
    });
    expect(await refusal(await open(staff.province, `scenario?${on}&own=${newId<'scenario'>()}`))).toMatchObject({
      status: 404,
    });
    expect(await refusal(await open(committee, `win-per-week?${on}&commune=02901`))).toMatchObject({
      status: 403,
      code: 'not-yours',
    });
    const near = await ask<Opened>(committee, `/api/plan/figures/stops-until-year-end?${on}`);
    expect(near).toMatchObject({ withheld: true, records: [] });
    expect(near.behind?.count).toBeGreaterThan(0);
  });

  test('a committee is told its commune’s state and what to do, and nothing of how a collector does', async () => {
    const page = await ask<{
      readonly stand: object;
      readonly collectors: readonly object[];
      readonly week: readonly { readonly act: string }[];
    }>(committee, `/api/plan/places/commune/02902?${on}`);
    // Five of the fifty live there; thirty are planned.
    expect(page).toMatchObject({ stand: { count: 5, target: 30, missing: 25 }, collectors: [] });
    expect(page.week.map(({ act }) => act)).toContain('win');
    const [collector] = world.collectors;
    const figure = `/api/plan/figures/taking-part?${on}&collector=${collector?.collector}`;
    expect(await ask<Opened>(staff.province, figure)).toMatchObject({ value: 50 });
    for (const path of [figure, `/api/plan/notes?${on}&of=collector`])
      expect((await server.ask('GET', path, undefined, committee.headers)).status).toBe(403);
    // Those like it that it may not open are named without a way there.
    const { areas } = await ask<{
      readonly areas: readonly { readonly peers: readonly { readonly place: Place; readonly opens: boolean }[] }[];
    }>(committee, `/api/plan/hard?${on}`);
    for (const { place, opens } of areas.flatMap(({ peers }) => peers)) expect(opens).toBe(place.code === '02902');
  });
});
