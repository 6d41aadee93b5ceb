import {
  correctDeltas,
  deadlineOf,
  deltasOf,
  judgeLines,
  lastMonth,
  postingsOf,
  PRODUCTS,
  takenOnOf,
  type Covered,
  type Delta,
  type Judgement,
  type PaymentId,
} from '@diemtua/domain/collection';
import type { CollectorId, CommuneCode, PersonId, UnitCode } from '@diemtua/domain/ids';
import { account, bookedOn, correct, net, type AccountKind, type Booked, type Posting } from '@diemtua/domain/ledger';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { canonicalJson } from '../commands/fingerprint.ts';
import type { DeltaOf } from '../ledger/write.ts';
import { payersOf, type KnownPayer } from '../registry/payers.ts';
import type { Session } from '../session.ts';
import type { Filing } from './filing.ts';
import { linesOf, type StoredLine } from './lines.ts';

/** What new facts change in the books. */
export interface Rebooked {
  readonly postings: readonly Booked[];
  readonly deltas: readonly DeltaOf[];
  readonly judged: readonly Judged[];
  /** Where the people are who are known. */
  readonly communes: ReadonlyMap<PersonId, CommuneCode>;
}

/** What a line means now. */
export interface Judged {
  readonly line: StoredLine;
  readonly judgement: Judgement;
}

/** Somebody was joined with an entry that is not held, since the people were held: told again from the beginning, the command holds that one too. */
export class JoinedMeanwhile extends Error {
  /** As the database says of two transactions that cannot both be. */
  readonly code = '40001';
}

/**
 * Judges all lines of some people anew, and finds what has to be posted so that the books say what the facts mean: the inverse
 * of what no longer holds, and what is new. Nothing is written yet. See decision 0011.
 * @param all whether what did not change is looked at too: after two entries were joined or parted, the same lines are another's
 * @param held everybody whom the command holds
 * @throws JoinedMeanwhile where a line belongs to somebody else
 */
export async function rebook(
  session: Session,
  people: readonly PersonId[],
  { all = false, held = people }: { readonly all?: boolean; readonly held?: readonly PersonId[] } = {},
): Promise<Rebooked> {
  const lines = await linesOf(session, people);
  const own = new Set(held);
  if (!lines.every(({ person }) => own.has(person))) throw new JoinedMeanwhile('a person was joined with another');
  const roots = [...new Set([...lines.map(({ person }) => person), ...(all ? people : [])])];
  const payers = await payersOf(session, roots);
  const changed: Judged[] = [];
  const touched: PersonId[] = [];
  const covers = new Map<PersonId, readonly Judged[]>();
  const linesOfEach = groupBy(lines, ({ person }) => person);
  for (const person of roots) {
    const theirs = linesOfEach.get(person) ?? [];
    const standing = new Map(theirs.flatMap(({ id, standing: kept }) => (kept ? [[id, kept] as const] : [])));
    const judgements = judgeLines(payers.get(person) ?? null, theirs, standing);
    const judged = theirs.map((line) => ({ line, judgement: judgements.get(line.id) as Judgement }));
    covers.set(person, judged);
    const isKnown = payers.has(person);
    const different = judged.filter(
      ({ line, judgement }) =>
        all ||
        !isSame(line.standing, judgement) ||
        // Whatever its question is: since the person is known it belongs to a commune.
        (isKnown && line.commune === null) ||
        line.settlement ||
        line.refund ||
        line.paidBack.length > 0,
    );
    changed.push(...different);
    if (all || different.length > 0) touched.push(person);
  }
  const closed = await closedMonths(
    session,
    changed.map(({ line }) => line.unit),
  );
  const known = changed.filter(({ line }) => line.standing !== null).map(({ line }) => line.id);
  const posted = known.length > 0 ? await postedFor(session, known) : new Map<PaymentId, readonly Posting[]>();
  const counted =
    all || lines.some(({ standing }) => standing !== null)
      ? await countedFor(session, touched)
      : new Map<PersonId, readonly Delta[]>();
  return {
    judged: changed,
    communes: new Map([...payers].map(([person, { commune }]) => [person, commune])),
    postings: changed.flatMap(({ line, judgement }): readonly Booked[] =>
      correct(posted.get(line.id) ?? [], postingsOf(line, judgement, session.scope.province)).map((posting) => ({
        ...posting,
        bookedOn: bookedOn(posting.on, closed.get(line.unit) ?? null),
        unit: line.unit,
        payment: line.id,
      })),
    ),
    deltas: touched.flatMap((person) => {
      const wanted = wantedDeltas(covers.get(person) ?? [], payers.get(person) ?? null);
      return correctDeltas(counted.get(person) ?? [], wanted).map((delta) => ({ ...delta, person }));
    }),
  };
}

