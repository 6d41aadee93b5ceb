import type { CommuneCode, PersonId } from '../ids/index.ts';
import { makeId } from '../ids/index.ts';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Compared } from './duplicates.ts';
import type { EthnicityCode } from './ethnicity.ts';
import { nameKey } from './name-keys.ts';
import { cleanName, type Person } from './person.ts';

/** Chance that begins the same way each time: the numbers of a test can be told exactly. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Chance = () => number;

const oneOf = <T>(chance: Chance, row: readonly [T, ...T[]]): T => row[Math.floor(chance() * row.length)] ?? row[0];
const upTo = (chance: Chance, most: number): number => Math.floor(chance() * most);
const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => String(upTo(chance, 10))).join('');

interface NameParts {
  readonly ethnicity: EthnicityCode;
  readonly family: readonly [string, ...string[]];
  readonly middle: readonly [string, ...string[]];
  readonly given: readonly [string, ...string[]];
}

/** Invented name parts: they fit the peoples of the province and belong to nobody. */
const men: readonly [NameParts, ...NameParts[]] = [
  {
    ethnicity: '01',
    family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'],
    middle: ['Văn', 'Đức', 'Quang', 'Minh', 'Xuân'],
    given: ['Hùng', 'Dũng', 'Tuấn', 'Sơn', 'Nam', 'Long', 'Hải', 'Thành'],
  },
  {
    ethnicity: '08',
    family: ['Giàng', 'Vàng', 'Sùng', 'Thào', 'Lù', 'Hạng', 'Cư', 'Má'],
    middle: ['A', 'Seo'],
    given: ['Páo', 'Chư', 'Sủ', 'Dế', 'Tủa', 'Lử', 'Sình', 'Vảng', 'Pao'],
  },
  {
    ethnicity: '02',
    family: ['Hoàng', 'Nông', 'Lương', 'Ma', 'Hà', 'Hứa'],
    middle: ['Văn', 'Đình'],
    given: ['Thuận', 'Toản', 'Kiên', 'Tình', 'Lịch'],
  },
];
const women: readonly [NameParts, ...NameParts[]] = [
  {
    ethnicity: '01',
    family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'],
    middle: ['Thị', 'Thu', 'Ngọc', 'Thanh', 'Hồng'],
    given: ['Hoa', 'Lan', 'Hương', 'Mai', 'Hạnh', 'Thảo', 'Yến', 'Nga'],
  },
  {
    ethnicity: '08',
    family: ['Giàng', 'Vàng', 'Sùng', 'Thào', 'Lù', 'Hạng', 'Cư', 'Má'],
    middle: ['Thị', 'Seo'],
    given: ['Mỷ', 'Dở', 'Sáy', 'Chư', 'Máy', 'Pàng', 'Sua', 'Vừ', 'Dinh'],
  },
  {
    ethnicity: '09',
    family: ['Triệu', 'Bàn', 'Đặng', 'Phùng', 'Lý', 'Tẩn', 'Chảo'],
    middle: ['Thị', 'Mùi', 'Tả'],
    given: ['Mẩy', 'Pham', 'Lai', 'Nái', 'Liều', 'Chiệp'],
  },
];

