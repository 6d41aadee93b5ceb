import type { AnswerBatch, MakeBatch, SubmitBatch } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { hold, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import { changeNumbers } from '../registry/changes.ts';
import type { Session } from '../session.ts';
import { earnCommission } from './commission.ts';
import { stepFiles } from './filing.ts';

/** Puts files together for the insurance office: those of the unit, of one product, that cover months and are in no other batch. */
export async function makeBatch(session: Session, sender: Sender, command: MakeBatch, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { batch, product, payments } = command;
  await hold(session, [`batch/${sender.unit}/${product}`]);
  const fit = await client.query<{ payment: string }>(
    `select payment from judgement where province = $1 and unit = $2 and product = $3 and payment = any ($4::uuid[])
       and outcome = 'covers' and batch is null and filing in ('money-taken', 'in-review', 'to-submit', 'rejected')`,
    [scope.province, sender.unit, product, payments],
  );
  if (fit.rows.length < payments.length) return noted('files-not-ready');
  await client.query(
    `insert into batch (province, id, unit, product, number, state, made_at, made_by, content)
     select $1, $2, $3, $4, coalesce(max(number), 0) + 1, 'draft', to_timestamp($5::double precision / 1000), $6, $7
     from batch where province = $1 and unit = $3 and product = $4`,
    [scope.province, batch, sender.unit, product, now, sender.user, JSON.stringify({ payments })],
  );
  await client.query(`update judgement set batch = $2 where province = $1 and payment = any ($3::uuid[])`, [
    scope.province,
    batch,
    payments,
  ]);
  await stepFiles(session, sender, payments, 'to-submit', null, now);
  return nothing;
}

/** A batch went out: its files are settled, come first from now on, and are not judged again until they come back. */
export async function submitBatch(
  session: Session,
  sender: Sender,
  command: SubmitBatch,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`batch/${command.batch}`]);
  const gone = await client.query(
    `update batch set state = 'submitted', submitted_at = to_timestamp($3::double precision / 1000)
     where province = $1 and id = $2 and unit = $4 and state = 'draft'`,
    [scope.province, command.batch, now, sender.unit],
  );
  if (gone.rowCount === 0) return noted('batch-not-a-draft');
  const files = await client.query<{ payment: string }>(
    `update judgement j set sent_as = n.place from (
       select payment, (select coalesce(max(sent_as), 0) from judgement where province = $1) + row_number() over (order by payment) as place
       from judgement where province = $1 and batch = $2
     ) as n where j.province = $1 and j.payment = n.payment returning j.payment`,
    [scope.province, command.batch],
  );
  const payments = files.rows.map(({ payment }) => payment);
  await stepFiles(session, sender, payments, 'with-agency', null, now);
  return nothing;
}

/** The insurance office's answer, person by person. Who was rejected is judged again, and waits for the office here. */
export async function answerBatch(
  session: Session,
  sender: Sender,
  command: AnswerBatch,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`batch/${command.batch}`]);
  const files = await client.query<{ payment: string; person: PersonId }>(
    `select payment, person from judgement where province = $1 and batch = $2 and filing = 'with-agency'`,
    [scope.province, command.batch],
  );
  const people = new Map(files.rows.map(({ payment, person }) => [payment, person]));
  const known = command.answers.filter(({ payment }) => people.has(payment));
  if (known.length === 0) return noted('batch-awaits-no-answer');
  const accepted = known.filter(({ result }) => result === 'accepted');
  const rejected = known.filter(({ result }) => result === 'rejected');
  await stepFiles(
    session,
    sender,
    accepted.map(({ payment }) => payment),
    'accepted',
    null,
    now,
  );
  for (const { payment, reason } of rejected) await stepFiles(session, sender, [payment], 'rejected', reason, now);
  if (rejected.length > 0) {
    await client.query(
      `update judgement set batch = null, sent_as = null where province = $1 and payment = any ($2::uuid[])`,
      [scope.province, rejected.map(({ payment }) => payment)],
    );
  }
  await client.query(
    `update batch set state = 'answered' where province = $1 and id = $2
       and not exists (select from judgement where province = $1 and batch = $2 and filing = 'with-agency')`,
    [scope.province, command.batch],
  );
  const numbered = accepted.flatMap(({ payment, insuranceNumber }) => {
    const person = people.get(payment);
    return insuranceNumber !== null && person ? [{ person, insuranceNumber }] : [];
  });
  await changeNumbers(session, sender, command.id, numbered, now);
  const back = rejected.flatMap(({ payment }) => people.get(payment) ?? []);
  const pay = await earnCommission(
    session,
    { batch: command.batch, command: command.id, on: dayInVietnam(now) },
    accepted.map(({ payment }) => payment),
  );
  const again = await judgeAgain(session, back, now);
  return {
    ...again,
    postings: [...again.postings, ...pay],
    noted: known.length < command.answers.length ? 'some-not-in-this-batch' : null,
  };
}
