// Printed by `npm run generate`; a test prints it anew and compares. Not to be edited.
export * as speedTask from './speed-task.ts';
export * as retirementAge from './retirement-age.ts';
export * as contribution from './contribution.ts';
export * as refund from './refund.ts';
export * as pension from './pension.ts';
export * as withdrawal from './withdrawal.ts';
export * as maternity from './maternity.ts';
export * as death from './death.ts';
export * as monthlyAllowance from './monthly-allowance.ts';
export * as householdHealth from './household-health.ts';
