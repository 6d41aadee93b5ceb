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
});
