import type { CollectorId, CommuneCode, DeviceId, ProvinceCode, UnitCode, UserId } from '@diemtua/domain/ids';
import { streamOf } from '@diemtua/domain/ledger';
import { nameKey } from '@diemtua/domain/registry';
import type { Engine, Sender } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { idAt, momentOf } from './ids.ts';
import type { Place } from './places.ts';
import { agreedOn, pointsOf } from './points.ts';
import type { Facts, NameParts } from './read.ts';
import { BOOKS_BEGIN, type Scale } from './scale.ts';

export const PROVINCE = '15' as ProvinceCode;
/** Decision 19/2025: the communes of today. Before, the books know them by the same codes. */
const LINKED_SINCE = '2017-01-01';

/** A collector with the phone, the communes, and the receipts that are still in the book. */
export interface Collector {
  readonly id: CollectorId;
  readonly device: DeviceId;
  readonly code: string;
  readonly name: string;
  readonly unit: UnitCode;
  readonly communes: readonly CommuneCode[];
  readonly series: string;
}

/** The account of a unit. */
export interface UnitAccount {
  readonly id: string;
  readonly unit: UnitCode;
  readonly bin: string;
  readonly number: string;
  readonly holder: string;
}

/** A province without people. */
export interface Founded {
  readonly collectors: readonly Collector[];
  readonly accounts: readonly UnitAccount[];
  /** The receipt book of each unit's collectors: its id by its series. */
  readonly books: ReadonlyMap<string, string>;
}

/** A database, or one connection to it. */
export interface Asked {
  readonly pool: { readonly query: (sql: string, values: unknown[]) => Promise<unknown> };
}

