import { makeId } from '@diemtua/domain/ids';
import { words } from '@diemtua/law/words/vi';
import { expect, test } from 'vitest';
import { startingDraft } from './draft.ts';
import { reckon, type Subject } from './visit.ts';

const id = <Name extends string>(place: number) => makeId<Name>(place, new Uint8Array(10));
const today = '2025-11-18';
const subject: Subject = {
  id: id(1),
  name: 'Trần Thị Mai',
  payer: { groupOn: () => 'other', statusOn: () => null, earlier: null },
  covered: [],
  household: null,
  members: [
    { id: id(1), name: 'Trần Thị Mai' },
    { id: id(2), name: 'Trần Văn Bình' },
  ],
};
const draft = startingDraft(null, 'Trần Thị Mai', today, 'vi');
const told = (changes: Partial<typeof draft>) => reckon({ ...draft, ...changes }, subject, id(9), today, words);

test('somebody new begins with the lowest income, from this month: 1,500,000 × 22 % less 66,000', () => {
  expect(draft).toMatchObject({ income: '1.500.000', from: '11/2025', method: 'monthly' });
  // 1,500,000 × 22 % = 330,000; 330,000 × 20 % = 66,000
  expect(told({})).toMatchObject({ total: 264_000, unread: [], lines: [{ outcome: 'covers' }] });
});

test('a sponsor pays a part, and without the name of one nothing is reckoned', () => {
  expect(told({ sponsored: '64.000', sponsor: 'Hội Phụ nữ' }).total).toBe(200_000);
  expect(told({ sponsored: '64.000' })).toMatchObject({ total: 0, unread: ['sponsor'] });
});

test('health insurance of a household goes down its ladder in the order of its members', () => {
  // 2,340,000 × 4,5 % × 12 = 1,263,600; the second pays 70 % of it
  expect(told({ voluntary: false, health: true, members: [id(1), id(2)] }).lines).toMatchObject([
    { due: { payable: 1_263_600 } },
    { due: { payable: 884_520 } },
  ]);
});

test('what the law refuses is said in its own words', () => {
  const [line] = told({ income: '1.510.000' }).lines;
  expect(line).toMatchObject({ outcome: 'asks', question: { asks: 'refused-by-law' } });
  expect(line?.outcome === 'asks' && line.said).toContain('50.000');
});

test.each([
  ['income', { income: 'nhiều' }],
  ['from', { from: '13/2025' }],
  ['months', { method: 'missing-months', months: '' }],
] as const)('what cannot be read is named: %s', (field, changes) => {
  expect(told(changes)).toMatchObject({ unread: [field], total: 0 });
});
