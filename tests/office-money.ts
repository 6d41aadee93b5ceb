import { makeReference } from '@diemtua/domain/cash';
import type { ClaimText } from '@diemtua/domain/collection';
import type { CommandText } from '@diemtua/domain/commands';
import type { Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { phrase } from '../server/access/staff-testing.ts';
import { addUser } from '../server/access/users.ts';
import { tell, type Sender } from '../server/store/commands/tell.ts';
import { moment, monthly, newId, someone, taking } from '../server/store/world-testing.ts';
import { officeNow, type OfficeWorld } from './office-world.ts';

/** The head of the unit, and who manages users. */
export const head = { name: 'giam', password: phrase };
export const administrator = { name: 'quan', password: phrase };
/** Who sees the whole province. */
export const province = { name: 'huong', password: phrase };

/** A statement of the unit's account, as internet banking gives it: one certain match, one hand-over, one of nobody, one fee. */
export const statement = [
  'Số tài khoản;8800201000001',
  'Ngày giao dịch;Diễn giải;Ghi nợ;Ghi có;Số tham chiếu',
  `29/11/2025;MBVCB.7731.${makeReference(0)}.nop BHXH;;297.000;FT1`,
  '29/11/2025;LY VAN SON nop tien thu BHXH NT 88;;594.000;FT2',
  '29/11/2025;khach hang chuyen tien;;120.000;FT3',
  '30/11/2025;Phi quan ly tai khoan thang 11;11.000;;FT4',
].join('\n');

/** The same with a row that nobody can read. */
export const brokenStatement = statement.replace('30/11/2025', '31/11/2025');

const consent = (world: OfficeWorld['world']): Person['consent'] => ({
  on: '2025-11-01' as PlainDate,
  how: 'paper',
  language: 'vi',
  by: world.office.user,
});

/** Tells the office a week of money: cash that is late, a gap in a book, four questions, a hand-over, a transfer that is awaited. */
export async function addMoney({ engine, world }: OfficeWorld): Promise<void> {
  const [my, son] = world.collectors;
  const say = (command: unknown, sender: Sender, on: string) =>
    tell(engine, sender, command as CommandText, moment(on));
  const told = (kind: string, on: string, more: object) => ({
    id: newId<'command'>(),
    madeAt: new Date(moment(on)).toISOString(),
    kind,
    ...more,
  });
  const person = (name: string, agreed = true) => someone({ name, consent: agreed ? consent(world) : null });
  const [hoa, chu, mai, xuan, sen, vinh] = [
    person('Chảo Thị Hoa'),
    person('Thào A Chu'),
    person('Tẩn Thị Mai'),
    person('Lù Thị Xuân', false),
    person('Má Thị Sến'),
    person('Hoàng Văn Vinh'),
  ] as const;
  const take = (
    number: number,
    on: string,
    who: Person,
    from: string,
    amount: number,
    sender: Sender,
    more: object = {},
  ) =>
    say(
      taking(number, moment(on), [{ claim: monthly(who.id, from, more as Partial<ClaimText>), amount }], {
        people: [who],
      }),
      sender,
      on,
    );
  const three = { method: 'quarterly' };
  await take(101, '2025-11-24 08:10', hoa, '2025-11', 297_000, my);
  await take(103, '2025-11-28 09:40', chu, '2025-11', 891_000, my, three);
  await take(104, '2025-11-28 10:05', xuan, '2025-11', 247_000, my);
  await take(105, '2025-11-29 08:30', hoa, '2025-11', 297_000, my);
  await take(106, '2025-11-29 09:00', xuan, '2025-12', 297_000, my);
  await take(350, '2025-11-29 15:20', sen, '2025-11', 297_000, son);
  await take(201, '2025-11-27 08:00', mai, '2025-11', 297_000, son);
  await take(202, '2025-11-27 08:30', vinh, '2025-11', 297_000, son);
  const handOver = told('hand-over', '2025-11-28 16:00', {
    handOver: newId<'hand-over'>(),
    amount: 594_000,
    means: 'deposit',
    on: '2025-11-28',
    reference: 'NT 88',
  });
  await say(handOver, son, '2025-11-28 16:00');
  const lines = [{ id: newId<'payment'>(), amount: 297_000, claim: monthly(mai.id, '2025-12') }];
  const due = { due: newId<'due'>(), payer: mai.name, lines, endsOn: '2025-12-31' };
  await say(told('open-due', '2025-11-28 17:00', due), world.office, '2025-11-28 17:00');
  const staff = { province: world.province, communes: 'of-units', password: phrase, secondFactor: false } as const;
  await addUser(
    engine,
    { ...staff, name: head.name, fullName: 'Phạm Văn Giám', role: 'unit-head', units: [world.unit], collector: null },
    officeNow,
  );
  await addUser(
    engine,
    {
      ...staff,
      name: administrator.name,
      fullName: 'Đỗ Thị Quản',
      role: 'administrator',
      units: 'all',
      communes: 'all',
      collector: null,
    },
    officeNow,
  );
  await addUser(
    engine,
    {
      ...staff,
      name: province.name,
      fullName: 'Nguyễn Thu Hương',
      role: 'province',
      units: 'all',
      communes: 'all',
      collector: null,
    },
    officeNow,
  );
  const user = await addUser(
    engine,
    { ...staff, name: 'my', fullName: 'Vàng Thị Mỷ', role: 'collector', units: [world.unit], collector: my.collector },
    officeNow,
  );
  await engine.pool.query(
    `insert into device (province, id, user_id, label, made_at, seen_at) values ($1, $2, $3, 'Điện thoại của Mỷ', '2025-11-01T02:00:00Z', '2025-11-29T03:00:00Z')`,
    [world.province, my.device, user],
  );
  await engine.pool.query(`update collector set certified_to = '2026-01-15' where province = $1 and id = $2`, [
    world.province,
    son.collector,
  ]);
}

/** The desk counts cash of a collector, on a day. */
export async function countCash(
  { engine, world }: OfficeWorld,
  { collector }: { readonly collector: string | null },
  amount: number,
  on: string,
): Promise<void> {
  const command = {
    id: newId<'command'>(),
    madeAt: new Date(officeNow).toISOString(),
    kind: 'receive-cash',
    handOver: newId<'hand-over'>(),
    collector,
    amount,
    on,
    reference: null,
  };
  await tell(engine, world.office, command as CommandText, officeNow);
}
