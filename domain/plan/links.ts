import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommuneCode, UnitCode } from '../ids/index.ts';
import { covers, dayBefore, overlap, type Period } from '../registry/dates.ts';

/** Which unit serves a commune, with its first and last day (null: it goes on). */
export interface UnitLink extends Period {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
}

/** What is wrong with links. */
export type LinkFault =
  | { readonly fault: 'two-units-at-once'; readonly commune: CommuneCode; readonly on: PlainDate }
  | { readonly fault: 'ends-before-it-begins'; readonly commune: CommuneCode; readonly on: PlainDate };

/** The unit of a commune on a day; null: none. A commune that was moved in June belongs in January to the unit of January. */
export function unitOn(links: readonly UnitLink[], commune: CommuneCode, on: PlainDate): UnitCode | null {
  return links.find((link) => link.commune === commune && covers(link, on))?.unit ?? null;
}

/** The communes of every unit on a day, in the order of their codes. */
export function communesByUnit(
  links: readonly UnitLink[],
  on: PlainDate,
): ReadonlyMap<UnitCode, readonly CommuneCode[]> {
  const found = new Map<UnitCode, CommuneCode[]>();
  for (const link of links) {
    if (!covers(link, on)) continue;
    const communes = found.get(link.unit) ?? [];
    communes.push(link.commune);
    found.set(link.unit, communes);
  }
  for (const communes of found.values()) communes.sort();
  return found;
}

/** The links after a commune moved to another unit on a day: what held before that day holds on. Moving to the unit that it has changes nothing. */
export function moveCommune(
  links: readonly UnitLink[],
  commune: CommuneCode,
  to: UnitCode,
  on: PlainDate,
): readonly UnitLink[] {
  if (unitOn(links, commune, on) === to) return links;
  const kept = links.flatMap((link): UnitLink[] => {
    if (link.commune !== commune || (link.to !== null && link.to < on)) return [link];
    return link.from < on ? [{ ...link, to: dayBefore(on) }] : [];
  });
  return [...kept, { commune, unit: to, from: on, to: null }];
}

/** What is wrong with links: a commune with two units on one day, or a link that ends before it begins. */
export function linkFaults(links: readonly UnitLink[]): readonly LinkFault[] {
  return links.flatMap((link, index): LinkFault[] => {
    const { commune, from, to } = link;
    if (to !== null && to < from) return [{ fault: 'ends-before-it-begins', commune, on: from }];
    const other = links.slice(0, index).find((each) => each.commune === commune && overlap(each, link));
    if (other === undefined) return [];
    return [{ fault: 'two-units-at-once', commune, on: other.from > from ? other.from : from }];
  });
}
