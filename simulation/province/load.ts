import type { Id } from '@diemtua/domain/ids';
import type { Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { formatMonth } from '@diemtua/law/kernel/month';
import {
  enrolMany,
  findDuplicates,
  inSession,
  provinceScope,
  tellMany,
  type Engine,
  type Enrolment,
  type Message,
} from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { arrive, duesOf, Floats, sampleStatement, type HandedOver } from './cash.ts';
import { found, insertRows, PROVINCE, type Collector, type Founded } from './found.ts';
import { liveThrough, type History } from './histories.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { Numbers, takingOf } from './messages.ts';
import { Families } from './people.ts';
import { makeTroubles } from './questions.ts';
import { readFacts, type CommuneFacts, type Facts } from './read.ts';
import { BOOKS_BEGIN, IN_DEPTH, TODAY, type Scale } from './scale.ts';
import { addUsers, type SignIn, type Users } from './users.ts';

/** What a demonstration leaves beside the books. */
export interface Loaded {
  readonly signIns: readonly SignIn[];
  /** A bank statement for the day of the demonstration. */
  readonly statement: { readonly name: string; readonly text: string };
  readonly people: number;
  readonly commands: number;
}

/** Told how far it is: a part of the whole, and what is done. */
export type OnProgress = (part: number, what: string) => Promise<void>;

/** Parts of the whole time, as measured: founding, people, the year's commands. */
const foundedPart = 0.08;
const peoplePart = 0.16;

/** Loads the demonstration province into an empty, migrated database. The same scale gives the same province. */
export async function loadProvince(engine: Engine, scale: Scale, onProgress: OnProgress): Promise<Loaded> {
  const facts = readFacts();
  const founded = await found(engine, facts, scale);
  const units = facts.units.map(({ code }) => code);
  const users = await addUsers(engine, founded, units);
  await onProgress(foundedPart, `${facts.communes.length} communes, ${founded.collectors.length} collectors`);

  const histories = makeHistories(facts, founded, scale);
  const people = await enrolKnown(engine, histories, users, scale);
  await lookAtSizes(engine);
  await onProgress(peoplePart, `${people} people in the registry`);

  const numbers = new Numbers();
  const messages = messagesOf(histories, founded, users, numbers, scale.seed);
  const inDepth = histories.filter(({ family }) => family.unit === IN_DEPTH);
  const troubles = makeTroubles({
    histories: inDepth,
    collectors: founded.collectors,
    users,
    numbers,
    seed: scale.seed,
  });
  const chance = Chance.of(scale.seed, 'leases');
  await insertRows(engine, 'receipt_lease', numbers.rows(PROVINCE, founded.books, chance));
  await insertRows(
    engine,
    'person_status',
    troubles.statuses.map(({ person, from, status }) => ({
      province: PROVINCE,
      person,
      from_day: from,
      to_day: null,
      status,
      source: 'Dữ liệu trình diễn',
    })),
  );
  const year: Year = { engine, founded, users, seed: scale.seed };
  const all = [...messages, ...troubles.messages].toSorted((a, b) => a.now - b.now);
  const onTheWay = await tellYear(year, all, (part, what) => onProgress(peoplePart + (0.97 - peoplePart) * part, what));
  const dues = duesOf(inDepth, users, scale.seed);
  await tellMany(engine, dues);
  await lookForDuplicates(engine, inDepth, scale.seed);
  await lookAtSizes(engine);
  const account = founded.accounts.find(({ unit }) => unit === IN_DEPTH);
  if (!account) throw new Error('bug: the unit in depth has no account');
  const text = await sampleStatement(
    engine,
    account,
    onTheWay.filter(({ collector }) => collector.unit === IN_DEPTH),
  );
  return {
    signIns: users.signIns,
    statement: { name: `sao-ke-sapa-${TODAY}.csv`, text },
    people,
    commands: all.length + dues.length,
  };
}

/** Families of every unit with what becomes of them, each unit from its own chance. */
function makeHistories({ communes, names, units }: Facts, { collectors }: Founded, scale: Scale): readonly History[] {
  return units.flatMap(({ code }) => {
    const chance = Chance.of(scale.seed, `people/${code}`);
    const families = new Families(names);
    const own = communes
      .filter(({ unit }) => unit === code)
      .map((commune): [CommuneFacts, number] => [commune, commune.people]);
    const wanted = code === IN_DEPTH ? scale.peopleInDepth : scale.peopleElsewhere;
    const histories: History[] = [];
    for (let people = 0; people < wanted;) {
      const commune = chance.weighted(own);
      const near = collectors.filter((each) => each.communes.includes(commune.code));
      const collector = chance.pick(near.length > 0 ? near : collectors.filter((each) => each.unit === code));
      const family = families.make({ commune, collector: collector.id }, chance);
      histories.push(liveThrough(family, commune, chance));
      people += family.people.length;
    }
    return histories;
  });
}

/** Puts those into the registry who were there when the books began, with what they had paid before; some of them twice, as it happens. */
async function enrolKnown(engine: Engine, histories: readonly History[], users: Users, scale: Scale): Promise<number> {
  const now = momentOf(BOOKS_BEGIN, 0);
  const chance = Chance.of(scale.seed, 'registry');
  const known = histories.filter((history) => history.known);
  const enrolments = known.flatMap(({ family }): readonly Enrolment[] => {
    const user = users.ofUnit.get(family.unit);
    return user ? [{ user, command: null, people: family.people, households: [family.household], now }] : [];
  });
  const twice = known.filter(({ family }) => family.unit === IN_DEPTH && chance.percent(twicePercent));
  const doubles = twice.flatMap(({ family }): readonly Enrolment[] => {
    const user = users.ofUnit.get(family.unit);
    const [first] = family.people;
    return user && first
      ? [{ user, command: null, people: [doubleOf(first, chance)], households: [], now: now + 1 }]
      : [];
  });
  const all = [...enrolments, ...doubles];
  for (let from = 0; from < all.length; from += familiesAtOnce) {
    await inSession(engine, provinceScope(PROVINCE), (session) =>
      enrolMany(session, all.slice(from, from + familiesAtOnce)),
    );
  }
  const participants = known.flatMap((history) => history.participants);
  await insertRows(
    engine,
    'person_earlier',
    participants.flatMap(({ person, earlier, income }) =>
      earlier === null
        ? []
        : [
            {
              province: PROVINCE,
              person: person.id,
              until_month: earlier.until,
              supported_months: earlier.supported,
              spells: [
                {
                  from: formatMonth(earlier.until - earlier.supported + 1),
                  months: earlier.supported,
                  income,
                  supported: earlier.supported,
                },
              ],
              source: 'Tờ rời sổ BHXH (dữ liệu trình diễn)',
            },
          ],
    ),
  );
  return histories.reduce((sum, { family }) => sum + family.people.length, 0) + doubles.length;
}

const twicePercent = 4;
const familiesAtOnce = 400;
const accents = /\p{M}/gu;

/** The same person as somebody else wrote it down: without accents, with the year of birth only, without the number. */
function doubleOf(person: Person, chance: Chance): Person {
  const bare = person.name.normalize('NFD').replaceAll(accents, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const { birth } = person;
  const year =
    birth.precision === 'year'
      ? birth.year
      : Number((birth.precision === 'day' ? birth.date : birth.month).slice(0, 4));
  return {
    ...person,
    id: idAt<'person'>(momentOf(BOOKS_BEGIN, 10), chance) as Id<'person'>,
    name: chance.percent(60) ? bare : person.name,
    birth: chance.percent(50) ? { precision: 'year', year } : birth,
    insuranceNumber: null,
    personalNumber: chance.percent(30) ? person.personalNumber : null,
    consent: null,
  };
}

async function lookForDuplicates(engine: Engine, histories: readonly History[], seed: number): Promise<void> {
  const now = momentOf(dayLater(TODAY, -3), 600);
  const chance = Chance.of(seed, 'registry');
  const twice = histories.filter(
    ({ known, family }) => known && family.unit === IN_DEPTH && chance.percent(twicePercent),
  );
  for (const { family } of twice) {
    const [first] = family.people;
    if (first) await inSession(engine, provinceScope(PROVINCE), (session) => findDuplicates(session, first, now));
  }
}

/** Every visit as the message that it left, in the order of the days, with the numbers of the receipts. */
function messagesOf(
  histories: readonly History[],
  { collectors }: Founded,
  users: Users,
  numbers: Numbers,
  seed: number,
): readonly Message[] {
  const chance = Chance.of(seed, 'messages');
  const ofId = new Map(collectors.map((collector) => [collector.id, collector]));
  const visits = histories
    .flatMap((history) => history.visits)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.minute - b.minute));
  return visits.flatMap((visit): readonly Message[] => {
    const collector = ofId.get(visit.family.collector);
    const user = users.ofCollector.get(visit.family.collector);
    return collector && user ? [takingOf(visit, collector, user, numbers.next(collector, visit.on), chance)] : [];
  });
}

