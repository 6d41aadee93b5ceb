import {
  deadlineOf,
  quote,
  type Claim,
  type Covered,
  type EarlierMonths,
  type Method,
  type Payer,
} from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { classesOfPerson, supportGroupOn, type Person } from '@diemtua/domain/registry';
import type { Dong } from '@diemtua/law/kernel/dong';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Chance } from '../chance.ts';
import { landOf } from './lands.ts';
import type { Family } from './people.ts';
import type { CommuneFacts } from './read.ts';
import { BOOKS_BEGIN, TODAY } from './scale.ts';

/** A line that is paid in a visit. */
export interface PaidLine {
  readonly claim: Claim;
  readonly amount: number;
}

/** A collector comes, money is taken, a receipt is given. */
export interface Visit {
  readonly family: Family;
  readonly on: PlainDate;
  /** Minute of the day. */
  readonly minute: number;
  readonly lines: readonly PaidLine[];
  /** Whether the family is enrolled in this visit. */
  readonly enrols: boolean;
}

/** A person who takes part, with what was paid before the books began and since. */
export interface Participant {
  readonly person: Person;
  readonly family: Family;
  readonly payer: Payer;
  readonly earlier: EarlierMonths | null;
  readonly method: Method;
  readonly income: Dong;
  readonly covered: Covered[];
  /** The first month that is not paid yet. */
  next: Month;
}

/** What a family's time in the books came to. */
export interface History {
  readonly family: Family;
  readonly participants: readonly Participant[];
  readonly visits: readonly Visit[];
  /** Whether the family stands in the registry from the beginning. */
  readonly known: boolean;
}

const month = (text: string): Month => {
  const read = parseMonth(text);
  if (read === null) throw new Error(`${text} is no month`);
  return read;
};
const lastDay = (of: Month): number => new Date(Date.UTC(Math.floor(of / 12), (of % 12) + 1, 0)).getUTCDate();
const dayOf = (of: Month, day: number): PlainDate =>
  `${formatMonth(of)}-${String(Math.min(day, lastDay(of))).padStart(2, '0')}` as PlainDate;

const steps = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;
type Periodic = keyof typeof steps;

/** When people join: the rush of December, quiet months at the New Year, the law of July 2025, the sprint of November. */
const joins: readonly (readonly [string, number])[] = [
  ['2024-11', 5],
  ['2024-12', 13],
  ['2025-01', 2],
  ['2025-02', 2],
  ['2025-03', 4],
  ['2025-04', 5],
  ['2025-05', 6],
  ['2025-06', 5],
  ['2025-07', 10],
  ['2025-08', 9],
  ['2025-09', 9],
  ['2025-10', 11],
  ['2025-11', 19],
];
/** The day of the launch: a third of those who join in that month. */
const launch = '2025-11-18' as PlainDate;

const first = monthOfDate(BOOKS_BEGIN);
const grid = 50_000;
const least = 1_500_000;

/** Of a hundred periods, how many are followed by the next: who pays for longer stays longer, and the highlands lose more. */
const stays: Readonly<Record<Periodic, number>> = { monthly: 91, quarterly: 86, 'half-yearly': 82, yearly: 78 };
const highlandLoses = 10;
const comesBack = 25;

/** How much of the people's incomes is chosen. */
function incomeOf(poor: boolean, chance: Chance): Dong {
  const above = poor
    ? 0
    : chance.weighted([
        [0, 45],
        [chance.whole(1, 10), 40],
        [chance.whole(10, 40), 12],
        [chance.whole(40, 120), 3],
      ]);
  return (least + above * grid) as Dong;
}

