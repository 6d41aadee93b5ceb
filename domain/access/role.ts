/** What a user may be. Each sees its own places only: see `scopeOf`. */
export const ROLES = [
  'collector',
  'unit-clerk',
  'unit-head',
  'province',
  'committee',
  'sponsor-manager',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * Who may do what: a row for each act, a column for each role in the order of ROLES, x for yes. A collector's acts reach the collector's own
 * people and receipts only, a unit's those of its units and communes. Nobody who manages users touches people or money, and nobody who looks after
 * others changes what is looked at.
 */
const table = [
  // collector
  // | unit-clerk
  // | | unit-head
  // | | | province
  // | | | | committee
  // | | | | | sponsor-manager
  // | | | | | | auditor
  // | | | | | | | administrator
  ['x x x x . . x .', 'people.see'],
  ['x x x . . . x .', 'people.see-number'],
  ['. x x . . . . .', 'people.change'],
  ['. x x . . . . .', 'people.merge'],
  ['. x x . . . . .', 'people.import'],
  ['. x x . . . . .', 'people.export'],
  ['. x x . . . . .', 'own-data.export'],
  ['. x x . . . . .', 'requests.answer'],
  ['x x x x . . x .', 'receipts.see'],
  ['x x x . . . . .', 'money.take'],
  ['x x x . . . . .', 'money.void'],
  ['. x x . . . . .', 'money.settle'],
  ['. x x . . . . .', 'money.refund'],
  ['x . . . . . . .', 'money.hand-over'],
  ['. x x . . . . .', 'money.receive'],
  ['x x x . . . . .', 'dues.make'],
  ['. . x x . . . .', 'books.issue'],
  ['. x x . . . . .', 'books.lease'],
  ['. x x . . . . .', 'bank.import'],
  ['. x x . . . . .', 'bank.match'],
  ['. . . x . . . x', 'bank.accounts'],
  ['. x x . . . . .', 'batch.make'],
  ['. . x . . . . .', 'batch.submit'],
  ['. x x . . . . .', 'batch.answer'],
  ['. . x . . . . .', 'period.close'],
  ['. x x x . . x .', 'ledger.see'],
  ['. . . x . . x .', 'ledger.verify'],
  ['x . x x . . x .', 'commission.see'],
  ['. . . x . . . .', 'commission.set'],
  ['. x x x . . x x', 'collectors.see'],
  ['. . x x . . . .', 'collectors.manage'],
  ['. x x x . . . x', 'points.manage'],
  ['x x x . . . . .', 'leads.handle'],
  ['. . x . . . . x', 'devices.manage'],
  ['. . x . . . x x', 'users.see'],
  ['. . . . . . . x', 'users.manage'],
  ['. . . x . . . x', 'places.manage'],
  ['. . . . . x . .', 'sponsors.manage'],
  ['. x x x x x x .', 'reports.see'],
  ['. x x x x . x .', 'plan.see'],
  ['. . x x . . . .', 'plan.divide'],
  ['. . . x . . . .', 'plan.decide'],
  ['. . x x . . . .', 'reports.freeze'],
  ['. . x x . . x x', 'audit.see'],
  ['. . . . . . . x', 'metrics.see'],
] as const;

/** Something that a user does, as the rules of access name it. */
export type Act = (typeof table)[number][1];

export const ACTS: readonly Act[] = table.map(([, act]) => act);

const mays: ReadonlyMap<Act, ReadonlySet<Role>> = new Map(
  table.map(([marks, act]) => {
    const signs = marks.split(' ');
    return [act, new Set(ROLES.filter((_, index) => signs[index] === 'x'))];
  }),
);

/** Whether a role may do something at all; where it may is a matter of its scope. */
export const mayDo = (role: Role, act: Act): boolean => mays.get(act)?.has(role) ?? false;

/** Roles that see or change so much that a password alone does not open them. */
const rolesWithSecondFactor: ReadonlySet<Role> = new Set(['unit-head', 'province', 'auditor', 'administrator']);

/** Whether a role needs a second factor, unless somebody decided otherwise for a user. */
export const needsSecondFactor = (role: Role): boolean => rolesWithSecondFactor.has(role);

/** Where somebody begins who comes in, and what has to be allowed to be there. */
export const STARTS = {
  people: 'people.see',
  plan: 'plan.see',
  users: 'users.see',
  audit: 'audit.see',
  own: 'sponsors.manage',
} as const;

export type Start = keyof typeof STARTS;

const starts: Readonly<Record<Role, Start>> = {
  collector: 'people',
  'unit-clerk': 'people',
  'unit-head': 'people',
  province: 'plan',
  committee: 'plan',
  'sponsor-manager': 'own',
  auditor: 'audit',
  administrator: 'users',
};

/** The first place of a role: one that it may see. */
export const startOf = (role: Role): Start => starts[role];
