import { beforeAll, describe, expect, test } from 'vitest';
import type { Command, CommandText } from '@diemtua/domain/commands';
import { accountText } from '@diemtua/domain/ledger';
import { tell, type Sender } from '../commands/tell.ts';
import { balancesOf, trialBalanceOf, type View } from '../ledger/read.ts';
import { verifyJournal } from '../ledger/verify.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';

onBothEngines('collection', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  const balances = (view: View = {}) =>
    inSession(engine(), provinceScope(world.province), async (session) =>
      Object.fromEntries(
        (await balancesOf(session, {}, view))
          .filter(({ balance }) => balance !== 0)
          .map(({ account, balance }) => [accountText(account), balance]),
      ),
    );
  const say = (sender: Sender, command: CommandText, at: number) => tell(engine(), sender, command, at);
  const linesOf = async (sender: Sender, command: CommandText, at: number) => {
    const told = await say(sender, command, at);
    return told.status === 'recorded' ? told.outcome.lines.map(({ judgement }) => judgement) : told.status;
  };

  test('a vendor’s first month: 297,000 in the collector’s hands, 66,000 owed by the State, 363,000 hers', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const command = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const [judgement] = (await linesOf(collector, command, at)) as readonly object[];
    // 1,650,000 × 22 % = 363,000; the State 1,500,000 × 22 % × 20 % = 66,000; she pays 297,000.
    expect(judgement).toMatchObject({
      outcome: 'covers',
      kind: 'first',
      gross: 363_000,
      state: 66_000,
      payable: 297_000,
    });
    expect(await balances()).toEqual({
      [`float/${collector.collector}`]: 297_000,
      [`state/${world.province}`]: 66_000,
      [`fund/${mai.id}`]: 363_000,
    });
  });

  test('the same message again is answered as before, and changes nothing', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const command = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const first = await say(collector, command, at);
    const before = await balances();
    const again = await Promise.all([say(collector, command, at + 60_000), say(collector, command, at + 60_000)]);
    expect(again).toEqual([
      { ...first, repeated: true },
      { ...first, repeated: true },
    ]);
    expect(await balances()).toEqual(before);
    const other = { ...command, lines: command.lines.map((line) => ({ ...line, amount: 1 })) };
    expect(await say(collector, other, at)).toEqual({ status: 'other-content' });
    expect(await balances()).toEqual(before);
  });

  test('sent twice at once it has its effect once', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const command = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const told = await Promise.all(Array.from({ length: 6 }, () => say(collector, command, at)));
    expect(told.filter((each) => each.status === 'recorded' && !each.repeated)).toHaveLength(1);
    expect((await balances())[`float/${collector.collector}`]).toBe(297_000);
  });

  test('money of somebody nobody knows waits in suspense, and is hers once she is enrolled', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const command = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }]);
    expect(await linesOf(collector, command, at)).toEqual([
      { outcome: 'suspense', question: { asks: 'person-unknown' } },
    ]);
    expect(await balances()).toEqual({
      [`float/${collector.collector}`]: 297_000,
      [`suspense/${command.lines[0]?.id}`]: 297_000,
    });
    const december = taking(102, moment('2025-12-02 08:00'), [{ claim: monthly(mai.id, '2025-12'), amount: 297_000 }], {
      people: [mai],
    });
    expect(await linesOf(collector, december, moment('2025-12-02 08:00'))).toMatchObject([
      { outcome: 'covers', kind: 'first' },
      { outcome: 'covers', kind: 'continuing' },
    ]);
    expect(await balances()).toEqual({
      [`float/${collector.collector}`]: 594_000,
      [`state/${world.province}`]: 132_000,
      [`fund/${mai.id}`]: 726_000,
    });
    // As it was known on 30 November: nobody knew of her yet.
    expect(await balances({ knownAt: moment('2025-11-30 23:59') })).toEqual({
      [`float/${collector.collector}`]: 297_000,
      [`suspense/${command.lines[0]?.id}`]: 297_000,
    });
  });

  test('two collectors take money for the same month: who took it first has it, in whatever order we learn of it', async () => {
    world = await foundWorld(engine());
    const [one, other] = world.collectors;
    const mai = someone();
    const earlier = taking(101, moment('2025-11-10 08:00'), [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
      people: [mai],
    });
    const later = taking(201, moment('2025-11-18 08:00'), [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
      people: [mai],
    });
    await say(other, later, moment('2025-11-18 08:01'));
    await say(one, earlier, moment('2025-11-20 19:00'));
    expect(await balances()).toEqual({
      [`float/${one.collector}`]: 297_000,
      [`float/${other.collector}`]: 297_000,
      [`suspense/${later.lines[0]?.id}`]: 297_000,
      [`state/${world.province}`]: 66_000,
      [`fund/${mai.id}`]: 363_000,
    });
  });

  test('a void that arrives before its receipt undoes it all the same', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const command = taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    const cancel: CommandText = {
      id: newId<'command'>(),
      madeAt: new Date(at + 60_000).toISOString(),
      kind: 'void-receipt',
      receipt: command.receipt.id,
      on: '2025-11-18',
      reason: 'Viết sai tên',
    };
    expect(await say(collector, cancel, at)).toMatchObject({ outcome: { lines: [], noted: 'receipt-not-here-yet' } });
    expect(await linesOf(collector, command, at)).toEqual([{ outcome: 'voided' }]);
    expect(await balances()).toEqual({});
  });

  test('a poor household’s woman pays half: 165,000 from the State', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const at = moment('2025-11-18 09:30');
    const claim = monthly(mai.id, '2025-11', { income: 1_500_000 } as Partial<Extract<Command, { kind: 'x' }>>);
    const command = taking(101, at, [{ claim, amount: 165_000 }], {
      people: [mai],
      households: [householdOf(mai.id, 'poor')],
    });
    // 1,500,000 × 22 % = 330,000; the State 330,000 × 50 % = 165,000; she pays 165,000.
    expect(await linesOf(collector, command, at)).toMatchObject([
      { outcome: 'covers', group: 'poor', gross: 330_000, state: 165_000, payable: 165_000 },
    ]);
  });

  describe('what does not fit waits in suspense with its question', () => {
    const at = moment('2025-11-18 09:30');
    const cases: readonly [
      string,
      string,
      (mai: string) => { number?: number; takenAt?: number; amount?: number; from?: string; income?: number },
      object,
    ][] = [
      ['too little money', 'amount-differs', () => ({ amount: 290_000 }), { due: 297_000, paid: 290_000 }],
      [
        'a month whose deadline is over',
        'after-deadline',
        () => ({ from: '2025-10' }),
        { from: 2025 * 12 + 9, deadline: 2025 * 12 + 9 },
      ],
      ['an income off the legal grid', 'refused-by-law', () => ({ income: 1_660_000 }), { field: 'income' }],
      ['a number that was not leased', 'number-not-leased', () => ({ number: 150 + 500 }), {}],
      [
        'a clock one year ahead',
        'clock-wrong',
        () => ({ takenAt: moment('2026-11-18 09:30') }),
        { takenOn: '2026-11-18', receivedOn: '2025-11-18' },
      ],
      [
        'a clock one year behind',
        'clock-wrong',
        () => ({ takenAt: moment('2024-11-18 09:30') }),
        { takenOn: '2024-11-18', receivedOn: '2025-11-18' },
      ],
      ['more than a year ahead', 'too-far-ahead', () => ({ from: '2027-01' }), {}],
    ];
    test.each(cases)('%s: %s', async (_, asks, change, told) => {
      world = await foundWorld(engine());
      const [collector] = world.collectors;
      const mai = someone();
      const { number = 101, takenAt = at, amount = 297_000, from = '2025-11', income = 1_650_000 } = change(mai.id);
      const claim = { ...monthly(mai.id, from), income } as ReturnType<typeof monthly>;
      const command = taking(number, takenAt, [{ claim, amount }], { people: [mai] });
      expect(await linesOf(collector, command, at)).toMatchObject([
        { outcome: 'suspense', question: { asks, ...told } },
      ]);
      expect(await balances()).toEqual({
        [`float/${collector.collector}`]: amount,
        [`suspense/${command.lines[0]?.id}`]: amount,
      });
    });
  });

  test('the journal’s chain holds, and shows what somebody changed behind its back', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    for (const [index, month] of ['2025-11', '2025-12'].entries()) {
      const at = moment(`${month}-05 09:30`);
      await say(
        collector,
        taking(101 + index, at, [{ claim: monthly(mai.id, month), amount: 297_000 }], { people: [mai] }),
        at,
      );
    }
    const verify = () => inSession(engine(), provinceScope(world.province), (session) => verifyJournal(session));
    expect(await verify()).toEqual({ streams: 1, entries: 2, postings: 4, faults: [] });
    const tamper = (sql: string) => engine().pool.query(sql, [world.province]);
    await tamper('update posting set amount = amount + 1 where province = $1 and seq = 2 and line = 1');
    expect((await verify()).faults).toEqual([{ fault: 'changed', stream: collector.stream, seq: 2 }]);
    await tamper('update posting set amount = amount - 1 where province = $1 and seq = 2 and line = 1');
    await tamper('delete from posting where province = $1 and seq = 2');
    await tamper('delete from journal where province = $1 and seq = 2');
    expect((await verify()).faults).toEqual([{ fault: 'head', stream: collector.stream, seq: 2 }]);
  });

  test('the role of the program cannot change what only grows, nor see another province', async () => {
    world = await foundWorld(engine());
    const inside = (sql: string) =>
      inSession(engine(), provinceScope(world.province), ({ client }) => client.query(sql));
    for (const table of ['posting', 'journal', 'command', 'receipt', 'payment', 'person_version', 'viewing']) {
      await expect(inside(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(inside(`update ${table} set province = province`)).rejects.toThrow('permission denied');
    }
    await expect(inside('create table mine ()')).rejects.toThrow('permission denied');
    expect((await inside('select count(distinct province)::int as n from unit')).rows).toEqual([{ n: 1 }]);
  });

  test('the trial balance is level', async () => {
    const trial = await inSession(engine(), provinceScope(world.province), (session) => trialBalanceOf(session));
    expect(trial.balanced).toBe(true);
  });
});
