import type { CommuneCode, PersonId, UnitCode } from '@diemtua/domain/ids';
import { nameKey, type EarlierRecord, type ListPlaces, type MonthRun, type Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A person who is there, as a line of a list meets him or her. */
export interface KnownPerson {
  readonly id: PersonId;
  readonly version: number;
  readonly content: Person;
  readonly earlier: EarlierRecord | null;
  /** Months that receipts of ours cover. */
  readonly inBooks: readonly MonthRun[];
}

const columns = `p.id, p.version, p.content,
  (select jsonb_build_object('until', e.until_month, 'supported', e.supported_months, 'spells', e.spells) from person_earlier e where e.province = p.province and e.person = p.id) as earlier,
  (select coalesce(jsonb_agg(jsonb_build_object('from', j.from_month, 'until', j.from_month + j.months - 1)), '[]') from judgement j
     where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary') as "inBooks"`;

/** Those who bear one of some numbers; an entry that was joined with another leads to the one that stayed. */
export interface ByNumber {
  readonly insurance: ReadonlyMap<string, KnownPerson>;
  readonly personal: ReadonlyMap<string, KnownPerson>;
}

/** Finds people by either number. */
export async function knownByNumber(
  { client, scope }: Session,
  insurance: readonly string[],
  personal: readonly string[],
): Promise<ByNumber> {
  const found = await client.query<KnownPerson & { readonly insured: string | null; readonly named: string | null }>({
    name: 'known-by-number',
    text: `select n.insurance_number as insured, n.personal_number as named, ${columns}
      from (select * from person where province = $1 and insurance_number = any ($2)
            union select * from person where province = $1 and personal_number = any ($3)) n
      join person p on p.province = n.province and p.id = coalesce(n.merged_into, n.id)
      order by n.merged_into is null`,
    values: [scope.province, insurance, personal],
  });
  const byInsurance = new Map<string, KnownPerson>();
  const byPersonal = new Map<string, KnownPerson>();
  for (const { insured, named, ...known } of found.rows) {
    if (insured !== null) byInsurance.set(insured, known);
    if (named !== null) byPersonal.set(named, known);
  }
  return { insurance: byInsurance, personal: byPersonal };
}

/** One person who is there; null where nobody is. */
export async function knownById({ client, scope }: Session, id: PersonId): Promise<KnownPerson | null> {
  const found = await client.query<KnownPerson>(
    `select ${columns} from person p where p.province = $1 and p.id = $2 and p.merged_into is null`,
    [scope.province, id],
  );
  return found.rows[0] ?? null;
}

/** So many entries under one key are no sign of anything: a common name in a large commune. */
const sameKeyMax = 60;

/**
 * Entries that may be about the people of some rows, by row. They have to share two keys, or one that few share: a number, a phone, all words of the name in one
 * commune. Compared is then as everywhere.
 */
export async function nearRows(
  { client, scope }: Session,
  rows: readonly { readonly row: number; readonly keys: readonly string[] }[],
): Promise<ReadonlyMap<number, readonly Person[]>> {
  const pairs = await client.query<{ row: number; person: PersonId }>({
    name: 'near-rows',
    text: `with told as (
        select t.row, key from jsonb_to_recordset($2::jsonb) as t (row integer, keys text[]), unnest(t.keys) as key
      ), near as (
        select told.row, told.key, k.person, count(*) over (partition by told.row, told.key) as n
        from told join person_key k on k.province = $1 and k.key = told.key
      )
      select row, person from near where n <= $3 group by row, person
      having count(*) > 1 or bool_or(left(key, 2) in ('i:', 'p:', 't:', 'w:'))`,
    values: [scope.province, JSON.stringify(rows), sameKeyMax],
  });
  if (pairs.rows.length === 0) return new Map();
  const people = await client.query<{ id: PersonId; content: Person }>({
    name: 'near-people',
    text: 'select id, content from person where province = $1 and merged_into is null and id = any ($2::uuid[])',
    values: [scope.province, [...new Set(pairs.rows.map(({ person }) => person))]],
  });
  const byId = new Map(people.rows.map(({ id, content }) => [id, content]));
  const near = new Map<number, Person[]>();
  for (const { row, person } of pairs.rows) {
    const content = byId.get(person);
    if (content) near.set(row, [...(near.get(row) ?? []), content]);
  }
  return near;
}

/** The places by which a list is read: communes by name, today's and those of before, and those that the unit serves. */
export async function placesOf(
  { client, scope }: Session,
  unit: UnitCode,
  commune: CommuneCode,
  today: PlainDate,
): Promise<ListPlaces> {
  const named = await client.query<{ code: CommuneCode; name: string }>(
    `select code, name from commune where province = $1
     union all select commune, old_name from commune_before where province = $1`,
    [scope.province],
  );
  const served = await client.query<{ commune: CommuneCode }>(
    `select commune from unit_commune where province = $1 and unit = $2 and from_day <= $3 and (to_day is null or to_day >= $3)`,
    [scope.province, unit, today],
  );
  const byName = new Map<string, CommuneCode | null>();
  for (const { code, name } of named.rows) {
    const key = nameKey(name).replace(/^(xa|phuong|thi tran|dac khu) /, '');
    byName.set(key, byName.has(key) && byName.get(key) !== code ? null : code);
  }
  return { byName, served: new Set(served.rows.map((row) => row.commune)), otherwise: commune };
}
