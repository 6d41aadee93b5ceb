import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { DELTA_KINDS, type KindSums } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Engine } from '../engine.ts';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld, newId, type World } from '../world-testing.ts';
import { addSums, beginOf, monthSeries, NO_SUMS, openings, peopleIn, Steps, stepsTo } from './counts.ts';
import { recordsUntil } from './history.ts';
import { monthsLater } from './look.ts';
import { nextDay } from './places.ts';
import { rollUpAll, entriesOf } from './roll.ts';

const communes = ['02901', '02902'] as CommuneCode[];
const days = [
  '2023-12-31',
  '2024-01-01',
  '2024-02-29',
  '2025-06-30',
  '2025-07-01',
  '2025-07-15',
  '2025-11-18',
  '2026-01-01',
  '2027-06-01',
];
const moments = [
  '2024-01-31T16:59:59Z',
  '2024-01-31T17:00:00Z',
  '2025-01-05T03:00:00Z',
  '2025-07-15T02:00:00Z',
  '2025-11-18T02:00:00Z',
  '2025-11-30T16:59:59Z',
];

interface Row {
  readonly stream: number;
  readonly commune: number;
  readonly day: number;
  readonly known: number;
  readonly kind: number;
  readonly delta: 1 | -1;
  readonly term: number;
}

const terms = ['monthly', 'yearly', null];
const row: fc.Arbitrary<Row> = fc.record({
  stream: fc.nat(2),
  commune: fc.nat(communes.length - 1),
  day: fc.nat(days.length - 1),
  known: fc.nat(moments.length - 1),
  kind: fc.nat(DELTA_KINDS.length - 1),
  delta: fc.constantFrom(1, -1),
  term: fc.nat(terms.length - 1),
});

/** Writes deltas as entries of their streams, one after the other. */
async function write({ pool }: Engine, province: string, collector: string, rows: readonly Row[], seqs: number[]) {
  for (const each of rows) {
    const stream = `unit/U${each.stream}`;
    const seq = (seqs[each.stream] ?? 0) + 1;
    seqs[each.stream] = seq;
    await pool.query(
      `insert into journal_head values ($1, $2, $3, decode(repeat('00', 32), 'hex')) on conflict (province, stream) do update set seq = excluded.seq`,
      [province, stream, seq],
    );
    await pool.query(
      `insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, commune, unit, collector, known_at, term)
       values ($1, $2, $3, 1, $4, 'voluntary', $5, $6, $7, $8, 'SAPA', $9, $10, $11)`,
      [
        province,
        stream,
        seq,
        newId(),
        days[each.day],
        each.delta,
        DELTA_KINDS[each.kind],
        communes[each.commune],
        collector,
        moments[each.known],
        terms[each.term],
      ],
    );
  }
}

/** The same, counted one by one. */
function counted(rows: readonly Row[], commune: number, before: string, knownBefore: number | null): KindSums {
  const sums: Record<string, number> = { ...NO_SUMS };
  for (const each of rows) {
    const known = Date.parse(moments[each.known] ?? '');
    const kind = DELTA_KINDS[each.kind];
    if (
      each.commune === commune &&
      kind &&
      (days[each.day] ?? '') < before &&
      (knownBefore === null || known < knownBefore)
    )
      sums[kind] = (sums[kind] ?? 0) + each.delta;
  }
  return sums as unknown as KindSums;
}

const ends = ['2024-01-01', '2024-03-01', '2025-07-02', '2025-11-19', '2026-01-01', '2028-01-01'] as PlainDate[];
const knownBefore = [
  null,
  beginOf('2024-02-01' as PlainDate),
  beginOf('2025-07-15' as PlainDate),
  beginOf('2025-12-01' as PlainDate),
];

