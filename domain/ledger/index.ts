export {
  account,
  accountText,
  isDebitAccount,
  isPay,
  PAY_ACCOUNTS,
  PUBLIC_ACCOUNTS,
  type Account,
  type AccountKind,
  type Owner,
} from './account.ts';
export { balanceOf, balances, trialBalance, type Balance, type TrialBalance } from './balance.ts';
export {
  canonicalText,
  NO_HASH,
  streamOf,
  verifyChain,
  type Booked,
  type ChainFault,
  type Entry,
  type Stream,
} from './journal.ts';
export { bookedOn, mayClose, type NotClosable } from './period.ts';
export { correct, inverse, net, post, type Posting } from './posting.ts';
export { sealText, verifySeals, type KeptSeal, type Seal, type SealedHead, type SealFault } from './seal.ts';
