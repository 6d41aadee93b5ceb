import {
  account,
  balanceOf,
  trialBalance,
  type AccountKind,
  type Balance,
  type TrialBalance,
} from '@diemtua/domain/ledger';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** At which moment the books are looked at. */
export interface View {
  /** Everything booked up to this day; left out: all of it. */
  readonly until?: PlainDate;
  /** What was known at this moment, in milliseconds since 1970; left out: what is known now. */
  readonly knownAt?: number;
}

interface SumRow {
  readonly kind: AccountKind;
  readonly owner: string;
  readonly debits: number;
  readonly credits: number;
}

const upTo = `($2::date is null or booked_on <= $2) and ($3::double precision is null or written_at <= to_timestamp($3 / 1000))`;

/** Balances of accounts: those of one kind and owner, of one kind, or all; as they stand, or as they stood and were known then. */
export async function balancesOf(
  { client, scope }: Session,
  which: { readonly kind?: AccountKind; readonly owner?: string },
  { until, knownAt }: View = {},
): Promise<readonly Balance[]> {
  const side = (name: 'debit' | 'credit') => `
    select ${name}_kind as kind, ${name}_owner as owner, ${name === 'debit' ? 'amount' : '0'} as debits, ${name === 'credit' ? 'amount' : '0'} as credits
    from posting where province = $1 and ${upTo} and ($4::text is null or ${name}_kind = $4) and ($5::text is null or ${name}_owner = $5)`;
  const found = await client.query<SumRow>(
    `select kind, owner, sum(debits)::bigint as debits, sum(credits)::bigint as credits
     from (${side('debit')} union all ${side('credit')}) as sides group by kind, owner order by kind, owner`,
    [scope.province, until ?? null, knownAt ?? null, which.kind ?? null, which.owner ?? null],
  );
  return found.rows.map(({ kind, owner, debits, credits }) => balanceOf(account(kind, owner), debits, credits));
}

/** The trial balance of the province's books. */
export async function trialBalanceOf(session: Session, view: View = {}): Promise<TrialBalance> {
  return trialBalance(await balancesOf(session, {}, view));
}
