import { scopeOf, type Role } from '@diemtua/domain/access';
import type { CollectorId, CommuneCode, DeviceId, Id, ProvinceCode, UnitCode, UserId } from '@diemtua/domain/ids';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import type { Engine } from '../store/engine.ts';
import { inSession, provinceScope, type Scope } from '../store/session.ts';
import { LASTS } from './access.ts';
import { hashOf, provinceOf } from './token.ts';
import { communesOf, unitsOf } from './users.ts';

/** Whoever is signed in: role and places are those of now, not those of the sign-in. */
export interface Who {
  readonly province: ProvinceCode;
  readonly user: UserId;
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  /** What the database is asked under: the second lock. */
  readonly scope: Scope;
  readonly units: readonly UnitCode[] | 'all';
  readonly communes: readonly CommuneCode[] | 'all';
  readonly collector: CollectorId | null;
  readonly device: DeviceId | null;
  readonly session: Id<'session'>;
  readonly means: readonly string[];
  /** What has to be done before anything else. */
  readonly wants: 'second-factor' | 'new-password' | null;
  /** When the session ends, however busy it is: milliseconds since 1970. */
  readonly endsAt: number;
}

/** Why a token opens nothing. */
export type NotSignedIn = 'not-signed-in' | 'session-over' | 'device-revoked' | 'user-locked';

interface Row {
  /** The hash of the token, as base64. */
  readonly key: string;
  readonly id: Id<'session'>;
  readonly user_id: UserId;
  readonly device: DeviceId | null;
  readonly means: readonly string[];
  readonly ended: boolean;
  readonly revoked: boolean;
  readonly locked: boolean;
  readonly seen_ms: number;
  readonly ends_ms: number;
  readonly name: string;
  readonly full_name: string;
  readonly role: Role;
  readonly units: readonly string[];
  readonly communes: readonly string[];
  readonly collector: CollectorId | null;
  readonly second_factor_required: boolean;
  readonly must_change: boolean | null;
  readonly factors: number;
  readonly served: readonly { readonly unit: UnitCode; readonly commune: CommuneCode }[] | null;
}

/** Each token by its own keys, whatever the database believes of the sizes of its tables: `offset 0` keeps it from reading all of one first. */
const whoSql = `
select encode(s.token_hash, 'base64') as key, s.id, s.user_id, s.device, s.means, s.ended_at is not null as ended, d.revoked_at is not null as revoked, u.locked_at is not null as locked,
  (extract(epoch from s.seen_at) * 1000)::double precision as seen_ms, (extract(epoch from s.ends_at) * 1000)::double precision as ends_ms,
  u.name, u.full_name, u.role, u.units, u.communes, u.collector, u.second_factor_required, p.must_change,
  (select count(*) from user_totp t where t.province = s.province and t.user_id = s.user_id and t.confirmed_at is not null)
    + (select count(*) from user_passkey k where k.province = s.province and k.user_id = s.user_id) as factors,
  (select jsonb_agg(jsonb_build_object('unit', l.unit, 'commune', l.commune)) from unit_commune l
    where l.province = s.province and l.unit = any (u.units) and l.from_day <= $3 and (l.to_day is null or l.to_day >= $3)) as served
from unnest($2::bytea[]) as asked (token_hash)
cross join lateral (select * from sign_in_session s where s.province = $1 and s.token_hash = asked.token_hash offset 0) s
cross join lateral (select * from user_account u where u.province = $1 and u.id = s.user_id offset 0) u
left join lateral (select must_change from user_password p where p.province = $1 and p.user_id = s.user_id offset 0) p on true
left join lateral (select revoked_at from device d where d.province = $1 and d.id = s.device offset 0) d on true`;

function whoOf(province: ProvinceCode, row: Row): Who {
  const { units, communes } = scopeOf(
    { role: row.role, units: unitsOf(row.units), communes: communesOf(row.communes), collector: row.collector },
    (unit) => (row.served ?? []).filter((link) => link.unit === unit).map(({ commune }) => commune),
  );
  return {
    province,
    user: row.user_id,
    name: row.name,
    fullName: row.full_name,
    role: row.role,
    scope: { province, user: row.user_id, units, communes },
    units,
    communes,
    collector: row.collector,
    device: row.device,
    session: row.id,
    means: row.means,
    wants: row.must_change ? 'new-password' : row.second_factor_required && row.factors === 0 ? 'second-factor' : null,
    endsAt: row.ends_ms,
  };
}

