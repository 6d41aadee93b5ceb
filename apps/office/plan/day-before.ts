const dayMs = 86_400_000;
const isoDay = 'YYYY-MM-DD'.length;

/** The day at whose end some days begin. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - dayMs).toISOString().slice(0, isoDay);
