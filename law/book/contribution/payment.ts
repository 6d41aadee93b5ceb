import { minus, round, rule } from '../../language/make.ts';
import { localSupport, stateSupport } from '../support/support.ts';
import { grossContribution } from './contribution.ts';

/** No text in force names a rounding; the printed examples of Decision 595 round to the nearest đồng. */
export const ROUNDING = 'QD595 10';

/** What the fund receives for the payment. */
export const gross = rule('gross', {
  unit: 'dong',
  cites: ['ND159 6', 'ND159 7'],
  is: round('half-up', grossContribution, ROUNDING),
});
/** The State's part, in whole đồng. */
export const stateSupportDong = rule('stateSupportDong', {
  unit: 'dong',
  cites: ['ND159 5.1'],
  is: round('half-up', stateSupport, ROUNDING),
});
/** The province's part, in whole đồng. */
export const localSupportDong = rule('localSupportDong', {
  unit: 'dong',
  cites: ['ND159 5.1'],
  is: round('half-up', localSupport, ROUNDING),
});
/** What the person pays: the method's amount less the supports, rounded once. */
export const payable = rule('payable', {
  unit: 'dong',
  cites: ['ND159 5.3'],
  is: round('half-up', minus(minus(grossContribution, stateSupport), localSupport), ROUNDING),
});
