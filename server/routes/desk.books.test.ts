import type { Role } from '@diemtua/domain/access';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  Clock,
  eventsOf,
  foundUnit,
  refusal,
  serverOf,
  signedIn,
  userOf,
  type Signed,
} from '../access/staff-testing.ts';
import type { NewUser } from '../access/users.ts';
import { tell } from '../store/commands/tell.ts';
import { checkCode } from '../store/collection/payments.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, moment, monthly, newId, someone, taking, type World } from '../store/world-testing.ts';

type Next = { readonly series: string; readonly number: number } | null;

onBothEngines('at the desk', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  let other: Awaited<ReturnType<typeof foundUnit>>;
  beforeEach(async () => {
    world = await foundWorld(engine());
    other = await foundUnit(engine(), world);
    clock = new Clock();
    clock.now = moment('2025-11-18 10:00');
    server = serverOf(engine(), world, clock);
  });

  const someoneOf = (role: Role, told: Partial<NewUser> = {}) =>
    signedIn(engine(), userOf(world, role, told), clock.now);
  const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await (await answer).json()) as T;

  describe('the number of the next receipt', () => {
    const ask = (by: Signed, form: string, unit: string = world.unit) =>
      server.ask('POST', `/api/units/${unit}/next-number`, { form }, by.headers);
    const numberFor = async (by: Signed, form: string) => (await json<{ next: Next }>(ask(by, form))).next;
    const give = (by: Signed, next: Next) => {
      const mai = someone();
      const command = taking(next?.number ?? 0, clock.now, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
        people: [mai],
      });
      const body = { commands: [{ ...command, receipt: { ...command.receipt, ...next } }] };
      return json<{ told: { status: string; outcome: { lines: { judgement: { outcome: string } }[] } }[] }>(
        server.ask('POST', '/api/commands', body, by.headers),
      );
    };

    test('two clerks who write at once are shown two, each its own until it is used', async () => {
      const [one, two] = [await someoneOf('unit-clerk'), await someoneOf('unit-clerk')];
      const [formA, formB] = [newId(), newId()];
      const both = await Promise.all([numberFor(one, formA), numberFor(two, formB)]);
      expect(both.map((next) => next?.number).toSorted()).toEqual([1, 2]);
      // Asked again the same; and both receipts are good.
      expect(await numberFor(one, formA)).toEqual(both[0]);
      for (const [by, next] of [
        [one, both[0]],
        [two, both[1]],
      ] as const) {
        expect((await give(by, next)).told[0]).toMatchObject({
          status: 'recorded',
          outcome: { lines: [{ judgement: { outcome: 'covers' } }] },
        });
      }
      expect((await numberFor(one, formA))?.number).toBe(3);
    });

    test('what a form held and never used is free again after half an hour; nothing is left out', async () => {
      const clerk = await someoneOf('unit-clerk');
      const left = await numberFor(clerk, newId());
      expect((await numberFor(clerk, newId()))?.number).toBe((left?.number ?? 0) + 1);
      clock.pass(31 * 60_000);
      expect((await numberFor(clerk, newId()))?.number).toBe(left?.number);
    });

    test('somebody was quicker with the very number: both are in the books, the second is asked about, and its form gets a new one', async () => {
      const [one, two] = [await someoneOf('unit-clerk'), await someoneOf('unit-clerk')];
      const form = newId();
      const held = await numberFor(two, form);
      clock.pass(60_000);
      await give(one, held);
      clock.pass(60_000);
      expect((await give(two, held)).told[0]).toMatchObject({
        status: 'recorded',
        outcome: {
          lines: expect.arrayContaining([
            {
              payment: expect.any(String),
              judgement: { outcome: 'suspense', question: expect.objectContaining({ asks: 'number-taken' }) },
            },
          ]),
        },
      });
      expect((await numberFor(two, form))?.number).toBe((held?.number ?? 0) + 1);
    });

    test('is the desk’s: not another unit’s, and no collector’s', async () => {
      expect(await refusal(await ask(await someoneOf('unit-clerk', { units: [other.unit] }), newId()))).toMatchObject({
        status: 403,
        code: 'not-yours',
      });
      expect(await refusal(await ask(await someoneOf('collector'), newId()))).toMatchObject({
        status: 403,
        code: 'not-allowed',
      });
      for (const role of ['province', 'committee', 'auditor', 'administrator', 'sponsor-manager'] as const)
        expect(await refusal(await ask(await someoneOf(role), newId()))).toMatchObject({ status: 403 });
    });
  });

  describe('a receipt that somebody holds', () => {
    const mai = someone();
    const paper = () =>
      taking(101, clock.now, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const ask = (series: string, number: number | string, code: string) =>
      server.ask('GET', `/api/receipt-check?series=${encodeURIComponent(series)}&number=${number}&code=${code}`);

    test('is good, void or replaced, and nothing more is told than it says', async () => {
      const command = paper();
      const code = checkCode(command.receipt.id);
      await tell(engine(), world.collectors[0], command, clock.now);
      const receipt = {
        series: 'BL25',
        number: 101,
        takenOn: '2025-11-18',
        amount: 297_000,
        payer: 'T. T. Mai',
        unit: 'SAPA',
        lines: [{ product: 'voluntary', from: '2025-11', until: '2025-11', months: 1, amount: 297_000 }],
      };
      expect(await json(ask('BL25', 101, code))).toEqual({ state: 'valid', receipt });
      // As people type it.
      expect(await json(ask('bl25', '0000101', `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`))).toMatchObject({
        state: 'valid',
      });
      const instead = taking(102, clock.now, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
        replaces: command.receipt.id,
      });
      await tell(engine(), world.collectors[0], instead, clock.now);
      expect(await json(ask('BL25', 101, code))).toEqual({
        state: 'voided',
        receipt,
        voidedOn: '2025-11-18',
        replacedBy: { series: 'BL25', number: 102 },
      });
    });

    test('is unknown where one of the three is wrong, whichever', async () => {
      const command = paper();
      await tell(engine(), world.collectors[0], command, clock.now);
      const code = checkCode(command.receipt.id);
      const wrong = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
      for (const asked of [ask('BL25', 101, wrong), ask('BL25', 102, code), ask('BL26', 101, code)])
        expect(await json(asked)).toEqual({ state: 'unknown' });
      for (const asked of [ask('BL25', 0, code), ask('BL25', 101, 'x'), ask(`'; drop`, 1, code)])
        expect((await asked).status).toBe(400);
    });

    test('is looked up so often from one place, and no more', async () => {
      const answers = [];
      for (let tries = 0; tries < 61; tries++) answers.push((await ask('BL25', 101, '0123456789')).status);
      expect(answers.slice(0, 60).every((status) => status === 200)).toBe(true);
      expect(answers[60]).toBe(429);
    });
  });

  describe('the rates of the collectors’ pay', () => {
    const rate = (from: string, share: number, more: object = {}) => ({
      id: newId(),
      product: 'voluntary',
      kind: 'first',
      monthsFrom: 1,
      rate: share,
      from,
      source: 'QĐ 1155/QĐ-BHXH (giả định)',
      confidence: 'D',
      ...more,
    });
    const set = (by: Signed, body: object) => server.ask('POST', '/api/commission-rates', body, by.headers);
    const list = async (by: Signed) =>
      (
        await json<{
          rates: {
            rate: number;
            from: string;
            to: string | null;
            assumed: boolean;
            replaced: boolean;
            setBy: string | null;
          }[];
        }>(server.ask('GET', '/api/commission-rates', undefined, by.headers))
      ).rates.map(({ rate: share, from, to, assumed, replaced }) => ({ share, from, to, assumed, replaced }));

    test('have their days, one after the other; what is only assumed says so', async () => {
      const province = await someoneOf('province');
      const first = rate('2025-07-01', 13_000);
      for (const body of [first, first, rate('2026-07-01', 15_000), rate('2026-01-01', 14_000, { confidence: 'A' })])
        expect((await set(province, body)).status).toBe(200);
      expect(await list(province)).toEqual([
        { share: 15_000, from: '2026-07-01', to: null, assumed: true, replaced: false },
        { share: 14_000, from: '2026-01-01', to: '2026-06-30', assumed: false, replaced: false },
        { share: 13_000, from: '2025-07-01', to: '2025-12-31', assumed: true, replaced: false },
      ]);
      expect(await refusal(await set(province, { ...first, rate: 1 }))).toMatchObject({
        status: 409,
        code: 'already-there',
      });
      // A mistake is set right by a younger rate for the same day.
      clock.pass(1_000);
      expect((await set(province, rate('2026-07-01', 16_000))).status).toBe(200);
      expect((await list(province)).slice(0, 2)).toMatchObject([
        { share: 16_000, replaced: false },
        { share: 15_000, replaced: true },
      ]);
      expect((await eventsOf(engine(), world)).filter(({ kind }) => kind === 'commission-rate-set')).toHaveLength(5);
    });

    test('are set by the province only, with a source', async () => {
      for (const role of [
        'collector',
        'unit-clerk',
        'unit-head',
        'committee',
        'auditor',
        'administrator',
        'sponsor-manager',
      ] as const)
        expect(await refusal(await set(await someoneOf(role), rate('2026-01-01', 1)))).toMatchObject({
          code: 'not-allowed',
        });
      const province = await someoneOf('province');
      for (const wrong of [{ source: ' ' }, { confidence: 'E' }, { rate: 100_001 }, { rate: 4.5 }, { monthsFrom: 0 }])
        expect((await set(province, rate('2026-01-01', 1, wrong))).status).toBe(400);
      expect(
        (await server.ask('GET', '/api/commission-rates', undefined, (await someoneOf('unit-clerk')).headers)).status,
      ).toBe(403);
    });
  });

  describe('a list of one unit', () => {
    const lists = [
      '/api/people',
      '/api/receipts',
      '/api/batches',
      '/api/batches/ready',
      '/api/suspense',
      '/api/books',
      '/api/hand-overs',
      '/api/collectors',
      '/api/collector-names',
    ];
    const inUnit = (by: Signed, list: string, unit: string) =>
      server.ask('GET', `${list}?unit=${unit}`, undefined, by.headers);

    test('is refused to whoever has no part in it, and holds nothing of another', async () => {
      const mai = someone({ name: 'Trần Thị Mai' });
      const paid = taking(1, clock.now, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
      await tell(engine(), world.office, { ...paid, receipt: { ...paid.receipt, series: 'VP25' } } as never, clock.now);
      const [own, ofBoth] = [
        await someoneOf('unit-clerk'),
        await someoneOf('unit-clerk', { units: [world.unit, other.unit] }),
      ];
      for (const list of lists) {
        expect([list, (await inUnit(own, list, world.unit)).status]).toEqual([list, 200]);
        const refused = await refusal(await inUnit(own, list, other.unit));
        expect([list, refused.status, refused.code]).toEqual([list, 403, 'not-yours']);
      }
      const names = async (unit: string) =>
        (await json<{ hits: { person: { name: string } }[] }>(inUnit(ofBoth, '/api/people', unit))).hits.map(
          ({ person }) => person.name,
        );
      expect(await names(world.unit)).toContain('Trần Thị Mai');
      expect(await names(other.unit)).not.toContain('Trần Thị Mai');
      const receipts = async (by: Signed, unit: string) =>
        (await json<{ receipts: unknown[] }>(inUnit(by, '/api/receipts', unit))).receipts.length;
      expect(await receipts(ofBoth, world.unit)).toBe(1);
      expect(await receipts(ofBoth, other.unit)).toBe(0);
    });

    test('of receipts goes on behind the last one that was shown', async () => {
      const clerk = await someoneOf('unit-clerk');
      const mai = someone();
      for (const [index, month] of ['2025-09', '2025-10', '2025-11'].entries()) {
        const claim = monthly(mai.id, month);
        const paid = taking(index + 1, clock.now - index * 60_000, [{ claim, amount: 297_000 }], { people: [mai] });
        await tell(
          engine(),
          world.office,
          { ...paid, receipt: { ...paid.receipt, series: 'VP25' } } as never,
          clock.now,
        );
      }
      const page = async (query: string) =>
        (
          await json<{ receipts: { id: string; number: number }[]; more: boolean }>(
            server.ask('GET', `/api/receipts${query}`, undefined, clerk.headers),
          )
        ).receipts;
      const all = await page('');
      expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect((await page(`?after=${all[0]?.id ?? ''}`)).map(({ number }) => number)).toEqual([2, 3]);
      expect(await page(`?after=${all[2]?.id ?? ''}`)).toEqual([]);
    });
  });

  describe('in whose books a command belongs', () => {
    const tellOne = (by: Signed, more: object = {}) => {
      const command = {
        id: newId(),
        madeAt: new Date(clock.now).toISOString(),
        kind: 'cancel-due',
        due: newId(),
        reason: 'x',
      };
      return server.ask('POST', '/api/commands', { commands: [command], ...more }, by.headers);
    };

    test('is said by whoever has several units', async () => {
      const clerk = await someoneOf('unit-clerk', { units: [world.unit, other.unit] });
      expect(await refusal(await tellOne(clerk))).toMatchObject({ status: 400, code: 'field-missing', field: 'unit' });
      for (const unit of [world.unit, other.unit]) expect((await tellOne(clerk, { unit })).status).toBe(200);
      expect((await tellOne(await someoneOf('unit-clerk'))).status).toBe(200);
    });

    test('and by whoever acts for the whole province: a unit that is there', async () => {
      const province = await someoneOf('province');
      expect(await refusal(await tellOne(province, { unit: 'NOWHERE' }))).toMatchObject({
        status: 404,
        code: 'unknown-id',
      });
      expect(await json(tellOne(province, { unit: world.unit }))).toMatchObject({
        told: [{ status: 'refused', error: { code: 'not-allowed' } }],
      });
    });
  });

  test('everybody is told where to begin, and may be there', async () => {
    const starts: Record<string, unknown> = {};
    for (const role of ['collector', 'unit-clerk', 'province', 'auditor', 'administrator'] as const) {
      const { headers } = await someoneOf(role);
      starts[role] = (await json<{ start: string }>(server.ask('GET', '/api/me', undefined, headers))).start;
    }
    expect(starts).toEqual({
      collector: 'people',
      'unit-clerk': 'people',
      province: 'plan',
      auditor: 'audit',
      administrator: 'users',
    });
  });
});
