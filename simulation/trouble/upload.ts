import type { CommandText } from '@diemtua/domain/commands';
import { Chance } from '../chance.ts';
import type { Place } from './found.ts';
import { Phone } from './phone.ts';
import { monthlyDue, ReceiptBook } from './receipts.ts';

/** A morning on which all phones come back from the hills at once. */
export interface Morning {
  readonly receiptsInPhone: number;
  /** Commands in one request. */
  readonly together: number;
  readonly seed: string;
}

/** What the morning came to. */
export interface Uploaded {
  readonly ms: number;
  readonly requests: number;
  readonly cut: number;
  readonly commands: readonly CommandText[];
  readonly acknowledged: ReadonlySet<string>;
  readonly refused: readonly unknown[];
}

/** How late, after its request, a reply is cut: before a server that has many phones at once can have answered. */
const cutMsMax = 10;
/** Each request of so many gets no reply. Counted, not drawn: a morning without any cut would show nothing. */
const cutEach = 10;

/** Some of them, in requests: each one to three times, in random order. */
function requestsOf(commands: readonly CommandText[], together: number, chance: Chance): readonly CommandText[][] {
  const all = commands
    .flatMap((command) => Array.from({ length: chance.whole(1, 3) }, () => ({ command, at: chance.next() })))
    .toSorted((a, b) => a.at - b.at);
  const requests: CommandText[][] = [];
  for (let from = 0; from < all.length; from += together)
    requests.push([...new Set(all.slice(from, from + together).map(({ command }) => command))]);
  return requests;
}

/**
 * Uploads what many phones took without a network: each message one to three times, in random order, with one reply of ten cut; what was not acknowledged
 * in the end is sent again until it is.
 */
export async function upload(
  place: Place,
  port: number,
  { receiptsInPhone, together, seed }: Morning,
): Promise<Uploaded> {
  const now = Date.now();
  const due = monthlyDue(now);
  const phones = place.collectors.map((collector, index) => {
    const phone = new Phone(collector, Chance.of(index, `${seed}/phone`));
    const book = new ReceiptBook(Chance.of(index, `${seed}/book`), place.commune, collector.firstNumber, due);
    for (let count = 0; count < receiptsInPhone; count++) phone.taken.push(book.next(now));
    return { phone, requests: requestsOf(phone.taken, together, Chance.of(index, `${seed}/order`)) };
  });
  let requests = 0;
  let cut = 0;
  const began = performance.now();
  await Promise.all(
    phones.map(async ({ phone, requests: own }) => {
      const wire = phone.connect(port);
      const send = async (commands: readonly CommandText[]): Promise<void> => {
        requests += 1;
        const weather = { cut: requests % cutEach === 0 ? 100 : 0, cutMsMax };
        if (!(await phone.send(wire, commands, weather))) cut += 1;
      };
      for (const commands of own) await send(commands);
      while (phone.waiting.length > 0) await send(phone.waiting.slice(0, together));
      wire.close();
    }),
  );
  const ms = performance.now() - began;
  return {
    ms,
    requests,
    cut,
    commands: phones.flatMap(({ phone }) => phone.taken),
    acknowledged: new Set(phones.flatMap(({ phone }) => [...phone.acknowledged])),
    refused: phones.flatMap(({ phone }) => phone.odd),
  };
}
