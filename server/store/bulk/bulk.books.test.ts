import type { Month } from '@diemtua/law/kernel/month';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { ClaimText } from '@diemtua/domain/collection';
import type { CommandText } from '@diemtua/domain/commands';
import type { Person } from '@diemtua/domain/registry';
import type { Message } from '../commands/tell-many.ts';
import { tell } from '../commands/tell.ts';
import { examine } from '../ledger/examine.ts';
import { enrolMany } from '../registry/people.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, householdOf, moment, monthly, newId, someone, taking, type World } from '../world-testing.ts';
import { BULK_TABLES } from './bulk-tables.ts';
import { loadInBulk } from './load.ts';

const madeAt = '2025-11-20T03:00:00Z';
/** A property takes as long as it takes: only the runner's own impatience is set aside. */
const patienceMs = 60 * 60_000;

/** A visit as it is drawn: who is paid for, what, and whether all is as it should be. */
interface Drawn {
  readonly who: number;
  readonly also: number | null;
  readonly method: 'monthly' | 'quarterly' | 'yearly';
  readonly from: string;
  readonly right: boolean;
  readonly collector: 0 | 1;
  readonly sameNumber: boolean;
  readonly poor: boolean;
  readonly day: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  who: fc.integer({ min: 0, max: 4 }),
  also: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }),
  method: fc.constantFrom('monthly', 'quarterly', 'yearly'),
  from: fc.constantFrom('2025-11', '2025-12', '2026-01', '2025-08'),
  right: fc.boolean(),
  collector: fc.constantFrom(0, 1),
  sameNumber: fc.boolean(),
  poor: fc.boolean(),
  day: fc.integer({ min: 0, max: 40 }),
});

/** Income 1,650,000 × 22 % = 363,000 a month, less 20 % of 22 % of 1,500,000 = 66,000; for the poor less 165,000. */
const amounts = { monthly: 297_000, quarterly: 891_000, yearly: 3_564_000 } as const;
const poorAmounts = { monthly: 198_000, quarterly: 594_000, yearly: 2_376_000 } as const;

type Told = readonly [sender: 0 | 1 | 'office', text: CommandText, now: number];

/** What was drawn as commands, in the order in which they are told: people are enrolled in the first visit that concerns them, or in a later one. */
function commandsOf(visits: readonly Drawn[], people: readonly Person[]): readonly Told[] {
  const enrolled = new Set<string>();
  let number = 101;
  return visits.map((visit, index): Told => {
    const { who, also, method, from, right, collector, sameNumber, poor, day } = visit;
    const one = people[who] ?? someone();
    const other = also === null || also === who ? undefined : people[also];
    const taken = moment('2025-11-02 08:00') + day * 86_400_000 + index * 60_000;
    const usual = poor ? poorAmounts : amounts;
    const line = (person: Person, isRight: boolean) => ({
      claim: { ...monthly(person.id, from), method } as ClaimText,
      amount: isRight ? usual[method] : 123_000,
    });
    if (!sameNumber || index === 0) number += 1;
    const text = taking(
      collector === 0 ? number : number + 100,
      taken,
      [line(one, right), ...(other ? [line(other, !right)] : [])],
      {
        // Sometimes somebody pays of whom nobody has told yet.
        people: [one, other].flatMap((each) => (each && (right || enrolled.has(each.id)) ? [each] : [])),
        households: poor && !enrolled.has(one.id) ? [householdOf(one.id, 'poor')] : [],
      },
    );
    enrolled.add(one.id);
    return [collector, text, taken + 60_000];
  });
}

/** Cash that is counted at the desk. */
const receiving = (at: World, amount: number): CommandText =>
  ({
    id: newId<'command'>(),
    madeAt,
    kind: 'receive-cash',
    handOver: newId<'hand-over'>(),
    collector: at.collectors[0].collector,
    amount,
    on: '2025-11-20',
    reference: null,
  }) as unknown as CommandText;

/** A batch of some payments, from when it is made until it is answered. */
function batchOf(payments: readonly string[]): readonly CommandText[] {
  const batch = newId<'batch'>();
  const answers = payments.map((payment) => ({ payment, result: 'accepted', reason: null, insuranceNumber: null }));
  return [
    { kind: 'make-batch', product: 'voluntary', payments },
    { kind: 'submit-batch', on: '2025-12-20' },
    { kind: 'answer-batch', answers },
  ].map((content) => ({ id: newId<'command'>(), madeAt, batch, ...content }) as unknown as CommandText);
}

