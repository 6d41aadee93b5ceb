import { describe, expect, test } from 'vitest';
import { words } from '../words/en.ts';
import { bookGraph, parameterPages, rulePages } from './pages.ts';

const rulePage = (id: string) => rulePages(words).find((page) => page.id === id);
const parameterPage = (id: string) => parameterPages(words).find((page) => page.id === id);

describe('a page about a rule', () => {
  test('links to what it uses and to what uses it, each by its name', () => {
    const page = rulePage('memberPremium');
    expect(page).toMatchObject({ chapter: 'health', unit: 'dong' });
    expect(page?.uses).toEqual([
      { kind: 'fact', id: 'healthMonths', name: 'Months of health insurance' },
      { kind: 'fact', id: 'payMonth', name: 'Month of payment' },
      { kind: 'fact', id: 'rank', name: 'Place in the household' },
      { kind: 'parameter', id: 'healthRate', name: 'Health premium of the first member' },
      { kind: 'parameter', id: 'referenceLevel', name: 'Reference level' },
      { kind: 'parameter', id: 'healthShare', name: "Each member's premium against the first member's" },
    ]);
    expect(page?.usedBy).toEqual([{ kind: 'rule', id: 'householdPremium', name: 'Health premium of the household' }]);
  });

  test('that only answers a question is used by none', () => {
    expect(rulePage('householdPremium')?.usedBy).toEqual([]);
  });

  test('stands for every rule of the book, once', () => {
    const ids = rulePages(words).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(bookGraph().rules.map(({ name }) => name)));
    expect(ids.length).toBe(bookGraph().rules.length);
  });
});

describe('a page about a legal number', () => {
  test('has one value where it has no keys', () => {
    const [first] = parameterPage('contributionRate')?.steps ?? [];
    expect(first?.values).toEqual([{ keyId: null, key: null, value: 22, text: '22\u00a0%' }]);
  });

  test('has a value for each choice, by its name', () => {
    const [first] = parameterPage('retirementAge')?.steps ?? [];
    // 55 and 60 years, in months.
    expect(first?.values).toEqual([
      { keyId: 'female', key: 'Woman', value: 660, text: '55\u00a0years' },
      { keyId: 'male', key: 'Man', value: 720, text: '60\u00a0years' },
    ]);
  });

  test('has a value for each year', () => {
    const [first] = parameterPage('adjustment')?.steps ?? [];
    expect(first?.values.slice(0, 2)).toEqual([
      { keyId: '2008', key: '2008', value: 2.21, text: '2.21' },
      { keyId: '2009', key: '2009', value: 2.07, text: '2.07' },
    ]);
  });

  test('says of each value how sure we are, and of one in doubt why', () => {
    const [first, second] = parameterPage('healthShare')?.steps ?? [];
    expect(first).toMatchObject({ from: '2018-12', confidenceText: 'Compared with the legal text', note: null });
    expect(second).toMatchObject({
      from: '2025-07',
      confidence: 'B',
      confidenceText: 'Two sources agree',
      note: words.notes['healthDecreeNotRead'],
    });
  });

  test('that no rule uses is used by none', () => {
    expect(parameterPage('filingDays')?.usedBy).toEqual([]);
    expect(parameterPage('contributionRate')?.usedBy.map(({ id }) => id)).toEqual([
      'monthlyContribution',
      'supportBase',
      'supportOfMonth',
      'grossPaidAtDecision',
      'grossPaidAtDeath',
    ]);
  });
});
