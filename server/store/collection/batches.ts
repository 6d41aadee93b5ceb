import type { AnswerBatch, MakeBatch, SubmitBatch } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { hold, holdPeople, judgeAgain, noted, nothing, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import { changeNumbers } from '../registry/changes.ts';
import type { Session } from '../session.ts';
import { earnCommission } from './commission.ts';
import { stepFiles } from './filing.ts';

/**
 * Puts files together for the insurance office: those of the unit, of one product, that cover months and are in no other batch; and those that were sent before and are
 * void since, to be taken back.
 */
export async function makeBatch(session: Session, sender: Sender, command: MakeBatch, now: number): Promise<Effect> {
  const { client, scope } = session;
  const { batch, product, payments, decreases } = command;
  await hold(session, [`batch/${sender.unit}/${product}`]);
  const fit = await client.query<{ payment: string }>(
    `select payment from judgement where province = $1 and unit = $2 and product = $3 and payment = any ($4::uuid[])
       and outcome = 'covers' and batch is null and filing in ('money-taken', 'in-review', 'to-submit', 'rejected')`,
    [scope.province, sender.unit, product, payments],
  );
  const taken = await client.query<{ payment: string }>(
    `select payment from judgement where province = $1 and unit = $2 and product = $3 and payment = any ($4::uuid[])
       and outcome = 'voided' and decreased_in is null and filing = 'to-decrease'`,
    [scope.province, sender.unit, product, decreases],
  );
  if (fit.rows.length < payments.length || taken.rows.length < decreases.length) return noted('files-not-ready');
  await client.query(
    `insert into batch (province, id, unit, product, number, state, made_at, made_by, content)
     select $1, $2, $3, $4, coalesce(max(number), 0) + 1, 'draft', to_timestamp($5::double precision / 1000), $6, $7
     from batch where province = $1 and unit = $3 and product = $4`,
    [scope.province, batch, sender.unit, product, now, sender.user, JSON.stringify({ payments, decreases })],
  );
  await client.query(`update judgement set batch = $2 where province = $1 and payment = any ($3::uuid[])`, [
    scope.province,
    batch,
    payments,
  ]);
  await client.query(`update judgement set decreased_in = $2 where province = $1 and payment = any ($3::uuid[])`, [
    scope.province,
    batch,
    decreases,
  ]);
  await stepFiles(session, sender, payments, 'to-submit', null, now);
  return nothing;
}

/** The people of a batch's files are held, so that none is judged by somebody else meanwhile. */
async function holdPeopleOf(session: Session, batch: string): Promise<readonly PersonId[]> {
  const { client, scope } = session;
  const found = await client.query<{ person: PersonId }>(
    'select distinct person from judgement where province = $1 and (batch = $2 or decreased_in = $2)',
    [scope.province, batch],
  );
  return holdPeople(
    session,
    found.rows.map(({ person }) => person),
  );
}

/**
 * A batch went out: its files are settled, come first from now on, and are not judged again until they come back. What was voided or fell into question since the batch was made stays
 * here.
 */
export async function submitBatch(
  session: Session,
  sender: Sender,
  command: SubmitBatch,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`batch/${command.batch}`]);
  await holdPeopleOf(session, command.batch);
  await client.query(
    `update judgement set batch = null where province = $1 and batch = $2 and not (outcome = 'covers' and filing = 'to-submit')
       and exists (select from batch where province = $1 and id = $2 and unit = $3 and state = 'draft')`,
    [scope.province, command.batch, sender.unit],
  );
  const gone = await client.query(
    `update batch set state = 'submitted', submitted_at = to_timestamp($3::double precision / 1000)
     where province = $1 and id = $2 and unit = $4 and state = 'draft'
       and exists (select from judgement where province = $1 and (batch = $2 or decreased_in = $2))`,
    [scope.province, command.batch, now, sender.unit],
  );
  if (gone.rowCount === 0) return noted('batch-not-a-draft');
  const files = await client.query<{ payment: string }>(
    `update judgement j set sent_as = n.place, sent_content = j.content from (
       select payment, (select coalesce(max(sent_as), 0) from judgement where province = $1) + row_number() over (order by payment) as place
       from judgement where province = $1 and batch = $2
     ) as n where j.province = $1 and j.payment = n.payment returning j.payment`,
    [scope.province, command.batch],
  );
  const decreases = await client.query<{ payment: string }>(
    'select payment from judgement where province = $1 and decreased_in = $2 order by payment',
    [scope.province, command.batch],
  );
  const payments = files.rows.map(({ payment }) => payment);
  await stepFiles(session, sender, payments, 'with-agency', null, now);
  await stepFiles(
    session,
    sender,
    decreases.rows.map(({ payment }) => payment),
    'decrease-sent',
    null,
    now,
  );
  return nothing;
}

