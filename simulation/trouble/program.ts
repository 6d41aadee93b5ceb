import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build, defaultServerConditions } from 'vite';

const server = join(import.meta.dirname, '..', '..', 'server');
const conditions = ['diemtua-source', ...defaultServerConditions];

/** The server's program put together from its sources, and how to clear it away. */
export interface Program {
  readonly file: string;
  readonly clear: () => void;
}

/** Where the server looks for the pages of its apps, in the nearest folder above itself. */
const pages = [join('apps', 'public', 'dist'), join('apps', 'office', 'dist')];
/** What the server reads beside its code, in the nearest folder with a `package.json`. */
const files = ['package.json', join('store', 'migrations'), join('store', 'embedded', 'worker.mjs')];

/**
 * Puts a program of the server together into a folder of its own under the server's, so that it finds its packages. It has all that it reads, too: a trial takes long, other
 * work goes on beside it, and a server that starts in the middle of a build, or after a step of the schema was changed, would say nothing of the trial. Its pages are empty: packing the
 * built ones takes longer than opening the books.
 */
export async function makeProgram(entry: string = join(server, 'main.ts')): Promise<Program> {
  const parent = join(server, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  const outDir = mkdtempSync(join(parent, 'trouble-'));
  await build({
    root: dirname(entry),
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@diemtua\//] },
    build: { ssr: entry, outDir, emptyOutDir: true, minify: false, target: 'node20', copyPublicDir: false },
  });
  for (const file of files) cpSync(join(server, file), join(outDir, file), { recursive: true });
  for (const page of pages) {
    mkdirSync(join(outDir, page), { recursive: true });
    writeFileSync(join(outDir, page, 'index.html'), '<!doctype html>\n');
  }
  return {
    file: join(outDir, basename(entry).replace(/\.ts$/, '.js')),
    clear: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

/** A server that runs: it can be killed as a power cut would. */
export interface Running {
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it at once, with nothing said. */
  readonly kill: () => Promise<void>;
  /** Throws, with its last words, where it has ended by itself. */
  readonly mustRun: () => void;
}

/** Nothing is sealed in a trial, and no file of the clone is touched for it. */
const key = Buffer.alloc(32).toString('base64');

/** Starts a program of the server, and waits until it says where it runs. */
export async function startProgram(
  { file }: Pick<Program, 'file'>,
  environment: Readonly<Record<string, string>>,
): Promise<Running> {
  const env = {
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DIEMTUA_KEY: key,
    ...environment,
  };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const [, found] = /http:\/\/[^\s:]+:(\d+)/.exec(line) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    createInterface(child.stderr).on('line', (line) => said.push(line));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-20).join('\n')}`)));
  });
  return {
    port,
    process: child,
    mustRun: () => {
      if (child.exitCode === null && child.signalCode === null) return;
      throw new Error(`the server ended by itself with ${child.exitCode}:\n${said.slice(-20).join('\n')}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
