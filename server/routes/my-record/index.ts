import type { AnyRoute } from '../route.ts';
import { myCover } from './cover.ts';
import { myHousehold } from './household.ts';
import { myNextCode } from './next-code.ts';
import { myNext } from './next.ts';
import { myData } from './own-data.ts';
import { myPayments } from './payments.ts';
import { myRequestMake, myRequests } from './requests.ts';
import { myRights } from './rights.ts';
import { mySignInBegin, mySignInEnd, mySignIns, mySignOut } from './sign-in.ts';

/** A participant's own record: who comes in by these is nobody of the staff. */
export const myRecordRoutes = [
  mySignIns,
  mySignInBegin,
  mySignInEnd,
  mySignOut,
  myCover,
  myPayments,
  myNext,
  myNextCode,
  myHousehold,
  myRights,
  myRequests,
  myRequestMake,
  myData,
] as const satisfies readonly AnyRoute[];
