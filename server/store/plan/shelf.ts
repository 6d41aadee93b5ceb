import type { Engine } from '../engine.ts';

/** Places and looks whose counts are kept: people who look at the same time. */
const shelvesMax = 48;

const shelves = new WeakMap<Engine, Map<string, Shelf>>();

/**
 * What was counted for one look within some places. Participation only changes by entries, and a stream's entries are numbered: as long as no stream has grown, whoever looks again gets
 * what was counted before.
 */
export class Shelf {
  readonly entries: number;
  private readonly counted = new Map<string, Promise<unknown>>();

  /** @param entries all that have been written to the province's streams */
  constructor(entries: number) {
    this.entries = entries;
  }

  /** What is counted under a name, counted once; what failed is counted again. */
  async take<T>(name: string, count: () => Promise<T>): Promise<T> {
    const known = this.counted.get(name) as Promise<T> | undefined;
    if (known) return known;
    const made = count();
    this.counted.set(name, made);
    made.catch(() => this.counted.delete(name));
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
  const shelf = new Shelf(entries);
  own.delete(key);
  own.set(key, shelf);
  const [oldest] = own.keys();
  if (own.size > shelvesMax && oldest !== undefined) own.delete(oldest);
  return shelf;
}
