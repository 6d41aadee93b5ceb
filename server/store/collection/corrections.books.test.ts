import type { CommandText } from '@diemtua/domain/commands';
import type { CollectorId, HouseholdId, PersonId, UnitCode } from '@diemtua/domain/ids';
import { accountText, streamOf } from '@diemtua/domain/ledger';
import type { Household } from '@diemtua/domain/registry';
import { beforeEach, describe, expect, test } from 'vitest';
import { tell, type Sender } from '../commands/tell.ts';
import { tellMany } from '../commands/tell-many.ts';
import { balancesOf, trialBalanceOf } from '../ledger/read.ts';
import { verifyJournal } from '../ledger/verify.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { batchOf } from './batch.ts';
import { filesToDecrease } from './read.ts';

const at = moment('2025-11-18 09:30');

onBothEngines('corrections', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await foundWorld(engine());
  });

  const elsewhere = (): Sender => ({ ...world.office, unit: 'BATXAT' as UnitCode, stream: streamOf('unit', 'BATXAT') });
  const say = (sender: Sender, command: CommandText, now = at) => tell(engine(), sender, command, now);
  const told = (kind: string, more: object, now = at): CommandText =>
    ({ id: newId<'command'>(), madeAt: new Date(now).toISOString(), kind, ...more }) as unknown as CommandText;
  const voiding = (receipt: string) => told('void-receipt', { receipt, on: '2025-11-18', reason: 'Viết sai' });
  const notedOf = async (sender: Sender, command: CommandText, now = at) => {
    const ended = await say(sender, command, now);
    return ended.status === 'recorded' ? ended.outcome.noted : ended.status;
  };
  const balances = () =>
    inSession(engine(), provinceScope(world.province), async (session) =>
      Object.fromEntries(
        (await balancesOf(session, {}))
          .filter(({ balance }) => balance !== 0)
          .map(({ account, balance }) => [accountText(account), balance]),
      ),
    );
  const sound = () =>
    inSession(engine(), provinceScope(world.province), async (session) => ({
      balanced: (await trialBalanceOf(session)).balanced,
      faults: (await verifyJournal(session)).faults,
    }));
  const rowOf = async (payment: string) =>
    (
      await engine().pool.query<{ outcome: string; question: string | null; filing: string }>(
        'select outcome, question, filing from judgement where province = $1 and payment = $2',
        [world.province, payment],
      )
    ).rows[0];
  const month = (number = 101, mai = someone(), more: Parameters<typeof taking>[3] = {}) => {
    const command = taking(number, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
      people: [mai],
      ...more,
    });
    return { mai, command, payment: command.lines[0]?.id as string };
  };

  describe('a void that arrives before its receipt', () => {
    const tellers: readonly [string, (world: World) => Sender, boolean][] = [
      ['the collector who gave it', ({ collectors }) => collectors[0], true],
      ['the unit’s office', ({ office }) => office, true],
      ['another collector', ({ collectors }) => collectors[1], false],
      ['another unit’s office', () => elsewhere(), false],
    ];
    test.each(tellers)('from %s', async (_, by, counts) => {
      const { command } = month();
      expect(await notedOf(by(world), voiding(command.receipt.id))).toBe('receipt-not-here-yet');
      await say(world.collectors[0], command);
      const collector = world.collectors[0].collector;
      expect((await balances())[`float/${collector}`]).toBe(counts ? undefined : 297_000);
      // Whoever’s came first, the right one counts.
      await say(world.collectors[0], voiding(command.receipt.id));
      expect(await balances()).toEqual({});
      expect(await sound()).toEqual({ balanced: true, faults: [] });
    });

    test('of a receipt told with many others, too', async () => {
      const [one, other] = [month(101), month(102)];
      await say(world.collectors[1], voiding(one.command.receipt.id));
      await say(world.collectors[0], voiding(other.command.receipt.id));
      await tellMany(
        engine(),
        [one, other].map(({ command }) => ({ sender: world.collectors[0], text: command, now: at })),
      );
      expect([(await rowOf(one.payment))?.outcome, (await rowOf(other.payment))?.outcome]).toEqual([
        'covers',
        'voided',
      ]);
    });
  });

  describe('a decision that arrives before its payment', () => {
    const confirmed = (payment: string) =>
      told('settle', { payment, settlement: { how: 'confirm', takenOn: '2025-11-18' }, reason: 'Đã xem' });

    test('counts once the payment is there', async () => {
      const { command, payment } = month(950);
      expect(await notedOf(world.office, confirmed(payment))).toBe('payment-not-here-yet');
      // A number that was never leased would be asked about.
      await say(world.collectors[0], command);
      expect(await rowOf(payment)).toMatchObject({ outcome: 'covers' });
    });

    test('counts for the payment’s own person and unit only', async () => {
      const { command, payment } = month(950);
      await say(elsewhere(), confirmed(payment));
      const claim = monthly(newId<'person'>(), '2025-11');
      await say(world.office, told('settle', { payment, settlement: { how: 'correct', claim }, reason: 'Sửa' }));
      await say(world.collectors[0], command);
      expect(await rowOf(payment)).toMatchObject({ outcome: 'suspense', question: 'number-not-leased' });
    });

    test('but nobody pays back what is not here', async () => {
      const { command, payment } = month();
      const back = { how: 'pay-back', on: '2025-11-18', from: 'float' };
      expect(await notedOf(world.office, told('settle', { payment, settlement: back, reason: 'x' }))).toBe(
        'payment-unknown',
      );
      await say(world.collectors[0], command);
      expect(await rowOf(payment)).toMatchObject({ outcome: 'covers' });
    });
  });

  describe('a void of what was sent to the insurance office', () => {
    const batching = (payments: readonly string[], decreases?: readonly string[]) => {
      const batch = newId<'batch'>();
      return {
        batch,
        make: told('make-batch', { batch, product: 'voluntary', payments, ...(decreases && { decreases }) }),
      };
    };
    const submitted = (batch: string) => told('submit-batch', { batch, on: '2025-11-18' });
    const answering = (batch: string, payment: string, result: 'accepted' | 'rejected') =>
      told('answer-batch', { batch, answers: [{ payment, result, reason: null, insuranceNumber: null }] });
    const sent = async () => {
      const one = month();
      await say(world.collectors[0], one.command);
      const { batch, make } = batching([one.payment]);
      await say(world.office, make);
      await say(world.office, submitted(batch));
      return { ...one, batch };
    };
    const waiting = () =>
      inSession(engine(), provinceScope(world.province), async (session) =>
        (await filesToDecrease(session)).map(({ payment, sentIn, voided }) => ({ payment, sentIn, voided })),
      );

    test('gives the money back, asks for a correction, and the next batch makes it', async () => {
      await engine().pool.query(
        `insert into commission_rate values ($1, gen_random_uuid(), 'voluntary', 'first', 1, 5000, '2025-07-01', null, 'a synthetic rate', 'D')`,
        [world.province],
      );
      const { batch, payment, command } = await sent();
      await say(world.office, answering(batch, payment, 'accepted'));
      expect((await balances())[`commission/${world.collectors[0].collector}`]).toBe(14_850);
      expect(await notedOf(world.collectors[0], voiding(command.receipt.id))).toBe('to-decrease');
      // 297,000 went back to her from the collector’s hands, 66,000 are not owed by the State, 5 % of 297,000 were not earned.
      expect(await balances()).toEqual({});
      expect(await rowOf(payment)).toEqual({ outcome: 'voided', question: null, filing: 'to-decrease' });
      expect(await waiting()).toEqual([{ payment, sentIn: 1, voided: { on: '2025-11-18', reason: 'Viết sai' } }]);
      const next = batching([], [payment]);
      expect(await notedOf(world.office, next.make)).toBeNull();
      expect(await waiting()).toEqual([]);
      expect(await notedOf(world.office, batching([], [payment]).make)).toBe('files-not-ready');
      await say(world.office, submitted(next.batch));
      expect((await rowOf(payment))?.filing).toBe('decrease-sent');
      const shown = await inSession(engine(), provinceScope(world.province), (session) => batchOf(session, next.batch));
      // What the batch says is what the insurance office was told before.
      expect(shown?.files).toMatchObject([
        { payment, group: 'decrease', inside: true, judgement: { outcome: 'covers', payable: 297_000 } },
      ]);
      await say(world.office, answering(next.batch, payment, 'rejected'));
      expect(await waiting()).toHaveLength(1);
      const last = batching([], [payment]);
      await say(world.office, last.make);
      await say(world.office, submitted(last.batch));
      await say(world.office, answering(last.batch, payment, 'accepted'));
      expect((await rowOf(payment))?.filing).toBe('cancelled');
      const states = await engine().pool.query('select number, state from batch where province = $1 order by number', [
        world.province,
      ]);
      expect(states.rows.map(({ state }) => state)).toEqual(['answered', 'answered', 'answered']);
      expect(await sound()).toEqual({ balanced: true, faults: [] });
    });

    test('that the insurance office then refuses anyway needs no correction', async () => {
      const { batch, payment, command } = await sent();
      await say(world.office, voiding(command.receipt.id));
      await say(world.office, answering(batch, payment, 'rejected'));
      expect(await rowOf(payment)).toMatchObject({ outcome: 'voided', filing: 'cancelled' });
      expect(await waiting()).toEqual([]);
    });

    test('and is accepted after the void, still does', async () => {
      const { batch, payment, command } = await sent();
      await say(world.office, voiding(command.receipt.id));
      await say(world.office, answering(batch, payment, 'accepted'));
      expect(await rowOf(payment)).toMatchObject({ outcome: 'voided', filing: 'to-decrease' });
    });

    test('frees its months for what waited for them', async () => {
      const { command, mai } = await sent();
      const second = month(102, mai);
      await say(world.collectors[0], second.command);
      expect(await rowOf(second.payment)).toMatchObject({ question: 'months-already-paid' });
      await say(world.collectors[0], voiding(command.receipt.id));
      expect(await rowOf(second.payment)).toMatchObject({ outcome: 'covers' });
    });

    test('what is void before the batch goes out does not go out with it', async () => {
      const [one, other] = [month(101), month(102)];
      for (const { command } of [one, other]) await say(world.collectors[0], command);
      const { batch, make } = batching([one.payment, other.payment]);
      await say(world.office, make);
      await say(world.office, voiding(one.command.receipt.id));
      await say(world.office, submitted(batch));
      expect([(await rowOf(one.payment))?.filing, (await rowOf(other.payment))?.filing]).toEqual([
        'cancelled',
        'with-agency',
      ]);
      const alone = batching([month(103).payment]);
      expect(await notedOf(world.office, alone.make)).toBe('files-not-ready');
    });
  });

  describe('a refund', () => {
    const year = (number: number, taken: number, mai: ReturnType<typeof someone>) =>
      taking(number, taken, [{ claim: monthly(mai.id, '2025-11', { method: 'yearly' } as never), amount: 3_564_000 }], {
        people: [mai],
      });

    test('stays given where its line covers nothing any more, and only the rest can go back', async () => {
      const mai = someone();
      const [collector, other] = world.collectors;
      const later = year(101, at, mai);
      await say(collector, later);
      const payment = later.lines[0]?.id as string;
      const from = moment('2026-02-10 08:00');
      await say(
        world.office,
        told('refund', { payment, on: '2026-02-10', reason: 'compulsory', from: '2026-06' }),
        from,
      );
      const owed = (await balances())[`repay/${mai.id}`] as number;
      // 5 months of 12: 297,000 × 5.
      expect(owed).toBe(1_485_000);
      // A receipt of the same year that was taken earlier arrives late.
      await say(other, year(201, at - 86_400_000, mai), moment('2025-12-20 08:00'));
      expect(await rowOf(payment)).toMatchObject({ question: 'months-already-paid' });
      expect(await balances()).toMatchObject({
        [`repay/${mai.id}`]: owed,
        [`suspense/${payment}`]: 3_564_000 - owed,
        [`float/${collector.collector}`]: 3_564_000,
      });
      const back = { how: 'pay-back', on: '2026-02-11', from: 'float' };
      await say(world.office, told('settle', { payment, settlement: back, reason: 'Trả lại' }), from);
      expect(await rowOf(payment)).toMatchObject({ question: 'paid-back' });
      const after = await balances();
      expect(after[`suspense/${payment}`]).toBeUndefined();
      expect(after[`float/${collector.collector}`]).toBe(owed);
      expect(await sound()).toEqual({ balanced: true, faults: [] });
    });
  });

  test('people who are joined are held together, also in the answer of a batch', async () => {
    const mai = someone();
    const twin = someone();
    const one = month(101, mai);
    const other = taking(102, at, [{ claim: monthly(twin.id, '2025-12'), amount: 297_000 }], { people: [twin] });
    for (const command of [one.command, other]) await say(world.collectors[0], command);
    const batch = newId<'batch'>();
    const payment = other.lines[0]?.id as string;
    await say(world.office, told('make-batch', { batch, product: 'voluntary', payments: [payment] }));
    await say(world.office, told('submit-batch', { batch, on: '2025-11-18' }));
    await say(
      world.office,
      told('merge-people', {
        merge: newId(),
        kept: mai.id,
        keptVersion: 1,
        gone: twin.id,
        goneVersion: 1,
        choices: {},
        reason: 'Một người',
      }),
    );
    const answer = told('answer-batch', {
      batch,
      answers: [{ payment, result: 'rejected', reason: 'Sai', insuranceNumber: null }],
    });
    // What is told of the entry that is gone and of the one that stays, all at once.
    const more = [103, 104, 105].map((number, index) =>
      taking(number, at + index, [
        { claim: monthly(index === 1 ? twin.id : mai.id, `2026-0${index + 1}`), amount: 297_000 },
      ]),
    );
    await Promise.all([
      say(world.office, answer),
      ...more.map((command) =>
        say(world.collectors[1], { ...command, receipt: { ...command.receipt, number: command.receipt.number + 100 } }),
      ),
    ]);
    const rows = await engine().pool.query<{ person: string; outcome: string; filing: string }>(
      'select person, outcome, filing from judgement where province = $1',
      [world.province],
    );
    expect(rows.rows.map(({ person, outcome }) => `${person} ${outcome}`)).toEqual(
      Array.from({ length: 5 }, () => `${mai.id} covers`),
    );
    // 5 months of 363,000.
    expect((await balances())[`fund/${mai.id}`]).toBe(5 * 363_000);
    expect(await sound()).toEqual({ balanced: true, faults: [] });
  });

  describe('a household card', () => {
    const card = (person: PersonId, household: string, from = '2025-12') => ({
      claim: { product: 'health', person, household: household as HouseholdId, from, months: 12, place: 1 } as const,
      amount: 1_263_600,
    });

    test('waits for its household, and is good once somebody told of it', async () => {
      const mai = someone();
      const household = householdOf(mai.id, 'near-poor');
      const command = taking(101, at, [card(mai.id, household.id)], { people: [mai] });
      const payment = command.lines[0]?.id as string;
      await say(world.collectors[0], command);
      expect(await rowOf(payment)).toMatchObject({ question: 'household-unknown' });
      const stranger: Household = { ...household, head: null, members: [] };
      await say(world.office, told('change-household', { version: 0, household: stranger, reason: 'Hộ mới' }));
      expect(await rowOf(payment)).toMatchObject({ question: 'household-unknown' });
      await say(world.office, told('change-household', { version: 1, household, reason: 'Thêm thành viên' }));
      expect(await rowOf(payment)).toMatchObject({ outcome: 'covers' });
    });

    test('for a month that is over is asked about', async () => {
      const mai = someone();
      const household = householdOf(mai.id, 'near-poor');
      const command = taking(101, at, [card(mai.id, household.id, '2025-10')], {
        people: [mai],
        households: [household],
      });
      await say(world.collectors[0], command);
      expect(await rowOf(command.lines[0]?.id as string)).toMatchObject({ question: 'after-deadline' });
    });
  });

  describe('cash that is brought to the desk', () => {
    const handing = (handOver: string, amount: number) =>
      told('hand-over', { handOver, amount, means: 'office', on: '2025-11-18', reference: null });
    const receiving = (
      handOver: string,
      amount: number,
      collector: CollectorId | null = world.collectors[0].collector,
    ) => told('receive-cash', { handOver, collector, amount, on: '2025-11-19', reference: 'PT 12' });
    const taken = async () => {
      await say(world.collectors[0], month().command);
      const { collector } = world.collectors[0];
      return { own: `float/${collector}`, desk: `bank/${world.unit}`, transit: `transit/${world.unit}` };
    };

    test('is announced, counted, and lies in the unit’s hands', async () => {
      const { own, desk, transit } = await taken();
      const id = newId<'hand-over'>();
      await say(world.collectors[0], handing(id, 297_000));
      expect(await balances()).toMatchObject({ [transit]: 297_000 });
      expect(await notedOf(world.office, receiving(id, 297_000))).toBeNull();
      const now = await balances();
      expect([now[own], now[transit], now[desk]]).toEqual([undefined, undefined, 297_000]);
      expect(await notedOf(world.office, receiving(id, 297_000))).toBe('hand-over-differs');
      expect(await balances()).toEqual(now);
    });

    test('and nobody announced it: the float falls all the same; an announcement that comes later changes nothing', async () => {
      const { own, desk } = await taken();
      const id = newId<'hand-over'>();
      expect(await notedOf(world.office, receiving(id, 200_000))).toBeNull();
      const now = await balances();
      expect([now[own], now[desk]]).toEqual([97_000, 200_000]);
      expect(await notedOf(world.collectors[0], handing(id, 200_000))).toBe('received-already');
      expect(await balances()).toEqual(now);
    });

    test.each([
      [290_000, 7_000],
      [300_000, -3_000],
    ])('announced as 297,000 and counted as %i: what was counted holds', async (counted, left) => {
      const { own, desk, transit } = await taken();
      const id = newId<'hand-over'>();
      await say(world.collectors[0], handing(id, 297_000));
      expect(await notedOf(world.office, receiving(id, counted))).toBe('counted-differs');
      const now = await balances();
      expect([now[own], now[transit], now[desk]]).toEqual([left, undefined, counted]);
      expect(await sound()).toEqual({ balanced: true, faults: [] });
    });

    test('another collector’s hand-over, or a collector of another unit, is not this one', async () => {
      await taken();
      const id = newId<'hand-over'>();
      await say(world.collectors[0], handing(id, 297_000));
      const before = await balances();
      expect(await notedOf(world.office, receiving(id, 297_000, world.collectors[1].collector))).toBe(
        'hand-over-differs',
      );
      expect(await notedOf(elsewhere(), receiving(id, 297_000))).toBe('collector-unknown');
      expect(await balances()).toEqual(before);
    });
  });
});
