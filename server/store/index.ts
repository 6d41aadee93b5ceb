/** What those who work with the books beside the server take: the simulation. */
export type { BulkBooks, EarlierRow } from './bulk/bulk-books.ts';
export type { LeaseRow } from './bulk/ground.ts';
export { loadInBulk } from './bulk/load.ts';
export { daysBetween } from './demonstration.ts';
export { dayInVietnam } from './commands/vietnam.ts';
export { tellMany, type Message } from './commands/tell-many.ts';
export { tell, type Outcome, type Sender, type Told } from './commands/tell.ts';
export { importStatement, waitingLines } from './cash/statements.ts';
export { openDues } from './cash/dues.ts';
export { openEmbedded, openServer, type Engine } from './engine.ts';
export { migrate } from './migrate.ts';
export { rollUpAll } from './plan/roll.ts';
export { examine } from './ledger/examine.ts';
export { balancesOf, trialBalanceOf } from './ledger/read.ts';
export { findDuplicates } from './registry/duplicates.ts';
export { enrolMany, type Enrolment } from './registry/people.ts';
export { lookAtSizes } from './sizes.ts';
export { inSession, provinceScope, type Session } from './session.ts';
