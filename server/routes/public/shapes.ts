import { z } from 'zod';

/** A place as people write it. */
export const placeQuery = z.object({ xa: z.string().max(80).optional(), language: z.string().max(20).optional() });
/** A month of the figures: "2025-11". */
export const monthQuery = z.object({ thang: z.string().max(20).optional(), language: z.string().max(20).optional() });
