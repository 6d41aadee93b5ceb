import { z } from 'zod';

/** A place as people write it: so many signs at most. */
export const PLACE_SIGNS_MAX = 80;
export const placeQuery = z.object({
  xa: z.string().max(PLACE_SIGNS_MAX).optional(),
  language: z.string().max(20).optional(),
});
/** A month of the figures: "2025-11". */
export const monthQuery = z.object({ thang: z.string().max(20).optional(), language: z.string().max(20).optional() });