interface Year {
  readonly engine: Engine;
  readonly founded: Founded;
  readonly users: Users;
  readonly seed: number;
}

const afternoonMinute = 17 * 60;

/**
 * Tells the books the whole year, from one day of hand-overs to the next: what was sent meanwhile, the cash that is paid in, and the bank's statement of it.
 * @returns the hand-overs that the bank has not shown yet
 */
async function tellYear(
  { engine, founded, users, seed }: Year,
  messages: readonly Message[],
  onProgress: OnProgress,
): Promise<readonly HandedOver[]> {
  const floats = new Floats();
  const chance = Chance.of(seed, 'cash');
  let at = 0;
  for (const day of handOverDays()) {
    const last = day >= TODAY;
    const until = last ? Infinity : momentOf(day, afternoonMinute);
    const end = messages.findIndex(({ now }, index) => index >= at && now > until);
    const part = messages.slice(at, end === -1 ? messages.length : end);
    at += part.length;
    const begun = at - part.length;
    await tellMany(engine, part, (done) =>
      onProgress((begun + done) / messages.length, `${begun + done} commands, ${day.slice(0, 7)}`),
    );
    for (const message of part) floats.follow(message);
    const handing = founded.collectors.filter((collector) => handsOver(collector, day, chance));
    const handed = handing.flatMap((collector) => floats.handOver(collector, day, users, chance) ?? []);
    await tellMany(
      engine,
      handed.map(({ message }) => message),
    );
    if (last) return handed;
    for (const account of founded.accounts) {
      const own = handed.filter(({ collector }) => collector.unit === account.unit);
      await arrive(engine, account, own, dayLater(day, 3), users, chance);
    }
    await lookAtSizes(engine);
  }
  return [];
}

/** The embedded database looks at the sizes of its tables only when it is told to; until then it plans its questions for empty ones. */
async function lookAtSizes({ pool }: Engine): Promise<void> {
  await pool.query('analyze');
}

/** The last day of each month, and today. */
function handOverDays(): readonly PlainDate[] {
  const days: PlainDate[] = [];
  const [year = 0, first = 0] = BOOKS_BEGIN.split('-').map(Number);
  for (let month = first; ; month++) {
    const day = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as PlainDate;
    if (day >= TODAY) return [...days, TODAY];
    days.push(day);
  }
}

/** Before today all hand over; on the last day some have not been to the bank yet. */
const handsOver = (_: Collector, day: PlainDate, chance: Chance): boolean => day < TODAY || chance.percent(40);
