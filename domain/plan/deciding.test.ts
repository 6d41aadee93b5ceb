import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { CommandId, CommuneCode, Id, ProvinceCode, UnitCode } from '../ids/index.ts';
import { amendPlanSchema, cascadePlanSchema, decidePlanSchema, draftPlanSchema, type PlanCommand } from './commands.ts';
import { decidePlanCommand, type PlanWorld } from './deciding.ts';
import type { PlanPlace } from './place.ts';
import { collectorRefusals, targetRefusals, type Target } from './target.ts';
import { changesBetween, targetOf, versionOn, type Plan, type PlanId } from './version.ts';

const day = (text: string): PlainDate => text as PlainDate;
const id = <Name extends string>(count: number): Id<Name> =>
  `01900000-0000-7000-8000-${String(count).padStart(12, '0')}` as Id<Name>;
const [laoCai, u1, u6] = ['15' as ProvinceCode, 'U01' as UnitCode, 'U06' as UnitCode];
const [town, sapa, taVan] = ['02647' as CommuneCode, '03006' as CommuneCode, '03046' as CommuneCode];
const province: PlanPlace = { level: 'province', province: laoCai };
const unit = (code: UnitCode): PlanPlace => ({ level: 'unit', unit: code });
const commune = (code: CommuneCode): PlanPlace => ({ level: 'commune', commune: code });
const target = (place: PlanPlace, fresh: number, continuing: number, told: Partial<Target> = {}): Target => ({
  place,
  product: 'voluntary',
  new: fresh,
  continuing,
  total: fresh + continuing,
  leader: null,
  ...told,
});
const world: PlanWorld = {
  province: laoCai,
  units: [
    { unit: u1, dissolvedOn: null },
    { unit: u6, dissolvedOn: null },
    { unit: 'U99' as UnitCode, dissolvedOn: day('2025-07-01') },
  ],
  communes: [town, sapa, taVan],
  collectors: [
    { collector: id<'collector'>(7), leftOn: null },
    { collector: id<'collector'>(8), leftOn: day('2026-01-05') },
    { collector: id<'collector'>(9), leftOn: day('2026-01-06') },
  ],
  links: [
    { commune: town, unit: u1, from: day('2025-07-01'), to: null },
    { commune: sapa, unit: u6, from: day('2025-07-01'), to: null },
    { commune: taVan, unit: u6, from: day('2025-07-01'), to: null },
  ],
  today: day('2026-01-05'),
  now: '2026-01-05T02:00:00.000Z',
  planOfYear: null,
};
const plan = id<'plan'>(1) as PlanId;
const envelope = (count: number) => ({ id: id<'command'>(count), madeAt: '2026-01-05T02:00:00.000Z' });
const draft = (targets: readonly Target[], count = 10): PlanCommand =>
  draftPlanSchema.parse({ ...envelope(count), kind: 'draft-plan', plan, year: 2026, reason: 'Kế hoạch năm', targets });
const cascade = (version: number, of: PlanPlace, parts: readonly Target[], count: number): PlanCommand =>
  cascadePlanSchema.parse({
    ...envelope(count),
    kind: 'cascade-plan',
    plan,
    version,
    product: 'voluntary',
    of,
    method: 'last-year-share',
    parts,
  });
const decision = { by: 'Giám đốc', documentNumber: '12/QĐ-BHXH', on: '2026-01-05', file: null };
const decide = (version: number, from: string, count: number, on = '2026-01-05'): PlanCommand =>
  decidePlanSchema.parse({
    ...envelope(count),
    kind: 'decide-plan',
    plan,
    version,
    decision: { ...decision, on },
    from,
  });
const amend = (version: number, targets: readonly Target[], count: number): PlanCommand =>
  amendPlanSchema.parse({ ...envelope(count), kind: 'amend-plan', plan, version, reason: 'Nghị quyết mới', targets });

/** The plan after commands that are all accepted. */
const after = (told: readonly (readonly [PlanCommand, Partial<PlanWorld>?])[]): Plan => {
  const made = told.reduce<Plan | null>((now, [command, then = {}]) => {
    const decided = decidePlanCommand(now, command, { ...world, planOfYear: now, ...then });
    if (!decided.ok) throw new Error(decided.refusals.map(({ code, field }) => `${code} ${field}`).join());
    return decided.value;
  }, null);
  if (made === null) throw new Error('nothing was told');
  return made;
};
const codes = (now: Plan | null, command: PlanCommand, then: Partial<PlanWorld> = {}) => {
  const decided = decidePlanCommand(now, command, { ...world, planOfYear: now, ...then });
  return decided.ok ? [] : decided.refusals.map(({ code, field }) => `${code} ${field}`);
};

