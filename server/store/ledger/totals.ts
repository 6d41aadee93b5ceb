import { balanceOf, account, type AccountKind, type TrialBalance, trialBalance } from '@diemtua/domain/ledger';
import type { UnitCode } from '@diemtua/domain/ids';
import type { Month } from '@diemtua/law/kernel/month';
import type { View } from './read.ts';
import type { Session } from '../session.ts';

/** The trial balance with one row for each kind of account, and how many accounts stand behind it. */
export interface Totals extends TrialBalance {
  readonly counts: ReadonlyMap<AccountKind, number>;
}

/** The trial balance of the units of whoever asks, summed by the kinds of account; of one unit, if one is told. */
export async function totalsOf(
  { client, scope }: Session,
  unit: UnitCode | null,
  { until, knownAt }: View = {},
): Promise<Totals> {
  const side = (name: 'debit' | 'credit') => `
    select ${name}_kind as kind, ${name}_owner as owner, ${name === 'debit' ? 'amount' : '0'} as debits, ${name === 'credit' ? 'amount' : '0'} as credits
    from posting where province = $1 and ($2::text is null or unit = $2) and ($3::date is null or booked_on <= $3)
      and ($4::double precision is null or written_at <= to_timestamp($4 / 1000))`;
  const found = await client.query<{ kind: AccountKind; owners: number; debits: number; credits: number }>(
    `select kind, count(distinct owner)::integer as owners, sum(debits)::bigint as debits, sum(credits)::bigint as credits
     from (${side('debit')} union all ${side('credit')}) as sides group by kind order by kind`,
    [scope.province, unit, until ?? null, knownAt ?? null],
  );
  const rows = found.rows.map(({ kind, debits, credits }) => balanceOf(account(kind, ''), debits, credits));
  return { ...trialBalance(rows), counts: new Map(found.rows.map(({ kind, owners }) => [kind, owners])) };
}

/** A month that a unit has closed. */
export interface ClosedMonth {
  readonly month: Month;
  readonly closedAt: string;
  readonly by: string | null;
}

/** The closed months of a unit, the newest first, and the month of its first entry. */
export async function periodsOf(
  { client, scope }: Session,
  unit: UnitCode,
): Promise<{ readonly closed: readonly ClosedMonth[]; readonly first: Month | null }> {
  const closed = await client.query<ClosedMonth>(
    `select p.month, to_char(p.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closedAt", u.full_name as by
     from closed_period p left join user_account u on u.province = p.province and u.id = p.closed_by
     where p.province = $1 and p.unit = $2 order by p.month desc limit 60`,
    [scope.province, unit],
  );
  const first = await client.query<{ month: Month | null }>(
    `select min(extract(year from booked_on) * 12 + extract(month from booked_on) - 1)::integer as month
     from posting where province = $1 and unit = $2`,
    [scope.province, unit],
  );
  return { closed: closed.rows, first: first.rows[0]?.month ?? null };
}
