import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  canonicalOrder,
  correctDeltas,
  judgeLines,
  postingsOf,
  type AnswerBatch,
  type Judgement,
  type MakeBatch,
  type PaymentId,
  type ReceiveCash,
  type SubmitBatch,
  type TakePayment,
} from '@diemtua/domain/collection';
import { commandSchema, type Command } from '@diemtua/domain/commands';
import type { PersonId, ProvinceCode, UnitCode } from '@diemtua/domain/ids';
import {
  account,
  bookedOn,
  canonicalText,
  correct,
  NO_HASH,
  post,
  type Booked,
  type Entry,
  type Posting,
  type Stream,
} from '@diemtua/domain/ledger';
import type pg from 'pg';
import type { Filing } from '../collection/filing.ts';
import type { StoredLine } from '../collection/lines.ts';
import { judgementRow, wantedDeltas, type Judged } from '../collection/rebook.ts';
import { fingerprint } from '../commands/fingerprint.ts';
import { paymentRows, receiptRow, type Message } from '../commands/tell-many.ts';
import { outcomeOf } from '../commands/tell.ts';
import { deltaRows, postingRows, sha256, type DeltaOf } from '../ledger/write.ts';
import { SUM_TABLES } from '../plan/roll.ts';
import { payerOf, type KnownPayer, type PayerFacts } from '../registry/payers.ts';
import { rowOf, type Enrolment } from '../registry/people.ts';
import { BULK_TABLES, type BulkTable } from './bulk-tables.ts';
import { bytesText, Copying, instantText } from './copy-text.ts';
import { Ground, type LeaseRow } from './ground.ts';
import { InOrder } from './in-order.ts';
import { isLaterMonth, newestOf, type EarlierRow, type Kept, type Known } from './known.ts';
import { Numbers, type Paper } from './numbers.ts';
import { SumsInBulk } from './sums-in-bulk.ts';

/** The commands that can be told in bulk: what years of ordinary work are made of. */
export type BulkCommand = TakePayment | ReceiveCash | MakeBatch | SubmitBatch | AnswerBatch;
const kinds: ReadonlySet<string> = new Set<BulkCommand['kind']>([
  'take-payment',
  'receive-cash',
  'make-batch',
  'submit-batch',
  'answer-batch',
]);

interface Head {
  seq: number;
  hash: string;
}

interface Made {
  readonly unit: UnitCode;
  readonly product: string;
  readonly number: number;
  readonly payments: readonly string[];
  readonly madeAt: number;
  readonly madeBy: string;
  submittedAt: number | null;
  answered: number;
}

/** What a command of a kind does to the books, before it is written. */
interface Change {
  readonly postings: readonly Booked[];
  readonly deltas: readonly DeltaOf[];
  readonly judged: readonly Judged[];
}

const none: Change = { postings: [], deltas: [], judged: [] };

/**
 * Tells a province's books what happened over years, in memory and by COPY, through the same functions of the domain that each command goes through when it is told by itself:
 * claims are judged, postings follow from judgements, participation from covers, entries are chained. What is written is, row for row, what `tell` would have written of the
 * same commands in the same order (`bulk.books.test.ts` holds one against the other).
 *
 * It is for people of whom the books know nothing yet. Row-level security and closed months are the caller's matter: the client owns the tables, and months are closed afterwards.
 */
export class BulkBooks {
  private readonly client: pg.PoolClient;
  private readonly province: ProvinceCode;
  private readonly ground: Ground;
  private readonly tables: Readonly<Record<BulkTable, Copying>>;
  private readonly leases: Copying;
  private readonly people = new Map<PersonId, Known>();
  private readonly payments = new Map<string, Kept>();
  private readonly numbers = new Numbers();
  private readonly households = new Set<string>();
  private readonly heads = new Map<Stream, Head>();
  private readonly batches = new Map<string, Made>();
  private readonly batchNumbers = new Map<string, number>();
  private sent = 0;
  /** Null: the sums are not empty, and whoever asks for them next adds to them. */
  private readonly sums: SumsInBulk | null;
  /** Rows on their way. */
  private readonly flying = new InOrder();
  /** People who were enrolled, and lines that were taken. */
  readonly written = { people: 0, payments: 0, commands: 0 };

