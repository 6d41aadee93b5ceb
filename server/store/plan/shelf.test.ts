import { expect, test } from 'vitest';
import type { Engine } from '../engine.ts';
import { Steps } from './counts.ts';
import { Shelf, shelfOf } from './shelf.ts';

const engine = (): Engine => ({}) as Engine;

const stepsOf = (upto: number): Steps => new Steps([], { heads: { 'unit/A': upto }, byCommune: new Map() });

test('what was counted is counted once, until an entry is written; then from what was counted before', async () => {
  const books = engine();
  const asked: (number | null)[] = [];
  const ask = async (entries: number) => {
    const steps = await shelfOf(books, ['15', 'all'], entries).steps(async (earlier) => {
      asked.push(earlier?.heads['unit/A'] ?? null);
      return stepsOf(entries);
    });
    return steps.heads['unit/A'];
  };
  expect(await Promise.all([ask(7), ask(7)])).toEqual([7, 7]);
  expect(await ask(8)).toBe(8);
  expect(await ask(8)).toBe(8);
  // One that nobody asked anything of hands on what it was given.
  shelfOf(books, ['15', 'all'], 9);
  expect(await ask(10)).toBe(10);
  expect(asked).toEqual([null, 7, 8]);
});

test('who asked before an entry came does not bring back what was', () => {
  const books = engine();
  const later = shelfOf(books, ['15'], 8);
  expect(shelfOf(books, ['15'], 7)).toBe(later);
});

test.each([
  ['another look', ['15', 'all'], ['15', '02902']],
  ['a place whose name runs into the next', ['15', 'a', 'b'], ['15', 'a,b']],
])('%s has a shelf of its own', (_, one, other) => {
  const books = engine();
  expect(shelfOf(books, one, 1)).not.toBe(shelfOf(books, other, 1));
});

test('other books have shelves of their own', () => {
  expect(shelfOf(engine(), ['15'], 1)).not.toBe(shelfOf(engine(), ['15'], 1));
});

test('what failed is counted again', async () => {
  const shelf = new Shelf(1);
  const gone = async () => Promise.reject(new Error('gone'));
  const first = shelf.steps(gone);
  // Who comes after it, while it is not known that it fails, begins anew.
  const after = new Shelf(2, shelf).steps(async (earlier) => stepsOf(earlier ? 0 : 2));
  await expect(first).rejects.toThrow('gone');
  expect((await after).heads).toEqual({ 'unit/A': 2 });
  expect((await shelf.steps(async () => stepsOf(3))).heads).toEqual({ 'unit/A': 3 });
});
