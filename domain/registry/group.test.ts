import { describe, expect, test } from 'vitest';
import { figure, questionShapes } from '@diemtua/law';
import { MONTHS_IN_YEAR, formatMonth, monthOf } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  classesOfPerson,
  SUPPORT_GROUPS,
  supportGroupOn,
  supportGroupsFrom,
  type ClassPeriod,
  type GroupFacts,
  type Household,
  type SupportGroup,
} from './index.ts';
import { idAt } from './people.cases.ts';

const day = (text: string): PlainDate => text as PlainDate;

const poor: ClassPeriod = {
  class: 'poor',
  from: day('2023-01-01'),
  to: day('2025-12-31'),
  decisionNumber: '412/QĐ-UBND',
  decidedOn: day('2022-12-20'),
};
const kinh: GroupFacts = { ethnicity: '01', classes: [], island: [] };
const mong: GroupFacts = { ...kinh, ethnicity: '08' };

describe('the group follows from facts', () => {
  test.each([
    ['a Kinh vendor', kinh, '2025-11-18', 'other', { code: 'no-other-group' }],
    ['a Mông farmer', mong, '2025-11-18', 'minority', { code: 'minority-people', ethnicity: '08' }],
    ['the same before Decree 159', mong, '2025-06-30', 'other', { code: 'no-other-group' }],
    ['before there was support', mong, '2017-12-31', 'none', { code: 'before-support' }],
    [
      'poor and Mông: poor',
      { ...mong, classes: [poor] },
      '2025-11-18',
      'poor',
      { code: 'household-poor', decisionNumber: '412/QĐ-UBND', decidedOn: '2022-12-20' },
    ],
    ['the day after the decision ended', { ...mong, classes: [poor] }, '2026-01-01', 'minority', expect.anything()],
    [
      'average is no group',
      { ...kinh, classes: [{ ...poor, class: 'average' }] },
      '2025-11-18',
      'other',
      expect.anything(),
    ],
    ['of none of the 54 peoples', { ...kinh, ethnicity: 'other' }, '2025-11-18', 'other', { code: 'no-other-group' }],
  ] as const)('%s', (_, facts, date, group, reason) => {
    expect(supportGroupOn(facts, day(date))).toEqual({ group, reason });
  });

  test('over time: one row a turn, without gaps', () => {
    expect(supportGroupsFrom({ ...mong, classes: [poor] }, day('2022-01-01'))).toEqual([
      { group: 'other', reason: { code: 'no-other-group' }, from: '2022-01-01', to: '2022-12-31' },
      // On 1 July 2025 nothing changes for her: the period of the decision is one row.
      {
        group: 'poor',
        reason: { code: 'household-poor', decisionNumber: '412/QĐ-UBND', decidedOn: '2022-12-20' },
        from: '2023-01-01',
        to: '2025-12-31',
      },
      { group: 'minority', reason: { code: 'minority-people', ethnicity: '08' }, from: '2026-01-01', to: null },
    ]);
  });

  test('a new decision about the same class is a new row: the reason is another', () => {
    const again = { ...poor, from: day('2026-01-01'), to: null, decisionNumber: '9/QĐ-UBND' };
    const rows = supportGroupsFrom({ ...mong, classes: [poor, again] }, day('2025-01-01'));
    expect(rows.map(({ group, from, to }) => [group, from, to])).toEqual([
      ['poor', '2025-01-01', '2025-12-31'],
      ['poor', '2026-01-01', null],
    ]);
  });

  test('a class counts for the days on which the person lived in the household', () => {
    const household: Household = {
      id: idAt(50) as unknown as Household['id'],
      code: null,
      head: null,
      commune: '02647' as Household['commune'],
      hamlet: null,
      members: [
        { person: idAt(1), relation: 'child', from: day('2024-03-01'), to: day('2024-09-30') },
        { person: idAt(2), relation: 'child', from: day('2010-01-01'), to: null },
        { person: idAt(3), relation: 'child', from: day('2010-01-01'), to: day('2022-12-31') },
      ],
      classes: [poor],
    };
    const daysOf = (place: number) => classesOfPerson(idAt(place), [household]).map(({ from, to }) => [from, to]);
    expect(daysOf(1)).toEqual([['2024-03-01', '2024-09-30']]);
    expect(daysOf(2)).toEqual([['2023-01-01', '2025-12-31']]);
    expect(daysOf(3)).toEqual([]);
  });
});

describe('the group is the law’s', () => {
  test('the keys are those of the law', () => {
    const contribution = questionShapes().find(({ name }) => name === 'contribution');
    expect(contribution?.fields.find(({ path }) => path === 'group')?.choices).toEqual(SUPPORT_GROUPS);
  });

  test('whatever comes together, in whatever month, the group has the highest rate that is open', () => {
    const open = { from: day('2000-01-01'), to: null };
    const rate = (group: SupportGroup, month: number): number =>
      Number(figure('supportPercent', month as Parameters<typeof figure>[1], group)?.value);
    for (let month = monthOf(2018, 1) as number; month < monthOf(2018, 1) + 10 * MONTHS_IN_YEAR; month++) {
      const date = day(`${formatMonth(month)}-15`);
      for (const ethnicity of ['01', '08'] as const) {
        for (const household of ['poor', 'near-poor', 'none'] as const) {
          for (const island of [[], [open]]) {
            const classes = [{ ...poor, ...open, class: household }];
            const groups: SupportGroup[] = [
              'other',
              ...(ethnicity === '08' ? (['minority'] as const) : []),
              ...(household === 'none' ? [] : [household]),
              ...(island.length > 0 ? (['island'] as const) : []),
            ];
            const { group } = supportGroupOn({ ethnicity, classes, island }, date);
            expect(groups).toContain(group);
            expect(rate(group, month)).toBe(Math.max(...groups.map((each) => rate(each, month))));
          }
        }
      }
    }
  });
});