// In which order the people of one visit stand in an entry is the database's own: it reads their lines as it finds them.
const plain = `to_jsonb(t) - 'line'`;
const outcomeSorted = `jsonb_set(to_jsonb(t), '{outcome,lines}', coalesce((select jsonb_agg(l order by l->>'payment') from jsonb_array_elements(t.outcome->'lines') as l), '[]'))`;

onBothEngines('books that are told in bulk', (engine) => {
  let one: World;
  let other: World;
  beforeEach(async () => {
    one = await foundWorld(engine());
    other = await foundWorld(engine());
  });

  const senderOf = (at: World, who: Told[0]): Message['sender'] => (who === 'office' ? at.office : at.collectors[who]);

  const tellBoth = async (toldOne: readonly Told[], toldOther = toldOne): Promise<void> => {
    for (const [who, text, now] of toldOne) await tell(engine(), senderOf(one, who), text, now);
    await loadInBulk(engine(), other.province, async (books) => {
      for (const [who, text, now] of toldOther) {
        books.tell({ sender: senderOf(other, who), text, now });
        await books.pass();
      }
      await books.settle();
    });
  };

  /** All rows of the tables that are filled, without what belongs to the world alone, and without ids that the store makes by itself. */
  const rowsOf = async ({ province, collectors, office }: World, extra: readonly string[] = []) => {
    const own = [
      ...collectors.map(({ collector }) => collector ?? ''),
      ...collectors.map(({ device }) => device ?? ''),
      office.user,
    ];
    const kept: Record<string, readonly string[]> = {};
    for (const table of [...BULK_TABLES, 'journal_head']) {
      const { rows } = await engine().pool.query<{ row: string }>(
        `select (${table === 'command' ? outcomeSorted : plain} - 'province' - 'hash')::text as row from ${table} t where province = $1`,
        [province],
      );
      kept[table] = rows
        .map(({ row }) => [...own, ...extra].reduce((text, id, index) => text.replaceAll(id, `own-${index}`), row))
        // What the State owes has the province for its owner; steps of files have an id of their own; the content of a command of this world's own differs with its ids.
        .map((row) => row.replaceAll(`"${province}"`, '"the province"'))
        .map((row) => (table === 'filing_step' ? row.replace(/"id": "[^"]+", /, '') : row))
        .map((row) => (table === 'command' ? row.replace(/"fingerprint": "[^"]+", /, '') : row))
        .toSorted();
    }
    return kept;
  };

  test(
    'of any visits are the books of the same visits one by one, row for row',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 9 }), async (visits) => {
          [one, other] = [await foundWorld(engine()), await foundWorld(engine())];
          const people = Array.from({ length: 5 }, (_, index) => someone(index % 2 === 0 ? {} : { ethnicity: '08' }));
          await tellBoth(commandsOf(visits, people));
          expect(await rowsOf(other)).toEqual(await rowsOf(one));
          const examined = await inSession(engine(), provinceScope(other.province), (session) => examine(session));
          expect(examined.faults).toEqual([]);
        }),
        { numRuns: 8, endOnFailure: true },
      );
    },
    patienceMs,
  );

  test('people of before, renewals, cash at the desk, and a batch from its making to its answer', async () => {
    const mai = someone();
    const told = (at: World): readonly Told[] => {
      const pay = (number: number, month: string, day: string, method: 'monthly' | 'yearly' = 'monthly') =>
        taking(number, moment(`${day} 08:00`), [
          { claim: { ...monthly(mai.id, month), method } as ClaimText, amount: amounts[method] },
        ]);
      const payments = [pay(101, '2025-11', '2025-11-03'), pay(102, '2025-12', '2025-12-02')];
      const first = payments[0]?.lines[0]?.id ?? '';
      return [
        [0, payments[0] as CommandText, moment('2025-11-03 09:00')],
        ['office', receiving(at, 200_000), moment('2025-11-20 10:00')],
        ...batchOf([first]).map((text): Told => ['office', text, moment('2025-11-25 10:00')]),
        [0, payments[1] as CommandText, moment('2025-12-02 09:00')],
        [0, pay(103, '2026-01', '2026-01-05', 'yearly'), moment('2026-01-05 09:00')],
      ];
    };
    const [mine, theirs] = [told(one), told(other)];
    // The same ids in both, but for the collector who brings the cash.
    const same = mine.map(([who, text, now], index): Told => {
      const cash = theirs[index]?.[1] as unknown as { collector?: string };
      return [who, cash.collector ? ({ ...text, collector: cash.collector } as CommandText) : text, now];
    });
    const enrolment = {
      user: one.office.user,
      command: null,
      people: [mai],
      households: [householdOf(mai.id, 'near-poor')],
      now: 0,
    };
    const near = { ...enrolment, households: [] };
    const earlier = {
      person: mai.id,
      until_month: (2024 * 12) as Month,
      supported_months: 12,
      spells: [],
      source: 'Tờ rời',
    };
    await inSession(engine(), provinceScope(one.province), (session) => enrolMany(session, [near]));
    await engine().pool.query(
      `insert into person_earlier (province, person, until_month, supported_months, spells, source) values ($1, $2, $3, $4, '[]', $5)`,
      [one.province, mai.id, earlier.until_month, earlier.supported_months, earlier.source],
    );
    for (const [who, text, now] of mine) await tell(engine(), senderOf(one, who), text, now);
    await loadInBulk(engine(), other.province, async (books) => {
      books.enrol([{ ...near, user: other.office.user }], [earlier]);
      for (const [who, text, now] of same) books.tell({ sender: senderOf(other, who), text, now });
      await books.settle();
    });
    const rows = await rowsOf(other);
    expect(rows).toEqual(await rowsOf(one));
    expect(rows.filing_step).toHaveLength(3);
    expect(rows.judgement?.filter((row) => row.includes('"kind": "re-registered"'))).toHaveLength(1);
    expect(rows.judgement?.filter((row) => row.includes('"filing": "accepted"'))).toHaveLength(1);
  });

  test('leaves nothing behind where something of it fails, and every key, index and trigger where it does not', async () => {
    const guards = async (): Promise<unknown> => {
      const { rows } = await engine().pool.query(
        `select conrelid::regclass::text as of, pg_get_constraintdef(oid) as is from pg_constraint where contype in ('p', 'u', 'f')
         union all select tablename, indexdef from pg_indexes where schemaname = 'public'
         union all select tgrelid::regclass::text, tgname::text || tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`,
      );
      return rows;
    };
    const before = await guards();
    const mai = someone();
    const text = taking(101, moment('2025-11-03 08:00'), [{ claim: monthly(mai.id, '2025-11'), amount: 297_000 }], {
      people: [mai],
    });
    const now = moment('2025-11-03 09:00');
    const failing = loadInBulk(engine(), other.province, async (books) => {
      books.tell({ sender: other.collectors[0], text, now });
      await books.settle();
      throw new Error('the power fails');
    });
    await expect(failing).rejects.toThrow('the power fails');
    expect((await rowsOf(other)).receipt).toEqual([]);
    expect(await guards()).toEqual(before);
    // Twice the same: the keys that are given back hold every row to themselves.
    const twice = loadInBulk(engine(), other.province, async (books) => {
      for (const _ of [1, 2]) {
        books.tell({ sender: other.collectors[0], text, now });
        await books.settle();
      }
    });
    await expect(twice).rejects.toThrow(/duplicate|unique|could not create/);
    expect(await guards()).toEqual(before);
    await tellBoth([[0, text, now]]);
    expect(await guards()).toEqual(before);
  });

  test('takes signs that COPY has a meaning for as they are', async () => {
    const odd = someone({ hamlet: "Bản 'Hồ' \\N", address: 'Ngõ 2\\t"cũ"' });
    await tellBoth([
      [
        0,
        taking(101, moment('2025-11-03 08:00'), [{ claim: monthly(odd.id, '2025-11'), amount: 297_000 }], {
          people: [odd],
        }),
        moment('2025-11-03 09:00'),
      ],
    ]);
    expect(await rowsOf(other)).toEqual(await rowsOf(one));
  });

  test('refuses a kind of command that it does not know', async () => {
    const cancel = {
      id: newId<'command'>(),
      madeAt,
      kind: 'void-receipt',
      receipt: newId(),
      on: '2025-11-20',
      reason: 'Sai',
    };
    const telling = loadInBulk(engine(), other.province, async (books) => {
      books.tell({ sender: other.office, text: cancel as unknown as CommandText, now: 0 });
    });
    await expect(telling).rejects.toThrow('void-receipt is not told in bulk');
  });
});
