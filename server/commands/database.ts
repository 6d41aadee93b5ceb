import { type Engine } from '../store/engine.ts';
import { FolderInUse } from '../store/embedded/folder-lock.ts';
import { openPlace, placeOf, placeText, type Place } from '../place.ts';
import { UsageError } from './options.ts';
import { codeOf, EXIT } from './streams.ts';

/** A failure of the database as one line, with the way out; what is no such failure goes on as it is. */
export function inOneLine(cause: unknown, place: Place): unknown {
  if (cause instanceof UsageError) return cause;
  const where = placeText(place);
  const failed = (message: string, wayOut: string): UsageError => new UsageError(message, wayOut, EXIT.failed);
  if (cause instanceof FolderInUse) {
    return failed(
      `The data in ${where} is in use by process ${cause.pid}.`,
      'Stop that one first: the embedded database serves one at a time.',
    );
  }
  if (!(cause instanceof Error)) return cause;
  const { message } = cause;
  if (/this program does not know: use the newer program|was changed after it had run/.test(message)) {
    return failed(
      `The database in ${where} is newer than this program: ${message}.`,
      'Update the program, then call again.',
    );
  }
  const code = codeOf(cause);
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'].includes(code) ||
    /timeout expired|Connection terminated/.test(message)
  ) {
    return failed(
      `The database at ${where} does not answer (${code || 'no answer'}).`,
      'Is it running, and is DATABASE_URL right?',
    );
  }
  if (['28000', '28P01', '3D000'].includes(code)) {
    return failed(
      `The database at ${where} lets nobody in: ${message}.`,
      'Look at the user, the password and the name in DATABASE_URL.',
    );
  }
  if (['EACCES', 'EPERM', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(code)) {
    return failed(
      `${where} cannot be used (${code}).`,
      'Look at the rights and the room there, or set DIEMTUA_DATA to another folder.',
    );
  }
  return cause;
}

/** Does some work with the database that the environment names, and closes it whatever comes. */
export async function withDatabase<T>(
  environment: NodeJS.ProcessEnv,
  work: (engine: Engine, place: Place) => Promise<T>,
  place: Place = placeOf(environment),
): Promise<T> {
  try {
    const engine = await openPlace(place, Date.now);
    try {
      return await work(engine, place);
    } finally {
      await engine.close();
    }
  } catch (cause) {
    throw inOneLine(cause, place);
  }
}