  private constructor(client: pg.PoolClient, province: ProvinceCode, ground: Ground, areFresh: boolean) {
    this.client = client;
    this.province = province;
    this.ground = ground;
    this.sums = areFresh ? new SumsInBulk() : null;
    const copies = BULK_TABLES.map((table) => [table, new Copying(client, table, areFresh)]);
    this.leases = new Copying(client, 'receipt_lease', false);
    this.tables = Object.fromEntries(copies) as Readonly<Record<BulkTable, Copying>>;
  }

  /**
   * Begins with what the province has: places, books of receipts, ends of streams.
   * @param areFresh whether the tables, and those of the sums, were emptied by this transaction
   */
  static async open(client: pg.PoolClient, province: ProvinceCode, areFresh: boolean): Promise<BulkBooks> {
    const books = new BulkBooks(client, province, await Ground.of(client, province), areFresh);
    const { rows: heads } = await client.query<Head & { stream: Stream }>(
      `select stream, seq, encode(hash, 'hex') as hash from journal_head where province = $1`,
      [province],
    );
    for (const { stream, seq, hash } of heads) books.heads.set(stream, { seq, hash });
    const { rows: batches } = await client.query<{ unit: string; product: string; number: number }>(
      'select unit, product, max(number) as number from batch where province = $1 group by unit, product',
      [province],
    );
    for (const { unit, product, number } of batches) books.batchNumbers.set(`${unit} ${product}`, number);
    const { rows: sent } = await client.query<{ n: number | null }>(
      'select max(sent_as) as n from judgement where province = $1',
      [province],
    );
    books.sent = sent[0]?.n ?? 0;
    return books;
  }

  /** Hands out numbers of receipts. */
  lease(rows: readonly LeaseRow[]): void {
    this.ground.lease(rows);
    for (const row of rows) this.leases.add({ province: this.province, ...row });
    this.send(this.leases);
  }

  /** Puts people into the registry, with what they had paid before. Nobody is told twice. */
  enrol(enrolments: readonly Enrolment[], earlier: readonly EarlierRow[] = []): void {
    for (const enrolment of enrolments) this.enrolOne(enrolment);
    for (const row of earlier) {
      this.tables.person_earlier.add({ province: this.province, ...row });
      const known = this.known(row.person);
      known.earlier = row;
      known.payer = null;
    }
  }

  /** @returns those of whom something is known that was not */
  private enrolOne({ user, command, people, households, now }: Enrolment): ReadonlySet<PersonId> {
    const { province, tables } = this;
    const said = { at: instantText(now), by: user, why: 'enrolled', command };
    const news = new Set<PersonId>();
    for (const person of people) {
      const { id } = person;
      const before = this.people.get(id);
      if (before && before.content !== null) continue;
      this.people.set(id, {
        id,
        content: person,
        households: before?.households ?? [],
        earlier: null,
        payer: null,
        kept: before?.kept ?? [],
      });
      news.add(id);
      const { keys, ...row } = rowOf(person);
      tables.person.add({ province, version: 1, ...row });
      for (const key of new Set(keys)) tables.person_key.add({ province, key, person: id });
      tables.person_version.add({ province, person: id, version: 1, ...said, content: person });
      this.written.people += 1;
    }
    for (const household of households) {
      const { id, commune, code, members } = household;
      if (this.households.has(id)) continue;
      this.households.add(id);
      tables.household.add({ province, id, version: 1, commune, code, content: household });
      for (const { person, from, to } of members) {
        tables.household_member.add({ province, household: id, person, from_day: from, to_day: to });
        const known = this.known(person);
        if (!known.households.includes(household)) known.households.push(household);
        known.payer = null;
        news.add(person);
      }
      tables.household_version.add({ province, household: id, version: 1, ...said, content: household });
    }
    return news;
  }

  private known(id: PersonId): Known {
    let known = this.people.get(id);
    if (!known) {
      known = { id, content: null, households: [], earlier: null, payer: null, kept: [] };
      this.people.set(id, known);
    }
    return known;
  }

  private payerOf(known: Known): KnownPayer | null {
    const { id, content, households, earlier } = known;
    if (content === null) return null;
    known.payer ??= payerOf({
      id,
      content,
      households,
      statuses: null,
      units: this.ground.links.get(content.commune) ?? null,
      until_month: earlier?.until_month ?? null,
      supported_months: earlier?.supported_months ?? null,
    } as PayerFacts);
    return known.payer;
  }

