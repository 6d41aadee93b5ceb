import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  choicesNeeded,
  followMerge,
  merge,
  mergeInHousehold,
  problem,
  split,
  splitInHousehold,
  type Household,
  type Person,
  type Stay,
} from './index.ts';
import { chanceOf, drawPerson, idAt } from './people.cases.ts';

const day = (text: string): PlainDate => text as PlainDate;

/** Enrolled at the market with a card; typed by the office from an old list. */
const kept: Person = {
  ...drawPerson(chanceOf(1), 1),
  name: 'Giàng A Páo',
  birth: { precision: 'year', year: 1980 },
  insuranceNumber: null,
  personalNumber: '010080001234',
  phones: ['0912345678'],
  privateNote: 'nhà xa đường',
};
const gone: Person = {
  ...kept,
  id: idAt(2),
  name: 'Giàng A Pao',
  birth: { precision: 'day', date: day('1980-03-12') },
  insuranceNumber: '1012345678',
  personalNumber: null,
  phones: ['0912345678', '0977111222'],
  privateNote: null,
};
const references = [{ kind: 'receipt', id: 'r-1' }];

function merged() {
  const outcome = merge(kept, gone, { name: 'kept' }, references);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

describe('two records of one person become one', () => {
  test('what only one has is taken, the more exact birth too, and all phones; a name must be chosen', () => {
    expect(choicesNeeded(kept, gone)).toEqual(['name']);
    expect(merge(kept, gone, {})).toEqual({ ok: false, problems: [problem('merge-choice-missing', 'name')] });
    expect(merged().person).toEqual({
      ...kept,
      birth: gone.birth,
      insuranceNumber: '1012345678',
      phones: ['0912345678', '0977111222'],
    });
  });

  test('a choice is followed also where none was needed', () => {
    expect(merge(kept, gone, { name: 'gone', phones: 'kept', birth: 'kept' })).toMatchObject({
      value: { person: { name: 'Giàng A Pao', phones: ['0912345678'], birth: kept.birth } },
    });
  });

  test('two notes: one below the other, if they fit', () => {
    const other = { ...gone, name: kept.name, privateNote: 'gọi buổi tối' };
    expect(choicesNeeded(kept, other)).toEqual(['privateNote']);
    expect(merge(kept, other, { privateNote: 'both' })).toMatchObject({
      value: { person: { privateNote: 'nhà xa đường\ngọi buổi tối' } },
    });
    expect(merge(kept, { ...other, privateNote: 'x'.repeat(500) }, { privateNote: 'both' })).toEqual({
      ok: false,
      problems: [problem('text-too-long', 'privateNote')],
    });
  });

  test('more phones than a person may have: a choice', () => {
    const other = { ...gone, name: kept.name, phones: ['0977111222', '0977111223', '0977111224'] };
    expect(choicesNeeded(kept, other)).toEqual(['phones']);
    expect(merge(kept, other, { phones: 'both' })).toEqual({
      ok: false,
      problems: [problem('phones-too-many', 'phones')],
    });
    expect(merge(kept, other, { phones: 'gone' })).toMatchObject({ value: { person: { phones: other.phones } } });
  });

  test('a record is not merged with itself', () => {
    expect(merge(kept, { ...gone, id: kept.id }, {})).toEqual({
      ok: false,
      problems: [problem('merge-same-person', 'id')],
    });
  });

  test('what pointed to the one points to the other', () => {
    const { undo } = merged();
    expect([kept.id, gone.id, idAt(9)].map((id) => followMerge(undo, id))).toEqual([kept.id, kept.id, idAt(9)]);
  });
});

describe('a merge is taken back', () => {
  test('both stand as they were, and what was pointed elsewhere is named', () => {
    const { person, undo } = merged();
    expect(split(undo, person)).toEqual({ kept, gone, later: [], references });
  });

  test('a later edit wins and is listed', () => {
    const { person, undo } = merged();
    const now = { ...person, hamlet: 'Tả Van Giáy', phones: ['0988000111'] };
    expect(split(undo, now)).toEqual({
      kept: { ...kept, hamlet: 'Tả Van Giáy', phones: ['0988000111'] },
      gone,
      later: [
        { field: 'phones', before: person.phones, after: ['0988000111'] },
        { field: 'hamlet', before: kept.hamlet, after: 'Tả Van Giáy' },
      ],
      references,
    });
  });
});

describe('a household in which both were members', () => {
  const stay = (person: Person['id'], relation: Stay['relation'], from: string, to: string | null = null): Stay => ({
    person,
    relation,
    from: day(from),
    to: to === null ? null : day(to),
  });
  const child = idAt(7);
  const before: Household = {
    id: idAt(50) as unknown as Household['id'],
    code: null,
    head: gone.id,
    commune: kept.commune,
    hamlet: null,
    members: [
      stay(kept.id, 'other', '2012-01-01', '2018-12-31'),
      stay(gone.id, 'head', '2018-06-01'),
      stay(child, 'child', '2016-05-05'),
    ],
    classes: [],
  };
  const two = { kept, gone };

  test('stays that overlap become one: head from the first day to the last', () => {
    const after = mergeInHousehold(before, two);
    expect(after.head).toBe(kept.id);
    expect(after.members).toEqual([stay(kept.id, 'head', '2012-01-01'), stay(child, 'child', '2016-05-05')]);
  });

  test('a stay between two others joins all three', () => {
    const members = [
      stay(kept.id, 'child', '2000-01-01', '2005-12-31'),
      stay(kept.id, 'child', '2010-01-01', '2011-12-31'),
      stay(gone.id, 'child', '2005-06-01', '2010-06-01'),
    ];
    const after = mergeInHousehold({ ...before, head: null, members }, two);
    expect(after.members).toEqual([stay(kept.id, 'child', '2000-01-01', '2011-12-31')]);
  });

  test('taken back, everything is as before, with whoever was born since', () => {
    const after = mergeInHousehold(before, two);
    expect(splitInHousehold(before, after, two)).toEqual(before);
    const born = stay(idAt(8), 'child', '2026-02-01');
    expect(splitInHousehold(before, { ...after, members: [...after.members, born] }, two)).toEqual({
      ...before,
      members: [...before.members, born],
    });
  });

  test('who moved out after the merge stays moved out, and a new head stays head', () => {
    const after = mergeInHousehold(before, two);
    const left = stay(kept.id, 'head', '2012-01-01', '2026-03-31');
    const leads = stay(child, 'head', '2026-04-01');
    const now = { ...after, head: child, members: [left, leads] };
    expect(splitInHousehold(before, now, two)).toEqual({
      ...before,
      head: child,
      members: [before.members[1], left, leads],
    });
  });
});
