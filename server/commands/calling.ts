import { Readable, Writable } from 'node:stream';
import { main } from './main.ts';
import type { Streams } from './streams.ts';

/** A stream that keeps what is written. */
export function sink(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Calls the command line in this process, for tests: the exit code, what it wrote, and what it wrote aside. */
export async function call(
  argv: readonly string[],
  input: string | readonly Buffer[] = '',
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly code: number; readonly out: string; readonly aside: string }> {
  const [out, aside] = [sink(), sink()];
  const chunks = typeof input === 'string' ? [Buffer.from(input)] : input;
  const streams: Streams = { stdin: Readable.from(chunks), stdout: out.stream, stderr: aside.stream };
  const code = await main(argv, streams, environment);
  return { code, out: out.text(), aside: aside.text() };
}