const whole = target(province, 60, 40);
const units = [target(unit(u1), 40, 30), target(unit(u6), 20, 10)];
const communes = [target(commune(sapa), 15, 5), target(commune(taVan), 5, 5)];
const decided = after([
  [draft([whole])],
  [cascade(1, province, units, 11)],
  [cascade(1, unit(u6), communes, 12)],
  [decide(1, '2026-01-01', 13)],
]);
const june = { today: day('2026-06-15'), now: '2026-06-15T02:00:00.000Z' };
const amended = after([
  [draft([whole])],
  [cascade(1, province, units, 11)],
  [cascade(1, unit(u6), communes, 12)],
  [decide(1, '2026-01-01', 13)],
  [amend(1, [target(unit(u6), 30, 10), target(commune(taVan), 15, 5), target(province, 70, 40)], 14), june],
  [decide(2, '2026-06-15', 15, '2026-06-15'), june],
]);

describe('a plan of a year', () => {
  test('is drafted, divided down to the communes, and decided', () => {
    expect(decided.versions).toHaveLength(1);
    expect(decided.versions[0]).toMatchObject({ number: 1, state: 'decided', from: '2026-01-01', decision });
    expect(decided.versions[0]?.targets.map(({ total }) => total)).toEqual([100, 70, 30, 20, 10]);
  });

  test('told again with the same command, nothing changes', () => {
    expect(decidePlanCommand(decided, decide(1, '2026-01-01', 13), world)).toEqual({ ok: true, value: decided });
  });

  test('a change in June leaves the report of January as it was printed', () => {
    const asked = (on: string, knownAt: string | null) => versionOn(amended, day(on), knownAt)?.number ?? null;
    expect(asked('2026-01-31', '2026-02-01T00:00:00.000Z')).toBe(1);
    expect(asked('2026-01-31', null)).toBe(1);
    expect(asked('2026-06-14', null)).toBe(1);
    expect(asked('2026-06-15', null)).toBe(2);
    expect(asked('2026-07-31', '2026-06-01T00:00:00.000Z')).toBe(1);
    expect(asked('2025-12-31', null)).toBeNull();
    expect(asked('2026-01-31', '2026-01-01T00:00:00.000Z')).toBeNull();
    expect(amended.versions[0]).toEqual(decided.versions[0]);
  });

  test('a change that holds from January is another January as known now, and the same as known then', () => {
    const back = after([
      [draft([whole])],
      [decide(1, '2026-01-01', 13)],
      [amend(1, [target(province, 70, 40)], 14), june],
      [decide(2, '2026-01-01', 15, '2026-06-15'), june],
    ]);
    expect(versionOn(back, day('2026-01-31'), null)?.number).toBe(2);
    expect(versionOn(back, day('2026-01-31'), '2026-02-01T00:00:00.000Z')?.number).toBe(1);
  });

  test('a change that holds from an earlier day than what it changes takes its place altogether', () => {
    const back = after([
      [draft([whole])],
      [decide(1, '2026-03-01', 13)],
      [amend(1, [target(province, 70, 40)], 14), june],
      [decide(2, '2026-01-01', 15, '2026-06-15'), june],
    ]);
    expect(versionOn(back, day('2026-04-30'), null)?.number).toBe(2);
    expect(versionOn(back, day('2026-04-30'), '2026-05-01T00:00:00.000Z')?.number).toBe(1);
    expect(versionOn(back, day('2026-02-28'), '2026-05-01T00:00:00.000Z')).toBeNull();
  });

  test('what changed between two versions', () => {
    const [one, two] = amended.versions;
    if (!one || !two) throw new Error('two versions');
    expect(changesBetween(one, two).map(({ place, before, after: now }) => [place, before?.total, now?.total])).toEqual(
      [
        [commune(taVan), 10, 20],
        [province, 100, 110],
        [unit(u6), 30, 40],
      ],
    );
    expect(changesBetween(one, one)).toEqual([]);
    expect(targetOf(two, 'voluntary', unit(u6))?.total).toBe(40);
    expect(targetOf(two, 'health', unit(u6))).toBeNull();
  });

  test('a unit that is divided anew takes its communes along only where it stays as it was', () => {
    const other = after([
      [draft([whole])],
      [cascade(1, province, units, 11)],
      [cascade(1, unit(u6), communes, 12)],
      [cascade(1, province, [target(unit(u1), 35, 30), target(unit(u6), 25, 10)], 13)],
    ]);
    expect(other.versions[0]?.targets.map(({ place }) => place.level)).toEqual(['province', 'unit', 'unit']);
    const same = after([
      [draft([whole])],
      [cascade(1, province, units, 11)],
      [cascade(1, unit(u6), communes, 12)],
      [cascade(1, province, units, 13)],
    ]);
    expect(same.versions[0]?.targets.filter(({ place }) => place.level === 'commune')).toEqual(communes);
  });

  test('a draft is drafted anew', () => {
    const again = after([[draft([whole])], [draft([target(province, 1, 2)], 20)]]);
    expect(again.versions.map(({ targets }) => targets[0]?.total)).toEqual([3]);
  });

  test('household health insurance has its own targets beside', () => {
    const health = { product: 'health' } as const;
    const both = after([[draft([whole, target(province, 5, 6, health)])], [cascade(1, province, units, 11)]]);
    expect(both.versions[0]?.targets.map(({ product, total }) => [product, total])).toEqual([
      ['voluntary', 100],
      ['health', 11],
      ['voluntary', 70],
      ['voluntary', 30],
    ]);
  });
});

