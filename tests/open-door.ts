import { phrase } from '../server/access/staff-testing.ts';
import { addUser } from '../server/access/users.ts';
import { checkCode } from '../server/store/collection/payments.ts';
import { tell } from '../server/store/commands/tell.ts';
import { openEmbedded } from '../server/store/engine.ts';
import { migrate } from '../server/store/migrate.ts';
import { foundWorld, moment, monthly, someone, taking } from '../server/store/world-testing.ts';
import { serveOffice, type OfficeServer } from './office-server.ts';

/** A Tuesday in the morning. */
export const openDoorNow = moment('2025-11-18 10:00');
/** The clerk of the one unit. */
export const openDoorClerk = { name: 'lan', password: phrase };

/** The public pages and the office over one small world: a receipt of it was replaced. */
export interface OpenDoor extends OfficeServer {
  /** The code that stands on the replaced receipt, BL25 101; BL25 102 stands in its place. */
  readonly code: string;
}

/** Opens both. */
export async function openDoor(): Promise<OpenDoor> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const world = await foundWorld(engine);
  const user = {
    province: world.province,
    name: openDoorClerk.name,
    fullName: 'Nguyễn Thị Lan',
    role: 'unit-clerk',
    units: [world.unit],
    communes: 'of-units',
    collector: null,
    password: phrase,
    secondFactor: false,
  } as const;
  await addUser(engine, user, openDoorNow);
  const mai = someone();
  const line = { claim: monthly(mai.id, '2025-11'), amount: 297_000 };
  const paper = taking(101, openDoorNow, [line], { people: [mai] });
  await tell(engine, world.collectors[0], paper, openDoorNow);
  await tell(
    engine,
    world.collectors[0],
    taking(102, openDoorNow, [line], { replaces: paper.receipt.id }),
    openDoorNow,
  );
  const served = await serveOffice(engine, world.province, openDoorNow, ['public', 'office']);
  return { ...served, code: checkCode(paper.receipt.id) };
}
