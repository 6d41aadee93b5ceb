import { streamOf } from '@diemtua/domain/ledger';
import type { CommuneCode, UnitCode, UserId } from '@diemtua/domain/ids';
import type { Leader } from '@diemtua/domain/plan';
import { parseMonth, type Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Message } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { madeUpName, PROVINCE } from './found.ts';
import { idAt, momentOf } from './ids.ts';
import { takesPart } from './lives.ts';
import type { Land } from './lands.ts';
import type { Drawn } from './monthly.ts';
import { majorityPercentOf } from './people.ts';
import type { Place } from './places.ts';
import { targetsOf } from './plan.ts';
import type { Facts } from './read.ts';
import { IN_DEPTH, type Scale } from './scale.ts';
import { headOf } from './users.ts';

const decidedOn = '2025-01-15' as PlainDate;
const minute = 9 * 60;
const minuteMs = 60_000;
/** Who takes part when the year begins continues. */
const yearBegins = parseMonth('2024-12') as Month;

interface Numbers {
  readonly new: number;
  readonly continuing: number;
  readonly total: number;
}

const target = (place: object, { new: fresh, continuing, total }: Numbers, leader: Leader) => ({
  place,
  product: 'voluntary',
  new: fresh,
  continuing,
  total,
  leader,
});

