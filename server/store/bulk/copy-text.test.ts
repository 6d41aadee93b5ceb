import type pg from 'pg';
import { expect, test } from 'vitest';
import { Copying } from './copy-text.ts';

/** What goes to the database of these rows, behind the question and the lengths of messages. */
async function sentOf(rows: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  let sent = '';
  const query = (asked: { submit: (connection: unknown) => void; handleReadyForQuery: () => void }): void => {
    asked.submit({ stream: { write: (bytes: Uint8Array) => (sent += Buffer.from(bytes).toString('utf8')) } });
    asked.handleReadyForQuery();
  };
  const copying = new Copying({ query } as unknown as pg.PoolClient, 'some', false);
  for (const row of rows) copying.add(row, { more: 7 });
  await copying.take()?.();
  return sent.slice(sent.indexOf('stdin') + 'stdin'.length + '\0d0000'.length, -'c0000'.length);
}

test.each([
  ['plain', { a: 'xin chào', b: 3, c: true }, 'xin chào\t3\ttrue\t7\n'],
  ['nothing, and a text that looks like it', { a: null, b: undefined, c: '\\N' }, '\\N\t\\N\t\\\\N\t7\n'],
  ['an empty text first', { a: '', b: 'x' }, '\tx\t7\n'],
  ['a tab', { a: 'x\ty', b: 'z' }, 'x\\ty\tz\t7\n'],
  ['an end of a line', { a: 'x\ny\r', b: null, c: '\\' }, 'x\\ny\\r\t\\N\t\\\\\t7\n'],
  ['bytes', { a: '\\x00ff' }, '\\\\x00ff\t7\n'],
  ['a document', { a: { b: 'x"\n', c: 1 } }, '{"b":"x\\\\"\\\\n","c":1}\t7\n'],
  ['a document beside an end of a line', { a: { b: 'x\t' }, b: '\n' }, '{"b":"x\\\\t"}\t\\n\t7\n'],
])('a row goes out with %s', async (_name, row, line) => {
  expect(await sentOf([row, row])).toBe(line + line);
});
