import type { EarlierMonths, Judgement } from '@diemtua/domain/collection';
import type { PersonId, ReceiptId } from '@diemtua/domain/ids';
import {
  classesOfPerson,
  supportGroupOn,
  type GroupWithReason,
  type Household,
  type Person,
} from '@diemtua/domain/registry';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { isVoid } from '../collection/voids.ts';
import type { Session } from '../session.ts';

/** A payment on a person's card. */
export interface CardPayment {
  readonly id: string;
  readonly receipt: ReceiptId;
  readonly series: string;
  readonly number: number;
  readonly takenOn: PlainDate;
  readonly amount: number;
  readonly product: 'voluntary' | 'health';
  readonly collectorName: string | null;
  readonly filing: string;
  readonly judgement: Judgement;
  readonly voided: boolean;
  readonly refund: { readonly on: PlainDate; readonly from: Month; readonly amount: number } | null;
}

/** All that a clerk sees of a person. */
export interface Card {
  readonly person: Person;
  readonly version: number;
  /** Set where this entry was joined with another one: that one is the person. */
  readonly mergedInto: PersonId | null;
  readonly communeName: string;
  readonly unit: string | null;
  readonly group: GroupWithReason;
  readonly households: readonly {
    readonly household: Household;
    readonly version: number;
    readonly names: Readonly<Record<string, string>>;
  }[];
  readonly statuses: readonly { readonly from: PlainDate; readonly to: PlainDate | null; readonly status: string }[];
  readonly earlier: EarlierMonths | null;
  readonly payments: readonly CardPayment[];
  readonly changes: readonly {
    readonly version: number;
    readonly at: string;
    readonly by: string;
    readonly why: string;
    readonly content: Person;
  }[];
  readonly merges: readonly {
    readonly id: string;
    readonly gone: PersonId;
    readonly goneName: string;
    readonly at: string;
  }[];
  readonly lookAlikes: number;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const headSql = `
select p.content as person, p.version, p.merged_into as "mergedInto", coalesce(c.name, '') as "communeName",
  (select u.unit from unit_commune u where u.province = p.province and u.commune = p.commune and u.from_day <= $3 and (u.to_day is null or u.to_day >= $3) limit 1) as unit,
  (select coalesce(jsonb_agg(jsonb_build_object('household', h.content, 'version', h.version, 'names',
     (select coalesce(jsonb_object_agg(o.id, o.name), '{}') from household_member n join person o on o.province = n.province and o.id = n.person where n.province = h.province and n.household = h.id))), '[]')
     from household h where h.province = p.province and h.id in (select m.household from household_member m where m.province = p.province and m.person = p.id)) as households,
  (select coalesce(jsonb_agg(jsonb_build_object('from', s.from_day, 'to', s.to_day, 'status', s.status) order by s.from_day), '[]') from person_status s where s.province = p.province and s.person = p.id) as statuses,
  (select jsonb_build_object('until', e.until_month, 'supported', e.supported_months) from person_earlier e where e.province = p.province and e.person = p.id) as earlier,
  (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'at', ${instant('v.at')}, 'by', v.by, 'why', v.why, 'content', v.content) order by v.version desc), '[]')
     from person_version v where v.province = p.province and v.person = p.id) as changes,
  (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'gone', g.gone, 'goneName', o.name, 'at', ${instant('g.at')}) order by g.at desc), '[]')
     from person_merge g join person o on o.province = g.province and o.id = g.gone where g.province = p.province and g.kept = p.id and g.split_at is null) as merges,
  (select count(*) from duplicate_review d where d.province = p.province and d.verdict = 'open' and (d.one = p.id or d.other = p.id)) as "lookAlikes"
from person p left join commune c on c.province = p.province and c.code = p.commune
where p.province = $1 and p.id = $2`;

const paymentsSql = `
select y.id, y.receipt, r.series, r.number, r.taken_on as "takenOn", y.amount, y.product, c.name as "collectorName", j.filing, j.content as judgement,
  ${isVoid('r')} as voided, f.content as refund
from payment y
join receipt r on r.province = y.province and r.id = y.receipt
join judgement j on j.province = y.province and j.payment = y.id
left join collector c on c.province = r.province and c.id = r.collector
left join refund f on f.province = y.province and f.payment = y.id
where y.province = $1 and y.person in (select id from person where province = $1 and (id = $2 or merged_into = $2))
order by r.taken_at desc, y.id desc limit 500`;

/** A person's card; null where there is no such person in the communes of whoever asks. */
export async function cardOf({ client, scope }: Session, id: PersonId, today: PlainDate): Promise<Card | null> {
  const found = await client.query<Omit<Card, 'group' | 'payments'>>({
    name: 'card-head',
    text: headSql,
    values: [scope.province, id, today],
  });
  const head = found.rows[0];
  if (!head) return null;
  const payments = await client.query<CardPayment>({
    name: 'card-payments',
    text: paymentsSql,
    values: [scope.province, id],
  });
  const classes = classesOfPerson(
    id,
    head.households.map(({ household }) => household),
  );
  return {
    ...head,
    group: supportGroupOn({ ethnicity: head.person.ethnicity, classes, island: [] }, today),
    payments: payments.rows,
  };
}
