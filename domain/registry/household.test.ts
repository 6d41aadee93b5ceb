import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { classOn, membersElsewhere, membersOn, problem, readHousehold, type Household } from './index.ts';
import { idAt } from './people.cases.ts';

const day = (text: string): PlainDate => text as PlainDate;
const [pao, my, chu] = [idAt(1), idAt(2), idAt(3)];

/** Páo leads the household, Mỷ married into it in 2019; poor until the end of 2024, near-poor since. */
const household = {
  id: idAt(50) as unknown as Household['id'],
  code: '1012000123',
  head: pao,
  commune: '02647' as Household['commune'],
  hamlet: 'Bản Phố 2',
  members: [
    { person: pao, relation: 'head', from: day('2015-01-01'), to: null },
    { person: my, relation: 'spouse', from: day('2019-02-10'), to: null },
  ],
  classes: [
    {
      class: 'poor',
      from: day('2023-01-01'),
      to: day('2024-12-31'),
      decisionNumber: '412/QĐ-UBND',
      decidedOn: day('2022-12-20'),
    },
    {
      class: 'near-poor',
      from: day('2025-01-01'),
      to: null,
      decisionNumber: '388/QĐ-UBND',
      decidedOn: day('2024-12-18'),
    },
  ],
} as const satisfies Household;

const [poor, nearPoor] = household.classes;
const [stayOfPao, stayOfMy] = household.members;

test('a household is read as it is', () => {
  expect(readHousehold(household)).toEqual({ ok: true, value: household });
});

test('the last day of a period belongs to it', () => {
  expect(classOn(household, day('2024-12-31'))?.class).toBe('poor');
  expect(classOn(household, day('2025-01-01'))?.class).toBe('near-poor');
  expect(classOn(household, day('2022-12-31'))).toBeNull();
  expect(membersOn(household, day('2019-02-09')).map(({ person }) => person)).toEqual([pao]);
  expect(membersOn(household, day('2019-02-10')).map(({ person }) => person)).toEqual([pao, my]);
});

describe('what cannot be is refused by its name', () => {
  test.each([
    [
      'two classes on one day',
      { classes: [poor, { ...nearPoor, from: day('2024-12-31') }] },
      problem('classes-overlap', 'classes.1'),
    ],
    [
      'a class that ends before it begins',
      { classes: [{ ...poor, to: day('2022-12-31') }] },
      problem('period-backwards', 'classes.0.to'),
    ],
    [
      'poor without a decision',
      { classes: [{ ...poor, decisionNumber: null }] },
      problem('class-without-decision', 'classes.0.decisionNumber'),
    ],
    ['no such class', { classes: [{ ...poor, class: 'rich' }] }, problem('class-unknown', 'classes.0.class')],
    ['no such day', { classes: [{ ...poor, to: '2024-02-30' }] }, problem('no-such-day', 'classes.0.to')],
    [
      'a member twice at a time',
      { members: [stayOfPao, stayOfMy, { ...stayOfMy, relation: 'other', from: day('2020-01-01') }] },
      problem('member-twice', 'members.2'),
    ],
    [
      'two heads at a time',
      { members: [stayOfPao, { ...stayOfMy, relation: 'head' }] },
      problem('two-heads', 'members.1'),
    ],
    ['a head who is no member', { head: chu }, problem('head-not-a-member', 'head')],
    ['a head who is a spouse', { head: my }, problem('head-not-a-member', 'head')],
    ['a code with a space', { code: '10 12' }, problem('household-code', 'code')],
    ['no commune', { commune: undefined }, problem('missing', 'commune')],
  ])('%s', (_, edit, expected) => {
    expect(readHousehold({ ...household, ...edit })).toEqual({ ok: false, problems: [expected] });
  });

  test('who left may come back', () => {
    const members = [stayOfPao, { ...stayOfMy, to: day('2020-06-30') }, { ...stayOfMy, from: day('2020-07-01') }];
    expect(readHousehold({ ...household, members })).toMatchObject({ ok: true });
  });

  test('an average household needs no decision', () => {
    const average = { ...poor, class: 'average', decisionNumber: null, decidedOn: null };
    expect(readHousehold({ ...household, classes: [average] })).toMatchObject({ ok: true });
  });

  test('nobody lives in two households on one day', () => {
    const other = (to: string | null): Household => ({
      ...household,
      id: idAt(51) as unknown as Household['id'],
      members: [{ person: my, relation: 'child', from: day('1999-05-01'), to: to === null ? null : day(to) }],
    });
    expect(membersElsewhere(household, [household, other('2019-02-09')])).toEqual([]);
    expect(membersElsewhere(household, [household, other('2019-02-10')])).toEqual([
      problem('member-elsewhere', 'members.1'),
    ]);
    expect(membersElsewhere(household, [other(null)])).toEqual([problem('member-elsewhere', 'members.1')]);
  });
});
