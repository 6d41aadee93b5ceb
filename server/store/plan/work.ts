import {
  decideApproach,
  openSprint as openedSprint,
  refusal,
  type Approach,
  type CloseApproach,
  type FollowUpApproach,
  type KeepScenario,
  type OpenApproach,
  type OpenSprint,
  type Sprint,
} from '@diemtua/domain/plan';
import type { CommuneCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { hold, nothing, refusedBy, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { ownersOf } from './owners.ts';

interface ApproachRow {
  readonly id: Approach['id'];
  readonly commune: CommuneCode;
  readonly communeName: string;
  readonly unit: UnitCode | null;
  readonly flags: readonly string[];
  readonly act: string;
  readonly owner: UserId;
  readonly ownerName: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly followUpOn: PlainDate;
}

interface StepRow {
  readonly approach: string;
  readonly on: PlainDate;
  readonly note: string;
  readonly next: PlainDate | null;
  readonly outcome: CloseApproach['outcome'] | null;
}

/** An approach with its steps, and the names that lists show. */
export interface KeptApproach extends ApproachRow {
  readonly steps: readonly Omit<StepRow, 'approach'>[];
}

const approachesSql = `
select a.id, a.commune, c.name as "communeName", a.unit, a.flags, a.act, a.owner, u.full_name as "ownerName", a.from_day as "from", a.until_day as "until", a.follow_up_on as "followUpOn"
from approach a join commune c on c.province = a.province and c.code = a.commune left join user_account u on u.province = a.province and u.id = a.owner
where a.province = $1 and ($2::text[] is null or a.commune = any ($2::text[])) and ($3::uuid is null or a.id = $3::uuid) order by a.from_day desc, a.id`;

/** The approaches of some communes, the newest first. */
export async function approachesOf(
  { client, scope }: Session,
  which: { readonly communes?: readonly CommuneCode[] | null; readonly id?: string },
): Promise<readonly KeptApproach[]> {
  const found = await client.query<ApproachRow>(approachesSql, [
    scope.province,
    which.communes ?? null,
    which.id ?? null,
  ]);
  if (found.rows.length === 0) return [];
  const steps = await client.query<StepRow>(
    `select approach, on_day as "on", note, next_day as next, outcome from approach_step where province = $1 and approach = any ($2::uuid[]) order by on_day, at, id`,
    [scope.province, found.rows.map(({ id }) => id)],
  );
  return found.rows.map((row) => ({
    ...row,
    steps: steps.rows
      .filter(({ approach }) => approach === row.id)
      .map(({ on, note, next, outcome }) => ({ on, note, next, outcome })),
  }));
}

/** What was done in a commune and what became of it: no more than those who look for an example may know. */
export interface Tried {
  readonly act: string;
  readonly state: 'open' | CloseApproach['outcome'];
}

/** Approaches as examples, by commune. */
export function triedIn(approaches: readonly KeptApproach[]): ReadonlyMap<CommuneCode, readonly Tried[]> {
  const found = new Map<CommuneCode, Tried[]>();
  for (const each of approaches)
    found.set(each.commune, [...(found.get(each.commune) ?? []), { act: each.act, state: stateOf(each).state }]);
  return found;
}

/** How an approach stands: open, or how it ended; and when one looks again. */
export function stateOf({ steps, followUpOn }: Pick<KeptApproach, 'steps' | 'followUpOn'>): {
  readonly state: 'open' | CloseApproach['outcome'];
  readonly next: PlainDate | null;
} {
  const last = steps.at(-1);
  if (last === undefined) return { state: 'open', next: followUpOn };
  return last.outcome === null ? { state: 'open', next: last.next } : { state: last.outcome, next: null };
}

function asDecided(kept: KeptApproach): Approach {
  const { steps, id, commune, flags, act, owner, from, until } = kept;
  const last = steps.find(({ outcome }) => outcome !== null);
  return {
    id,
    commune,
    flags,
    act,
    owner,
    from,
    until,
    nextOn: stateOf(kept).next,
    followUps: steps.filter(({ outcome }) => outcome === null).map(({ on, note }) => ({ on, note })),
    closed:
      last === undefined || last.outcome === null ? null : { on: last.on, outcome: last.outcome, note: last.note },
    told: [],
  };
}

/** Opens, follows up or closes an approach, or tells what stands against it. */
export async function changeApproach(
  session: Session,
  { user }: Sender,
  command: OpenApproach | FollowUpApproach | CloseApproach,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, [`approach/${command.approach}`]);
  const [kept] = await approachesOf(session, { id: command.approach });
  const decided = decideApproach(kept ? asDecided(kept) : null, command);
  if (!decided.ok) return refusedBy(decided.refusals);
  if (command.kind === 'open-approach') {
    const owners = await ownersOf(session, command.commune, dayInVietnam(now));
    if (!owners.some((each) => each.user === command.owner))
      return refusedBy([refusal('owner-elsewhere', 'owner', { commune: command.commune })]);
    await client.query(
      `insert into approach (province, id, commune, unit, flags, act, owner, from_day, until_day, follow_up_on, made_at, made_by)
       values ($1, $2, $3, (select unit from unit_commune where province = $1 and commune = $3 and from_day <= $4 and (to_day is null or to_day >= $4) limit 1),
         $5, $6, $7, $8, $9, $10, to_timestamp($11::double precision / 1000), $12)`,
      [
        scope.province,
        command.approach,
        command.commune,
        dayInVietnam(now),
        command.flags,
        command.act,
        command.owner,
        command.from,
        command.until,
        command.followUpOn,
        now,
        user,
      ],
    );
    return nothing;
  }
  await client.query(
    `insert into approach_step (province, approach, id, on_day, note, next_day, outcome, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9)`,
    [
      scope.province,
      command.approach,
      command.id,
      command.on,
      command.note,
      command.kind === 'follow-up-approach' ? command.next : null,
      command.kind === 'close-approach' ? command.outcome : null,
      now,
      user,
    ],
  );
  return nothing;
}

/** The sprints of the province, the newest first. */
export async function sprintsOf({ client, scope }: Session): Promise<readonly Sprint[]> {
  const { rows } = await client.query<Sprint>(
    `select id, name, from_day as "from", to_day as "to", places, people, rule, id as "openedBy" from sprint where province = $1 order by from_day desc, id`,
    [scope.province],
  );
  return rows;
}

/** Opens a sprint, or tells what stands against it. */
export async function openSprint(
  session: Session,
  { user }: Sender,
  command: OpenSprint,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, ['sprint']);
  const decided = openedSprint(await sprintsOf(session), command);
  if (!decided.ok) return refusedBy(decided.refusals);
  const { sprint, name, from, to, places, people, rule } = command;
  await client.query(
    `insert into sprint (province, id, name, from_day, to_day, places, people, rule, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000), $10)`,
    [scope.province, sprint, name, from, to, JSON.stringify(places), people, rule, now, user],
  );
  return nothing;
}

