import type { Session } from '../session.ts';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const shownMax = 200;

/** What of the record is asked for: before a moment, of one user, about one person. */
export interface RecordChoice {
  readonly before?: string | undefined;
  readonly user?: string | undefined;
  readonly person?: string | undefined;
}

/** The users whose records whoever asks may see: those all of whose units are among the asker's. */
const ofOwnUnits = (column: string): string =>
  `($2::text[] is null or exists (select from user_account w where w.province = $1 and w.id = ${column} and w.units <@ $2))`;

const own = ({ units }: Session['scope']): readonly string[] | null => (units === 'all' ? null : units);

/** That somebody looked at a person's data. */
export interface ViewingRow {
  readonly id: string;
  readonly at: string;
  readonly viewer: string;
  readonly viewerName: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly what: string;
}

/** Who looked at whose data, the newest first. A person beyond the places of whoever asks has no name here; neither has who took the consent back. */
export async function listViewings(
  { client, scope }: Session,
  { before, user, person }: RecordChoice,
): Promise<readonly ViewingRow[]> {
  const found = await client.query<ViewingRow>(
    `select v.id, ${instant('v.at')} as at, v.viewer, u.full_name as "viewerName", v.person, coalesce(p.name, l.name) as "personName", v.what
     from viewing v left join user_account u on u.province = v.province and u.id = v.viewer
     left join person p on p.province = v.province and p.id = v.person
     left join lead l on v.what = 'lead' and l.province = v.province and l.id = v.person
     where v.province = $1 and ${ofOwnUnits('v.viewer')} and ($3::timestamptz is null or v.at < $3) and ($4::uuid is null or v.viewer = $4)
       and ($5::uuid is null or v.person = $5) order by v.at desc, v.id desc limit ${shownMax}`,
    [scope.province, own(scope), before ?? null, user ?? null, person ?? null],
  );
  return found.rows;
}

/** Something that happened to access. */
export interface EventRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly about: string | null;
  readonly by: string | null;
  readonly address: string | null;
  /** The route that was refused, if one was. */
  readonly route: string | null;
  readonly code: string | null;
}

/** Sign-ins, refusals and changes of users, the newest first. */
export async function listEvents(
  { client, scope }: Session,
  { before, user }: RecordChoice,
): Promise<readonly EventRow[]> {
  const found = await client.query<EventRow>(
    `select e.id, ${instant('e.at')} as at, e.kind, a.full_name as about, b.full_name as by, e.address, e.content->>'route' as route, e.content->>'code' as code
     from access_event e left join user_account a on a.province = e.province and a.id = e.user_id
     left join user_account b on b.province = e.province and b.id = e.actor
     where e.province = $1 and ${ofOwnUnits('coalesce(e.user_id, e.actor)')} and ($3::timestamptz is null or e.at < $3)
       and ($4::uuid is null or e.user_id = $4 or e.actor = $4) order by e.at desc, e.id desc limit ${shownMax}`,
    [scope.province, own(scope), before ?? null, user ?? null],
  );
  return found.rows;
}

/** A command as the record shows it: never what it says of a person. */
export interface CommandRow {
  readonly id: string;
  readonly at: string;
  readonly madeAt: string;
  readonly kind: string;
  readonly by: string | null;
  readonly device: string | null;
  readonly noted: string | null;
  readonly reason: string | null;
}

/** What was told to the books, the newest first. */
export async function listCommands(
  { client, scope }: Session,
  { before, user }: RecordChoice,
): Promise<readonly CommandRow[]> {
  const found = await client.query<CommandRow>(
    `select c.id, ${instant('c.received_at')} as at, ${instant('c.made_at')} as "madeAt", c.kind, u.full_name as by, d.label as device,
       c.outcome->>'noted' as noted, c.body->>'reason' as reason
     from command c left join user_account u on u.province = c.province and u.id = c.sender
     left join device d on d.province = c.province and d.id = c.device
     where c.province = $1 and ${ofOwnUnits('c.sender')} and ($3::timestamptz is null or c.received_at < $3) and ($4::uuid is null or c.sender = $4)
     order by c.received_at desc, c.id desc limit ${shownMax}`,
    [scope.province, own(scope), before ?? null, user ?? null],
  );
  return found.rows;
}
