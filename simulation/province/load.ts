import type { Id } from '@diemtua/domain/ids';
import type { Person } from '@diemtua/domain/registry';
import { parseMonth } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  dayInVietnam,
  daysBetween,
  enrolMany,
  findDuplicates,
  inSession,
  loadInBulk,
  lookAtSizes,
  provinceScope,
  rollUpAll,
  tellMany,
  type Engine,
  type Enrolment,
  type Message,
} from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { arrive, duesOf, Floats, sampleStatement, type HandedOver } from './cash.ts';
import { found, insertRows, PROVINCE, type Founded } from './found.ts';
import type { History } from './histories.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { fromOffice, Numbers } from './messages.ts';
import { drawProvince } from './monthly.ts';
import { tellPast, type Past } from './past.ts';
import { areaMessages, planMessages } from './planning.ts';
import { approachMessages } from './approaches.ts';
import { makeTroubles } from './questions.ts';
import { readFacts } from './read.ts';
import { IN_DEPTH, TODAY, type Scale } from './scale.ts';
import { addStaff, type SignIn, type Users } from './users.ts';

/** What a demonstration leaves beside the books. */
export interface Loaded {
  readonly signIns: readonly SignIn[];
  /** A bank statement for the day of the demonstration. */
  readonly statement: { readonly name: string; readonly text: string };
  readonly people: number;
  /** Lines of receipts. */
  readonly payments: number;
  readonly commands: number;
}

/** Told how far it is: a part of the whole, and what is done. */
export type OnProgress = (part: number, what: string) => Promise<void>;

/** Parts of the whole time, as measured: founding, the past, giving the tables their keys back, the last days. */
const foundedPart = 0.04;
const pastPart = 0.62;
const keysPart = 0.88;
const summedPart = 0.95;

/** The last days are told one command after the other, as all that comes after them will be. */
const PAST_ENDS = '2025-11-20' as PlainDate;
const pastEndsMinute = 17 * 60;

/**
 * Loads the demonstration province into an empty, migrated database. The same scale gives the same province.
 * @param opening the database; who takes part is drawn while it is opened
 * @param loadedAt the moment of the load, in milliseconds since 1970: from this day on, time goes on from the demonstration's
 */
export async function loadProvince(
  opening: Engine | Promise<Engine>,
  scale: Scale,
  onProgress: OnProgress,
  loadedAt: number,
): Promise<Loaded> {
  const { seed } = scale;
  const facts = readFacts();
  const drawn = drawProvince(facts, scale);
  const engine = await opening;
  const founded = await found(engine, facts, drawn.places, scale);
  const units = facts.units.map(({ code }) => code);
  const users = await addStaff(engine, founded, units, facts.names, seed);
  await onProgress(foundedPart, `${facts.communes.length} communes, ${founded.collectors.length} collectors`);

  const numbers = new Numbers();
  const floats = new Floats();
  const past: Past = {
    facts,
    drawn,
    founded,
    users,
    scale,
    numbers,
    floats,
    until: momentOf(PAST_ENDS, pastEndsMinute),
  };
  let inDepth: readonly History[] = [];
  const later: Message[] = [];
  const written = await loadInBulk(
    engine,
    PROVINCE,
    async (books) => {
      for (const [index, unit] of units.entries()) {
        const left = await tellPast(past, unit, books);
        if (unit === IN_DEPTH) inDepth = left.histories;
        later.push(...left.messages);
        const part = foundedPart + ((pastPart - foundedPart) * (index + 1)) / units.length;
        await onProgress(part, `${books.written.people} people, ${books.written.payments} payments since 2018`);
      }
      return books.written;
    },
    (part, name) => onProgress(pastPart + (keysPart - pastPart) * part, `keys: ${name}`),
  );
  await lookAtSizes(engine.pool);
  await closeMonths(engine, users, seed);
  await decidePlan(engine, planMessages(facts, drawn, scale, users.ofProvince));
  await decidePlan(engine, areaMessages(drawn, scale, users.ofProvince));
  await decidePlan(engine, approachMessages(drawn, scale, users));

  const doubles = await enrolDoubles(engine, inDepth, users, seed);
  const troubles = makeTroubles({ histories: inDepth, collectors: founded.collectors, users, numbers, seed });
  const chance = Chance.of(seed, 'leases');
  await insertRows(
    engine,
    'receipt_lease',
    numbers.rows(founded.books, chance).map((lease) => ({ province: PROVINCE, ...lease })),
  );
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
  const days: LastDays = { engine, founded, users, floats, seed };
  const all = [...later, ...troubles.messages].toSorted((a, b) => a.now - b.now);
  const onTheWay = await tellLastDays(days, all, (part, what) =>
    onProgress(keysPart + (summedPart - keysPart) * part, what),
  );
  const dues = duesOf(inDepth, users, seed);
  await tellMany(engine, dues);
  await lookForDuplicates(engine, inDepth, seed);
  await onProgress(summedPart, 'sums of participation');
  await rollUpAll(engine, PROVINCE);
  await lookAtSizes(engine.pool);
  // Last: books that were loaded half are not said to be a demonstration.
  await insertRows(engine, 'demonstration', [
    {
      province: PROVINCE,
      loaded_at: new Date(momentOf(TODAY, 0)).toISOString(),
      shift_days: daysBetween(dayInVietnam(loadedAt), TODAY),
    },
  ]);
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
    people: written.people + doubles,
    payments: written.payments + all.length,
    commands: written.commands + all.length + dues.length,
  };
}

