import type pg from 'pg';

/**
 * How the schema lies on a Citus cluster. The province is the tenant: a table whose primary key begins with it is distributed by it, and all such tables are
 * co-located, so that one province's rows of all tables lie on one worker and every statement of the program has one worker to ask.
 */
export interface Layout {
  /** Whole on every worker: small, and pointed at by all. */
  readonly reference: readonly string[];
  readonly distributed: readonly string[];
  /** On the coordinator only: what belongs to the program, not to a province. */
  readonly local: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly triggers: readonly { readonly table: string; readonly name: string }[];
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** The tenant itself: everything points at it. */
const REFERENCE: ReadonlySet<string> = new Set(['province']);
/** The steps of the schema that ran. */
const LOCAL: ReadonlySet<string> = new Set(['migration']);
/** By what all else is distributed. */
const TENANT = 'province';
/** The first table is the one beside which the others are laid. */
const FIRST = 'unit';

/** A schema that cannot be distributed: why. */
export class NotDistributable extends Error {}

interface TableRow {
  readonly name: string;
  readonly key: readonly string[] | null;
  readonly unique_without: string | null;
}

const tablesSql = `
select c.relname as name,
  (select array_agg(a.attname::text order by k.place) from pg_index i, unnest(i.indkey) with ordinality as k (attnum, place), pg_attribute a
     where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
  (select min(u.relname) from pg_index i join pg_class u on u.oid = i.indexrelid
     where i.indrelid = c.oid and i.indisunique
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = '${TENANT}' and a.attnum = any (i.indkey))) as unique_without
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p')
order by c.relname`;

const foreignKeysSql = `
select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition, o.relname as to
from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class o on o.oid = k.confrelid join pg_namespace n on n.oid = t.relnamespace
where k.contype = 'f' and n.nspname = 'public' and k.conparentid = 0
order by t.relname, k.conname`;

const triggersSql = `
select t.relname as table, g.tgname as name
from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace
where not g.tgisinternal and n.nspname = 'public' order by t.relname, g.tgname`;

/**
 * Reads off a migrated database how its schema is to be laid out.
 * @throws NotDistributable where a table has neither the province in its key nor a place of its own
 */
export async function readLayout(pool: pg.Pool): Promise<Layout> {
  const { rows: tables } = await pool.query<TableRow>(tablesSql);
  const distributed = tables.filter(({ name }) => !REFERENCE.has(name) && !LOCAL.has(name));
  for (const { name, key, unique_without } of distributed) {
    if (key?.[0] !== TENANT) {
      throw new NotDistributable(
        `The primary key of ${name} does not begin with ${TENANT}, and ${name} is not named as a reference or local table.`,
      );
    }
    if (unique_without !== null) {
      throw new NotDistributable(`The unique index ${unique_without} of ${name} does not hold ${TENANT}.`);
    }
  }
  const names = distributed.map(({ name }) => name);
  const { rows: keys } = await pool.query<ForeignKey & { readonly to: string }>(foreignKeysSql);
  const stray = keys.find(({ table, to }) => LOCAL.has(table) !== LOCAL.has(to));
  if (stray) throw new NotDistributable(`${stray.table} is bound to ${stray.to}, and only one of both is local.`);
  const { rows: triggers } = await pool.query<{ table: string; name: string }>(triggersSql);
  return {
    reference: tables.map(({ name }) => name).filter((name) => REFERENCE.has(name)),
    local: tables.map(({ name }) => name).filter((name) => LOCAL.has(name)),
    distributed: [FIRST, ...names.filter((name) => name !== FIRST)],
    foreignKeys: keys.map(({ table, name, definition }) => ({ table, name, definition })),
    triggers: triggers.filter(({ table }) => !LOCAL.has(table)),
  };
}

/** A passage of the SQL, with why it is there. */
export interface Passage {
  readonly why: string;
  readonly statements: readonly string[];
}

/** The statements that lay a schema out, in the order in which they are to run, each by itself: Citus takes no transaction around all of them. */
export function distributeSql({ reference, distributed, foreignKeys, triggers }: Layout): readonly Passage[] {
  const first = distributed[0] ?? FIRST;
  return [
    {
      why: 'The facts of a session (SET LOCAL: whose province, who acts) have to reach the workers, where row-level security reads them.',
      statements: [
        `do $$ begin execute format('alter database %I set citus.propagate_set_commands = ''local''', current_database()); end $$`,
        `set citus.propagate_set_commands = 'local'`,
      ],
    },
    {
      why: 'The coordinator speaks to the workers as the role of the transaction: there it has to be able to sign in (pg_hba: from the coordinator only).',
      statements: ['alter role diemtua_app login', 'alter role diemtua_participant login'],
    },
    {
      why: 'A trigger that asks another table would ask through the cluster from inside a shard. Closed months are guarded by domain/ledger/period.ts, and looked for by: diemtua audit verify.',
      statements: triggers.map(({ table, name }) => `drop trigger ${name} on ${table}`),
    },
    {
      why: 'Foreign keys come back when both of their tables have their place.',
      statements: foreignKeys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    },
    {
      why: 'Whole on every worker.',
      statements: reference.map((name) => `select create_reference_table('${name}')`),
    },
    {
      why: 'By province, co-located: a province’s rows of all tables lie together.',
      statements: [
        `select create_distributed_table('${first}', '${TENANT}', colocate_with => 'none')`,
        ...distributed
          .slice(1)
          .map((name) => `select create_distributed_table('${name}', '${TENANT}', colocate_with => '${first}')`),
      ],
    },
    {
      why: 'The foreign keys again, as they were.',
      statements: foreignKeys.map(
        ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
      ),
    },
  ];
}

/** The passages as a text that psql takes. */
export const passagesText = (passages: readonly Passage[]): string =>
  passages
    .filter(({ statements }) => statements.length > 0)
    .map(({ why, statements }) => [`-- ${why}`, ...statements.map((statement) => `${statement};`)].join('\n'))
    .join('\n\n')
    .concat('\n');

/** What stands in the way of distributing this database now; null: nothing. */
export async function whyNotDistributed(pool: pg.Pool): Promise<string | null> {
  const found = await pool.query<{ name: string }>(`select extname as name from pg_extension where extname = 'citus'`);
  if (found.rows.length === 0) {
    return 'This database has no Citus extension: on its coordinator, add it to shared_preload_libraries and run "create extension citus".';
  }
  const there = await pool.query<{ n: number }>(
    `select count(*) as n from pg_dist_partition where logicalrelid = '${FIRST}'::regclass`,
  );
  return (there.rows[0]?.n ?? 0) > 0 ? 'This database is distributed already.' : null;
}

/** Runs the passages, one statement after the other. */
export async function distribute(pool: pg.Pool, passages: readonly Passage[]): Promise<void> {
  const client = await pool.connect();
  try {
    // The settings of a statement hold for those after it: all go over one connection.
    for (const { statements } of passages) for (const statement of statements) await client.query(statement);
  } finally {
    client.release();
  }
}