/** A file about which the insurance office answered. */
interface Asked {
  readonly payment: string;
  readonly person: PersonId;
  /** What the batch told of it: months paid; months that were paid and are void since it went out; or that it is taken back. */
  readonly told: 'increase' | 'void-since' | 'decrease';
}

const askedSql = `
select payment, person, case when decreased_in = $2 then 'decrease' when filing = 'with-agency' then 'increase' else 'void-since' end as told
from judgement where province = $1
  and (batch = $2 and filing in ('with-agency', 'to-decrease', 'decrease-sent') and decreased_in is distinct from $2 or decreased_in = $2 and filing = 'decrease-sent')`;

/**
 * The insurance office's answer, person by person. Who was rejected is judged again, and waits for the office here. A rejected decrease has to be told again; what was void when its
 * rejection came needs no decrease any more.
 */
export async function answerBatch(
  session: Session,
  sender: Sender,
  command: AnswerBatch,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`batch/${command.batch}`]);
  const held = await holdPeopleOf(session, command.batch);
  const files = await client.query<Asked>(askedSql, [scope.province, command.batch]);
  const asked = new Map(files.rows.map((file) => [file.payment, file]));
  const known = command.answers.filter(({ payment }) => asked.has(payment));
  if (known.length === 0) return noted('batch-awaits-no-answer');
  const answered = (told: Asked['told'], result: 'accepted' | 'rejected') =>
    known.filter((each) => asked.get(each.payment)?.told === told && each.result === result);
  const idsOf = (answers: typeof known) => answers.map(({ payment }) => payment);
  const [accepted, rejected] = [answered('increase', 'accepted'), answered('increase', 'rejected')];
  await stepFiles(session, sender, idsOf(accepted), 'accepted', null, now);
  for (const { payment, reason } of rejected) await stepFiles(session, sender, [payment], 'rejected', reason, now);
  await leaveBatch(session, idsOf(rejected));
  const needless = answered('void-since', 'rejected');
  for (const { payment, reason } of needless) await stepFiles(session, sender, [payment], 'cancelled', reason, now);
  await leaveBatch(session, idsOf(needless));
  await stepFiles(session, sender, idsOf(answered('decrease', 'accepted')), 'cancelled', null, now);
  const again = answered('decrease', 'rejected');
  for (const { payment, reason } of again) await stepFiles(session, sender, [payment], 'to-decrease', reason, now);
  await client.query('update judgement set decreased_in = null where province = $1 and payment = any ($2::uuid[])', [
    scope.province,
    idsOf(again),
  ]);
  await client.query(
    `update batch set state = 'answered' where province = $1 and id = $2
       and not exists (select from judgement where province = $1 and (batch = $2 and filing = 'with-agency' or decreased_in = $2 and filing = 'decrease-sent'))`,
    [scope.province, command.batch],
  );
  const numbered = accepted.flatMap(({ payment, insuranceNumber }) => {
    const file = asked.get(payment);
    return insuranceNumber !== null && file ? [{ person: file.person, insuranceNumber }] : [];
  });
  await changeNumbers(session, sender, command.id, numbered, now);
  const pay = await earnCommission(
    session,
    { batch: command.batch, command: command.id, on: dayInVietnam(now) },
    idsOf(accepted),
  );
  const back = rejected.flatMap(({ payment }) => asked.get(payment)?.person ?? []);
  const effect = await judgeAgain(session, back, now, { held });
  return {
    ...effect,
    postings: [...effect.postings, ...pay],
    noted: known.length < command.answers.length ? 'some-not-in-this-batch' : null,
  };
}

/** Files are in no batch any more, and are judged like any other. */
async function leaveBatch({ client, scope }: Session, payments: readonly string[]): Promise<void> {
  if (payments.length === 0) return;
  await client.query(
    `update judgement set batch = null, decreased_in = null, sent_as = null, sent_content = null where province = $1 and payment = any ($2::uuid[])`,
    [scope.province, payments],
  );
}
