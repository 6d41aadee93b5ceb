// Books for the measures of the plan: provinces with communes, units, a decided plan, and the participation of years, made as rows in the shape in which the program
// writes them. Nothing in them is real.
import { loadavg } from 'node:os';

const UNITS = 18;
const COLLECTORS_OF_A_COMMUNE = 4;
const COVERS_MAX = 32;
const PEOPLE_OF_A_STREAM = 8000;
const peopleInSlice = 20_000;

/** The id of a row of a kind: a UUIDv7 whose end is the number. */
const idOf = (/** @type {string} */ kind, /** @type {string} */ n) =>
  `('019a${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const collector = idOf('eeee', 'k');

const placesSql = [
  `insert into province values ($1, 'Tỉnh ' || $1)`,
  `insert into unit select $1, 'U' || lpad(u::text, 2, '0'), 'BHXH cơ sở ' || u from generate_series(1, ${UNITS}) as u where $2::integer > 0`,
  `insert into commune select $1, lpad((10000 + c)::text, 5, '0'), 'Xã ' || c, 'xa', 'xa ' || c, '', 22 + c % 10 * 0.1, 103.5 + c / 10 * 0.1, 100, 12000 + c * 40
   from generate_series(1, $2::integer) as c`,
  `insert into unit_commune select $1, lpad((10000 + c)::text, 5, '0'), '2014-01-01', null, 'U' || lpad((c % ${UNITS} + 1)::text, 2, '0') from generate_series(1, $2::integer) as c`,
  `insert into organisation select $1, ${idOf('ffff', '$2::integer')}, 'Tổ chức dịch vụ', 'TC01'`,
  `insert into collector select $1, ${collector}, ${idOf('ffff', '$2::integer')}, 'U' || lpad(((k / ${COLLECTORS_OF_A_COMMUNE} + 1) % ${UNITS} + 1)::text, 2, '0'), 'NV' || k, 'Người thu ' || k, null, '2014-01-01', null, null
   from generate_series(0, $2::integer * ${COLLECTORS_OF_A_COMMUNE} - 1) as k`,
  `insert into collector_commune select $1, ${collector}, lpad((10001 + k / ${COLLECTORS_OF_A_COMMUNE})::text, 5, '0'), '2014-01-01', null
   from generate_series(0, $2::integer * ${COLLECTORS_OF_A_COMMUNE} - 1) as k`,
];

const plan = idOf('dada', '1');
const planSql = [
  `insert into plan select $1, ${plan}, 2025`,
  `insert into plan_version select $1, ${plan}, 1, 'Kế hoạch năm', 'Giám đốc', '01/QĐ', '2025-01-02', null, '2025-01-01', '2025-01-02T03:00:00Z', '{}', ${plan}, ${plan}`,
  `with parts as (select commune, unit, 700 + substr(commune, 4)::integer as people from unit_commune where province = $1)
   insert into target select $1, ${plan}, 1, 'voluntary', level, code, code, people / 2, people - people / 2, people, null, null, null, unit, commune from (
     select 'commune' as level, commune as code, people::integer, unit, commune from parts
     union all select 'unit', unit, sum(people / 2 + (people - people / 2))::integer, unit, null from parts group by unit
     union all select 'province', $1, sum(people)::integer, null, null from parts) as t`,
];

/**
 * People from one number to another: each joins in a month of the years (more in December, fewer around the New Year), pays by a term (most once a year, as in the demonstration), renews so many
 * times or until today, and stops or is ahead. $1 province, $2 communes, $3 and $4 numbers, $5 the first month, $6 months, $7 streams.
 */
const participationSql = `
with drawn as materialized (
  select n, ('x' || substr(md5(n || '/' || $1), 1, 8))::bit(32)::bigint as h, ('x' || substr(md5($1 || '-' || n), 1, 8))::bit(32)::bigint as g from generate_series($3::integer, $4::integer) as n
), termed as (
  select n, h, g, case when g % 20 = 0 then 1 when g % 20 < 4 then 2 when g % 20 < 9 then 3 else 4 end as t from drawn
), people as materialized (
  select n, 1 + h % $2 as commune, (array['monthly', 'quarterly', 'half-yearly', 'yearly'])[t] as term, (array[1, 3, 6, 12])[t] as months, (array[1, 3, 4, 7])[t] as deadline,
    $5::integer + (case when h / 128 % 8 = 0 then (h / 1024 % $6 / 12 * 12 + 11) % $6 else h / 1024 % $6 end)::integer as start, (case when g / 8 % 5 = 0 then g / 64 % 3 else ${COVERS_MAX} - 1 end) as renewals
  from termed
), covers as materialized (
  select p.*, j, start + j * months as begins, start + (j + 1) * months as ends,
    j < least(renewals, (${2025 * 12 + 10} - start) / months) as renewed
  from people p cross join lateral generate_series(0, least(renewals, (${2025 * 12 + 10} - start) / months)) as j
)
insert into participation_delta (province, stream, seq, line, person, product, day, delta, kind, support_group, commune, unit, collector, known_at, term, paid_through)
select $1, 'collector/s' || n % $7, n / $7 * ${COVERS_MAX} + j + 1, line, ${idOf('aaaa', 'n')}, 'voluntary', make_date((day / 12)::integer, (day % 12 + 1)::integer, 1), delta, kind, 'other', lpad((10000 + commune)::text, 5, '0'),
  'U' || lpad((commune % ${UNITS} + 1)::text, 2, '0'), ${idOf('eeee', `(commune - 1) * ${COLLECTORS_OF_A_COMMUNE} + n % ${COLLECTORS_OF_A_COMMUNE}`)}, make_timestamptz((known / 12)::integer, (known % 12 + 1)::integer, 1 + (n % 27)::integer, 3, 0, 0), term, (ends - 1)::integer
