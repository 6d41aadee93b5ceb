import type { CollectorId, UnitCode } from '@diemtua/domain/ids';
import {
  c16Schema,
  c17Schema,
  c66aSchema,
  fillC16,
  fillC17,
  fillC66a,
  type FilledForm,
} from '@diemtua/domain/reporting';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Covered, Refund } from '@diemtua/domain/collection';
import { hold } from '../commands/effect.ts';
import { isVoid } from '../collection/voids.ts';
import type { Session } from '../session.ts';
import { numberText, reporterOf } from './issuer.ts';

interface TakenRow {
  readonly series: string;
  readonly number: number;
  readonly takenOn: PlainDate;
  readonly payer: string;
  readonly product: 'voluntary' | 'health';
  readonly amount: number;
  readonly voided: boolean;
}

interface HandedRow {
  readonly id: string;
  readonly amount: number;
  readonly means: 'deposit' | 'transfer' | 'office';
  readonly handedOn: PlainDate;
  readonly reference: string | null;
}

interface CollectorRow {
  readonly name: string;
  readonly code: string;
  readonly unit: UnitCode;
}

/** What one collector took, a row for each product of a receipt, and what of it was handed over with which slip. */
interface Account {
  readonly collector: CollectorRow;
  readonly lines: readonly (TakenRow & {
    readonly handedOver: number;
    readonly slips: readonly (HandedRow & { readonly part: number })[];
  })[];
  readonly handed: readonly HandedRow[];
}

/** What is handed over pays for what was taken first: cash has no names on it. */
async function accountOf({ client, scope }: Session, id: CollectorId, to: PlainDate): Promise<Account | null> {
  const collector = (
    await client.query<CollectorRow>('select name, code, unit from collector where province = $1 and id = $2', [
      scope.province,
      id,
    ])
  ).rows[0];
  if (!collector) return null;
  const taken = await client.query<TakenRow>(
    `select r.series, r.number, r.taken_on as "takenOn", r.payer, y.product, sum(y.amount)::bigint as amount,
       ${isVoid('r')} as voided
     from receipt r join payment y on y.province = r.province and y.receipt = r.id
     where r.province = $1 and r.collector = $2 and r.taken_on <= $3 and r.cash_kind = 'float'
     group by r.province, r.id, r.series, r.number, r.taken_on, r.payer, r.taken_at, y.product order by r.taken_at, r.id, y.product`,
    [scope.province, id, to],
  );
  const handed = await client.query<HandedRow>(
    `select id, amount, means, handed_on as "handedOn", reference from hand_over where province = $1 and collector = $2 and handed_on <= $3 order by handed_on, id`,
    [scope.province, id, to],
  );
  const left = handed.rows.map((slip) => ({ slip, amount: slip.amount }));
  const lines = taken.rows.map((line) => {
    const slips: (HandedRow & { readonly part: number })[] = [];
    let open = line.voided ? 0 : line.amount;
    for (let first = left[0]; open > 0 && first !== undefined; first = left[0]) {
      const part = Math.min(open, first.amount);
      slips.push({ ...first.slip, part });
      open -= part;
      first.amount -= part;
      if (first.amount === 0) left.shift();
    }
    return { ...line, handedOver: slips.reduce((sum, { part }) => sum + part, 0), slips };
  });
  return { collector, lines, handed: handed.rows };
}

const slipNumber = ({ reference, id }: HandedRow): string => (reference ?? id.slice(-12)).slice(0, 40);