onBothEngines('sums of participation', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await foundWorld(engine());
  });

  test('sums are what their deltas come to: made in pieces or not, for any day, as known at any moment, by commune and as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 24 }),
        fc.array(row, { maxLength: 12 }),
        fc.array(row, { maxLength: 6 }),
        async (first, second, third) => {
          const { province } = await foundWorld(engine());
          const seqs: number[] = [];
          const ask = <T>(work: Parameters<typeof inSession<T>>[2]) =>
            inSession(engine(), provinceScope(province), work);
          const collector = newId();
          // Steps that are kept, and to which only what came since is added: before anything came, before and after it was rolled up.
          const kept = new Map<number | null, Steps>();
          const keep = async () => {
            for (const before of knownBefore) {
              const known = { product: 'voluntary', before } as const;
              kept.set(before, await ask((session) => stepsTo(session, known, ends, kept.get(before))));
            }
          };
          await keep();
          await write(engine(), province, collector, first, seqs);
          await keep();
          await rollUpAll(engine(), province);
          await keep();
          await write(engine(), province, collector, second, seqs);
          await rollUpAll(engine(), province);
          expect(await ask(entriesOf)).toMatchObject({ unrolled: 0 });
          await write(engine(), province, collector, third, seqs);
          expect(await ask(entriesOf)).toMatchObject({ unrolled: third.length });
          const all = [...first, ...second, ...third];
          await keep();
          for (const before of knownBefore) {
            const known = { product: 'voluntary', before } as const;
            const found = await ask((session) => openings(session, known, ends));
            for (const [index, end] of ends.entries()) {
              for (const [place, commune] of communes.entries()) {
                const expected = counted(all, place, end, before);
                expect(found[index]?.get(commune) ?? NO_SUMS).toEqual(expected);
                expect(kept.get(before)?.before(end).get(commune) ?? NO_SUMS).toEqual(expected);
              }
            }
            // Month by month it is the same: what stood before, and every month after it.
            const series = await ask((session) =>
              monthSeries(session, known, '2024-02-01' as PlainDate, '2025-11-19' as PlainDate),
            );
            const sums = [series.opening, ...series.months.values()];
            for (const [place, commune] of communes.entries()) {
              expect(addSums(sums.map((each) => each.get(commune) ?? NO_SUMS))).toEqual(
                counted(all, place, '2025-11-19', before),
              );
            }
          }
          // What forecasts learn from: made less renewed is what stopped. It is read from the sums, so they are brought up to date first.
          await rollUpAll(engine(), province);
          const areas = communes.map((commune) => ({ commune, unit: world.unit }));
          const after = 2027 * 12 + 11;
          const records = await ask((session) =>
            recordsUntil(session, { product: 'voluntary', before: null }, after as never, areas),
          );
          const stopped = records.stops.reduce((sum, { made, renewed }) => sum + made - renewed, 0);
          const joined = records.joins.reduce((sum, { people }) => sum + people, 0);
          const whole = addSums(communes.map((_, place) => counted(all, place, '9999', null)));
          expect({ stopped, joined }).toEqual({
            stopped: 0 - whole.stopped,
            joined: whole.first + whole['re-registered'],
          });
          const last = records.heads
            .filter(({ month }) => month === after)
            .reduce((sum, { people }) => sum + people, 0);
          expect(last).toBe(peopleIn(whole));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('sums are seen within one’s own communes only', async () => {
    const { province } = await foundWorld(engine());
    const rows: Row[] = [0, 1].map((commune) => ({ stream: 0, commune, day: 3, known: 3, kind: 0, delta: 1, term: 0 }));
    await write(engine(), province, newId(), rows, []);
    const own = { ...provinceScope(province), communes: ['02902' as CommuneCode], units: [] };
    const ends = ['2026-01-01' as PlainDate];
    const seen = () =>
      inSession(engine(), own, (session) => openings(session, { product: 'voluntary', before: null }, ends));
    const loose = await seen();
    await rollUpAll(engine(), province);
    expect([...(loose[0]?.keys() ?? [])]).toEqual(['02902']);
    expect(await seen()).toEqual(loose);
  });
});

test('steps grow by what came since, a stream that is new counts from its begin, and after many they are asked for anew', () => {
  const commune = '02901' as CommuneCode;
  const day = '2025-12-01' as PlainDate;
  const step = (first: number) => ({ ...NO_SUMS, first, span: 'loose' as const, from: '2025-11-18' as PlainDate });
  const steps = new Steps([day], { heads: { 'unit/A': 10 }, byCommune: new Map([[commune, [step(3)]]]) });
  const grown = steps.with({ heads: { 'unit/A': 12, 'unit/B': 1 }, byCommune: new Map([[commune, [step(2)]]]) });
  // 3 + 2, and what was kept before stays what it was
  expect([grown, steps].map((each) => each?.before(day).get(commune)?.first)).toEqual([5, 3]);
  expect(grown?.heads).toEqual({ 'unit/A': 12, 'unit/B': 1 });
  // (12 − 10) + 1 = 3 entries until now: 497 more are 500, 498 are too many
  const more = (entries: number) => grown?.with({ heads: { 'unit/B': 1 + entries }, byCommune: new Map() });
  expect(more(497)?.heads).toEqual({ 'unit/A': 12, 'unit/B': 498 });
  expect(more(498)).toBeNull();
});

test.each([
  ['2025-11-30', -12, '2024-11-30'],
  ['2025-02-28', -1, '2025-01-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2025-11-18', 3, '2026-02-18'],
  ['2025-12-31', 2, '2026-02-28'],
] as const)('%s and %i months is %s', (day, months, expected) => {
  expect(monthsLater(day as PlainDate, months)).toBe(expected);
  expect(nextDay('2024-02-28' as PlainDate)).toBe('2024-02-29');
});
