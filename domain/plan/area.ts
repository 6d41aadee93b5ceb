import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommuneCode } from '../ids/index.ts';
import type { TellAreas } from './commands.ts';
import { FAR_KM_MAX, HAMLETS_MAX } from './limits.ts';
import { allowed, refusal, refused, type Decided, type Refusal } from './refusal.ts';

/** What is told of one commune; null: not told here, and what was told before stays. */
export type AreaCount = TellAreas['areas'][number];

/** What facts of communes are held against. */
export interface AreaGround {
  readonly today: PlainDate;
  /** All communes of the province. */
  readonly communes: ReadonlySet<CommuneCode>;
  /** Those of whoever tells. */
  readonly own: ReadonlySet<CommuneCode> | 'all';
}

const FULL = 100;
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= HAMLETS_MAX;

/** What stands against one commune's facts, each with its field. */
function areaRefusals({ commune, hamlets, far, poorPercent, minorityPercent }: AreaCount, ground: AreaGround) {
  const found: Refusal[] = [];
  if (!ground.communes.has(commune)) found.push(refusal('commune-unknown', 'commune', { commune }));
  else if (ground.own !== 'all' && !ground.own.has(commune))
    found.push(refusal('commune-elsewhere', 'commune', { commune }));
  if (hamlets === null && far === null && poorPercent === null && minorityPercent === null)
    found.push(refusal('nothing-told', 'commune', { commune }));
  if (hamlets !== null && !isCount(hamlets))
    found.push(refusal('not-a-hamlet-count', 'hamlets', { told: hamlets, most: HAMLETS_MAX }));
  if (far !== null) {
    if (!isCount(far.hamlets))
      found.push(refusal('not-a-hamlet-count', 'far.hamlets', { told: far.hamlets, most: HAMLETS_MAX }));
    else if (hamlets === null) found.push(refusal('far-without-all', 'hamlets', { far: far.hamlets }));
    else if (far.hamlets > hamlets)
      found.push(refusal('far-more-than-all', 'far.hamlets', { far: far.hamlets, hamlets }));
    if (!(far.beyondKm > 0 && far.beyondKm <= FAR_KM_MAX))
      found.push(refusal('far-without-distance', 'far.beyondKm', { most: FAR_KM_MAX }));
  }
  for (const [field, told] of Object.entries({ poorPercent, minorityPercent }))
    if (told !== null && !(told >= 0 && told <= FULL)) found.push(refusal('not-a-percent', field, { told }));
  return found;
}

/** What of a telling may be written, or all that stands against it: by the place of each commune in it ("areas.3.poorPercent"). Nothing of it is written where anything does. */
export function decideAreas({ on, areas }: Pick<TellAreas, 'on' | 'areas'>, ground: AreaGround): Decided<null> {
  const wrong: Refusal[] = on > ground.today ? [refusal('counted-in-future', 'on', { today: ground.today })] : [];
  const seen = new Set<CommuneCode>();
  for (const [index, area] of areas.entries()) {
    const field = `areas.${index}`;
    if (seen.has(area.commune)) wrong.push(refusal('commune-twice', `${field}.commune`, { commune: area.commune }));
    seen.add(area.commune);
    for (const each of areaRefusals(area, ground)) wrong.push({ ...each, field: `${field}.${each.field}` });
  }
  return wrong.length === 0 ? allowed(null) : refused(...wrong);
}

/** A commune's facts as somebody told them: of which day they are, and when they became known. */
export interface AreaTelling extends AreaCount {
  readonly on: PlainDate;
  /** The instant at which it was told. */
  readonly toldAt: string;
}

/** What is known of a commune: each fact from the telling that holds for it. */
export interface AreaKnown<Telling extends AreaTelling = AreaTelling> {
  readonly hamlets: { readonly value: number; readonly by: Telling } | null;
  /** Far hamlets beside all hamlets of the same count. */
  readonly far: {
    readonly value: number;
    readonly of: number;
    readonly beyondKm: number;
    readonly by: Telling;
  } | null;
  readonly poorPercent: { readonly value: number; readonly by: Telling } | null;
  readonly minorityPercent: { readonly value: number; readonly by: Telling } | null;
}

/**
 * What is known of one commune on a day: of each fact the telling with the latest day until then, and of two of one day the one that came later. What is told later of an earlier day does not take the
 * place of what is newer.
 * @param before the instant before which it has to have been told; null: as it is known now
 */
export function knownOfArea<Telling extends AreaTelling>(
  tellings: readonly Telling[],
  on: PlainDate,
  before: string | null,
): AreaKnown<Telling> {
  const order = tellings
    .filter((each) => each.on <= on && (before === null || each.toldAt < before))
    .toSorted((a, b) => (a.on === b.on ? (a.toldAt < b.toldAt ? 1 : -1) : a.on < b.on ? 1 : -1));
  const newest = <T extends object>(pick: (telling: Telling) => T | null): (T & { readonly by: Telling }) | null => {
    for (const by of order) {
      const told = pick(by);
      if (told !== null) return { ...told, by };
    }
    return null;
  };
  const plain = (field: 'hamlets' | 'poorPercent' | 'minorityPercent') =>
    newest((telling) => (telling[field] === null ? null : { value: telling[field] }));
  return {
    hamlets: plain('hamlets'),
    far: newest(({ far, hamlets }) =>
      far === null || hamlets === null ? null : { value: far.hamlets, of: hamlets, beyondKm: far.beyondKm },
    ),
    poorPercent: plain('poorPercent'),
    minorityPercent: plain('minorityPercent'),
  };
}
