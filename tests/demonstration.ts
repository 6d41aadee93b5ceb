import { migrate } from '../server/store/migrate.ts';
import { openEmbedded, type Engine } from '../server/store/engine.ts';
import { moment } from '../server/store/world-testing.ts';
import { PROVINCE } from '../simulation/province/found.ts';
import { loadProvince, type Loaded } from '../simulation/province/load.ts';
import { scaleOf, TODAY } from '../simulation/province/scale.ts';
import { serveOffice, type OfficeServer } from './office-server.ts';

/** The morning of the demonstration's last day. */
export const demonstrationNow = moment(`${TODAY} 09:00`);
/** A fiftieth of what `npm start` makes, with the same shape; of the unit that is shown in depth a third. */
const scale = scaleOf(1, 0.02);

/** The demonstration, served as `npm start` serves it. */
export interface Demonstration extends OfficeServer {
  readonly engine: Engine;
  readonly loaded: Loaded;
  /** Who signs in under a name. */
  readonly signIn: (name: string) => { readonly name: string; readonly password: string };
}

/** Loads the demonstration into memory and opens its office on its own day. */
export async function openDemonstration(): Promise<Demonstration> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const loaded = await loadProvince(engine, scale, async () => {}, Date.now());
  const served = await serveOffice(engine, PROVINCE, demonstrationNow);
  const signIn = (name: string) => {
    const found = loaded.signIns.find((each) => each.name === name);
    if (!found) throw new Error(`The demonstration has no sign-in "${name}".`);
    return found;
  };
  return { ...served, engine, loaded, signIn };
}
