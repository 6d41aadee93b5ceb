import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running server, and how to end it. */
export interface Served {
  /** "http://localhost:41234" */
  readonly address: string;
  readonly stop: () => void;
}

/** Starts what `npm start` starts, on a free port: installs and builds what is stale first. DIEMTUA_SERVED names a server that runs already. */
export async function serve(): Promise<Served> {
  const running = process.env['DIEMTUA_SERVED'];
  if (running !== undefined && running !== '') return { address: running, stop: () => {} };
  const start = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url));
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', DIEMTUA_DATA: ':memory:', DATABASE_URL: '' };
  const server = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<never>((_, refuse) => {
    server.once('exit', (code) => refuse(new Error(`The server ended with ${code} before it said where it runs.`)));
  });
  ended.catch(() => {});
  const told = new Promise<string>((answer) => {
    createInterface(server.stdout).on('line', (line) => {
      const [address] = /http:\/\/\S+/.exec(line) ?? [];
      if (address) answer(address);
    });
  });
  return { address: await Promise.race([told, ended]), stop: () => void server.kill() };
}