describe('a command that does not fit is refused', () => {
  test.each<[string, Plan | null, PlanCommand, string[]]>([
    ['a second plan of the year', null, draft([whole]), ['year-has-plan year']],
    ['a draft of what is decided', decided, draft([whole], 20), ['year-has-plan year']],
    ['dividing what is decided', decided, cascade(1, province, units, 20), ['not-a-draft version']],
    ['deciding twice', decided, decide(1, '2026-01-01', 20), ['not-a-draft version']],
    ['deciding a version that is not there', decided, decide(2, '2026-01-01', 20), ['version-moved-on version']],
    ['no plan', null, decide(1, '2026-01-01', 20), ['no-such-plan plan']],
    ['amending what is not decided', after([[draft([whole])]]), amend(1, [], 20), ['nothing-decided-yet version']],
    ['amending an older version', amended, amend(1, [], 20), ['version-moved-on version']],
    [
      'a decision of tomorrow',
      after([[draft([whole])]]),
      decide(1, '2026-01-01', 20, '2026-01-06'),
      ['decision-in-future decision.on'],
    ],
    ['another year', after([[draft([whole])]]), decide(1, '2027-01-01', 20), ['holds-from-other-year from']],
    [
      'parts that do not add up',
      after([[draft([whole])]]),
      cascade(1, province, [target(unit(u1), 40, 30), target(unit(u6), 19, 10)], 20),
      ['does-not-add-up of.new', 'does-not-add-up of.total'],
    ],
    [
      'parts of another place',
      after([[draft([whole])], [cascade(1, province, units, 11)]]),
      cascade(1, unit(u6), [target(commune(town), 20, 10)], 20),
      ['parent-without-target parts.0.place'],
    ],
    [
      'parts of a place without a target',
      after([[draft([whole])]]),
      cascade(1, unit(u6), communes, 20),
      ['parent-without-target of'],
    ],
    [
      'a negative part',
      after([[draft([whole])]]),
      cascade(1, province, [target(unit(u1), 61, 40), target(unit(u6), -1, 0)], 20),
      ['negative parts.1.new', 'negative parts.1.total'],
    ],
  ])('%s', (_, now, command, refusals) => {
    const planOfYear = now ?? { ...decided, id: id<'plan'>(2) };
    expect(codes(now, command, { planOfYear })).toEqual(refusals);
  });

  test('an open amendment comes before another', () => {
    const open = after([[draft([whole])], [decide(1, '2026-01-01', 13)], [amend(1, [], 14)]]);
    expect(codes(open, amend(1, [], 20))).toEqual(['draft-open version']);
  });

  test('a year that is over', () => {
    expect(codes(null, draft([whole]), { today: day('2027-01-01') })).toEqual(['year-over year']);
  });

  test('a decision before the one that it changes', () => {
    const open = after([[draft([whole])], [decide(1, '2026-01-01', 13)], [amend(1, [], 14)]]);
    expect(codes(open, decide(2, '2026-02-01', 20, '2026-01-04'))).toEqual(['decision-before-draft decision.on']);
  });

  test('a unit that was dissolved since the draft', () => {
    const open = after([[draft([whole])], [cascade(1, province, units, 11)]]);
    const gone = { units: [...world.units.slice(0, 1), { unit: u6, dissolvedOn: day('2026-01-05') }] };
    expect(codes(open, decide(1, '2026-01-01', 20), gone)).toEqual(['unit-dissolved targets.2.place']);
  });
});

