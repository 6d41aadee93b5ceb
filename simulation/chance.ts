/** Chance that begins with a seed: the same seed gives the same province on every machine. */
export class Chance {
  private readonly state: Uint32Array;

  /** @param seed any text; another text is another chance */
  constructor(seed: string) {
    this.state = seedOf(seed);
    for (let warm = 0; warm < WARM_STEPS; warm++) this.step();
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    return this.step() / WORD;
  }

  /** A whole number from the least to the most, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in so many of a hundred cases. */
  percent(of: number): boolean {
    return this.next() * 100 < of;
  }

  /** One of some, each as likely. */
  pick<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.next() * all.length)];
    if (one === undefined) throw new Error('bug: nothing to pick from');
    return one;
  }

  /** One of some, by their weights. */
  weighted<T>(all: readonly (readonly [one: T, weight: number])[]): T {
    let left = this.next() * all.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of all) {
      left -= weight;
      if (left < 0) return one;
    }
    return this.pick(all)[0];
  }

  /** A factor around 1: half of them nearer to it than about two thirds of the spread. Never below a fifth. */
  near(spread: number): number {
    const bell = this.next() + this.next() + this.next() + this.next() - 2;
    return Math.max(0.2, 1 + bell * spread * Math.sqrt(3));
  }

  /** Picks by weights again and again, as fast from many as from few. */
  picker<T>(all: readonly (readonly [one: T, weight: number])[]): () => T {
    let sum = 0;
    const ends = all.map(([, weight]) => (sum += weight));
    return () => {
      const at = this.next() * sum;
      let [low, high] = [0, ends.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ends[middle] ?? 0) > at) high = middle;
        else low = middle + 1;
      }
      const one = all[low]?.[0];
      if (one === undefined) throw new Error('bug: nothing to pick from');
      return one;
    };
  }

  /** So many digits. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.whole(0, 255));
  }

  /** Another chance, which depends on this one's seed and a name only: what one part draws does not move the others. */
  static of(seed: number, name: string): Chance {
    return new Chance(`${seed}/${name}`);
  }

  /** One step of sfc32, a small fast generator of good quality. */
  private step(): number {
    const { state } = this;
    const [a = 0, b = 0, c = 0, count = 0] = state;
    const sum = (a + b + count) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = count + 1;
    return sum;
  }
}

const WORD = 2 ** 32;
const WARM_STEPS = 16;

/** Four words from a text, by FNV-1a with four beginnings. */
function seedOf(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text);
  return Uint32Array.from({ length: 4 }, (_, index) => {
    let hash = (0x811c9dc5 ^ Math.imul(index + 1, 0x9e3779b9)) >>> 0;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash;
  });
}
