import { openEmbedded, openServer, migrate, type Engine } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { found, type Place } from './found.ts';
import { look, sumOf, type Look } from './look.ts';
import { Phone } from './phone.ts';
import { startProgram, type Program, type Running } from './program.ts';
import { monthlyDue, ReceiptBook } from './receipts.ts';

/** Where the books of a trial lie. */
export type Ground =
  | { readonly kind: 'embedded'; readonly folder: string }
  | {
      readonly kind: 'server';
      readonly url: string;
      /** Kills the database at once, and starts it again. */
      readonly killDatabase: () => void;
      readonly restartDatabase: () => Promise<void>;
    };

/** What a trial came to. */
export interface Trial {
  readonly kills: { readonly server: number; readonly database: number };
  /** Looks right after each restart, before anything was sent again. */
  readonly looks: readonly Look[];
  /** The last look, after all was sent again. */
  readonly end: Look;
  readonly taken: number;
  readonly money: number;
  /** Answers that were none of "recorded" and none of "send it again". */
  readonly refused: readonly unknown[];
}

const phonesInTrial = 8;
const numbersInPhone = 20_000;
const pauseMs = 30;
const killMsMin = 150;
const killMsMax = 1_200;
const atOnceMax = 5;
const sentAgainMax = 50;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const open = (ground: Ground): Promise<Engine> | Engine =>
  ground.kind === 'server' ? openServer(ground.url, 2) : openEmbedded({ folder: ground.folder }, Date.now);

const environmentOf = (ground: Ground): Readonly<Record<string, string>> =>
  ground.kind === 'server' ? { DATABASE_URL: ground.url } : { DATABASE_URL: '', DIEMTUA_DATA: ground.folder };

/** Opens the books beside the server, which is down. */
async function beside<T>(ground: Ground, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await open(ground);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** One phone through one life of the server: takes money, sends it with what waits, some of it twice. */
async function workUntil(
  phone: Phone,
  book: ReceiptBook,
  chance: Chance,
  port: number,
  over: () => boolean,
): Promise<void> {
  const wire = phone.connect(port);
  while (!over()) {
    for (let count = chance.whole(1, 3); count > 0; count--) phone.taken.push(book.next(Date.now()));
    const again = chance.percent(20) ? phone.taken.slice(-chance.whole(1, 3)) : [];
    const commands = [...new Set([...phone.waiting.slice(0, atOnceMax), ...again])];
    const heard = await phone.send(wire, commands, { cut: 10, cutMsMax: 40 });
    if (!heard) await wait(pauseMs);
  }
  wire.close();
}

/**
 * Kills the server, and the database, again and again under a load of receipts, and starts them anew.
 * @param lives how many times something is killed
 */
export async function crash(ground: Ground, program: Program, lives: number, seed: string): Promise<Trial> {
  const chance = Chance.of(0, `${seed}/crash`);
  const now = Date.now();
  const place: Place = await beside(ground, async (engine) => {
    await migrate(engine.pool);
    return found(engine, { province: '10', collectors: phonesInTrial, numbers: numbersInPhone, seed, now });
  });
  const due = monthlyDue(now);
  const phones = place.collectors.map((collector, index) => ({
    phone: new Phone(collector, Chance.of(index, `${seed}/phone`)),
    book: new ReceiptBook(Chance.of(index, `${seed}/book`), place.commune, collector.firstNumber, due),
    chance: Chance.of(index, `${seed}/work`),
  }));
  const acknowledged = (): ReadonlySet<string> => new Set(phones.flatMap(({ phone }) => [...phone.acknowledged]));
  const kills = { server: 0, database: 0 };
  const looks: Look[] = [];
  let running = null as Running | null;
  try {
    return await lead();
  } finally {
    await running?.kill();
  }

  async function lead(): Promise<Trial> {
    for (let life = 0; life < lives; life++) {
      running ??= await startProgram(program, environmentOf(ground));
      const { port } = running;
      let over = false;
      const works = phones.map(({ phone, book, chance: own }) => workUntil(phone, book, own, port, () => over));
      await wait(chance.whole(killMsMin, killMsMax));
      if (ground.kind === 'server' && life % 2 === 1) {
        kills.database += 1;
        ground.killDatabase();
        // Phones go on while it is away; the server finds it again by itself.
        await ground.restartDatabase();
        await wait(chance.whole(killMsMin, killMsMax));
        over = true;
        await Promise.all(works);
        running.mustRun();
        looks.push(await beside(ground, (engine) => look(engine, place, acknowledged())));
      } else {
        kills.server += 1;
        await running.kill();
        running = null;
        over = true;
        await Promise.all(works);
        looks.push(await beside(ground, (engine) => look(engine, place, acknowledged())));
      }
    }
    running ??= await startProgram(program, environmentOf(ground));
    for (const { phone } of phones) {
      const wire = phone.connect(running.port);
      while (phone.waiting.length > 0) {
        running.mustRun();
        await phone.send(wire, phone.waiting.slice(0, sentAgainMax));
      }
      wire.close();
    }
    await running.kill();
    const taken = phones.flatMap(({ phone }) => phone.taken);
    return {
      kills,
      looks,
      end: await beside(ground, (engine) => look(engine, place, acknowledged())),
      taken: taken.length,
      money: sumOf(taken),
      refused: phones.flatMap(({ phone }) => phone.odd).filter(({ status }) => status !== 'failed'),
    };
  }
}
