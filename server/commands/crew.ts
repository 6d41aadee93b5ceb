import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Answerer, type Asked } from './answerer.ts';
import { linesOf } from './lines.ts';
import { count, emptyTally, type Tally } from './tally.ts';

/** What became of a block of lines: the answers, a line each, and their counts. */
export interface Worked {
  /** Bytes of the block. */
  readonly bytes: number;
  readonly text: Uint8Array<ArrayBuffer>;
  readonly tally: Tally;
}

/** Blocks that wait for each thread: enough that none idles, few enough that memory stays flat. */
const BLOCKS_AHEAD = 2;

/** Answers every block, in order: in this thread, or spread over several. */
export async function* answerBlocks(
  blocks: AsyncIterable<Buffer>,
  asked: Asked,
  threads: number,
): AsyncGenerator<Worked> {
  if (threads > 1) {
    yield* spread(blocks, asked, threads);
    return;
  }
  const answerer = await Answerer.for(asked);
  for await (const block of blocks) yield answerBlock(block, answerer);
}

function answerBlock(block: Buffer, answerer: Answerer): Worked {
  const tally = emptyTally();
  let text = '';
  for (const line of linesOf(block)) {
    const given = answerer.line(line);
    count(tally, given);
    text += `${JSON.stringify(given)}\n`;
  }
  return { bytes: block.length, text: new TextEncoder().encode(text), tally };
}

async function* spread(blocks: AsyncIterable<Buffer>, asked: Asked, threads: number): AsyncGenerator<Worked> {
  const hands = Array.from({ length: threads }, () => new Hand(asked));
  const waiting: Promise<Worked>[] = [];
  let turn = 0;
  try {
    for await (const block of blocks) {
      const hand = hands[turn++ % threads];
      if (hand) waiting.push(hand.work(block));
      if (waiting.length >= threads * BLOCKS_AHEAD) yield (await waiting.shift()) as Worked;
    }
    for (const worked of waiting) yield await worked;
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()));
  }
}

/** A thread that answers blocks in the order in which it gets them. */
class Hand {
  private readonly thread: Worker;
  private readonly waiting: { resolve: (worked: Worked) => void; reject: (cause: unknown) => void }[] = [];

  constructor(asked: Asked) {
    this.thread = new Worker(new URL(import.meta.url), { workerData: { blocksFor: asked } });
    this.thread.on('message', (worked: Worked) => this.waiting.shift()?.resolve(worked));
    this.thread.on('error', (cause) => this.fail(cause));
    this.thread.on('exit', () => this.fail(new Error('a thread ended early')));
  }

  work(block: Buffer): Promise<Worked> {
    const worked = new Promise<Worked>((resolve, reject) => this.waiting.push({ resolve, reject }));
    // Whoever waits for it gets the failure; until someone does, it must not end the process.
    worked.catch(() => null);
    const bytes = new Uint8Array(block);
    this.thread.postMessage(bytes, [bytes.buffer]);
    return worked;
  }

  async dismiss(): Promise<void> {
    await this.thread.terminate();
  }

  private fail(cause: unknown): void {
    for (const { reject } of this.waiting.splice(0)) reject(cause);
  }
}

/** In a thread of a Hand: answers what comes. */
async function serve(asked: Asked): Promise<void> {
  const answerer = Answerer.for(asked);
  parentPort?.on('message', async (bytes: Uint8Array<ArrayBuffer>) => {
    const worked = answerBlock(Buffer.from(bytes.buffer), await answerer);
    parentPort?.postMessage(worked, [worked.text.buffer]);
  });
  await answerer;
}

if (!isMainThread) {
  const told = workerData as { readonly blocksFor?: Asked } | null;
  if (told?.blocksFor) await serve(told.blocksFor);
}
