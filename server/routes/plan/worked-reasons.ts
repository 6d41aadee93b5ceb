import {
  besideOthers,
  breakWorking,
  dueWorking,
  endsWorking,
  HARD_FLAGS,
  joinsWorking,
  measureCell,
  measured,
  measuredWorking,
  measureHeads,
  measureOfFlag,
  middleWorking,
  monthlyWorking,
  renewalWorking,
  riskWorking,
  thresholdOf,
  togetherWorking,
  weightOfMonth,
  type AreaFacts,
  type HardMeasure,
  type Term,
} from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { Knowledge } from '../../store/plan/knowledge.ts';
import { outlookOf, seenCommunes } from '../../store/plan/watching.ts';
import { Refused } from '../route.ts';
import type { AskedWorking, FigureName, Maker } from './maker.ts';
import { tableOfCommunes } from './communes-table.ts';

/** What is known of the commune that is asked about, and which measure of it. */
function measureAsked(
  { facts }: Knowledge,
  { part, query: { measure } }: AskedWorking,
): { readonly measure: HardMeasure; readonly area: AreaFacts } {
  if (measure === undefined) throw new Refused(404, 'unknown-id', {}, 'measure');
  const area = part.level === 'commune' ? facts.find(({ commune }) => commune === part.code) : undefined;
  if (!area) throw new Refused(404, 'unknown-id', {}, 'commune');
  return { measure, area };
}

const told = (measure: HardMeasure, { farBeyondKm }: AreaFacts) => [
  { field: 'measure', value: measure },
  ...(measure === 'far-hamlets' && farBeyondKm !== null ? [{ field: 'beyondKm', value: `${farBeyondKm} km` }] : []),
];

/** What a commune measures, beside the middle of all and the line from which on it is called hard. */
const own: Maker = ({ knowledge }, asked) => {
  const { measure, area } = measureAsked(knowledge, asked);
  const found = measured(measure, area);
  const beside = besideOthers(measure, knowledge.facts)(area);
  const flag = HARD_FLAGS.find((each) => measureOfFlag(each) === measure);
  const line = flag && beside ? { middle: beside.middle, threshold: thresholdOf(flag, beside.middle) } : null;
  return { working: found && measuredWorking(measure, found, line), filters: told(measure, area) };
};

/** What stands in the middle, with every commune that was held against it; those that whoever asks may not see stand together in one row. */
const middle: Maker = ({ session, knowledge }, asked) => {
  const { measure, area } = measureAsked(knowledge, asked);
  const beside = besideOthers(measure, knowledge.facts)(area);
  if (beside === null) return { working: null };
  return {
    working: middleWorking(measure, beside),
    filters: told(measure, area),
    table: tableOfCommunes(
      seenCommunes(session.scope, knowledge.places),
      measureHeads(measure).map((head, at) => ({ ...head, adds: at < 2 })),
      beside.all.map((each) => ({ commune: each.commune, values: [each.part, each.of, measureCell(measure, each)] })),
    ),
  };
};

/** The months of the forecast. */
const monthsAhead = ({ after, until }: { readonly after: Month; readonly until: Month }): readonly Month[] =>
  Array.from({ length: until - after }, (_, index) => (after + index + 1) as Month);

/** Who is expected to join and to stop in a commune, and comes due, before anything is rounded. */
function aheadOf({ pace, stops, forecast }: Knowledge, commune: CommuneCode) {
  const months = forecast === null ? [] : monthsAhead(forecast);
  return { months, ...stops.ahead(commune, pace.joinsOf(commune, months.length), pace.termShares) };
}

/** Who is expected to join or to stop until the year's end: of a commune how it was found, of several the sum of theirs. */
const expected =
  (which: 'join' | 'stop'): Maker =>
  ({ knowledge }, { part }) => {
    const outlook = outlookOf(knowledge, part);
    if (outlook === null) return { working: null };
    if (part.level !== 'commune') {
      const parts = part.communes.map((code) => ({
        code,
        value: knowledge.forecast?.communes.get(code)?.[which] ?? 0,
      }));
      return {
        working: togetherWorking(parts.length, outlook[which]),
        parts: parts.filter(({ value }) => value !== 0),
      };
    }
    const commune = part.code as CommuneCode;
    const { pace } = knowledge;
    const { months, stop, ofDue } = aheadOf(knowledge, commune);
    const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
    return {
      working:
        which === 'join'
          ? joinsWorking(
              pace.perMonth,
              sum(months.map((month) => weightOfMonth(pace.season, month))),
              pace.partOf(commune),
              outlook.join,
            )
          : endsWorking(outlook.due, ofDue, sum(stop) - ofDue, outlook.stop),
    };
  };

/** Whose covers are known to end until the year's end, month by month. */
const due: Maker = ({ knowledge }, { part }) => {
  const outlook = outlookOf(knowledge, part);
  if (outlook === null || knowledge.forecast === null) return { working: null };
  const all = part.communes.map((code) => ({ code, due: aheadOf(knowledge, code).due }));
  const months = monthsAhead(knowledge.forecast).map((month, index) => ({
    month: formatMonth(month),
    due: all.reduce((sum, each) => sum + (each.due[index] ?? 0), 0),
  }));
  const parts = all.map((each) => ({ code: each.code, value: each.due.reduce((sum, people) => sum + people, 0) }));
  return {
    working: dueWorking(months),
    parts: part.level === 'commune' ? [] : parts.filter(({ value }) => value !== 0),
  };
};

const perMonth: Maker = ({ knowledge }, { part }) => {
  const outlook = outlookOf(knowledge, part);
  const { forecast } = knowledge;
  if (outlook === null || forecast === null || forecast.until === forecast.after) return { working: null };
  return { working: monthlyWorking(outlook.join, forecast.until - forecast.after) };
};

const renewal =
  (where: 'here' | 'province'): Maker =>
  ({ knowledge }, { part }) => ({ working: renewalWorking(knowledge.stops.renewalOf(part.communes), where) });

/** How likely a cover of a term ends that is known to end in a month in a commune; null: no such cover came to its end there yet. */
const likelihood: Maker = ({ knowledge: { stops } }, { part, query: { term, month } }) => {
  if (part.level !== 'commune') throw new Refused(404, 'unknown-id', {}, 'commune');
  const ends = month === undefined ? null : parseMonth(month);
  if (ends === null) throw new Refused(404, 'unknown-id', {}, 'month');
  const risk = stops.riskOf((term ?? null) as Term, part.code as CommuneCode, ends);
  return { working: risk.records > 0 ? riskWorking(risk) : null };
};

/** How the figures in the reasons of hard places and of forecasts are made. */
export const reasonMakers = {
  'hard-measure': own,
  'hard-middle': middle,
  'forecast-joins': expected('join'),
  'forecast-stops': expected('stop'),
  'forecast-due': due,
  'forecast-joins-per-month': perMonth,
  'forecast-renewal': renewal('here'),
  'forecast-renewal-province': renewal('province'),
  'stop-likelihood': likelihood,
  'forecast-break': ({ knowledge: { pace } }) => ({
    working: pace.perMonthBefore === null ? null : breakWorking(pace.perMonth, pace.perMonthBefore),
  }),
} as const satisfies Partial<Record<FigureName, Maker>>;
