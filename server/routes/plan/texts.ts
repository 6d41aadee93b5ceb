import {
  measureOfFlag,
  RECENT_MONTHS,
  type FigureTable,
  type HardMeasure,
  type Reason,
  type Survival,
  type Working,
} from '@diemtua/domain/plan';
import { formatMonth, MONTHS_IN_YEAR, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { z } from 'zod';
import type { Knowledge } from '../../store/plan/knowledge.ts';
import { monthBegin, monthEnd, type Look } from '../../store/plan/look.ts';
import { stateOf, type KeptApproach } from '../../store/plan/work.ts';
import type { HardText, WeekAct } from '../../store/plan/board.ts';
import { shareOf, type Part } from '../../store/plan/watching.ts';
import type {
  actShape,
  approachShape,
  figureShape,
  hardShape,
  placeShape,
  reasonShape,
  survivalShape,
  workingShape,
} from './plan-shapes.ts';

/** A part as a place. */
export const placeText = ({
  level,
  code,
  name,
}: Pick<Part, 'level' | 'code' | 'name'>): z.input<typeof placeShape> => ({
  level,
  code,
  name,
});

/** Who stays, as JSON. */
export const survivalTexts = (all: readonly Survival[]): z.input<typeof survivalShape>[] =>
  all.map(({ months, won, kept }) => ({ months, won, kept, share: shareOf(kept, won) }));

/** The place of a part, as questions about figures name it. */
const whereOf = ({ level, code }: Pick<Part, 'level' | 'code'>): Readonly<Record<string, string>> =>
  level === 'province' ? {} : { [level]: code };

type Opens = NonNullable<z.input<typeof reasonShape>['opens']>[string];

/** Why the forecast of a part is as it is: keys, their figures, and to what the figures open. What was known in the middle of a month is learned from whole months: then who came opens to nothing. */
export function reasonTexts(
  reasons: readonly Reason[],
  part: Pick<Part, 'level' | 'code'>,
  { on, known }: Pick<Look, 'on' | 'known'>,
  { forecast }: Pick<Knowledge, 'forecast'>,
  withBreak: boolean,
): z.input<typeof reasonShape>[] {
  if (forecast === null) return [];
  const { after, until } = forecast;
  const where = whereOf(part);
  const came = (last: Month, months: number): Opens => {
    const begin = `${formatMonth(last)}-01` as PlainDate;
    return {
      figure: 'came',
      query: { ...where, from: monthBegin(begin, 1 - months), to: monthEnd(begin) },
    };
  };
  const learned = (figure: string, more: Opens['query'] = {}): Opens => ({
    figure,
    query: { ...where, ...more, break: String(withBreak) },
  });
  const all: Readonly<Record<string, Opens>> = {
    plan: { figure: 'planned', query: where },
    missing: learned('forecast-short'),
    over: learned('forecast-over'),
    due: learned('forecast-due'),
    stop: learned('forecast-stops'),
    join: learned('forecast-joins'),
    perMonth: learned('forecast-joins-per-month'),
    percentOfYear: learned('season', { month: formatMonth(until) }),
    provincePercent: learned('forecast-renewal-province'),
    ...(known === 'now' || on === monthEnd(on)
      ? {
          recent: came(after, RECENT_MONTHS),
          yearBefore: came((after - MONTHS_IN_YEAR) as Month, RECENT_MONTHS),
          joined: came(after, MONTHS_IN_YEAR),
        }
      : {}),
  };
  const percent = (code: Reason['code']): Opens =>
    learned(code === 'policy-break' ? 'forecast-break' : 'forecast-renewal');
  return reasons.map(({ code, ...figures }) => ({
    reason: code,
    figures,
    assumed: false,
    opens: Object.fromEntries(Object.entries({ ...all, percent: percent(code) }).filter(([name]) => name in figures)),
  }));
}

/** An approach as JSON. */
export const approachText = (kept: KeptApproach): z.input<typeof approachShape> => {
  const { id, commune, communeName, unit, flags, act, owner, ownerName, from, until, steps } = kept;
  return {
    id,
    commune,
    communeName,
    unit,
    flags: [...flags],
    act,
    owner,
    ownerName,
    from,
    until,
    ...stateOf(kept),
    steps: steps.map(({ on, note, next, outcome }) => ({ on, note, next, outcome })),
  };
};

/** By which question it opens what a commune measures, or what stands in the middle of those that it is held against. */
const measureOpens = (
  commune: Pick<Part, 'level' | 'code'>,
  measure: HardMeasure,
  figure: 'hard-measure' | 'hard-middle',
): Opens => ({
  figure,
  query: { ...whereOf(commune), measure },
});

/** A hard commune as JSON. */
export const hardText = (
  { part, unit, stand, hard, peers, approach }: HardText,
  units: ReadonlyMap<string, string>,
): z.input<typeof hardShape> => ({
  place: placeText(part),
  unit,
  unitName: units.get(unit) ?? unit,
  count: stand.count,
  target: stand.target,
  reached: stand.reached,
  missing: stand.missing,
  forecast: stand.forecast,
  reasons: hard.flags.map(({ flag, ...figures }) => ({
    reason: flag,
    figures,
    assumed: false,
    opens: {
      own: measureOpens(part, measureOfFlag(flag), 'hard-measure'),
      province: measureOpens(part, measureOfFlag(flag), 'hard-middle'),
    },
  })),
  peers: peers.map((peer) => ({
    place: placeText(peer.part),
    opens: peer.seen,
    reached: peer.reached,
    differs: peer.better.map(({ in: what, ...figures }) => ({
      reason: `better-${what}`,
      figures,
      assumed: false,
      opens: {
        own: measureOpens(part, what, 'hard-measure'),
        ...(peer.seen ? { theirs: measureOpens(peer.part, what, 'hard-measure') } : {}),
      },
    })),
    approaches: peer.approaches.map(({ act, state }) => ({ act, state })),
  })),
  approach: approach && approachText(approach),
});

/** What to do this week, as JSON. */
export const weekTexts = (acts: readonly WeekAct[]): z.input<typeof actShape>[] =>
  acts.map(({ act, part, figures, owner, by }) => ({
    act,
    place: part && placeText(part),
    figures: { ...figures },
    owner,
    by,
  }));

/** How a figure was made, as JSON. */
export const workingText = ({ steps, terms, ...rest }: Working): z.input<typeof workingShape> => ({
  ...rest,
  steps: [...steps],
  terms: [...terms],
});

/** The places that a figure was made of, as JSON. */
export const tableText = ({ heads, rows }: FigureTable): NonNullable<z.input<typeof figureShape>['table']> => ({
  heads: [...heads],
  rows: rows.map(({ values, ...row }) => ({ ...row, values: [...values] })),
});
