import type { PersonId } from '@diemtua/domain/ids';
import { choicesNeeded, type Person } from '@diemtua/domain/registry';
import type { Session } from '../session.ts';

/** Two entries that may be about one person, side by side. */
export interface Alike {
  readonly one: { readonly person: Person; readonly version: number; readonly payments: number };
  readonly other: { readonly person: Person; readonly version: number; readonly payments: number };
  readonly score: number;
  readonly reasons: readonly string[];
  /** Fields in which both say something else: one has to be chosen. */
  readonly differ: readonly string[];
}

interface Row {
  readonly one: Person;
  readonly one_version: number;
  readonly one_payments: number;
  readonly other: Person;
  readonly other_version: number;
  readonly other_payments: number;
  readonly score: number;
  readonly reasons: readonly string[];
}

const shownMax = 50;

/** Pairs that a clerk has not decided yet, the likeliest first; those of one person where one is named. */
export async function alikePairs({ client, scope }: Session, of: PersonId | null = null): Promise<readonly Alike[]> {
  const found = await client.query<Row>(
    `select a.content as one, a.version as one_version, b.content as other, b.version as other_version, d.score, d.reasons,
       (select count(*) from payment y where y.province = d.province and y.person = a.id) as one_payments,
       (select count(*) from payment y where y.province = d.province and y.person = b.id) as other_payments
     from duplicate_review d
     join person a on a.province = d.province and a.id = d.one and a.merged_into is null
     join person b on b.province = d.province and b.id = d.other and b.merged_into is null
     where d.province = $1 and d.verdict = 'open' and ($2::uuid is null or $2 in (d.one, d.other))
     order by d.score desc, d.one, d.other limit $3`,
    [scope.province, of, shownMax],
  );
  return found.rows.map((row) => ({
    one: { person: row.one, version: row.one_version, payments: row.one_payments },
    other: { person: row.other, version: row.other_version, payments: row.other_payments },
    score: row.score,
    reasons: row.reasons,
    differ: choicesNeeded(row.one, row.other),
  }));
}