function troubleOf(row: Row, now: number): NotSignedIn | null {
  // In this order: whose device was revoked is told where to bring the money, whatever else is over.
  if (row.revoked) return 'device-revoked';
  if (row.locked) return 'user-locked';
  const idle = row.device === null ? LASTS.screenIdleMs : LASTS.deviceIdleMs;
  return row.ended || row.ends_ms <= now || row.seen_ms + idle <= now ? 'session-over' : null;
}

/** Sessions that were looked up a moment ago; those of revoked users and sessions are forgotten at once. */
interface Believed {
  readonly who: Who;
  readonly until: number;
}

const believedMax = 20_000;

/** Somebody whose token is being looked up. */
interface Asking {
  readonly hash: Buffer;
  readonly key: string;
  readonly now: number;
  readonly answer: (found: Who | NotSignedIn) => void;
  readonly fail: (cause: unknown) => void;
}

/** Tokens that are looked up with one question. */
const togetherMax = 200;
/** Questions under way at once: whoever comes meanwhile asks together with the others who came. */
const questionsAtOnce = 2;

/** Looks up many tokens at once: a thousand collectors who send in one instant are a few questions to the database, not a thousand. */
async function lookUp(
  engine: Engine,
  province: ProvinceCode,
  asking: readonly Asking[],
  now: number,
): Promise<ReadonlyMap<string, Who | NotSignedIn>> {
  return inSession(engine, provinceScope(province), async ({ client }) => {
    const hashes = asking.map(({ hash }) => hash);
    const { rows } = await client.query<Row>({
      name: 'who',
      text: whoSql,
      values: [province, hashes, dayInVietnam(now)],
    });
    const found = new Map(rows.map((row) => [row.key, troubleOf(row, now) ?? whoOf(province, row)] as const));
    const seen = rows.filter((row) => typeof found.get(row.key) !== 'string' && row.seen_ms + LASTS.seenMs <= now);
    if (seen.length > 0) {
      await client.query({
        name: 'seen',
        // In one order, so that no two who mark the same ones wait for each other.
        text: `update sign_in_session s set seen_at = to_timestamp($3::double precision / 1000)
          from (select token_hash from sign_in_session where province = $1 and token_hash = any ($2::bytea[]) order by token_hash for update skip locked) as t
          where s.province = $1 and s.token_hash = t.token_hash`,
        values: [province, seen.map(({ key }) => Buffer.from(key, 'base64')), now],
      });
    }
    return found;
  });
}

/** Finds out who holds a token. */
export class Doorman {
  readonly #believed = new Map<string, Believed>();
  readonly #asking = new Map<ProvinceCode, Asking[]>();
  #questions = 0;

  /** Who holds a token, or why nobody does. */
  async whoHas(engine: Engine, token: string, now: number): Promise<Who | NotSignedIn> {
    const province = provinceOf(token);
    if (province === null) return 'not-signed-in';
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const known = this.#believed.get(key);
    if (known && known.until > now && known.until - LASTS.believedMs <= now && known.who.endsAt > now) return known.who;
    this.#believed.delete(key);
    const found = await new Promise<Who | NotSignedIn>((answer, fail) => {
      const asking = this.#asking.get(province) ?? [];
      this.#asking.set(province, asking);
      asking.push({ hash, key, now, answer, fail });
      // Who came with this one is read before the question goes out.
      setImmediate(() => void this.#ask(engine, province));
    });
    if (typeof found === 'string') return found;
    if (this.#believed.size >= believedMax) this.#believed.clear();
    this.#believed.set(key, { who: found, until: now + LASTS.believedMs });
    return found;
  }

  async #ask(engine: Engine, province: ProvinceCode): Promise<void> {
    const asking = this.#asking.get(province) ?? [];
    if (this.#questions >= questionsAtOnce || asking.length === 0) return;
    const together = asking.splice(0, togetherMax);
    this.#questions += 1;
    try {
      const found = await lookUp(engine, province, together, Math.max(...together.map(({ now }) => now)));
      for (const { key, answer } of together) answer(found.get(key) ?? 'not-signed-in');
    } catch (cause) {
      for (const { fail } of together) fail(cause);
    } finally {
      this.#questions -= 1;
      for (const waiting of this.#asking.keys()) void this.#ask(engine, waiting);
    }
  }

  /** Forgets what is believed of a user: something about the user has changed. */
  forget(user: UserId): void {
    for (const [key, { who }] of this.#believed) if (who.user === user) this.#believed.delete(key);
  }
}
