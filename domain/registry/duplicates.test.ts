import { describe, expect, test } from 'vitest';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { blockingKeys, compareRecords, type DuplicateVerdict, type Person } from './index.ts';
import { alone, chanceOf, drawAgain, drawPerson, drawSibling, idAt } from './people.cases.ts';

const pao: Person = {
  ...drawPerson(chanceOf(1), 0),
  name: 'Giàng A Páo',
  birth: { precision: 'day', date: '1980-03-12' as PlainDate },
  sex: 'male',
  insuranceNumber: null,
  personalNumber: null,
  phones: [],
  hamlet: null,
};

const compared = (edit: Partial<Person>, before: Partial<Person> = {}) =>
  compareRecords(alone({ ...pao, ...before }), alone({ ...pao, id: idAt(1), ...edit }));

describe('two records, and what is to be thought of them', () => {
  test('name, day of birth, commune: 40 + 40 + 12 = 92 points, likely', () => {
    expect(compared({})).toEqual({
      verdict: 'likely',
      score: 92,
      reasons: ['name-same', 'birth-same', 'commune-same'],
    });
  });

  test('typed without accents, only the year known: 36 + 18 + 12 = 66, possible; with the same phone 86, likely', () => {
    const typed = { name: 'GIANG A PAO', birth: { precision: 'year', year: 1980 } } as const;
    expect(compared(typed)).toMatchObject({ verdict: 'possible', score: 66 });
    const phones = ['0912345678'];
    expect(compared({ ...typed, phones }, { phones })).toMatchObject({ verdict: 'likely', score: 86 });
  });

  test('the same number decides, and says when the rest does not fit', () => {
    const insuranceNumber = '1012345678';
    expect(compared({ insuranceNumber, name: 'Lù Seo Sình' }, { insuranceNumber })).toMatchObject({
      verdict: 'same-number',
      reasons: ['insurance-number-same', 'name-differs', 'birth-same', 'commune-same'],
    });
  });

  test('two personal numbers make two people: 92 − 60 = 32', () => {
    const numbers = compared({ personalNumber: '010080001234' }, { personalNumber: '010080009876' });
    expect(numbers).toMatchObject({ verdict: 'different', score: 32 });
  });

  test('unless the numbers differ by a slip: 92 + 30', () => {
    expect(compared({ personalNumber: '010080001234' }, { personalNumber: '010080001243' })).toMatchObject({
      verdict: 'likely',
      score: 122,
      reasons: ['personal-number-slip', 'name-same', 'birth-same', 'commune-same'],
    });
  });

  test('a twin: everything the same but the given name', () => {
    const shared = { phones: ['0912345678'], hamlet: 'Bản Phố' };
    const [one, other] = [alone({ ...pao, ...shared }), alone({ ...pao, ...shared, id: idAt(1), name: 'Giàng A Chư' })];
    const head = idAt(9);
    // −50 + 40 + 20 + 12 + 6 + 10
    expect(compareRecords({ ...one, head }, { ...other, head })).toEqual({
      verdict: 'different',
      score: 38,
      reasons: ['name-differs', 'birth-same', 'phone-same', 'commune-same', 'hamlet-same', 'head-same'],
    });
  });

  test.each([
    ['Giàng A Páo', 'Dàng A Páo', 'name-close'],
    ['Giàng A Páo', 'Giàng A Paos', 'name-close'],
    ['Triệu Thị Mẩy', 'Chiệu Thị Mẩi', 'name-close'],
    ['Nguyễn Văn Thành', 'Nguyển Văn Thàng', 'name-close'],
    ['Nguyễn Văn Thành', 'Nguyễn Vă nThành', 'name-same-without-accents'],
    ['Giàng A Páo', 'Páo A Giàng', 'name-other-order'],
    ['Giàng A Páo', 'A Páo Giàng', 'name-other-order'],
    ['Nguyễn Thị Thu Hương', 'Nguyễn Thị Hương', 'name-part-missing'],
    ['Giàng A Páo', 'Giàng Páo', 'name-part-missing'],
    ['Trần Thị Lan', 'Trần Thị Lam', 'name-slip'],
    ['Phạm Xuân Nam', 'PhạmnXuân Nam', 'name-slip'],
    ['Lù A Tủa', 'Lù A Sua', 'name-slip'],
    ['Ma A Sủ', 'Ma A Sa', 'name-differs'],
    ['Giàng A Páo', 'Páo', 'name-differs'],
    ['Giàng A Páo', 'Giàng A Pao', 'name-same-without-accents'],
  ])('%s and %s: %s', (name, other, reason) => {
    expect(compared({ name: other }, { name }).reasons[0]).toBe(reason);
  });

  test.each([
    ['1980-12-03', 'birth-slip'],
    ['1981-03-12', 'birth-slip'],
    ['1980-03-21', 'birth-slip'],
    ['1980-03-30', 'birth-month-same'],
    ['1975-08-30', 'birth-differs'],
  ])('born 1980-03-12 and %s: %s', (date, reason) => {
    expect(compared({ birth: { precision: 'day', date: date as PlainDate } }).reasons).toContain(reason);
  });

  test('it makes no difference which record comes first', () => {
    const chance = chanceOf(7);
    for (let place = 0; place < 500; place++) {
      const person = drawPerson(chance, place);
      const other = drawAgain(chance, person, place + 1000);
      const { verdict, score } = compareRecords(alone(person), alone(other));
      expect(compareRecords(alone(other), alone(person))).toMatchObject({ verdict, score });
    }
  });
});

