import type { CollectorId, CommuneCode, UnitCode } from '@diemtua/domain/ids';
import {
  readEthnicity,
  type Consent,
  type EthnicityCode,
  type Household,
  type Person,
  type Relation,
  type Sex,
} from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Chance } from '../chance.ts';
import { dayLater, idAt, momentOf } from './ids.ts';
import { landOf, type Land } from './lands.ts';
import type { CommuneFacts, NameParts } from './read.ts';
import { BOOKS_BEGIN } from './scale.ts';

/** How people live where a unit works: whose home it is, and how many households are poor, of a hundred. */
interface Living {
  readonly peoples: Readonly<Record<string, number>>;
  readonly poor: number;
  readonly nearPoor: number;
}

const lands: Readonly<Record<Land, Living>> = {
  town: { peoples: { Kinh: 78, Tày: 9, Giáy: 4, Dao: 4, Mông: 3, Nùng: 2 }, poor: 1, nearPoor: 2 },
  valley: { peoples: { Kinh: 40, Tày: 25, Dao: 18, Nùng: 6, Mông: 6, Thái: 3, Giáy: 2 }, poor: 7, nearPoor: 9 },
  highland: { peoples: { Mông: 55, Dao: 20, Kinh: 10, Giáy: 5, Tày: 4, Thái: 4, Nùng: 2 }, poor: 25, nearPoor: 14 },
};

const languages: Readonly<Record<string, Consent['language']>> = {
  '08': 'hmn',
  '09': 'dao',
  '02': 'tay',
  '07': 'nung',
  '03': 'thai',
  '25': 'giay',
};

/** A household with its people, of whom some take part. */
export interface Family {
  readonly household: Household;
  readonly people: readonly Person[];
  /** Adults who may take part: their places among the people. */
  readonly adults: readonly number[];
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly collector: CollectorId;
}

/** Where a family lives, and who comes to see it. */
export interface Home {
  readonly commune: CommuneFacts;
  readonly collector: CollectorId;
}

/** Born in a year of this century or the last: the digit of a personal number that says so, with the sex. */
const centuryDigit = (year: number, sex: Sex): number => (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);

/** Makes families of one people after another, each from its own chance. */
export class Families {
  private readonly names: ReadonlyMap<string, NameParts>;
  private readonly codes = new Map<string, EthnicityCode>();

  constructor(names: readonly NameParts[]) {
    this.names = new Map(names.map((parts) => [parts.group, parts]));
  }

  /** Makes a family. */
  make(home: Home, chance: Chance): Family {
    const { commune, collector } = home;
    const land = lands[landOf(commune)];
    const group = chance.weighted(Object.entries(land.peoples));
    const size = chance.weighted([
      [1, 10],
      [2, 22],
      [3, 24],
      [4, 26],
      [5, 18],
    ]);
    const hamlet = `${commune.kind === 'phuong' ? 'Tổ' : commune.unit === 'SAPA' ? 'Bản' : 'Thôn'} ${chance.whole(1, 12)}`;
    const ms = momentOf(BOOKS_BEGIN, chance.whole(0, 400));
    const parts = this.names.get(group);
    if (!parts) throw new Error(`no names of ${group}`);
    const family = chance.pick(parts.family);
    const headAge = chance.whole(24, 62);
    const roles: readonly (readonly [Relation, number, Sex])[] = [
      ['head', headAge, chance.percent(70) ? 'male' : 'female'],
      ['spouse', headAge + chance.whole(-5, 3), 'female'],
      ['child', headAge - chance.whole(19, 26), chance.percent(50) ? 'male' : 'female'],
      ['child', headAge - chance.whole(21, 30), chance.percent(50) ? 'male' : 'female'],
      ['parent', headAge + chance.whole(19, 27), chance.percent(40) ? 'male' : 'female'],
    ];
    const [head, ...others] = roles;
    const chosen = [head, ...others.filter((_, index) => index < size - 1)].filter((role) => role !== undefined);
    // The second of a couple is of the other sex, and keeps her or his own family's name.
    const people = chosen.map(([relation, age, sex], index) =>
      this.person(
        { parts, family: relation === 'spouse' || relation === 'parent' ? chance.pick(parts.family) : family },
        relation === 'spouse' && head?.[2] === 'female' ? 'male' : sex,
        Math.min(Math.max(age, 1), 88),
        { home, hamlet, ms: ms + index, collector },
        chance,
      ),
    );
    const [first] = people;
    if (!first) throw new Error('bug: a family without people');
    const household: Household = {
      id: idAt<'household'>(ms, chance),
      code: chance.percent(70) ? `0013${chance.digits(6)}` : null,
      head: first.id,
      commune: commune.code,
      hamlet,
      members: people.map(({ id }, index) => ({
        person: id,
        relation: chosen[index]?.[0] ?? 'other',
        from: '2020-01-01' as PlainDate,
        to: null,
      })),
      classes: classesOf(land, chance),
    };
    const adults = chosen.flatMap(([, age], index) => (age >= 17 && age <= 62 ? [index] : []));
    return { household, people, adults, commune: commune.code, unit: commune.unit, collector };
  }

