import { connect, type Socket } from 'node:net';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** No answer came: nobody knows whether the server has done what it was asked. */
export class NoAnswer extends Error {}

const headEnd = '\r\n\r\n';

/** What has come of an answer: null until it is whole. */
function readAnswer(text: Buffer): { readonly answer: Answer; readonly bytes: number } | null {
  const end = text.indexOf(headEnd);
  if (end < 0) return null;
  const head = text.toString('latin1', 0, end);
  const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 '.length + 3));
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const from = end + headEnd.length;
  if (length !== undefined) {
    const bytes = from + Number(length);
    return text.length < bytes ? null : { answer: { status, body: text.toString('utf8', from, bytes) }, bytes };
  }
  return readChunks(text, from, status);
}

function readChunks(text: Buffer, from: number, status: number) {
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const line = text.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(text.toString('latin1', at, line), 16);
    const end = line + 2 + size + 2;
    if (text.length < end) return null;
    if (size === 0) return { answer: { status, body: Buffer.concat(parts).toString('utf8') }, bytes: end };
    parts.push(text.subarray(line + 2, line + 2 + size));
    at = end;
  }
}

/** One kept-alive connection of a phone to the server: as thin as it can be, so that whoever measures does not measure the phones. */
export class Wire {
  readonly #port: number;
  readonly #head: string;
  #socket: Socket | null = null;
  #held: Buffer = Buffer.alloc(0);
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (cause: Error) => void } | null = null;

  /** @param headers sent with every request, such as the token */
  constructor(port: number, headers: Readonly<Record<string, string>> = {}) {
    this.#port = port;
    const lines = { host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers };
    this.#head = Object.entries(lines)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  /**
   * Asks the server.
   * @param cutAfterMs the connection is cut so long after the question left, whether an answer has come or not
   */
  ask(method: 'GET' | 'POST', path: string, body = '', cutAfterMs: number | null = null): Promise<Answer> {
    const length = Buffer.byteLength(body);
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const socket = this.#open();
      socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}content-length: ${length}\r\n\r\n${body}`);
      if (cutAfterMs !== null) setTimeout(() => socket.destroy(), cutAfterMs);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket) return this.#socket;
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    this.#held = Buffer.alloc(0);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => null);
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting?.reject(new NoAnswer('the connection was cut'));
    });
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const read = readAnswer(this.#held);
    if (!read) return;
    this.#held = this.#held.subarray(read.bytes);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(read.answer);
  }
}
