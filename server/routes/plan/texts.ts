import type { FigureTable, Reason, Survival, Working } from '@diemtua/domain/plan';
import type { z } from 'zod';
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

/** Why a forecast is as it is, as a key and its figures. */
export const reasonText = ({ code, ...figures }: Reason): z.input<typeof reasonShape> => ({
  reason: code,
  figures,
  assumed: false,
});

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
  reasons: hard.flags.map(({ flag, ...figures }) => ({ reason: flag, figures, assumed: false })),
  peers: peers.map((peer) => ({
    place: placeText(peer.part),
    opens: peer.seen,
    reached: peer.reached,
    differs: peer.better.map(({ in: what, ...figures }) => ({ reason: `better-${what}`, figures, assumed: false })),
    approaches: peer.approaches.map((each) => ({ act: each.act, state: stateOf(each).state })),
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
