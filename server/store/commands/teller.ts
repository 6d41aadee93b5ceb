import type { Engine } from '../engine.ts';
import { tellEach, type Ended, type Message } from './tell-many.ts';

/** Commands that one transaction takes from those who wait: more would make the first of them wait for the last. */
const turnMax = 250;
/** While one turn waits for the disk, the other is made ready. */
const turnsAtOnce = { server: 2, embedded: 1 } as const;

interface Waiting {
  readonly messages: readonly Message[];
  readonly answer: (ended: readonly Ended[]) => void;
  readonly fail: (cause: unknown) => void;
}

/**
 * Where many tell at once, whoever comes while the books are busy waits, and all who wait are told in one turn: a transaction for each would make
 * the disk the limit. Commands that concern each other keep their order; each command ends for itself.
 */
export class Teller {
  readonly #engine: Engine;
  #waiting: Waiting[] = [];
  #turns = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Tells the books what came in one request. */
  tell(messages: readonly Message[]): Promise<readonly Ended[]> {
    if (messages.length === 0) return Promise.resolve([]);
    return new Promise((answer, fail) => {
      this.#waiting.push({ messages, answer, fail });
      // What arrived with this is read before a turn begins.
      setImmediate(() => void this.#begin());
    });
  }

  async #begin(): Promise<void> {
    if (this.#turns >= turnsAtOnce[this.#engine.kind] || this.#waiting.length === 0) return;
    const turn = this.#take();
    this.#turns += 1;
    try {
      const ended = await tellEach(
        this.#engine,
        turn.flatMap(({ messages }) => messages),
        undefined,
        'of-those-concerned',
      );
      let at = 0;
      for (const { messages, answer } of turn) answer(ended.slice(at, (at += messages.length)));
    } catch (cause) {
      for (const { fail } of turn) fail(cause);
    } finally {
      this.#turns -= 1;
      void this.#begin();
    }
  }

  /** Takes whole requests, the longest waiting first, until a turn is full. */
  #take(): readonly Waiting[] {
    let count = 0;
    const end = this.#waiting.findIndex(({ messages }) => (count += messages.length) > turnMax);
    const taken = this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
    return taken;
  }
}

const tellers = new WeakMap<Engine, Teller>();

/** The one teller of a database. */
export function tellerOf(engine: Engine): Teller {
  const teller = tellers.get(engine) ?? new Teller(engine);
  tellers.set(engine, teller);
  return teller;
}
