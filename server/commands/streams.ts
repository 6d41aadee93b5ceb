import type { Readable, Writable } from 'node:stream';

/** Exit codes of the command line. */
export const EXIT = {
  answered: 0,
  /** The machine failed: a disk is full, a part of the project is missing. */
  failed: 1,
  /** The call or its input is wrong. */
  wrong: 2,
} as const;

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Codes of a write that failed because the reader has gone, as in `… | head -1`. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** The code of a system error, as "ENOENT"; empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Writes no faster than the stream takes it. A reader that has gone away is no error: it has read enough. */
export class Outlet {
  private readonly stream: Writable;

  constructor(stream: Writable) {
    this.stream = stream;
    // Every failure also comes back to its own write, below.
    if (stream.listenerCount('error', ignore) === 0) stream.on('error', ignore);
  }

  /** Gives false when nobody reads any more; fails as the stream does, when the disk is full for example. */
  async write(content: string | Uint8Array): Promise<boolean> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.stream.write(content, (error) => (error ? reject(error) : resolve()));
      });
      return true;
    } catch (error) {
      if (READER_GONE.has(codeOf(error))) return false;
      throw error;
    }
  }
}

function ignore(): void {
  // Told by the write that failed.
}
