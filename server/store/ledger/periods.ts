import type { ClosePeriod } from '@diemtua/domain/collection';
import { mayClose } from '@diemtua/domain/ledger';
import { formatMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { closedMonths } from '../collection/rebook.ts';
import { hold, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';

/** Closes a month of a unit's books and keeps what each account stood at. What comes later about that month is booked into the next. */
export async function closePeriod(
  session: Session,
  { unit, user }: Sender,
  command: ClosePeriod,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`period/${unit}`]);
  const closed = await closedMonths(session, [unit]);
  // The first day, and not the first month: that one is found by a key.
  const first = await client.query<{ day: PlainDate | null }>(
    `select min(booked_on) as day from posting where province = $1 and unit = $2`,
    [scope.province, unit],
  );
  const begins = first.rows[0]?.day ?? null;
  const firstMonth = begins === null ? null : monthOfDate(begins);
  const not = mayClose(command.month, closed.get(unit) ?? null, firstMonth, dayInVietnam(now));
  if (not) return noted(not.why);
  await client.query(
    `insert into closed_period (province, unit, month, closed_at, closed_by) values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)`,
    [scope.province, unit, command.month, now, user],
  );
  await client.query(
    `insert into period_balance (province, unit, month, kind, owner, debits, credits)
     with pair as (
       select debit_kind, debit_owner, credit_kind, credit_owner, sum(amount) as amount from posting
       where province = $1 and unit = $2 and booked_on < $4 group by 1, 2, 3, 4
     )
     select $1, $2, $3, kind, owner, sum(debits), sum(credits) from (
       select debit_kind as kind, debit_owner as owner, amount as debits, 0 as credits from pair
       union all
       select credit_kind, credit_owner, 0, amount from pair
     ) as sides group by kind, owner`,
    [scope.province, unit, command.month, `${formatMonth(command.month + 1)}-01`],
  );
  return nothing;
}
