import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { FilledForm, FilledReceipt } from '@diemtua/domain/reporting';
import { sheetOfForm } from './form-sheet.ts';
import { printForm, printReceipt, type Printed, type ReceiptPaper } from './pdf.ts';
import { writeSheet, type SheetToWrite } from './xlsx.ts';

/** What is to be made. */
export type PressJob =
  | { readonly make: 'form-pdf'; readonly form: FilledForm }
  | { readonly make: 'form-sheet'; readonly form: FilledForm }
  | { readonly make: 'receipt-pdf'; readonly receipt: FilledReceipt; readonly paper: ReceiptPaper }
  | { readonly make: 'sheet'; readonly sheet: SheetToWrite };

/** A document, or why there is none. `busy`: too many wait already; `too-slow`: it was given up. */
export type Pressed =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly ok: false;
      readonly refused: Extract<Printed, { ok: false }>['refused'] | { readonly code: 'busy' | 'too-slow' };
    };

/** Documents that wait at most; whoever comes after that is told to come again. */
const WAITING_MAX = 40;
/** The longest list that a press prints takes about two seconds on a free machine. */
const JOB_MS_MAX = 30_000;

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

async function make(job: PressJob): Promise<Pressed> {
  if (job.make === 'form-sheet') return { ok: true, bytes: own(await writeSheet(sheetOfForm(job.form))) };
  if (job.make === 'sheet') return { ok: true, bytes: own(await writeSheet(job.sheet)) };
  const printed = job.make === 'form-pdf' ? printForm(job.form) : printReceipt(job.receipt, job.paper);
  return printed.ok ? { ok: true, bytes: own(printed.pdf) } : printed;
}

interface Waiting {
  readonly job: PressJob;
  readonly done: (pressed: Pressed) => void;
  readonly failed: (cause: Error) => void;
}

type Told = { readonly pressed: Pressed } | { readonly failed: string };

/**
 * Makes documents in a thread of its own, one after the other: setting a page keeps a processor busy for milliseconds to seconds, and no request should wait for a
 * document that is not its own. A document that takes too long is given up with its thread, and the next one gets a fresh one.
 */
export class Press {
  readonly #waiting: Waiting[] = [];
  #thread: Worker | null = null;
  #working: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** Makes a document, when its turn comes. */
  press(job: PressJob): Promise<Pressed> {
    // From source, as tests run, there is no file that a thread could begin with.
    if (!import.meta.url.endsWith('.js')) return make(job);
    if (this.#waiting.length >= WAITING_MAX) return Promise.resolve({ ok: false, refused: { code: 'busy' } });
    return new Promise((done, failed) => {
      this.#waiting.push({ job, done, failed });
      this.#next();
    });
  }

  /** Ends the thread; what waits fails. */
  async close(): Promise<void> {
    for (const { failed } of this.#waiting.splice(0)) failed(new Error('the press is closed'));
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  #next(): void {
    if (this.#working !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#working = next;
    const thread = (this.#thread ??= this.#start());
    thread.ref();
    this.#timer = setTimeout(() => {
      this.#drop();
      this.#end(next, () => next.done({ ok: false, refused: { code: 'too-slow' } }));
    }, JOB_MS_MAX);
    thread.postMessage(next.job, []);
  }

  #start(): Worker {
    const thread = new Worker(new URL(import.meta.url), { workerData: { press: true } });
    thread.on('message', (told: Told) => {
      const working = this.#working;
      if (working === null || thread !== this.#thread) return;
      this.#end(working, () =>
        'pressed' in told ? working.done(told.pressed) : working.failed(new Error(told.failed)),
      );
    });
    thread.on('error', (cause) => {
      if (thread !== this.#thread) return;
      this.#thread = null;
      const working = this.#working;
      if (working)
        this.#end(working, () => working.failed(cause instanceof Error ? cause : new Error('the press broke')));
    });
    return thread;
  }

  #drop(): void {
    const thread = this.#thread;
    this.#thread = null;
    void thread?.terminate();
  }

  #end(working: Waiting, tell: () => void): void {
    if (this.#working !== working) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#working = null;
    // A thread that has nothing to do keeps no process alive.
    this.#thread?.unref();
    tell();
    this.#next();
  }
}

/** The press of this process: routes share it, and its thread begins with the first document. */
export const press = new Press();

if (!isMainThread && (workerData as { readonly press?: boolean } | null)?.press === true) {
  parentPort?.on('message', async (job: PressJob) => {
    try {
      parentPort?.postMessage({ pressed: await make(job) }, []);
    } catch (cause) {
      parentPort?.postMessage({ failed: cause instanceof Error ? cause.message : 'unknown' }, []);
    }
  });
}