describe('the search for duplicates among 6,000 synthetic records, 1,000 of them typed again with errors', () => {
  // The points were chosen on another seed.
  const chance = chanceOf(20_261_122);
  const first = Array.from({ length: 4000 }, (_, place) => drawPerson(chance, place));
  const again = first.slice(0, 1000).map((person, place) => drawAgain(chance, person, 10_000 + place));
  const siblings = first.slice(0, 1000).map((person, place) => drawSibling(chance, person, 20_000 + place));
  const records = [...first, ...again, ...siblings];
  const owner = new Map([...first, ...siblings].map(({ id }) => [id, id]));
  for (const [place, { id }] of again.entries()) owner.set(id, first[place]?.id ?? id);

  const blocks = new Map<string, Person[]>();
  for (const record of records) {
    for (const key of blockingKeys(record)) blocks.set(key, [...(blocks.get(key) ?? []), record]);
  }
  const pairs = new Map<string, readonly [Person, Person]>();
  for (const block of blocks.values()) {
    for (const [place, one] of block.entries()) {
      for (const other of block.slice(0, place)) pairs.set([one.id, other.id].toSorted().join(), [one, other]);
    }
  }
  const verdicts = [...pairs.values()].map(([one, other]) => ({
    true: owner.get(one.id) === owner.get(other.id),
    verdict: compareRecords(alone(one), alone(other)).verdict,
  }));
  const count = (wanted: readonly DuplicateVerdict[], isTrue: boolean): number =>
    verdicts.filter((each) => each.true === isTrue && wanted.includes(each.verdict)).length;
  const all = ['same-number', 'likely', 'possible', 'different'] as const;

  const table = all.map((verdict) => ({ verdict, right: count([verdict], true), wrong: count([verdict], false) }));
  const shown = ['same-number', 'likely', 'possible'] as const;
  const found = count(shown, true);
  const recall = found / again.length;
  const precision = found / (found + count(shown, false));

  test('few keys a person, few pairs to compare', () => {
    expect(Math.max(...records.map((record) => blockingKeys(record).length))).toBe(6);
    // Of 6,000 × 5,999 / 2 = 17,997,000.
    expect(pairs.size).toBe(17_195);
    // Of the 1,000 true pairs.
    expect(count(all, true)).toBe(986);
  });

  test(`what a clerk is shown: recall ${recall}, precision ${precision.toFixed(3)}`, () => {
    expect(table).toEqual([
      { verdict: 'same-number', right: 328, wrong: 0 },
      { verdict: 'likely', right: 459, wrong: 0 },
      { verdict: 'possible', right: 178, wrong: 86 },
      { verdict: 'different', right: 21, wrong: 16_123 },
    ]);
    // (328 + 459 + 178) / 1,000 and 965 / (965 + 86).
    expect(recall).toBe(0.965);
    expect(precision.toFixed(3)).toBe('0.918');
  });
});
