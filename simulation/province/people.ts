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
import type { Land } from './lands.ts';
import type { Place } from './places.ts';
import type { NameParts } from './read.ts';

/** How people live on a land: whose home it is, and how many households are near-poor, of a hundred. */
interface Living {
  readonly peoples: Readonly<Record<string, number>>;
  readonly nearPoor: number;
}

const lands: Readonly<Record<Land, Living>> = {
  town: { peoples: { Kinh: 78, Tày: 9, Giáy: 4, Dao: 4, Mông: 3, Nùng: 2 }, nearPoor: 2 },
  valley: { peoples: { Kinh: 40, Tày: 25, Dao: 18, Nùng: 6, Mông: 6, Thái: 3, Giáy: 2 }, nearPoor: 9 },
  highland: { peoples: { Mông: 55, Dao: 20, Kinh: 10, Giáy: 5, Tày: 4, Thái: 4, Nùng: 2 }, nearPoor: 14 },
};

/** Of a hundred people of a land, how many are Kinh; all others are of a minority. */
export const majorityPercentOf = (land: Land): number => lands[land].peoples['Kinh'] ?? 0;

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

/** Where a family lives, who comes to see it, and since when the books may know it. */
export interface Home {
  readonly place: Place;
  readonly collector: CollectorId;
  readonly since: PlainDate;
  /** Adults who take part: the first of the family. */
  readonly members: number;
  /** Where all of a family is shown; else hardly more than those who take part are in the registry. */
  readonly isShown: boolean;
}

/** Born in a year of this century or the last: the digit of a personal number that says so, with the sex. */
const centuryDigit = (year: number, sex: Sex): number => (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);

/** Ages at which somebody may take part in the demonstration. */
const firstAdultAge = 17;
const lastAdultAge = 62;

/** Makes families of one people after another, each from its own chance. */
export class Families {
  private readonly names: ReadonlyMap<string, NameParts>;
  private readonly codes = new Map<string, EthnicityCode>();

  constructor(names: readonly NameParts[]) {
    this.names = new Map(names.map((parts) => [parts.group, parts]));
  }

  /** Makes a family. */
  make(home: Home, chance: Chance): Family {
    const { place, collector, since, members, isShown } = home;
    const commune = place.facts;
    const land = lands[place.land];
    const group = chance.weighted(Object.entries(land.peoples));
    const size = isShown
      ? Math.max(
          members,
          chance.weighted([
            [1, 10],
            [2, 22],
            [3, 24],
            [4, 26],
            [5, 18],
          ]),
        )
      : members + (chance.percent(beyondPercent) ? 1 : 0);
    const hamlet = `${commune.kind === 'phuong' ? 'Tổ' : commune.unit === 'SAPA' ? 'Bản' : 'Thôn'} ${chance.whole(1, 12)}`;
    const ms = momentOf(since, 60) - chance.whole(0, 40) * 60_000;
    const parts = this.names.get(group);
    if (!parts) throw new Error(`no names of ${group}`);
    const family = chance.pick(parts.family);
    const headAge = chance.whole(26, 60);
    const roles: readonly (readonly [Relation, number, Sex])[] = [
      ['head', headAge, chance.percent(70) ? 'male' : 'female'],
      ['spouse', Math.min(headAge + chance.whole(-5, 3), lastAdultAge), 'female'],
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
        from: '2015-01-01' as PlainDate,
        to: null,
      })),
      classes: classesOf(place.poorPercent, land.nearPoor, chance),
    };
    const adults = chosen.flatMap(([, age], index) => (age >= firstAdultAge && age <= lastAdultAge ? [index] : []));
    return { household, people, adults, commune: commune.code, unit: commune.unit, collector };
  }

  private person(
    { parts, family }: { readonly parts: NameParts; readonly family: string },
    sex: Sex,
    age: number,
    at: { readonly home: Home; readonly hamlet: string; readonly ms: number; readonly collector: CollectorId },
    chance: Chance,
  ): Person {
    const { place, since } = at.home;
    const { land, facts: commune } = place;
    const mid = chance.pick(sex === 'male' ? parts.male_mid : parts.female_mid);
    const given = chance.pick(sex === 'male' ? parts.male : parts.female);
    const year = 2025 - age;
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
            on: dayLater(since, chance.whole(-20, 0)),
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

/** Of a hundred households where nobody but who takes part is needed, how many have one more in the registry. */
const beyondPercent = 12;
/** Fewer are poor than were at the beginning. */
const poorThen = 1.7;

/** The classes of a household: as it was while the books were young, and decided each December for the last two years. */
function classesOf(poorPercent: number, nearPoor: number, chance: Chance): Household['classes'] {
  const draw = chance.next() * 100;
  const classOf = (poor: number): 'poor' | 'near-poor' | null =>
    draw < poor ? 'poor' : draw < poor + nearPoor ? 'near-poor' : null;
  const decided = (of: 'poor' | 'near-poor' | null, from: number, to: number): Household['classes'] =>
    of === null
      ? []
      : [
          {
            class: of,
            from: `${from}-01-01` as PlainDate,
            to: `${to}-12-31` as PlainDate,
            decisionNumber: `${chance.whole(11, 99)}/QĐ-UBND`,
            decidedOn: `${from - 1}-12-${chance.whole(15, 28)}` as PlainDate,
          },
        ];
  return [
    ...decided(classOf(poorPercent * poorThen), 2017, 2023),
    ...decided(classOf(poorPercent * 1.1), 2024, 2024),
    ...decided(classOf(poorPercent), 2025, 2025),
  ];
}
