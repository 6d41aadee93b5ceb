import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandText } from '@diemtua/domain/commands';
import type { HouseholdId, PersonId } from '@diemtua/domain/ids';
import { accountText } from '@diemtua/domain/ledger';
import type { Household, Person } from '@diemtua/domain/registry';
import { tell, type Sender, type Told } from '../commands/tell.ts';
import type { Engine } from '../engine.ts';
import { balancesOf, trialBalanceOf } from '../ledger/read.ts';
import { verifyJournal } from '../ledger/verify.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';

/** Random worlds for each engine; each is told in two provinces, in its natural order and in another, and a database of the tests has room for ninety. */
const RUNS = 20;
const testMsMax = 120_000;
const personCount = 3;

const oneOf = <const T>(...row: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...row);
const who = fc.nat({ max: personCount - 1 });

/** What is paid for, and how much is due for it in the groups "other" and "poor". */
const OFFERS = {
  month: { method: 'monthly', other: 297_000, poor: 198_000 },
  quarter: { method: 'quarterly', other: 891_000, poor: 594_000 },
  year: { method: 'yearly', other: 3_564_000, poor: 2_376_000 },
} as const;

const line = fc.record({
  person: who,
  offer: oneOf('month', 'month', 'month', 'quarter', 'year', 'card'),
  from: oneOf('2025-11', '2025-12', '2026-01'),
  paid: oneOf('other', 'other', 'poor'),
  more: oneOf(0, 0, 0, 0, 3_000, -1_000),
});

/** Something that happens in the valleys, one after the other. A receipt is named by its place among what happens. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('taken' as const),
      by: oneOf<0 | 1>(0, 0, 1),
      lines: fc.array(line, { minLength: 1, maxLength: 2 }),
      enrols: fc.boolean(),
      tellsHousehold: fc.boolean(),
      // A number of its own, one that both devices hold, or one of nobody.
      number: oneOf('own', 'own', 'own', 'own', 'shared', 'nobody’s'),
      replaces: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
      hours: oneOf(0, 1, 30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('voided' as const),
      by: oneOf<Teller>(0, 1, 'office'),
      receipt: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('handed over' as const),
      by: oneOf(0, 1),
      amount: oneOf(100_000, 594_000),
    }),
  },
);

/** What the office decides once all has arrived, about a line named by its place. */
const decision = fc.record({
  how: oneOf('correct', 'confirm', 'pay-back', 'pay-back'),
  line: fc.nat({ max: 12 }),
  from: oneOf('2025-12', '2026-02'),
});

const scenario = fc.record({
  happenings: fc.array(happening, { minLength: 3, maxLength: 9 }),
  decisions: fc.array(decision, { maxLength: 3 }),
  household: oneOf('poor', 'poor', null),
  // Each message comes one to three times; where its keys fall among the others’ is when.
  keys: fc.array(fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 3 }), { minLength: 12, maxLength: 12 }),
  atOnce: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;
type Teller = 0 | 1 | 'office';
interface Message {
  readonly by: Teller;
  readonly command: CommandText;
}

/** The commands of a scenario, the same for every province in which they are told. */
function commandsOf({ happenings, decisions, household }: Scenario): {
  readonly facts: readonly Message[];
  readonly decided: readonly Message[];
} {
  const people = Array.from({ length: personCount }, () => someone());
  const [head, member] = people as [Person, Person];
  const alone = householdOf(head.id, 'poor');
  const both: Household = {
    ...alone,
    members: [
      ...alone.members,
      { person: member.id, relation: 'child', from: alone.members[0]?.from, to: null } as Household['members'][number],
    ],
  };
  const receipts: string[] = [];
  const payments: { readonly id: string; readonly person: PersonId }[] = [];
  let at = moment('2025-11-24 08:00');
  const facts = happenings.map((each, index): Message => {
    if (each.what === 'handed over') {
      return { by: each.by, command: handOver(each.amount, at) };
    }
    if (each.what === 'voided')
      return { by: each.by, command: voiding(receipts[each.receipt % (receipts.length || 1)] ?? newId(), at) };
    at += each.hours * 3_600_000;
    const replaced = each.replaces === null ? undefined : receipts[each.replaces];
    const own = { own: (each.by + 1) * 100 + 1 + index + 10, shared: 101, 'nobody’s': 950 }[each.number];
    const command = taking(
      own,
      at,
      each.lines.map((told) => lineOf(people[told.person]?.id ?? head.id, told, both.id)),
      {
        people: each.enrols ? each.lines.map(({ person }) => people[person] ?? head).filter(isFirst) : [],
        households: household !== null && each.tellsHousehold ? [both] : [],
        ...(replaced === undefined ? {} : { replaces: replaced }),
      },
    );
    receipts.push(command.receipt.id);
    payments.push(...command.lines.map(({ id, claim }) => ({ id, person: claim.person as PersonId })));
    return { by: each.by, command };
  });
  const decided = decisions.flatMap((each): Message[] => {
    const payment = payments[each.line];
    return payment ? [{ by: 'office', command: settling(each, payment) }] : [];
  });
  return { facts, decided };
}

