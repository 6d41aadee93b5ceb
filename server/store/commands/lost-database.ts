/** Classes of SQLSTATE that say nothing about what was asked: no connection, no room, shut down, a failing disk. */
const classes = new Set(['08', '53', '57', '58']);
const ofTheNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);
const withoutCode = /^Connection terminated|timeout|embedded database has stopped|not queryable/i;
const NO_ROOM = '53100';

/** The code of a failure; empty where it has none. */
const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** Whether the database itself failed: whatever else it is asked now would end the same, and may be asked again later. */
export function lostDatabase(cause: unknown): boolean {
  const code = codeOf(cause);
  if (code !== '') return ofTheNetwork.has(code) || classes.has(code.slice(0, 2));
  return cause instanceof Error && withoutCode.test(cause.message);
}

/** Whether the database has no room left on its disk. */
export const hasNoRoom = (cause: unknown): boolean =>
  codeOf(cause) === NO_ROOM || (cause instanceof Error && /No space left on device|ENOSPC/.test(cause.message));