/** A scenario of one's own. */
export interface KeptScenario {
  readonly id: string;
  readonly name: string;
  readonly joinsPercent: number;
  readonly renewalsPercent: number;
  readonly madeOn: PlainDate;
  readonly by: string | null;
}

/** The scenarios that were kept for a year, the newest first. */
export async function scenariosOf({ client, scope }: Session, year: number): Promise<readonly KeptScenario[]> {
  const { rows } = await client.query<KeptScenario>(
    `select s.id, s.name, s.joins_percent as "joinsPercent", s.renewals_percent as "renewalsPercent",
       (s.made_at at time zone 'Asia/Ho_Chi_Minh')::date as "madeOn", u.full_name as by
     from scenario s left join user_account u on u.province = s.province and u.id = s.made_by
     where s.province = $1 and s.year = $2 order by s.made_at desc, s.id`,
    [scope.province, year],
  );
  return rows;
}

/** Keeps a scenario. */
export async function keepScenario(
  { client, scope }: Session,
  { user }: Sender,
  { scenario, year, name, joinsPercent, renewalsPercent }: KeepScenario,
  now: number,
): Promise<Effect> {
  await client.query(
    `insert into scenario (province, id, year, name, joins_percent, renewals_percent, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8)`,
    [scope.province, scenario, year, name, joinsPercent, renewalsPercent, now, user],
  );
  return nothing;
}
