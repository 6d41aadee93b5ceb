import { randomBytes } from 'node:crypto';

/** Of how many lives a trial is in its whole form: `npm run trouble`. */
const wholeLives = 50;
const whole = process.env.DIEMTUA_TROUBLE === 'whole';

/** How many times something is killed: in the short form so many times, in the whole form fifty. */
export const lives = (short: number): number => (whole ? wholeLives : short);

/** A trial takes as long as it takes: only the runner's own impatience is set aside. */
export const wholeMs = 60 * 60_000;

/** The seed of a trial: another one each time, or the one that DIEMTUA_SEED names; printed, so that a failure can be had again. */
export function seedOf(trial: string): string {
  const seed = process.env.DIEMTUA_SEED ?? randomBytes(4).toString('hex');
  process.stdout.write(`${trial}: DIEMTUA_SEED=${seed}\n`);
  return seed;
}
