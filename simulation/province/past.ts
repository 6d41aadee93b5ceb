import type { PersonId, UnitCode } from '@diemtua/domain/ids';
import type { Month } from '@diemtua/law/kernel/month';
import { formatMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { BulkBooks, EarlierRow, Enrolment, Message } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { calendarMonth, dayOf } from './calendar.ts';
import type { Floats } from './cash.ts';
import type { Collector, Founded } from './found.ts';
import { historyOf, type History } from './histories.ts';
import { idAt, momentOf } from './ids.ts';
import { fromOffice, takingOf, type Numbers } from './messages.ts';
import type { Drawn } from './monthly.ts';
import { Families } from './people.ts';
import type { Facts } from './read.ts';
import { BOOKS_BEGIN, IN_DEPTH, type Scale } from './scale.ts';
import type { Users } from './users.ts';

/** What the past is told from. */
export interface Past {
  readonly facts: Facts;
  readonly drawn: Drawn;
  readonly founded: Founded;
  readonly users: Users;
  readonly scale: Scale;
  readonly numbers: Numbers;
  readonly floats: Floats;
  /** What was sent until then is told in bulk; what came later, one command after the other, as it is from today on. */
  readonly until: number;
}

/** What a unit's past leaves. */
interface Left {
  readonly histories: readonly History[];
  /** What was sent later. */
  readonly messages: readonly Message[];
}

/** Tells one unit's past. */
export async function tellPast(
  { facts, drawn, founded, users, scale, numbers, floats, until }: Past,
  unit: UnitCode,
  books: BulkBooks,
): Promise<Left> {
  const { seed } = scale;
  const families = new Families(facts.names);
  const collectors = founded.collectors.filter((each) => each.unit === unit);
  const near = drawn.places.map(({ code }) =>
    collectors.filter(({ communes }) => communes.includes(code)).map(({ id }) => id),
  );
  const all = collectors.map(({ id }) => id);
  const histories: (readonly [History, number])[] = [];
  for (const life of drawn.lives) {
    const place = drawn.places[life.place];
    if (place?.unit !== unit) continue;
    const own = near[life.place] ?? [];
    const around = { place, collectors: own.length > 0 ? own : all, isShown: unit === IN_DEPTH };
    histories.push([historyOf(life, around, families, seed), life.monthsBefore]);
    if (histories.length % lookEvery === 0) await books.pass();
  }
  const messages = visitsOf(
    histories.map(([history]) => history),
    collectors,
    users,
    numbers,
    seed,
    unit,
  );
  books.lease(numbers.rows(founded.books, Chance.of(seed, `leases/${unit}`)));
  const clerk = users.ofUnit.get(unit);
  if (clerk === undefined) throw new Error(`unit ${unit} has no clerk`);
  const known = histories.filter(([history]) => history.known);
  for (const [index, [{ family, participants }, months]] of known.entries()) {
    const enrolment: Enrolment = {
      user: clerk,
      command: null,
      people: family.people,
      households: [family.household],
      now: momentOf(BOOKS_BEGIN, 0),
    };
    books.enrol([enrolment], participants.map(earlierRow(months)));
    if (index % lookEvery === 0) await books.pass();
  }
  const past = messages.filter(({ now }) => now <= until);
  const office = deskOf(unit, collectors, past, { users, floats, until, seed });
  const told = [...past, ...office].toSorted((a, b) => a.now - b.now);
  for (const [index, message] of told.entries()) {
    books.tell(message);
    if (index % lookEvery === 0) await books.pass();
  }
  await books.settle();
  return { histories: histories.map(([history]) => history), messages: messages.filter(({ now }) => now > until) };
}

/** So often the database is given what waits: it works meanwhile, and must not wait for what is drawn here. */
const lookEvery = 50;

/** What a person had paid before the books began, as the printed record has it. */
const earlierRow =
  (months: number) =>
  ({ person, earlier, income }: History['participants'][number]): EarlierRow => {
    const until = earlier?.until ?? (0 as Month);
    return {
      person: person.id as PersonId,
      until_month: until,
      supported_months: 0,
      spells: [{ from: formatMonth(until - months + 1), months, income, supported: 0 }],
      source: 'Tờ rời sổ BHXH (dữ liệu trình diễn)',
    };
  };

/** Every visit as the message that it left, in the order of the days, with the numbers of the receipts. */
function visitsOf(
  histories: readonly History[],
  collectors: readonly Collector[],
  users: Users,
  numbers: Numbers,
  seed: number,
  unit: UnitCode,
) {
  const chance = Chance.of(seed, `messages/${unit}`);
  const ofId = new Map(collectors.map((collector) => [collector.id, collector]));
  const visits = histories
    .flatMap((history) => history.visits)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.minute - b.minute));
  return visits
    .flatMap((visit) => {
      const collector = ofId.get(visit.family.collector);
      const user = users.ofCollector.get(visit.family.collector);
      return collector && user ? [takingOf(visit, collector, user, numbers.next(collector, visit.on), chance)] : [];
    })
    .toSorted((a, b) => a.now - b.now);
}

