// A server over the books alone, as a program of its own: what the trials of trouble and the benchmarks start, kill and start again. The pages are left out.
import { serve } from '@hono/node-server';
import { provinceCodeSchema, type ProvinceCode } from '@diemtua/domain/ids';
import { createApp } from './app.ts';
import { openLog } from './log.ts';
import { openPlace, placeOf } from './place.ts';
import { finishRequests } from './shut.ts';
import { migrate } from './store/migrate.ts';

const engine = await openPlace(placeOf(process.env), Date.now);
await migrate(engine.pool);
const app = createApp({
  assets: new Map(),
  log: openLog(process.env.LOG_LEVEL ?? 'error'),
  clock: Date.now,
  engine,
  access: {
    province: provinceCodeSchema.parse('10') as ProvinceCode,
    key: new Uint8Array(32),
    providers: [],
    watchToken: null,
  },
});
const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 0) }, ({ port }) => {
  process.stdout.write(`Điểm Tựa: http://localhost:${port}\n`);
});
process.once('SIGTERM', () => {
  void finishRequests(server)
    .then(() => engine.close())
    .then(() => process.exit(0));
});
