import {
  decidePlanCommand,
  placeKey,
  refusal,
  unitOn,
  type AmendPlan,
  type CascadeMethod,
  type CascadePlan,
  type DecidePlan,
  type DraftPlan,
  type FileId,
  type Leader,
  type MoveCommune,
  type Plan,
  type PlanId,
  type PlanPlace,
  type PlanVersion,
  type Target,
} from '@diemtua/domain/plan';
import type { Product } from '@diemtua/domain/collection';
import type { CollectorId, CommuneCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { hold, nothing, refusedBy, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { groundOf, nextDay } from './places.ts';

/** By which method the parts of a place were found, by the key of the place. */
export type Methods = Readonly<Record<string, CascadeMethod>>;

/** A plan as it is kept, with the methods of its versions. */
export interface KeptPlan {
  readonly plan: Plan;
  readonly methods: ReadonlyMap<number, Methods>;
}

interface VersionRow {
  readonly number: number;
  readonly reason: string;
  readonly decided_by: string;
  readonly document: string;
  readonly decided_on: PlainDate;
  readonly file: FileId | null;
  readonly file_name: string | null;
  readonly sha256: string | null;
  readonly from_day: PlainDate;
  readonly known_at: Date;
  readonly methods: Methods;
}

interface TargetRow {
  readonly version: number;
  readonly product: Product;
  readonly level: PlanPlace['level'];
  readonly code: string;
  readonly of_place: string;
  readonly new: number;
  readonly continuing: number;
  readonly total: number;
  readonly leader_name: string | null;
  readonly leader_office: string | null;
  readonly leader_user: UserId | null;
}

function placeOf(
  row: Pick<TargetRow, 'level' | 'code' | 'of_place'>,
  province: Session['scope']['province'],
): PlanPlace {
  const commune = row.of_place as CommuneCode;
  switch (row.level) {
    case 'province':
      return { level: 'province', province };
    case 'unit':
      return { level: 'unit', unit: row.code as UnitCode };
    case 'commune':
      return { level: 'commune', commune: row.code as CommuneCode };
    case 'hamlet':
      return { level: 'hamlet', commune, hamlet: row.code };
    case 'collector':
      return { level: 'collector', commune, collector: row.code as CollectorId };
  }
}

const targetOfRow = (row: TargetRow, province: Session['scope']['province']): Target => ({
  place: placeOf(row, province),
  product: row.product,
  new: row.new,
  continuing: row.continuing,
  total: row.total,
  leader:
    row.leader_name === null || row.leader_office === null
      ? null
      : { name: row.leader_name, office: row.leader_office, user: row.leader_user },
});

const versionOf = (row: VersionRow, targets: readonly Target[]): PlanVersion => ({
  number: row.number,
  state: 'decided',
  from: row.from_day,
  reason: row.reason,
  decision: {
    by: row.decided_by,
    documentNumber: row.document,
    on: row.decided_on,
    file: row.file === null ? null : { id: row.file, name: row.file_name ?? '', sha256: row.sha256 ?? '' },
  },
  targets,
  knownAt: row.known_at.toISOString(),
});

const versionsSql = `
select v.number, v.reason, v.decided_by, v.document, v.decided_on, v.file, f.name as file_name, f.sha256, v.from_day, v.known_at, v.methods
from plan_version v left join kept_file f on f.province = v.province and f.id = v.file where v.province = $1 and v.plan = $2 order by v.number`;

/** The plan of a year, or a plan by its id, with all its versions; null: there is none. */
export async function keptPlan(
  { client, scope }: Session,
  which: { readonly year: number } | { readonly id: PlanId },
): Promise<KeptPlan | null> {
  const found = await client.query<{ id: PlanId; year: number }>(
    'year' in which
      ? { text: 'select id, year from plan where province = $1 and year = $2', values: [scope.province, which.year] }
      : { text: 'select id, year from plan where province = $1 and id = $2', values: [scope.province, which.id] },
  );
  const row = found.rows[0];
  if (!row) return null;
  const versions = await client.query<VersionRow>(versionsSql, [scope.province, row.id]);
  const targets = await client.query<TargetRow>(
    'select * from target where province = $1 and plan = $2 order by version, product, level, of_place, code',
    [scope.province, row.id],
  );
  const draft = await client.query<{ content: PlanVersion; methods: Methods }>(
    'select content, methods from plan_draft where province = $1 and plan = $2',
    [scope.province, row.id],
  );
  const decided = versions.rows.map((version) =>
    versionOf(
      version,
      targets.rows
        .filter((target) => target.version === version.number)
        .map((target) => targetOfRow(target, scope.province)),
    ),
  );
  const open = draft.rows[0];
  const methods = new Map(versions.rows.map((version) => [version.number, version.methods]));
  if (open) methods.set(open.content.number, open.methods);
  return {
    plan: { id: row.id, year: row.year, versions: open ? [...decided, open.content] : decided, told: [] },
    methods,
  };
}

/** What a board needs of the version that holds on a day: its head, and the targets of one insurance by the key of their places. */
export interface PlanInForce {
  readonly plan: PlanId;
  readonly version: number;
  readonly document: string;
  readonly decidedBy: string;
  readonly decidedOn: PlainDate;
  readonly targets: ReadonlyMap<
    string,
    { readonly total: number; readonly new: number; readonly leader: Leader | null }
  >;
}

const inForceSql = `
select v.plan, v.number as version, v.document, v.decided_by as "decidedBy", v.decided_on as "decidedOn"
from plan p join plan_version v on v.province = p.province and v.plan = p.id
where p.province = $1 and p.year = $2 and v.from_day <= $3 and ($4::timestamptz is null or v.known_at < $4::timestamptz)
order by v.number desc limit 1`;

/**
 * The plan that holds on a day, as it was known before a moment; null: none.
 * @param before milliseconds since 1970; null: as it is known now
 */
export async function planInForce(
  { client, scope }: Session,
  year: number,
  on: PlainDate,
  before: number | null,
  product: Product,
): Promise<PlanInForce | null> {
  const found = await client.query<Omit<PlanInForce, 'targets'>>({
    name: 'plan-in-force',
    text: inForceSql,
    values: [scope.province, year, on, before === null ? null : new Date(before).toISOString()],
  });
  const head = found.rows[0];
  if (!head) return null;
  const targets = await client.query<TargetRow>({
    name: 'targets-in-force',
    text: `select version, product, level, code, of_place, new, continuing, total, leader_name, leader_office, leader_user from target
      where province = $1 and plan = $2 and version = $3 and product = $4`,
    values: [scope.province, head.plan, head.version, product],
  });
  return {
    ...head,
    targets: new Map(
      targets.rows.map((row) => {
        const { place, total, new: fresh, leader } = targetOfRow(row, scope.province);
        return [placeKey(place), { total, new: fresh, leader }];
      }),
    ),
  };
}

/** Carries out a command about a plan: what domain/plan makes of it is written, or what stands against it is told. */
export async function changePlan(
  session: Session,
  { user }: Sender,
  command: DraftPlan | CascadePlan | DecidePlan | AmendPlan,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  await hold(session, ['plan']);
  const kept = await keptPlan(session, { id: command.plan });
  const year = command.kind === 'draft-plan' ? command.year : kept?.plan.year;
  const ofYear = year === undefined ? null : await keptPlan(session, { year });
  const decided = decidePlanCommand(kept?.plan ?? null, command, {
    ...(await groundOf(session)),
    today: dayInVietnam(now),
    now: new Date(now).toISOString(),
    planOfYear: ofYear?.plan ?? null,
  });
  if (!decided.ok) return refusedBy(decided.refusals);
  const file = command.kind === 'decide-plan' ? command.decision.file : null;
  if (file !== null) {
    const there = await client.query('select from kept_file where province = $1 and id = $2 and sha256 = $3', [
      scope.province,
      file.id,
      file.sha256,
    ]);
    if (there.rows.length === 0) return refusedBy([refusal('no-such-plan', 'decision.file')]);
  }
  const last = decided.value.versions.at(-1);
  if (!last) throw new Error('bug: a plan without a version');
  if (kept === null) {
    await client.query('insert into plan (province, id, year) values ($1, $2, $3)', [
      scope.province,
      command.plan,
      decided.value.year,
    ]);
  }
  // A version that follows another begins with the methods by which that one was made.
  const before = kept?.methods.get(last.number) ?? kept?.methods.get(last.number - 1) ?? {};
  const methods: Methods =
    command.kind === 'cascade-plan'
      ? { ...before, [`${command.product} ${placeKey(command.of)}`]: command.method }
      : before;
  if (last.state === 'draft') {
    await client.query(
      `insert into plan_draft (province, plan, number, content, methods, changed_at, changed_by) values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), $7)
       on conflict (province, plan) do update set number = excluded.number, content = excluded.content, methods = excluded.methods,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [scope.province, command.plan, last.number, JSON.stringify(last), JSON.stringify(methods), now, user],
    );
  } else {
    await writeDecided(session, command, last, methods, user, now);
  }
  return nothing;
}

const targetSql = `
insert into target (province, plan, version, product, level, code, of_place, new, continuing, total, leader_name, leader_office, leader_user, unit, commune)
select $1, $2, $3, product, level, code, of_place, new, continuing, total, leader_name, leader_office, leader_user, unit, commune
from jsonb_to_recordset($4::jsonb) as t (product text, level text, code text, of_place text, new integer, continuing integer, total integer,
  leader_name text, leader_office text, leader_user uuid, unit text, commune text)`;

async function writeDecided(
  session: Session,
  command: { readonly id: string; readonly plan: PlanId },
  { number, reason, decision, from, targets }: PlanVersion,
  methods: Methods,
  user: UserId,
  now: number,
): Promise<void> {
  const { client, scope } = session;
  if (decision === null) throw new Error('bug: a version was decided by nobody');
  await client.query(
    `insert into plan_version (province, plan, number, reason, decided_by, document, decided_on, file, from_day, known_at, methods, by, command)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::double precision / 1000), $11, $12, $13)`,
    [
      scope.province,
      command.plan,
      number,
      reason,
      decision.by,
      decision.documentNumber,
      decision.on,
      decision.file?.id ?? null,
      from,
      now,
      JSON.stringify(methods),
      user,
      command.id,
    ],
  );
  const { links } = await groundOf(session);
  const rows = targets.map(({ place, leader, ...target }) => {
    const commune = 'commune' in place ? place.commune : null;
    return {
      ...target,
      level: place.level,
      ...codesOf(place),
      leader_name: leader?.name ?? null,
      leader_office: leader?.office ?? null,
      leader_user: leader?.user ?? null,
      unit: place.level === 'unit' ? place.unit : commune === null ? null : unitOn(links, commune, from),
      commune,
    };
  });
  await client.query(targetSql, [scope.province, command.plan, number, JSON.stringify(rows)]);
  await client.query('delete from plan_draft where province = $1 and plan = $2', [scope.province, command.plan]);
}

function codesOf(place: PlanPlace): { readonly code: string; readonly of_place: string } {
  switch (place.level) {
    case 'province':
      return { code: place.province, of_place: place.province };
    case 'unit':
      return { code: place.unit, of_place: place.unit };
    case 'commune':
      return { code: place.commune, of_place: place.commune };
    case 'hamlet':
      return { code: place.hamlet, of_place: place.commune };
    case 'collector':
      return { code: place.collector, of_place: place.commune };
  }
}

/** A commune is served by another unit from a day on; what was counted before stays with the unit of its day. */
export async function moveCommune(session: Session, command: MoveCommune): Promise<Effect> {
  const { client, scope } = session;
  const { commune, unit, on } = command;
  await hold(session, ['plan', `commune/${commune}`]);
  const ground = await groundOf(session);
  const to = ground.units.find((each) => each.unit === unit);
  if (!ground.communes.includes(commune)) return refusedBy([refusal('commune-unknown', 'commune', { commune })]);
  if (!to) return refusedBy([refusal('unit-unknown', 'unit', { unit })]);
  if (to.dissolvedOn !== null && to.dissolvedOn <= on)
    return refusedBy([refusal('unit-dissolved', 'unit', { unit, since: to.dissolvedOn })]);
  if (unitOn(ground.links, commune, on) === unit) return nothing;
  await client.query(
    `update unit_commune set to_day = $4::date where province = $1 and commune = $2 and from_day < $3::date and (to_day is null or to_day >= $3::date)`,
    [scope.province, commune, on, nextDay(on, -1)],
  );
  // Moves, ends and gaps that were foreseen for later days are replaced by this one: all that follows is the unit's, without a day between.
  await client.query(
    `update unit_commune l set unit = $4, to_day = (
       select min(n.from_day) - 1 from unit_commune n where n.province = l.province and n.commune = l.commune and n.from_day > l.from_day
     ) where l.province = $1 and l.commune = $2 and l.from_day >= $3::date`,
    [scope.province, commune, on, unit],
  );
  await client.query(
    `insert into unit_commune (province, commune, from_day, to_day, unit)
     select $1, $2, $3::date, (select min(from_day) - 1 from unit_commune where province = $1 and commune = $2 and from_day > $3::date), $4
     on conflict (province, commune, from_day) do nothing`,
    [scope.province, commune, on, unit],
  );
  return nothing;
}

/** The years that have a plan, the newest first. */
export async function planYears({ client, scope }: Session): Promise<readonly number[]> {
  const { rows } = await client.query<{ year: number }>(
    'select year from plan where province = $1 order by year desc',
    [scope.province],
  );
  return rows.map(({ year }) => year);
}

/** The names of some collectors. */
export async function collectorNames(
  { client, scope }: Session,
  ids: readonly CollectorId[],
): Promise<ReadonlyMap<CollectorId, string>> {
  const { rows } = await client.query<{ id: CollectorId; name: string }>(
    'select id, name from collector where province = $1 and id = any ($2::uuid[])',
    [scope.province, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
