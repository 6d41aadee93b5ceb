// Whether the books stay as quick when they grow: the same work over few receipts and over many, in turn; and people found among a hundred thousand.
import { loadavg } from 'node:os';
import { source } from './books-ground.mjs';
import { median, percentile } from './timing.mjs';

/** @typedef {import('./books-ground.mjs').BooksGround} BooksGround */

const PAYMENTS_OF_A_PERSON = 10;
const worksInRound = 60;
const PEOPLE = 100_000;
const searchRounds = 5;

/** Names as they are in the province, drawn by the number of the row. */
const nameSql = `(array['Giàng','Vàng','Lý','Trần','Nguyễn','Lò','Hoàng','Phạm','Sùng','Đặng'])[1 + n % 10] || ' ' ||
  (array['Thị','A','Văn','Seo','Minh','Thanh','Thu'])[1 + n / 10 % 7] || ' ' || (array['Mai','Páo','Mỷ','Sơn','Lan','Hoa','Dơ','Chứ','Bình','Hạnh','Tủa','Xuân','Cường'])[1 + n / 70 % 13]`;
const plainSql = `translate(lower(name), 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
  'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')`;

/** The id of a row of a kind: a UUIDv7 whose end is the number. */
const idOf = (/** @type {string} */ kind, /** @type {string} */ n) =>
  `('019a${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const person = idOf('aaaa', 'n');
const payer = idOf('aaaa', `1 + (n - 1) / ${PAYMENTS_OF_A_PERSON}`);
const command = idOf('bbbb', 'n');
const receipt = idOf('cccc', 'n');
const payment = idOf('dddd', 'n');

const peopleSql = `
insert into person (province, id, version, commune, personal_number, name, search, sort_key, birth_year, content)
select '10', id, 1, '02901', number, name, ' ' || ${plainSql} || ' ' || number || ' ', ${plainSql}, 1985,
  jsonb_build_object('id', id, 'insuranceNumber', null, 'personalNumber', number, 'name', name, 'birth', '{"precision":"day","date":"1985-04-12"}'::jsonb, 'sex', 'female',
    'ethnicity', '01', 'nationality', 'VN', 'phones', '[]'::jsonb, 'contact', null, 'commune', '02901', 'hamlet', null, 'address', null, 'consent', null, 'privateNote', null)
from (select n, ${person} as id, '010' || lpad(n::text, 9, '0') as number, ${nameSql} as name from generate_series($1::integer, $2::integer) as n) as t`;

/** The rows that one payment of a known person leaves, in the shape in which the program writes them. */
const paymentSql = [
  `insert into command select '10', ${command}, 'take-payment', sha256(n::text::bytea), ${command}, ${command}, day, day,
     jsonb_build_object('id', ${command}, 'kind', 'take-payment', 'madeAt', day, 'receipt', jsonb_build_object('id', ${receipt}, 'series', 'XX25', 'number', n, 'payer', 'Người nhà', 'takenAt', day),
       'lines', jsonb_build_array(jsonb_build_object('id', ${payment}, 'amount', 297000, 'claim', claim)), 'people', '[]'::jsonb, 'households', '[]'::jsonb),
     jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('payment', ${payment}, 'judgement', judgement)), 'noted', null) from made`,
  `insert into receipt select '10', ${receipt}, 'XX25', n, 'collector/' || collector, 'SAPA', collector, ${command}, 'Người nhà', 'float', collector::text, 297000, day::date, day, day, ${command}, null, 'ABCDEF0123' from made`,
  `insert into payment select '10', ${payment}, ${receipt}, ${payer}, 'voluntary', 297000, claim from made`,
  `insert into judgement (province, payment, person, unit, commune, collector, outcome, product, kind, from_month, months, due_month, payable, remainder, content, filing, revised_at)
   select '10', ${payment}, ${payer}, 'SAPA', '02901', collector, 'covers', 'voluntary', 'continuing', month, 1, month + 1, 297000, 0, judgement, 'money-taken', day from made`,
  `insert into journal select '10', 'collector/' || collector, seq, ${command}, day, sha256(n::text::bytea) from made`,
  `insert into posting select '10', 'collector/' || collector, seq, 1, 'float', collector::text, 'fund', (${payer})::text, 297000, day::date, day::date, day, 'SAPA', ${payment} from made`,
  `insert into posting select '10', 'collector/' || collector, seq, 2, 'state', '10', 'fund', (${payer})::text, 66000, day::date, day::date, day, 'SAPA', ${payment} from made`,
  `insert into participation_delta select '10', 'collector/' || collector, seq, 1, ${payer}, 'voluntary', day::date, 1, 'continuing', 'other', '02901', 'SAPA', collector, day from made`,
];

const madeSql = `
create temporary table made as
select n, n / $3 + 1 as seq, c.id as collector, month, make_timestamptz(month / 12, month % 12 + 1, 5, 3, 0, 0) as day,
  jsonb_build_object('product', 'voluntary', 'person', ${payer}, 'method', 'monthly', 'income', 1650000, 'from', to_char(make_date(month / 12, month % 12 + 1, 1), 'YYYY-MM')) as claim,
  jsonb_build_object('outcome', 'covers', 'product', 'voluntary', 'kind', 'continuing', 'method', 'monthly', 'income', 1650000, 'from', month, 'months', 1, 'group', 'other', 'supportedMonths', 1,
    'gross', 363000, 'state', 66000, 'local', 0, 'other', 0, 'sponsor', null, 'payable', 297000, 'remainder', 0) as judgement
