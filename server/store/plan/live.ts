import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../engine.ts';
import { inSession, provinceScope } from '../session.ts';

/** What has changed: something that was counted, or something about the plan. */
export interface Change {
  readonly change: 'receipt' | 'plan';
  readonly at: number;
}

type Listener = (change: Change) => void;

/** How often one asks the books whether something came, for all who listen together. */
const askMs = 1000;

interface Marks {
  readonly entries: string;
  readonly plans: string;
}

const marksSql = `
select (select coalesce(sum(seq), 0)::text from journal_head where province = $1) as entries,
  concat_ws('/', (select count(*) from plan_version where province = $1), (select max(changed_at) from plan_draft where province = $1),
    (select count(*) from approach where province = $1), (select count(*) from approach_step where province = $1), (select count(*) from sprint where province = $1),
    (select count(*) from scenario where province = $1), (select count(*) from snapshot where province = $1)) as plans`;

/**
 * Tells those who listen when something of a province has changed, whichever process wrote it: one question a second for all of them, and none when nobody listens.
 */
class Watch {
  readonly #engine: Engine;
  readonly #province: ProvinceCode;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | null = null;
  #last: Marks | null = null;
  #asking = false;

  constructor(engine: Engine, province: ProvinceCode) {
    this.#engine = engine;
    this.#province = province;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Listens until what is given back is called. */
  async listen(listener: Listener, now: () => number): Promise<() => void> {
    this.#last ??= await this.#marks();
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#ask(now), askMs).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
      this.#last = null;
    };
  }

  async #marks(): Promise<Marks> {
    return inSession(this.#engine, provinceScope(this.#province), async ({ client, scope }) => {
      const { rows } = await client.query<Marks>({ name: 'live-marks', text: marksSql, values: [scope.province] });
      return rows[0] ?? { entries: '', plans: '' };
    });
  }

  async #ask(now: () => number): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const marks = await this.#marks();
      const before = this.#last;
      this.#last = marks;
      if (before === null) return;
      if (before.entries !== marks.entries) this.#tell({ change: 'receipt', at: now() });
      if (before.plans !== marks.plans) this.#tell({ change: 'plan', at: now() });
    } catch {
      // The database is away: whoever listens is told when it is back and something has changed.
    } finally {
      this.#asking = false;
    }
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

const watches = new WeakMap<Engine, Map<ProvinceCode, Watch>>();

/** The watch over a province in this process. */
export function watchOf(engine: Engine, province: ProvinceCode): Watch {
  const ofEngine = watches.get(engine) ?? new Map<ProvinceCode, Watch>();
  watches.set(engine, ofEngine);
  const watch = ofEngine.get(province) ?? new Watch(engine, province);
  ofEngine.set(province, watch);
  return watch;
}
