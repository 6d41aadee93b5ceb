import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const beatMs = 5_000;
/** A holder that has not been heard of for so long is gone, whatever its number says. */
const silentMsMax = 60_000;

/** Somebody else has the data folder open. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`The data in ${folder} is in use by process ${pid}. Stop that one first.`);
    this.folder = folder;
    this.pid = pid;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Takes a data folder for this process alone: the embedded database has no lock of its own, and two processes would
 * ruin the files. The lock of a process that is gone is taken over.
 * @returns what gives the folder back
 */
export function lockFolder(folder: string, now: () => number): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid) && now() - holder.heardAt < silentMsMax)
        throw new FolderInUse(folder, holder.pid);
      rmSync(file, { force: true });
    }
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(now()), new Date(now()));
    } catch {
      // Somebody cleared the folder, or the disk is full: no reason for the program to fall.
    }
  }, beatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

function readHolder(file: string): { readonly pid: number; readonly heardAt: number } | null {
  try {
    return { pid: Number(readFileSync(file, 'utf8')), heardAt: statSync(file).mtimeMs };
  } catch {
    return null;
  }
}