/** The database keeps the fields of a document in an order of its own. */
const isSame = (one: Judgement | null, other: Judgement): boolean => canonicalJson(one) === canonicalJson(other);

/** What counts of a person, from what all of the person's lines mean. */
export function wantedDeltas(judged: readonly Judged[], payer: KnownPayer | null): readonly Delta[] {
  if (payer === null) return [];
  const covers = judged.flatMap(({ line, judgement }) =>
    judgement.outcome === 'covers' ? [coverOf(line, judgement, payer)] : [],
  );
  return PRODUCTS.flatMap((product) => deltasOf(covers.filter(({ covered }) => covered.product === product)));
}

function coverOf(line: StoredLine, covered: Covered, payer: KnownPayer) {
  const { refund, collector, unit, commune } = line;
  const takenOn = takenOnOf(line);
  // Targets go by the commune's unit of that day; the books by the unit that took the money.
  const place = { commune: commune ?? payer.commune, unit: payer.unitOn(takenOn) ?? unit, collector };
  // A refund was made of the months that were covered then; where the line has come to cover others, it may lie beyond them.
  const refundedFrom = refund && refund.from <= lastMonth(covered) ? refund.from : null;
  return { covered, takenOn, place, refundedFrom };
}

/** The last closed month of each of some units, where one was closed. */
export async function closedMonths(
  { client, scope }: Session,
  units: readonly UnitCode[],
): Promise<ReadonlyMap<UnitCode, Month>> {
  const found = await client.query<{ unit: UnitCode; month: Month }>({
    name: 'closed-months',
    text: 'select unit, max(month) as month from closed_period where province = $1 and unit = any ($2) group by unit',
    values: [scope.province, [...new Set(units)]],
  });
  return new Map(found.rows.map(({ unit, month }) => [unit, month]));
}

interface PostingRow {
  readonly payment: PaymentId;
  readonly debit_kind: AccountKind;
  readonly debit_owner: string;
  readonly credit_kind: AccountKind;
  readonly credit_owner: string;
  readonly amount: Dong;
  readonly about_on: PlainDate;
}

/** What is posted for some lines and was not taken back. The collectors' pay is no part of what a line means: it has facts of its own. */
async function postedFor(
  { client, scope }: Session,
  payments: readonly PaymentId[],
): Promise<ReadonlyMap<PaymentId, readonly Posting[]>> {
  const found = await client.query<PostingRow>({
    name: 'posted-for',
    text: `select payment, debit_kind, debit_owner, credit_kind, credit_owner, amount, about_on
      from posting where province = $1 and payment = any ($2::uuid[]) and debit_kind not in ('commission-cost', 'commission') order by written_at, stream, seq, line`,
    values: [scope.province, payments],
  });
  const written = groupBy(found.rows, ({ payment }) => payment);
  return new Map([...written].map(([payment, rows]) => [payment, net(rows.map(readPosting))]));
}

const readPosting = (row: PostingRow): Posting => ({
  debit: account(row.debit_kind, row.debit_owner),
  credit: account(row.credit_kind, row.credit_owner),
  amount: row.amount,
  on: row.about_on,
});

/** What is alike by its key, together. */
function groupBy<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

interface DeltaRow {
  readonly person: PersonId;
  readonly product: Delta['product'];
  readonly day: PlainDate;
  readonly delta: 1 | -1;
  readonly kind: Delta['kind'];
  readonly support_group: Delta['group'];
  readonly term: Delta['term'];
  readonly paid_through: Delta['paidThrough'];
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly collector: CollectorId | null;
}