  /** Tells one command, after all that were told before. */
  tell(message: Message): void {
    const { sender, text, now } = message;
    const command = message.command ?? commandSchema.parse(text);
    const change = this.carryOut(message, command);
    const { id, kind, madeAt } = command;
    this.tables.command.add({
      province: this.province,
      id,
      kind,
      fingerprint: bytesText(fingerprint(text)),
      sender: sender.user,
      device: sender.device,
      made_at: madeAt,
      received_at: instantText(now),
      body: text,
      outcome: outcomeOf({ ...change, noted: null }),
    });
    this.written.commands += 1;
    if (change.postings.length + change.deltas.length > 0) this.write(sender.stream, command, now, change);
  }

  private carryOut(message: Message, command: Command): Change {
    if (!isBulk(command)) throw new Error(`a command of the kind ${command.kind} is not told in bulk`);
    switch (command.kind) {
      case 'take-payment':
        return this.take(message, command);
      case 'receive-cash':
        return this.receive(message, command);
      case 'make-batch':
        return this.makeBatch(message, command);
      case 'submit-batch':
        return this.submitBatch(message, command);
      case 'answer-batch':
        return this.answerBatch(message, command);
    }
  }

  private take({ sender, now }: Message, command: TakePayment): Change {
    const { receipt, lines, people, households } = command;
    if (receipt.replaces !== undefined) throw new Error('a receipt that replaces another one is not told in bulk');
    const news = this.enrolOne({ user: sender.user, command: command.id, people, households, now });
    const row = receiptRow(sender, command);
    this.tables.receipt.add({ province: this.province, ...row, received_at: instantText(now) });
    for (const each of paymentRows(command)) this.tables.payment.add({ province: this.province, ...each });
    this.written.payments += lines.length;
    const paper: Paper = {
      id: receipt.id,
      takenAt: Date.parse(receipt.takenAt),
      takenOn: row.taken_on,
      receivedAt: now,
      leased: this.ground.isLeased(sender, receipt.series, receipt.number, row.taken_on),
      cash: row.cash_kind as Paper['cash'],
      people: lines.map(({ claim }) => claim.person),
      trouble: null,
    };
    const rivals = this.numbers.add(receipt.series, receipt.number, paper);
    const fresh = new Map<PersonId, Kept[]>();
    for (const { id, amount, claim } of lines) {
      const line: StoredLine = {
        id,
        receipt: receipt.id,
        person: claim.person,
        amount,
        claim,
        unit: sender.unit,
        collector: sender.collector,
        cash: account(paper.cash, row.cash_owner),
        takenOn: paper.takenOn,
        takenAt: paper.takenAt,
        trouble: paper.trouble,
        voided: false,
        settlement: null,
        paidBack: [],
        refund: null,
        sent: null,
        standing: null,
        commune: null,
        filing: null,
      };
      const kept: Kept = { line, settled: line, judgement: { outcome: 'voided' }, paper, revisedAt: now, batch: null };
      this.payments.set(id, kept);
      const own = fresh.get(claim.person);
      if (own) own.push(kept);
      else fresh.set(claim.person, [kept]);
    }
    const concerned = new Set<PersonId>([...fresh.keys(), ...news, ...rivals]);
    const changes = [...concerned].map((person) => {
      const added = fresh.get(person) ?? [];
      const isPlain = !news.has(person) && !rivals.has(person);
      return this.judge(this.known(person), added, now, isPlain);
    });
    return {
      postings: changes.flatMap(({ postings }) => postings),
      deltas: changes.flatMap(({ deltas }) => deltas),
      judged: changes.flatMap(({ judged }) => judged),
    };
  }

