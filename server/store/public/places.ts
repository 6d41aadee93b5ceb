import { nameKey } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A commune that somebody may have meant, with the old communes that are part of it. */
export interface FoundCommune {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly formerDistrict: string;
  readonly unit: string | null;
  readonly before: readonly string[];
}

/** Whether a commune bears exactly the name, or the code, that was written. */
export const isNamed = ({ name, code }: FoundCommune, wanted: string): boolean =>
  code === wanted || nameKey(name) === nameKey(wanted);

/** A person who takes payments in a commune. */
export interface Taker {
  readonly name: string;
  readonly phone: string | null;
  readonly organisation: string;
  readonly commune: string;
  /** As the crow flies from the commune that was asked for, in whole kilometres; 0: there. */
  readonly km: number;
}

/** So many communes are offered for one word, and so many takers for one commune. */
const COMMUNES_MAX = 12;
const TAKERS_MAX = 6;
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

/** Who takes payments in a commune, then in those nearest to it. */
export async function takersNear(
  { client, scope }: Session,
  commune: string,
  today: PlainDate,
): Promise<readonly Taker[]> {
  const { rows } = await client.query<Taker>(
    `select k.name, k.phone, o.name as organisation, c.name as commune,
       round(${kmPerDegree} * sqrt(power(c.lat - h.lat, 2) + power((c.lon - h.lon) * cos(radians(h.lat)), 2)))::integer as km
     from commune h
     join commune c on c.province = h.province
     join collector_commune l on l.province = c.province and l.commune = c.code and l.from_day <= $3 and (l.to_day is null or l.to_day >= $3)
     join collector k on k.province = l.province and k.id = l.collector and k.certified_from <= $3
       and (k.certified_to is null or k.certified_to >= $3) and (k.left_on is null or k.left_on > $3)
     join organisation o on o.province = k.province and o.id = k.organisation
     where h.province = $1 and h.code = $2
     order by km, c.name, k.name limit ${TAKERS_MAX}`,
    [scope.province, commune, today],
  );
  return rows;
}
