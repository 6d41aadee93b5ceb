/** How often somebody may call: so many at once, and so many more a second from then on. */
interface Limit {
  readonly burst: number;
  readonly perSecond: number;
  /** Who is counted: whoever is signed in, and the address where nobody is; or the address always. */
  readonly by: 'user' | 'address';
}

/** All limits on how often, by the name that routes and documents use. */
export const LIMITS = {
  /** Open to everyone, answered without the books. A whole office may share an address. */
  open: { burst: 10_000, perSecond: 1_000, by: 'address' },
  /** A first sign-in of a thousand collectors on one morning, behind one address, goes through. Failures have a limit of their own. */
  'sign-in': { burst: 2_500, perSecond: 40, by: 'address' },
  /** Participants who sign in to their own record; many phones share an address of their network. */
  'own-sign-in': { burst: 200, perSecond: 5, by: 'address' },
  /** A participant who looks at the own record. */
  own: { burst: 120, perSecond: 1, by: 'user' },
  /** What a participant asks of the office, or takes out: seldom more than once. */
  'own-careful': { burst: 10, perSecond: 0.02, by: 'user' },
  /** Papers looked up by whoever holds them: a family's, an office's; too few for guesses. */
  check: { burst: 60, perSecond: 0.5, by: 'address' },
  /** Requests to be called: a hamlet's people on one shared address, with a mistake or two each; too few for a flood. */
  ask: { burst: 30, perSecond: 0.02, by: 'address' },
  /** What a person does on a screen. */
  work: { burst: 600, perSecond: 30, by: 'user' },
  /** What a phone sends after days without a network, some messages twice. */
  upload: { burst: 600, perSecond: 20, by: 'user' },
  /** What costs the server seconds. */
  heavy: { burst: 20, perSecond: 0.2, by: 'user' },
  /** What changes a password, a factor, another user. */
  careful: { burst: 60, perSecond: 1, by: 'user' },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;

/** Tokens that open nothing: somebody is guessing, or a session is over. */
const badTokens: Limit = { burst: 200, perSecond: 5, by: 'address' };

/** Buckets that are kept; the oldest are forgotten beyond that. */
const bucketsMax = 100_000;

interface Bucket {
  left: number;
  at: number;
}

/** Counts calls, in memory: each process of the server for itself. */
export class Rates {
  readonly #buckets = new Map<string, Bucket>();

  /**
   * Takes one call out of a bucket.
   * @returns 0 if there was one, else the seconds until there is
   */
  take(limit: LimitName | 'bad-token', who: string, now: number): number {
    const { burst, perSecond } = limit === 'bad-token' ? badTokens : LIMITS[limit];
    const key = `${limit}/${who}`;
    const known = this.#buckets.get(key);
    const passed = known ? Math.max(0, now - known.at) / 1000 : 0;
    const left = known ? Math.min(burst, known.left + passed * perSecond) : burst;
    const bucket: Bucket = { left: left >= 1 ? left - 1 : left, at: now };
    // The newest stands last, so that the first are the ones that nobody misses.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > bucketsMax) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
  }
}
