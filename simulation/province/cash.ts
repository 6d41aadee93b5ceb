import type { CollectorId, UnitCode } from '@diemtua/domain/ids';
import { claimText, quote, type Claim } from '@diemtua/domain/collection';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  importStatement,
  inSession,
  openDues,
  provinceScope,
  tellMany,
  type Engine,
  type Message,
} from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { officeOf, PROVINCE, senderOf, type Collector, type UnitAccount } from './found.ts';
import type { History } from './histories.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { fromOffice, type Taking } from './messages.ts';
import { IN_DEPTH, TODAY } from './scale.ts';
import type { Users } from './users.ts';

const afternoon = 16 * 60 + 30;
const morning = 9 * 60;

/** A hand-over of a collector's cash. */
export interface HandedOver {
  readonly collector: Collector;
  readonly on: PlainDate;
  readonly amount: number;
  readonly reference: string;
  readonly id: string;
  readonly message: Message;
}

interface Taken {
  readonly collector: CollectorId;
  readonly amount: number;
}

/** Adds up what each collector holds and lets it be handed over. */
export class Floats {
  private readonly held = new Map<CollectorId, number>();
  /** By the ids of receipts and of their lines. */
  private readonly taken = new Map<string, Taken>();

  /** Money was taken, or given back. */
  follow({ sender, text }: Message): void {
    const { collector } = sender;
    if (text.kind === 'take-payment' && collector !== null) {
      const { lines, receipt } = text as Taking;
      const amount = lines.reduce((all, line) => all + line.amount, 0);
      this.taken.set(receipt.id, { collector, amount });
      for (const line of lines) this.taken.set(line.id, { collector, amount: line.amount });
      this.add(collector, amount);
    }
    const back =
      text.kind === 'void-receipt'
        ? text.receipt
        : text.kind === 'settle' && text.settlement.how === 'pay-back' && text.settlement.from === 'float'
          ? text.payment
          : null;
    const taken = back === null ? undefined : this.taken.get(back);
    if (taken) this.add(taken.collector, -taken.amount);
  }

  private add(collector: CollectorId, amount: number): void {
    this.held.set(collector, (this.held.get(collector) ?? 0) + amount);
  }

  /** What is held is brought to the unit's desk and counted there; null: there is nothing. */
  bring(collector: Collector, on: PlainDate, users: Users, chance: Chance): Message | null {
    const amount = this.held.get(collector.id) ?? 0;
    if (amount <= 0) return null;
    this.held.set(collector.id, 0);
    const at = momentOf(on, afternoon);
    const content = {
      kind: 'receive-cash',
      handOver: idAt<'hand-over'>(at, chance),
      collector: collector.id,
      amount,
      on,
      reference: null,
    };
    return fromOffice(collector.unit, users, at, content, chance);
  }

  /** What is held is handed over; null: there is nothing. */
  handOver(collector: Collector, on: PlainDate, users: Users, chance: Chance): HandedOver | null {
    const amount = this.held.get(collector.id) ?? 0;
    const user = users.ofCollector.get(collector.id);
    if (amount <= 0 || user === undefined) return null;
    this.held.set(collector.id, 0);
    const at = momentOf(on, afternoon);
    const id = idAt<'hand-over'>(at, chance);
    const reference = `NT${collector.code.slice(2)}${on.slice(2).replaceAll('-', '')}`;
    const text = {
      id: idAt<'command'>(at, chance),
      madeAt: new Date(at).toISOString(),
      kind: 'hand-over',
      handOver: id,
      amount: amount as never,
      means: 'deposit',
      on,
      reference,
    } as const;
    return { collector, on, amount, reference, id, message: { sender: senderOf(collector, user), text, now: at } };
  }
}

/** A movement of a bank account as internet banking prints it. */
export interface Movement {
  readonly on: PlainDate;
  readonly narrative: string;
  readonly credit: number;
  readonly reference: string;
}

const printed = (day: PlainDate): string => day.split('-').toReversed().join('/');
const head = ['Ngày giao dịch', 'Diễn giải', 'Ghi nợ', 'Ghi có', 'Số tham chiếu'] as const;

/** A statement as a table of cells. */
export function statementOf({ number }: UnitAccount, movements: readonly Movement[]) {
  return [
    ['Số tài khoản', number, null, null, null],
    [...head],
    ...movements.map(({ on, narrative, credit, reference }) => [printed(on), narrative, null, credit, reference]),
  ];
}

