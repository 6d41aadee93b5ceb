import { expect, test } from 'vitest';
import type { Engine } from '../engine.ts';
import { Shelf, shelfOf } from './shelf.ts';

const engine = (): Engine => ({}) as Engine;

test('what was counted is counted once, until an entry is written', async () => {
  const books = engine();
  let counted = 0;
  const ask = (entries: number) => shelfOf(books, ['15', 'all'], entries).take('now', async () => ++counted);
  expect(await Promise.all([ask(7), ask(7)])).toEqual([1, 1]);
  expect(await ask(8)).toBe(2);
  expect(await ask(8)).toBe(2);
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
  await expect(shelf.take('now', async () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await shelf.take('now', async () => 3)).toBe(3);
});
