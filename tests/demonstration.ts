import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../server/store/migrate.ts';
import { openEmbedded } from '../server/store/engine.ts';
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
  /** A bank statement for its day. */
  readonly statement: Loaded['statement'];
  /** Who signs in under a name. */
  readonly signIn: (name: string) => { readonly name: string; readonly password: string };
}

const among =
  (signIns: readonly { readonly name: string; readonly password: string }[]): Demonstration['signIn'] =>
  (name) => {
    const found = signIns.find((each) => each.name === name);
    if (!found) throw new Error(`The demonstration has no sign-in "${name}".`);
    return found;
  };

/** The whole demonstration, where `npm start` serves it: DIEMTUA_SERVED is its address, DIEMTUA_DATA its data folder. What a test does stays in its books. */
function servedDemonstration(address: string, folder: string): Demonstration {
  const { signIns } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as Pick<Loaded, 'signIns'>;
  const name = `sao-ke-sapa-${TODAY}.csv`;
  const text = readFileSync(join(folder, 'samples', name), 'utf8');
  return { address, close: async () => {}, statement: { name, text }, signIn: among(signIns) };
}

/** Loads a small demonstration into memory and opens its office on its own day; or takes the whole one that is served already. */
export async function openDemonstration(): Promise<Demonstration> {
  const [address, folder] = [process.env['DIEMTUA_SERVED'], process.env['DIEMTUA_DATA']];
  if (address && folder) return servedDemonstration(address, folder);
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const { statement, signIns } = await loadProvince(engine, scale, async () => {}, Date.now());
  const served = await serveOffice(engine, PROVINCE, demonstrationNow);
  return { ...served, statement, signIn: among(signIns) };
}
