import { Worker } from 'node:worker_threads';
import { ownFile } from '../../own-files.ts';

type Act = 'protocol' | 'fresh' | 'backup' | 'close';
interface Told {
  readonly id: number;
  readonly value?: unknown;
  readonly failed?: string;
}
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: Error) => void;
}

/** The thread in which the embedded database runs. */
export class DatabaseThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private dead: Error | null = null;
  private readonly started: Promise<unknown>;

  /**
   * @param folder where the data lies; null: in memory only
   * @param backup a backup from which the (empty) folder is filled first
   */
  constructor(folder: string | null, backup: string | null = null) {
    this.started = this.wait(0);
    this.worker = new Worker(ownFile('store/embedded/worker.mjs'), { workerData: { folder, backup } });
    this.worker.on('message', ({ id, value, failed }: Told) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (failed === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(failed));
    });
    this.worker.on('error', (cause) => this.fail(cause instanceof Error ? cause : new Error(String(cause))));
    this.worker.on('exit', () => this.fail(new Error('the embedded database has stopped')));
  }

  /** Resolves once the database can be asked. */
  async ready(): Promise<void> {
    await this.started;
  }

  /**
   * Has the thread do something, after all that it was asked before.
   * @param moved memory among what is given that goes to the thread instead of being copied: whoever asks has it no more
   */
  async act(act: Act, given: object = {}, moved: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.dead) throw this.dead;
    const id = ++this.last;
    const done = this.wait(id);
    this.worker.postMessage({ id, act, ...given }, moved);
    return done;
  }

  /** Closes the database and ends the thread. */
  async close(): Promise<void> {
    if (this.dead) return;
    await this.act('close');
    await this.worker.terminate();
  }

  private wait(id: number): Promise<unknown> {
    const done = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    // Whoever waits for it gets the failure; until someone does, it must not end the process.
    done.catch(() => null);
    return done;
  }

  private fail(cause: Error): void {
    this.dead ??= cause;
    for (const { reject } of this.waiting.values()) reject(this.dead);
    this.waiting.clear();
  }
}
