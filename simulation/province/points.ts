import type { OrganisationId } from '@diemtua/domain/ids';
import { Chance } from '../chance.ts';
import { idAt } from './ids.ts';
import type { Facts } from './read.ts';

/** So many of a hundred collectors agreed that name and work phone are open to all. */
const AGREED_PERCENT = 70;
const AGREED_ON = '2025-07-01';

/** On which day a collector agreed to be shown; null: never. */
export const agreedOn = (chance: Chance): string | null => (chance.percent(AGREED_PERCENT) ? AGREED_ON : null);

const workdays = [1, 2, 3, 4, 5];
/** Hours as counters have them: all day, or the mornings of market days. Invented, like all here. */
const hoursOfTown = [
  { days: workdays, from: '07:30', to: '11:30' },
  { days: workdays, from: '13:30', to: '17:00' },
  { days: [6], from: '07:30', to: '11:30' },
];
const hoursOfCommune = [
  { days: workdays, from: '07:30', to: '11:00' },
  { days: workdays, from: '14:00', to: '16:30' },
];

/** One more counter, in some communes: on a market's morning. */
const marketPercent = 40;

/**
 * The collecting points of the demonstration, as rows of their table: a counter in each commune, in some a second one on market days. Each is marked as made up;
 * the phones begin with 030, which no network has.
 * @param post the organisation with counters everywhere
 */
export function pointsOf(
  { communes }: Facts,
  province: string,
  post: OrganisationId,
  seed: number,
  ms: number,
): readonly object[] {
  const chance = Chance.of(seed, 'points');
  return communes.flatMap(({ code, name, kind, lat, lon }) => {
    const point = (told: object) => ({
      province,
      id: idAt<'point'>(ms, chance),
      organisation: post,
      commune: code,
      phone: `030${chance.digits(7)}`,
      from_day: AGREED_ON,
      to_day: null,
      made_up: true,
      version: 1,
      ...told,
    });
    const near = (degrees: number): number => Math.round((degrees + (chance.next() - 0.5) / 50) * 10_000) / 10_000;
    const counter = point({
      name: `Bưu điện văn hóa ${kind === 'phuong' ? 'phường' : 'xã'} ${name}`,
      address: 'Cạnh Ủy ban nhân dân',
      lat: near(lat),
      lon: near(lon),
      hours: kind === 'phuong' ? hoursOfTown : hoursOfCommune,
    });
    if (!chance.percent(marketPercent)) return [counter];
    const market = chance.whole(6, 7);
    return [
      counter,
      point({
        name: `Bàn thu ở chợ ${name}`,
        address: 'Trong chợ, cổng chính',
        lat: null,
        lon: null,
        phone: null,
        hours: [{ days: [market], from: '07:00', to: '11:00' }],
      }),
    ];
  });
}
