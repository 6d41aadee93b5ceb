import { deviceRegister, deviceRevoke, devicesOfOthers, ownDeviceRevoke, ownDevices } from './access/devices.ts';
import { identityLink, identityRemove } from './access/identities.ts';
import { changePassword, whoAmI } from './access/me.ts';
import { passkeyBegin, passkeyEnd, passkeySecond } from './access/passkey-sign-in.ts';
import { newPasskey, newPasskeyBegin, passkeyList, passkeyRemove } from './access/passkeys.ts';
import { providerBegin, providerEnd, providerList } from './access/provider-sign-in.ts';
import { sessionEnd, sessionList } from './access/sessions.ts';
import { signInByCode, signInByPassword, signOut } from './access/sign-in.ts';
import { totpBegin, totpConfirm, totpRemove } from './access/totp.ts';
import { userAdd, userChange, userList, userLock, userReset, userUnlock } from './access/users.ts';
import { tellCommands } from './commands.ts';
import { openApiDocument, openApiPage } from './documents.ts';
import { healthz } from './healthz.ts';
import { lawAnswer } from './law-answer.ts';
import { lawBatch } from './law-batch.ts';
import { lawQuestions } from './law-questions.ts';
import { metrics } from './metrics.ts';
import { readyz } from './readyz.ts';
import { receiptCheck } from './receipt-check.ts';
import { deskNumber } from './desk-number.ts';
import { dueShow } from './due-show.ts';
import { peopleAlike } from './people-alike.ts';
import { peopleFind } from './people-find.ts';
import { personCard } from './person-card.ts';
import { personNumbers } from './person-numbers.ts';
import { placesList } from './places-list.ts';
import { deskRoutes } from './office-desk.ts';
import { paperRoutes } from './papers/index.ts';
import { myRecordRoutes } from './my-record/index.ts';
import { publicRoutes } from './public/index.ts';
import { planRoutes } from './plan/index.ts';
import { requestAnswer, requestList, requestLook } from './requests/requests.ts';
import type { AnyRoute } from './route.ts';

/** Every operation of the server. What is fixed stands before what has a parameter in its place. */
export const routes = [
  healthz,
  readyz,
  metrics,
  openApiDocument,
  openApiPage,
  lawQuestions,
  lawAnswer,
  lawBatch,
  receiptCheck,
  signInByPassword,
  signInByCode,
  passkeyBegin,
  passkeyEnd,
  passkeySecond,
  providerList,
  providerBegin,
  providerEnd,
  signOut,
  whoAmI,
  changePassword,
  totpBegin,
  totpConfirm,
  totpRemove,
  newPasskeyBegin,
  newPasskey,
  passkeyList,
  passkeyRemove,
  identityLink,
  identityRemove,
  sessionList,
  sessionEnd,
  ownDevices,
  deviceRegister,
  ownDeviceRevoke,
  devicesOfOthers,
  deviceRevoke,
  userList,
  userAdd,
  userChange,
  userLock,
  userUnlock,
  userReset,
  tellCommands,
  peopleFind,
  personCard,
  personNumbers,
  peopleAlike,
  placesList,
  deskNumber,
  dueShow,
  ...deskRoutes,
  ...paperRoutes,
  ...myRecordRoutes,
  requestList,
  requestLook,
  requestAnswer,
  ...publicRoutes,
  ...planRoutes,
] as const satisfies readonly AnyRoute[];

/** The table as a type: what a typed client is made of. */
export type Routes = typeof routes;
