import { setImmediate } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { d05Reader, type D05Event } from '@diemtua/domain/reporting';
import { readSheet, type SheetRefusal } from './xlsx.ts';

/** Some rows of a list, as they were read, and how many rows the whole has. */
export interface ListSlice {
  readonly total: number;
  /** Rows of the sheet that were read with this slice and before. */
  readonly read: number;
  readonly events: readonly D05Event[];
}

/** Why a list is not read to its end. */
export type ListRefusal = SheetRefusal | { readonly code: 'too-slow' | 'too-much-memory' };

/** A list that cannot be read. */
export class ListNotRead extends Error {
  readonly refusal: ListRefusal;

  constructor(refusal: ListRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Rows of one slice: some milliseconds of work for whoever takes it. */
const SLICE_ROWS = 250;
/** From the first byte to the first slice. */
const OPEN_MS_MAX = 60_000;
const THREAD_MEGABYTES_MAX = 768;

/** Reads a list of participants out of an .xlsx file, slice by slice, in the thread that calls. */
async function* readHere(bytes: Uint8Array): AsyncGenerator<ListSlice> {
  const sheet = await readSheet(bytes);
  if (!sheet.ok) throw new ListNotRead(sheet.refused);
  const reader = d05Reader();
  const total = sheet.rows.length;
  for (let from = 0; from < total; from += SLICE_ROWS) {
    const rows = sheet.rows.slice(from, from + SLICE_ROWS);
    yield { total, read: from + rows.length, events: rows.flatMap((row) => [...reader.take(row)]) };
    await setImmediate();
  }
  yield { total, read: total, events: reader.end() };
}

type Told =
  | { readonly slice: ListSlice }
  | { readonly refused: ListRefusal }
  | { readonly over: true }
  | { readonly failed: string };

/**
 * Reads a list of participants out of an .xlsx file, slice by slice, in a thread of its own, so that no request waits for it. The next slice is made when the one
 * before was taken: memory does not grow with whoever is slow. From source, as tests run, it is read in the thread that calls.
 * @throws ListNotRead where the file is none, or asks for too much
 */
export async function* readList(bytes: Uint8Array): AsyncGenerator<ListSlice> {
  if (!import.meta.url.endsWith('.js')) {
    yield* readHere(bytes);
    return;
  }
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { listOf: bytes },
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES_MAX },
  });
  try {
    for (;;) {
      const told = await next(thread);
      if ('failed' in told) throw new Error(told.failed);
      if ('refused' in told) throw new ListNotRead(told.refused);
      if ('over' in told) return;
      yield told.slice;
    }
  } finally {
    await thread.terminate();
  }
}

/** Asks the thread for what comes next. */
function next(thread: Worker): Promise<Told> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(new ListNotRead({ code: 'too-slow' }))), OPEN_MS_MAX);
    const done = (then: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      then();
    };
    const onMessage = (told: Told): void => done(() => resolve(told));
    const onError = (cause: unknown): void =>
      done(() => reject(isOutOfMemory(cause) ? new ListNotRead({ code: 'too-much-memory' }) : (cause as Error)));
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.postMessage('next', []);
  });
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** In the thread: makes a slice each time it is asked. */
function serve(bytes: Uint8Array): void {
  const slices = readHere(bytes);
  parentPort?.on('message', async () => {
    try {
      const { value, done } = await slices.next();
      parentPort?.postMessage(done === true ? { over: true } : { slice: value }, []);
    } catch (cause) {
      parentPort?.postMessage(
        cause instanceof ListNotRead
          ? { refused: cause.refusal }
          : { failed: cause instanceof Error ? cause.message : '' },
        [],
      );
    }
  });
}

if (!isMainThread) {
  const told = workerData as { readonly listOf?: Uint8Array } | null;
  if (told?.listOf) serve(told.listOf);
}
