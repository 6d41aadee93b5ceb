/** The longest line that is read, in bytes: well above a record with the most spells that the law takes. */
export const LINE_BYTES_MAX = 64 * 1024;

/** More than a byte order mark and a carriage return, which do not count. */
const SLACK = 8;

const NEW_LINE = 10;
const BLANKS: ReadonlySet<number> = new Set([NEW_LINE, 13, 32, 9]);

/** Whether there is nothing but white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => BLANKS.has(byte));
}

/**
 * Cuts a stream into blocks of whole lines, each line with its end. Every line of the input is one line of the blocks,
 * except that one blank line at the very end is left out. Of a line that is too long only so much is kept that it still is
 * too long; so memory stays flat, whatever comes.
 */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = bufferOf(chunk);
    const read = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = endOfWholeLines(read);
    if (end > 0) yield read.subarray(0, end);
    rest = withoutExcess(read.subarray(end));
  }
  if (rest.length === 0) return;
  const last = rest.at(-1) === NEW_LINE ? rest : Buffer.concat([rest, Buffer.of(NEW_LINE)]);
  const end = endOfWholeLines(last);
  if (end > 0) yield last.subarray(0, end);
}

/** The same bytes as a buffer, not copied. */
function bufferOf(chunk: Uint8Array | string): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** Where the last whole line ends; a blank one is held back, since it may be the last of all. */
function endOfWholeLines(bytes: Buffer): number {
  const end = bytes.lastIndexOf(NEW_LINE) + 1;
  if (end === 0) return 0;
  const start = end === 1 ? 0 : bytes.lastIndexOf(NEW_LINE, end - 2) + 1;
  return isBlank(bytes.subarray(start, end)) ? start : end;
}

/** An unfinished line grows no further than to be too long. */
function withoutExcess(rest: Buffer): Buffer {
  const start = rest.lastIndexOf(NEW_LINE) + 1;
  const most = start + LINE_BYTES_MAX + SLACK;
  return rest.length > most ? rest.subarray(0, most) : rest;
}

/** The lines of a block, without their ends (LF or CRLF) and without a byte order mark. */
export function* linesOf(block: Buffer): Generator<Buffer> {
  for (let start = 0; start < block.length;) {
    const found = block.indexOf(NEW_LINE, start);
    const end = found === -1 ? block.length : found;
    yield bare(block.subarray(start, end));
    start = end + 1;
  }
}

/** Takes away a byte order mark in front and a carriage return behind. */
export function bare(line: Buffer): Buffer {
  const marked = line.length >= 3 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
  return line.subarray(marked ? 3 : 0, line.at(-1) === 13 ? -1 : line.length);
}
