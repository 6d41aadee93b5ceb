import { beforeEach, describe, expect, test } from 'vitest';
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
import { rollUpAll } from '../../store/plan/roll.ts';
import { onBothEngines } from '../../store/testing.ts';
import { deskOf, foundWorld, monthly, newId, someone, taking, type World } from '../../store/world-testing.ts';

const day = 86_400_000;

interface Movement {
  readonly start: number;
  readonly joined: number;
  readonly registeredAgain: number;
  readonly moved: number;
  readonly stopped: number;
  readonly end: number;
}
interface Told {
  readonly status: string;
  readonly error?: { readonly code: string };
  readonly outcome?: { readonly noted: string | null; readonly refusals?: readonly object[] };
}

onBothEngines('the plan when people and collectors change', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  let staff: Readonly<Record<Role, Signed>>;

  beforeEach(async () => {
    world = await foundWorld(engine());
    clock = new Clock();
    server = serverOf(engine(), world, clock);
    await foundUnit(engine(), world);
    staff = await staffOf(engine(), world, clock.now);
  });

  const later = async (days: number): Promise<void> => {
    clock.pass(days * day);
    staff = await staffOf(engine(), world, clock.now);
  };
  const get = async <T>(path: string, who: Signed = staff.province): Promise<T> => {
    const told = await server.ask('GET', path, undefined, who.headers);
    expect([path, told.status]).toEqual([path, 200]);
    return (await told.json()) as T;
  };
  const send = async (kind: string, more: object, who: Signed = staff.province): Promise<Told | undefined> => {
    const told = { id: newId<'command'>(), madeAt: new Date(clock.now).toISOString(), kind, ...more };
    const answer = await server.ask('POST', '/api/commands', { commands: [told] }, who.headers);
    return ((await answer.json()) as { told: Told[] }).told[0];
  };
  const paid = async (number: number, person: ReturnType<typeof someone>, from: string, by: 0 | 1 = 0) => {
    const command = taking(number, clock.now, [{ claim: monthly(person.id, from), amount: 297_000 }], {
      people: [person],
    });
    await tell(engine(), world.collectors[by], command, clock.now);
  };
  const leave = (by: 0 | 1, leftOn: string | null, communes = ['02901']) =>
    server.ask(
      'POST',
      `/api/collectors/${world.collectors[by].collector}`,
      {
        phone: null,
        certifiedFrom: '2025-07-01',
        certifiedTo: null,
        leftOn,
        publicAgreedOn: null,
        communes,
      },
      staff['unit-head'].headers,
    );
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

  /** Every total on a day, each of which was held against the sum of its parts. */
  async function totals(on: string, known: 'then' | 'now') {
    const look = `on=${on}&known=${known}`;
    const board = await get<{ stand: { count: number }; movement: Movement; units: { count: number }[] }>(
      `/api/plan/board?${look}`,
    );
    const { start, joined, registeredAgain, moved, stopped, end } = board.movement;
    expect(start + joined + registeredAgain + moved - stopped).toBe(end);
    expect(end).toBe(board.stand.count);
    expect(sum(board.units.map(({ count }) => count))).toBe(board.stand.count);
    for (const by of ['unit', 'commune', 'month']) {
      const counted = await get<{ count: number; movement: Movement; parts: { movement: Movement }[] }>(
        `/api/plan/count?${look}&by=${by}&from=2025-01-01`,
      );
      expect(counted.count).toBe(board.stand.count);
      for (const field of ['joined', 'registeredAgain', 'moved', 'stopped'] as const)
        expect([by, field, sum(counted.parts.map(({ movement }) => movement[field]))]).toEqual([
          by,
          field,
          counted.movement[field],
        ]);
      if (by !== 'month') expect(sum(counted.parts.map(({ movement }) => movement.end))).toBe(counted.count);
    }
    const kept: Record<string, object> = {};
    for (const by of ['unit', 'commune', 'collector', 'term', 'month']) {
      interface Kept {
        readonly months: number;
        readonly won: number;
        readonly kept: number;
      }
      const survival = await get<{ all: Kept[]; parts: { code: string; survival: Kept[] }[] }>(
        `/api/plan/survival?${look}&by=${by}`,
      );
      const parts = survival.parts.flatMap((part) => part.survival);
      for (const all of survival.all) {
        const own = parts.filter(({ months }) => months === all.months);
        expect([by, sum(own.map(({ won }) => won)), sum(own.map((part) => part.kept))]).toEqual([
          by,
          all.won,
          all.kept,
        ]);
      }
      kept[by] = { all: survival.all, parts: survival.parts };
    }
    const figure = await get<{ value: number; parts: { value: number }[]; behind: { count: number; sum: number } }>(
      `/api/plan/figures/taking-part?${look}`,
    );
    expect(figure.value).toBe(board.stand.count);
    expect(sum(figure.parts.map(({ value }) => value))).toBe(figure.value);
    expect(figure.behind.sum).toBe(figure.value);
    return { count: end, movement: board.movement, units: board.units.map(({ count }) => count), kept };
  }

  const days = ['2025-11-18', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-05-31'];
  const allTotals = async (known: 'then' | 'now') => {
    const found = [];
    for (const on of days) found.push(await totals(on, known));
    return found;
  };

  test('two entries with months in one time are one person after they are joined, and two again after they are parted; what was known then stays', async () => {
    const mai = someone();
    const twin = someone({ commune: '02902' as never });
    await paid(101, mai, '2025-11');
    await paid(201, twin, '2025-11', 1);
    await later(14);
    await paid(102, mai, '2025-12');
    await paid(202, twin, '2026-01', 1);
    await rollUpAll(engine(), world.province);
    const before = await allTotals('now');
    expect(before.slice(0, 2).map(({ count }) => count)).toEqual([2, 2]);
    const thenBefore = await totals('2025-11-18', 'then');
    await later(30);
    const desk = deskOf(engine, () => world, clock.now);
    const merge = newId<'merge'>();
    const told = await desk.say(
      desk.told('merge-people', {
        merge,
        kept: mai.id,
        keptVersion: 1,
        gone: twin.id,
        goneVersion: 1,
        choices: { commune: 'kept' },
        reason: 'Một người',
      }),
    );
    expect(told).toMatchObject({ outcome: { noted: null } });
    const joined = await allTotals('now');
    expect(joined.slice(0, 3).map(({ count }) => count)).toEqual([1, 1, 1]);
    for (const { count } of joined) expect(count).toBeLessThanOrEqual(1);
    await rollUpAll(engine(), world.province);
    expect(await allTotals('now')).toEqual(joined);
    // What was known on the day is what it was: two.
    expect(await totals('2025-11-18', 'then')).toEqual(thenBefore);
    await later(1);
    expect(
      await deskOf(engine, () => world, clock.now).say(desk.told('split-people', { merge, reason: 'Hai người' })),
    ).toMatchObject({
      outcome: { noted: null },
    });
    expect(await allTotals('now')).toEqual(before);
    await rollUpAll(engine(), world.province);
    expect(await allTotals('now')).toEqual(before);
    expect(await totals('2025-11-18', 'then')).toEqual(thenBefore);
  });

  describe('a collector who leaves', () => {
    const collectorTarget = (commune: string, collector: string, total: number) => ({
      place: { level: 'collector', commune, collector },
      product: 'voluntary',
      new: total,
      continuing: 0,
      total,
      leader: null,
    });
    const place = (level: string, more: object, total: number) => ({
      place: { level, ...more },
      product: 'voluntary',
      new: total,
      continuing: 0,
      total,
      leader: null,
    });
    const above = (total: number) => [
      place('province', { province: world.province }, total),
      place('unit', { unit: 'SAPA' }, total),
      place('commune', { commune: '02901' }, total),
    ];
    /** The lines of B16, as a frozen report keeps them. */
    const b16 = async (): Promise<string> => {
      const answer = await server.ask(
        'POST',
        '/api/plan/reports/B16/freeze?on=2025-11-30',
        { id: newId() },
        staff.province.headers,
      );
      const { snapshot } = (await answer.json()) as { snapshot: { id: string } };
      return JSON.stringify((await get<{ form: object }>(`/api/plan/snapshots/${snapshot.id}`)).form);
    };
    const serve = async () => {
      for (const by of [0, 1] as const) expect((await leave(by, null)).status).toBe(200);
    };

    test('leaves the people behind: every total is what it was, and each stands with the collector through whom they paid', async () => {
      await serve();
      await paid(101, someone(), '2025-11');
      await paid(201, someone({ name: 'Lò Thị Lan' }), '2025-11', 1);
      const before = await allTotals('now');
      const b16Before = await b16();
      await later(5);
      expect((await leave(0, '2025-11-20', [])).status).toBe(200);
      expect(await allTotals('now')).toEqual(before);
      // Of two collectors one remains; of their people both.
      expect(b16Before).toContain('"Bưu điện",2,null,2,null]');
      expect(await b16()).toBe(
        b16Before.replaceAll(',2,null,2,null]', ',1,null,2,null]').replaceAll(',2,0,2,null]', ',1,0,2,null]'),
      );
      await rollUpAll(engine(), world.province);
      type Page = {
        collectors: { place: { code: string }; count: number; leftOn: string | null }[];
        stand: { count: number };
      };
      const own = (page: Page) => page.collectors.find((each) => each.place.code === world.collectors[0].collector);
      const page = await get<Page>('/api/plan/places/commune/02901?on=2025-11-30');
      expect(own(page)).toMatchObject({ count: 1, leftOn: '2025-11-20' });
      expect(sum(page.collectors.map(({ count }) => count))).toBe(page.stand.count);
      // When nobody is left of the collector's people, there is nothing to show any more.
      expect(own(await get<Page>('/api/plan/places/commune/02901?on=2026-05-31'))).toBeUndefined();
      // One who has left works nowhere, and gets no note.
      const map = await get<{ communes: { code: string; collectors: number }[] }>('/api/plan/map?on=2025-11-30');
      expect(map.communes.find(({ code }) => code === '02901')).toMatchObject({ collectors: 1 });
      const notes = JSON.stringify(await get('/api/plan/notes?of=collector&on=2025-11-30'));
      expect(notes).not.toContain(world.collectors[0].collector);
    });

    test('is given no target; what was decided before stays, can be taken away, and the rest of the plan can be changed', async () => {
      await serve();
      const [one, other] = world.collectors.map(({ collector }) => collector as string) as [string, string];
      const plan = newId<'plan'>();
      const parts = [collectorTarget('02901', one, 6), collectorTarget('02901', other, 4)];
      const unknown = [...above(10), collectorTarget('02901', newId(), 6), collectorTarget('02901', other, 4)];
      expect(await send('draft-plan', { plan, year: 2025, reason: 'Giao', targets: unknown })).toMatchObject({
        outcome: {
          noted: 'collector-unknown',
          refusals: [{ code: 'collector-unknown', field: 'targets.3.place', wayOut: 'choose-from-list' }],
        },
      });
      expect(
        await send('draft-plan', { plan, year: 2025, reason: 'Giao', targets: [...above(10), ...parts] }),
      ).toMatchObject({
        outcome: { noted: null },
      });
      const decision = { by: 'UBND', documentNumber: '12/QĐ', on: '2025-11-18', file: null };
      expect(await send('decide-plan', { plan, version: 1, decision, from: '2025-01-01' })).toMatchObject({
        outcome: { noted: null },
      });
      await later(5);
      expect((await leave(0, '2025-11-20', [])).status).toBe(200);
      expect(
        await send('amend-plan', {
          plan,
          version: 1,
          reason: 'Nữa',
          targets: [...above(12), collectorTarget('02901', one, 8)],
        }),
      ).toMatchObject({
        outcome: {
          noted: 'collector-left',
          refusals: [
            {
              code: 'collector-left',
              field: 'targets.3.place',
              wayOut: 'give-it-to-who-works-there',
              figures: { collector: one, since: '2025-11-20' },
            },
          ],
        },
      });
      // What was decided is a fact: a change of others does not stand still because of it.
      expect(
        await send('amend-plan', {
          plan,
          version: 1,
          reason: 'Nữa',
          targets: [...above(12), collectorTarget('02901', other, 6)],
        }),
      ).toMatchObject({
        outcome: { noted: null },
      });
      const divide = (told: readonly object[]) =>
        send('cascade-plan', {
          plan,
          version: 2,
          product: 'voluntary',
          of: { level: 'commune', commune: '02901' },
          method: 'by-hand',
          parts: told,
        });
      expect(await divide([collectorTarget('02901', one, 5), collectorTarget('02901', other, 7)])).toMatchObject({
        outcome: { noted: 'collector-left', refusals: [{ field: 'parts.0.place' }] },
      });
      expect(await divide([collectorTarget('02901', one, 0), collectorTarget('02901', other, 12)])).toMatchObject({
        outcome: { noted: null },
      });
      const offered = await server.ask(
        'POST',
        '/api/plan/cascade',
        {
          year: 2025,
          of: { level: 'commune', commune: '02901' },
          total: 12,
          method: 'last-year-share',
          to: 'collector',
          parts: [],
        },
        staff.province.headers,
      );
      expect(JSON.stringify(await offered.json())).not.toContain(one);
    });

    test('owns no new approach, nor does anybody who is not offered', async () => {
      await serve();
      const collector = await signedIn(engine(), userOf(world, 'collector'), clock.now);
      const stranger = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
      const open = (owner: string) =>
        send(
          'open-approach',
          {
            approach: newId<'approach'>(),
            commune: '02901',
            flags: [],
            act: 'Họp thôn',
            owner,
            from: '2025-11-18',
            until: '2025-12-15',
            followUpOn: '2025-11-25',
          },
          staff['unit-head'],
        );
      const refused = {
        outcome: {
          noted: 'owner-elsewhere',
          refusals: [
            { code: 'owner-elsewhere', field: 'owner', wayOut: 'choose-from-list', figures: { commune: '02901' } },
          ],
        },
      };
      const offered = async () =>
        (await get<{ owners: { user: string }[] }>('/api/plan/owners?commune=02901')).owners.map(({ user }) => user);
      expect(await offered()).toContain(collector.user);
      for (const owner of [stranger.user, staff.administrator.user, staff.auditor.user, newId()])
        expect(await open(owner)).toMatchObject(refused);
      expect(await get('/api/plan/approaches')).toEqual({ approaches: [] });
      expect(await open(collector.user)).toMatchObject({ outcome: { noted: null } });
      // The last day of work is the one before; the communes may still be written.
      expect((await leave(0, '2025-11-18')).status).toBe(200);
      expect(await offered()).not.toContain(collector.user);
      expect(await open(collector.user)).toMatchObject(refused);
      // The approach that was opened before is there, with its owner.
      expect(await get('/api/plan/approaches')).toMatchObject({ approaches: [{ owner: collector.user }] });
    });
  });

  describe('freezing', () => {
    const path = (more = '', report = 'brief') => `/api/plan/reports/${report}/freeze?on=2025-11-18&known=now${more}`;
    const freeze = (id: string, more = '', who = staff.province, report = 'brief') =>
      server.ask('POST', path(more, report), { id }, who.headers);
    const snapshotOf = async (answer: Response) => {
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { snapshot: { id: string } }).snapshot.id;
    };
    const listed = async (who = staff.province) =>
      (await get<{ snapshots: { id: string }[] }>('/api/plan/snapshots', who)).snapshots.map(({ id }) => id);

    test('is done once under its id, told twice and at once, also when the figures have moved since; another report under it is an error', async () => {
      const id = newId<'command'>();
      const both = await Promise.all([freeze(id), freeze(id)]);
      const [one, other] = [await snapshotOf(both[0] as Response), await snapshotOf(both[1] as Response)];
      expect(other).toBe(one);
      await paid(101, someone(), '2025-11');
      expect(await snapshotOf(await freeze(id))).toBe(one);
      for (const answer of [
        await freeze(id, '&unit=SAPA'),
        await freeze(id, '&year=2026'),
        await freeze(id, '', staff.province, 'B15'),
      ])
        expect(await refusal(answer)).toMatchObject({ status: 409, code: 'already-there', field: 'id' });
      expect(await listed()).toEqual([one]);
      // Another act finds other figures, and keeps them; told at once with a third one of the same figures they are one.
      const moved = await Promise.all([freeze(newId()), freeze(newId())]);
      const kept = [await snapshotOf(moved[0] as Response), await snapshotOf(moved[1] as Response)];
      expect(kept[0]).toBe(kept[1]);
      expect((await listed()).toSorted()).toEqual([one, kept[0]].toSorted());
      expect(await refusal(await server.ask('POST', path(), {}, staff.province.headers))).toMatchObject({
        status: 400,
        field: 'id',
      });
    });

    test('is seen by the committee of a commune that the unit served on the day of freezing: no other unit’s, not the province’s, not by who is served later', async () => {
      const near = await signedIn(
        engine(),
        userOf(world, 'committee', { units: [], communes: ['02902' as never] }),
        clock.now,
      );
      const far = await signedIn(
        engine(),
        userOf(world, 'committee', { units: [], communes: ['02683' as never] }),
        clock.now,
      );
      const head = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
      const ofUnit = await snapshotOf(await freeze(newId(), '&unit=SAPA'));
      const ofProvince = await snapshotOf(await freeze(newId()));
      expect(await listed(near)).toEqual([ofUnit]);
      expect(await get(`/api/plan/snapshots/${ofUnit}`, near)).toMatchObject({ untouched: true });
      expect((await server.ask('GET', `/api/plan/snapshots/${ofUnit}/file`, undefined, near.headers)).status).toBe(200);
      for (const [who, id] of [
        [near, ofProvince],
        [far, ofUnit],
        [far, ofProvince],
        [head, ofUnit],
      ] as const)
        expect((await server.ask('GET', `/api/plan/snapshots/${id}`, undefined, who.headers)).status).toBe(404);
      expect(await listed(far)).toEqual([]);
      expect((await freeze(newId(), '', near)).status).toBe(403);
      // A commune that goes to another unit takes nothing of the old one's with it for the new one's head; its committee goes on seeing what it saw.
      expect(
        await send('move-commune', { commune: '02902', unit: 'BATXAT', on: '2025-11-19', reason: 'Sắp xếp' }),
      ).toMatchObject({ outcome: { noted: null } });
      clock.pass(day);
      const headAfter = await signedIn(engine(), userOf(world, 'unit-head', { units: ['BATXAT' as never] }), clock.now);
      expect(await listed(headAfter)).toEqual([]);
      staff = await staffOf(engine(), world, clock.now);
      const next = await snapshotOf(await freeze(newId(), '&unit=SAPA&year=2026'));
      const again = await signedIn(
        engine(),
        userOf(world, 'committee', { units: [], communes: ['02902' as never] }),
        clock.now,
      );
      expect(await listed(again)).toEqual([ofUnit]);
      expect(await listed()).toContain(next);
    });
  });
});
