import type { Command } from '@diemtua/domain/commands';
import type { Engine } from '../engine.ts';
import { inSession, provinceScope } from '../session.ts';
import { carryOut } from './carry-out.ts';
import type { Effect } from './effect.ts';
import type { Sender } from './tell.ts';

/** Carries what was found out of a transaction that must not stay. */
class Foretold extends Error {
  readonly effect: Effect;

  constructor(effect: Effect) {
    super('foretold');
    this.effect = effect;
  }
}

/**
 * What a command would do to the books if it were told now: it is carried out in a transaction of its own, by the very code that tells it, and all of it is undone.
 * @param now the moment, in milliseconds since 1970
 */
export async function foretell(engine: Engine, sender: Sender, command: Command, now: number): Promise<Effect> {
  try {
    await inSession(engine, provinceScope(sender.province, sender.user), async (session) => {
      throw new Foretold(await carryOut(session, sender, command, now));
    });
  } catch (cause) {
    if (cause instanceof Foretold) return cause.effect;
    throw cause;
  }
  throw new Error('bug: what is foretold was kept');
}
