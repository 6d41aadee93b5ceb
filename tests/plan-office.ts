import type { ClaimText } from '@diemtua/domain/collection';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { loadProvince } from '../simulation/province/load.ts';
import { scaleOf } from '../simulation/province/scale.ts';
import { openEmbedded, type Engine } from '../server/store/engine.ts';
import { migrate } from '../server/store/migrate.ts';
import { moment, someone, taking } from '../server/store/world-testing.ts';
import { serveOffice } from './office-server.ts';

/** The evening of the demonstration's own day. */
export const planNow = moment('2025-11-30 18:00');

/** An office over a small demonstration province: all its communes and units, few of its people. */
export interface PlanOffice {
  readonly address: string;
  readonly engine: Engine;
  /** Who steers the province, who sits in Sa Pa's unit, who only looks. */
  readonly director: { readonly name: string; readonly password: string };
  readonly clerk: { readonly name: string; readonly password: string };
  /** Who sees figures of Sa Pa and no people; who keeps sponsors and sees no plan. */
  readonly committee: { readonly name: string; readonly password: string };
  readonly sponsors: { readonly name: string; readonly password: string };
  readonly unit: UnitCode;
  readonly close: () => Promise<void>;
}

const share = 0.01;

/** Loads the province small, and serves the office over it. */
export async function openPlanOffice(): Promise<PlanOffice> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const { signIns } = await loadProvince(engine, scaleOf(1, share), () => Promise.resolve(), Date.now());
  const served = await serveOffice(engine, '15', planNow);
  const named = (name: string): { name: string; password: string } => {
    const found = signIns.find((each) => each.name === name);
    if (!found) throw new Error(`The demonstration has no sign-in ${name}.`);
    return { name: found.name, password: found.password };
  };
  return {
    address: served.address,
    engine,
    director: named('tinh'),
    clerk: named('canbo.sapa'),
    committee: named('bcd.sapa'),
    sponsors: named('taitro'),
    unit: 'SAPA' as UnitCode,
    close: served.close,
  };
}

/** Somebody who joins today and pays a quarter at the desk, as a page tells it; the receipt's number is put in by whoever sends it. */
export function joining(name: string, commune: string): { readonly id: string; readonly receipt: object } {
  const person = someone({ name, commune: commune as CommuneCode, ethnicity: '01' });
  const claim = { product: 'voluntary', person: person.id, method: 'quarterly', income: 1_650_000, from: '2025-11' };
  // 3 × 1,650,000 × 22 % = 1,089,000 less 3 × 330,000 × 20 % of the State = 891,000
  const lines = [{ claim: claim as ClaimText, amount: 891_000 }];
  return taking(1, planNow, lines, { people: [person] }) as unknown as { id: string; receipt: object };
}
