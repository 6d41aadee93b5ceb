import { describe, expect, test } from 'vitest';
import type { CollectorId, CommuneCode, UnitCode } from '../ids/index.ts';
import {
  ACTS,
  mayDo,
  needsSecondFactor,
  ROLES,
  scopeOf,
  startOf,
  STARTS,
  userNameSchema,
  userSchema,
  type Given,
  type Role,
} from './index.ts';

const actsOf = (role: Role): string => ACTS.filter((act) => mayDo(role, act)).join(' ');

test.each<readonly [Role, string]>([
  [
    'collector',
    'people.see people.see-number receipts.see money.take money.void money.hand-over dues.make commission.see leads.handle',
  ],
  [
    'unit-clerk',
    'people.see people.see-number people.change people.merge people.import people.export own-data.export requests.answer receipts.see money.take money.void money.settle money.refund money.receive dues.make books.lease bank.import bank.match batch.make batch.answer ledger.see collectors.see points.manage leads.handle reports.see plan.see',
  ],
  [
    'unit-head',
    'people.see people.see-number people.change people.merge people.import people.export own-data.export requests.answer receipts.see money.take money.void money.settle money.refund money.receive dues.make books.issue books.lease bank.import bank.match batch.make batch.submit batch.answer period.close ledger.see commission.see collectors.see collectors.manage points.manage leads.handle devices.manage users.see reports.see plan.see plan.divide reports.freeze audit.see',
  ],
  [
    'province',
    'people.see receipts.see books.issue bank.accounts ledger.see ledger.verify commission.see commission.set collectors.see collectors.manage points.manage places.manage reports.see plan.see plan.divide plan.decide reports.freeze audit.see',
  ],
  ['committee', 'reports.see plan.see'],
  ['sponsor-manager', 'sponsors.manage reports.see'],
  [
    'auditor',
    'people.see people.see-number receipts.see ledger.see ledger.verify commission.see collectors.see users.see reports.see plan.see audit.see',
  ],
  [
    'administrator',
    'bank.accounts collectors.see points.manage devices.manage users.see users.manage places.manage audit.see metrics.see',
  ],
])('a %s may: %s', (role, acts) => {
  expect(actsOf(role)).toBe(acts);
});

test('the table has eight roles, and each act stands in it once', () => {
  expect(ROLES).toHaveLength(8);
  expect(new Set(ACTS).size).toBe(ACTS.length);
});

test('who sees or changes much needs a second factor', () => {
  expect(ROLES.filter(needsSecondFactor)).toEqual(['unit-head', 'province', 'auditor', 'administrator']);
});

describe('places', () => {
  const [saPa, batXat] = ['SAPA', 'BATXAT'] as UnitCode[] as [UnitCode, UnitCode];
  const [one, two, three] = ['02901', '02902', '02683'] as CommuneCode[] as [CommuneCode, CommuneCode, CommuneCode];
  const served = (unit: UnitCode) => (unit === saPa ? [one, two] : [two, three]);
  const given = (told: Partial<Given>): Given => ({
    role: 'unit-clerk',
    units: [saPa],
    communes: 'of-units',
    collector: null,
    ...told,
  });

  test('a clerk’s communes are those that the units serve on the day, each once', () => {
    expect(scopeOf(given({}), served)).toEqual({ units: [saPa], communes: [one, two] });
    expect(scopeOf(given({ units: [saPa, batXat] }), served).communes).toEqual([one, two, three]);
    expect(scopeOf(given({ units: [] }), served)).toEqual({ units: [], communes: [] });
  });

  test('communes that are named are those', () => {
    expect(scopeOf(given({ role: 'collector', communes: [two] }), served)).toEqual({ units: [saPa], communes: [two] });
  });

  test('all of the province is for its own roles only; for others it is nothing', () => {
    const all = { units: 'all', communes: 'all' } as const;
    for (const role of ['province', 'committee', 'sponsor-manager', 'auditor', 'administrator'] as const) {
      expect(scopeOf(given({ role, ...all }), served)).toEqual(all);
      expect(scopeOf(given({ role, units: 'all' }), served)).toEqual(all);
    }
    for (const role of ['collector', 'unit-clerk', 'unit-head'] as const) {
      expect(scopeOf(given({ role, ...all }), served)).toEqual({ units: [], communes: [] });
      expect(scopeOf(given({ role, units: 'all' }), served)).toEqual({ units: [], communes: [] });
    }
  });
});

describe('a user', () => {
  const collector = '019a9470-0000-7000-8000-000000000001' as CollectorId;
  const told = {
    name: 'lan',
    fullName: 'Nguyễn Thị Lan',
    role: 'unit-clerk',
    units: ['SAPA'],
    communes: 'of-units',
    collector: null,
  };

  test('has a name of small letters, whatever was typed', () => {
    expect(userNameSchema.parse('  Lan.SaPa ')).toBe('lan.sapa');
    for (const name of ['', 'a', '.lan', 'lan lan', 'lân', `a'--`, 'a'.repeat(65)]) {
      expect(userNameSchema.safeParse(name).success).toBe(false);
    }
  });

  test('is a collector’s own if, and only if, a collector', () => {
    expect(userSchema.safeParse(told).success).toBe(true);
    expect(userSchema.safeParse({ ...told, collector }).success).toBe(false);
    expect(userSchema.safeParse({ ...told, role: 'collector' }).success).toBe(false);
    expect(userSchema.safeParse({ ...told, role: 'collector', collector }).success).toBe(true);
    for (const units of ['all', [], ['SAPA', 'BATXAT']]) {
      expect(userSchema.safeParse({ ...told, role: 'collector', collector, units }).success).toBe(false);
    }
  });
});

test.each(ROLES)('%s begins where it may be', (role) => {
  expect(mayDo(role, STARTS[startOf(role)])).toBe(true);
});
