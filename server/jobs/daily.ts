import type { ProvinceCode } from '@diemtua/domain/ids';
import { cleanUp } from '../access/clean-up.ts';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import type { Engine } from '../store/engine.ts';
import { examine } from '../store/ledger/examine.ts';
import { sealStreams } from '../store/ledger/seal.ts';
import { inSession, inSnapshot, provinceScope } from '../store/session.ts';

/** How a job ended: whether all was as it should be, and what it found. */
export interface Ended {
  readonly good: boolean;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Something that the server does by itself, once a day for each province. */
export interface Job {
  readonly name: string;
  /** Hours of Vietnam in which it may begin: from the first, before the second. What looks at everything waits for the night. */
  readonly hours: readonly [number, number];
  readonly run: (engine: Engine, province: ProvinceCode, now: number) => Promise<Ended>;
}

const allDay = [0, 24] as const;
const atNight = [1, 5] as const;

/** The ends of all streams are sealed, so that none of them can vanish from now on. */
const seal: Job = {
  name: 'seal',
  hours: allDay,
  run: async (engine, province, now) => {
    const { seal: made } = await inSession(engine, provinceScope(province), (session) => sealStreams(session, now));
    return { good: true, content: { seal: made.seq, streams: made.heads.length, hash: made.hash } };
  },
};

/** The whole journal is examined, as by `diemtua audit verify`, as it stands at one moment. */
const verify: Job = {
  name: 'verify',
  hours: atNight,
  run: async (engine, province) => {
    const { faults, ...counts } = await inSnapshot(engine, provinceScope(province), (session) => examine(session));
    return { good: faults.length === 0, content: { ...counts, faults: faults.slice(0, 10) } };
  },
};

/** What is over is taken away. */
const clean: Job = {
  name: 'clean-up',
  hours: allDay,
  run: async (engine, province, now) => {
    const gone = await inSession(engine, provinceScope(province), (session) => cleanUp(session, now));
    return { good: true, content: { ...gone } };
  },
};

/** The embedded database has nobody who looks after its tables; a server does so itself. */
const refresh: Job = {
  name: 'refresh',
  hours: atNight,
  run: async (engine) => {
    if (engine.kind === 'embedded') {
      await engine.pool.query('vacuum (analyze)');
      // Its log goes with a checkpoint only, and nobody else makes one before it is closed.
      await engine.pool.query('checkpoint');
    }
    return { good: true, content: { engine: engine.kind } };
  },
};

/** In this order: the day is sealed before anything else. */
export const DAILY: readonly Job[] = [seal, clean, verify, refresh];

/** A job that was done, or failed. */
export interface Done extends Ended {
  readonly job: string;
  readonly province: ProvinceCode;
  readonly ms: number;
}

const hourInVietnam = (now: number): number => Number(new Date(now + 7 * 3_600_000).toISOString().slice(11, 13));

/**
 * Does what is due now and was not done today, by this process or another one. A job that fails is tried again at the next turn; nothing it did half stays, because each is one
 * transaction.
 * @param now the moment, in milliseconds since 1970
 */
export async function doWhatIsDue(
  engine: Engine,
  now: () => number,
  jobs: readonly Job[] = DAILY,
): Promise<readonly Done[]> {
  const { rows } = await engine.pool.query<{ code: ProvinceCode }>('select code from province order by code');
  const done: Done[] = [];
  for (const { code } of rows) {
    for (const job of jobs) {
      const ended = await once(engine, code, job, now);
      if (ended) done.push(ended);
    }
  }
  return done;
}

/** Does a job unless it was done today, is not due at this hour, or somebody else is doing it. */
async function once(engine: Engine, province: ProvinceCode, job: Job, now: () => number): Promise<Done | null> {
  const began = now();
  const hour = hourInVietnam(began);
  const day = dayInVietnam(began);
  const last = await lastDay(engine, province, job.name);
  if (last !== null && last >= day) return null;
  // A server that is off at night does it by day, once it is two days late.
  const late = last !== null && last < dayInVietnam(began - 2 * 86_400_000);
  if (!late && (hour < job.hours[0] || hour >= job.hours[1])) return null;
  if (!(await claim(engine, province, job.name, day, began))) return null;
  let ended: Ended;
  try {
    ended = await job.run(engine, province, began);
  } catch (cause) {
    const why = cause instanceof Error ? cause.name : 'unknown';
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    ended = { good: false, content: { failed: why, code } };
  }
  const over = now();
  const failed = 'failed' in ended.content;
  await inSession(engine, provinceScope(province), ({ client }) =>
    client.query(
      // What failed was not done: the next turn tries again.
      failed
        ? `update job_run set good = false, content = $4, ended_at = to_timestamp($5::double precision / 1000), began_at = to_timestamp(0) where province = $1 and job = $2 and day = $3`
        : `update job_run set good = $6, content = $4, ended_at = to_timestamp($5::double precision / 1000) where province = $1 and job = $2 and day = $3`,
      [province, job.name, day, JSON.stringify(ended.content), over, ...(failed ? [] : [ended.good])],
    ),
  );
  return { ...ended, job: job.name, province, ms: over - began };
}

/** A turn that has not ended after so long has died: another one takes its place. */
const ABANDONED_MS = 2 * 60 * 60_000;

/** The last day on which a job was done to its end; null: never. */
async function lastDay(engine: Engine, province: ProvinceCode, job: string): Promise<string | null> {
  const found = await inSession(engine, provinceScope(province), ({ client }) =>
    client.query<{ day: string }>(
      `select max(day)::date as day from job_run where province = $1 and job = $2 and ended_at >= began_at and not content ? 'failed'`,
      [province, job],
    ),
  );
  return found.rows[0]?.day ?? null;
}

/** Takes a job for this process: of two who come at once, one gets it. */
async function claim(engine: Engine, province: ProvinceCode, job: string, day: string, now: number): Promise<boolean> {
  const taken = await inSession(engine, provinceScope(province), ({ client }) =>
    client.query(
      `insert into job_run as r (province, job, day, began_at, ended_at, good, content)
       values ($1, $2, $3, to_timestamp($4::double precision / 1000), to_timestamp(0), false, '{}')
       on conflict (province, job, day) do update set began_at = excluded.began_at, ended_at = excluded.ended_at, good = false, content = '{}'
         where (r.ended_at < r.began_at or r.content ? 'failed') and r.began_at < to_timestamp(($4::double precision - $5) / 1000)`,
      [province, job, day, now, ABANDONED_MS],
    ),
  );
  return taken.rowCount === 1;
}

/** How a job ended last. */
export interface JobState {
  readonly province: string;
  readonly job: string;
  readonly endedMs: number;
  readonly good: boolean;
  /** Faults that an examination found. */
  readonly faults: number;
}

/** How each job of each province ended last. */
export async function jobStates({ pool }: Engine): Promise<readonly JobState[]> {
  const { rows } = await pool.query<JobState>(
    `select distinct on (province, job) province, job, (extract(epoch from ended_at) * 1000)::double precision as "endedMs", good,
       coalesce(jsonb_array_length(content->'faults'), 0) as faults
     from job_run where ended_at > to_timestamp(0) order by province, job, ended_at desc`,
  );
  return rows;
}
