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

const dayMs = 86_400_000;
const isoDayLength = 10;

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

/** A movement of an account, as its statement shows it. */
export interface Movement {
  readonly stream: string;
  readonly seq: number;
  readonly bookedOn: PlainDate;
  readonly aboutOn: PlainDate;
  readonly side: 'debit' | 'credit';
  /** The account on the other side. */
  readonly otherKind: AccountKind;
  readonly otherOwner: string;
  readonly amount: number;
  readonly payment: string | null;
  /** What was told: the kind of the command. */
  readonly told: string;
}

/** A statement: what an account stood at before, what moved, and what it stands at after. */
export interface Statement {
  readonly before: Balance;
  readonly movements: readonly Movement[];
  readonly after: Balance;
}

const movementsMax = 2000;

/** The statement of an account from a day to a day; as it was known at a moment, if one is told. */
export async function statementOf(
  session: Session,
  { kind, owner }: { readonly kind: AccountKind; readonly owner: string },
  { from, until, knownAt }: { readonly from: PlainDate; readonly until: PlainDate; readonly knownAt?: number },
): Promise<Statement> {
  const known = knownAt === undefined ? {} : { knownAt };
  const at = async (day: PlainDate): Promise<Balance> =>
    (await balancesOf(session, { kind, owner }, { until: day, ...known })).find(
      ({ account: each }) => each.kind === kind && each.owner === owner,
    ) ?? balanceOf(account(kind, owner), 0, 0);
  const side = (name: 'debit' | 'credit', other: 'debit' | 'credit') => `
    select p.stream, p.seq, p.line, p.booked_on as "bookedOn", p.about_on as "aboutOn", '${name}' as side, p.${other}_kind as "otherKind", p.${other}_owner as "otherOwner", p.amount, p.payment, j.command, p.written_at
    from posting p join journal j on j.province = p.province and j.stream = p.stream and j.seq = p.seq
    where p.province = $1 and p.${name}_kind = $2 and p.${name}_owner = $3 and p.booked_on between $4 and $5
      and ($6::double precision is null or p.written_at <= to_timestamp($6 / 1000))`;
  const found = await session.client.query<Movement>(
    `select s.stream, s.seq, "bookedOn", "aboutOn", side, "otherKind", "otherOwner", amount, payment, coalesce(c.kind, '') as told
     from (${side('debit', 'credit')} union all ${side('credit', 'debit')}) as s left join command c on c.province = $1 and c.id = s.command
     order by "bookedOn", s.written_at, s.stream, s.seq, s.line limit ${movementsMax}`,
    [session.scope.province, kind, owner, from, until, knownAt ?? null],
  );
  const dayBefore = new Date(Date.parse(from) - dayMs).toISOString().slice(0, isoDayLength) as PlainDate;
  return { before: await at(dayBefore), movements: found.rows, after: await at(until) };
}
