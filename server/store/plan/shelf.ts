import type { Engine } from '../engine.ts';
import type { Steps } from './counts.ts';

/** Places and looks whose counts are kept: people who look at the same time. */
const shelvesMax = 48;

const shelves = new WeakMap<Engine, Map<string, Shelf>>();

/**
 * What was counted for one look within some places. Participation only changes by entries, and a stream's entries are numbered: as long as no stream has grown, whoever looks again gets
 * what was counted before; where one has, only what came since is read.
 */
export class Shelf {
  readonly entries: number;
  private counted: Promise<Steps> | null = null;
  /** What was counted before the streams grew. */
  private earlier: Promise<Steps> | null;

  /**
   * @param entries all that have been written to the province's streams
   * @param before the shelf of the same look that this one comes after
   */
  constructor(entries: number, before: Shelf | null = null) {
    this.entries = entries;
    this.earlier = before && (before.counted ?? before.earlier);
  }

  /**
   * The steps of the look, counted once; what failed is counted again.
   * @param count asks for them, or for what came since they were asked for before
   */
  async steps(count: (earlier: Steps | null) => Promise<Steps>): Promise<Steps> {
    if (this.counted) return this.counted;
    const made = Promise.resolve(this.earlier)
      .catch(() => null)
      .then(count);
    this.counted = made;
    made.then(
      () => (this.earlier = null),
      () => (this.counted = null),
    );
    return made;
  }
}

/**
 * The shelf of a look, empty where an entry was written since.
 * @param look the province, the places and all that says what is counted
 */
export function shelfOf(engine: Engine, look: readonly unknown[], entries: number): Shelf {
  const own = shelves.get(engine) ?? new Map<string, Shelf>();
  shelves.set(engine, own);
  const key = JSON.stringify(look);
  const known = own.get(key);
  // Whoever asked before an entry came and is answered after it must not bring back what was.
  if (known && known.entries >= entries) return known;
  const shelf = new Shelf(entries, known);
  own.delete(key);
  own.set(key, shelf);
  const [oldest] = own.keys();
  if (own.size > shelvesMax && oldest !== undefined) own.delete(oldest);
  return shelf;
}
