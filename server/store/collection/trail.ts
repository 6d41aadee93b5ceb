import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A step of a file on its way to the insurance office. */
export interface FilingStep {
  readonly payment: string;
  readonly at: string;
  readonly to: string;
  readonly why: string | null;
  readonly by: string | null;
}

/** What the office decided about a line that was in suspense. */
export interface Decision {
  readonly payment: string;
  readonly at: string;
  readonly how: 'correct' | 'confirm' | 'pay-back';
  readonly reason: string;
  readonly on: PlainDate | null;
  readonly amount: number | null;
  readonly by: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Every step of some files, the oldest first. */
export async function stepsOf({ client, scope }: Session, payments: readonly string[]): Promise<readonly FilingStep[]> {
  const found = await client.query<FilingStep>(
    `select s.payment, ${instant('s.at')} as at, s.to_state as "to", s.why, u.full_name as by
     from filing_step s left join user_account u on u.province = s.province and u.id = s.by
     where s.province = $1 and s.payment = any ($2::uuid[]) order by s.at, s.id`,
    [scope.province, payments],
  );
  return found.rows;
}

/** Every decision about some lines, the oldest first. */
export async function decisionsOf(
  { client, scope }: Session,
  payments: readonly string[],
): Promise<readonly Decision[]> {
  const found = await client.query<Decision>(
    `select s.payment, ${instant('s.decided_at')} as at, s.content->>'how' as how, coalesce(s.content->>'reason', '') as reason,
       coalesce(s.content->>'on', s.content->>'takenOn') as "on", (s.content->>'amount')::bigint as amount, u.full_name as by
     from settlement s left join user_account u on u.province = s.province and u.id = s.by
     where s.province = $1 and s.payment = any ($2::uuid[]) order by s.decided_at, s.command`,
    [scope.province, payments],
  );
  return found.rows;
}