const isFirst = <T>(each: T, index: number, all: readonly T[]): boolean => all.indexOf(each) === index;

function lineOf(
  person: PersonId,
  { offer, from, paid, more }: typeof line extends fc.Arbitrary<infer T> ? T : never,
  household: HouseholdId,
) {
  if (offer === 'card') {
    const claim = { product: 'health', person, household, from, months: 12, place: 1 } as const;
    return { claim, amount: 1_263_600 + more };
  }
  const { method } = OFFERS[offer];
  return {
    claim: monthly(person, from, { method } as Parameters<typeof monthly>[2]),
    amount: OFFERS[offer][paid] + more,
  };
}

const told = (at: number) => ({ id: newId<'command'>(), madeAt: new Date(at).toISOString() });

const handOver = (amount: number, at: number): CommandText => ({
  ...told(at),
  kind: 'hand-over',
  handOver: newId<'hand-over'>(),
  amount,
  means: 'office',
  on: '2025-12-18',
  reference: null,
});

const voiding = (receipt: string, at: number): CommandText => ({
  ...told(at),
  kind: 'void-receipt',
  receipt,
  on: '2025-12-18',
  reason: 'Viết sai',
});

function settling(
  { how, from }: typeof decision extends fc.Arbitrary<infer T> ? T : never,
  { id, person }: { readonly id: string; readonly person: PersonId },
): CommandText {
  const settlement =
    how === 'correct'
      ? ({ how, claim: monthly(person, from) } as const)
      : how === 'confirm'
        ? ({ how, takenOn: '2025-12-01' } as const)
        : ({ how, on: '2025-12-19', from: 'float' } as const);
  return { ...told(moment('2025-12-19 08:00')), kind: 'settle', payment: id, settlement, reason: 'Đã xem' };
}

/** A province in which both collectors’ devices were given the numbers 101 to 110, by a slip of the office. */
async function foundWithSharedNumbers(engine: Engine): Promise<World> {
  const world = await foundWorld(engine);
  const [, other] = world.collectors;
  await engine.pool.query(
    `insert into receipt_lease (province, id, book, series, from_number, to_number, collector, device, leased_at, ends_on)
     select province, $2, book, series, 101, 110, $3, $4, leased_at, ends_on from receipt_lease where province = $1 limit 1`,
    [world.province, newId(), other.collector, other.device],
  );
  return world;
}

const senderOf = (world: World, by: Teller): Sender => (by === 'office' ? world.office : world.collectors[by]);

/** What became of a command, but for whether it was told before. */
const outcomeOf = (answer: Told): unknown => (answer.status === 'recorded' ? answer.outcome : answer.status);

/** Tells messages, some at once; every telling of one command has the same answer. */
async function tellAll(
  engine: Engine,
  world: World,
  groups: readonly (readonly Message[])[],
  from: number,
): Promise<void> {
  const answers = new Map<string, unknown>();
  let now = from;
  for (const group of groups) {
    const got = await Promise.all(
      group.map(({ by, command }) => tell(engine, senderOf(world, by), command, (now += 1_000))),
    );
    for (const [index, answer] of got.entries()) {
      const { id } = group[index]?.command ?? { id: '' };
      if (answers.has(id)) expect(outcomeOf(answer)).toEqual(answers.get(id));
      answers.set(id, outcomeOf(answer));
    }
  }
}

