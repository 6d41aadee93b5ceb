/** Pieces of about a megabyte that may wait at once: whoever tells does not wait for a database that builds up a little delay. */
const waitingMax = 48;

/** Questions to one connection, each asked when all before it are answered, while whoever asks goes on. */
export class InOrder {
  /** The oldest first. */
  private readonly waiting: Promise<void>[] = [];

  /** Asks after all that were asked before. */
  add(ask: () => Promise<unknown>): void {
    const answered = (this.waiting.at(-1) ?? Promise.resolve()).then(async () => void (await ask()));
    // Whoever comes next is told of a failure; until then it must not end the program.
    answered.catch(() => null);
    this.waiting.push(answered);
  }

  /** Resolves when not too many wait. */
  async room(): Promise<void> {
    while (this.waiting.length > waitingMax) await this.waiting.shift();
  }

  /** Resolves when all are answered. */
  async over(): Promise<void> {
    await Promise.all(this.waiting.splice(0));
  }
}