/** Lets a family live through the year: joins, pays, stays away, comes back. */
export function liveThrough(family: Family, commune: CommuneFacts, chance: Chance): History {
  const adults = family.adults.filter((_, index) => index === 0 || chance.percent(38));
  if (adults.length === 0 || chance.percent(12)) return { family, participants: [], visits: [], known: true };
  const before = chance.percent(56);
  const method = chance.weighted<Periodic>([
    ['monthly', 16],
    ['quarterly', 36],
    ['half-yearly', 28],
    ['yearly', 20],
  ]);
  const start = before ? ((first + chance.whole(0, steps[method] - 1)) as Month) : month(chance.weighted(joins));
  const earlier = before ? { until: (start - 1) as Month, supported: chance.whole(6, 60) } : null;
  const participants = adults.flatMap((place): Participant[] => {
    const person = family.people[place];
    if (!person) return [];
    const payer = payerOf(person, family, earlier);
    const poor = payer.groupOn(dayOf(start, 1)) === 'poor';
    return [{ person, family, payer, earlier, method, income: incomeOf(poor, chance), covered: [], next: start }];
  });
  const staying = stays[method] - (landOf(commune) === 'highland' ? highlandLoses : 0);
  const visits: Visit[] = [];
  let insured = false;
  for (let from = start; ;) {
    const deadline = deadlineOf(method, from) ?? from;
    const on = visits.length === 0 && !before ? joinDay(from, chance) : payDay(from, deadline, chance);
    if (on > TODAY) break;
    const lines = participants.flatMap((participant) => pay(participant, from, on));
    if (lines.length === 0) break;
    const health: readonly PaidLine[] = insured ? [] : healthOf(family, on, chance);
    insured ||= health.length > 0;
    lines.push(...health);
    visits.push({
      family,
      on,
      minute: chance.whole(7 * 60 + 30, 17 * 60 + 30),
      lines,
      enrols: !before && visits.length === 0,
    });
    const step = steps[method];
    if (chance.percent(staying)) from = (from + step) as Month;
    else if (chance.percent(comesBack))
      from = (from + step + (deadlineOf(method, from) ?? from) - from + chance.whole(1, 5)) as Month;
    else break;
  }
  return { family, participants, visits, known: before || visits.length === 0 };
}

/** The registry's answers about a person, as the books would ask for them. */
export function payerOf(person: Person, { household }: Family, earlier: EarlierMonths | null): Payer {
  const facts = { ethnicity: person.ethnicity, classes: classesOfPerson(person.id, [household]), island: [] };
  return { groupOn: (day) => supportGroupOn(facts, day).group, statusOn: () => null, earlier };
}

function joinDay(from: Month, chance: Chance): PlainDate {
  if (formatMonth(from) === launch.slice(0, 'YYYY-MM'.length) && chance.percent(33)) return launch;
  return dayOf(from, chance.whole(2, 28));
}

/** Most pay in the first month of the period, some at the last moment. */
function payDay(from: Month, deadline: Month, chance: Chance): PlainDate {
  const late = deadline > from && chance.percent(25) ? chance.whole(1, deadline - from) : 0;
  return dayOf(
    (from + late) as Month,
    chance.weighted([
      [chance.whole(2, 12), 55],
      [chance.whole(13, 24), 30],
      [chance.whole(25, 28), 15],
    ]),
  );
}

/** Pays the next period, exactly what is due; nothing where the books would ask a question. */
function pay(participant: Participant, from: Month, on: PlainDate): PaidLine[] {
  const { person, payer, method, income, covered } = participant;
  const claim: Claim = { product: 'voluntary', person: person.id, method, income, from };
  const asked = quote(payer, covered, claim, on);
  if (asked.outcome === 'asks') return [];
  covered.push(asked.due);
  participant.next = (asked.due.from + asked.due.months) as Month;
  return [{ claim, amount: asked.due.payable }];
}

/** Household health insurance in the same visit: the first member pays in full, the others by the ladder. */
function healthOf({ people, household }: Family, on: PlainDate, chance: Chance): PaidLine[] {
  if (!chance.percent(11)) return [];
  const months = chance.pick([3, 6, 12, 12] as const);
  const from = (monthOfDate(on) + 1) as Month;
  const members = people.slice(0, chance.whole(1, people.length));
  const nobody: Payer = { groupOn: () => 'other', statusOn: () => null, earlier: null };
  return members.flatMap(({ id }, index): PaidLine[] => {
    const claim: Claim = {
      product: 'health',
      person: id as PersonId,
      household: household.id,
      from,
      months,
      place: index + 1,
    };
    const asked = quote(nobody, [], claim, on);
    return asked.outcome === 'covers' ? [{ claim, amount: asked.due.payable }] : [];
  });
}