describe('targets', () => {
  const wrong = (...targets: readonly Target[]) =>
    targetRefusals(targets, world, day('2026-01-01')).map(({ code, field }) => `${code} ${field}`);
  const collector = id<'collector'>(7) as Id<'collector'>;
  const all = [whole, ...units, ...communes];

  test('that add up, down to hamlets and collectors, are sound', () => {
    const hamlets = ['Bản Pho', 'Bản Dền'].map((hamlet, index) =>
      target({ level: 'hamlet', commune: sapa, hamlet }, index === 0 ? 10 : 5, index === 0 ? 5 : 0),
    );
    const collectors = [target({ level: 'collector', commune: taVan, collector }, 5, 5)];
    expect(wrong(...all, ...hamlets, ...collectors)).toEqual([]);
  });

  test.each<[string, readonly Target[], string[]]>([
    ['no province', [], ['no-province-target targets']],
    [
      'another province',
      [target({ level: 'province', province: '10' as ProvinceCode }, 1, 1)],
      ['other-province targets.0.place'],
    ],
    ['negative', [target(province, -1, 1)], ['negative targets.0.new']],
    ['half a person', [target(province, 0.5, 0.5)], ['not-whole targets.0.new', 'not-whole targets.0.continuing']],
    [
      'more people than there are',
      [target(province, 100_000_001, 0)],
      ['too-many-people targets.0.new', 'too-many-people targets.0.total'],
    ],
    ['a total that is not the sum', [{ ...whole, total: 99 }], ['total-differs targets.0.total']],
    ['twice', [whole, whole], ['target-twice targets.1.place']],
    ['a dissolved unit', [whole, target(unit('U99' as UnitCode), 60, 40)], ['unit-dissolved targets.1.place']],
    ['a unit that is not there', [whole, target(unit('U50' as UnitCode), 60, 40)], ['unit-unknown targets.1.place']],
    [
      'a commune that is not there',
      [whole, target(commune('99999' as CommuneCode), 1, 1)],
      ['commune-unknown targets.1.place'],
    ],
    [
      'a commune without its unit',
      [whole, ...communes],
      ['parent-without-target targets.1.place', 'parent-without-target targets.2.place'],
    ],
    [
      'parts less than the whole',
      [whole, units[0] ?? whole],
      ['does-not-add-up targets.0.new', 'does-not-add-up targets.0.continuing', 'does-not-add-up targets.0.total'],
    ],
    [
      'hamlets and collectors in one commune',
      [
        ...all,
        target({ level: 'hamlet', commune: taVan, hamlet: 'Bản Dền' }, 5, 0),
        target({ level: 'collector', commune: taVan, collector }, 0, 5),
      ],
      ['two-divisions targets.4.place'],
    ],
  ])('%s', (_, targets, refusals) => {
    expect(wrong(...targets)).toEqual(refusals);
  });

  test('a commune that no unit serves on the day', () => {
    expect(targetRefusals(all, { ...world, links: [] }, day('2026-01-01')).map(({ code }) => code)).toEqual([
      'commune-without-unit',
      'commune-without-unit',
    ]);
  });

  test.each<[string, number, number, string[]]>([
    ['works', 7, 5, []],
    ['left on the day', 8, 5, ['collector-left parts.0.place']],
    ['left on the day, of whom a target is taken away', 8, 0, []],
    ['leaves on the day after', 9, 5, []],
    ['is not there', 10, 5, ['collector-unknown parts.0.place']],
    ['is not there, with nothing', 10, 0, ['collector-unknown parts.0.place']],
  ])('to a collector who %s', (_, count, people, refusals) => {
    const own = target({ level: 'collector', commune: taVan, collector: id<'collector'>(count) }, people, 0);
    const found = collectorRefusals([own], 'parts', world, day('2026-01-05'));
    expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual(refusals);
  });

  test('say by how much they do not add up: 100 − 70 = 30', () => {
    const [first] = targetRefusals([whole, units[0] ?? whole], world, day('2026-01-01')).slice(-1);
    expect(first?.figures).toEqual({ whole: 100, sum: 70, missing: 30 });
  });
});

test('command ids are those that were told', () => {
  expect(amended.told).toEqual([10, 11, 12, 13, 14, 15].map((count) => id<'command'>(count) as CommandId));
});