  /**
   * Judges a person's lines after some were added.
   * @param isPlain nothing else is new: then lines that come after all others leave what these mean as it is
   */
  private judge(known: Known, added: readonly Kept[], now: number, isPlain: boolean): Change {
    const { kept } = known;
    if (kept.length + added.length === 0) return none;
    const payer = this.payerOf(known);
    const last = kept.at(-1);
    const follows = isPlain && (last === undefined || added.every(({ line }) => canonicalOrder(last.line, line) < 0));
    if (!follows) for (const each of kept) each.line = { ...each.line, trouble: each.paper.trouble };
    const judgedBefore = kept.map(({ line, settled }) => (follows ? settled : line));
    const standing = new Map(kept.map(({ line, judgement }) => [line.id, judgement]));
    const judgements = judgeLines(payer, [...judgedBefore, ...added.map(({ line }) => line)], standing);
    // Later months than any before: what counts of all but the newest of each product stays as it is.
    const goesOn = follows && added.every(({ line }) => kept.every((each) => isLaterMonth(each, line.claim)));
    // What counts until now follows from what was judged until now.
    const old = goesOn ? newestOf(kept) : [...kept];
    const counted = wantedDeltas(old, payer);
    kept.push(...added);
    if (!follows || added.length > 1) kept.sort((a, b) => canonicalOrder(a.line, b.line));
    const changed: Judged[] = [];
    const postings: Booked[] = [];
    const commune = payer?.commune ?? null;
    for (const each of kept) {
      const { line } = each;
      const judgement = judgements.get(line.id) as Judgement;
      const isNew = line.standing === null;
      if (follows && !isNew) continue;
      if (!isNew && fingerprint(line.standing) === fingerprint(judgement) && !(payer && line.commune === null))
        continue;
      changed.push({ line, judgement });
      const stood = isNew ? [] : postingsOf(line, each.judgement, this.province);
      postings.push(...this.booked(correct(stood, postingsOf(line, judgement, this.province)), line.unit, line.id));
      const row = judgementRow({ line, judgement }, commune);
      each.judgement = judgement;
      each.revisedAt = now;
      each.line = { ...line, standing: judgement, commune: row.commune, filing: row.filing as Filing };
    }
    for (const [index, each] of kept.entries()) {
      if (each.settled.sent !== index + 1 || !follows) each.settled = { ...each.line, sent: index + 1 };
    }
    if (changed.length === 0) return none;
    const deltas = correctDeltas(counted, wantedDeltas(goesOn ? [...old, ...added] : kept, payer));
    const of = known.id;
    return { postings, deltas: deltas.map((delta) => ({ ...delta, person: of })), judged: changed };
  }

  private booked(postings: readonly Posting[], unit: UnitCode, payment: PaymentId | null): readonly Booked[] {
    const closed = this.ground.closed.get(unit) ?? null;
    return postings.map((posting) => ({ ...posting, bookedOn: bookedOn(posting.on, closed), unit, payment }));
  }

  private receive({ sender }: Message, { handOver, collector, amount, on, reference, id }: ReceiveCash): Change {
    this.tables.hand_over.add({
      province: this.province,
      id: handOver,
      collector,
      unit: sender.unit,
      amount,
      means: 'office',
      handed_on: on,
      reference,
      command: id,
      state: 'arrived',
      received: amount,
      received_on: on,
      received_by: sender.user,
    });
    const postings = post(account('bank', sender.unit), account('float', collector), amount, on);
    return { ...none, postings: this.booked(postings, sender.unit, null) };
  }

  private makeBatch({ sender, now }: Message, { batch, product, payments }: MakeBatch): Change {
    const key = `${sender.unit} ${product}`;
    const number = (this.batchNumbers.get(key) ?? 0) + 1;
    this.batchNumbers.set(key, number);
    const made = { unit: sender.unit, product, number, payments, madeAt: now, madeBy: sender.user };
    this.batches.set(batch, { ...made, submittedAt: null, answered: 0 });
    for (const payment of payments) {
      const kept = this.payments.get(payment);
      const isReady = kept?.judgement.outcome === 'covers' && kept.line.filing === 'money-taken' && kept.batch === null;
      if (!kept || !isReady) throw new Error(`payment ${payment} cannot be put into a batch in bulk`);
      kept.batch = batch;
    }
    this.step(payments, 'to-submit', sender.user, now);
    return none;
  }

  private submitBatch({ sender, now }: Message, { batch }: SubmitBatch): Change {
    const made = this.madeOf(batch);
    made.submittedAt = now;
    for (const payment of made.payments.toSorted()) {
      const kept = this.payments.get(payment);
      if (kept) kept.line = { ...kept.line, sent: ++this.sent };
    }
    this.step(made.payments, 'with-agency', sender.user, now);
    return none;
  }

  private answerBatch({ sender, now }: Message, { batch, answers }: AnswerBatch): Change {
    const made = this.madeOf(batch);
    if (answers.some(({ result, insuranceNumber }) => result !== 'accepted' || insuranceNumber !== null))
      throw new Error('an answer that rejects, or gives a number, is not told in bulk');
    made.answered += answers.length;
    this.step(
      answers.map(({ payment }) => payment),
      'accepted',
      sender.user,
      now,
    );
    return none;
  }

  private madeOf(batch: string): Made {
    const made = this.batches.get(batch);
    if (!made) throw new Error(`batch ${batch} was not made in bulk`);
    return made;
  }

