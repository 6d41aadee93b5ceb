import { z } from 'zod';
import { HAMLET_MAX } from '../registry/limits.ts';
import { lineSchema } from '../registry/person.ts';
import {
  communeCodeSchema,
  idSchema,
  provinceCodeSchema,
  unitCodeSchema,
  type CollectorId,
  type CommuneCode,
  type ProvinceCode,
  type UnitCode,
} from '../ids/index.ts';

/** Where a target holds. A commune is divided by hamlets or by collectors, never by both. A collector of two communes has a target in each. */
export type PlanPlace =
  | { readonly level: 'province'; readonly province: ProvinceCode }
  | { readonly level: 'unit'; readonly unit: UnitCode }
  | { readonly level: 'commune'; readonly commune: CommuneCode }
  | { readonly level: 'hamlet'; readonly commune: CommuneCode; readonly hamlet: string }
  | { readonly level: 'collector'; readonly commune: CommuneCode; readonly collector: CollectorId };

export type PlanLevel = PlanPlace['level'];

/** The shape of a place of a plan. */
export const planPlaceSchema = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('province'), province: provinceCodeSchema }),
  z.strictObject({ level: z.literal('unit'), unit: unitCodeSchema }),
  z.strictObject({ level: z.literal('commune'), commune: communeCodeSchema }),
  z.strictObject({ level: z.literal('hamlet'), commune: communeCodeSchema, hamlet: lineSchema(HAMLET_MAX) }),
  z.strictObject({ level: z.literal('collector'), commune: communeCodeSchema, collector: idSchema<'collector'>() }),
]) as unknown as z.ZodType<PlanPlace, PlanPlace>;

/** A key of a place, the same for the same place and for no other: "province:15", "unit:U01", "commune:02647", "hamlet:02647:Bản Pho", "collector:02647:…". */
export function placeKey(place: PlanPlace): string {
  switch (place.level) {
    case 'province':
      return `province:${place.province}`;
    case 'unit':
      return `unit:${place.unit}`;
    case 'commune':
      return `commune:${place.commune}`;
    case 'hamlet':
      return `hamlet:${place.commune}:${place.hamlet}`;
    case 'collector':
      return `collector:${place.commune}:${place.collector}`;
  }
}
