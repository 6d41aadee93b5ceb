// A list of 50,000 people as .xlsx, 500 of its rows bad: from the upload to the last person in the registry, on the embedded database and, with DATABASE_URL, on
// a database made for it there. Also: how long any other request would have waited for this process, and its memory.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { prepare } from '../scripts/prepare.mjs';
import { root } from './ground.mjs';

const PEOPLE = 50_000;
const BAD_EVERY = 100;
const MEGABYTE = 1024 ** 2;
const LOOK_EVERY_MS = 200;

const families = ['Nguyễn', 'Trần', 'Lê', 'Vàng', 'Giàng', 'Lý', 'Chảo', 'Hoàng', 'Phạm', 'Tẩn', 'Lò', 'Thào', 'Sùng'];
const middles = ['Thị', 'Văn', 'Thị Thu', 'Văn Minh', 'Thị Ngọc', 'A', 'Láo'];
const given =
  'Mai Lan Páo Sơn Hoa Mỷ Dung Hùng Sua Lở Pao Chư Dí Giống Mẩy Hạnh Tuấn Nga Quân Yến Bình Thảo Ký Sáng'.split(' ');

/** @param {number} index */
function rowOf(index) {
  const woman = index % 2;
  const year = 1960 + (index % 40);
  const name = `${families[index % 13]} ${middles[(index >> 3) % 7]} ${given[(index >> 5) % 24]}`;
  const born = `${1 + (index % 28)}/${1 + ((index >> 4) % 12)}/${year}`;
  const identity = `010${woman}${String(year).slice(2)}${String(index).padStart(6, '0')}`;
  const bad = index % BAD_EVERY === 7;
  return [
    index + 1,
    name,
    bad ? String(index) : String(1_520_000_000 + index),
    identity,
    born,
    index % 3 === 0 ? 'Mông' : 'Kinh',
    `09${String(10_000_000 + index)}`,
    1_650_000,
    3,
    '07/2025',
    index % 3 === 0 ? 30 : 20,
    89_100,
  ];
}

const heads = [
  'STT',
  'Họ và tên',
  'Mã số BHXH',
  'Số CCCD',
  'Ngày sinh',
  'Dân tộc',
  'Điện thoại',
  'Mức thu nhập',
  'Số tháng',
  'Từ tháng',
  'NSNN tỷ lệ',
  'NSNN số tiền',
];

/** Measures the import of a large list. */
export async function measureImport() {
  if (!prepare(['commands'])) throw new Error('the server could not be built');
  const built = (/** @type {string} */ path) => import(pathToFileURL(join(root, 'server', 'dist', path)).href);
  const { writeSheet } = await built('documents/xlsx.js');
  const bytes = await writeSheet({
    name: 'D05',
    title: 'D05',
    columns: heads.map(() => ({ width: 12, look: 'text' })),
    rows: [heads, ...Array.from({ length: PEOPLE }, (_, index) => rowOf(index))],
    special: new Map(),
    merges: [],
    frozenRows: 1,
    repeat: null,
    landscape: true,
  });
  const { openEmbedded } = await built('store/engine.js');
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-import-'));
  /** @type {Record<string, object>} */
  const figures = {};
  try {
    figures['embedded'] = await run(await openEmbedded({ folder }, Date.now), bytes, built);
    const url = process.env['DATABASE_URL'];
    if (url !== undefined) figures['PostgreSQL'] = await onServer(url, bytes, built);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures };
}

/**
 * @param {string} url
 * @param {Uint8Array} bytes
 * @param {(path: string) => Promise<any>} built
 */
async function onServer(url, bytes, built) {
  const { default: pg } = await import(
    pathToFileURL(createRequire(join(root, 'server', 'package.json')).resolve('pg')).href
  );
  const name = `diemtua_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const { openServer } = await built('store/engine.js');
  try {
    return await run(openServer(own.href), bytes, built);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

/**
 * @param {any} engine
 * @param {Uint8Array} bytes
 * @param {(path: string) => Promise<any>} built
 */
async function run(engine, bytes, built) {
  const [{ migrate }, { beginImport }, { importPreview }, { tell }, { inSession, provinceScope }, { makeId }] =
    await Promise.all([
      built('store/migrate.js'),
      built('store/import/begin.js'),
      built('store/import/runs.js'),
      built('store/commands/tell.js'),
      built('store/session.js'),
      import(pathToFileURL(join(root, 'domain', 'dist', 'ids', 'index.js')).href),
    ]);
  await migrate(engine.pool);
  const newId = () => makeId(Date.now(), randomBytes(10));
  await engine.pool.query(`insert into province values ('15', 'Lào Cai')`);
  await engine.pool.query(`insert into unit values ('15', 'SAPA', 'Sa Pa')`);
  await engine.pool.query(`insert into commune values ('15', '02901', 'Sa Pa', 'xa', 'sa pa', '', 22, 103, 10, 1000)`);
  await engine.pool.query(`insert into unit_commune values ('15', '02901', '2025-07-01', null, 'SAPA')`);
  const office = { province: '15', user: newId(), unit: 'SAPA', collector: null, device: null, stream: 'unit/SAPA' };
  const look = (/** @type {string} */ id) =>
    inSession(engine, provinceScope('15'), (/** @type {any} */ session) => importPreview(session, id, Date.now()));

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let rss = 0;
  const timer = setInterval(() => (rss = Math.max(rss, process.memoryUsage().rss)), LOOK_EVERY_MS);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const id = newId();
  const begun = await beginImport(
    engine,
    office,
    { id, bytes, commune: '02901' },
    Date.now,
    (/** @type {unknown} */ cause) => {
      throw cause;
    },
  );
  let steps = 0;
  let seen = -1;
  const watch = setInterval(async () => {
    const { rows } = await engine.pool.query('select rows_read as n from import_run where id = $1', [id]);
    if (rows[0]?.n !== seen) [steps, seen] = [steps + 1, rows[0]?.n];
  }, LOOK_EVERY_MS);
  await begun.done;
  clearInterval(watch);
  const read = performance.now();
  const preview = await look(id);
  const confirmed = performance.now();
  const told = await tell(
    engine,
    office,
    { id: newId(), madeAt: new Date().toISOString(), kind: 'confirm-import', import: id },
    Date.now(),
  );
  const ended = performance.now();
  const used = process.cpuUsage(cpu);
  clearInterval(timer);
  delay.disable();
  const { rows } = await engine.pool.query('select count(*) as n from person');
  await engine.close();
  const good = PEOPLE - PEOPLE / BAD_EVERY;
  if (
    preview.state !== 'ready' ||
    preview.rows.bad !== PEOPLE / BAD_EVERY ||
    told.outcome?.noted !== null ||
    rows[0].n !== good
  )
    throw new Error(`the import went wrong: ${JSON.stringify({ preview, told, people: rows[0] })}`);
  return {
    seconds: (ended - began) / 1000,
    readSeconds: (read - began) / 1000,
    confirmSeconds: (ended - confirmed) / 1000,
    processorSeconds: (used.user + used.system) / 1e6,
    progressSteps: steps,
    blockedMs: delay.max / 1e6,
    megabytes: rss / MEGABYTE,
  };
}
