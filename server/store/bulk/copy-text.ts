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
 * COPY … FROM STDIN as a query of the client: the question and all of its rows go out in one piece, which the protocol allows and the embedded database asks for (it
 * answers what it is given, and waits for nothing). Should the database refuse the question, it passes over the rows by itself.
 */
class CopyQuery {
  private failed: Error | null = null;

  private readonly sql: string;
  private readonly rows: Uint8Array;
  private readonly ended: (cause: Error | null) => void;

  constructor(sql: string, rows: Uint8Array, ended: (cause: Error | null) => void) {
    this.sql = sql;
    this.rows = rows;
    this.ended = ended;
  }

  submit({ stream }: Connection): void {
    const question = Buffer.from(`${this.sql}\0`, 'utf8');
    stream.write(
      Buffer.concat([message(QUERY, question), message(COPY_DATA, this.rows), message(COPY_DONE, new Uint8Array())]),
    );
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

/** A value as COPY's text form has it; an object becomes JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(special, (sign) => escaped[sign] ?? sign);
}

/** A moment as the database reads it, in milliseconds since 1970. */
export const instantText = (ms: number): string => new Date(ms).toISOString();

/** Bytes as the database reads them, from hexadecimal. */
export const bytesText = (hex: string): string => `\\x${hex}`;

/** Text that is sent at once: large enough that the way hardly counts, small enough to be held. */
const textAtOnce = 4_000_000;

/**
 * Rows on their way into one table by COPY, in the order in which they were told: the fields of the first are the columns of all. Row-level security does not know COPY: the client must be
 * the owner of the tables.
 */
export class Copying {
  private readonly client: pg.PoolClient;
  private readonly table: string;
  private columns: readonly string[] | null = null;
  private parts: string[] = [];
  private size = 0;

  constructor(client: pg.PoolClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /** Puts a row beside those that wait. */
  add(row: Readonly<Record<string, unknown>>): void {
    this.columns ??= Object.keys(row);
    let line = '';
    for (const column of this.columns) line += `${line === '' ? '' : '\t'}${cell(row[column])}`;
    this.parts.push(line);
    this.size += line.length;
  }

  /** Whether so much waits that it is worth sending. */
  get isFull(): boolean {
    return this.size >= textAtOnce;
  }

  /** Sends all that waits. */
  async send(): Promise<void> {
    if (this.parts.length === 0 || this.columns === null) return;
    const rows = Buffer.from(`${this.parts.join('\n')}\n`, 'utf8');
    this.parts = [];
    this.size = 0;
    const sql = `copy ${this.table} (${this.columns.join(', ')}) from stdin`;
    await new Promise<void>((resolve, reject) => {
      const query = new CopyQuery(sql, rows, (cause) => (cause === null ? resolve() : reject(cause)));
      this.client.query(query as unknown as pg.Submittable);
    });
  }
}
