import { describe, expect, test } from 'vitest';
import * as make from '../language/make.ts';
import { series } from '../language/series.ts';
import type { Rule, Term } from '../language/term.ts';
import { graphOf, rulesIn, usesOf } from './graph.ts';
import { show, showOf } from './show.ts';

const born = make.fact('born', 'month', [0, 9]);
const sex = make.choice('sex', ['male', 'female']);
const months = make.fact('months', 'months', [0, 9]);
const line = series('line', {
  unit: 'months',
  steps: [{ from: '2020-01', value: 1, cite: 'x', confidence: 'A' }],
  checked: '2026-11-22',
});
const ages = { ...line, name: 'ages' };
const rule = (name: string, is: Term): Rule => make.rule(name, { unit: 'months', cites: ['x'], is });
const low = rule('low', make.plus(months, make.at(line, born)));
const age = rule('age', make.ageReached(born, ages, sex));
const middle = rule('middle', make.plus(low, low, age));
const high = rule('high', make.plus(middle, low));

describe('what a rule uses directly', () => {
  test('rules, facts and legal numbers, each once; what the rules use is their own', () => {
    expect(usesOf(low)).toEqual({ rules: [], facts: [months, born], series: [line] });
    expect(usesOf(age)).toEqual({ rules: [], facts: [born, sex], series: [ages] });
    expect(usesOf(middle)).toEqual({ rules: [low, age], facts: [], series: [] });
  });
});

describe('the graph', () => {
  const { rules, uses, usedBy } = graphOf([high, low]);

  test('has those used before those that use them, each once', () => {
    expect(rules).toEqual([low, age, middle, high]);
    expect(uses.get(high)).toEqual(usesOf(high));
  });

  test('knows by whom something is used', () => {
    expect(usedBy.get(low)).toEqual([middle, high]);
    expect(usedBy.get(middle)).toEqual([high]);
    expect(usedBy.get(high)).toBeUndefined();
    expect(usedBy.get(line)).toEqual([low]);
    expect(usedBy.get(ages)).toEqual([age]);
  });

  test('a term mentions rules, each once; a rule mentions itself', () => {
    expect(rulesIn(make.below(low, make.plus(low, high)))).toEqual([low, high]);
    expect(rulesIn(high)).toEqual([high]);
    expect(rulesIn(months)).toEqual([]);
  });
});

describe('a value in JSON', () => {
  test('in the form of its unit', () => {
    expect(show({ n: 24_306, d: 1 }, 'month')).toBe('2025-07');
    expect(show({ n: 81, d: 200 }, 'percent')).toBe(40.5);
    expect(show({ n: 1, d: 50 }, 'percent/year')).toBe(2);
    expect(show({ n: 1, d: 1 }, 'yes-no')).toBe(true);
    expect(show({ n: 0, d: 1 }, 'yes-no')).toBe(false);
    expect(show({ n: 3, d: 2 }, 'years')).toBe(1.5);
    expect(show({ n: 1, d: 1 }, 'choice', ['a', 'b'])).toBe('b');
    expect(show({ n: 2, d: 1 }, 'choice', ['a', 'b'])).toBe(2);
    expect(show({ n: 2, d: 1 }, 'choice')).toBe(2);
    expect(showOf({ n: 1, d: 1 }, sex)).toBe('female');
  });
});