interface Desk {
  readonly users: Users;
  readonly floats: Floats;
  readonly until: number;
  readonly seed: number;
}

/** Cash is brought to the desk at the end of each quarter; files of a month, or of a quarter in which little is paid, go out in batches at the beginning of the next, and are answered in its middle. */
function deskOf(
  unit: UnitCode,
  collectors: readonly Collector[],
  messages: ReturnType<typeof visitsOf>,
  { users, floats, until, seed }: Desk,
): readonly Message[] {
  const chance = Chance.of(seed, `desk/${unit}`);
  const found: Message[] = [];
  let at = 0;
  const paid: Record<'voluntary' | 'health', string[]> = { voluntary: [], health: [] };
  const first = monthOfDate(BOOKS_BEGIN);
  for (let month = first; ; month = (month + 1) as Month) {
    const end = dayOf(month, 31);
    if (momentOf(end, brought) > until) break;
    for (let message = messages[at]; message && message.now <= momentOf(end, brought); message = messages[++at]) {
      floats.follow(message);
      for (const { id, claim } of message.text.lines) paid[claim.product].push(id);
    }
    if (calendarMonth(month) % monthsInQuarter === 0)
      found.push(...collectors.flatMap((collector) => floats.bring(collector, end, users, chance) ?? []));
    for (const product of ['voluntary', 'health'] as const) {
      // Where little is paid in a month, its files wait for those of the quarter.
      const isWaiting = calendarMonth(month) % monthsInQuarter !== 0 && paid[product].length < filesWorthSending;
      if (isWaiting) continue;
      found.push(...batchesOf(unit, product, paid[product], month, { users, until, chance }));
      paid[product] = [];
    }
  }
  for (; at < messages.length; at++) {
    const message = messages[at];
    if (message) floats.follow(message);
  }
  return found;
}

const monthsInQuarter = 3;
/** Before the cash is counted. */
const brought = 16 * 60 + 29;
const filesAtOnce = 500;
const filesWorthSending = 150;

/** The batches of a month: those that would be answered after the past ended wait for the answer; those that would be sent after it are drafts. */
function batchesOf(
  unit: UnitCode,
  product: 'voluntary' | 'health',
  payments: readonly string[],
  month: Month,
  { users, until, chance }: Pick<Desk, 'users' | 'until'> & { readonly chance: Chance },
): readonly Message[] {
  const next = (month + 1) as Month;
  const on = (day: number): PlainDate => dayOf(next, day);
  const starts = Array.from({ length: Math.ceil(payments.length / filesAtOnce) }, (_, nth) => nth * filesAtOnce);
  return starts.flatMap((start): readonly Message[] => {
    const own = payments.slice(start, start + filesAtOnce);
    const [made, sent, answered] = [on(4), on(5), on(15)].map((day) => momentOf(day, 10 * 60)) as [
      number,
      number,
      number,
    ];
    const batch = idAt<'batch'>(made, chance);
    const answers = own.map((payment) => ({ payment, result: 'accepted', reason: null, insuranceNumber: null }));
    return [
      fromOffice(unit, users, made, { kind: 'make-batch', batch, product, payments: own }, chance),
      fromOffice(unit, users, sent, { kind: 'submit-batch', batch, on: on(5) }, chance),
      fromOffice(unit, users, answered, { kind: 'answer-batch', batch, answers }, chance),
    ].filter(({ now }) => now <= until);
  });
}
