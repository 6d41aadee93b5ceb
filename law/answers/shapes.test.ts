import { describe, expect, test } from 'vitest';
import { QUESTIONS } from './answer.ts';
import { questionShapes } from './shapes.ts';

const shapeOf = (name: string) => {
  const found = questionShapes().find((shape) => shape.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
};
const fieldOf = (question: string, path: string) => shapeOf(question).fields.find((field) => field.path === path);

describe('the shapes of the questions', () => {
  test('are there for every question, in order', () => {
    expect(questionShapes().map(({ name }) => name)).toEqual(QUESTIONS);
  });

  test('a field says how it is told, within which ends, and whether it may be left out', () => {
    expect(fieldOf('contribution', 'income')).toEqual({
      path: 'income',
      form: 'number',
      fact: 'chosenIncome',
      unit: 'dong/month',
      choices: [],
      optional: false,
      least: 0,
      most: 60_000_000,
      only: null,
    });
    expect(fieldOf('contribution', 'localPercent')).toMatchObject({ optional: true, least: 0, most: 100 });
    expect(fieldOf('contribution', 'payOn')).toMatchObject({ form: 'day', least: '2008-01', most: '2099-12' });
    expect(fieldOf('contribution', 'years')).toMatchObject({ only: { field: 'method', choice: 'future-years' } });
    expect(fieldOf('contribution', 'group')).toMatchObject({ form: 'choice', least: null, most: null });
    expect(fieldOf('contribution', 'group')?.choices).toEqual([
      'poor',
      'island',
      'near-poor',
      'minority',
      'other',
      'none',
    ]);
  });

  test('what is inside a part that may be left out may be left out; what is inside one that must be told must', () => {
    expect(fieldOf('pension', 'compulsory.months')).toMatchObject({ optional: true, least: 1, most: 720 });
    expect(fieldOf('pension', 'person.sex')).toMatchObject({ optional: false });
    expect(fieldOf('maternity', 'compulsoryMonths')).toMatchObject({
      form: 'months',
      optional: true,
      least: '2008-01',
    });
  });

  test('a record has the fields of its spells, and may be left out of a goal only', () => {
    expect(shapeOf('pension').spell?.map(({ path }) => path)).toEqual(['from', 'months', 'income', 'missingLump']);
    expect(shapeOf('withdrawal').spell?.map(({ path }) => path)).toEqual(['from', 'months', 'income', 'group']);
    expect(shapeOf('contribution').spell).toBeNull();
    expect(
      questionShapes()
        .filter((shape) => shape.spellsOptional)
        .map(({ name }) => name),
    ).toEqual(['goal']);
  });

  test('answers have units; a list says that it is one', () => {
    expect(shapeOf('household-health').answers).toEqual([
      { name: 'perMember', unit: 'dong', list: true },
      { name: 'total', unit: 'dong', list: false },
    ]);
    expect(shapeOf('goal').answers.map(({ name }) => name)).toContain('payableFirst');
  });

  test('a field of a spell stands for itself; a mark may be left out and has no ends', () => {
    expect(shapeOf('pension').spell).toEqual([
      {
        path: 'from',
        form: 'month',
        fact: 'from',
        unit: 'month',
        choices: [],
        optional: false,
        least: '2008-01',
        most: '2099-12',
        only: null,
      },
      expect.objectContaining({ path: 'months', form: 'number', unit: 'months', optional: false, least: 1, most: 720 }),
      expect.objectContaining({ path: 'income', form: 'number', unit: 'dong/month', optional: false }),
      {
        path: 'missingLump',
        form: 'yes-no',
        fact: 'missingLump',
        unit: 'yes-no',
        choices: [],
        optional: true,
        least: null,
        most: null,
        only: null,
      },
    ]);
    expect(shapeOf('pension').spellsOptional).toBe(false);
    expect(shapeOf('contribution').spellsOptional).toBe(false);
  });

  test('single months are told one by one', () => {
    expect(fieldOf('maternity', 'compulsoryMonths')).toEqual({
      path: 'compulsoryMonths',
      form: 'months',
      fact: 'compulsorySpell',
      unit: 'month',
      choices: [],
      optional: true,
      least: '2008-01',
      most: '2099-12',
      only: null,
    });
  });

  test('of the record nothing stands among the fields of the question', () => {
    expect(shapeOf('maternity').fields.map(({ path }) => path)).toEqual(['bornOn', 'children', 'compulsoryMonths']);
    expect(shapeOf('goal').fields.map(({ path }) => path)).toEqual([
      'want.monthlyPension',
      'want.pay',
      'person.sex',
      'person.bornIn',
      'startIn',
      'group',
      'stopIn',
    ]);
  });

  test('a percentage has its ends as people tell it', () => {
    expect(fieldOf('contribution', 'localPercent')).toMatchObject({ unit: 'percent', least: 0, most: 100 });
  });

  test('a goal answers with an income, what it costs and gives, or why there is none', () => {
    expect(shapeOf('goal').answers).toEqual([
      { name: 'income', unit: 'dong/month', list: false },
      { name: 'payableFirst', unit: 'dong', list: false },
      { name: 'monthlyPension', unit: 'dong/month', list: false },
      { name: 'yearsNeeded', unit: 'years', list: false },
      { name: 'totalPayable', unit: 'dong', list: false },
      { name: 'totalStateSupport', unit: 'dong', list: false },
      { name: 'eligibleFrom', unit: 'month', list: false },
      { name: 'impossible', unit: 'choice', list: false },
    ]);
  });
});
