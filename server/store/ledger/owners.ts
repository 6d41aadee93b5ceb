import type { Session } from '../session.ts';

const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What the owners of accounts are called: people, collectors, units, the receipt of a payment. Those beyond the places of whoever asks have no name. */
export async function ownerNames(
  { client, scope }: Session,
  owners: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(owners)].filter((owner) => isId.test(owner));
  const codes = [...new Set(owners)].filter((owner) => !isId.test(owner));
  const found = await client.query<{ owner: string; name: string }>(
    `select id::text as owner, name from person where province = $1 and id = any ($2::uuid[])
     union all select id::text, name from collector where province = $1 and id = any ($2::uuid[])
     union all select y.id::text, r.series || ' ' || r.number from payment y join receipt r on r.province = y.province and r.id = y.receipt
       where y.province = $1 and y.id = any ($2::uuid[])
     union all select l.id::text, l.content->>'narrative' from bank_line l join bank_account a on a.province = l.province and a.id = l.account
       where l.province = $1 and l.id = any ($2::uuid[])
     union all select code, name from unit where province = $1 and code = any ($3::text[])`,
    [scope.province, ids, codes],
  );
  return new Map(found.rows.map(({ owner, name }) => [owner, name]));
}
