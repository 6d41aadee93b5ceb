import { beforeAll, expect, test } from 'vitest';
import type { CommandText } from '@diemtua/domain/commands';
import type { PersonId } from '@diemtua/domain/ids';
import type { Household, Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { tell, type Sender } from '../commands/tell.ts';
import { balancesOf } from '../ledger/read.ts';
import { inSession, provinceScope, type Scope, type Session } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { alikePairs } from './alike.ts';
import { cardOf } from './card.ts';
import { findPeople, listPeople, logViewing, viewingsOf } from './find.ts';

const today = '2025-11-30' as PlainDate;
const at = moment('2025-11-18 09:30');

onBothEngines('the registry', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  const say = (command: CommandText, sender: Sender = world.office, now: number = at) =>
    tell(engine(), sender, command, now);
  const inside = <T>(work: (session: Session) => Promise<T>, scope: Partial<Scope> = {}) =>
    inSession(engine(), { ...provinceScope(world.province, world.office.user), ...scope }, work);
  const common = () => ({ id: newId<'command'>(), madeAt: new Date(at).toISOString(), reason: 'theo giấy tờ' });
  const change = (person: Person, version: number): CommandText =>
    ({ ...common(), kind: 'change-person', version, person }) as unknown as CommandText;
  const keep = (household: Household, version: number): CommandText =>
    ({ ...common(), kind: 'change-household', version, household }) as unknown as CommandText;
  const cardNow = (id: PersonId) => inside((session) => cardOf(session, id, today));

  test('a person is found by words without accents, by a part of a number, and not from another commune’s office', async () => {
    world = await foundWorld(engine());
    const pao = someone({ name: 'Giàng A Páo', insuranceNumber: '1234567890', phones: ['0912345678'] });
    await say(change(pao, 0));
    await say(change(someone({ name: 'Lý Thị Páo' }), 0));
    const names = async (text: string, scope: Partial<Scope> = {}) => {
      const found = await inside((session) => findPeople(session, text), scope);
      return found.hits.map(({ person }) => person.name);
    };
    expect(await names('giang a pao')).toEqual(['Giàng A Páo']);
    expect(await names('páo')).toHaveLength(2);
    expect(await names('567890')).toEqual(['Giàng A Páo']);
    expect(await names('pao 5678')).toEqual(['Giàng A Páo']);
    expect(await names("'; drop table person; --")).toEqual([]);
    expect(await names('100%')).toEqual([]);
    expect(await names('pao', { communes: ['02902'] as unknown as Scope['communes'] })).toEqual([]);
    expect((await inside((session) => listPeople(session, {}))).hits).toHaveLength(2);
  });

  test('a change has its author and reason, and a later look at an older version is no loss', async () => {
    world = await foundWorld(engine());
    const mai = someone();
    await say(change(mai, 0));
    await say(change({ ...mai, phones: ['0912345678'] }, 1));
    // Another clerk had opened version 1 and adds the hamlet: both changes stand.
    await say(change({ ...mai, hamlet: 'Cát Cát' }, 1));
    const card = await cardNow(mai.id);
    expect(card?.person).toMatchObject({ phones: ['0912345678'], hamlet: 'Cát Cát' });
    expect(card?.changes.map(({ version, why, by }) => [version, why, by === world.office.user])).toEqual([
      [3, 'theo giấy tờ', true],
      [2, 'theo giấy tờ', true],
      [1, 'enrolled', true],
    ]);
    // The same field changed in two ways is asked about, and nothing is written.
    const told = await say(change({ ...mai, phones: ['0987654321'] }, 1));
    expect(told).toMatchObject({ outcome: { noted: 'conflict:phones' } });
    expect((await cardNow(mai.id))?.version).toBe(3);
  });

  test('a household’s class changes the group, and what was paid is judged by the group of its day', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone();
    const command = taking(
      101,
      at,
      [{ claim: monthly(mai.id, '2025-11', { income: 1_500_000 } as object), amount: 165_000 }],
      { people: [mai] },
    );
    // As "other" she would owe 330,000 − 66,000 = 264,000.
    expect(await say(command, collector)).toMatchObject({
      outcome: { lines: [{ judgement: { outcome: 'suspense', question: { asks: 'amount-differs', due: 264_000 } } }] },
    });
    // The commune's decision of 2024 is told late: she is poor, and 165,000 is right.
    expect(await say(keep(householdOf(mai.id, 'poor'), 0))).toMatchObject({
      outcome: { lines: [{ judgement: { outcome: 'covers', group: 'poor', payable: 165_000 } }] },
    });
    expect((await cardNow(mai.id))?.group).toMatchObject({ group: 'poor', reason: { code: 'household-poor' } });
  });

  test('two entries for one woman are found, joined, and parted again; her money follows', async () => {
    world = await foundWorld(engine());
    const [collector] = world.collectors;
    const mai = someone({ insuranceNumber: '0123456789' });
    const again = someone({ name: 'Tran Thi Mai', insuranceNumber: '0123456789', phones: ['0912345678'] });
    await say(change(mai, 0));
    await say(change(again, 0));
    const december = moment('2025-12-02 08:00');
    await say(taking(101, at, [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }]), collector);
    await say(taking(102, december, [{ claim: monthly(again.id, '2025-12'), amount: 297_000 }]), collector, december);
    const [pair] = await inside((session) => alikePairs(session));
    expect(pair).toMatchObject({ reasons: expect.arrayContaining(['insurance-number-same']) });
    const fund = async () =>
      Object.fromEntries(
        (await inside((session) => balancesOf(session, { kind: 'fund' })))
          .filter(({ account }) => account.kind === 'fund')
          .map(({ account, balance }) => [account.owner, balance]),
      );
    expect(await fund()).toEqual({ [mai.id]: 363_000, [again.id]: 363_000 });

    const merge = newId<'merge'>();
    const choices = Object.fromEntries((pair?.differ ?? []).map((field) => [field, 'kept']));
    const joined = {
      ...common(),
      kind: 'merge-people',
      merge,
      kept: mai.id,
      keptVersion: 1,
      gone: again.id,
      goneVersion: 1,
      choices,
    };
    expect(await say(joined as unknown as CommandText)).toMatchObject({
      outcome: {
        noted: null,
        lines: expect.arrayContaining([
          expect.objectContaining({ judgement: expect.objectContaining({ kind: 'continuing' }) }),
        ]),
      },
    });
    expect(await fund()).toEqual({ [mai.id]: 726_000, [again.id]: 0 });
    expect((await cardNow(mai.id))?.payments).toHaveLength(2);
    expect((await cardNow(again.id))?.mergedInto).toBe(mai.id);

    await say({ ...common(), kind: 'split-people', merge } as unknown as CommandText);
    expect(await fund()).toEqual({ [mai.id]: 363_000, [again.id]: 363_000 });
    expect((await cardNow(mai.id))?.payments).toHaveLength(1);
    expect((await cardNow(again.id))?.person.name).toBe('Tran Thi Mai');
    expect(await inside((session) => alikePairs(session))).toEqual([]);
  });

  test('who saw a person’s data is written down', async () => {
    world = await foundWorld(engine());
    const mai = someone();
    await say(change(mai, 0));
    await inside((session) => logViewing(session, mai.id, 'card', at));
    expect(await inside((session) => viewingsOf(session, mai.id, '2025-11-01' as PlainDate))).toEqual([
      { at: '2025-11-18T02:30:00Z', viewer: world.office.user, what: 'card' },
    ]);
  });
});
