import { assumed, by, decided, estimate, FULL, plus, times, work, workStep, type Working } from './working.ts';

const PERCENT = 100;

/** What a commune's share of meetings and days is expected to bring: each further one brings a part of the one before. Percents as whole numbers, `stays` from 0 to 1. */
export interface YieldInputs {
  readonly notInsured: number;
  readonly open: number;
  readonly stays: number;
  readonly perThousand: { readonly meeting: number; readonly day: number };
  readonly keepsPercent: { readonly meeting: number; readonly day: number };
  readonly first: { readonly meeting: number; readonly day: number };
  readonly count: { readonly meeting: number; readonly day: number };
  readonly brought: { readonly meeting: number; readonly day: number };
}

/** The yield of a commune's share, from who could be won there to who is expected to stay. */
export const yieldWorking = (inputs: YieldInputs): Working =>
  work(
    [
      workStep('not-insured', inputs.notInsured, assumed),
      workStep('open', inputs.open, assumed),
      workStep('stays', Math.round(FULL * inputs.stays), { as: 'share', ...estimate }),
      workStep('per-thousand-meeting', inputs.perThousand.meeting, assumed),
      workStep('first-meeting', inputs.first.meeting, estimate),
      workStep('meeting-keeps', inputs.keepsPercent.meeting * 100, { as: 'share', ...assumed }),
      workStep('meetings', inputs.count.meeting),
      workStep('from-meetings', inputs.brought.meeting, estimate),
      workStep('per-thousand-day', inputs.perThousand.day, assumed),
      workStep('first-day', inputs.first.day, estimate),
      workStep('day-keeps', inputs.keepsPercent.day * 100, { as: 'share', ...assumed }),
      workStep('days', inputs.count.day),
      workStep('from-days', inputs.brought.day, estimate),
    ],
    [plus(inputs.brought.meeting), plus(inputs.brought.day)],
  );

/** What one meeting or one collector-day more would bring, after so many: each brings a part of the one before. */
export const oneMoreWorking = (
  effort: 'meeting' | 'day',
  first: number,
  keepsPercent: number,
  after: number,
): Working =>
  work(
    [
      workStep(`first-${effort}`, first, estimate),
      workStep(`${effort}-keeps`, keepsPercent * PERCENT, { as: 'share', ...assumed }),
      workStep(effort === 'meeting' ? 'meetings' : 'days', after),
      workStep('next-keeps', Math.round(FULL * (keepsPercent / PERCENT) ** after), { as: 'share', ...assumed }),
    ],
    [plus(first), times((keepsPercent / PERCENT) ** after)],
  );

/** Collector-days of a unit: its part by its collectors; where nobody collects anywhere, each unit's alike. A begun day is a day. */
export const unitDaysWorking = (days: number, collectors: number, all: number, units: number): Working =>
  all === 0
    ? work([workStep('all-days', days, decided), workStep('units', units)], [plus(days), by(units)], { rounded: 'up' })
    : work(
        [workStep('all-days', days, decided), workStep('unit-collectors', collectors), workStep('all-collectors', all)],
        [plus(days), times(collectors), by(all)],
        { rounded: 'up' },
      );
