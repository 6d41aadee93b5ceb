import { formatMonth, parseMonth, yearOfMonth } from '@diemtua/law/kernel/month';
import type { Plan } from '../advice/advise.ts';

/** The picture in its own units: 360 px screens show one for one. */
export const WIDTH = 320;
export const LINE = 128;
export const HEIGHT = 236;

/** The largest amount is this high, above the line or below it. */
const TALLEST = 92;
const BELOW_MAX = 64;
const WAIT_HEIGHT = 14;
/** Years of pension that are shown after everything has come back. */
const MONTHS_AFTER = 96;
/** Room that a figure needs inside a bar, and a label on the axis. */
const ROOM = { first: 72, later: 52, height: 30, tick: 46 };

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark on the axis of time, with the age below it; without an anchor there is no room for the words. */
interface Tick {
  readonly kind: 'start' | 'alone' | 'pension' | 'regain';
  readonly at: number;
  readonly from: number;
  readonly age: number;
  readonly labelAt: number;
  readonly anchor: 'start' | 'middle' | 'end' | null;
}

/** Everything that is drawn, in the units of the picture. */
export interface Drawn {
  readonly pays: Bar | null;
  readonly state: Bar | null;
  readonly paysLater: Bar | null;
  /** From the last payment to the pension: nothing is paid, nothing is drawn. */
  readonly wait: Bar | null;
  readonly regain: Bar;
  readonly more: Bar;
  readonly axis: number;
  readonly ticks: readonly Tick[];
  readonly firstFits: boolean;
  readonly laterFits: boolean;
  readonly startAge: number;
  readonly aloneAge: number;
  readonly aloneFrom: string;
  readonly aloneYear: number;
  readonly pensionAge: number;
  readonly regainAge: number;
}

/** Lays out a plan on a line of time. */
export function drawLife(plan: Omit<Plan, 'asked'>, born: number, start: number): Drawn {
  const pension = parseMonth(plan.pensionFrom) ?? start;
  const alone = start + Math.min(plan.supportedMonths, plan.months);
  const stop = start + plan.months;
  const regained = pension + plan.monthsToRegain;
  const x = scaleX(start, regained + MONTHS_AFTER);
  const tall = Math.max(plan.pension, ((plan.pays + plan.stateAdds) * TALLEST) / BELOW_MAX, 1);
  const y = (amount: number): number => Math.max(3, (amount / tall) * TALLEST);
  const bar = (from: number, until: number, top: number, height: number): Bar => ({
    x: x(from),
    y: top,
    width: Math.max(0, x(until) - x(from) - 1),
    height,
  });
  const below = LINE + 2;
  const shared = alone > start;
  const pays = shared ? bar(start, alone, below, y(plan.pays)) : null;
  const state = shared && plan.stateAdds > 0 ? bar(start, alone, below + y(plan.pays) + 1, y(plan.stateAdds)) : null;
  const paysLater = stop > alone ? bar(alone, stop, below, y(plan.paysLater)) : null;
  const above = y(plan.pension);
  const deep = Math.max(
    LINE + 2 + WAIT_HEIGHT,
    ...[pays, state, paysLater].map((each) => (each ? each.y + each.height : 0)),
  );
  const age = (month: number): number => Math.floor((month - born) / 12);
  const axis = deep + 20;
  return {
    pays,
    state,
    paysLater,
    wait: pension > stop ? bar(stop, pension, below, WAIT_HEIGHT) : null,
    regain: bar(pension, regained, LINE - above, above - 1),
    more: { x: x(regained), y: LINE - above, width: WIDTH - x(regained), height: above - 1 },
    axis,
    ticks: placeTicks([
      { kind: 'start', at: 0.75, from: LINE, age: age(start) },
      ...(shared && paysLater ? [{ kind: 'alone' as const, at: x(alone) - 0.5, from: deep, age: age(alone) }] : []),
      { kind: 'pension', at: x(pension) - 0.5, from: LINE - above, age: age(pension) },
      { kind: 'regain', at: x(regained) - 0.5, from: LINE, age: age(regained) },
    ]),
    firstFits: fits(pays ?? paysLater, ROOM.first),
    laterFits: fits(paysLater, ROOM.later),
    startAge: age(start),
    aloneAge: age(alone),
    aloneFrom: formatMonth(alone),
    aloneYear: yearOfMonth(alone),
    pensionAge: age(pension),
    regainAge: age(regained),
  };
}

const scaleX =
  (from: number, until: number) =>
  (month: number): number =>
    Math.round((10 * (month - from) * WIDTH) / (until - from)) / 10;

const fits = (bar: Bar | null, room: number): boolean => bar !== null && bar.width >= room && bar.height >= ROOM.height;

/** Gives each mark its words where they touch no others: start and pension first, then the rest. */
function placeTicks(ticks: readonly Omit<Tick, 'labelAt' | 'anchor'>[]): Tick[] {
  const taken: (readonly [number, number])[] = [];
  const place = (tick: Omit<Tick, 'labelAt' | 'anchor'>): Tick => {
    const [anchor, labelAt, low, high] = spread(tick);
    const free = taken.every(([from, until]) => high + 4 <= from || low >= until + 4);
    if (free) taken.push([low, high]);
    return { ...tick, labelAt, anchor: free ? anchor : null };
  };
  const order = ['start', 'pension', 'regain', 'alone'];
  const placed = ticks.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).map(place);
  return placed.toSorted((a, b) => a.at - b.at);
}

/** Where the words of a mark begin and end. */
function spread(
  tick: Omit<Tick, 'labelAt' | 'anchor'>,
): readonly [NonNullable<Tick['anchor']>, number, number, number] {
  const half = ROOM.tick / 2 + (tick.kind === 'pension' ? 3 : 0);
  if (tick.kind === 'start') return ['start', 0, 0, ROOM.tick + 10];
  if (tick.at + half > WIDTH) return ['end', WIDTH, WIDTH - 2 * half, WIDTH];
  if (tick.kind === 'alone') return ['middle', tick.at, tick.at - half / 2, tick.at + half / 2];
  if (tick.kind === 'regain' && tick.at + ROOM.tick <= WIDTH) return ['start', tick.at, tick.at, tick.at + ROOM.tick];
  return ['middle', tick.at, tick.at - half, tick.at + half];
}