const communes = ['02647', '02671', '02680', '02683'] as const;
const hamlets = ['Bản Phố', 'Nậm Cang', 'Tả Van', 'Thôn 3', 'Tổ 12'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** The id of the place that a person has in a test. */
export const idAt = (place: number): PersonId =>
  makeId(
    1_763_424_000_000 + place,
    Uint8Array.from({ length: 10 }, (_, index) => (place >> (index * 3)) & 0xff),
  );

/** A synthetic person of the province. */
export function drawPerson(chance: Chance, place: number): Person {
  const sex = chance() < 0.5 ? 'male' : 'female';
  const parts = oneOf(chance, sex === 'male' ? men : women);
  const [year, month, day] = [1955 + upTo(chance, 50), 1 + upTo(chance, 12), 1 + upTo(chance, 28)];
  const known = chance();
  const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
  return {
    id: idAt(place),
    insuranceNumber: chance() < 0.7 ? digits(chance, 10) : null,
    personalNumber: chance() < 0.6 ? `010${century}${two(year % 100)}${digits(chance, 6)}` : null,
    name: [parts.family, parts.middle, parts.given].map((row) => oneOf(chance, row)).join(' '),
    birth:
      known < 0.75
        ? { precision: 'day', date: `${year}-${two(month)}-${two(day)}` as PlainDate }
        : known < 0.8
          ? { precision: 'month', month: `${year}-${two(month)}` }
          : { precision: 'year', year },
    sex,
    ethnicity: parts.ethnicity,
    nationality: 'VN',
    phones: chance() < 0.7 ? [`09${digits(chance, 8)}`] : [],
    contact: null,
    commune: oneOf(chance, communes) as CommuneCode,
    hamlet: oneOf(chance, hamlets),
    address: null,
    consent: null,
    privateNote: null,
  };
}

/** What happens to a name on its way into a list. */
const nameErrors: readonly [(name: string, chance: Chance) => string, ...((name: string, chance: Chance) => string)[]] =
  [
    (name) => name,
    (name) => name,
    // Typed without accents.
    (name) => nameKey(name),
    (name) => name.toUpperCase(),
    // A letter too many, too few, another.
    (name, chance) => {
      const at = 1 + upTo(chance, name.length - 1);
      return oneOf(chance, [
        name.slice(0, at) + name.slice(at + 1),
        name.slice(0, at) + name.charAt(at - 1).toLowerCase() + name.slice(at),
        `${name.slice(0, at)}n${name.slice(at + 1)}`,
      ]);
    },
    // What one hears.
    (name) => name.replace('Gi', 'D').replace('Tr', 'Ch').replace('S', 'X').replaceAll('y', 'i').replace('ỷ', 'ỉ'),
    // The given name first.
    (name) => name.split(' ').toReversed().join(' '),
    // The middle name left out.
    (name) =>
      name
        .split(' ')
        .filter((_, place, all) => place === 0 || place === all.length - 1)
        .join(' '),
  ];

/** The same person once more, as another list has it: some fields missing, some wrong. */
export function drawAgain(chance: Chance, person: Person, place: number): Person {
  const { birth } = person;
  const error = chance();
  const again: Person['birth'] =
    birth.precision !== 'day' || error < 0.75
      ? birth
      : error < 0.85
        ? { precision: 'year', year: Number(birth.date.slice(0, 4)) }
        : error < 0.93 && Number(birth.date.slice(8)) <= 12
          ? {
              precision: 'day',
              date: `${birth.date.slice(0, 5)}${birth.date.slice(8)}-${birth.date.slice(5, 7)}` as PlainDate,
            }
          : { precision: 'day', date: `${birth.date.slice(0, 8)}${two(1 + upTo(chance, 28))}` as PlainDate };
  return {
    ...person,
    id: idAt(place),
    name: cleanName(oneOf(chance, nameErrors)(person.name, chance)),
    birth: again,
    insuranceNumber: chance() < 0.25 ? person.insuranceNumber : null,
    personalNumber: chance() < 0.25 ? person.personalNumber : null,
    phones: chance() < 0.6 ? person.phones : [],
    commune: chance() < 0.85 ? person.commune : (oneOf(chance, communes) as CommuneCode),
    hamlet: chance() < 0.7 ? person.hamlet : null,
  };
}

/** A brother or sister: the same family name, head, hamlet and often phone, but another given name, birth and numbers. */
export function drawSibling(chance: Chance, person: Person, place: number): Person {
  const other = drawPerson(chance, place);
  const [family = ''] = person.name.split(' ');
  return {
    ...other,
    name: [family, ...other.name.split(' ').slice(1)].join(' '),
    phones: chance() < 0.5 ? person.phones : other.phones,
    commune: person.commune,
    hamlet: person.hamlet,
  };
}

/** A record as it is compared, of a household that nobody leads. */
export const alone = (person: Person): Compared => ({ person, head: null });
