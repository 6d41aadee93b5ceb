import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { THREADS_MAX } from './assess.ts';
import { readPopulation, type Columns, type Population } from './columns.ts';
import { layOut, SHARE_LEAST, shareOf, type Laid } from './lanes.ts';
import { readOptions, readWhole, UsageError } from './options.ts';
import { EXIT, Outlet, type Streams } from './streams.ts';

type Cells = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** The results of a population, a column each. */
export type Answers = Readonly<Record<string, Cells>>;

/** The speed task as the compiler of the law prints it. */
export interface SpeedTask {
  /** The kind of column of each result, in the order of the task. */
  readonly answerCells: Readonly<Record<string, new (memory: SharedArrayBuffer) => Cells>>;
  /** What depends on the coefficients only. */
  tables(coefficients: readonly number[]): unknown;
  /** Works out the people from `from` to the one before `until`. */
  run(columns: Columns, answers: Answers, tables: unknown, from: number, until: number): void;
}

async function loadTask(): Promise<SpeedTask> {
  const task: unknown = await import('@diemtua/law/generated/speed-task');
  return task as SpeedTask;
}

const OPTIONS = { threads: { type: 'string' }, seconds: { type: 'string' } } as const;
const SECONDS = 3;
const SECONDS_MAX = 3600;
/** Runs before the first that counts: by then the compiler of the machine has done its work. */
const WARM_UP_RUNS = 5;
const RUNS_LEAST = 5;
const MS = 1000;

/**
 * `diemtua law bench DIR`: how many people a second, and what the results come to.
 * @param load where the task comes from; threads of their own always take the compiled one
 */
export async function bench(argv: readonly string[], streams: Streams, load = loadTask): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS);
  const [folder, more] = positionals;
  if (folder === undefined) throw new UsageError('Which folder?', 'Name a folder of columns: diemtua law bench DIR');
  if (more !== undefined) throw new UsageError(`One folder is measured at a time; "${more}" is one too many.`);
  const threads = readWhole('threads', values.threads, 1, THREADS_MAX);
  const seconds = readWhole('seconds', values.seconds, SECONDS, SECONDS_MAX);
  const population = readPopulation(folder);
  const loop = load === loadTask ? await bestLoop(population, threads) : plainLoop(await load(), population);
  const aside = new Outlet(streams.stderr);
  if (threads > availableParallelism())
    await aside.write(`${threads} threads on ${availableParallelism()} processors: the figure says little.\n`);
  const ms = median(await measure(loop, threads, seconds));
  const { count } = population.columns;
  const line = { persons: count, personsPerSecond: Math.round((count / ms) * MS), threads, sums: sumsOf(loop.answers) };
  await new Outlet(streams.stdout).write(`${JSON.stringify(line)}\n`);
  return EXIT.answered;
}

function answersFor({ answerCells }: SpeedTask, count: number): Answers {
  return Object.fromEntries(
    Object.entries(answerCells).map(([name, Kind]) => {
      const bytes = new Kind(new SharedArrayBuffer(0)).BYTES_PER_ELEMENT * count;
      return [name, new Kind(new SharedArrayBuffer(bytes))];
    }),
  );
}

function sumsOf(answers: Answers): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, cells]) => {
      let sum = 0;
      for (const value of cells) sum += value;
      return [name, sum];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** A population ready to be run over: where its answers come, one thread's share of the work, and what other threads must know. */
interface Loop {
  readonly answers: Answers;
  part(index: number, threads: number): () => void;
  readonly told: Told;
}

/** What a thread gets to know of a loop; the memory is shared, not copied. */
type Told =
  | { readonly kind: 'lanes'; readonly laid: Laid }
  | { readonly kind: 'plain'; readonly population: Population; readonly answers: Answers };

function plainLoop(task: SpeedTask, population: Population): Loop {
  const answers = answersFor(task, population.columns.count);
  return { answers, part: plainPart(task, population, answers), told: { kind: 'plain', population, answers } };
}

function plainPart(task: SpeedTask, { columns, coefficients }: Population, answers: Answers): Loop['part'] {
  const tables = task.tables(coefficients);
  return (index, threads) => {
    const from = Math.floor((columns.count * index) / threads);
    const until = Math.floor((columns.count * (index + 1)) / threads);
    return () => task.run(columns, answers, tables, from, until);
  };
}

/** The lanes; the plain loop where there are too few people to pair, or too many for one WebAssembly memory. */
async function bestLoop(population: Population, threads: number): Promise<Loop> {
  const found = population.columns.count >= SHARE_LEAST * threads ? layOut(population, threads) : null;
  if (!found) return plainLoop(await loadTask(), population);
  const { laid, answers } = found;
  return { answers, part: (index) => shareOf(laid, index), told: { kind: 'lanes', laid } };
}

/** Milliseconds of each run over the whole population. */
async function measure(loop: Loop, threads: number, seconds: number): Promise<readonly number[]> {
  if (threads === 1) return repeat(seconds, loop.part(0, 1));
  const hands = Array.from({ length: threads }, (_, index) => new Hand(loop.told, index, threads));
  try {
    return await repeat(seconds, () => Promise.all(hands.map((hand) => hand.run())));
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()));
  }
}

async function repeat(seconds: number, run: () => unknown): Promise<readonly number[]> {
  for (let i = 0; i < WARM_UP_RUNS; i++) await run();
  const times: number[] = [];
  const end = performance.now() + seconds * MS;
  for (let began = performance.now(); began < end || times.length < RUNS_LEAST; began = performance.now()) {
    await run();
    times.push(performance.now() - began);
  }
  return times;
}

/** A thread's order. */
interface Share {
  readonly told: Told;
  readonly index: number;
  readonly threads: number;
}

/** A thread that works out its share, run by run. */
class Hand {
  private readonly thread: Worker;
  private waiting: { readonly resolve: () => void; readonly reject: (cause: unknown) => void } | null = null;

  constructor(told: Told, index: number, threads: number) {
    const share: Share = { told, index, threads };
    this.thread = new Worker(new URL(import.meta.url), { workerData: { shareOfBench: share } });
    this.thread.on('message', () => this.waiting?.resolve());
    this.thread.on('error', (cause) => this.waiting?.reject(cause));
    this.thread.on('exit', () => this.waiting?.reject(new Error('a thread ended early')));
  }

  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.thread.postMessage(null, []);
    });
  }

  async dismiss(): Promise<void> {
    await this.thread.terminate();
  }
}

/** In a thread of a Hand: a run for every message. */
async function serve({ told, index, threads }: Share): Promise<void> {
  const run =
    told.kind === 'lanes'
      ? shareOf(told.laid, index)
      : plainPart(await loadTask(), told.population, told.answers)(index, threads);
  parentPort?.on('message', () => {
    run();
    parentPort?.postMessage(null, []);
  });
}

if (!isMainThread) {
  const told = workerData as { readonly shareOfBench?: Share } | null;
  if (told?.shareOfBench) await serve(told.shareOfBench);
}
