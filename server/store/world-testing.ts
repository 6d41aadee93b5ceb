import { randomBytes } from 'node:crypto';
import type { ClaimText } from '@diemtua/domain/collection';
import type { CommandText } from '@diemtua/domain/commands';
import {
  makeId,
  type CommuneCode,
  type HouseholdId,
  type Id,
  type PersonId,
  type ProvinceCode,
  type UnitCode,
} from '@diemtua/domain/ids';
import { streamOf } from '@diemtua/domain/ledger';
import type { Household, Person } from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { tell, type Sender } from './commands/tell.ts';
import type { Engine } from './engine.ts';
import { inSession, provinceScope, type Session } from './session.ts';

const beganMs = Date.parse('2025-11-01T00:00:00Z');
let made = 0;

/** A new id; each is greater than the one before. */
export const newId = <Name extends string>(): Id<Name> => makeId<Name>(beganMs + made++, randomBytes(10));

/** A moment in Vietnam: "2025-11-18 09:30". */
export const moment = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

/** A province with one unit, two communes, a bank account and two collectors, who each hold a hundred receipt numbers. */
export interface World {
  readonly province: ProvinceCode;
  readonly unit: UnitCode;
  readonly commune: CommuneCode;
  readonly office: Sender;
  /** The unit's bank account. */
  readonly account: string;
  readonly collectors: readonly [Sender, Sender];
}

let provinces = 10;

/** Founds a province of its own, so that tests in one database do not meet. */
export async function foundWorld({ pool }: Engine): Promise<World> {
  const province = String(provinces++) as ProvinceCode;
  const unit = 'SAPA' as UnitCode;
  const commune = '02901' as CommuneCode;
  const organisation = newId();
  const book = newId();
  const account = newId<'bank-account'>();
  const user = newId<'user'>();
  await pool.query('insert into province values ($1, $2)', [province, 'Lào Cai']);
  await pool.query('insert into unit values ($1, $2, $3)', [province, unit, 'BHXH cơ sở Sa Pa']);
  for (const [code, name] of [
    [commune, 'Sa Pa'],
    ['02902', 'Tả Van'],
  ]) {
    await pool.query(`insert into commune values ($1, $2, $3, 'xa', $3, '', 22, 103, 10, 1000)`, [
      province,
      code,
      name,
    ]);
    await pool.query(`insert into unit_commune values ($1, $2, '2025-07-01', null, $3)`, [province, code, unit]);
  }
  await pool.query(`insert into organisation values ($1, $2, 'Bưu điện', 'IL01')`, [province, organisation]);
  await pool.query(`insert into receipt_book values ($1, $2, 'VP25', 1, 1000, $3, '2025-07-01', $4)`, [
    province,
    newId(),
    unit,
    user,
  ]);
  await pool.query(`insert into bank_account values ($1, $2, $3, '970405', '8800201000001', 'BHXH cơ sở Sa Pa')`, [
    province,
    account,
    unit,
  ]);
  await pool.query(`insert into receipt_book values ($1, $2, 'BL25', 1, 1000, $3, '2025-07-01', $4)`, [
    province,
    book,
    unit,
    user,
  ]);
  const collectors: Sender[] = [];
  for (const [index, name] of ['Vàng Thị Mỷ', 'Lý Văn Sơn'].entries()) {
    const collector = newId<'collector'>();
    const device = newId<'device'>();
    await pool.query(`insert into collector values ($1, $2, $3, $4, $5, $6, null, '2025-07-01', null, null)`, [
      province,
      collector,
      organisation,
      unit,
      `NV0${index + 1}`,
      name,
    ]);
    await pool.query(
      `insert into receipt_lease values ($1, $2, $3, 'BL25', $4, $5, $6, $7, '2025-07-01', '2026-12-31', null, null)`,
      [province, newId(), book, index * 100 + 101, index * 100 + 200, collector, device],
    );
    collectors.push({ province, user, unit, collector, device, stream: streamOf('collector', collector) });
  }
  const office: Sender = { province, user, unit, collector: null, device: null, stream: streamOf('unit', unit) };
  return { province, unit, commune, office, account, collectors: collectors as unknown as [Sender, Sender] };
}

/** A synthetic person, of the majority unless told otherwise: "other" is the group of support. */
export const someone = (told: Partial<Person> = {}): Person => ({
  id: newId<'person'>(),
  insuranceNumber: null,
  personalNumber: null,
  name: 'Trần Thị Mai',
  birth: { precision: 'day', date: '1985-04-12' as PlainDate },
  sex: 'female',
  ethnicity: '01',
  nationality: 'VN',
  phones: [],
  contact: null,
  commune: '02901' as CommuneCode,
  hamlet: null,
  address: null,
  consent: null,
  privateNote: null,
  ...told,
});

/** A household of one, with a class since the middle of 2025. */
export const householdOf = (person: PersonId, of: 'poor' | 'near-poor'): Household => ({
  id: newId<'household'>() as HouseholdId,
  code: null,
  head: person,
  commune: '02901' as CommuneCode,
  hamlet: null,
  members: [{ person, relation: 'head', from: '2020-01-01' as PlainDate, to: null }],
  classes: [
    {
      class: of,
      from: '2025-01-01' as PlainDate,
      to: null,
      decisionNumber: '12/QĐ-UBND',
      decidedOn: '2024-12-20' as PlainDate,
    },
  ],
});

/** A claim of one month on 1,650,000 đồng: 297,000 for the group "other". */
export const monthly = (person: PersonId, from: string, told: Partial<ClaimText> = {}): ClaimText =>
  ({ product: 'voluntary', person, method: 'monthly', income: 1_650_000, from, ...told }) as ClaimText;

/** The command by which money is taken: one line unless more are given. */
export function taking(
  number: number,
  takenAt: number,
  lines: readonly { readonly claim: ClaimText; readonly amount: number }[],
  more: {
    readonly people?: readonly Person[];
    readonly households?: readonly Household[];
    readonly replaces?: string;
  } = {},
): CommandText & { kind: 'take-payment' } {
  const at = new Date(takenAt).toISOString();
  return {
    id: newId<'command'>(),
    madeAt: at,
    kind: 'take-payment',
    receipt: {
      id: newId<'receipt'>(),
      series: 'BL25',
      number,
      payer: 'Trần Thị Mai',
      takenAt: at,
      ...(more.replaces === undefined ? {} : { replaces: more.replaces }),
    },
    lines: lines.map((line) => ({ id: newId<'payment'>(), ...line })),
    people: [...(more.people ?? [])],
    households: [...(more.households ?? [])],
  } as unknown as CommandText & { kind: 'take-payment' };
}

/** A desk in the office of a world: it tells the books at the moment `at` unless another is named, and reads them as the office does. */
export const deskOf = (engine: () => Engine, world: () => World, at: number) => ({
  inside: <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    inSession(engine(), provinceScope(world().province, world().office.user), work),
  /** A command as it comes over the wire: nobody has looked at it yet. */
  say: (command: unknown, sender: Sender = world().office, now: number = at) =>
    tell(engine(), sender, command as CommandText, now),
  told: <Kind extends string, More extends object>(kind: Kind, more: More) => ({
    id: newId<'command'>(),
    madeAt: new Date(at).toISOString(),
    kind,
    ...more,
  }),
});
