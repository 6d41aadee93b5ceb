// How time is taken: all that is compared runs in one process, in turn, and the median counts.

/** Runs before the first that counts: by then the compiler of the machine has done its work. */
export const WARM_UP_RUNS = 5;
const RUNS_IN_A_ROUND = 5;
/** Small works warm up by the clock: on a busy machine the compiler takes its time. */
const WARM_UP_MS = 500;
/** So many people are answered between two looks at the clock, because a look costs a part of what is measured. */
export const PEOPLE_IN_A_LAP = 100;

/** @param {readonly number[]} values */
export const median = (values) => percentile(values, 50);

/**
 * @param {readonly number[]} values
 * @param {number} percent
 */
export function percentile(values, percent) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

/**
 * Milliseconds of each of the works, by its name: the median over all rounds. In every round each work runs some times in
 * a row, and the works take turns at being first.
 * @param {number} rounds
 * @param {Readonly<Record<string, () => unknown>>} works
 * @returns {Promise<Readonly<Record<string, number>>>}
 */
export async function takeTurns(rounds, works) {
  const list = Object.entries(works);
  /** @type {Map<string, number[]>} */
  const times = new Map(list.map(([name]) => [name, []]));
  for (const [, work] of list) for (let i = 0; i < WARM_UP_RUNS; i++) await work();
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < list.length; place++) {
      const [name, work] = /** @type {[string, () => unknown]} */ (list[(place + round) % list.length]);
      for (let i = 0; i < RUNS_IN_A_ROUND; i++) {
        const began = performance.now();
        await work();
        times.get(name)?.push(performance.now() - began);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, median(taken)]));
}

/**
 * Microseconds that each of many small works takes: the median over laps of some of them at a time.
 * @param {number} rounds
 * @param {Readonly<Record<string, { laps: number, work: () => number }>>} works each does some small works and says how many
 * @returns {Readonly<Record<string, number>>}
 */
export function takeLaps(rounds, works) {
  const list = Object.entries(works);
  /** @type {Map<string, number[]>} */
  const times = new Map(list.map(([name]) => [name, []]));
  for (const [, { work }] of list) {
    const until = performance.now() + WARM_UP_MS;
    while (performance.now() < until) work();
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, { laps, work }] of list) {
      for (let lap = 0; lap < laps; lap++) {
        const began = performance.now();
        const done = work();
        times.get(name)?.push(((performance.now() - began) * 1000) / done);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, median(taken)]));
}

/**
 * A work that goes on through a list, some inputs at a time.
 * @template T
 * @param {readonly T[]} inputs
 * @param {(input: T) => unknown} work
 * @param {number} [atOnce]
 */
export function through(inputs, work, atOnce = PEOPLE_IN_A_LAP) {
  let next = 0;
  return () => {
    for (let i = 0; i < atOnce; i++) {
      kept = work(/** @type {T} */ (inputs[next]));
      next = next + 1 === inputs.length ? 0 : next + 1;
    }
    return atOnce;
  };
}

/** What a work gave last: kept, so that no compiler leaves the work out. */
export let kept = /** @type {unknown} */ (null);