/** Messages in the order of their keys, each as often as it has keys, a few at once. */
function anyOrder(facts: readonly Message[], { keys, atOnce }: Scenario): readonly (readonly Message[])[] {
  const row = facts
    .flatMap((message, index) => (keys[index] ?? [0]).map((key) => ({ key, message })))
    .toSorted((a, b) => a.key - b.key)
    .map(({ message }) => message);
  const groups: Message[][] = [];
  for (let turn = 0; row.length > 0; turn++) groups.push(row.splice(0, atOnce[turn % atOnce.length] ?? 1));
  return groups;
}

/** All that the books of a province say, with the names of its collectors for their ids. */
function readBooks(engine: Engine, { province, collectors }: World) {
  return inSession(engine, provinceScope(province), async (session) => {
    const { client } = session;
    const rows = async (sql: string): Promise<readonly unknown[]> => (await client.query(sql, [province])).rows;
    const balances = (await balancesOf(session, {})).filter(({ balance }) => balance !== 0);
    const { balanced } = await trialBalanceOf(session);
    const { faults } = await verifyJournal(session);
    const books = {
      balances: balances.map(({ account, balance }) => `${accountText(account)} ${balance}`),
      // By line, account and day: also what nets out within an account must be the same.
      movements: await rows(`select payment, kind, owner, about_on, sum(amount)::bigint as amount from (
          select payment, debit_kind as kind, debit_owner as owner, about_on, amount from posting where province = $1
          union all select payment, credit_kind, credit_owner, about_on, -amount from posting where province = $1) as sides
        group by payment, kind, owner, about_on having sum(amount) <> 0 order by payment, kind, owner, about_on`),
      judgements: await rows(
        `select payment, person, outcome, question, commune, filing, content from judgement where province = $1 order by payment`,
      ),
      counts:
        await rows(`select person, product, day, kind, support_group, commune, unit, collector, sum(delta)::int as delta
        from participation_delta where province = $1
        group by person, product, day, kind, support_group, commune, unit, collector having sum(delta) <> 0
        order by person, product, day, kind, support_group, collector`),
      heads: await rows(`select person, product, max(running)::int as most, min(running)::int as least from (
          select person, product, sum(delta) over (partition by person, product order by day range unbounded preceding) as running
          from participation_delta where province = $1) as days group by person, product
        having max(running) <> 0 or min(running) <> 0 order by person, product`),
      balanced,
      faults,
    };
    const named = [
      [String(collectors[0].collector), 'one'],
      [String(collectors[1].collector), 'other'],
      [`state/${province}`, 'state'],
      [`"owner":"${province}"`, '"owner":"province"'],
    ].reduce((text, [id = '', name = '']) => text.replaceAll(id, name), JSON.stringify(books));
    return JSON.parse(named) as Omit<typeof books, 'heads'> & {
      readonly heads: readonly { most: number; least: number }[];
    };
  });
}

const entriesIn = async (engine: Engine, { province }: World): Promise<unknown> =>
  (await engine.pool.query('select count(*)::int as n from posting where province = $1', [province])).rows;

/** Told as it happened, and in any other order, with repetition and at once: the same books. */
async function checkScenario(engine: Engine, told: Scenario): Promise<void> {
  const { facts, decided } = commandsOf(told);
  const [natural, other] = [await foundWithSharedNumbers(engine), await foundWithSharedNumbers(engine)];
  const [arrived, settled] = [moment('2025-12-19 20:00'), moment('2025-12-20 08:00')];
  const oneByOne = (messages: readonly Message[]) => messages.map((message) => [message]);
  await tellAll(engine, natural, oneByOne(facts), arrived);
  await tellAll(engine, other, anyOrder(facts, told), arrived);
  const [before, beforeOther] = [await readBooks(engine, natural), await readBooks(engine, other)];
  expect(beforeOther).toEqual(before);
  await tellAll(engine, natural, oneByOne(decided), settled);
  await tellAll(
    engine,
    other,
    decided.map((message) => [message, message]),
    settled,
  );
  const [after, afterOther] = [await readBooks(engine, natural), await readBooks(engine, other)];
  expect(afterOther).toEqual(after);
  expect(afterOther).toMatchObject({ balanced: true, faults: [] });
  for (const { most, least } of afterOther.heads) expect([most <= 1, least >= 0]).toEqual([true, true]);
  // All of it once more: nothing is written.
  const written = await entriesIn(engine, other);
  await tellAll(
    engine,
    other,
    [...facts, ...decided].map((message) => [message]),
    settled,
  );
  expect(await entriesIn(engine, other)).toEqual(written);
}