/** The bank shows what collectors paid in; the office imports the statement and says which hand-over each movement is. */
export async function arrive(
  engine: Engine,
  account: UnitAccount,
  handed: readonly HandedOver[],
  on: PlainDate,
  users: Users,
  chance: Chance,
): Promise<void> {
  const user = users.ofUnit.get(account.unit);
  if (handed.length === 0 || user === undefined) return;
  const sender = officeOf(account.unit, user);
  const at = momentOf(on, morning);
  const movements = handed.map(({ on: day, collector, amount, reference }) => ({
    on: day,
    narrative: `${collector.code} nop tien ${reference}`,
    credit: amount,
    reference,
  }));
  const lines = await inSession(engine, provinceScope(PROVINCE, user), async (session) => {
    const table = statementOf(account, movements);
    const read = await importStatement(
      session,
      sender,
      account.id,
      { kind: 'table', table },
      idAt<'command'>(at, chance),
      at,
    );
    if (read.kind !== 'imported')
      throw new Error(`a statement of ${account.unit} was not taken: ${JSON.stringify(read)}`);
    const found = await session.client.query<{ id: string; reference: string }>(
      `select id, content->>'reference' as reference from bank_line where province = $1 and account = $2 and state = 'open'`,
      [PROVINCE, account.id],
    );
    return new Map(found.rows.map(({ reference, id }) => [reference, id]));
  });
  const matches = handed.flatMap(({ reference, id }, index) => {
    const line = lines.get(reference);
    return line === undefined
      ? []
      : [
          fromOffice(
            account.unit,
            users,
            at + index,
            { kind: 'match-line', line, to: { what: 'hand-over', handOver: id } },
            chance,
          ),
        ];
  });
  await tellMany(engine, matches);
}

const duesWanted = 12;

/** Amounts that people of the unit in depth are going to transfer: their next period, by reference. */
export function duesOf(histories: readonly History[], users: Users, seed: number): readonly Message[] {
  const chance = Chance.of(seed, 'dues');
  const today = monthOfDate(TODAY);
  const waiting = histories
    .flatMap(({ participants }) => participants.slice(0, 1))
    .filter(({ next, covered }) => covered.length > 0 && (next === today || next === today + 1))
    .slice(0, duesWanted);
  return waiting.flatMap((participant, index): readonly Message[] => {
    const { person, payer, method, income, next, covered, family } = participant;
    const at = momentOf(dayLater(TODAY, -5 + (index % 4)), morning + index);
    const claim: Claim = { product: 'voluntary', person: person.id, method, income, from: next };
    const asked = quote(payer, covered, claim, TODAY);
    if (asked.outcome === 'asks') return [];
    const lines = [{ id: idAt<'payment'>(at, chance), amount: asked.due.payable, claim: claimText(claim) }];
    const content = { kind: 'open-due', due: idAt<'due'>(at, chance), payer: person.name, lines, endsOn: '2025-12-31' };
    return [fromOffice(family.unit, users, at, content, chance)];
  });
}

/** The statement that the clerk of the unit in depth imports on the day of the demonstration. */
export async function sampleStatement(
  engine: Engine,
  account: UnitAccount,
  onTheWay: readonly HandedOver[],
): Promise<string> {
  const unit = IN_DEPTH as UnitCode;
  const dues = await inSession(engine, provinceScope(PROVINCE), (session) => openDues(session, unit));
  const on = dayLater(TODAY, -1);
  const transfers = dues.slice(0, 9).map((due, index): Movement => {
    const { reference, amount, payer } = due;
    const bare = payer
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
      .toUpperCase();
    // As banks pass it on: whole, in small letters, in groups, and left out by one who did not read.
    const narratives = [
      `${reference} ${bare} dong BHXH`,
      `MBVCB.8891.${reference.toLowerCase()}.CT tu 030${index} toi BHXH`,
      `IBFT ${bare} ${reference.replace(/^(..)(...)(...)/, '$1 $2 $3 ')}`,
    ];
    const narrative = index === 7 ? `${bare} nop tien bao hiem` : (narratives[index % narratives.length] ?? reference);
    return { on, narrative, credit: index === 8 ? amount - 20_000 : amount, reference: `FT2533300${index}` };
  });
  const deposits = onTheWay.slice(0, 3).map(({ on: day, collector, amount, reference }): Movement => ({
    on: day < on ? on : day,
    narrative: `${collector.code} nop tien ${reference}`,
    credit: amount,
    reference,
  }));
  const stranger: Movement = { on, narrative: 'Khach hang nop tien mat', credit: 330_000, reference: 'FT253339999' };
  const table = statementOf(account, [...transfers, ...deposits, stranger]);
  const cell = (value: string | number | null): string =>
    value === null ? '' : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
