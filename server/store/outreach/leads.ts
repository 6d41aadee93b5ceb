import { createHash } from 'node:crypto';
import type { CommuneCode, Id, UserId } from '@diemtua/domain/ids';
import {
  LEAD_KEPT_MONTHS,
  LEADS_OF_A_COMMUNE_A_DAY_MAX,
  LEADS_OF_A_PHONE_MAX,
  mayWithdraw,
  statesAfter,
  type Ask,
  type LeadState,
} from '@diemtua/domain/outreach';
import type { Language } from '@diemtua/law/kernel/format';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

export type LeadId = Id<'lead'>;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const at = (place: number): string => `to_timestamp($${place}::double precision / 1000)`;
const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest();

/** A request as it comes from the page. */
export interface NewLead extends Omit<Ask, 'commune'> {
  readonly id: LeadId;
  readonly commune: CommuneCode;
  readonly language: Language;
  readonly consentVersion: string;
  readonly code: string;
}

/** What became of a request: there it is (told twice, it is there once), or why not. */
export type LeadTold = 'done' | 'already-there' | 'phone-waits' | 'commune-full';

/** Takes a request: it belongs to the unit that serves the commune on the day. */
export async function addLead(
  { client, scope }: Session,
  lead: NewLead,
  today: PlainDate,
  now: number,
): Promise<LeadTold> {
  const known = await client.query<{ same: boolean }>(
    'select name = $3 and phone = $4 and commune = $5 as same from lead where province = $1 and id = $2',
    [scope.province, lead.id, lead.name, lead.phone, lead.commune],
  );
  const [there] = known.rows;
  if (there) return there.same ? 'done' : 'already-there';
  // Two requests of one moment are counted one after the other.
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${scope.province}/lead`]);
  const counted = await client.query<{ waiting: number; today: number }>(
    `select count(*) filter (where phone = $2 and state in ('new', 'called', 'met'))::integer as waiting,
       count(*) filter (where commune = $3 and asked_at > ${at(4)} - interval '1 day')::integer as today
     from lead where province = $1 and (phone = $2 or commune = $3)`,
    [scope.province, lead.phone, lead.commune, now],
  );
  const [count] = counted.rows;
  if ((count?.waiting ?? 0) >= LEADS_OF_A_PHONE_MAX) return 'phone-waits';
  if ((count?.today ?? 0) >= LEADS_OF_A_COMMUNE_A_DAY_MAX) return 'commune-full';
  await client.query(
    `insert into lead (province, id, commune, unit, name, phone, best, about, state, language, consent_version, asked_at, changed_at, code_hash)
     select $1, $2, $3, (select unit from unit_commune where province = $1 and commune = $3 and from_day <= $12 and (to_day is null or to_day >= $12) limit 1),
       $4, $5, $6, $7, 'new', $8, $9, ${at(10)}, ${at(10)}, $11`,
    [
      scope.province,
      lead.id,
      lead.commune,
      lead.name,
      lead.phone,
      lead.best,
      lead.about,
      lead.language,
      lead.consentVersion,
      now,
      hashOfCode(lead.code),
      today,
    ],
  );
  await client.query(
    `insert into lead_step (province, lead, id, at, by, state) values ($1, $2, gen_random_uuid(), ${at(3)}, null, 'new')`,
    [scope.province, lead.id, now],
  );
  return 'done';
}

/**
 * Takes a consent back by its code: name, phone and notes are gone at once, and nobody calls any more.
 * @returns false where no request bears the code
 */
export async function withdrawLead({ client, scope }: Session, code: string, now: number): Promise<boolean> {
  const found = await client.query<{ id: LeadId; state: LeadState }>(
    'select id, state from lead where province = $1 and code_hash = $2 for update',
    [scope.province, hashOfCode(code)],
  );
  const [lead] = found.rows;
  if (!lead) return false;
  // Taken back before: it stays so, and says so again.
  if (!mayWithdraw(lead.state)) return true;
  await client.query(
    `update lead set state = 'withdrawn', name = null, phone = null, changed_at = ${at(3)} where province = $1 and id = $2`,
    [scope.province, lead.id, now],
  );
  await client.query('update lead_step set note = null where province = $1 and lead = $2', [scope.province, lead.id]);
  await client.query(
    `insert into lead_step (province, lead, id, at, by, state) values ($1, $2, gen_random_uuid(), ${at(3)}, null, 'withdrawn')`,
    [scope.province, lead.id, now],
  );
  return true;
}

/** A request as a list shows it: the phone by its last digits only. */
export interface LeadRow {
  readonly id: LeadId;
  readonly commune: CommuneCode;
  readonly communeName: string;
  /** Null: the consent was taken back. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly best: string;
  readonly about: string;
  readonly state: LeadState;
  readonly language: Language;
  readonly consentVersion: string;
  readonly askedAt: string;
  readonly changedAt: string;
}

const leadSql = `select l.id, l.commune, c.name as "communeName", l.name, l.phone, l.best, l.about, l.state, l.language, l.consent_version as "consentVersion",
  ${instant('l.asked_at')} as "askedAt", ${instant('l.changed_at')} as "changedAt"
  from lead l join commune c on c.province = l.province and c.code = l.commune`;

/** So many are shown together. */
export const LEADS_SHOWN_MAX = 200;

/** The requests in the communes of whoever asks: those who wait, the longest waiting first; or those that ended, the latest first. */
export async function listLeads({ client, scope }: Session, which: 'open' | 'ended'): Promise<readonly LeadRow[]> {
  const open = `l.state in ('new', 'called', 'met')`;
  const { rows } = await client.query<LeadRow>(
    which === 'open'
      ? `${leadSql} where l.province = $1 and ${open} order by l.asked_at, l.id limit ${LEADS_SHOWN_MAX}`
      : `${leadSql} where l.province = $1 and not ${open} order by l.changed_at desc, l.id limit ${LEADS_SHOWN_MAX}`,
    [scope.province],
  );
  return rows;
}

/** One request in the communes of whoever asks; null: there is none such. */
export async function leadOf({ client, scope }: Session, id: LeadId): Promise<LeadRow | null> {
  const { rows } = await client.query<LeadRow>(`${leadSql} where l.province = $1 and l.id = $2`, [scope.province, id]);
  return rows[0] ?? null;
}

/** Something that was done about a request, or that somebody looked at its phone. */
export interface LeadEvent {
  readonly at: string;
  readonly by: string | null;
  /** A state that was written down; null: the phone was opened. */
  readonly state: LeadState | null;
  readonly note: string | null;
}

/** What happened to a request, the latest first; who opened its phone too. */
export async function eventsOfLead({ client, scope }: Session, id: LeadId): Promise<readonly LeadEvent[]> {
  const { rows } = await client.query<LeadEvent>(
    `select ${instant('e.at')} as at, u.full_name as by, e.state, e.note from (
       select at, by, state, note, 1 as late from lead_step where province = $1 and lead = $2
       union all select at, viewer, null, null, 0 from viewing where province = $1 and person = $2 and what = 'lead'
     ) e left join user_account u on u.province = $1 and u.id = e.by order by e.at desc, e.late desc limit ${LEADS_SHOWN_MAX}`,
    [scope.province, id],
  );
  return rows;
}

/** Something that is told about a request. */
export interface LeadStep {
  readonly id: Id<'lead-step'>;
  readonly state: LeadState;
  readonly note: string | null;
}

/** What became of a step: it stands (told twice, it stands once); or the request cannot become that any more. */
export type StepTold = 'done' | 'already-there' | 'not-after' | 'unknown';

/** Writes down what was done about a request. */
export async function stepLead(
  { client, scope }: Session,
  lead: LeadId,
  step: LeadStep,
  now: number,
): Promise<StepTold> {
  const found = await client.query<{ state: LeadState }>(
    'select state from lead where province = $1 and id = $2 for update',
    [scope.province, lead],
  );
  const [before] = found.rows;
  if (!before) return 'unknown';
  const told = await client.query<{ same: boolean }>(
    'select state = $4 and note is not distinct from $5 and by = $6 as same from lead_step where province = $1 and lead = $2 and id = $3',
    [scope.province, lead, step.id, step.state, step.note, scope.user],
  );
  const [there] = told.rows;
  if (there) return there.same ? 'done' : 'already-there';
  if (!statesAfter(before.state).includes(step.state)) return 'not-after';
  await client.query(
    `insert into lead_step (province, lead, id, at, by, state, note) values ($1, $2, $3, ${at(4)}, $5, $6, $7)`,
    [scope.province, lead, step.id, now, scope.user, step.state, step.note],
  );
  await client.query(`update lead set state = $3, changed_at = ${at(4)} where province = $1 and id = $2`, [
    scope.province,
    lead,
    step.state,
    now,
  ]);
  return 'done';
}

/** Writes down that somebody opened the phone of a request: it stands among all viewings. */
export async function logLeadViewing(
  { client, scope }: Session,
  lead: LeadId,
  viewer: UserId,
  now: number,
): Promise<void> {
  await client.query(
    `insert into viewing (province, id, at, viewer, person, what) values ($1, gen_random_uuid(), ${at(4)}, $2, $3, 'lead')`,
    [scope.province, viewer, lead, now],
  );
}

/** Deletes requests whose time is over, with all that was done about them; those who enrolled stay. */
export async function forgetLeads({ client, scope }: Session, now: number): Promise<number> {
  const gone = await client.query(
    `delete from lead where province = $1 and state <> 'enrolled' and changed_at < ${at(2)} - make_interval(months => $3)`,
    [scope.province, now, LEAD_KEPT_MONTHS],
  );
  return gone.rowCount ?? 0;
}
