import type pg from 'pg';

const QUERY = 'Q'.charCodeAt(0);
const COPY_DATA = 'd'.charCodeAt(0);
const COPY_DONE = 'c'.charCodeAt(0);
const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;

/** A message of the PostgreSQL protocol: its type, its length, what it says. */
function message(type: number, content: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(TYPE_BYTES + LENGTH_BYTES + content.length);
  bytes[0] = type;
  bytes.writeInt32BE(LENGTH_BYTES + content.length, TYPE_BYTES);
  bytes.set(content, TYPE_BYTES + LENGTH_BYTES);
  return bytes;
}

/** What the client needs of a connection in order to write to it. */
interface Connection {
  readonly stream: { readonly write: (bytes: Uint8Array) => unknown };
}

/**
 * COPY … FROM STDIN with all of its rows in one piece, which the protocol allows and the embedded database asks for (it answers what it is given, and waits for nothing). Should the database
 * refuse the question, it passes over the rows by itself.
 */
const copyMessages = (sql: string, rows: Uint8Array): Buffer =>
  Buffer.concat([
    message(QUERY, Buffer.from(`${sql}\0`, 'utf8')),
    message(COPY_DATA, rows),
    message(COPY_DONE, new Uint8Array()),
  ]);

/** The messages of a COPY as a query of the client. */
class CopyQuery {
  private failed: Error | null = null;

  private readonly bytes: Buffer;
  private readonly ended: (cause: Error | null) => void;

  constructor(bytes: Buffer, ended: (cause: Error | null) => void) {
    this.bytes = bytes;
    this.ended = ended;
  }

  submit({ stream }: Connection): void {
    stream.write(this.bytes);
  }

  /** The client forgets a query that failed, and tells it nothing more. */
  handleError(cause: Error): void {
    this.failed = cause;
    this.ended(cause);
  }

  handleReadyForQuery(): void {
    if (this.failed === null) this.ended(null);
  }

  handleCopyInResponse(): void {}
  handleCommandComplete(): void {}
}

const special = /[\\\t\n\r]/g;
const escaped: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const NOTHING = '\\N';
const escape = (text: string): string => text.replaceAll(special, (sign) => escaped[sign] ?? sign);

/** A value as COPY's text form has it, but for the ends of lines in it; an object becomes JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('\\') || text.includes('\t') ? escape(text) : text;
}

/** The values of a row in one line. An end of a line in a value is so rare that the line is looked at for it, and not each value. */
function lineOf(values: readonly unknown[]): string {
  let line = '';
  for (const [at, value] of values.entries()) line += at === 0 ? cell(value) : `\t${cell(value)}`;
  if (!line.includes('\n') && !line.includes('\r')) return `${line}\n`;
  return `${values.map((value) => (typeof value === 'string' ? escape(value) : cell(value))).join('\t')}\n`;
}

/** A moment as the database reads it, in milliseconds since 1970. */
export function instantText(ms: number): string {
  if (ms !== lastInstant.ms) lastInstant = { ms, text: new Date(ms).toISOString() };
  return lastInstant.text;
}
/** Many rows in a row are of the same moment. */
let lastInstant = { ms: 0, text: '1970-01-01T00:00:00.000Z' };

/** Bytes as the database reads them, from hexadecimal. */
export const bytesText = (hex: string): string => `\\x${hex}`;

/** Bytes that are sent at once: enough that the way hardly counts, few enough to be held for every table. */
const bytesAtOnce = 1_000_000;
/** The longest that a sign of a text becomes in UTF-8, for each of its units. */
const bytesPerUnit = 3;

/**
 * Rows on their way into one table by COPY, in the order in which they were told: the fields of the first are the columns of all. Rows are held as bytes, so that they are no work for the
 * collector of garbage. Row-level security does not know COPY: the client must be the owner of the tables.
 */
export class Copying {
  private readonly client: pg.PoolClient;
  private readonly table: string;
  private readonly options: string;
  private own: readonly string[] | null = null;
  private shared: readonly string[] | null = null;
  /** Those of the row that is being written. */
  private readonly values: unknown[] = [];
  private held: Buffer = Buffer.alloc(0);
  private size = 0;

  /** @param isFresh whether the table was made or emptied by this transaction: rows can then be written as they will be for ever, and nobody has to come back and mark them as settled */
  constructor(client: pg.PoolClient, table: string, isFresh: boolean) {
    this.client = client;
    this.table = table;
    this.options = isFresh ? ' (freeze)' : '';
  }

  /**
   * Puts a row beside those that wait.
   * @param more columns of the row that it shares with others: spreading objects into one another would take longer than all the rest
   */
  add(row: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> | null = null): void {
    this.own ??= Object.keys(row);
    this.shared ??= more === null ? [] : Object.keys(more);
    const { values, own, shared } = this;
    let at = 0;
    for (const column of own) values[at++] = row[column];
    if (more !== null) for (const column of shared) values[at++] = more[column];
    const line = lineOf(values);
    const wanted = this.size + line.length * bytesPerUnit;
    if (wanted > this.held.length) {
      const more = Buffer.allocUnsafe(Math.max(wanted, this.held.length * 2, bytesAtOnce / 8));
      this.held.copy(more, 0, 0, this.size);
      this.held = more;
    }
    this.size += this.held.write(line, this.size, 'utf8');
  }

  /** Whether so much waits that it is worth sending. */
  get isFull(): boolean {
    return this.size >= bytesAtOnce;
  }

  /** Takes all that waits away, as a question that is asked when its turn comes; null where nothing waits. */
  take(): (() => Promise<void>) | null {
    if (this.size === 0 || this.own === null || this.shared === null) return null;
    const bytes = copyMessages(
      `copy ${this.table} (${[...this.own, ...this.shared].join(', ')}) from stdin${this.options}`,
      this.held.subarray(0, this.size),
    );
    this.size = 0;
    return () =>
      new Promise<void>((resolve, reject) => {
        const query = new CopyQuery(bytes, (cause) => (cause === null ? resolve() : reject(cause)));
        this.client.query(query as unknown as pg.Submittable);
      });
  }
}
