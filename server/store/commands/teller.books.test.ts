import { beforeEach, expect, test } from 'vitest';
import type { CommandText } from '@diemtua/domain/commands';
import { accountText } from '@diemtua/domain/ledger';
import { examine } from '../ledger/examine.ts';
import { balancesOf } from '../ledger/read.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { tellEach, type Message } from './tell-many.ts';
import { Teller } from './teller.ts';

onBothEngines('commands that come at once', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await foundWorld(engine());
  });

  const at = moment('2025-11-18 09:30');
  const message = (text: CommandText, sender: 0 | 1 = 0): Message => ({
    sender: world.collectors[sender],
    text,
    now: at,
  });
  const month = (number: number, told: Parameters<typeof taking>[3] & { readonly amount?: number } = {}) => {
    const mai = someone();
    const { amount = 297_000, ...more } = told;
    return taking(number, at, [{ claim: monthly(mai.id, '2025-11'), amount }], { people: [mai], ...more });
  };
  const faults = () =>
    inSession(engine(), provinceScope(world.province), async (session) => (await examine(session)).faults);
  const balances = () =>
    inSession(engine(), provinceScope(world.province), async (session) =>
      Object.fromEntries(
        (await balancesOf(session, {}))
          .filter(({ balance }) => balance !== 0)
          .map(({ account, balance }) => [accountText(account), balance]),
      ),
    );

  test('each request has its own answers, in its own order, whatever was told in the same turn', async () => {
    const teller = new Teller(engine());
    const requests = Array.from({ length: 40 }, (_, index) =>
      [0, 1].map((n) => message(month(101 + index * 2 + n), (index % 2) as 0 | 1)),
    );
    const told = await Promise.all(requests.map((messages) => teller.tell(messages)));
    const payments = told.map((ended) =>
      ended.map((each) =>
        each.status === 'fulfilled' && each.value.status === 'recorded' ? each.value.outcome : null,
      ),
    );
    expect(payments.map((outcomes) => outcomes.map((outcome) => outcome?.lines[0]?.payment))).toEqual(
      requests.map((messages) =>
        messages.map(({ text }) => (text.kind === 'take-payment' ? text.lines[0]?.id : undefined)),
      ),
    );
    expect(await teller.tell([])).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('repeats among what is new are answered as before; another content under a known id is said so', async () => {
    const known = month(101);
    const first = await tellEach(engine(), [message(known)]);
    const again = await tellEach(engine(), [
      message(month(102)),
      message(known),
      message(month(103)),
      message({ ...month(104), id: known.id }),
    ]);
    expect(again.map((each) => each.status === 'fulfilled' && each.value)).toMatchObject([
      { status: 'recorded', repeated: false },
      { ...(first[0]?.status === 'fulfilled' ? first[0].value : {}), repeated: true },
      { status: 'recorded', repeated: false },
      { status: 'other-content' },
    ]);
  });

  test('one that cannot be told does not take the others with it', async () => {
    // Something that only the database refuses.
    await engine().pool.query(
      `create or replace function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = 'check_violation'; end $$`,
    );
    await engine().pool.query(
      `create trigger refuse_one before insert on receipt for each row when (new.payer = 'Poison') execute function refuse_one()`,
    );
    const bad = month(102);
    const ended = await tellEach(engine(), [
      message(month(101)),
      message({ ...bad, receipt: { ...bad.receipt, payer: 'Poison' } }),
      message(month(103)),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await engine().pool.query('drop trigger refuse_one on receipt');
    expect((await balances())[`float/${world.collectors[0].collector}`]).toBe(594_000);
    expect(await faults()).toEqual([]);
  });

  test('a household that is told with a payment changes what its other members paid, together as alone', async () => {
    const lan = someone();
    const poor = taking(
      101,
      at,
      [{ claim: { ...monthly(lan.id, '2025-11'), income: 1_500_000 } as never, amount: 165_000 }],
      {
        people: [lan],
      },
    );
    await tellEach(engine(), [message(poor)]);
    expect(await balances()).toMatchObject({ [`suspense/${poor.lines[0]?.id}`]: 165_000 });
    await tellEach(engine(), [message(month(102)), message(month(103, { households: [householdOf(lan.id, 'poor')] }))]);
    // 1,500,000 × 22 % = 330,000; half of it is the State's.
    expect(await balances()).toMatchObject({ [`fund/${lan.id}`]: 330_000 });
    expect(await balances()).not.toHaveProperty(`suspense/${poor.lines[0]?.id}`);
  });

  test('a void that comes at the very moment of its receipt undoes it', async () => {
    for (let round = 0; round < 10; round++) {
      const texts = [month(101 + round * 3), month(102 + round * 3), month(103 + round * 3)];
      const voided = texts[1]?.receipt.id ?? '';
      const cancel = {
        id: newId<'command'>(),
        madeAt: new Date(at).toISOString(),
        kind: 'void-receipt',
        receipt: voided,
        on: '2025-11-18',
        reason: 'Viết sai tên',
      } as CommandText;
      await Promise.all([
        tellEach(
          engine(),
          texts.map((text) => message(text)),
        ),
        tellEach(engine(), [{ sender: world.office, text: cancel, now: at }]),
      ]);
    }
    expect((await balances())[`float/${world.collectors[0].collector}`]).toBe(20 * 297_000);
    expect(await faults()).toEqual([]);
  });
});
