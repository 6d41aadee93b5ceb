import { Duplex } from 'node:stream';
import type { DatabaseThread } from './thread.ts';

const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const TERMINATE = 0x58;

/**
 * What the PostgreSQL client takes for its socket: the bytes of the protocol go to the embedded database's thread instead of a network. So both
 * engines are asked by one and the same client.
 */
export class Wire extends Duplex {
  private held: Buffer = Buffer.alloc(0);
  /** The first message of a connection has no type before its length. */
  private opened = false;

  private readonly thread: DatabaseThread;

  constructor(thread: DatabaseThread) {
    super();
    this.thread = thread;
  }

  /** Called by the client to open the connection. */
  connect(): this {
    this.thread.act('fresh').then(
      () => this.emit('connect'),
      (cause: Error) => this.destroy(cause),
    );
    return this;
  }

  // What a socket has and a thread does not need.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed when they come.
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.pass(chunk).then(
      () => done(),
      (cause: Error) => done(cause),
    );
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: (error?: Error) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }

  /** Passes on whole messages only; the rest waits for more bytes. */
  private async pass(chunk: Buffer): Promise<void> {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    let whole = 0;
    for (;;) {
      const before = this.opened ? TYPE_BYTES : 0;
      if (this.held.length < whole + before + LENGTH_BYTES) break;
      const end = whole + before + this.held.readInt32BE(whole + before);
      if (this.held.length < end) break;
      if (this.opened && this.held[whole] === TERMINATE) {
        this.push(null);
        return;
      }
      this.opened = true;
      whole = end;
    }
    if (whole === 0) return;
    const bytes = new Uint8Array(this.held.subarray(0, whole));
    this.held = this.held.subarray(whole);
    const answered = (await this.thread.act('protocol', { bytes }, [bytes.buffer])) as Uint8Array;
    if (answered.length > 0) this.push(Buffer.from(answered));
  }
}