  private step(payments: readonly string[], to: Filing, by: string, now: number): void {
    for (const payment of payments) {
      const kept = this.payments.get(payment);
      if (!kept) throw new Error(`payment ${payment} was not told in bulk`);
      this.tables.filing_step.add({
        province: this.province,
        payment,
        at: instantText(now),
        id: randomUUID(),
        by,
        from_state: kept.line.filing,
        to_state: to,
        why: null,
      });
      kept.line = { ...kept.line, filing: to };
    }
  }

  private write(stream: Stream, { id }: Command, now: number, { postings, deltas }: Change): void {
    const { province, tables } = this;
    const head = this.heads.get(stream) ?? { seq: 0, hash: NO_HASH };
    const entry: Entry = { stream, seq: head.seq + 1, command: id, writtenAt: now, postings };
    const hash = sha256(canonicalText(entry, head.hash));
    const written_at = instantText(now);
    const { seq } = entry;
    tables.journal.add({ province, stream, seq, command: id, written_at, hash: bytesText(hash) });
    const posted = { province, stream, seq, written_at };
    for (const row of postingRows(postings)) tables.posting.add(row, posted);
    const learned = { province, stream, seq, known_at: written_at };
    for (const row of deltaRows(deltas)) tables.participation_delta.add(row, learned);
    this.sums?.tell(deltas, now);
    this.heads.set(stream, { seq: entry.seq, hash });
  }

  /** Sends a table's rows when all that was sent before has arrived. */
  private send(table: Copying): void {
    const piece = table.take();
    if (piece !== null) this.flying.add(piece);
  }

  /**
   * Sends what waits, where it is enough to be worth it. More can be told while it is written, until so much is on its way that the database has to come after: called often, so that the
   * database does not wait for this thread either.
   */
  async pass(): Promise<void> {
    for (const table of BULK_TABLES) if (this.tables[table].isFull) this.send(this.tables[table]);
    await setImmediate();
    await this.flying.room();
  }

  /** Resolves when all that was told has been written. */
  async arrived(): Promise<void> {
    await this.flying.over();
  }

  /**
   * Writes what all lines mean by now and lets go of everybody: nothing more can be told of these people, receipts and batches in bulk. A province is told unit by unit, so that no more than
   * one is ever held in memory.
   */
  async settle(): Promise<void> {
    const { province, tables } = this;
    for (const { line, judgement, revisedAt, batch } of this.payments.values()) {
      const payer = this.people.get(line.person)?.payer ?? null;
      tables.judgement.add({
        province,
        ...judgementRow({ line, judgement }, payer?.commune ?? null),
        filing: line.filing,
        batch,
        sent_as: line.sent,
        sent_content: line.sent === null ? null : judgement,
        revised_at: instantText(revisedAt),
      });
    }
    for (const [id, made] of this.batches) {
      const { unit, product, number, payments, madeAt, madeBy, submittedAt, answered } = made;
      const state = submittedAt === null ? 'draft' : answered < payments.length ? 'submitted' : 'answered';
      tables.batch.add({
        province,
        id,
        unit,
        product,
        number,
        state,
        made_at: instantText(madeAt),
        made_by: madeBy,
        submitted_at: submittedAt === null ? null : instantText(submittedAt),
        content: { payments, decreases: [] },
      });
    }
    for (const each of [this.people, this.payments, this.numbers, this.households, this.batches]) each.clear();
    for (const table of BULK_TABLES) this.send(tables[table]);
    const heads = [...this.heads].map(([stream, { seq, hash }]) => ({ stream, seq, hash }));
    this.flying.add(() =>
      this.client.query(
        `insert into journal_head (province, stream, seq, hash)
         select $1, stream, seq, decode(hash, 'hex') from jsonb_to_recordset($2::jsonb) as t (stream text, seq bigint, hash text)
         on conflict (province, stream) do update set seq = excluded.seq, hash = excluded.hash`,
        [province, JSON.stringify(heads)],
      ),
    );
    await this.pass();
  }

  /** Writes the sums, when all was told and settled; resolves when all of it has been written. */
  async finish(): Promise<void> {
    if (this.sums !== null) {
      const copies = SUM_TABLES.map((table) => [table, new Copying(this.client, table, true)]);
      const into = Object.fromEntries(copies) as Readonly<Record<(typeof SUM_TABLES)[number], Copying>>;
      await this.sums.write(this.province, this.heads, into, async () => {
        for (const table of SUM_TABLES) this.send(into[table]);
        await setImmediate();
      });
    }
    await this.arrived();
  }
}

const isBulk = (command: Command): command is BulkCommand => kinds.has(command.kind);