  private person(
    { parts, family }: { readonly parts: NameParts; readonly family: string },
    sex: Sex,
    age: number,
    at: { readonly home: Home; readonly hamlet: string; readonly ms: number; readonly collector: CollectorId },
    chance: Chance,
  ): Person {
    const { commune } = at.home;
    const mid = chance.pick(sex === 'male' ? parts.male_mid : parts.female_mid);
    const given = chance.pick(sex === 'male' ? parts.male : parts.female);
    const year = 2025 - age;
    const land = landOf(commune);
    const yearOnly = chance.percent(land === 'highland' && age > 35 ? 28 : 3);
    const ethnicity = this.codeOf(parts.group);
    const phone = (): string => `${chance.pick(['030', '071'])}${chance.digits(7)}`;
    const phones = age < 14 || chance.percent(land === 'highland' ? 22 : 6) ? [] : [phone()];
    return {
      id: idAt<'person'>(at.ms, chance),
      insuranceNumber: chance.percent(62) ? `00${chance.digits(8)}` : null,
      personalNumber: chance.percent(land === 'highland' ? 84 : 96)
        ? `013${centuryDigit(year, sex)}${String(year % 100).padStart(2, '0')}${chance.digits(6)}`
        : null,
      name: [family, mid, given].join(' '),
      birth: yearOnly
        ? { precision: 'year', year }
        : {
            precision: 'day',
            date: `${year}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}` as PlainDate,
          },
      sex,
      ethnicity,
      nationality: 'VN',
      phones,
      // Who has no phone is reached through a child or a neighbour.
      contact:
        phones.length === 0 && age >= 14
          ? {
              name: `${family} ${chance.pick(parts.male_mid)} ${chance.pick(parts.male)}`,
              phone: phone(),
              relation: chance.pick(['con trai', 'con gái', 'hàng xóm', 'trưởng bản']),
            }
          : null,
      commune: commune.code,
      hamlet: at.hamlet,
      address: null,
      consent: chance.percent(88)
        ? {
            on: dayLater(BOOKS_BEGIN, chance.whole(-200, 0)),
            how: chance.pick(['paper', 'spoken', 'screen'] as const),
            language: languages[ethnicity] && chance.percent(60) ? (languages[ethnicity] ?? 'vi') : 'vi',
            by: at.collector,
          }
        : null,
      privateNote: null,
    };
  }

  private codeOf(group: string): EthnicityCode {
    const known = this.codes.get(group) ?? readEthnicity(group);
    if (known === null) throw new Error(`no code of ${group}`);
    this.codes.set(group, known);
    return known;
  }
}

/** The classes of a household: decided each December for the year that follows. */
function classesOf({ poor, nearPoor }: Living, chance: Chance): Household['classes'] {
  const draw = chance.next() * 100;
  const first = draw < poor ? 'poor' : draw < poor + nearPoor ? 'near-poor' : null;
  if (first === null) return [];
  // Some leave poverty from one year to the next.
  const second = chance.percent(75) ? first : first === 'poor' ? 'near-poor' : null;
  const year = (of: 'poor' | 'near-poor', at: number): Household['classes'][number] => ({
    class: of,
    from: `${at}-01-01` as PlainDate,
    to: `${at}-12-31` as PlainDate,
    decisionNumber: `${chance.whole(11, 99)}/QĐ-UBND`,
    decidedOn: `${at - 1}-12-${chance.whole(15, 28)}` as PlainDate,
  });
  return [year(first, 2024), ...(second === null ? [] : [year(second, 2025)])];
}
