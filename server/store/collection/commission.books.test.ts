import { beforeAll, expect, test } from 'vitest';
import { accountText } from '@diemtua/domain/ledger';
import { balancesOf, trialBalanceOf } from '../ledger/read.ts';
import { verifyJournal } from '../ledger/verify.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { deskOf, foundWorld, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { commissionLines } from './commission.ts';

const at = moment('2025-11-18 09:30');
const yearly = { method: 'yearly', income: 1_650_000 } as const;

onBothEngines('the collectors’ pay', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  const { inside, say, told } = deskOf(engine, () => world, at);
  const balances = async (pay: boolean) =>
    Object.fromEntries(
      (await inside((session) => balancesOf(session, {})))
        .filter(({ balance, account }) => balance !== 0 && account.kind.startsWith('commission') === pay)
        .map(({ account, balance }) => [accountText(account), balance]),
    );
  const setRate = (rate: number, confidence = 'D') =>
    engine().pool.query(
      `insert into commission_rate values ($1, gen_random_uuid(), 'voluntary', 'first', 1, $2, '2025-07-01', null, 'a synthetic rate', $3)`,
      [world.province, rate, confidence],
    );
  /** A year of a vendor, accepted by the insurance office: 3,564,000 of her own. */
  const yearAccepted = async () => {
    const [collector] = world.collectors;
    const mai = someone();
    const claim = monthly(mai.id, '2025-11', yearly as never);
    const command = taking(101, at, [{ claim, amount: 3_564_000 }], { people: [mai] });
    expect(await say(command, collector)).toMatchObject({
      outcome: { lines: [{ judgement: { payable: 3_564_000 } }] },
    });
    const payment = command.lines[0]?.id as string;
    const batch = newId<'batch'>();
    await say(told('make-batch', { batch, product: 'voluntary', payments: [payment] }));
    await say(told('submit-batch', { batch, on: '2025-11-20' }));
    const answers = [{ payment, result: 'accepted', reason: null, insuranceNumber: '1520000001' }];
    const answer = told('answer-batch', { batch, answers });
    return { collector, mai, payment, batch, answer };
  };

  test('without a rate nobody earns, and no figure is made up', async () => {
    world = await foundWorld(engine());
    const { answer } = await yearAccepted();
    await say(answer);
    expect(await balances(true)).toEqual({});
  });

  test('what was accepted earns its share of the participant’s own money, once, and public money is as before', async () => {
    world = await foundWorld(engine());
    await setRate(5_000);
    const { answer, collector, batch, payment } = await yearAccepted();
    const before = await balances(false);
    expect(await balances(true)).toEqual({});
    await say(answer);
    await say(answer);
    // 297,000 × 12 = 3,564,000; 5 % of it is 178,200. The State's 792,000 earns nothing.
    const pay = { 'commission-cost/SAPA': 178_200, [`commission/${collector.collector}`]: 178_200 };
    expect(await balances(true)).toEqual(pay);
    expect(await balances(false)).toEqual(before);
    expect(await inside((session) => commissionLines(session, { batch }))).toMatchObject([
      { payment, what: 'earned', own: 3_564_000, amount: 178_200, rate: 5_000, assumed: true, collectorCode: 'NV01' },
    ]);
    // The other units of the province see none of it.
    const scope = { ...provinceScope(world.province), units: ['OTHER' as never] };
    expect(await inSession(engine(), scope, (session) => commissionLines(session, { batch }))).toEqual([]);
  });

  test('given back in proportion with the refund, in its own accounts', async () => {
    world = await foundWorld(engine());
    await setRate(5_000, 'B');
    const { answer, collector, payment } = await yearAccepted();
    await say(answer);
    const refund = told('refund', { payment, on: '2026-01-10', reason: 'compulsory', from: '2026-02' });
    await say(refund);
    await say(told('refund', { payment, on: '2026-01-11', reason: 'compulsory', from: '2026-02' }));
    // Nine months of twelve are left: 3,564,000 × 9 ÷ 12 = 2,673,000 go back, and 178,200 × 9 ÷ 12 = 133,650 with it.
    expect(await balances(true)).toEqual({
      'commission-cost/SAPA': 44_550,
      [`commission/${collector.collector}`]: 44_550,
    });
    expect(
      await inside((session) => commissionLines(session, { collector: collector.collector as never })),
    ).toMatchObject([
      { what: 'earned', amount: 178_200, assumed: false },
      { what: 'returned', own: -2_673_000, amount: -133_650 },
    ]);
    expect((await inside((session) => trialBalanceOf(session))).balanced).toBe(true);
    expect((await inside((session) => verifyJournal(session))).faults).toEqual([]);
  });

  test('a payment judged again keeps what was earned with it', async () => {
    world = await foundWorld(engine());
    await setRate(5_000);
    const { answer, mai, collector } = await yearAccepted();
    await say(answer);
    const pay = await balances(true);
    await say(taking(102, at, [{ claim: monthly(mai.id, '2026-11'), amount: 297_000 }]), collector, at + 1000);
    await say(
      told('change-person', {
        version: 2,
        person: { ...mai, insuranceNumber: '1520000001', ethnicity: '08' },
        reason: 'sửa',
      }),
    );
    expect(await balances(true)).toEqual(pay);
  });
});
