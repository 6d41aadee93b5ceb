import { describe, expect, test } from 'vitest';
import { monthOf } from '../kernel/month.ts';
import { choice, fact, spellFact, yesNo } from '../language/make.ts';
import {
  choiceField,
  dayField,
  monthField,
  numberField,
  part,
  spells,
  yesNoField,
  type Question,
  type SpellMarks,
} from '../language/question.ts';
import type { Fact } from '../language/term.ts';
import { isProblem, read, readSoFar, SPELLS_MAX, type Told } from './read.ts';

const years = [monthOf(2008, 1), monthOf(2099, 12)] as const;
const from = spellFact('from', 'month', years);
const months = spellFact('months', 'months', [1, 720]);
const income = spellFact('income', 'dong/month', [0, 60_000_000]);
const lump = yesNo('lump', 'spell');
const continued = yesNo('continued', 'spell');
const compulsory = yesNo('compulsory', 'spell');
const marks: SpellMarks = { from, months, lump, continued };

const sex = choice('sex', ['male', 'female']);
const bornIn = fact('bornIn', 'month', [monthOf(1900, 1), monthOf(2099, 12)]);
const payIn = fact('payIn', 'month', years);
const method = choice('method', ['monthly', 'ahead']);
const ahead = fact('ahead', 'years', [1, 5]);
const before = fact('before', 'months', [0, 720]);
const local = fact('local', 'percent', [0, 1_000_000], { scale: 1_000_000 });
const growth = fact('growth', 'fraction', [0, 0.05], { real: true });
const growthTold = yesNo('growthTold');
const asked = yesNo('asked');
const salary = fact('salary', 'dong/month', [5, 100]);
const salaryTold = yesNo('salaryTold');
const started = fact('started', 'month', years);

const question: Question = {
  name: 'sample',
  fields: {
    person: part({ sex: choiceField(sex), bornIn: monthField(bornIn) }),
    payOn: dayField(payIn),
    method: choiceField(method),
    ahead: numberField(ahead, { only: { field: 'method', choice: 'ahead' } }),
    before: numberField(before, { otherwise: 0 }),
    local: numberField(local, { otherwise: 0 }),
    growth: numberField(growth, { otherwise: 0, told: growthTold }),
    asked: yesNoField(asked, { otherwise: 0 }),
    started: monthField(started, { otherwise: payIn }),
    salary: part({ amount: numberField(salary, { least: 10 }) }, { optional: true, told: salaryTold }),
    voluntary: spells(marks, {
      from: monthField(from),
      months: numberField(months),
      income: numberField(income, { otherwise: 0 }),
      lump: yesNoField(lump, { otherwise: 0 }),
    }),
    compulsoryMonths: { kind: 'months', marks, compulsory },
  },
  checks: [],
  outputs: [],
  dated: 'payOn',
};

type Json = Readonly<Record<string, unknown>>;
const person = { sex: 'female', bornIn: '1970-02' };
const whole: Json = {
  person,
  payOn: '2026-03-31',
  method: 'monthly',
  voluntary: [{ from: '2020-01', months: 12, income: 2_000_000 }],
};
const problemOf = (change: Json): readonly unknown[] => {
  const found = read(question, { ...whole, ...change });
  return isProblem(found) ? [found.code, found.field, found.with] : ['none'];
};
const toldOf = (change: Json = {}): Told => {
  const found = read(question, { ...whole, ...change });
  if (isProblem(found)) throw new Error(`${found.code} ${found.field}`);
  return found;
};
const valueOf = (of: Fact, change: Json = {}) => toldOf(change).values[of.id];

