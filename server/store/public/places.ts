import type { OpeningHours } from '@diemtua/domain/collection';
import type { CommuneCode } from '@diemtua/domain/ids';
import { nameKey } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A commune that somebody may have meant, with the old communes that are part of it. */
export interface FoundCommune {
  readonly code: CommuneCode;
  readonly name: string;
  readonly kind: string;
  readonly formerDistrict: string;
  readonly unit: string | null;
  readonly before: readonly string[];
}

/** Whether a commune bears exactly the name, or the code, that was written. */
const isNamed = ({ name, code }: FoundCommune, wanted: string): boolean =>
  code === wanted || nameKey(name) === nameKey(wanted);

/** The commune that was meant: the only one that bears the name or code, else the only one that was found; null: it is to be chosen. */
export function chosenOf(communes: readonly FoundCommune[], wanted: string): FoundCommune | null {
  const named = communes.filter((commune) => isNamed(commune, wanted));
  const [only, ...others] = named.length > 0 ? named : communes;
  return only !== undefined && others.length === 0 ? only : null;
}

/** A person who takes payments in a commune, and agreed that name and work phone may be seen by anybody. */
export interface Taker {
  readonly name: string;
  readonly phone: string | null;
  readonly organisation: string;
  readonly commune: string;
  /** As the crow flies from the commune that was asked for, in whole kilometres; 0: there. */
  readonly km: number;
}

/** A collecting point near a commune. */
export interface NearPoint {
  readonly name: string;
  readonly organisation: string;
  readonly address: string;
  readonly commune: string;
  /** As the crow flies, in whole kilometres: from the middle of the commune that was asked for; 0: in it. */
  readonly km: number;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly hours: OpeningHours;
  readonly phone: string | null;
  /** The last day, where it is known; null: it goes on. */
  readonly to: PlainDate | null;
  readonly madeUp: boolean;
}

/** So many communes are offered for one word, and so many takers and points for one commune. */
const COMMUNES_MAX = 12;
const TAKERS_MAX = 4;
const POINTS_NEAR_MAX = 4;
const COMMUNES_KEPT_MAX = 10_000;

/** The communes whose name, or the name of an old commune or district of theirs, has every word that is sought; an exact name first. */
export async function findCommunes(
  { client, scope }: Session,
  wanted: string,
  today: PlainDate,
): Promise<readonly FoundCommune[]> {
  const { rows } = await client.query<FoundCommune>(
    `select c.code, c.name, c.kind, c.former_district as "formerDistrict",
       (select u.name from unit_commune l join unit u on u.province = l.province and u.code = l.unit
         where l.province = c.province and l.commune = c.code and l.from_day <= $2 and (l.to_day is null or l.to_day >= $2) limit 1) as unit,
       coalesce((select array_agg(b.old_name order by b.old_name) from commune_before b
         where b.province = c.province and b.commune = c.code), '{}') as before
     from commune c where c.province = $1 order by c.name, c.code limit ${COMMUNES_KEPT_MAX}`,
    [scope.province, today],
  );
  const words = nameKey(wanted).split(/\s+/).filter(Boolean);
  const sought = nameKey(wanted);
  const rank = (commune: FoundCommune): number => {
    if (isNamed(commune, wanted)) return 0;
    if (commune.before.some((name) => nameKey(name).endsWith(sought))) return 1;
    return nameKey(commune.name).startsWith(sought) ? 2 : 3;
  };
  return rows
    .filter((commune) => {
      const text = nameKey([commune.name, commune.code, commune.formerDistrict, ...commune.before].join(' '));
      return words.length > 0 && words.every((word) => ` ${text}`.includes(` ${word}`));
    })
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, COMMUNES_MAX);
}

const kmPerDegree = 111;

/** Kilometres between two places of one latitude's degree or so: near enough to choose by. */
const kmSql = (lat: string, lon: string): string =>
  `round(${kmPerDegree} * sqrt(power(${lat} - h.lat, 2) + power((${lon} - h.lon) * cos(radians(h.lat)), 2)))::integer`;

/** Who takes payments in a commune and agreed to be shown, then in those nearest to it; each once, where nearest. */
export async function takersNear(
  { client, scope }: Session,
  commune: string,
  today: PlainDate,
): Promise<readonly Taker[]> {
  const { rows } = await client.query<Taker>(
    `select name, phone, organisation, commune, km from (
     select distinct on (k.id) k.id, k.name, k.phone, o.name as organisation, c.name as commune, ${kmSql('c.lat', 'c.lon')} as km
     from commune h
     join commune c on c.province = h.province
     join collector_commune l on l.province = c.province and l.commune = c.code and l.from_day <= $3 and (l.to_day is null or l.to_day >= $3)
     join collector k on k.province = l.province and k.id = l.collector and k.certified_from <= $3
       and (k.certified_to is null or k.certified_to >= $3) and (k.left_on is null or k.left_on > $3) and k.public_agreed_on <= $3
     join organisation o on o.province = k.province and o.id = k.organisation
     where h.province = $1 and h.code = $2 order by k.id, km, c.name
     ) near order by km, commune, name, id limit ${TAKERS_MAX}`,
    [scope.province, commune, today],
  );
  return rows;
}

/** The collecting points of a commune, then the nearest others; those whose days are over or have not begun are left out. */
export async function pointsNear(
  { client, scope }: Session,
  commune: string,
  today: PlainDate,
): Promise<readonly NearPoint[]> {
  const { rows } = await client.query<NearPoint>(
    `select p.name, o.name as organisation, p.address, c.name as commune, p.lat, p.lon, p.hours, p.phone, p.to_day as "to", p.made_up as "madeUp",
       case when c.code = h.code then 0 else greatest(1, ${kmSql('coalesce(p.lat, c.lat)', 'coalesce(p.lon, c.lon)')}) end as km
     from commune h
     join collecting_point p on p.province = h.province and p.from_day <= $3 and (p.to_day is null or p.to_day >= $3)
     join commune c on c.province = p.province and c.code = p.commune
     join organisation o on o.province = p.province and o.id = p.organisation
     where h.province = $1 and h.code = $2
     order by km, c.name, p.name, p.id limit ${POINTS_NEAR_MAX}`,
    [scope.province, commune, today],
  );
  return rows;
}

/** The name of a unit, by its code; the code itself where there is none such. */
export async function unitName({ client, scope }: Session, code: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from unit where province = $1 and code = $2', [
    scope.province,
    code,
  ]);
  return rows[0]?.name ?? code;
}
