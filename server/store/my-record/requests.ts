import {
  answerBy,
  REQUESTS_OPEN_MAX,
  type RequestKind,
  type RequestState,
  type RequestSubject,
} from '@diemtua/domain/requests';
import type { CommuneCode, Id, PersonId, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { dayInVietnam } from '../commands/vietnam.ts';
import { hold } from '../commands/effect.ts';
import type { Session } from '../session.ts';

export type RequestId = Id<'request'>;

/** A request as it is told. */
export interface NewRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly about: readonly RequestSubject[];
  readonly text: string;
}

/** A request with how far it has come. */
export interface StoredRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly about: readonly RequestSubject[];
  readonly text: string;
  readonly madeAt: string;
  readonly answerBy: PlainDate;
  /** Whether an article fixes that day; else it is a custom of this house. */
  readonly byLaw: boolean;
  readonly state: RequestState;
  readonly answer: string | null;
  readonly steps: readonly { readonly state: RequestState; readonly at: string }[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const LISTED_MAX = 200;

const columns = `r.id, r.kind, r.about, r.text, ${instant('r.made_at')} as "madeAt", r.answer_by as "answerBy", r.by_law as "byLaw", r.state,
  (select s.answer from person_request_step s where s.province = r.province and s.request = r.id and s.state = 'answered') as answer,
  (select coalesce(jsonb_agg(jsonb_build_object('state', s.state, 'at', ${instant('s.at')}) order by s.at, s.state desc), '[]')
     from person_request_step s where s.province = r.province and s.request = r.id) as steps`;

/** What one person asked, the newest first. */
export async function ownRequests(
  { client, scope }: Session,
  entries: readonly PersonId[],
): Promise<readonly StoredRequest[]> {
  const { rows } = await client.query<StoredRequest>(
    `select ${columns} from person_request r where r.province = $1 and r.person = any ($2::uuid[]) order by r.made_at desc, r.id limit ${LISTED_MAX}`,
    [scope.province, entries],
  );
  return rows;
}

/** What became of a new request: it stands; too many wait for an answer; or its id is another's. */
export type Asked = 'stands' | 'too-many' | 'other-content';

/**
 * Writes down what somebody asks. Told again under the same id, it is the same request.
 * @param commune where the person lives: the office there looks at it
 */
export async function makeRequest(
  session: Session,
  person: PersonId,
  entries: readonly PersonId[],
  commune: CommuneCode,
  { id, kind, about, text }: NewRequest,
  now: number,
): Promise<Asked> {
  const { client, scope } = session;
  await hold(session, [`requests/${person}`]);
  const before = (await ownRequests(session, entries)).find((each) => each.id === id);
  if (before)
    return before.kind === kind && before.text === text && before.about.join() === about.join()
      ? 'stands'
      : 'other-content';
  const open = await client.query(
    `select from person_request where province = $1 and person = any ($2::uuid[]) and state <> 'answered' limit ${REQUESTS_OPEN_MAX}`,
    [scope.province, entries],
  );
  if (open.rowCount === REQUESTS_OPEN_MAX) return 'too-many';
  const { day, byLaw } = answerBy(kind, dayInVietnam(now));
  await client.query(
    `insert into person_request (province, id, person, commune, kind, about, text, made_at, answer_by, by_law, state)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9, $10, 'received')`,
    [scope.province, id, person, commune, kind, about, text, now, day, byLaw],
  );
  await client.query(
    `insert into person_request_step (province, request, at, by, state, answer)
     values ($1, $2, to_timestamp($3::double precision / 1000), $4, 'received', null)`,
    [scope.province, id, now, person],
  );
  return 'stands';
}

/** A request as the office sees it. */
export interface OfficeRequest extends StoredRequest {
  readonly person: PersonId;
  readonly personName: string;
  readonly communeName: string;
  readonly lookedAtBy: string | null;
  readonly answeredBy: string | null;
}

const by = (state: RequestState): string =>
  `(select u.full_name from person_request_step s join user_account u on u.province = s.province and u.id = s.by
     where s.province = r.province and s.request = r.id and s.state = '${state}')`;

const officeColumns = `${columns}, coalesce(p.merged_into, p.id) as person, p.name as "personName", coalesce(c.name, '') as "communeName", ${by('looked-at')} as "lookedAtBy", ${by('answered')} as "answeredBy"`;

/** Requests in the communes of whoever asks: those that wait, the most urgent first; then those that were answered, the newest first. */
export async function officeRequests({ client, scope }: Session): Promise<readonly OfficeRequest[]> {
  const { rows } = await client.query<OfficeRequest>(
    `select ${officeColumns} from person_request r join person p on p.province = r.province and p.id = r.person
     left join commune c on c.province = r.province and c.code = r.commune
     where r.province = $1
     order by r.state = 'answered', case when r.state = 'answered' then null else r.answer_by end, r.made_at desc, r.id limit ${LISTED_MAX}`,
    [scope.province],
  );
  return rows;
}

/** What became of a step of the office. */
export type Stepped = 'done' | 'unknown' | 'too-late';

/**
 * Takes a request a step further. The same step told again changes nothing.
 * @param answer what the person reads; null where it was only looked at
 */
export async function stepRequest(
  { client, scope }: Session,
  id: RequestId,
  user: UserId,
  answer: string | null,
  now: number,
): Promise<Stepped> {
  const { rows } = await client.query<{ state: RequestState; answer: string | null }>(
    `select r.state, (select s.answer from person_request_step s where s.province = r.province and s.request = r.id and s.state = 'answered') as answer
     from person_request r where r.province = $1 and r.id = $2 for update`,
    [scope.province, id],
  );
  const [row] = rows;
  if (!row) return 'unknown';
  const state: RequestState = answer === null ? 'looked-at' : 'answered';
  if (row.state === 'answered') return answer !== null && answer !== row.answer ? 'too-late' : 'done';
  if (row.state === state) return 'done';
  await client.query(
    `insert into person_request_step (province, request, at, by, state, answer) values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5, $6)`,
    [scope.province, id, now, user, state, answer],
  );
  await client.query('update person_request set state = $3 where province = $1 and id = $2', [
    scope.province,
    id,
    state,
  ]);
  return 'done';
}
