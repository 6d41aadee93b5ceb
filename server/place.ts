import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ownFile } from './own-files.ts';
import { openEmbedded, openServer, type Engine } from './store/engine.ts';

/** Where the books lie: in PostgreSQL, or in a data folder (null: in memory only, for tests). */
export type Place =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'embedded'; readonly folder: string | null };

/** What `DIEMTUA_DATA` says where nothing is to be kept. */
const inMemory = ':memory:';

/** Where the environment says that the books lie; without a word, in `data/` beside the program. */
export function placeOf(environment: NodeJS.ProcessEnv): Place {
  const url = environment['DATABASE_URL'];
  if (url !== undefined && url !== '') return { kind: 'server', url };
  return { kind: 'embedded', folder: dataFolder(environment) };
}

/** The data folder: the embedded database lies in it, and what a demonstration hands out. Null: there is none. */
export function dataFolder(environment: NodeJS.ProcessEnv): string | null {
  const told = environment['DIEMTUA_DATA'];
  if (told === inMemory) return null;
  return told === undefined || told === '' ? join(dirname(ownFile('.')), 'data') : resolve(told);
}

/** Whether the data folder holds a database already. */
export const hasDatabase = (folder: string): boolean => existsSync(join(folder, 'database', 'PG_VERSION'));

/** A place as it may be shown: never with the password of an address. */
export function placeText(place: Place): string {
  if (place.kind === 'embedded') return place.folder === null ? 'in memory' : place.folder;
  try {
    const { host, pathname } = new URL(place.url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** Opens the database at a place. */
export async function openPlace(place: Place, now: () => number): Promise<Engine> {
  return place.kind === 'server' ? openServer(place.url) : openEmbedded({ folder: place.folder }, now);
}