from covers cross join lateral (values
  (1, begins, begins, 1, case when j = 0 then 'first' else 'continuing' end, true),
  (2, ends + deadline, begins, -1, 'stopped', true),
  (3, ends + deadline, ends, 1, 'stopped', renewed),
  (4, ends, ends, -1, 'renewed', renewed)
) as t (line, day, known, delta, kind, there) where there`;

/**
 * Founds a province and fills its books with people who joined over the years up to November 2025; they are to be counted afterwards.
 * @param {any} client
 * @param {{ province: string, communes: number, people: number, years: number }} size
 */
export async function fillProvince(client, { province, communes, people, years }) {
  await client.query(`set session_replication_role = replica; set statement_timeout = 0`);
  for (const sql of placesSql) {
    await client.query(sql, sql.includes('$2') ? [province, communes] : [province]);
  }
  for (const sql of planSql) await client.query(sql, [province]);
  // Few and long, so that the sums are made a piece at a time.
  const streams = Math.ceil(people / PEOPLE_OF_A_STREAM);
  const months = years * 12 - 1;
  const first = 2025 * 12 + 11 - months;
  for (let from = 1; from <= people; from += peopleInSlice) {
    const to = Math.min(people, from + peopleInSlice - 1);
    await client.query(participationSql, [province, communes, from, to, first, months, streams]);
  }
  process.stderr.write(`  ${province}: ${people} people (load ${loadavg()[0]?.toFixed(1)})\n`);
}

/**
 * Ends the streams of a province whose books were filled, and counts what stands in them.
 * @param {any} client
 * @param {string} province
 * @returns {Promise<{ deltas: number, headCount: number }>}
 */
export async function countProvince(client, province) {
  await client.query(
    `insert into journal_head select province, stream, max(seq), sha256('x') from participation_delta where province = $1 group by province, stream`,
    [province],
  );
  const { rows } = await client.query(
    `select count(*)::integer as deltas, (sum(delta) filter (where day <= '2025-11-30'))::integer as people from participation_delta where province = $1`,
    [province],
  );
  return { deltas: rows[0].deltas, headCount: rows[0].people };
}
