import { decideAreas, knownOfArea, type AreaKnown, type AreaTelling, type TellAreas } from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import { isMinority, type EthnicityCode } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { nothing, refusedBy, type Effect } from '../commands/effect.ts';
import type { Sender } from '../commands/tell.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import type { Look } from './look.ts';

/** A commune's facts as they were told: by whom, and from which source. */
export interface KeptTelling extends AreaTelling {
  readonly id: string;
  readonly source: string;
  readonly by: string | null;
}

/** All communes of the province: what facts are held against. */
export async function communesOf({ client, scope }: Session): Promise<ReadonlyMap<CommuneCode, string>> {
  const { rows } = await client.query<{ code: CommuneCode; name: string }>({
    name: 'area-communes',
    text: 'select code, name from commune where province = $1 order by code',
    values: [scope.province],
  });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Writes down what is told of communes, or tells what stands against it. Whose commune it is was asked before: see `refuseTrespass`. */
export async function tellAreas(
  session: Session,
  { user }: Sender,
  { id, on, source, areas }: TellAreas,
  now: number,
): Promise<Effect> {
  const { client, scope } = session;
  const communes = new Set((await communesOf(session)).keys());
  const decided = decideAreas({ on, areas }, { today: dayInVietnam(now), communes, own: 'all' });
  if (!decided.ok) return refusedBy(decided.refusals);
  await client.query(
    `insert into area_telling (province, id, on_day, source, told_at, told_by) values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), $6)`,
    [scope.province, id, on, source, now, user],
  );
  await client.query(
    `insert into area_told (province, telling, commune, hamlets, far_hamlets, far_beyond_km, poor_percent, minority_percent)
     select $1, $2, commune, hamlets, (far ->> 'hamlets')::integer, (far ->> 'beyondKm')::double precision, "poorPercent", "minorityPercent"
     from jsonb_to_recordset($3::jsonb) as told (commune text, hamlets integer, far jsonb, "poorPercent" double precision, "minorityPercent" double precision)`,
    [scope.province, id, JSON.stringify(areas)],
  );
  return nothing;
}

interface TellingRow extends Omit<KeptTelling, 'far' | 'toldAt'> {
  readonly farHamlets: number | null;
  readonly farBeyondKm: number | null;
  readonly toldAt: Date;
}

const tellingsSql = `
select t.telling as id, t.commune, a.on_day as "on", a.source, a.told_at as "toldAt", u.full_name as by, t.hamlets, t.far_hamlets as "farHamlets", t.far_beyond_km as "farBeyondKm",
  t.poor_percent as "poorPercent", t.minority_percent as "minorityPercent"
from area_told t join area_telling a on a.province = t.province and a.id = t.telling left join user_account u on u.province = a.province and u.id = a.told_by
where t.province = $1 and ($2::text[] is null or t.commune = any ($2::text[])) and a.on_day <= $3 and ($4::timestamptz is null or a.told_at < $4::timestamptz)
order by a.on_day desc, a.told_at desc, t.commune`;

/** What was told of communes for the days until the one that is looked at, as known then or now: the newest first. */
export async function tellingsOf(
  { client, scope }: Session,
  { on, before }: Pick<Look, 'on' | 'before'>,
  communes: readonly CommuneCode[] | null,
): Promise<readonly KeptTelling[]> {
  const { rows } = await client.query<TellingRow>({
    name: 'area-tellings',
    text: tellingsSql,
    values: [scope.province, communes, on, before === null ? null : new Date(before).toISOString()],
  });
  return rows.map(({ farHamlets, farBeyondKm, toldAt, ...row }) => ({
    ...row,
    toldAt: toldAt.toISOString(),
    far: farHamlets === null || farBeyondKm === null ? null : { hamlets: farHamlets, beyondKm: farBeyondKm },
  }));
}

/** What is known of each commune of which anything was told. */
export function knownByCommune(
  tellings: readonly KeptTelling[],
  on: PlainDate,
): ReadonlyMap<CommuneCode, AreaKnown<KeptTelling>> {
  const own = new Map<CommuneCode, KeptTelling[]>();
  for (const each of tellings) own.set(each.commune, [...(own.get(each.commune) ?? []), each]);
  return new Map([...own].map(([commune, all]) => [commune, knownOfArea(all, on, null)]));
}

const takingPartSql = `
with counting as (
  select person from participation_delta
  where province = $1 and product = $2 and day > $3 and commune = $4 and ($5::timestamptz is null or known_at < $5::timestamptz)
  group by person having sum(delta) < 0
)
select p.content ->> 'ethnicity' as ethnicity, exists (
    select from household_member m join household h on h.province = m.province and h.id = m.household
    cross join lateral jsonb_to_recordset(h.content -> 'classes') as c (class text, "from" date, "to" date)
    where m.province = $1 and m.person = p.id and m.from_day <= $3 and (m.to_day is null or m.to_day >= $3)
      and c.class = 'poor' and c."from" <= $3 and (c."to" is null or c."to" >= $3)
  ) as poor, count(*)::integer as people
from counting join person p on p.province = $1 and p.id = counting.person group by 1, 2`;

/** Who takes part in a commune, and how many of them are of a minority, or live in a poor household: by the registry as it is now. It tells who was won, not who lives there. */
export async function takingPartIn(
  { client, scope }: Session,
  { product, on, before }: Look,
  commune: CommuneCode,
): Promise<{ readonly people: number; readonly minority: number; readonly poor: number }> {
  const { rows } = await client.query<{ ethnicity: EthnicityCode; poor: boolean; people: number }>({
    name: 'area-taking-part',
    text: takingPartSql,
    values: [scope.province, product, on, commune, before === null ? null : new Date(before).toISOString()],
  });
  const sum = (those: typeof rows): number => those.reduce((all, { people }) => all + people, 0);
  return {
    people: sum(rows),
    minority: sum(rows.filter(({ ethnicity }) => isMinority(ethnicity))),
    poor: sum(rows.filter(({ poor }) => poor)),
  };
}
