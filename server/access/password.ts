import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';

/** How hard a guess is made: 2^15 rounds over 32 MiB, some 80 ms of one core. See docs/decisions/0013. */
const cost = 15;
const blockSize = 8;
const parallel = 1;
const saltBytes = 16;
const hashBytes = 32;
const memoryBytesMax = 128 * 2 ** cost * blockSize + 2 ** 20;
/** Who comes when so many wait would wait longer than anybody looks at a screen. */
const waitingMax = 2_000;

/** Too many sign in at once. */
export class TooBusy extends Error {}

/** One fewer than cores would leave a core idle; more would only make all of them wait, and hold 32 MiB each. */
const placesMax = Math.max(1, Math.min(4, availableParallelism()));
let working = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= placesMax) {
    if (waiting.length >= waitingMax) throw new TooBusy('too many passwords wait to be checked');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}

const derive = (password: string, salt: Uint8Array, [n, r, p]: readonly [number, number, number]): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        // The same sign may come from a keyboard in two ways; both are the same password.
        scrypt(
          password.normalize('NFC'),
          salt,
          hashBytes,
          { N: 2 ** n, r, p, maxmem: memoryBytesMax },
          (cause, key) => {
            if (cause) reject(cause);
            else resolve(key);
          },
        );
      }),
  );

const textOf = (salt: Uint8Array, key: Uint8Array): string =>
  [
    'scrypt',
    cost,
    blockSize,
    parallel,
    Buffer.from(salt).toString('base64url'),
    Buffer.from(key).toString('base64url'),
  ].join('$');

/** What is kept of a password: the parameters, the salt, the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return textOf(salt, await derive(password, salt, [cost, blockSize, parallel]));
}

/** Stands in where there is no such user, so that the answer takes as long as with one. */
const nobody = textOf(new Uint8Array(saltBytes), new Uint8Array(hashBytes));

/**
 * Whether a password is the one of which a hash was kept.
 * @param kept null where nobody by that name has a password: the work is done all the same
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, n = '', r = '', p = '', salt = '', hash = ''] = (kept ?? nobody).split('$');
  const key = await derive(password, Buffer.from(salt, 'base64url'), [Number(n), Number(r), Number(p)]);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === key.length && timingSafeEqual(expected, key) && kept !== null;
}

/** Whether a hash was made with other parameters than today's: it is made anew when its password comes by. */
export const isOutdated = (kept: string): boolean => !kept.startsWith(`scrypt$${cost}$${blockSize}$${parallel}$`);
