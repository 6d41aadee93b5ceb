import {
  quote,
  type Claim,
  type Covered,
  type EarlierMonths,
  type Method,
  type Payer,
} from '@diemtua/domain/collection';
import type { CollectorId, PersonId } from '@diemtua/domain/ids';
import { classesOfPerson, supportGroupOn, type Person } from '@diemtua/domain/registry';
import { figure } from '@diemtua/law';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { Chance } from '../chance.ts';
import type { Life, PaidPeriod } from './lives.ts';
import type { Families, Family } from './people.ts';
import type { Place } from './places.ts';
import { BOOKS_BEGIN } from './scale.ts';

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
  /** As it was last paid. */
  method: Method;
  /** As it was last paid for. */
  income: Dong;
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

const grid = 50_000;
const lowest = new Map<Month, Dong>();

/** The lowest income that may be chosen in a month. */
function lowestIncome(month: Month): Dong {
  const known = lowest.get(month) ?? (Number(figure('povertyLine', month)?.value) as Dong);
  lowest.set(month, known);
  return known;
}

/** How much of the people's incomes is chosen, above the lowest. */
function incomeOf(start: Month, poor: boolean, chance: Chance): Dong {
  const above = poor
    ? 0
    : chance.weighted([
        [0, 55],
        [chance.whole(1, 10), 33],
        [chance.whole(10, 40), 10],
        [chance.whole(40, 120), 2],
      ]);
  return (lowestIncome(start) + above * grid) as Dong;
}

/** Where a life is lived. */
export interface Surroundings {
  readonly place: Place;
  readonly collectors: readonly CollectorId[];
  readonly isShown: boolean;
}

/** Who they are who live a life, and what they paid: all of it from the life's own name, so that nothing of it moves with what else is drawn. */
export function historyOf(
  life: Life,
  { place, collectors, isShown }: Surroundings,
  families: Families,
  seed: number,
): History {
  const chance = Chance.of(seed, `family/${life.name}`);
  const [begins] = life.periods;
  if (!begins) throw new Error('bug: a life without a period');
  const isOld = life.monthsBefore > 0;
  const since = isOld ? BOOKS_BEGIN : begins.on;
  const collector = collectors[Math.floor(life.visitor * collectors.length)];
  if (!collector) throw new Error('bug: nobody comes to a life');
  const family = families.make({ place, collector, since, members: life.members, isShown }, chance);
  const earlier: EarlierMonths | null = isOld ? { until: (begins.from - 1) as Month, supported: 0 } : null;
  const participants = family.adults.slice(0, life.members).map((index): Participant => {
    const person = family.people[index] as Person;
    const payer = payerOf(person, family, earlier);
    const income = incomeOf(begins.from, payer.groupOn(begins.on) === 'poor', chance);
    return { person, family, payer, earlier, method: begins.method, income, covered: [], next: begins.from };
  });
  const visits: Visit[] = [];
  let insured = false;
  for (const period of life.periods) {
    const { on } = period;
    const lines = participants.flatMap((participant) => pay(participant, period));
    if (lines.length === 0) continue;
    const health: readonly PaidLine[] = insured ? [] : healthOf(family, on, isShown ? 11 : 2, chance);
    insured ||= health.length > 0;
    lines.push(...health);
    const minute = chance.whole(7 * 60 + 30, 17 * 60 + 30);
    visits.push({ family, on, minute, lines, enrols: !isOld && visits.length === 0 });
  }
  return { family, participants, visits, known: isOld };
}

/** The registry's answers about a person, as the books would ask for them. */
export function payerOf(person: Person, { household }: Family, earlier: EarlierMonths | null): Payer {
  const facts = { ethnicity: person.ethnicity, classes: classesOfPerson(person.id, [household]), island: [] };
  return { groupOn: (day) => supportGroupOn(facts, day).group, statusOn: () => null, earlier };
}

/** Pays a period, exactly what is due; nothing where the books would ask a question. Who chose less than is allowed by now pays for the lowest income. */
function pay(participant: Participant, { from, on, method }: PaidPeriod): PaidLine[] {
  const { person, payer, covered } = participant;
  const income = Math.max(participant.income, lowestIncome(monthOfDate(on))) as Dong;
  const claim: Claim = { product: 'voluntary', person: person.id, method, income, from };
  const asked = quote(payer, covered, claim, on);
  if (asked.outcome === 'asks') return [];
  covered.push(asked.due);
  participant.income = income;
  participant.method = method;
  participant.next = (asked.due.from + asked.due.months) as Month;
  return [{ claim, amount: asked.due.payable }];
}

/** Household health insurance in the same visit: the first member pays in full, the others by the ladder. */
function healthOf({ people, household }: Family, on: PlainDate, percent: number, chance: Chance): PaidLine[] {
  if (!chance.percent(percent)) return [];
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
