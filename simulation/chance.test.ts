import { expect, test } from 'vitest';
import { Chance } from './chance.ts';

test('the same seed gives the same chance, another seed another', () => {
  const [one, same, other] = [new Chance('1'), new Chance('1'), new Chance('2')];
  const row = (chance: Chance) => Array.from({ length: 20 }, () => chance.whole(0, 999));
  const first = row(one);
  expect(row(same)).toEqual(first);
  expect(row(other)).not.toEqual(first);
});

test('what is drawn for one part does not move another', () => {
  const before = Chance.of(1, 'people/SAPA').digits(12);
  Chance.of(1, 'people/LAOCAI').digits(100);
  expect(Chance.of(1, 'people/SAPA').digits(12)).toBe(before);
});

test('the draws are spread as they should be', () => {
  const chance = new Chance('spread');
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < 40_000; draw++) counts[chance.whole(0, 3)] = (counts[chance.whole(0, 3)] ?? 0) + 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  const heavy = Array.from({ length: 10_000 }, () =>
    chance.weighted([
      ['a', 3],
      ['b', 1],
    ]),
  ).filter((one) => one === 'a').length;
  expect(Math.abs(heavy - 7500)).toBeLessThan(250);
});
