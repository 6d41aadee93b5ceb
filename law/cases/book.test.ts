import { describe, expect, test } from 'vitest';
import { bookGraph } from '../answers/pages.ts';
import { check } from '../language/check.ts';

describe('the book', () => {
  test('has no rule with mixed units, inexact numbers, a case twice, or without an article', () => {
    expect(check(bookGraph().rules)).toEqual([]);
  });
});