/** A whole number in whole parts by weights: what is left over goes to the greatest remainders. */
function divide(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (whole * weight) / sum));
  const parts = exact.map(Math.floor);
  const order = exact.map((value, index) => [value - Math.floor(value), index] as const).toSorted(([a], [b]) => b - a);
  let left = whole - parts.reduce((all, part) => all + part, 0);
  for (const [, index] of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

const added = (all: readonly Numbers[]): Numbers => ({
  new: all.reduce((sum, each) => sum + each.new, 0),
  continuing: all.reduce((sum, each) => sum + each.continuing, 0),
  total: all.reduce((sum, each) => sum + each.total, 0),
});

/**
 * The plan of 2025, told by the province: the targets of the two former provinces, divided among units by their people (assumed: see `plan.ts`) and in each unit among its communes by theirs. In a smaller
 * demonstration it is smaller by as much. Somebody answers for each target: whoever heads the office where the demonstration has one, else a name that is made up.
 */
export function planMessages(facts: Facts, { places, lives }: Drawn, scale: Scale, user: UserId): readonly Message[] {
  const chance = Chance.of(scale.seed, 'plan');
  const at = momentOf(decidedOn, minute);
  const plan = idAt<'plan'>(at, chance);
  const continuingIn = new Map<CommuneCode, number>();
  for (const life of lives) {
    const code = places[life.place]?.code;
    if (code && takesPart(life, yearBegins)) continuingIn.set(code, (continuingIn.get(code) ?? 0) + life.members);
  }
  const told = targetsOf(facts);
  const leaders = Chance.of(scale.seed, 'leaders');
  const leader = (office: string, name: string | null = null): Leader => ({
    name: name ?? madeUpName(facts.names, leaders),
    office: `${office} (trình diễn)`,
    user: null,
  });
  const units = facts.units.map(({ code, name }) => {
    const share = code === IN_DEPTH ? scale.shareInDepth : scale.share;
    const total = Math.round((told.get(code) ?? 0) * share);
    const communes = facts.communes.filter(({ unit }) => unit === code);
    const totals = divide(
      total,
      communes.map(({ people }) => people),
    );
    const parts = communes.map((commune, index) => {
      const all = totals[index] ?? 0;
      const continuing = Math.min(all, continuingIn.get(commune.code) ?? 0);
      const heads = leader(`Chủ tịch UBND ${commune.kind === 'phuong' ? 'phường' : 'xã'} ${commune.name}`);
      return { code: commune.code, numbers: { new: all - continuing, continuing, total: all }, leader: heads };
    });
    const heads = leader(`Giám đốc ${name}`, headOf(code));
    return { code, parts, numbers: added(parts.map(({ numbers }) => numbers)), leader: heads };
  });
  const province = { level: 'province', province: PROVINCE };
  const unit = (code: UnitCode) => ({ level: 'unit', unit: code });
  const contents = [
    {
      kind: 'draft-plan',
      plan,
      year: 2025,
      reason:
        'Kế hoạch 2025 của hai tỉnh cũ: Lào Cai 31.592, Yên Bái 46.683; chia cho đơn vị và xã theo số dân (giả định)',
      targets: [
        target(province, added(units.map(({ numbers }) => numbers)), leader('Giám đốc BHXH tỉnh', headOf('province'))),
      ],
    },
    {
      kind: 'cascade-plan',
      plan,
      version: 1,
      product: 'voluntary',
      of: province,
      method: 'by-hand',
      parts: units.map(({ code, numbers, leader: heads }) => target(unit(code), numbers, heads)),
    },
    ...units.map(({ code, parts }) => ({
      kind: 'cascade-plan',
      plan,
      version: 1,
      product: 'voluntary',
      of: unit(code),
      method: 'by-hand',
      parts: parts.map((part) => target({ level: 'commune', commune: part.code }, part.numbers, part.leader)),
    })),
    {
      kind: 'decide-plan',
      plan,
      version: 1,
      decision: { by: 'BHXH tỉnh (giả định)', documentNumber: 'TD-2025', on: decidedOn, file: null },
      from: '2025-01-01',
    },
  ];
  return contents.map((content, index) => fromProvince(content, at + index, user, chance, at + index * minuteMs));
}

/** What the province's own office tells. */
export const fromProvince = (content: object, madeAt: number, user: UserId, chance: Chance, now = madeAt): Message => ({
  sender: {
    province: PROVINCE,
    user,
    unit: IN_DEPTH as UnitCode,
    collector: null,
    device: null,
    stream: streamOf('province', PROVINCE),
  },
  text: {
    id: idAt<'command'>(madeAt, chance),
    madeAt: new Date(madeAt).toISOString(),
    ...content,
  } as unknown as Message['text'],
  now,
});

const countedOn = '2025-09-30' as PlainDate;
const countToldOn = '2025-10-06' as PlainDate;
const countSource = 'Số tổng hợp của tỉnh trình diễn, không có thật';
/** Beyond so many km from its centre a hamlet of the demonstration is far. */
const farKm = 5;
/** The registry writes hamlets 1 to 12: a commune has no fewer. */
const hamletsLeast = 12;
const peoplePerHamlet: Readonly<Record<Land, number>> = { town: 1100, valley: 620, highland: 480 };
/** How many of a hundred hamlets beyond the distance are there, beside as many as its width alone would say: in valleys and towns people live near the road. */
const spreadPercent: Readonly<Record<Land, number>> = { town: 8, valley: 35, highland: 90 };
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Facts of a commune: its hamlets by its people, far ones where it is steep and wide, the poor as in its former district, minorities as its land has them. */
function areaOf({ facts, code, land, poorPercent }: Place, seed: number): object {
  const chance = Chance.of(seed, `area/${code}`);
  const hamlets = Math.max(hamletsLeast, Math.round((facts.people / peoplePerHamlet[land]) * chance.near(0.12)));
  // Of a round commune the part of its ground that is further from the centre.
  const beyond = Math.max(0, 1 - (Math.PI * farKm ** 2) / facts.areaKm2);
  const far = Math.min(hamlets, Math.round(hamlets * beyond * (spreadPercent[land] / 100) * chance.near(0.25)));
  const poor = poorPercent * (land === 'town' ? 0.6 : 1) * chance.near(0.2);
  return {
    commune: code,
    hamlets,
    far: { hamlets: far, beyondKm: farKm },
    poorPercent: tenth(Math.min(95, poor)),
    minorityPercent: tenth(Math.max(1, Math.min(99.5, 100 - majorityPercentOf(land) * chance.near(0.2)))),
  };
}

/** The facts of all communes, told by the province as of one day; all of them are made up, and their source says so. */
export function areaMessages({ places }: Drawn, { seed }: Scale, user: UserId): readonly Message[] {
  const chance = Chance.of(seed, 'areas');
  const areas = places.map((place) => areaOf(place, seed));
  const content = { kind: 'tell-areas', on: countedOn, source: countSource, areas };
  return [fromProvince(content, momentOf(countToldOn, minute), user, chance)];
}
