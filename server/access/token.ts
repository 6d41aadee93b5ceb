import { createHash, randomBytes } from 'node:crypto';
import { provinceCodeSchema, type ProvinceCode } from '@diemtua/domain/ids';

const chanceBytes = 32;
const shaped = /^(\d{2})\.([\w-]{43})$/;

/** A token: the province in whose books it is looked up, and chance that nobody guesses. */
export const makeToken = (province: ProvinceCode): string =>
  `${province}.${randomBytes(chanceBytes).toString('base64url')}`;

/** What is kept of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The province of a token; null where it has not even the form of one. */
export function provinceOf(token: string): ProvinceCode | null {
  const province = shaped.exec(token)?.[1];
  return province === undefined ? null : (provinceCodeSchema.parse(province) as ProvinceCode);
}