describe('what is told becomes facts', () => {
  test('in every form', () => {
    expect(valueOf(sex)).toEqual({ n: 1, d: 1 });
    expect(valueOf(bornIn)).toEqual({ n: monthOf(1970, 2), d: 1 });
    expect(valueOf(payIn)).toEqual({ n: monthOf(2026, 3), d: 1 });
    expect(valueOf(method)).toEqual({ n: 0, d: 1 });
    expect(valueOf(asked, { asked: true })).toEqual({ n: 1, d: 1 });
    expect(valueOf(asked, { asked: false })).toEqual({ n: 0, d: 1 });
    expect(valueOf(before, { before: 720 })).toEqual({ n: 720, d: 1 });
  });

  test('a percentage as people write it is a fraction: 12.5 % is 125,000 millionths', () => {
    expect(valueOf(local, { local: 12.5 })).toEqual({ n: 125_000, d: 1_000_000 });
    expect(valueOf(local, { local: 0.0001 })).toEqual({ n: 1, d: 1_000_000 });
    expect(valueOf(local, { local: 100 })).toEqual({ n: 1_000_000, d: 1_000_000 });
  });

  test('a yield as it is, and that it was told', () => {
    expect(valueOf(growth, { growth: 0.0123 })).toEqual({ n: 0.0123, d: 1 });
    expect(valueOf(growthTold, { growth: 0.0123 })).toEqual({ n: 1, d: 1 });
    expect(valueOf(growthTold)).toEqual({ n: 0, d: 1 });
    expect(valueOf(growth)).toEqual({ n: 0, d: 1 });
  });

  test('what is left out has its otherwise: a number, or another fact', () => {
    expect(valueOf(before)).toEqual({ n: 0, d: 1 });
    expect(valueOf(started)).toEqual({ n: monthOf(2026, 3), d: 1 });
    expect(valueOf(started, { started: '2025-01' })).toEqual({ n: monthOf(2025, 1), d: 1 });
  });

  test('a part that is left out has its least values, and is not told', () => {
    expect(valueOf(salary)).toEqual({ n: 5, d: 1 });
    expect(valueOf(salaryTold)).toEqual({ n: 0, d: 1 });
    expect(valueOf(salary, { salary: { amount: 10 } })).toEqual({ n: 10, d: 1 });
    expect(valueOf(salaryTold, { salary: { amount: 10 } })).toEqual({ n: 1, d: 1 });
  });

  test('a field of one method is asked with it, and has its least value without', () => {
    expect(valueOf(ahead)).toEqual({ n: 1, d: 1 });
    expect(valueOf(ahead, { method: 'ahead', ahead: 3 })).toEqual({ n: 3, d: 1 });
  });
});

