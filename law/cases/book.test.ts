import { describe, expect, test } from 'vitest';
import { bookGraph } from '../answers/pages.ts';
import { sources } from '../book/parameters/sources.ts';
import { check } from '../language/check.ts';
import type { Citation } from '../language/series.ts';
import * as facts from '../book/facts.ts';
import { partsOf, type Rule, type Term } from '../language/term.ts';

/** Every citation that stands in a rule itself: of the rule, of its cases, of its roundings. */
function citationsOf(rule: Rule): readonly Citation[] {
  const inside = (term: Term): readonly Citation[] => {
    if (term.kind === 'rule') return [];
    const own = term.kind === 'cases' ? term.branches.map((branch) => branch.cite) : [];
    const rounding = term.kind === 'round' ? [term.cite] : [];
    const otherwise = term.kind === 'cases' && term.otherwise?.cite ? [term.otherwise.cite] : [];
    return [...own, ...rounding, ...otherwise, ...partsOf(term).flatMap(inside)];
  };
  return [...rule.cites, ...inside(rule.term)];
}

describe('the book', () => {
  test('has no rule with mixed units, inexact numbers, a case twice, or without an article', () => {
    expect(check(bookGraph().rules)).toEqual([]);
  });

  test('every case and every rounding cites a document of the book', () => {
    const keys = new Set(sources.map((source) => source.key));
    const citations = bookGraph().rules.flatMap((rule) => citationsOf(rule).map((cite) => `${rule.name}: ${cite}`));
    expect(citations.length).toBeGreaterThan(bookGraph().rules.length);
    expect(citations.filter((told) => !keys.has(told.split(': ')[1]?.split(' ')[0] ?? ''))).toEqual([]);
  });

  test('every limit of a fact that the law sets cites a document of the book', () => {
    const keys = new Set(sources.map((source) => source.key));
    const limits = Object.values(facts).flatMap((fact) => fact.limits);
    expect(limits).toContain('L41 31.2');
    expect(limits.filter((cite) => !keys.has(cite.split(' ')[0] ?? ''))).toEqual([]);
  });
});
