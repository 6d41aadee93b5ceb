import type { Role } from '@diemtua/domain/access';
import { exactly, type FigureTable, type Working } from '@diemtua/domain/plan';
import { beforeAll, expect } from 'vitest';
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
import type { Engine } from '../../store/engine.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

/** A figure as it opens. */
export interface Opened {
  readonly value: number | null;
  readonly working: Working | null;
  readonly band: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly table: FigureTable | null;
  readonly filters: readonly { readonly field: string; readonly value: string }[];
  readonly parts: readonly { readonly label: string; readonly value: number }[];
  readonly behind: { readonly count: number; readonly sum: number } | null;
  readonly records: readonly { readonly delta: number }[];
}
/** What narrows a figure. */
export type Query = Readonly<Record<string, string | number | boolean>>;

const places = ['02901', '02901', '02902', '02683'];

/** The sum of what is known. */
export const sumOf = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Thirty people, a plan and a sprint on an engine, and how figures of them are opened; who is there is known once tests run. */
export function figuresOver(engine: () => Engine) {
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
  /** Tells a command as the province, which has to be recorded. */
  const send = async (kind: string, more: object): Promise<void> => {
    const command = { id: newId<'command'>(), madeAt: new Date(clock.now).toISOString(), kind, ...more };
    const answer = await server.ask('POST', '/api/commands', { commands: [command] }, staff.province.headers);
    expect(await answer.json()).toMatchObject({ told: [{ status: 'recorded', outcome: { noted: null } }] });
  };
  const asText = (query: Query): string =>
    String(new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])));
  const open = (figure: string, query: Query, who: Signed = staff.province): Promise<Opened> =>
    ask(who, `/api/plan/figures/${figure}?${asText(query)}`);
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

  /** Why a figure is not told; as `refusal` tells it. */
  const refused = async (who: Signed, path: string) =>
    refusal(await server.ask('GET', `/api/plan/figures/${path}`, undefined, who.headers));

  return { ask, send, open, holds, refused, sprint, at: () => ({ world, server, staff, committee }) };
}
