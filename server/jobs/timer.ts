import type { Logger } from 'pino';
import type { Engine } from '../store/engine.ts';
import { doWhatIsDue } from './daily.ts';

/** How often the server looks whether something is due. */
const LOOK_MS = 10 * 60_000;
/** After a start the first requests come first. */
const FIRST_MS = 20_000;

/** What a timer needs. */
interface TimerParts {
  readonly engine: Engine;
  readonly log: Logger;
  readonly now: () => number;
  readonly firstMs?: number;
  readonly lookMs?: number;
}

/**
 * Looks now and then whether a job of the day is due, and does it.
 * @returns ends it: resolves when what is under way is done
 */
export function startJobs({ engine, log, now, firstMs = FIRST_MS, lookMs = LOOK_MS }: TimerParts): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (const { good, job, province, ms, content } of await doWhatIsDue(engine, now)) {
        const line = { job, province, ms, ...content };
        if (good) log.info(line, 'daily job done');
        else log.error(line, 'daily job found something wrong');
      }
    } catch (cause) {
      // The database is away: the next look may find it.
      log.error({ error: cause instanceof Error ? cause.name : 'unknown' }, 'daily jobs could not be looked at');
    }
    if (!ended) wait(lookMs);
  };
  const wait = (ms: number): void => {
    timer = setTimeout(() => (turn = look()), ms);
    timer.unref();
  };
  wait(firstMs);
  return async () => {
    ended = true;
    clearTimeout(timer);
    await turn;
  };
}
