import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import type { CommuneCode, PersonId, ProvinceCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { Engine } from './engine.ts';
import type { DB } from './generated/schema.ts';

/** For whom the database is asked: what the second lock (row-level security) goes by. */
export interface Scope {
  readonly province: ProvinceCode;
  readonly user: UserId | null;
  readonly communes: readonly CommuneCode[] | 'all';
  readonly units: readonly UnitCode[] | 'all';
  /** The entries of the one person who is answered about herself: then the database shows nobody else, under a role of its own. */
  readonly entries?: readonly PersonId[];
}

/** The whole province: for what the server itself decides, after the first lock. */
export const provinceScope = (province: ProvinceCode, user: UserId | null = null): Scope => ({
  province,
  user,
  communes: 'all',
  units: 'all',
});

/**
 * One person, who looks at her own record.
 * @param entries hers, and those that were joined with it
 */
export const personScope = (province: ProvinceCode, person: PersonId, entries: readonly PersonId[]): Scope => ({
  ...provinceScope(province, actorOf(person)),
  entries,
});

/** What a participant does herself is told under her own id: nobody of the staff has it. */
export const actorOf = (person: PersonId): UserId => person as string as UserId;

/** A transaction under a scope. */
export interface Session {
  readonly db: Kysely<DB>;
  readonly client: pg.PoolClient;
  readonly scope: Scope;
}

const safe = /^[\w,*-]*$/;
const listOf = (codes: readonly string[] | 'all'): string => (codes === 'all' ? '*' : codes.join(','));

function setting(name: string, value: string): string {
  // Codes and ids only: what could end the text never gets here.
  if (!safe.test(value)) throw new Error(`a session fact has a sign that no code has: ${name}`);
  return `set local diemtua.${name} = '${value}'`;
}

/** Facts by SET LOCAL (a function's settings do not reach the workers of a distributed database), and the role that owns nothing. */
function opening({ province, user, communes, units, entries }: Scope, begin: string): string {
  return [
    begin,
    `set local role ${entries ? 'diemtua_participant' : 'diemtua_app'}`,
    setting('province', province),
    setting('actor', user ?? ''),
    setting('communes', listOf(communes)),
    setting('units', listOf(units)),
    ...(entries ? [setting('person', listOf(entries))] : []),
  ].join('; ');
}

/** The queries of one transaction go through its own connection. */
function queriesOver(client: pg.PoolClient): Kysely<DB> {
  const pool: PostgresPool = {
    connect: () => Promise.resolve({ query: client.query.bind(client), release: () => {} } as never),
    end: () => Promise.resolve(),
  };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Does some work in one transaction, as the role that may neither change the schema nor what only grows. What throws undoes all
 * of it.
 */
export async function inSession<T>(engine: Engine, scope: Scope, work: (session: Session) => Promise<T>): Promise<T> {
  return inTransaction(engine, scope, 'begin', work);
}

/** Looks at the books as they stand at one moment, whatever is written meanwhile; nothing can be changed. */
export async function inSnapshot<T>(engine: Engine, scope: Scope, work: (session: Session) => Promise<T>): Promise<T> {
  return inTransaction(engine, scope, 'begin isolation level repeatable read, read only', work);
}

async function inTransaction<T>(
  engine: Engine,
  scope: Scope,
  begin: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await engine.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening(scope, begin));
    const done = await work({ db: queriesOver(client), client, scope });
    await client.query('commit');
    return done;
  } catch (cause) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failed: Error) => failed,
    );
    throw cause;
  } finally {
    client.release(broken);
  }
}
