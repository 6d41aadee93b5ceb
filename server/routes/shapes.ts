import { z } from 'zod';

/** A route without parameters, or without a query. */
export const nothing = z.strictObject({});
/** An answer that says no more than that it is done. */
export const done = z.strictObject({ done: z.literal(true) });
/** An instant, as text. */
export const instant = z.iso.datetime({ offset: true });

/** An instant of the database as text. */
export const instantOf = (at: Date): string => at.toISOString();
