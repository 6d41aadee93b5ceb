import {
  deadlineOf,
  quote,
  renewalOf,
  type Covered,
  type Judgement,
  type PaidBefore,
  type Question,
  type VoluntaryClaim,
} from '@diemtua/domain/collection';
import type { PersonId, UnitCode } from '@diemtua/domain/ids';
import type { Person } from '@diemtua/domain/registry';
import type { LawRecord, RecordedSpell } from '@diemtua/law';
import { formatMonth, parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { isVoid } from '../collection/voids.ts';
import { payersOf, type KnownPayer } from '../registry/payers.ts';
import type { Session } from '../session.ts';

/** Payments that one record shows. */
const PAYMENTS_MAX = 500;

/** A payment of the one person, with the receipt that was given for it. */
export interface OwnPayment {
  readonly id: string;
  readonly series: string;
  readonly number: number;
  readonly checkCode: string;
  readonly unit: string;
  readonly takenOn: PlainDate;
  readonly amount: number;
  readonly product: 'voluntary' | 'health';
  readonly filing: string;
  readonly judgement: Judgement;
  readonly voided: boolean;
  readonly refund: { readonly on: PlainDate; readonly from: Month; readonly amount: number } | null;
}

const paymentsSql = `
select y.id, r.series, r.number, r.check_code as "checkCode", u.name as unit, r.taken_on as "takenOn", y.amount, y.product, j.filing, j.content as judgement,
  ${isVoid('r')} as voided, f.content as refund
from payment y
join receipt r on r.province = y.province and r.id = y.receipt
join judgement j on j.province = y.province and j.payment = y.id
left join unit u on u.province = r.province and u.code = r.unit
left join refund f on f.province = y.province and f.payment = y.id
where y.province = $1 and y.person = any ($2::uuid[]) order by r.taken_at desc, y.id desc limit ${PAYMENTS_MAX}`;

/** What one person paid, the newest first. */
export async function ownPayments(
  { client, scope }: Session,
  entries: readonly PersonId[],
): Promise<readonly OwnPayment[]> {
  const found = await client.query<OwnPayment>(paymentsSql, [scope.province, entries]);
  return found.rows;
}

/** What one person paid for voluntary insurance and what still covers months, the earliest first. */
export const coveredBy = (payments: readonly OwnPayment[]): readonly PaidBefore[] =>
  payments
    .flatMap(({ judgement, voided, refund }) =>
      voided || judgement.outcome !== 'covers' || judgement.product !== 'voluntary'
        ? []
        : [{ ...judgement, refundedFrom: refund?.from ?? null }],
    )
    .toSorted((one, other) => one.from - other.from);

/** The last month that is covered, after what was given back, and the last in which the next period may be paid; null where none. */
export function standingOf(covered: readonly PaidBefore[]): {
  readonly until: Month | null;
  readonly due: Month | null;
} {
  const renewal = renewalOf(covered);
  if (renewal === null) return { until: null, due: null };
  return { until: (renewal.from - 1) as Month, due: deadlineOf(renewal.method, renewal.from) };
}

/** Who somebody is, as far as the own record says it, and the unit that serves her. */
export interface OwnSelf {
  readonly person: Person;
  readonly communeName: string;
  readonly unit: UnitCode | null;
  readonly unitName: string | null;
}

/** The one person; null where her entry is gone. */
export async function ownSelf({ client, scope }: Session, person: PersonId, today: PlainDate): Promise<OwnSelf | null> {
  const { rows } = await client.query<OwnSelf>(
    `select p.content as person, coalesce(c.name, '') as "communeName", l.unit, u.name as "unitName"
     from person p left join commune c on c.province = p.province and c.code = p.commune
     left join lateral (select unit from unit_commune l where l.province = p.province and l.commune = p.commune and l.from_day <= $3
       and (l.to_day is null or l.to_day >= $3) limit 1) as l on true
     left join unit u on u.province = p.province and u.code = l.unit
     where p.province = $1 and p.id = $2`,
    [scope.province, person, today],
  );
  return rows[0] ?? null;
}

/** The next period of the one person: none goes on; the books would ask something; or what it costs. */
export type OwnNext =
  | { readonly state: 'none' }
  | { readonly state: 'asks'; readonly claim: VoluntaryClaim; readonly question: Question }
  | { readonly state: 'payable'; readonly claim: VoluntaryClaim; readonly due: Covered };

/** What the next period of the one person would cost if it were paid on a day: the books' own judgement. */
export async function ownNext(
  session: Session,
  person: PersonId,
  entries: readonly PersonId[],
  today: PlainDate,
): Promise<OwnNext> {
  const covered = coveredBy(await ownPayments(session, entries));
  const renewal = renewalOf(covered);
  const payer: KnownPayer | undefined = (await payersOf(session, [person])).get(person);
  if (renewal === null || payer === undefined) return { state: 'none' };
  const claim: VoluntaryClaim = { ...renewal, person };
  const quoted = quote(payer, covered, claim, today);
  return quoted.outcome === 'asks'
    ? { state: 'asks', claim, question: quoted.question }
    : { state: 'payable', claim, due: quoted.due };
}

/** Somebody of the own household: the given name, and until when covered. */
export interface OwnMember {
  readonly household: string;
  readonly givenName: string;
  readonly relation: string;
  readonly isSelf: boolean;
  readonly coveredUntil: Month | null;
}

/** The people of the own households on a day; their rows themselves are not seen. */
export async function ownHousehold({ client }: Session, today: PlainDate): Promise<readonly OwnMember[]> {
  const { rows } = await client.query<OwnMember>(
    `select household, given_name as "givenName", relation, is_self as "isSelf", covered_until as "coveredUntil" from own_household($1)`,
    [today],
  );
  return rows;
}

/** Months of the printed record, as they were entered. */
const earlierSpell = z.object({ from: z.string(), months: z.int().positive(), income: z.number().nullable() });

const untilOf = (from: Month, months: number): string => formatMonth((from + months - 1) as Month);

/** What was given back covers nothing: a spell ends before it. */
function spellOf({ from, months, income, method, group, refundedFrom }: PaidBefore): readonly RecordedSpell[] {
  const kept = refundedFrom === undefined || refundedFrom === null ? months : Math.min(months, refundedFrom - from);
  return kept <= 0
    ? []
    : [{ from: formatMonth(from), until: untilOf(from, kept), months: kept, income, method, group }];
}

/** The record of the one person as the law asks for it: the printed record before these books, and what was paid since. */
export async function ownLawRecord(
  session: Session,
  { birth, sex }: Person,
  entries: readonly PersonId[],
): Promise<LawRecord> {
  const { client, scope } = session;
  const { rows } = await client.query<{ spells: unknown; supported: number }>(
    'select spells, supported_months as supported from person_earlier where province = $1 and person = any ($2::uuid[])',
    [scope.province, entries],
  );
  const earlier = rows.flatMap(({ spells }): RecordedSpell[] =>
    z
      .array(earlierSpell)
      .parse(spells)
      .flatMap(({ from, months, income }) => {
        const first = parseMonth(from);
        return first === null
          ? []
          : [{ from, until: untilOf(first, months), months, income, method: null, group: null }];
      }),
  );
  const covered = coveredBy(await ownPayments(session, entries));
  const bornIn =
    birth.precision === 'day'
      ? birth.date.slice(0, 'YYYY-MM'.length)
      : birth.precision === 'month'
        ? birth.month
        : null;
  return {
    sex,
    bornIn,
    spells: [...earlier, ...covered.flatMap(spellOf)].toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    supportedMonths:
      rows.reduce((sum, { supported }) => sum + supported, 0) +
      covered.reduce((sum, { supportedMonths }) => sum + supportedMonths, 0),
  };
}
