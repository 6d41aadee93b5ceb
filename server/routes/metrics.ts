import { jobStates, type JobState } from '../jobs/daily.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

const type = 'text/plain; version=0.0.4; charset=utf-8';

const jobMeasures: readonly (readonly [name: string, help: string, of: (state: JobState) => number])[] = [
  ['diemtua_job_ended_seconds', 'When a daily job ended last, in seconds since 1970', ({ endedMs }) => endedMs / 1000],
  ['diemtua_job_good', 'Whether all was as it should be when a daily job ended last', ({ good }) => Number(good)],
  ['diemtua_job_faults', 'Faults that the last examination of the books named', ({ faults }) => faults],
];

/** How the jobs of the day ended, whichever process did them. */
const jobLines = (states: readonly JobState[]): string =>
  jobMeasures
    .map(([name, help, of]) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        ...states.map((state) => `${name}{province="${state.province}",job="${state.job}"} ${of(state)}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');

/** What is measured of the server, as Prometheus reads it. */
export const metrics = route({
  method: 'GET',
  path: '/metrics',
  what: 'Measures of the server; for a machine, with the token of the settings',
  may: 'metrics.see',
  orToken: 'watch',
  limit: 'work',
  params: nothing,
  query: nothing,
  body: null,
  answer: { types: ['text/plain'] },
  handle: async ({ house: { measures }, engine }) => {
    const text = `${await measures.text()}\n${jobLines(await jobStates(engine))}`;
    return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  },
});
