import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { Id } from '../ids/index.ts';
import { decideApproach, isOverdue, type Approach } from './approach.ts';
import { closeApproachSchema, followUpApproachSchema, openApproachSchema } from './commands.ts';

const id = <Name extends string>(count: number): Id<Name> =>
  `01900000-0000-7000-8000-${String(count).padStart(12, '0')}` as Id<Name>;
const envelope = (count: number) => ({
  id: id<'command'>(count),
  madeAt: '2025-12-01T02:00:00.000Z',
  approach: id<'approach'>(1),
});
const open = (count: number, told: object = {}) =>
  openApproachSchema.parse({
    ...envelope(count),
    kind: 'open-approach',
    commune: '03046',
    flags: ['few-collectors'],
    act: 'Thêm một nhân viên thu người Mông, họp tại bản vào buổi tối',
    owner: id<'user'>(1),
    from: '2025-12-01',
    until: '2026-03-31',
    followUpOn: '2025-12-15',
    ...told,
  });
const followUp = (count: number, on: string, next: string | null) =>
  followUpApproachSchema.parse({ ...envelope(count), kind: 'follow-up-approach', on, note: 'Đã có người', next });
const close = (count: number, on: string) =>
  closeApproachSchema.parse({
    ...envelope(count),
    kind: 'close-approach',
    on,
    outcome: 'helped',
    note: 'Thêm 40 người',
  });
const after = (...commands: Parameters<typeof decideApproach>[1][]): Approach => {
  const made = commands.reduce<Approach | null>((now, command) => {
    const decided = decideApproach(now, command);
    if (!decided.ok) throw new Error(decided.refusals.map(({ code }) => code).join());
    return decided.value;
  }, null);
  if (made === null) throw new Error('nothing was told');
  return made;
};
const code = (now: Approach | null, command: Parameters<typeof decideApproach>[1]) => {
  const decided = decideApproach(now, command);
  return decided.ok ? null : decided.refusals.map((each) => `${each.code} ${each.field}`).join();
};

describe('an approach', () => {
  test('is opened, followed up, and closed', () => {
    const closed = after(open(1), followUp(2, '2025-12-15', '2026-01-15'), close(3, '2026-03-31'));
    expect(closed).toMatchObject({
      nextOn: null,
      followUps: [{ on: '2025-12-15', note: 'Đã có người' }],
      closed: { on: '2026-03-31', outcome: 'helped', note: 'Thêm 40 người' },
    });
    expect(closed.told).toHaveLength(3);
  });

  test('told again with the same command, nothing changes', () => {
    const now = after(open(1), followUp(2, '2025-12-15', '2026-01-15'));
    expect(decideApproach(now, followUp(2, '2025-12-15', '2026-01-15'))).toEqual({ ok: true, value: now });
    expect(decideApproach(now, open(1))).toEqual({ ok: true, value: now });
  });

  test.each<[string, Approach | null, Parameters<typeof decideApproach>[1], string]>([
    ['an id that is taken', after(open(1)), open(2), 'id-taken approach'],
    ['none', null, close(2, '2026-01-01'), 'no-such-approach approach'],
    [
      'one that is closed',
      after(open(1), close(2, '2026-01-01')),
      followUp(3, '2026-01-02', null),
      'approach-closed approach',
    ],
    ['an end before the beginning', null, open(1, { until: '2025-11-30' }), 'ends-before-start until'],
    [
      'a follow-up before the beginning',
      null,
      open(1, { followUpOn: '2025-11-30' }),
      'follow-up-before-start followUpOn',
    ],
    [
      'a look before the last',
      after(open(1), followUp(2, '2025-12-15', null)),
      close(3, '2025-12-14'),
      'follow-up-before-start on',
    ],
    [
      'a next look on the same day',
      after(open(1)),
      followUp(2, '2025-12-15', '2025-12-15'),
      'follow-up-before-start next',
    ],
  ])('%s is refused', (_, now, command, refused) => {
    expect(code(now, command)).toBe(refused);
  });

  test('is overdue the day after somebody should have looked, or after its last day, unless it is closed', () => {
    const overdue = (approach: Approach, on: string) => isOverdue(approach, on as PlainDate);
    expect([overdue(after(open(1)), '2025-12-15'), overdue(after(open(1)), '2025-12-16')]).toEqual([false, true]);
    const looked = after(open(1), followUp(2, '2025-12-15', null));
    expect([overdue(looked, '2026-03-31'), overdue(looked, '2026-04-01')]).toEqual([false, true]);
    expect(overdue(after(open(1), close(2, '2025-12-02')), '2026-04-01')).toBe(false);
  });
});
