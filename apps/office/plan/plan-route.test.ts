import { expect, test } from 'vitest';
import { listNames, planPathOf, planRoomAt, type PlanRoom } from './plan-route.ts';

const rooms: readonly PlanRoom[] = [
  { room: 'board' },
  { room: 'places' },
  { room: 'watch' },
  { room: 'place', level: 'unit', code: 'SAPA' },
  { room: 'place', level: 'commune', code: '02902' },
  { room: 'plan' },
  { room: 'scenario' },
  { room: 'forecast' },
  { room: 'sprint', id: null },
  { room: 'sprint', id: '019a9470-0000-7000-8000-000000000001' },
  ...listNames.map((list): PlanRoom => ({ room: 'list', list })),
  { room: 'hard' },
  { room: 'spread' },
  { room: 'reports' },
  { room: 'snapshot', id: '019a9470-0000-7000-8000-000000000002' },
  { room: 'notes' },
];

test.each(rooms)('the address of %j leads there', (to) => {
  const [, first = '', second] = planPathOf(to).split('/');
  expect(planRoomAt(first, second)).toEqual(to);
});

test.each([
  ['khong-co', undefined],
  ['tong-quan', 'x'],
  ['constructor', undefined],
])('nothing of the plan is at %s/%s', (first, second) => {
  expect(planRoomAt(first, second)).toBeNull();
});
