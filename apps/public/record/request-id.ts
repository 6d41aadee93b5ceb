import { makeId, type Id } from '@diemtua/domain/ids';

const idBytes = 10;

/** The id of a request, made where it is written: sent again after a lost answer, it is the same request. */
export const newRequestId = (): Id<'request'> => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(idBytes)));
