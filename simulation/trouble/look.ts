import type { CommandText } from '@diemtua/domain/commands';
import { examine, inSession, provinceScope, type Engine } from '@diemtua/server/store';
import type { Place } from './found.ts';

/** What the books hold of what phones have told. */
export interface Look {
  /** Commands that are acknowledged and not in the books. */
  readonly lost: readonly string[];
  /** Receipts that are in the books more than once, or whose money is not there once. */
  readonly doubled: readonly string[];
  /** What is broken: chains, sums, seals. */
  readonly faults: readonly unknown[];
  readonly receipts: number;
  /** Of them, those that wait with a question. */
  readonly inSuspense: number;
  /** What collectors hold, by the books. */
  readonly floats: number;
}

/** Looks at the books after trouble: what was acknowledged must be there, each once, and all sums must hold. */
export async function look(engine: Engine, place: Place, acknowledged: ReadonlySet<string>): Promise<Look> {
  return inSession(engine, provinceScope(place.province), async (session) => {
    const { client } = session;
    const { rows: stored } = await client.query<{ command: string; id: string; amount: number; posted: number }>(
      `select r.command, r.id, r.amount, coalesce((
         select sum(case when t.debit_kind = 'float' then t.amount else 0 end - case when t.credit_kind = 'float' then t.amount else 0 end)
         from payment p join posting t on t.province = p.province and t.payment = p.id where p.province = r.province and p.receipt = r.id), 0)::bigint as posted
       from receipt r where r.province = $1`,
      [place.province],
    );
    const { rows: told } = await client.query<{ id: string }>('select id from command where province = $1', [
      place.province,
    ]);
    const { rows: counts } = await client.query<{ suspense: number; floats: number }>(
      `select (select count(*) from judgement where province = $1 and outcome = 'suspense') as suspense,
         (select coalesce(sum(case when debit_kind = 'float' then amount else -amount end), 0)::bigint from posting
           where province = $1 and 'float' in (debit_kind, credit_kind)) as floats`,
      [place.province],
    );
    const inBooks = new Set(stored.map(({ command }) => command));
    const known = new Set(told.map(({ id }) => id));
    const numbers = await client.query<{ number: number }>(
      'select number from receipt where province = $1 group by series, number having count(*) > 1',
      [place.province],
    );
    return {
      lost: [...acknowledged].filter((id) => !inBooks.has(id) || !known.has(id)),
      doubled: [
        ...stored.filter(({ amount, posted }) => amount !== posted).map(({ id }) => id),
        ...numbers.rows.map(({ number }) => `number ${number}`),
      ],
      faults: (await examine(session)).faults,
      receipts: stored.length,
      inSuspense: counts[0]?.suspense ?? 0,
      floats: counts[0]?.floats ?? 0,
    };
  });
}

/** What all of some payments come to. */
export const sumOf = (commands: readonly CommandText[]): number =>
  commands.reduce(
    (sum, command) =>
      command.kind === 'take-payment' ? sum + command.lines.reduce((all, { amount }) => all + amount, 0) : sum,
    0,
  );
