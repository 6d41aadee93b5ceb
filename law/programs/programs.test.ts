import { describe, expect, test } from 'vitest';
import { questions } from '../book/questions.ts';
import { mentions } from '../language/term.ts';
import { programs } from './index.ts';

const named = (things: readonly { readonly name: string }[] | undefined): readonly string[] | undefined =>
  things?.map(({ name }) => name);

describe('what is compiled', () => {
  test('the speed task, and every question but the goal', () => {
    expect(Object.keys(programs)).toEqual(['speed-task', ...questions.map(({ name }) => name)]);
  });

  test('a column for each fact that some answer needs, in the order of the book; none for a counter', () => {
    const { facts, spellFacts, told } = programs['household-health'] ?? {};
    expect(named(facts)).toEqual(['payMonth', 'members', 'healthMonths']);
    expect(spellFacts).toEqual([]);
    expect(told).toEqual([]);
    expect(named(programs['maternity']?.facts)).toEqual(['birthMonth', 'children']);
    expect(named(programs['maternity']?.spellFacts)).toEqual(['from', 'months', 'compulsorySpell']);
  });

  test('also for a fact that only a condition of an answer needs', () => {
    const lacking = questions.flatMap(({ name, outputs }) => {
      const columns = new Set([...(programs[name]?.facts ?? []), ...(programs[name]?.spellFacts ?? [])]);
      return outputs.filter(
        ({ when, each }) => when && !each && mentions(when, (fact) => fact.scope !== 'counter' && !columns.has(fact)),
      );
    });
    expect(named(lacking)).toEqual([]);
  });

  test('an answer for each output that is no list, with its condition', () => {
    expect(named(programs['household-health']?.outputs)).toEqual(['total']);
    const withdrawal = questions.find(({ name }) => name === 'withdrawal');
    expect(programs['withdrawal']?.outputs).toEqual(
      withdrawal?.outputs.map(({ name, rule, when }) => ({ name, rule, when })),
    );
  });
});
