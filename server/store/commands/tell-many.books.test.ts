import { beforeAll, expect, test } from 'vitest';
import type { CommandText } from '@diemtua/domain/commands';
import { verifyJournal } from '../ledger/verify.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { tellMany, type Message } from './tell-many.ts';
import { tell, type Told } from './tell.ts';

onBothEngines('many commands at once', (engine) => {
  let alone: World;
  let at: World;
  beforeAll(async () => {
    alone = await foundWorld(engine());
    at = await foundWorld(engine());
  });

  const people = [someone(), someone({ ethnicity: '08' }), someone(), someone()] as const;
  const [mai, mỷ, lan, hoa] = people;
  /** A morning: an enrolment with a household, a wrong amount, the same number twice, a renewal, a hand-over, a void, and one told twice. */
  const morning = (): readonly (readonly [sender: 0 | 1, text: CommandText, day: string])[] => {
    const first = taking(101, moment('2025-11-03 08:00'), [{ claim: monthly(mai.id, '2025-11'), amount: 231_000 }], {
      people: [mai, hoa],
      households: [householdOf(mai.id, 'near-poor')],
    });
    const wrong = taking(102, moment('2025-11-03 09:00'), [{ claim: monthly(mỷ.id, '2025-11'), amount: 1_000 }], {
      people: [mỷ],
    });
    return [
      [0, first, '2025-11-03 08:01'],
      [0, wrong, '2025-11-03 09:01'],
      [
        1,
        taking(201, moment('2025-11-03 10:00'), [{ claim: monthly(lan.id, '2025-11'), amount: 297_000 }], {
          people: [lan],
        }),
        '2025-11-03 10:01',
      ],
      [
        1,
        taking(201, moment('2025-11-03 11:00'), [{ claim: monthly(hoa.id, '2025-11'), amount: 297_000 }]),
        '2025-11-03 11:01',
      ],
      [0, first, '2025-11-03 12:00'],
      [
        0,
        taking(103, moment('2025-12-01 08:00'), [{ claim: monthly(mai.id, '2025-12'), amount: 231_000 }]),
        '2025-12-01 08:01',
      ],
      [
        1,
        {
          id: newId<'command'>(),
          madeAt: '2025-12-01T03:00:00Z',
          kind: 'hand-over',
          handOver: newId<'hand-over'>(),
          amount: 297_000,
          means: 'deposit',
          on: '2025-12-01',
          reference: null,
        },
        '2025-12-01 10:00',
      ],
      [
        0,
        {
          id: newId<'command'>(),
          madeAt: '2025-12-01T04:00:00Z',
          kind: 'void-receipt',
          receipt: wrong.receipt.id,
          on: '2025-12-01',
          reason: 'Sai số tiền',
        },
        '2025-12-01 11:00',
      ],
    ];
  };
  const messages = (world: World, told: ReturnType<typeof morning>): readonly Message[] =>
    told.map(([sender, text, now]) => ({ sender: world.collectors[sender], text, now: moment(now) }));

  /** Everything that the books say, without what belongs to the world alone. */
  const books = async ({ province, collectors }: World) => {
    const kept: Record<string, unknown> = {};
    for (const [name, sql] of Object.entries({
      postings:
        'select seq, line, stream, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on, booked_on, written_at, payment from posting',
      judgements: 'select payment, person, outcome, question, kind, content, filing, revised_at from judgement',
      deltas:
        'select stream, seq, line, person, day, delta, kind, support_group, commune, unit, known_at from participation_delta',
      commands: 'select id, kind, fingerprint, received_at, body, outcome from command',
      people: 'select id, content from person',
      versions: 'select person, version, at, command from person_version',
      receipts: 'select id, number, amount, taken_on, received_at, check_code from receipt',
    })) {
      const { rows } = await engine().pool.query<{ row: string }>(
        `select t::text as row from (${sql} where province = $1) as t order by 1`,
        [province],
      );
      const own = (row: string): string =>
        collectors.reduce(
          (text, { collector }, index) => text.replaceAll(collector ?? '', `NV${index}`),
          row.replace(/,state,\d\d,/, ',state,province,'),
        );
      kept[name] = rows.map(({ row }) => own(row)).toSorted();
    }
    return kept;
  };

  const told = morning();

  test('leave the same books as one after the other', async () => {
    const one: Told[] = [];
    for (const { sender, text, now } of messages(alone, told)) one.push(await tell(engine(), sender, text, now));
    let done = 0;
    const many = await tellMany(engine(), messages(at, told), async (count) => {
      done = count;
    });
    expect(done).toBe(told.length);
    const text = (all: readonly Told[], world: World) =>
      world.collectors.reduce(
        (json, { collector }, index) => json.replaceAll(collector ?? '', `NV${index}`),
        JSON.stringify(all),
      );
    expect(JSON.parse(text(many, at))).toEqual(JSON.parse(text(one, alone)));
    expect(await books(at)).toEqual(await books(alone));
    const verified = await inSession(engine(), provinceScope(at.province), (session) => verifyJournal(session));
    expect(verified).toMatchObject({ streams: 2, faults: [] });
  });

  test('told again, they change nothing', async () => {
    const before = await books(at);
    const again = await tellMany(engine(), messages(at, told));
    expect(again.every((each) => each.status === 'recorded' && each.repeated)).toBe(true);
    expect(await books(at)).toEqual(before);
    expect(await tellMany(engine(), [])).toEqual([]);
  });
});
