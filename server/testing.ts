import { pino } from 'pino';
import type { Access } from './access/access.ts';
import { createApp, type Parts } from './app.ts';
import type { Asset } from './assets.ts';
import { guardedStream } from './log.ts';
import type { Engine } from './store/engine.ts';

const asset = (text: string, lasting = false): Asset => ({
  type: 'text/html; charset=utf-8',
  etag: `"${text.length}"`,
  lasting,
  plain: new TextEncoder().encode(text),
  packed: {},
});

/** A server with two files of an app, and every line that it logs. With books, answers are held against their declared shapes too. */
export function openServer(
  books: { readonly engine: Engine; readonly access: Access; readonly clock: () => number } | null = null,
  more: Partial<Parts> = {},
) {
  const logged: string[] = [];
  const log = pino({ base: null }, guardedStream({ write: (line: string) => void logged.push(line) }));
  const assets = new Map([
    ['/index.html', asset('<title>app</title>')],
    ['/assets/app-1a2b.js', asset('let app', true)],
  ]);
  const app = createApp({ assets, log, clock: () => 0, checkAnswers: true, ...books, ...more });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return { app, post, logged };
}