/** Inserts rows given as objects: the columns are the names of their fields. */
export async function insertRows({ pool }: Asked, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await pool.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

const organisations = [
  { code: 'IL01', name: 'Bưu điện tỉnh Lào Cai', of: 3 },
  { code: 'IL02', name: 'Công ty Dịch vụ thu Tây Bắc (giả định)', of: 1 },
] as const;

const booksFrom = '2017-12-15';
const numbersInBook = 100_000;

/** Founds the province: its places, units, organisations, collectors, receipt books and accounts. */
export async function found(engine: Engine, facts: Facts, places: readonly Place[], scale: Scale): Promise<Founded> {
  const chance = Chance.of(scale.seed, 'found');
  const ms = momentOf(BOOKS_BEGIN, 0) - 15 * 86_400_000;
  const province = PROVINCE;
  await insertRows(engine, 'province', [{ code: province, name: 'Lào Cai' }]);
  await insertRows(
    engine,
    'unit',
    facts.units.map(({ code, name, provisional }) => ({ province, code, name, provisional })),
  );
  await insertRows(
    engine,
    'commune',
    facts.communes.map(({ code, name, kind, formerDistrict, lat, lon, areaKm2, people }) => ({
      province,
      code,
      name,
      kind,
      search: [name, ...facts.before.filter(({ commune }) => commune === code).map(({ oldName }) => oldName)]
        .map(nameKey)
        .join(' '),
      former_district: formerDistrict,
      lat,
      lon,
      area_km2: areaKm2,
      people_estimate: people,
    })),
  );
  await insertRows(
    engine,
    'commune_before',
    facts.before.map(({ oldCode, oldName, oldDistrict, commune }) => ({
      province,
      old_code: oldCode,
      commune,
      old_name: oldName,
      old_district: oldDistrict,
    })),
  );
  await insertRows(
    engine,
    'unit_commune',
    facts.communes.map(({ code, unit }) => ({
      province,
      commune: code,
      from_day: LINKED_SINCE,
      to_day: null,
      unit,
    })),
  );
  const companies = organisations.map((each) => ({ ...each, id: idAt<'organisation'>(ms, chance) }));
  await insertRows(
    engine,
    'organisation',
    companies.map(({ id, name, code }) => ({ province, id, name, code })),
  );
  const [post] = companies;
  if (post) await insertRows(engine, 'collecting_point', pointsOf(facts, province, post.id, scale.seed, ms));
  const agreeing = Chance.of(scale.seed, 'agreeing');
  const collectors = makeCollectors(facts, places, scale, chance, ms);
  await insertRows(
    engine,
    'collector',
    collectors.map(({ id, unit, code, name }) => ({
      province,
      id,
      organisation: chance.weighted(companies.map(({ id: company, of }) => [company, of] as const)),
      unit,
      code,
      name,
      phone: `030${chance.digits(7)}`,
      certified_from: `202${chance.whole(2, 4)}-0${chance.whole(1, 9)}-${chance.whole(10, 28)}`,
      // Certificates are for five years; a few end soon, and somebody has to see it.
      certified_to: chance.percent(8) ? `2025-12-${chance.whole(10, 31)}` : `202${chance.whole(7, 9)}-06-30`,
      left_on: null,
      // Most agreed that name and work phone are open to all; who did not is shown to nobody.
      public_agreed_on: agreedOn(agreeing),
    })),
  );
  await insertRows(
    engine,
    'collector_commune',
    collectors.flatMap(({ id, communes }) =>
      communes.map((commune) => ({ province, collector: id, commune, from_day: LINKED_SINCE, to_day: null })),
    ),
  );
  const nobody = idAt<'user'>(ms, chance);
  const book = (series: string, unit: string, numbers: number) => ({
    province,
    id: idAt<'book'>(ms, chance),
    series,
    from_number: 1,
    to_number: numbers,
    unit,
    issued_on: booksFrom,
    issued_by: nobody,
  });
  const books = facts.units.map(({ code }, index) => book(seriesOf(index), code, numbersInBook));
  const desks = facts.units.map(({ code }, index) => book(seriesOf(index).replace('BL', 'VP'), code, numbersInBook));
  await insertRows(engine, 'receipt_book', [...books, ...desks]);
  const accounts = facts.units.map(({ code, name }, index): UnitAccount => ({
    id: idAt(ms, chance),
    unit: code,
    bin: '970405',
    number: `9999${String(index + 1).padStart(2, '0')}0000001`,
    holder: name.toUpperCase(),
  }));
  await insertRows(
    engine,
    'bank_account',
    accounts.map((account) => ({ province, ...account })),
  );
  return { collectors, accounts, books: new Map(books.map(({ series, id }) => [series, id])) };
}

const seriesOf = (unit: number): string => `BL${String(unit + 1).padStart(2, '0')}`;

/** Of all collectors, at least so many: each unit has some. */
const leastCollectors = 0.12;

/**
 * Collectors of every unit, as many as work in its communes; in a smaller demonstration some see to several communes. Each commune has somebody.
 */
function makeCollectors(
  { units, names }: Facts,
  places: readonly Place[],
  { share }: Scale,
  chance: Chance,
  ms: number,
): Collector[] {
  return units.flatMap(({ code: unit }, index) => {
    const own = places.filter((place) => place.unit === unit);
    const posts = own.flatMap((place) => Array.from({ length: place.collectors }, () => place.code));
    const count = Math.max(2, Math.round(posts.length * Math.max(share, leastCollectors)));
    return Array.from({ length: count }, (_, nth): Collector => {
      // Posts lie one after the other; each collector has a stretch of them.
      const from = Math.floor((nth * posts.length) / count);
      const to = Math.max(from + 1, Math.floor(((nth + 1) * posts.length) / count));
      return {
        id: idAt<'collector'>(ms, chance),
        device: idAt<'device'>(ms, chance),
        code: `${seriesOf(index).replace('BL', 'NV')}${String(nth + 1).padStart(2, '0')}`,
        name: madeUpName(names, chance),
        unit,
        communes: [...new Set(posts.slice(from, to))],
        series: seriesOf(index),
      };
    });
  });
}

/** A name that nobody was asked for. */
export function madeUpName(names: readonly NameParts[], chance: Chance): string {
  const parts = chance.weighted(names.map((each) => [each, each.weight] as const));
  const woman = chance.percent(70);
  return [
    chance.pick(parts.family),
    chance.pick(woman ? parts.female_mid : parts.male_mid),
    chance.pick(woman ? parts.female : parts.male),
  ].join(' ');
}

/** A collector as who tells. */
export const senderOf = ({ id, device, unit }: Collector, user: UserId): Sender => ({
  province: PROVINCE,
  user,
  unit,
  collector: id,
  device,
  stream: streamOf('collector', id),
});

/** A unit's office as who tells. */
export const officeOf = (unit: UnitCode, user: UserId): Sender => ({
  province: PROVINCE,
  user,
  unit,
  collector: null,
  device: null,
  stream: streamOf('unit', unit),
});
