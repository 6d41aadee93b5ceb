import type { CollectorId, CommuneCode, ProvinceCode, UnitCode, UserId } from '../ids/index.ts';
import type { Product } from '../collection/claim.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { PEOPLE_MAX } from './limits.ts';
import { unitOn, type UnitLink } from './links.ts';
import { placeKey, type PlanPlace } from './place.ts';
import { refusal, type Refusal } from './refusal.ts';

/** The person who answers for a target: by name and office; `user` where the person signs in here. */
export interface Leader {
  readonly name: string;
  readonly office: string;
  readonly user: UserId | null;
}

/** People to have at the end of the year: those who come new and those who continue; the total is their sum. */
export interface Target {
  readonly place: PlanPlace;
  readonly product: Product;
  readonly new: number;
  readonly continuing: number;
  readonly total: number;
  readonly leader: Leader | null;
}

/** A unit with the day since which it is no more; null: it is there. */
export interface PlanUnit {
  readonly unit: UnitCode;
  readonly dissolvedOn: PlainDate | null;
}

/** A collector with the day since which the collector works no more; null: does. */
export interface PlanCollector {
  readonly collector: CollectorId;
  readonly leftOn: PlainDate | null;
}

/** What a plan is checked against. */
export interface PlanGround {
  readonly province: ProvinceCode;
  readonly units: readonly PlanUnit[];
  readonly communes: readonly CommuneCode[];
  readonly collectors: readonly PlanCollector[];
  readonly links: readonly UnitLink[];
}

/** The key under which a target stands once in a version: its product and place. */
export const targetKey = ({ product, place }: Pick<Target, 'product' | 'place'>): string =>
  `${product} ${placeKey(place)}`;

/** The place of which a place is a part, on a day; null for the province, and for a commune that no unit serves. */
export function parentOf(place: PlanPlace, ground: PlanGround, on: PlainDate): PlanPlace | null {
  switch (place.level) {
    case 'province':
      return null;
    case 'unit':
      return { level: 'province', province: ground.province };
    case 'commune': {
      const unit = unitOn(ground.links, place.commune, on);
      return unit === null ? null : { level: 'unit', unit };
    }
    case 'hamlet':
    case 'collector':
      return { level: 'commune', commune: place.commune };
  }
}

const numbers = ['new', 'continuing', 'total'] as const;

function numberRefusals(target: Target, field: string): Refusal[] {
  const found = numbers.flatMap((name): Refusal[] => {
    const value = target[name];
    if (!Number.isInteger(value)) return [refusal('not-whole', `${field}.${name}`, { value })];
    if (value < 0) return [refusal('negative', `${field}.${name}`, { value })];
    return value > PEOPLE_MAX ? [refusal('too-many-people', `${field}.${name}`, { value, most: PEOPLE_MAX })] : [];
  });
  const sum = target.new + target.continuing;
  if (found.length === 0 && sum !== target.total) {
    found.push(refusal('total-differs', `${field}.total`, { total: target.total, sum }));
  }
  return found;
}

function placeRefusals(
  place: PlanPlace,
  field: string,
  ground: PlanGround,
  communes: ReadonlySet<CommuneCode>,
  on: PlainDate,
): Refusal[] {
  switch (place.level) {
    case 'province':
      return place.province === ground.province
        ? []
        : [refusal('other-province', field, { province: place.province, own: ground.province })];
    case 'unit': {
      const found = ground.units.find(({ unit }) => unit === place.unit);
      if (!found) return [refusal('unit-unknown', field, { unit: place.unit })];
      const { dissolvedOn } = found;
      return dissolvedOn !== null && dissolvedOn <= on
        ? [refusal('unit-dissolved', field, { unit: place.unit, since: dissolvedOn })]
        : [];
    }
    default: {
      const { commune } = place;
      if (!communes.has(commune)) return [refusal('commune-unknown', field, { commune })];
      if (unitOn(ground.links, commune, on) !== null) return [];
      return [refusal('commune-without-unit', field, { commune, on })];
    }
  }
}

/**
 * Everything that stands against a set of targets as the targets of one version, each with its field ("targets.3.new").
 * What is divided must add up: where a place has parts, its new, continuing and total are the sums of theirs.
 * @param on the day by which communes belong to units, and units are there
 */
export function targetRefusals(targets: readonly Target[], ground: PlanGround, on: PlainDate): readonly Refusal[] {
  const places = new Map<string, number>();
  const communes = new Set(ground.communes);
  const found: Refusal[] = [];
  for (const [index, target] of targets.entries()) {
    const field = `targets.${index}`;
    found.push(
      ...numberRefusals(target, field),
      ...placeRefusals(target.place, `${field}.place`, ground, communes, on),
    );
    const key = targetKey(target);
    if (places.has(key)) found.push(refusal('target-twice', `${field}.place`, { first: `targets.${places.get(key)}` }));
    else places.set(key, index);
  }
  if (!targets.some(({ place }) => place.level === 'province')) found.push(refusal('no-province-target', 'targets'));
  return found.length > 0 ? found : sumRefusals(targets, places, ground, on);
}

/**
 * What stands against the collectors to whom targets are given: one who is not there, or has left. Asked of what is newly told only: what was decided while the collector worked stays as it
 * was decided. Nobody is a target that takes an earlier one away, so that what one who left had can be given to others.
 * @param field the field under which the targets were told: "targets" or "parts"
 * @param on the day from which the targets are worked at
 */
export function collectorRefusals(
  targets: readonly Target[],
  field: 'targets' | 'parts',
  ground: Pick<PlanGround, 'collectors'>,
  on: PlainDate,
): readonly Refusal[] {
  const known = new Map(ground.collectors.map((each) => [each.collector, each]));
  return targets.flatMap(({ place, total }, index) => {
    if (place.level !== 'collector') return [];
    const { collector } = place;
    const found = known.get(collector);
    if (!found) return [refusal('collector-unknown', `${field}.${index}.place`, { collector })];
    const { leftOn } = found;
    return leftOn !== null && leftOn <= on && total > 0
      ? [refusal('collector-left', `${field}.${index}.place`, { collector, since: leftOn })]
      : [];
  });
}

/** Each whole against its parts; asked only of targets that are sound by themselves. */
function sumRefusals(
  targets: readonly Target[],
  places: ReadonlyMap<string, number>,
  ground: PlanGround,
  on: PlainDate,
): Refusal[] {
  const found: Refusal[] = [];
  const parts = new Map<number, Target[]>();
  for (const [index, target] of targets.entries()) {
    const parent = parentOf(target.place, ground, on);
    if (parent === null) continue;
    const whole = places.get(targetKey({ product: target.product, place: parent }));
    if (whole === undefined) {
      found.push(refusal('parent-without-target', `targets.${index}.place`, { parent: placeKey(parent) }));
      continue;
    }
    const own = parts.get(whole);
    if (own) own.push(target);
    else parts.set(whole, [target]);
  }
  for (const [index, own] of parts) {
    const whole = targets[index];
    if (!whole) continue;
    if (new Set(own.map(({ place }) => place.level)).size > 1) {
      found.push(refusal('two-divisions', `targets.${index}.place`));
    }
    for (const name of numbers) {
      const sum = own.reduce((so, part) => so + part[name], 0);
      if (sum !== whole[name]) {
        found.push(
          refusal('does-not-add-up', `targets.${index}.${name}`, {
            whole: whole[name],
            sum,
            missing: whole[name] - sum,
          }),
        );
      }
    }
  }
  return found;
}