/** What counts already for some people. */
async function countedFor(
  { client, scope }: Session,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Delta[]>> {
  const found = await client.query<DeltaRow>({
    name: 'counted-for',
    text: `select person, product, day, delta, kind, support_group, term, paid_through, commune, unit, collector
      from participation_delta where province = $1 and person = any ($2::uuid[])`,
    values: [scope.province, people],
  });
  return groupBy(
    found.rows.map(({ support_group, paid_through, ...row }) => ({
      ...row,
      group: support_group,
      paidThrough: paid_through,
    })),
    ({ person }) => person,
  );
}

const judgeSql = `
insert into judgement (province, payment, person, unit, commune, collector, outcome, product, kind, from_month, months, due_month, payable, remainder, question, content, filing, revised_at)
select $1, payment, person, unit, commune, collector, outcome, product, kind, from_month, months, due_month, payable, remainder, question, content, filing, to_timestamp(revised_ms / 1000)
from jsonb_to_recordset($2::jsonb) as t (payment uuid, person uuid, unit text, commune text, collector uuid, outcome text, product text, kind text,
  from_month integer, months smallint, due_month integer, payable bigint, remainder bigint, question text, content jsonb, filing text, revised_ms double precision)
on conflict (province, payment) do update set person = excluded.person, commune = excluded.commune, outcome = excluded.outcome, product = excluded.product, kind = excluded.kind,
  from_month = excluded.from_month, months = excluded.months, due_month = excluded.due_month, payable = excluded.payable, remainder = excluded.remainder,
  question = excluded.question, content = excluded.content, filing = excluded.filing, revised_at = excluded.revised_at`;

/**
 * Writes what lines mean now.
 * @param now the moment, in milliseconds since 1970; that of each line where many commands are told at once
 */
export async function writeJudgements(
  { client, scope }: Session,
  judged: readonly Judged[],
  now: number | ((line: StoredLine) => number),
  communes: ReadonlyMap<PersonId, CommuneCode>,
): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged.map((each) => ({
    ...judgementRow(each, communes.get(each.line.person) ?? null),
    revised_ms: typeof now === 'number' ? now : now(each.line),
  }));
  await client.query({ name: 'judge', text: judgeSql, values: [scope.province, JSON.stringify(rows)] });
}

/**
 * What a line means, as a row.
 * @param commune where the person is; null: nobody has told us of this person yet
 */
export function judgementRow({ line, judgement }: Judged, commune: CommuneCode | null) {
  const covered = judgement.outcome === 'covers' ? judgement : null;
  return {
    payment: line.id,
    person: line.person,
    unit: line.unit,
    commune: line.commune ?? commune,
    collector: line.collector,
    outcome: judgement.outcome,
    product: covered?.product ?? line.claim.product,
    kind: covered?.kind ?? null,
    from_month: covered?.from ?? null,
    months: covered?.months ?? null,
    due_month: covered ? dueMonth(covered) : null,
    payable: covered?.payable ?? null,
    remainder: covered?.remainder ?? null,
    question: judgement.outcome === 'suspense' ? judgement.question.asks : null,
    content: judgement,
    filing: filingOf(line, judgement),
  };
}

/** The last month in which the next period may be paid. */
function dueMonth(covered: Covered): Month | null {
  const next = (lastMonth(covered) + 1) as Month;
  if (covered.product === 'health' || covered.method === null) return lastMonth(covered);
  if (covered.method === 'missing-months') return null;
  return deadlineOf(covered.method, next);
}

/** Where a file stands once it is judged anew: it keeps its place unless its outcome is another one. What was sent and is void has to be taken back. */
function filingOf({ standing, filing, sent }: StoredLine, { outcome }: Judgement): Filing {
  if (standing?.outcome === outcome && filing !== null) return filing;
  if (outcome === 'voided' && sent !== null) return 'to-decrease';
  return ({ covers: 'money-taken', suspense: 'asked-back', voided: 'cancelled' } as const)[outcome];
}
