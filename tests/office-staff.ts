import type { CommandText } from '@diemtua/domain/commands';
import type { UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { phrase } from '../server/access/staff-testing.ts';
import { addUser } from '../server/access/users.ts';
import { tell } from '../server/store/commands/tell.ts';
import { openEmbedded } from '../server/store/engine.ts';
import { migrate } from '../server/store/migrate.ts';
import { foundWorld, moment, monthly, newId, someone, taking } from '../server/store/world-testing.ts';
import { serveOffice, type OfficeServer } from './office-server.ts';
import { head } from './office-money.ts';
import { officeNow, type OfficeWorld } from './office-world.ts';

/** Who has to show a second factor, who changes the password, who works for two units. */
export const keyed = { name: 'hoa', password: phrase };
export const forgetful = { name: 'quen', password: phrase };
export const ofTwo = { name: 'hai', password: phrase };

/** Adds a second unit without people, and those clerks. */
export async function addStaff({ engine, world }: OfficeWorld): Promise<void> {
  const otherUnit = 'BACHA' as UnitCode;
  await engine.pool.query('insert into unit values ($1, $2, $3)', [world.province, otherUnit, 'BHXH cơ sở Bắc Hà']);
  const staff = {
    province: world.province,
    role: 'unit-clerk',
    communes: 'of-units',
    collector: null,
    password: phrase,
    secondFactor: false,
    units: [world.unit],
  } as const;
  await addUser(engine, { ...staff, name: keyed.name, fullName: 'Lê Thị Hòa', secondFactor: true }, officeNow);
  await addUser(engine, { ...staff, name: forgetful.name, fullName: 'Vũ Văn Quên' }, officeNow);
  const both = { name: ofTwo.name, fullName: 'Bùi Thị Hai', units: [world.unit, otherUnit] };
  await addUser(engine, { ...staff, ...both }, officeNow);
}

/** The first collector announces that cash comes to the desk this morning. */
export async function announce({ engine, world }: OfficeWorld, amount: number): Promise<void> {
  const at = moment('2025-11-30 08:00');
  const told = {
    id: newId<'command'>(),
    madeAt: new Date(at).toISOString(),
    kind: 'hand-over',
    handOver: newId<'hand-over'>(),
    amount,
    means: 'office',
    on: '2025-11-30',
    reference: null,
  } as unknown as CommandText;
  await tell(engine, world.collectors[0], told, at);
}

/** Somebody who agreed pays a month to the first collector: 297,000 for 11/2025. */
export async function payMonth({ engine, world }: OfficeWorld, name: string, number: number): Promise<void> {
  const at = moment('2025-11-29 10:00');
  const on = '2025-11-01' as PlainDate;
  const person = someone({ name, consent: { on, how: 'paper', language: 'vi', by: world.office.user } });
  const lines = [{ claim: monthly(person.id, '2025-11'), amount: 297_000 }];
  await tell(engine, world.collectors[0], taking(number, at, lines, { people: [person] }), at);
}

/** An office on its first day: a unit, its two collectors and its head, and nobody who pays. */
export async function openFirstDay(): Promise<OfficeServer> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const world = await foundWorld(engine);
  await addUser(
    engine,
    {
      province: world.province,
      name: head.name,
      fullName: 'Phạm Văn Giám',
      role: 'unit-head',
      units: [world.unit],
      communes: 'of-units',
      collector: null,
      password: head.password,
      secondFactor: false,
    },
    officeNow,
  );
  return serveOffice(engine, world.province, officeNow);
}

/** The id of nobody and nothing. */
export const unknownId = newId();