from (select n, 2025 * 12 + 6 + (n - 1) % ${PAYMENTS_OF_A_PERSON} as month from generate_series($1::integer, $2::integer) as n) as t
join (select id, row_number() over (order by id) - 1 as place from collector where province = '10') as c on c.place = n % $3`;

const slice = 100_000;

/** What is filled; keys, indexes and guards are given back afterwards. */
const filled = ['person', 'command', 'receipt', 'payment', 'judgement', 'journal', 'posting', 'participation_delta'];

/**
 * Fills books with receipts: into tables without keys, which are then held against every row.
 * @param {any} engine
 * @param {number} receipts
 */
async function fill({ pool }, receipts) {
  const { withBareTables } = await source('server/store/bulk/bare-tables.ts');
  const client = await pool.connect();
  const say = (/** @type {string} */ what) =>
    process.stderr.write(`  ${what} (load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString().slice(11, 19)})\n`);
  try {
    await client.query('set synchronous_commit = off; set statement_timeout = 0; set work_mem = "256MB"');
    const { rows } = await client.query(`select count(*)::integer as n from collector`);
    await client.query('begin');
    await withBareTables(
      client,
      filled,
      async () => {
        await client.query(peopleSql, [1, receipts / PAYMENTS_OF_A_PERSON]);
        for (let from = 1; from <= receipts; from += slice) {
          await client.query(madeSql, [from, Math.min(receipts, from + slice - 1), rows[0].n]);
          for (const sql of paymentSql) await client.query(sql);
          await client.query('drop table made');
          say(`${Math.min(receipts, from + slice - 1)} receipts`);
        }
        await client.query(
          `insert into journal_head select province, stream, max(seq), sha256('x') from journal group by province, stream`,
        );
      },
      async (/** @type {number} */ _, /** @type {string} */ name) => say(name),
    );
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    client.release(true);
  }
}

/**
 * What a posting and a person's card take over few receipts and over many: each in turn, medians.
 * @param {BooksGround} ground
 * @param {{ few: number, many: number, rounds: number }} sizes
 */
export async function measureGrowth(ground, { few, many, rounds }) {
  const { cardOf } = await source('server/store/registry/card.ts');
  const { Chance } = await source('simulation/chance.ts');
  const chance = Chance.of(0, 'growth');
  const sides = [];
  for (const receipts of [few, many]) {
    const books = await ground.makeServerBooks(`growth_${receipts}`, { collectors: 200, numbers: 5000 });
    const engine = await books.open();
    await fill(engine, receipts);
    sides.push({
      ...books,
      engine,
      receipts,
      posted: /** @type {number[]} */ ([]),
      card: /** @type {number[]} */ ([]),
      number: 0,
    });
  }
  for (let round = 0; round <= rounds; round++) {
    for (let work = 0; work < worksInRound; work++) {
      for (const side of sides) {
        const who = chance.whole(1, side.receipts / PAYMENTS_OF_A_PERSON);
        const began = performance.now();
        await post(side, who);
        const between = performance.now();
        await card(side, who);
        if (round === 0) continue;
        side.posted.push(between - began);
        side.card.push(performance.now() - between);
      }
    }
  }
  for (const { engine } of sides) await engine.close();
  const [small, large] = sides.map(({ posted, card: cards }) => ({ posting: median(posted), card: median(cards) }));
  if (!small || !large) throw new Error('two sizes are compared');
  return {
    few,
    many,
    posting: { few: small.posting, many: large.posting, ratio: large.posting / small.posting },
    card: { few: small.card, many: large.card, ratio: large.card / small.card },
  };

  /** @param {any} side @param {number} who */
  async function post(side, who) {
    const collector = side.place.collectors[side.number % side.place.collectors.length];
    const now = Date.now();
    const id = () => {
      const digits = Array.from(chance.bytes(8), (/** @type {number} */ byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
      return `019b0000-0000-7000-8${digits.slice(0, 3)}-${digits.slice(3, 15)}`;
    };
    const at = new Date(now).toISOString();
    const number = collector.firstNumber + Math.floor(side.number / side.place.collectors.length);
    side.number += 1;
    const { province, unit } = side.place;
    const sender = {
      province,
      user: collector.user,
      unit,
      collector: collector.id,
      device: collector.device,
      stream: `collector/${collector.id}`,
    };
    const claim = {
      product: 'voluntary',
      person: `019aaaaa-0000-7000-8000-${who.toString(16).padStart(12, '0')}`,
      method: 'monthly',
      income: 1_650_000,
      from: at.slice(0, 7),
    };
    await ground.store.tell(
      side.engine,
      sender,
      {
        id: id(),
        madeAt: at,
        kind: 'take-payment',
        receipt: { id: id(), series: 'BL26', number, payer: 'Người nhà', takenAt: at },
        lines: [{ id: id(), amount: 297_000, claim }],
        people: [],
        households: [],
      },
      now,
    );
  }

  /** @param {any} side @param {number} who */
  async function card({ engine, place }, who) {
    const id = `019aaaaa-0000-7000-8000-${who.toString(16).padStart(12, '0')}`;
    const found = await ground.store.inSession(
      engine,
      ground.store.provinceScope(place.province),
      (/** @type {any} */ session) => cardOf(session, id, '2026-11-01'),
    );
    if (found === null) throw new Error('a person of the books was not found');
  }
}

const searches = ['giang thi mai', 'Trần Văn Sơn', 'pao', '010000012345', '45678', 'hoang hanh', 'nguyen', 'lý seo dơ'];

/**
 * How long a search among a hundred thousand people takes: by words of a name, by parts of a number.
 * @param {BooksGround} ground
 */
export async function measureSearch(ground) {
  const { findPeople } = await source('server/store/registry/find.ts');
  const books = await ground.makeServerBooks('search', { collectors: 1, numbers: 1 });
  const engine = await books.open();
  await engine.pool.query(peopleSql, [1, PEOPLE]);
  await engine.pool.query('vacuum analyze person');
  /** @type {{ text: string, ms: number }[]} */
  const took = [];
  for (let round = 0; round <= searchRounds; round++) {
    for (const text of searches) {
      const began = performance.now();
      const found = await ground.store.inSession(
        engine,
        ground.store.provinceScope('10'),
        (/** @type {any} */ session) => findPeople(session, text),
      );
      if (found.hits.length === 0) throw new Error(`nobody was found by ${text}`);
      if (round > 0) took.push({ text, ms: performance.now() - began });
    }
  }
  await engine.close();
  const each = Object.fromEntries(
    searches.map((text) => [text, median(took.filter((one) => one.text === text).map(({ ms }) => ms))]),
  );
  return {
    people: PEOPLE,
    p50: median(took.map(({ ms }) => ms)),
    p95: percentile(
      took.map(({ ms }) => ms),
      95,
    ),
    each,
  };
}
