import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { changesBetween, maskChange, maskName, maskNumber, reconcile, withChanges, type Person } from './index.ts';
import { chanceOf, drawPerson } from './people.cases.ts';

const base: Person = {
  ...drawPerson(chanceOf(1), 0),
  name: 'Giàng A Páo',
  personalNumber: '010080001234',
  insuranceNumber: null,
  phones: ['0912345678'],
  contact: { name: 'Giàng Thị Mỷ', phone: '0382345678', relation: 'con gái' },
};

describe('a history says what changed', () => {
  test('in the order of the card, before and after', () => {
    const after: Person = { ...base, phones: ['0912345678', '0977111222'], name: 'Giàng A Pao' };
    expect(changesBetween(base, after)).toEqual([
      { field: 'name', before: 'Giàng A Páo', after: 'Giàng A Pao' },
      { field: 'phones', before: ['0912345678'], after: ['0912345678', '0977111222'] },
    ]);
    expect(withChanges(base, changesBetween(base, after))).toEqual(after);
    expect(changesBetween(after, after)).toEqual([]);
  });

  test('the order of keys in a stored value is no change', () => {
    const contact = { relation: 'con gái', phone: '0382345678', name: 'Giàng Thị Mỷ' };
    expect(changesBetween(base, { ...base, contact })).toEqual([]);
    expect(changesBetween(base, { ...base, contact: { ...contact, relation: null } })).toHaveLength(1);
  });

  test('numbers are shown by their last four digits, the note not at all', () => {
    expect(maskNumber('010080004217')).toBe('•••••• 4217');
    expect(maskNumber('4217')).toBe('••••••');
    const after: Person = {
      ...base,
      personalNumber: '010080004217',
      insuranceNumber: '1012345678',
      phones: ['0977111222'],
      contact: { name: 'Giàng Thị Mỷ', phone: '0388888999', relation: 'con gái' },
      hamlet: 'Tả Van Giáy',
      privateNote: 'nhà xa đường',
    };
    expect(changesBetween(base, after).map(maskChange)).toEqual([
      { field: 'insuranceNumber', before: null, after: '•••••• 5678' },
      { field: 'personalNumber', before: '•••••• 1234', after: '•••••• 4217' },
      { field: 'phones', before: ['•••••• 5678'], after: ['•••••• 1222'] },
      {
        field: 'contact',
        before: { name: 'Giàng Thị Mỷ', phone: '•••••• 5678', relation: 'con gái' },
        after: { name: 'Giàng Thị Mỷ', phone: '•••••• 8999', relation: 'con gái' },
      },
      { field: 'hamlet', before: base.hamlet, after: 'Tả Van Giáy' },
      { field: 'privateNote', before: null, after: '••••••' },
    ]);
    const none = { field: 'contact', before: null, after: { name: 'Mỷ', phone: null, relation: null } } as const;
    expect(maskChange(none)).toEqual(none);
  });
});

describe('somebody else changed it meanwhile', () => {
  test('other fields: both edits stand', () => {
    const mine = { ...base, hamlet: 'Tả Van Giáy' };
    const theirs = { ...base, name: 'Giàng A Pao' };
    expect(reconcile(base, mine, theirs)).toEqual({
      kind: 'merged',
      person: { ...base, name: 'Giàng A Pao', hamlet: 'Tả Van Giáy' },
      changes: [{ field: 'hamlet', before: base.hamlet, after: 'Tả Van Giáy' }],
    });
  });

  test('the same field to the same value: nothing is left to do', () => {
    const edited = { ...base, phones: ['0977111222'] };
    expect(reconcile(base, edited, { ...edited })).toEqual({ kind: 'merged', person: edited, changes: [] });
  });

  test('the same field to two values: a conflict that names all three, and nothing is written', () => {
    const birth = (date: string) => ({ precision: 'day', date: date as PlainDate }) as const;
    const began = { ...base, birth: birth('1980-03-12') };
    const mine = { ...began, birth: birth('1980-12-03'), hamlet: 'Tả Van Giáy' };
    const theirs = { ...began, birth: birth('1981-03-12') };
    expect(reconcile(began, mine, theirs)).toEqual({
      kind: 'conflict',
      conflicts: [{ field: 'birth', base: began.birth, mine: mine.birth, theirs: theirs.birth }],
    });
  });
});

test.each([
  ['Trần Thị Mai', 'T. T. Mai'],
  ['  Đặng  Ước ', 'Đ. Ước'],
  ['Mai', 'M.'],
])('%s on a paper that anybody may look up: %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
