import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startingDraft, WAYS, type Draft } from '../calculator/draft.ts';
import { readLink, writeLink } from './link.ts';

const today = '2026-11-22';
const draft: Draft = {
  ...startingDraft(today),
  sex: 'female',
  born: '11/1980',
  group: 'other',
  earlier: [{ key: 1, from: '1/2021', months: '60', income: '1.500.000' }],
};

test('what a link holds is read as it was written', () => {
  const shared = { draft, done: ['amount', 'who', 'group'], lawOf: today } as const;
  expect(readLink(writeLink(shared))).toEqual(shared);
});

test('which months were compulsory comes back', () => {
  const earlier = [{ key: 1, from: '1/2026', months: '5', income: '', compulsory: true }];
  const shared = { draft: { ...draft, way: 'child', earlier }, done: ['earlier'], lawOf: today } as const;
  expect(readLink(writeLink(shared))).toEqual(shared);
});

test('anything that people write comes back the same', () => {
  const text = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...WAYS), text, text, text, (way, born, amount, due) => {
      const written = { ...draft, way, born, amount, due };
      expect(readLink(writeLink({ draft: written, done: [], lawOf: today }))).toMatchObject({ draft: written });
    }),
  );
});

test('a link that was changed or cut off anywhere is not read', () => {
  const link = writeLink({ draft, done: ['amount'], lawOf: today });
  expect(readLink(link.replace('amount=100.000', 'amount=900.000'))).toBe('changed');
  for (let length = 2; length < link.length; length += 1) expect(readLink(link.slice(0, length))).toBe('changed');
});

test('no link is no link', () => {
  expect(readLink('')).toBeNull();
  expect(readLink('nothing')).toBeNull();
});
