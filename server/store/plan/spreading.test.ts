import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { SpreadArea } from '@diemtua/domain/plan';
import { describe, expect, test } from 'vitest';
import { spreadOver, type Solver } from './spreading.ts';

const unit = 'U01' as UnitCode;
const area = (commune: string, firstMeeting: number): SpreadArea => ({
  commune: commune as CommuneCode,
  unit,
  firstMeeting,
  firstDay: 1,
  meetingKeepsPercent: 50,
  dayKeepsPercent: 50,
  meetingsMax: 4,
  daysMax: 4,
  meetingsMin: 0,
  daysMin: 0,
  daysPerMeeting: 1,
});
const areas = [area('00001', 8), area('00002', 4)];
const limits = { meetings: 2, days: 2, daysOfUnit: new Map([[unit, 2]]) };

type Solved = ReturnType<Solver['solve']>;
const answering = (solved: Solved) => () => Promise.resolve<Solver>({ solve: () => solved });
const nothing: Solved['Columns'] = {};
/** More meetings than there are. */
const tooMany: Solved['Columns'] = {
  meeting_00001_0: { Primal: 1 },
  meeting_00001_1: { Primal: 1 },
  meeting_00002_0: { Primal: 1 },
};

const failureOf = async (load: Parameters<typeof spreadOver>[2], of = limits, to = areas) => {
  const spread = await spreadOver(to, of, load);
  return spread.ok ? null : spread.refusals.map(({ code, figures }) => ({ code, figures }));
};

describe('why there is no spread', () => {
  test('with the solver itself there is one: two meetings where the first brings 8 and the second 4', async () => {
    const spread = await spreadOver(areas, limits);
    expect(spread).toMatchObject({ ok: true, value: { expected: 12 } });
  });

  test('a least that cannot be kept is told before anything is solved', async () => {
    const asked = areas.map((each) => ({ ...each, meetingsMin: 2 }));
    expect(await failureOf(undefined, limits, asked)).toMatchObject([
      { code: 'minima-too-high', figures: { whole: 2, least: 4 } },
      { code: 'minima-too-high' },
      { code: 'minima-too-high' },
    ]);
  });

  test.each(['Infeasible', 'Primal infeasible or unbounded'])('%s: the limits exclude each other', async (Status) => {
    expect(await failureOf(answering({ Status, Columns: nothing }))).toMatchObject([
      { code: 'limits-exclude-each-other' },
    ]);
  });

  test('out of time with nothing that keeps the limits says after how many seconds', async () => {
    const out = answering({ Status: 'Time limit reached', Columns: tooMany });
    expect(await failureOf(out)).toEqual([{ code: 'out-of-time', figures: { seconds: 8 } }]);
    const none = answering({ Status: 'Time limit reached', Columns: { meeting_00001_0: { Primal: Number.NaN } } });
    expect(await failureOf(none)).toMatchObject([{ code: 'out-of-time' }]);
  });

  test('out of time with a spread that keeps them gives that one', async () => {
    const found = { meeting_00001_0: { Primal: 1 } };
    const spread = await spreadOver(areas, limits, answering({ Status: 'Time limit reached', Columns: found }));
    expect(spread).toMatchObject({ ok: true, value: { expected: 8 } });
  });

  test.each(['Load error', 'Model error', 'Solve error', 'Unbounded', 'Empty', 'Unknown'])(
    '%s: the solver failed, not the numbers',
    async (Status) => {
      expect(await failureOf(answering({ Status, Columns: nothing }))).toMatchObject([{ code: 'solver-failed' }]);
    },
  );

  test('a solver that throws, cannot be loaded, or calls the best what breaks a limit has failed too', async () => {
    const broken: Solver = {
      solve: () => {
        throw new Error('memory access out of bounds');
      },
    };
    expect(await failureOf(() => Promise.resolve(broken))).toMatchObject([{ code: 'solver-failed' }]);
    expect(await failureOf(() => Promise.reject(new Error('no wasm')))).toMatchObject([{ code: 'solver-failed' }]);
    expect(await failureOf(answering({ Status: 'Optimal', Columns: tooMany }))).toMatchObject([
      { code: 'solver-failed' },
    ]);
  });
});
