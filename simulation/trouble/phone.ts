import type { CommandText } from '@diemtua/domain/commands';
import type { Chance } from '../chance.ts';
import type { Collector } from './found.ts';
import { Wire } from './wire.ts';

/** What a phone was told of one command. */
export interface Heard {
  readonly id: string;
  readonly status: 'recorded' | 'other-content' | 'refused' | 'failed';
  readonly repeated?: boolean;
  readonly outcome?: { readonly lines: readonly { readonly judgement: { readonly outcome: string } }[] };
  readonly error?: { readonly code: string; readonly message: string };
}

/** How bad a network is. */
export interface Weather {
  /** Of a hundred requests, how many are cut before their answer has come. */
  readonly cut: number;
  /** The latest moment of the cut, in milliseconds after the request left. */
  readonly cutMsMax: number;
}

const fairWeather: Weather = { cut: 0, cutMsMax: 0 };

/**
 * A collector's phone: what is taken is kept until the server has said that it is in the books, and sent again until then. It never forgets by itself, and never
 * believes what it was not told.
 */
export class Phone {
  /** What the server has said is in the books. */
  readonly acknowledged = new Set<string>();
  /** Every command that was ever taken. */
  readonly taken: CommandText[] = [];
  /** Everything that was answered in another way than "recorded". */
  readonly odd: Heard[] = [];
  readonly #collector: Collector;
  readonly #chance: Chance;

  constructor(collector: Collector, chance: Chance) {
    this.#collector = collector;
    this.#chance = chance;
  }

  get waiting(): readonly CommandText[] {
    return this.taken.filter(({ id }) => !this.acknowledged.has(id));
  }

  /** Opens a connection to a server. */
  connect(port: number): Wire {
    return new Wire(port, { authorization: `Bearer ${this.#collector.token}`, 'accept-language': 'vi' });
  }

  /**
   * Sends some commands once.
   * @returns false where no answer came, or one that says nothing of the commands
   */
  async send(wire: Wire, commands: readonly CommandText[], { cut, cutMsMax }: Weather = fairWeather): Promise<boolean> {
    const cutAfter = this.#chance.percent(cut) ? this.#chance.whole(0, cutMsMax) : null;
    const body = JSON.stringify({ commands });
    const answer = await wire.ask('POST', '/api/commands', body, cutAfter).catch(() => null);
    if (answer?.status !== 200) return false;
    for (const heard of (JSON.parse(answer.body) as { readonly told: readonly Heard[] }).told) {
      if (heard.status === 'recorded') this.acknowledged.add(heard.id);
      else this.odd.push(heard);
    }
    return true;
  }
}