describe('every mistake is named, with its field', () => {
  test.each<[string, Json, readonly unknown[]]>([
    ['an unknown field', { colour: 1 }, ['unknown-field', 'colour', {}]],
    ['an unknown field of a part', { person: { ...person, age: 1 } }, ['unknown-field', 'person.age', {}]],
    [
      'an unknown field of a spell',
      { voluntary: [{ from: '2020-01', months: 1, pay: 1 }] },
      ['unknown-field', 'voluntary[0].pay', {}],
    ],
    [
      'a name that every object has is no field',
      JSON.parse('{"__proto__": {"asked": true}, "constructor": 1}') as Json,
      ['unknown-field', '__proto__', {}],
    ],
    ['a field that is not of this method', { ahead: 1 }, ['unknown-field', 'ahead', { with: 'ahead' }]],
    ['a field that its method needs', { method: 'ahead' }, ['missing-field', 'ahead', {}]],
    ['a missing fact', { payOn: undefined }, ['missing-field', 'payOn', {}]],
    ['a missing fact of a part', { person: { sex: 'male' } }, ['missing-field', 'person.bornIn', {}]],
    ['a missing part', { person: undefined }, ['missing-field', 'person', { expected: 'object' }]],
    ['a part that is none', { person: 7 }, ['wrong-type', 'person', { expected: 'object' }]],
    ['a part that is a list', { person: [] }, ['wrong-type', 'person', { expected: 'object' }]],
    ['a part that is nothing', { salary: null }, ['wrong-type', 'salary', { expected: 'object' }]],
    ['missing spells', { voluntary: undefined }, ['missing-field', 'voluntary', { expected: 'list' }]],
    ['spells that are no list', { voluntary: {} }, ['wrong-type', 'voluntary', { expected: 'list' }]],
    [
      'a spell that is no object',
      { voluntary: [whole['voluntary']] },
      ['wrong-type', 'voluntary[0]', { expected: 'object' }],
    ],
    ['a spell without months', { voluntary: [{ from: '2020-01' }] }, ['missing-field', 'voluntary[0].months', {}]],
    [
      'a mistake in the second spell',
      {
        voluntary: [
          { from: '2020-01', months: 1 },
          { from: '2021-01', months: 0 },
        ],
      },
      ['out-of-range', 'voluntary[1].months', { least: 1, most: 720 }],
    ],
    [
      'a spell beyond the last month: from 2099-07 there are six',
      { voluntary: [{ from: '2099-07', months: 7 }] },
      ['out-of-range', 'voluntary[0].months', { least: 1, most: 6 }],
    ],
    [
      'more spells than a record can have',
      { voluntary: Array.from({ length: 721 }, () => ({})) },
      ['too-many', 'voluntary', { limit: 720 }],
    ],
    ['a month that is a number', { started: 202_001 }, ['wrong-type', 'started', { expected: 'YYYY-MM' }]],
    ['a month that there is not', { started: '2020-13' }, ['not-a-month', 'started', { value: '2020-13' }]],
    ['a long text for a month', { started: 'x'.repeat(90) }, ['not-a-month', 'started', { value: 'x'.repeat(40) }]],
    ['a month too early', { started: '2007-12' }, ['out-of-range', 'started', { least: '2008-01', most: '2099-12' }]],
    ['a month too late', { started: '2100-01' }, ['out-of-range', 'started', { least: '2008-01', most: '2099-12' }]],
    ['a day that is a number', { payOn: 1 }, ['wrong-type', 'payOn', { expected: 'YYYY-MM-DD' }]],
    ['a day that there is not', { payOn: '2026-02-30' }, ['not-a-day', 'payOn', { value: '2026-02-30' }]],
    ['a long text for a day', { payOn: 'y'.repeat(90) }, ['not-a-day', 'payOn', { value: 'y'.repeat(40) }]],
    ['a day too early', { payOn: '2007-12-31' }, ['out-of-range', 'payOn', { least: '2008-01', most: '2099-12' }]],
    ['a name of no choice', { method: 'weekly' }, ['not-a-choice', 'method', { expected: 'monthly, ahead' }]],
    ['a choice that is a number', { method: 0 }, ['wrong-type', 'method', { expected: 'monthly, ahead' }]],
    ['a yes that is a one', { asked: 1 }, ['wrong-type', 'asked', { expected: 'true-or-false' }]],
    ['a number that is a text', { before: '5' }, ['wrong-type', 'before', { expected: 'number' }]],
    ['a number without end', { before: Infinity }, ['wrong-type', 'before', { expected: 'number' }]],
    ['half a month', { before: 1.5 }, ['not-whole', 'before', {}]],
    ['below the least', { before: -1 }, ['out-of-range', 'before', { least: 0, most: 720 }]],
    ['above the greatest', { before: 721 }, ['out-of-range', 'before', { least: 0, most: 720 }]],
    ['a percentage with five decimals', { local: 12.500_01 }, ['too-precise', 'local', {}]],
    ['a percentage above all', { local: 100.5 }, ['out-of-range', 'local', { least: 0, most: 100 }]],
    ['a percentage below nothing', { local: -1 }, ['out-of-range', 'local', { least: 0, most: 100 }]],
    ['a yield too high', { growth: 0.06 }, ['out-of-range', 'growth', { least: 0, most: 0.05 }]],
    [
      'less than what may be told',
      { salary: { amount: 9 } },
      ['out-of-range', 'salary.amount', { least: 10, most: 100 }],
    ],
    [
      'more than what may be told',
      { salary: { amount: 101 } },
      ['out-of-range', 'salary.amount', { least: 5, most: 100 }],
    ],
    [
      'months that are no list',
      { compulsoryMonths: '2020-01' },
      ['wrong-type', 'compulsoryMonths', { expected: 'list' }],
    ],
    [
      'too many months',
      { compulsoryMonths: Array(721).fill('2020-01') },
      ['too-many', 'compulsoryMonths', { limit: 720 }],
    ],
    [
      'a month of the list that is none',
      { compulsoryMonths: ['2019-01', 'x'] },
      ['not-a-month', 'compulsoryMonths[1]', { value: 'x' }],
    ],
    [
      'two spells in one month',
      {
        voluntary: [
          { from: '2020-06', months: 1 },
          { from: '2020-01', months: 6 },
        ],
      },
      ['overlap', 'voluntary[0].from', { month: '2020-06' }],
    ],
    [
      'a short spell inside a long one, and one after it',
      {
        voluntary: [
          { from: '2020-01', months: 12 },
          { from: '2020-02', months: 1 },
          { from: '2020-06', months: 1 },
        ],
      },
      ['overlap', 'voluntary[1].from', { month: '2020-02' }],
    ],
    ['the first mistake is the one that is named', { colour: 1, before: -1 }, ['unknown-field', 'colour', {}]],
  ])('%s', (_, change, found) => {
    expect(problemOf(change)).toEqual(found);
  });

  test('what is not an object at all', () => {
    for (const input of [null, undefined, 7, 'x', [], [whole]]) {
      const wrong = { code: 'wrong-type', field: null, cites: [], with: { expected: 'object' } };
      expect(read(question, input)).toEqual(wrong);
      expect(readSoFar(question, input)).toEqual(wrong);
    }
  });

  test('an overlap names its article', () => {
    const overlapping = [
      { from: '2020-01', months: 2 },
      { from: '2020-02', months: 1 },
    ];
    expect(read(question, { ...whole, voluntary: overlapping })).toMatchObject({ cites: ['L41 5.5'] });
  });

  test('a value that is inherited is not told', () => {
    const heir = Object.create({ asked: true }) as Json;
    expect(isProblem(read(question, Object.assign(heir, whole)))).toBe(false);
    expect((read(question, Object.assign(heir, whole)) as Told).values[asked.id]).toEqual({ n: 0, d: 1 });
    const spell = Object.assign(Object.create({ income: 5 }) as Json, { from: '2020-01', months: 1 });
    expect(toldOf({ voluntary: [spell] }).spells[0]?.[income.id]).toEqual({ n: 0, d: 1 });
  });

  test('all that a record may be: 720 spells, the last month, the ends of a range', () => {
    expect(SPELLS_MAX).toBe(720);
    const single = Array.from({ length: 720 }, (_, i) => ({
      from: `${2008 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      months: 1,
    }));
    expect(toldOf({ voluntary: single }).spells).toHaveLength(720);
    expect(toldOf({ voluntary: [{ from: '2099-07', months: 6 }] }).spells).toHaveLength(1);
    expect(toldOf({ voluntary: [], compulsoryMonths: single.map((one) => one.from) }).spells).toHaveLength(720);
    expect(valueOf(started, { started: '2008-01' })).toEqual({ n: years[0], d: 1 });
    expect(valueOf(started, { started: '2099-12' })).toEqual({ n: years[1], d: 1 });
  });
});

describe('spells stand in order of time', () => {
  /** Each spell as first month, months, place, and what marks it. */
  const seen = (change: Json): readonly string[] => {
    const { spells, places } = toldOf(change);
    return spells.map((spell, i) => {
      const first = spell[from.id]?.n ?? 0;
      const signs = [lump, continued, compulsory].filter((mark) => spell[mark.id]?.n === 1).map((mark) => mark.name);
      return [`2020+${first - monthOf(2020, 1)}`, spell[months.id]?.n, `place ${places[i]}`, ...signs].join(' ');
    });
  };

  test('whatever the order in which they are told', () => {
    expect(
      seen({
        voluntary: [
          { from: '2021-01', months: 2 },
          { from: '2020-01', months: 12 },
        ],
      }),
    ).toEqual(['2020+0 12 place 1', '2020+12 2 place 0']);
  });

  test('a lump comes between the parts of a spell during which it is paid', () => {
    const voluntary = [
      { from: '2020-01', months: 12 },
      { from: '2020-04', months: 60, lump: true },
    ];
    expect(seen({ voluntary })).toEqual(['2020+0 3 place 0', '2020+3 60 place 1 lump', '2020+3 9 place 0 continued']);
  });

  test('a lump in the first month, or after the last, parts nothing', () => {
    const spell = { from: '2020-01', months: 3 };
    expect(seen({ voluntary: [spell, { from: '2020-01', months: 9, lump: true }] })).toEqual([
      '2020+0 9 place 1 lump',
      '2020+0 3 place 0',
    ]);
    expect(seen({ voluntary: [spell, { from: '2020-04', months: 9, lump: true }] })).toEqual([
      '2020+0 3 place 0',
      '2020+3 9 place 1 lump',
    ]);
  });

  test('two lumps in one month part a spell once, two in two months twice', () => {
    const spell = { from: '2020-01', months: 6 };
    const paid = (month: string) => ({ from: month, months: 9, lump: true });
    expect(seen({ voluntary: [spell, paid('2020-03'), paid('2020-03')] })).toEqual([
      '2020+0 2 place 0',
      '2020+2 9 place 1 lump',
      '2020+2 9 place 2 lump',
      '2020+2 4 place 0 continued',
    ]);
    expect(seen({ voluntary: [spell, paid('2020-03'), paid('2020-05')] })).toEqual([
      '2020+0 2 place 0',
      '2020+2 9 place 1 lump',
      '2020+2 2 place 0 continued',
      '2020+4 9 place 2 lump',
      '2020+4 2 place 0 continued',
    ]);
  });

  test('a lump may buy more months than the calendar has left', () => {
    expect(seen({ voluntary: [{ from: '2099-12', months: 60, lump: true }] })).toHaveLength(1);
  });

  test('single months are spells of one, but for those that a spell has, and those told twice', () => {
    const voluntary = [{ from: '2020-02', months: 2 }];
    const compulsoryMonths = ['2020-01', '2020-02', '2020-03', '2020-04', '2020-04'];
    expect(seen({ voluntary, compulsoryMonths })).toEqual([
      '2020+0 1 place 0 compulsory',
      '2020+1 2 place 0',
      '2020+3 1 place 3 compulsory',
    ]);
  });
});

describe('what has been told so far', () => {
  const missingOf = (input: Json): readonly (readonly unknown[])[] => {
    const soFar = readSoFar(question, input);
    return 'missing' in soFar ? soFar.missing.map(({ path, fact, spell }) => [path, fact?.name ?? null, spell]) : [];
  };

  test('lists what is missing, in the order of the question', () => {
    expect(missingOf({})).toEqual([
      ['person.sex', 'sex', null],
      ['person.bornIn', 'bornIn', null],
      ['payOn', 'payIn', null],
      ['method', 'method', null],
      ['voluntary', null, null],
    ]);
    expect(missingOf({ ...whole, voluntary: [{ from: '2020-01', months: 1 }, { months: 3 }] })).toEqual([
      ['voluntary[1].from', 'from', 1],
    ]);
    expect(missingOf({ ...whole, method: 'ahead', salary: {} })).toEqual([
      ['ahead', 'ahead', null],
      ['salary.amount', 'salary', null],
    ]);
    expect(missingOf(whole)).toEqual([]);
  });

  test('a mistake stays a mistake', () => {
    expect(readSoFar(question, { asked: 1 })).toMatchObject({ code: 'wrong-type', field: 'asked' });
    expect(readSoFar(question, { voluntary: 1 })).toMatchObject({ code: 'wrong-type', field: 'voluntary' });
  });

  test('spells that may be left out are not missed', () => {
    const optional: Question = { ...question, fields: { voluntary: spells(marks, {}, true) } };
    expect(readSoFar(optional, {})).toMatchObject({ missing: [] });
    expect(read(optional, {})).toEqual({ values: [], spells: [], places: [] });
  });
});
