import type { ClaimText } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import type { Household, Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { phrase } from '../server/access/staff-testing.ts';
import { addUser } from '../server/access/users.ts';
import { tell } from '../server/store/commands/tell.ts';
import { openEmbedded, type Engine } from '../server/store/engine.ts';
import { migrate } from '../server/store/migrate.ts';
import { foundWorld, moment, newId, someone, taking, type World } from '../server/store/world-testing.ts';
import { serveOffice, type OfficeServer } from './office-server.ts';

/** The moment at which the world stands. */
export const officeNow = moment('2025-11-30 09:00');
/** Those who sign in; all have the same password. */
export const clerk = { name: 'lan', password: phrase };
export const auditor = { name: 'kiem', password: phrase };

/** A running office over a small world, made up from beginning to end. */
export interface OfficeWorld extends OfficeServer {
  readonly engine: Engine;
  readonly world: World;
  readonly my: PersonId;
}

const day = (text: string): PlainDate => text as PlainDate;
let number = 1;

/** Money at the unit's desk, on a day of the past. */
async function take(engine: Engine, world: World, on: string, claim: ClaimText, amount: number): Promise<void> {
  const at = moment(`${on} 09:30`);
  await tell(engine, world.office, taking(number++, at, [{ claim, amount }]), at);
}

/** Giàng Thị Mỷ of the drawings: 72 months, one break, three groups of support, one sponsor. */
async function enrolMy(engine: Engine, world: World): Promise<PersonId> {
  const my = someone({
    name: 'Giàng Thị Mỷ',
    birth: { precision: 'month', month: '1983-04' },
    ethnicity: '08',
    insuranceNumber: '0123454217',
    personalNumber: '010183000183',
    phones: ['0912345562'],
    commune: world.commune,
    hamlet: 'Bản Pho',
    consent: { on: day('2019-07-05'), how: 'spoken', language: 'hmn', by: world.office.user },
  });
  const pao = someone({
    name: 'Sùng A Páo',
    sex: 'male',
    birth: { precision: 'year', year: 1980 },
    ethnicity: '08',
    commune: world.commune,
  });
  const sua = someone({
    name: 'Sùng Thị Sua',
    birth: { precision: 'day', date: day('2006-02-11') },
    ethnicity: '08',
    commune: world.commune,
  });
  const decided = (of: 'poor' | 'near-poor', from: string, to: string) => ({
    class: of,
    from: day(from),
    to: day(to),
    decisionNumber: '12/QĐ-UBND',
    decidedOn: day(from),
  });
  const household: Household = {
    id: newId<'household'>(),
    code: '1011234567',
    head: pao.id,
    commune: world.commune,
    hamlet: 'Bản Pho',
    members: [
      { person: pao.id, relation: 'head', from: day('2010-01-01'), to: null },
      { person: my.id, relation: 'spouse', from: day('2010-01-01'), to: null },
      { person: sua.id, relation: 'child', from: day('2010-01-01'), to: null },
    ],
    classes: [decided('poor', '2018-01-01', '2022-12-31'), decided('near-poor', '2023-01-01', '2024-12-31')],
  };
  await enrol(engine, world, [my, pao, sua]);
  const told = {
    id: newId<'command'>(),
    madeAt: new Date(officeNow).toISOString(),
    kind: 'change-household' as const,
    version: 0,
    household: { ...household, members: [...household.members], classes: [...household.classes] },
    reason: 'Ghi theo sổ hộ',
  };
  await tell(engine, world.office, told, officeNow);
  const half = (from: string, income: number, more: object = {}): ClaimText =>
    ({ product: 'voluntary', person: my.id, method: 'half-yearly', income, from, ...more }) as ClaimText;
  // 6 × 700,000 × 22 % × 70 % = 646,800 while poor; then the income grows, and the support goes with the household's class.
  for (const [on, from] of [
    ['2019-07-04', '2019-07'],
    ['2020-01-06', '2020-01'],
    ['2020-07-06', '2020-07'],
    ['2021-01-05', '2021-01'],
    ['2021-07-06', '2021-07'],
  ]) {
    await take(engine, world, on ?? '', half(from ?? '', 700_000), 646_800);
  }
  await take(engine, world, '2022-01-05', half('2022-01', 1_500_000), 1_386_000);
  for (const [on, from] of [
    ['2023-01-09', '2023-01'],
    ['2023-07-06', '2023-07'],
    ['2024-01-05', '2024-01'],
    ['2024-07-04', '2024-07'],
  ]) {
    await take(engine, world, on ?? '', half(from ?? '', 1_500_000), 1_485_000);
  }
  await take(engine, world, '2025-01-06', half('2025-01', 1_500_000), 1_782_000);
  const sponsored = { other: { sponsor: 'Hội Phụ nữ tỉnh', amount: 198_000 } };
  await take(engine, world, '2025-07-01', half('2025-07', 1_500_000, sponsored), 1_188_000);
  return my.id;
}

async function enrol(engine: Engine, world: World, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const told = {
      id: newId<'command'>(),
      madeAt: new Date(officeNow).toISOString(),
      kind: 'change-person' as const,
      version: 0,
      person: { ...person, phones: [...person.phones] },
      reason: 'enrolled',
    };
    await tell(engine, world.office, told, officeNow);
  }
}