/** C17-TS: what a collector took between two days, beside what was handed over of it up to the second. */
export async function reconciliationForm(
  session: Session,
  id: CollectorId,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<FilledForm | null> {
  const account = await accountOf(session, id, to);
  const reporter = account && (await reporterOf(session, account.collector.unit, to));
  if (!account || !reporter) return null;
  const { issuer, signing } = reporter;
  return fillC17(
    c17Schema.parse({
      issuer,
      collector: { name: account.collector.name, code: account.collector.code },
      from,
      to,
      lines: account.lines
        .filter(({ takenOn }) => takenOn >= from)
        .map(({ series, number, takenOn, payer, product, amount, voided, handedOver, slips }) => {
          const last = slips.at(-1);
          return {
            number: `${series} ${numberText(number)}`,
            day: takenOn,
            payer,
            product,
            amount,
            book: null,
            void: voided,
            handedOver,
            slip: last ? { number: slipNumber(last), day: last.handedOn } : null,
            note: null,
          };
        }),
      maker: null,
      head: null,
      signing,
    }),
  );
}

/** C66a: the receipts whose money was handed over on a day; of a receipt that was handed over in two parts, that day's part. */
export async function handOverForm(session: Session, id: CollectorId, day: PlainDate): Promise<FilledForm | null> {
  const account = await accountOf(session, id, day);
  const reporter = account && (await reporterOf(session, account.collector.unit, day));
  const slips = account?.handed.filter(({ handedOn }) => handedOn === day) ?? [];
  const [first] = slips;
  if (!account || !reporter || first === undefined) return null;
  const ids = new Set(slips.map((slip) => slip.id));
  return fillC66a(
    c66aSchema.parse({
      issuer: reporter.issuer,
      number: slipNumber(first),
      day,
      way: first.means === 'office' ? 'cash' : 'transfer',
      transaction:
        slips
          .flatMap(({ reference }) => reference ?? [])
          .join(', ')
          .slice(0, 40) || null,
      bank: null,
      lines: account.lines.flatMap(({ series, number, takenOn, payer, product, slips: own }) => {
        const amount = own.filter((slip) => ids.has(slip.id)).reduce((sum, { part }) => sum + part, 0);
        return amount === 0
          ? []
          : [{ number: `${series} ${numberText(number)}`, day: takenOn, payer, product, amount }];
      }),
      giver: account.collector.name,
      taker: null,
      head: null,
      signing: reporter.signing,
    }),
  );
}

/** The running number of a list in its unit and year: the same list always bears the same one. */
async function paperNumber(
  session: Session,
  unit: UnitCode,
  form: string,
  from: PlainDate,
  to: PlainDate,
): Promise<number> {
  const { client, scope } = session;
  await hold(session, [`paper-number/${unit}/${form}`]);
  const [subject, year] = [`${from}/${to}`, Number(to.slice(0, 4))];
  await client.query(
    `insert into paper_number (province, unit, form, subject, year, number)
     select $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1 from paper_number where province = $1 and unit = $2 and form = $3 and year = $5
     on conflict (province, unit, form, subject) do nothing`,
    [scope.province, unit, form, subject, year],
  );
  const found = await client.query<{ number: number }>(
    'select number from paper_number where province = $1 and unit = $2 and form = $3 and subject = $4',
    [scope.province, unit, form, subject],
  );
  const number = found.rows[0]?.number;
  if (number === undefined) throw new Error('bug: a list without its number');
  return number;
}

/** C16-TS: what a unit gave back between two days. */
export async function refundsForm(
  session: Session,
  unit: UnitCode,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<FilledForm | null> {
  const { client, scope } = session;
  const reporter = await reporterOf(session, unit, to);
  if (!reporter) return null;
  const found = await client.query<{
    content: Refund;
    covered: Covered;
    name: string;
    insuranceNumber: string | null;
    personalNumber: string | null;
  }>(
    `select f.content, j.content as covered, p.name, p.insurance_number as "insuranceNumber", p.personal_number as "personalNumber"
     from refund f join judgement j on j.province = f.province and j.payment = f.payment join person p on p.province = j.province and p.id = j.person
     where f.province = $1 and j.unit = $2 and f.refunded_on between $3 and $4 and j.outcome = 'covers' order by f.refunded_on, p.sort_key, f.payment`,
    [scope.province, unit, from, to],
  );
  return fillC16(
    c16Schema.parse({
      issuer: reporter.issuer,
      number: `${await paperNumber(session, unit, 'C16-TS', from, to)}/${to.slice(0, 4)}`,
      period: to.slice(0, 7),
      lines: found.rows.map(({ content, covered, name, insuranceNumber, personalNumber }) => ({
        name,
        socialNumber: insuranceNumber,
        identity: personalNumber,
        reason: content.reason,
        from: formatMonth(content.from),
        months: (covered.from + covered.months - content.from) as Month,
        toPerson: content.amount,
        toState: content.state,
        toLocal: content.local,
        toOther: content.other,
        total: content.amount + content.state + content.local + content.other,
        note: null,
      })),
      maker: null,
      head: null,
      signing: reporter.signing,
    }),
  );
}
