// A process of its own that plays many phones: it takes its order from the standard input as one line of JSON and says what it saw in one line. So the
// server that is measured has its thread for itself.
import { createInterface } from 'node:readline';
import { Wire } from './wire.ts';

/** What one phone sends: bodies in order, one after the other. */
interface Phone {
  readonly token: string | null;
  readonly bodies: readonly string[];
}

/** What is to be sent, by whom. */
export interface Order {
  readonly port: number;
  readonly path: string;
  readonly phones: readonly Phone[];
  /** Each phone asks so often, beginning at its own moment; left out: as soon as it has its answer. */
  readonly everyMs?: number;
}

/** What came of it. */
export interface Seen {
  /** From the first question to the last answer. */
  readonly ms: number;
  /** Of each question: how long its answer took. */
  readonly took: readonly number[];
  /** Statuses of answers, and how often each came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What was said instead of "recorded", and how often. */
  readonly odd: Readonly<Record<string, number>>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function play({ port, path, phones, everyMs }: Order): Promise<Seen> {
  const took: number[] = [];
  const statuses: Record<string, number> = {};
  const odd: Record<string, number> = {};
  const began = performance.now();
  await Promise.all(
    phones.map(async ({ token, bodies }, index) => {
      const first = everyMs === undefined ? 0 : (everyMs * index) / phones.length;
      const wire = new Wire(port, token === null ? {} : { authorization: `Bearer ${token}` });
      for (const [turn, body] of bodies.entries()) {
        if (everyMs !== undefined) await wait(Math.max(0, began + first + turn * everyMs - performance.now()));
        const asked = performance.now();
        const { status, body: told } = await wire.ask('POST', path, body);
        took.push(performance.now() - asked);
        statuses[status] = (statuses[status] ?? 0) + 1;
        for (const word of told.match(/"status":"(?!recorded)[^"]+"|"outcome":"(?!covers)[^"]+"|"code":"[^"]+"/g) ?? [])
          odd[word] = (odd[word] ?? 0) + 1;
      }
      wire.close();
    }),
  );
  return { ms: performance.now() - began, took, statuses, odd };
}

for await (const line of createInterface(process.stdin)) {
  process.stdout.write(`${JSON.stringify(await play(JSON.parse(line) as Order))}\n`);
}