const families = ['Giàng', 'Vàng', 'Lý', 'Tẩn', 'Hoàng', 'Nguyễn', 'Lù', 'Chảo', 'Thào', 'Má'];
const givens = ['Mẩy', 'Sơn', 'Dở', 'Hương', 'Páo', 'Lan', 'Chu', 'Hoa', 'Vinh', 'Xuân', 'Mai', 'Dí'];

/** Neighbours, so that lists are lists: some paid, some are due, some stopped, one entry is there twice. */
async function enrolOthers(engine: Engine, world: World): Promise<void> {
  const people = Array.from({ length: 26 }, (_, index) =>
    someone({
      name: `${families[index % families.length]} ${index % 2 === 0 ? 'Thị' : 'Văn'} ${givens[index % givens.length]}`,
      sex: index % 2 === 0 ? 'female' : 'male',
      birth: { precision: 'day', date: day(`19${70 + index}-0${1 + (index % 9)}-1${index % 9}`) },
      ethnicity: index % 3 === 0 ? '08' : index % 3 === 1 ? '09' : '01',
      insuranceNumber: `01${String(33_445_501 + index * 7_919).slice(0, 8)}`,
      personalNumber: index % 4 === 0 ? null : `0101${70 + index}${String(100_201 + index * 977)}`,
      phones: [`0987${String(654_300 + index)}`],
      commune: (index % 4 === 3 ? '02902' : world.commune) as Person['commune'],
    }),
  );
  await enrol(engine, world, people);
  const income = { product: 'voluntary', method: 'quarterly', income: 1_650_000 } as const;
  for (const [index, person] of people.entries()) {
    const of = { ...income, person: person.id } as const;
    const minority = person.ethnicity !== '01';
    // 3 × 1,650,000 × 22 % = 1,089,000 less 3 × 330,000 × 30 % or 20 %
    const amount = minority ? 792_000 : 891_000;
    if (index % 5 === 0) await take(engine, world, '2025-10-06', { ...of, from: '2025-10' } as ClaimText, amount);
    if (index % 5 === 1) await take(engine, world, '2025-08-04', { ...of, from: '2025-08' } as ClaimText, amount);
    if (index % 5 === 2)
      await take(engine, world, '2025-07-04', { ...of, from: '2025-07' } as ClaimText, amount + 10_000);
    if (index % 5 === 3) await take(engine, world, '2025-07-04', { ...of, from: '2025-07' } as ClaimText, amount);
  }
  const twice = someone({
    name: 'Lý Thị Dở',
    birth: { precision: 'day', date: day('1988-05-12') },
    ethnicity: '09',
    phones: ['0977123456'],
    personalNumber: '010188004455',
    commune: world.commune,
  });
  await enrol(engine, world, [
    twice,
    {
      ...twice,
      id: newId<'person'>(),
      name: 'Lý Thị Do',
      personalNumber: null,
      insuranceNumber: '0133998877',
      hamlet: 'Tả Van Giáy',
    },
  ]);
}

/** Opens the office over its own database in memory, with what was built of its app. */
export async function openOffice(): Promise<OfficeWorld> {
  const engine = await openEmbedded({ folder: null }, Date.now);
  await migrate(engine.pool);
  const founded = await foundWorld(engine);
  await engine.pool.query(
    `insert into bank_account (province, id, unit, bin, number, holder) values ($1, $2, $3, '970405', '8800201012345', 'BHXH CO SO SA PA')`,
    [founded.province, newId(), founded.unit],
  );
  const staff = { province: founded.province, units: [founded.unit], collector: null, password: phrase } as const;
  const user = await addUser(
    engine,
    {
      ...staff,
      name: clerk.name,
      fullName: 'Nguyễn Thị Lan',
      role: 'unit-clerk',
      communes: 'of-units',
      secondFactor: false,
    },
    officeNow,
  );
  await addUser(
    engine,
    {
      ...staff,
      name: auditor.name,
      fullName: 'Trần Văn Kiểm',
      role: 'auditor',
      units: 'all',
      communes: 'all',
      secondFactor: false,
    },
    officeNow,
  );
  const world: World = { ...founded, office: { ...founded.office, user } };
  const my = await enrolMy(engine, world);
  await enrolOthers(engine, world);
  return { ...(await serveOffice(engine, world.province, officeNow)), engine, world, my };
}