/** The plan is told as the province's office tells it; what is refused would be a mistake of the demonstration. */
async function decidePlan(engine: Engine, messages: readonly Message[]): Promise<void> {
  for (const each of await tellMany(engine, messages)) {
    if (each.status !== 'recorded' || each.outcome.noted !== null)
      throw new Error(`the plan was refused: ${JSON.stringify(each)}`);
  }
}

/** The last month that every unit has closed before the one that is closed by its clerk. */
const CLOSED_UNTIL = '2025-09';
const LAST_CLOSED = '2025-10';
const closingDay = 10;

/**
 * Closes the months of the past. Of the last of them the balances of all accounts are kept, as the books' own command does it; of the others only that they are closed, and since when: their
 * balances are what the postings until then come to.
 */
async function closeMonths(engine: Engine, users: Users, seed: number): Promise<void> {
  const clerks = JSON.stringify([...users.ofUnit].map(([unit, user]) => ({ unit, user })));
  await engine.pool.query(
    `with first as (
       select unit, extract(year from day)::integer * 12 + extract(month from day)::integer - 1 as month
       from (select unit, min(booked_on) as day from posting where province = $1 group by unit) as begins
     )
     insert into closed_period (province, unit, month, closed_at, closed_by)
     select $1, first.unit, m, make_timestamptz((m + 1) / 12, (m + 1) % 12 + 1, ${closingDay}, 18, 0, 0, 'Asia/Ho_Chi_Minh'), clerk."user"
     from first join jsonb_to_recordset($2::jsonb) as clerk (unit text, "user" uuid) on clerk.unit = first.unit, generate_series(first.month, $3::integer) as m`,
    [PROVINCE, clerks, parseMonth(CLOSED_UNTIL)],
  );
  const chance = Chance.of(seed, 'closing');
  const at = momentOf(`2025-11-${closingDay}` as PlainDate, 18 * 60);
  const closings = [...users.ofUnit.keys()].map((unit) =>
    fromOffice(unit, users, at, { kind: 'close-period', month: LAST_CLOSED }, chance),
  );
  await tellMany(engine, closings);
}

/** Some of the oldest families stand in the registry twice, as it happens. */
async function enrolDoubles(
  engine: Engine,
  histories: readonly History[],
  users: Users,
  seed: number,
): Promise<number> {
  const now = momentOf(PAST_ENDS, pastEndsMinute);
  const chance = Chance.of(seed, 'doubles');
  const doubles = twiceOf(histories, seed).flatMap(({ family }): readonly Enrolment[] => {
    const user = users.ofUnit.get(family.unit);
    const [first] = family.people;
    return user && first ? [{ user, command: null, people: [doubleOf(first, chance)], households: [], now }] : [];
  });
  await inSession(engine, provinceScope(PROVINCE), (session) => enrolMany(session, doubles));
  return doubles.length;
}

/** Families whose first person somebody else wrote down once more. */
function twiceOf(histories: readonly History[], seed: number): readonly History[] {
  const chance = Chance.of(seed, 'registry');
  const some = histories.filter(() => chance.percent(twicePercent));
  return some.length > 0 ? some : histories.slice(0, 1);
}

const twicePercent = 3;

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
    id: idAt<'person'>(momentOf(PAST_ENDS, 10), chance) as Id<'person'>,
    name: chance.percent(60) ? bare : person.name,
    birth: chance.percent(50) ? { precision: 'year', year } : birth,
    insuranceNumber: null,
    personalNumber: chance.percent(30) ? person.personalNumber : null,
    consent: null,
  };
}

async function lookForDuplicates(engine: Engine, histories: readonly History[], seed: number): Promise<void> {
  const now = momentOf(dayLater(TODAY, -3), 600);
  for (const { family } of twiceOf(histories, seed)) {
    const [first] = family.people;
    if (first) await inSession(engine, provinceScope(PROVINCE), (session) => findDuplicates(session, first, now));
  }
}

interface LastDays {
  readonly engine: Engine;
  readonly founded: Founded;
  readonly users: Users;
  readonly floats: Floats;
  readonly seed: number;
}

const afternoonMinute = 17 * 60;

/**
 * Tells the books the last days: the cash that collectors paid in, what was sent meanwhile, the bank's statement of it.
 * @returns the hand-overs that the bank has not shown yet
 */
async function tellLastDays(
  { engine, founded, users, floats, seed }: LastDays,
  messages: readonly Message[],
  onProgress: OnProgress,
): Promise<readonly HandedOver[]> {
  const chance = Chance.of(seed, 'cash');
  let at = 0;
  let onTheWay: readonly HandedOver[] = [];
  for (const day of [PAST_ENDS, dayLater(PAST_ENDS, 3), TODAY]) {
    const until = day === TODAY ? Infinity : momentOf(day, afternoonMinute);
    const end = messages.findIndex(({ now }, index) => index >= at && now > until);
    const part = messages.slice(at, end === -1 ? messages.length : end);
    const begun = at;
    at += part.length;
    await tellMany(engine, part, (done) =>
      onProgress((begun + done) / messages.length, `${begun + done} commands of the last days`),
    );
    for (const message of part) floats.follow(message);
    for (const account of day === TODAY ? [] : founded.accounts) {
      const own = onTheWay.filter(({ collector }) => collector.unit === account.unit);
      await arrive(engine, account, own, day, users, chance);
    }
    if (day !== PAST_ENDS && day !== TODAY) continue;
    // On the last day some have not been to the bank yet.
    const handing = founded.collectors.filter(() => day !== TODAY || chance.percent(40));
    onTheWay = handing.flatMap((collector) => floats.handOver(collector, day, users, chance) ?? []);
    await tellMany(
      engine,
      onTheWay.map(({ message }) => message),
    );
  }
  return onTheWay;
}
