import type { Sender } from '../commands/tell.ts';
import type { Session } from '../session.ts';

/** Where a file may stand on its way to the insurance office: the chain of trade.md. */
export type Filing =
  | 'asked-back'
  | 'money-taken'
  | 'in-review'
  | 'to-submit'
  | 'with-agency'
  | 'accepted'
  | 'rejected'
  | 'cancelled'
  /** Was sent and is void: the next batch takes it back. */
  | 'to-decrease'
  | 'decrease-sent';

/** Moves files a step, and writes down who did it and why. */
export async function stepFiles(
  { client, scope }: Session,
  { user }: Pick<Sender, 'user'>,
  payments: readonly string[],
  to: Filing,
  why: string | null,
  now: number,
): Promise<void> {
  if (payments.length === 0) return;
  await client.query(
    `with moved as (
       select payment, filing, gen_random_uuid() as id from judgement where province = $1 and payment = any ($2::uuid[])
     ), stepped as (
       insert into filing_step (province, payment, at, id, by, from_state, to_state, why)
       select $1, payment, to_timestamp($6::double precision / 1000), id, $5, filing, $3, $4 from moved
     )
     update judgement set filing = $3 where province = $1 and payment = any ($2::uuid[])`,
    [scope.province, payments, to, why, user, now],
  );
}