/** Races are told so many times, each about other people; on the embedded engine one simply comes after the other. */
const RACES = 10;

onBothEngines('facts in any order', (engine) => {
  test(
    `${RUNS} random worlds, told in two orders, have the same books`,
    async () => {
      await fc.assert(
        fc.asyncProperty(scenario, (each) => checkScenario(engine(), each)),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    testMsMax,
  );

  const at = moment('2025-11-24 08:00');
  const evening = moment('2025-11-24 20:00');
  /** Judgements of some commands' lines as they stand, by the commands' places. */
  const outcomes = async ({ province }: World, commands: readonly ReturnType<typeof taking>[]) => {
    const found = await engine().pool.query<{ payment: string; outcome: string; question: string | null }>(
      'select payment, outcome, question from judgement where province = $1',
      [province],
    );
    const byLine = new Map(found.rows.map(({ payment, outcome, question }) => [payment, question ?? outcome]));
    return commands.flatMap(({ lines }) => lines.map(({ id }) => byLine.get(id)));
  };

  test('a household that is told with one member changes what is due of the others, too', async () => {
    const world = await foundWorld(engine());
    const [one, other] = world.collectors;
    const [mai, lan] = [someone(), someone()];
    const poor = householdOf(mai.id, 'poor');
    const members = householdOf(lan.id, 'poor').members.map((member) => ({ ...member, relation: 'child' as const }));
    const home: Household = { ...poor, members: [...poor.members, ...members] };
    // 363,000 − 165,000 = 198,000 for a poor household’s member; nobody knew so of Lan when she paid as the group "other".
    const hers = taking(101, at, [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], { people: [lan] });
    const claim = monthly(mai.id, '2025-11');
    const his = taking(201, at, [{ claim, amount: 198_000 }], { people: [mai], households: [home] });
    await tell(engine(), one, hers, at);
    expect(await outcomes(world, [hers])).toEqual(['covers']);
    await tell(engine(), other, his, at);
    expect(await outcomes(world, [hers, his])).toEqual(['amount-differs', 'covers']);
  });

  test('a receipt and its void at the same moment, by two senders: it is void', async () => {
    const world = await foundWorld(engine());
    const [one] = world.collectors;
    const commands = Array.from({ length: RACES }, (_, index) => {
      const person = someone();
      const claim = monthly(person.id, '2025-11');
      return taking(101 + index, at, [{ claim, amount: 297_000 }], { people: [person] });
    });
    for (const command of commands) {
      await Promise.all([
        tell(engine(), one, command, at),
        tell(engine(), world.office, voiding(command.receipt.id, at), at),
      ]);
    }
    expect(await outcomes(world, commands)).toEqual(commands.map(() => 'voided'));
  });

  test('a number of two devices at the same moment as another payment of the first person: nothing is posted twice', async () => {
    const world = await foundWithSharedNumbers(engine());
    const [one, other] = world.collectors;
    for (let race = 0; race < RACES; race++) {
      const [mai, lan] = [someone(), someone()];
      const month = (person: Person, number: number, from: string, minute: number) =>
        taking(number, at + minute * 60_000, [{ claim: monthly(person.id, from), amount: 297_000 }], {
          people: [person],
        });
      // The first bearer of the number took the money earlier, and is told of later; the office and a collector take more money meanwhile.
      const later = month(mai, 101 + race, '2025-11', race * 10 + 5);
      const earlier = month(lan, 101 + race, '2025-11', -race * 10);
      const next = [
        month(mai, 131 + race, '2025-12', race * 10 + 6),
        month(mai, 501 + race, '2026-01', race * 10 + 7),
      ] as const;
      await tell(engine(), one, later, evening);
      await Promise.all([
        tell(engine(), world.office, next[1], evening),
        tell(engine(), other, earlier, evening),
        tell(engine(), one, next[0], evening),
      ]);
      expect(await outcomes(world, [later, ...next])).toEqual(['number-taken', 'covers', 'covers']);
      const scope = provinceScope(world.province);
      const funds = await inSession(engine(), scope, (session) => balancesOf(session, { kind: 'fund', owner: mai.id }));
      expect(funds.map(({ balance }) => balance)).toEqual([2 * 363_000]);
    }
  });
});
