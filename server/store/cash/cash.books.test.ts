import { beforeAll, expect, test } from 'vitest';
import { makeReference } from '@diemtua/domain/cash';
import type { CollectorId, UnitCode } from '@diemtua/domain/ids';
import { accountText } from '@diemtua/domain/ledger';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { listBatches, readyFiles, receiptOf } from '../collection/read.ts';
import { balancesOf, statementOf } from '../ledger/read.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { deskOf, foundWorld, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { cashInHand } from './floats.ts';
import { countedAtDesk, listBooks, listCollectors, listHandOvers } from './read.ts';
import { importStatement, waitingLines } from './statements.ts';

const at = moment('2025-11-18 09:30');

onBothEngines('cash and bank', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  const { inside, say, told } = deskOf(engine, () => world, at);
  const balances = async () =>
    Object.fromEntries(
      (await inside((session) => balancesOf(session, {})))
        .filter(({ balance }) => balance !== 0)
        .map(({ account, balance }) => [accountText(account), balance]),
    );
  /** A statement as internet banking gives it: a head, then its movements. */
  const statement = (rows: readonly (readonly [day: string, narrative: string, credit: number])[]) => ({
    kind: 'table' as const,
    table: [
      ['Số tài khoản', '8800201000001', null, null, null],
      ['Ngày giao dịch', 'Diễn giải', 'Ghi nợ', 'Ghi có', 'Số tham chiếu'],
      ...rows.map(([day, narrative, credit], index) => [day, narrative, null, credit, `FT${index}`]),
    ],
  });
  const read = (rows: readonly (readonly [string, string, number])[]) =>
    inside((session) => importStatement(session, world.office, world.account, statement(rows), newId<'command'>(), at));

  test('a transfer pays what is due: reference, match, receipt, months covered', async () => {
    world = await foundWorld(engine());
    const mai = someone();
    await say(told('change-person', { version: 0, person: mai, reason: 'mới' }));
    const due = newId<'due'>();
    const lines = [{ id: newId<'payment'>(), amount: 297_000, claim: monthly(mai.id, '2025-11') }];
    await say(told('open-due', { due, payer: 'Trần Thị Mai', lines, endsOn: '2025-11-30' }));
    const reference = makeReference(0);
    const rows = [
      ['18/11/2025', `MBVCB.123.${reference.toLowerCase()}.CT tu 0912`, 297_000],
      ['18/11/2025', 'Khach hang nop tien', 50_000],
    ] as const;
    expect(await read(rows)).toMatchObject({ kind: 'imported', added: 2, known: 0 });
    // The same statement again adds nothing.
    expect(await read(rows)).toMatchObject({ kind: 'imported', added: 0, known: 2 });
    const waiting = await inside((session) => waitingLines(session, world.unit));
    expect(waiting.map(({ outcome }) => outcome.kind)).toEqual(expect.arrayContaining(['matched']));
    const line = waiting.find(({ outcome }) => outcome.kind === 'matched');
    expect(line?.outcome).toMatchObject({ kind: 'matched', dues: [due], by: 'reference' });
    expect((await balances())['bank/SAPA']).toBe(347_000);

    const match = told('match-line', { line: line?.id, to: { what: 'dues', dues: [due] } });
    expect(await say(match)).toMatchObject({
      outcome: { lines: [{ judgement: { outcome: 'covers', payable: 297_000 } }] },
    });
    expect(await say(match)).toMatchObject({ repeated: true });
    const other = waiting.find(({ id }) => id !== line?.id);
    expect(await balances()).toEqual({
      'bank/SAPA': 347_000,
      [`fund/${mai.id}`]: 363_000,
      [`state/${world.province}`]: 66_000,
      [`suspense/${other?.id}`]: 50_000, // Money of which nobody knows whose it is stays in the books.
    });
    expect(await inside((session) => receiptOf(session, due as never))).toMatchObject({
      series: 'VP25',
      number: 1,
      means: 'transfer',
      amount: 297_000,
      takenOn: '2025-11-18',
    });
    // Paid once is paid: the same due takes no other money.
    expect(await say(told('match-line', { line: other?.id, to: { what: 'dues', dues: [due] } }))).toMatchObject({
      outcome: { noted: 'due-not-open' },
    });
  });

  test('a collector’s cash: held, handed over, on its way, arrived', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    await say(taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }), collector);
    const held = async () =>
      (await inside((session) => listCollectors(session))).map((row) => [
        row.code,
        row.held,
        row.heldSince,
        row.numbersLeft,
      ]);
    expect(await held()).toEqual([
      ['NV01', 297_000, '2025-11-18', 99],
      ['NV02', 0, null, 100],
    ]);
    const handOver = newId<'hand-over'>();
    await say(
      told('hand-over', { handOver, amount: 297_000, means: 'deposit', on: '2025-11-19', reference: 'NT 77' }),
      collector,
    );
    expect(await balances()).toMatchObject({ 'transit/SAPA': 297_000 });
    expect((await held())[0]).toEqual(['NV01', 0, null, 99]);
    await read([['19/11/2025', 'Vang Thi My nop tien', 297_000]]);
    const [line] = await inside((session) => waitingLines(session, world.unit));
    await say(told('match-line', { line: line?.id, to: { what: 'hand-over', handOver } }));
    expect(await balances()).toEqual({
      'bank/SAPA': 297_000,
      [`fund/${mai.id}`]: 363_000,
      [`state/${world.province}`]: 66_000,
    });
    expect(await inside(listHandOvers)).toMatchObject([{ state: 'arrived', amount: 297_000 }]);
    // The match was wrong after all: the movement is open again, and the money on its way.
    await say(told('unmatch-line', { line: line?.id, reason: 'nhầm' }));
    expect(await balances()).toMatchObject({ 'transit/SAPA': 297_000, [`suspense/${line?.id}`]: 297_000 });
    const paper = await inside((session) =>
      statementOf(
        session,
        { kind: 'float', owner: String(collector.collector) },
        { from: '2025-11-01' as PlainDate, until: '2025-11-30' as PlainDate },
      ),
    );
    expect(paper.movements.map(({ side, amount, told: kind }) => [side, amount, kind])).toEqual([
      ['debit', 297_000, 'take-payment'],
      ['credit', 297_000, 'hand-over'],
    ]);
    expect([paper.before.balance, paper.after.balance]).toEqual([0, 0]);
  });

  test('what a collector holds stands in her newest receipts, however many those are', async () => {
    world = await foundWorld(engine());
    const [collector, other] = world.collectors;
    // 34 receipts, one a day from the 1st of October, and 3 that she has handed over since: 31 are held, and 100,000 đồng of a 32nd.
    const days = Array.from({ length: 34 }, (_, day) => moment('2025-10-01 08:00') + day * 86_400_000);
    for (const [index, takenAt] of days.entries()) {
      const person = someone();
      const line = { claim: monthly(person.id, '2025-11'), amount: 297_000 };
      await say(taking(101 + index, takenAt, [line], { people: [person] }), collector);
    }
    const brought = { handOver: newId<'hand-over'>(), amount: 791_000, means: 'deposit', on: '2025-11-18' };
    await say(told('hand-over', { ...brought, reference: 'NT 78' }), collector);
    const rows = await inside((session) => listCollectors(session));
    const held = new Map(rows.map((row) => [row.id, row.held]));
    const mine = collector.collector as CollectorId;
    expect(held.get(mine)).toBe(34 * 297_000 - 791_000);
    const papers = await inside((session) => cashInHand(session, held));
    expect([...papers.keys()]).toEqual([mine]);
    const own = papers.get(mine) ?? [];
    expect(own.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => 134 - index));
    expect(own.map(({ amount }) => amount)).toEqual([...Array.from({ length: 31 }, () => 297_000), 100_000]);
    // Who holds nothing has no papers, and is not asked for.
    expect(held.get(other.collector as CollectorId)).toBe(0);
  });

  test('the sums of collectors are those of the postings that whoever asks may see, for all and for one', async () => {
    world = await foundWorld(engine());
    const [collector, other] = world.collectors;
    const sums = (units: readonly UnitCode[] | 'all', ids: readonly (string | null)[]) =>
      inSession(engine(), { ...provinceScope(world.province), units }, async ({ client }) => {
        const found = await client.query<{ collector: string; held: number; receipts: number }>(
          'select * from cash_of_collectors($1) order by held',
          [ids],
        );
        return found.rows;
      });
    for (const [number, sender] of [
      [101, collector],
      [102, collector],
      [201, other],
    ] as const) {
      const person = someone();
      await say(
        taking(number, at, [{ claim: monthly(person.id, '2025-11'), amount: 297_000 }], { people: [person] }),
        sender,
      );
    }
    const handed = { handOver: newId<'hand-over'>(), amount: 200_000, means: 'deposit', on: '2025-11-18' };
    await say(told('hand-over', { ...handed, reference: 'NT 79' }), collector);
    // 2 × 297,000 − 200,000 = 394,000 of two receipts; 297,000 of one.
    const both = [
      { collector: other.collector, held: 297_000, receipts: 1 },
      { collector: collector.collector, held: 394_000, receipts: 2 },
    ];
    const ids = [collector.collector, other.collector];
    expect(await sums('all', ids)).toEqual(both);
    expect(await sums([world.unit], ids)).toEqual(both);
    expect(await sums([world.unit], [other.collector])).toEqual(both.slice(0, 1));
    // The function looks past the second lock, and keeps to it all the same.
    expect(await sums(['KHAC' as UnitCode], ids)).toEqual([]);
    expect(await sums([], ids)).toEqual([]);
    const whole = await inside((session) => listCollectors(session));
    expect(whole.map(({ id, held, numbersLeft }) => [id, held, numbersLeft])).toEqual([
      [collector.collector, 394_000, 98],
      [other.collector, 297_000, 99],
    ]);
    expect(await inside((session) => listCollectors(session, other.collector as CollectorId))).toEqual(whole.slice(1));
  });

  test('cash counted at the desk and brought to the bank stands in the books once', async () => {
    world = await foundWorld(engine());
    const [collector, other] = world.collectors;
    const [mai, lan] = [someone(), someone({ name: 'Lò Thị Lan' })];
    await say(taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }), collector);
    await say(taking(201, at, [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], { people: [lan] }), other);
    const [one, two] = [newId<'hand-over'>(), newId<'hand-over'>()];
    const count = (handOver: string, sender: typeof collector, on: string) =>
      say(told('receive-cash', { handOver, collector: sender.collector, amount: 297_000, on, reference: null }));
    await count(one, collector, '2025-11-18');
    await count(two, other, '2025-11-19');
    const standing = {
      [`fund/${mai.id}`]: 363_000,
      [`fund/${lan.id}`]: 363_000,
      [`state/${world.province}`]: 132_000,
    };
    // 2 × 297,000 lie at the desk.
    expect(await balances()).toEqual({ 'bank/SAPA': 594_000, ...standing });
    await read([['20/11/2025', 'BHXH Sa Pa nop tien mat', 594_000]]);
    const [line] = await inside((session) => waitingLines(session, world.unit));
    // Until somebody says what it is, the bank's movement is held under its own name.
    expect(await balances()).toEqual({ 'bank/SAPA': 1_188_000, [`suspense/${line?.id}`]: 594_000, ...standing });
    const atDesk = () => inside(async (session) => (await countedAtDesk(session, world.unit)).map(({ id }) => id));
    expect(await atDesk()).toEqual([one, two]);
    const match = (...handOvers: readonly string[]) =>
      say(told('match-line', { line: line?.id, to: { what: 'counted', handOvers } }));
    // One of the two is not this much; said twice it is still one.
    expect(await match(one)).toMatchObject({ outcome: { noted: 'amount-differs' } });
    expect(await match(one, one)).toMatchObject({ outcome: { noted: 'amount-differs' } });
    expect(await match(one, newId())).toMatchObject({ outcome: { noted: 'not-at-the-desk' } });
    expect(await match(one, two)).toMatchObject({ outcome: { noted: null } });
    expect(await balances()).toEqual({ 'bank/SAPA': 594_000, ...standing });
    expect(await atDesk()).toEqual([]);

    // What was brought to the bank is not brought there again.
    await read([
      ['20/11/2025', 'BHXH Sa Pa nop tien mat', 594_000],
      ['21/11/2025', 'BHXH Sa Pa nop tien mat lan nua', 297_000],
    ]);
    const [second] = await inside((session) => waitingLines(session, world.unit));
    expect(
      await say(told('match-line', { line: second?.id, to: { what: 'counted', handOvers: [one] } })),
    ).toMatchObject({ outcome: { noted: 'not-at-the-desk' } });
    // The match was wrong after all: the cash lies at the desk again, and the movement waits.
    await say(told('unmatch-line', { line: line?.id, reason: 'nhầm' }));
    expect(await atDesk()).toEqual([one, two]);
    expect(await balances()).toEqual({
      'bank/SAPA': 1_485_000, // 594,000 at the desk, 594,000 and 297,000 by the bank
      [`suspense/${line?.id}`]: 594_000,
      [`suspense/${second?.id}`]: 297_000,
      ...standing,
    });
    // Money on its way was not counted: it is a hand-over that arrives, not a deposit of the desk's.
    const onTheWay = newId<'hand-over'>();
    await say(
      told('hand-over', { handOver: onTheWay, amount: 1000, means: 'deposit', on: '2025-11-20', reference: null }),
      collector,
    );
    expect(await match(onTheWay)).toMatchObject({ outcome: { noted: 'not-at-the-desk' } });
  });

  test('a batch goes out, one is accepted and gets her number, the other comes back', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const [mai, lan] = [someone(), someone({ name: 'Lò Thị Lan' })];
    await say(taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }), collector);
    await say(taking(102, at, [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], { people: [lan] }), collector);
    const files = await inside(readyFiles);
    expect(files).toHaveLength(2);
    const batch = newId<'batch'>();
    const payments = files.map(({ payment }) => payment);
    await say(told('make-batch', { batch, product: 'voluntary', payments }));
    expect(await say(told('make-batch', { batch: newId<'batch'>(), product: 'voluntary', payments }))).toMatchObject({
      outcome: { noted: 'files-not-ready' },
    });
    await say(told('submit-batch', { batch, on: '2025-11-20' }));
    expect((await inside((session) => listBatches(session))).batches).toMatchObject([
      { number: 1, state: 'submitted', files: 2, payable: 594_000 },
    ]);
    // What went out is settled: money that was taken before it, and is told now, has to make way.
    const earlier = taking(201, moment('2025-11-02 08:00'), [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }]);
    expect(await say(earlier, world.collectors[1])).toMatchObject({
      outcome: { lines: [{ judgement: { outcome: 'suspense', question: { asks: 'months-already-paid' } } }] },
    });
    const answers = files.map(({ payment, person }) =>
      person === mai.id
        ? { payment, result: 'accepted', reason: null, insuranceNumber: '1020304050' }
        : { payment, result: 'rejected', reason: 'Sai ngày sinh', insuranceNumber: null },
    );
    await say(told('answer-batch', { batch, answers }));
    expect((await inside(readyFiles)).map(({ person, filing }) => [person, filing])).toEqual([[lan.id, 'rejected']]);
    expect((await inside((session) => listBatches(session))).batches).toMatchObject([
      { state: 'answered', accepted: 1, rejected: 1 },
    ]);
  });

  test('a refund of months that were paid ahead: hers what she paid, the State’s what it added', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const claim = monthly(mai.id, '2025-11', { method: 'quarterly' } as object);
    // 1,650,000 × 22 % × 3 = 1,089,000; the State 66,000 × 3 = 198,000; she pays 891,000.
    const command = taking(101, at, [{ claim, amount: 891_000 }], { people: [mai] });
    await say(command, collector);
    const payment = command.lines[0]?.id;
    const back = told('refund', { payment, on: '2025-12-15', reason: 'compulsory', from: '2026-01' });
    await say(back, world.office, moment('2025-12-15 10:00'));
    // One month of three is left: 363,000, of it 66,000 the State's.
    expect(await balances()).toEqual({
      [`float/${collector.collector}`]: 891_000,
      [`fund/${mai.id}`]: 726_000,
      [`repay/${mai.id}`]: 297_000,
      [`state/${world.province}`]: 132_000,
    });
    await say(told('refund', { payment, on: '2025-12-15', reason: 'compulsory', from: '2026-01' }));
    expect((await balances())[`repay/${mai.id}`]).toBe(297_000);
    expect(
      await say(told('refund', { payment, on: '2025-12-15', reason: 'compulsory', from: '2026-05' })),
    ).toMatchObject({
      outcome: { noted: 'not-refunded:month-outside' },
    });
  });

  test('a closed month takes no more: what comes late about it is booked into the next, and keeps its day', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    await say(taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] }), collector);
    const december = moment('2025-12-05 08:00');
    expect(await say(told('close-period', { month: '2025-12' }), world.office, december)).toMatchObject({
      outcome: { noted: 'not-over' },
    });
    expect(await say(told('close-period', { month: '2025-11' }), world.office, december)).toMatchObject({
      outcome: { noted: null },
    });
    const lan = someone({ name: 'Lò Thị Lan' });
    const late = taking(102, moment('2025-11-29 08:00'), [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], {
      people: [lan],
    });
    await say(late, collector, december);
    const rows = await inside(({ client }) =>
      client.query('select about_on, booked_on from posting where payment = $1 order by line', [late.lines[0]?.id]),
    );
    expect(rows.rows).toEqual([
      { about_on: '2025-11-29', booked_on: '2025-12-01' },
      { about_on: '2025-11-29', booked_on: '2025-12-01' },
    ]);
    // The second lock: not even a mistake of ours writes into it.
    const force = engine().pool.query(
      `insert into posting select province, stream, seq, 99, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, '2025-11-30', written_at, unit, payment
       from posting where province = $1 limit 1`,
      [world.province],
    );
    await expect(force).rejects.toThrow('is closed');
  });

  test('numbers are leased one after the other, and come back', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const book = (await inside(listBooks)).find(({ series }) => series === 'BL25');
    const lease = newId<'lease'>();
    const leasing = told('lease-numbers', {
      lease,
      book: book?.id,
      collector: collector.collector,
      device: collector.device,
      count: 50,
      endsOn: '2026-06-30',
    });
    await say(leasing);
    await say(leasing);
    const leases = async () =>
      (await inside(listBooks))
        .find(({ series }) => series === 'BL25')
        ?.leases.map(({ from, to, returnedFrom }) => [from, to, returnedFrom]);
    expect(await leases()).toEqual([
      [101, 200, null],
      [201, 300, null],
      [301, 350, null],
    ]);
    await say(told('return-numbers', { lease, from: 311 }));
    expect((await leases())?.at(-1)).toEqual([301, 350, 311]);
    const mai = someone();
    const late = taking(312, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], { people: [mai] });
    expect(await say(late, collector)).toMatchObject({
      outcome: { lines: [{ judgement: { question: { asks: 'number-not-leased' } } }] },
    });
  });
});
