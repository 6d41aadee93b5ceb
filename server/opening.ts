import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provinceCodeSchema, type ProvinceCode } from '@diemtua/domain/ids';
import type { Access } from './access/access.ts';
import { participantProvidersOf } from './access/participants.ts';
import { openTrial } from './access/trial.ts';
import { dataFolder, openPlace, placeOf } from './place.ts';
import type { Engine } from './store/engine.ts';
import { demonstrationTime } from './store/demonstration.ts';
import { migrate } from './store/migrate.ts';
import { inSession, provinceScope } from './store/session.ts';
import { lookAtSizes } from './store/sizes.ts';

/** The books, open, and how people are let in. */
export interface Opened {
  readonly engine: Engine;
  readonly access: Access;
}

const keyBytes = 32;
const keyFile = 'key';
/** The first province; another one says so by DIEMTUA_PROVINCE, or is the only one in the books. */
const standardProvince = '15';

/** Opens the books where the environment says they lie, and brings their schema up to date. */
export async function openBooks(environment: NodeJS.ProcessEnv, now: () => number): Promise<Opened> {
  const engine = await openPlace(placeOf(environment), now);
  try {
    await migrate(engine.pool);
    // The embedded database has nobody who looks at the sizes of its tables now and then.
    if (engine.kind === 'embedded') await lookAtSizes(engine.pool);
    const province = await provinceOf(engine, environment);
    const demonstration = await inSession(engine, provinceScope(province), demonstrationTime);
    const trial = await openTrial(engine, province, () => now() + (demonstration?.aheadMs ?? 0));
    const access: Access = {
      province,
      key: keyOf(environment),
      providers: [],
      participants: [...participantProvidersOf(environment), ...(trial === null ? [] : [trial.provider])],
      trial: trial?.signIn ?? null,
      demonstration,
      watchToken: environment['DIEMTUA_WATCH_TOKEN'] || null,
    };
    return { engine, access };
  } catch (cause) {
    await engine.close();
    throw cause;
  }
}

async function provinceOf({ pool }: Engine, environment: NodeJS.ProcessEnv): Promise<ProvinceCode> {
  const told = environment['DIEMTUA_PROVINCE'];
  if (told) return provinceCodeSchema.parse(told);
  const { rows } = await pool.query<{ code: ProvinceCode }>('select code from province order by code limit 2');
  const [only, other] = rows;
  return only && !other ? only.code : provinceCodeSchema.parse(standardProvince);
}

/**
 * The key that seals the shared secrets of second factors: told by DIEMTUA_KEY (32 bytes as base64), or made at the first start and kept in the data folder, apart from the
 * database and its backups.
 */
function keyOf(environment: NodeJS.ProcessEnv): Uint8Array {
  const told = environment['DIEMTUA_KEY'];
  if (told) return checked(told, 'DIEMTUA_KEY');
  const folder = dataFolder(environment);
  if (folder === null) return randomBytes(keyBytes);
  const path = join(folder, keyFile);
  if (existsSync(path)) return checked(readFileSync(path, 'utf8'), path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(keyBytes);
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

function checked(text: string, source: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyBytes) throw new Error(`${source} is no key: it holds ${keyBytes} bytes as base64`);
  return key;
}
