import { expect, test } from 'vitest';
import { isPlan, startingDraft, type Draft, type Part, type Way } from './draft.ts';
import { nextPart } from './right-ways.ts';
import { left } from './ways.ts';

const today = '2026-11-22';
const spell = (from: string, months: string, income = '1.500.000') => [{ key: 1, from, months, income }];

/** The questions that are asked, one after the other, of a person who has written all this. */
function askedOf(way: Way, written: Partial<Draft>): Part[] {
  const draft = { ...startingDraft(today, way), ...written };
  const done: Part[] = [];
  const next = (): Part | null => (isPlan(way) ? (left(draft, done)[0] ?? null) : nextPart(draft, done, today));
  for (let part = next(); part !== null; part = next()) done.push(part);
  return done;
}

test.each(['pay', 'pension'] as const)('%s: how much, who, which group', (way) =>
  expect(askedOf(way, {})).toEqual(['amount', 'who', 'group']),
);

test('a child: the month, and what was paid', () =>
  expect(askedOf('child', { due: '6/2027', earlier: spell('5/2026', '6') })).toEqual(['due', 'earlier']));

test('who joined after the law may not withdraw for having stopped: neither group nor age is asked', () =>
  expect(askedOf('withdraw', { reason: 'stopped-12-months', earlier: spell('8/2025', '6') })).toEqual([
    'reason',
    'earlier',
  ]));

test('who joined before it is asked for the group, by which the support is taken off', () =>
  expect(askedOf('withdraw', { reason: 'stopped-12-months', earlier: spell('8/2021', '36'), group: 'poor' })).toEqual([
    'reason',
    'earlier',
    'group',
  ]));

test('for the age of retirement, sex and birth are asked', () =>
  expect(
    askedOf('withdraw', {
      reason: 'retirement-age',
      earlier: spell('8/2021', '36'),
      group: 'poor',
      sex: 'female',
      born: '3/1965',
    }),
  ).toContain('who'));
