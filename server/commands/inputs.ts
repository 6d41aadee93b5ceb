import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Trouble } from './refusals.ts';
import { codeOf, type Streams } from './streams.ts';

/** The name that stands for the standard input. */
export const STANDARD_INPUT = '-';

/** Why an input cannot be opened or read. */
export class InputError extends Error {
  readonly trouble: Trouble;
  readonly path: string;

  constructor(trouble: Trouble, path: string) {
    super(`${trouble}: ${path}`);
    this.trouble = trouble;
    this.path = path;
  }
}

/** An input that is open: its bytes, and how many there are; null where nobody knows before the end. */
export interface Input {
  readonly bytes: Readable;
  readonly size: number | null;
}

/** Opens a file or the standard input; what cannot be read is an InputError. */
export function openInput(path: string, streams: Streams): Input {
  if (path === STANDARD_INPUT) return { bytes: streams.stdin, size: null };
  try {
    const facts = statSync(path);
    if (facts.isDirectory()) throw new InputError('unreadable', path);
    return { bytes: createReadStream(path, { highWaterMark: READ_BYTES }), size: facts.isFile() ? facts.size : null };
  } catch (error) {
    throw error instanceof InputError ? error : inputError(error, path);
  }
}

/** How much is read at once. */
const READ_BYTES = 256 * 1024;

/** Names why the system did not let us read. */
export function inputError(error: unknown, path: string): InputError {
  return new InputError(codeOf(error) === 'ENOENT' ? 'no-such-file' : 'unreadable', path);
}

/** The chunks of an input; what fails while reading is an InputError. */
export async function* chunksOf(input: Input, path: string): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array | string> = input.bytes;
  const reading = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await reading.next().catch((error: unknown) => {
        throw inputError(error, path);
      });
      if (done) return;
      yield typeof value === 'string' ? Buffer.from(value) : value;
    }
  } finally {
    await reading.return?.();
  }
}
