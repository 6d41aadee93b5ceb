import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from './store/engine.ts';

/** The embedded database serves one process at a time: whoever wants a backup of a running server asks that one, through a socket in the data folder. */
const socketIn = (folder: string): string => join(folder, 'door');
const BODY_BYTES_MAX = 8 * 1024;

const asked = z.strictObject({ path: z.string().min(1).max(4096) });
const answered = z.union([z.strictObject({ bytes: z.int() }), z.strictObject({ failed: z.string() })]);

/** What a running server answered: how large the backup is, or why there is none. Null: no server is there. */
export type Answered = z.output<typeof answered> | null;

/**
 * Writes a backup that appears under its name only when it is whole.
 * @throws what kept it from being written
 */
export async function writeBackup(engine: Engine, path: string): Promise<number> {
  const part = `${path}.part`;
  try {
    await engine.backup?.(part);
    renameSync(part, path);
    return statSync(path).size;
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) {
    text += String(chunk);
    if (text.length > BODY_BYTES_MAX) throw new Error('too long');
  }
  return text;
}

/**
 * Opens the door of a server with an embedded database. Only whoever may enter the data folder can knock: the folder is its owner's alone.
 * @returns closes it
 */
export async function openDoor(folder: string, engine: Engine): Promise<() => Promise<void>> {
  const path = socketIn(folder);
  // The folder is locked by this process: a socket that lies there is a dead one's.
  rmSync(path, { force: true });
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<Answered> => {
      try {
        const told = asked.parse(JSON.parse(await bodyOf(incoming)));
        if (existsSync(told.path)) return { failed: 'EEXIST' };
        return { bytes: await writeBackup(engine, told.path) };
      } catch (cause) {
        return { failed: cause instanceof Error ? cause.message : String(cause) };
      }
    };
    void answer().then((told) => response.end(JSON.stringify(told)));
  });
  await new Promise<void>((opened, failed) => {
    server.once('error', failed);
    server.listen(path, opened);
  });
  return () => new Promise((closed) => server.close(() => closed()));
}

/** Asks a running server for a backup; null where none answers. */
export function askForBackup(folder: string, path: string): Promise<Answered> {
  const socketPath = socketIn(folder);
  if (!existsSync(socketPath)) return Promise.resolve(null);
  return new Promise((done, failed) => {
    const asking = request({ socketPath, path: '/', method: 'POST' }, (response) => {
      bodyOf(response).then((text) => done(answered.parse(JSON.parse(text))), failed);
    });
    asking.on('error', (cause: NodeJS.ErrnoException) =>
      // Nobody listens: the socket is what a killed server left behind.
      cause.code === 'ECONNREFUSED' || cause.code === 'ENOENT' ? done(null) : failed(cause),
    );
    asking.end(JSON.stringify({ path }));
  });
}
