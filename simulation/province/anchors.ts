import type { UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { SAPA_COUNT } from './plan.ts';
import type { Facts } from './read.ts';

/** A part of the province for which a count is known. */
export type Region = 'sapa' | 'lao-cai' | 'yen-bai';

/** A count of people who take part on a day, which the demonstration comes to by the number of those who join before it. */
export interface Anchor {
  readonly on: PlainDate;
  readonly counts: Readonly<Record<Region, number>>;
}

/** The region of a unit: Sa Pa's for itself, the others by their former province. */
export function regionOf({ units }: Facts, unit: UnitCode): Region {
  if (unit === 'SAPA') return 'sapa';
  return units.find(({ code }) => code === unit)?.formerProvince === 'Lào Cai' ? 'lao-cai' : 'yen-bai';
}

/**
 * What the press said, and between it what is assumed.
 *
 * Said: 44,883 on 30 November 2025, 5,635 more than a year before; on 31 May 2025 13,411 in former Lào Cai and 30,284 in former Yên Bái; former Yên Bái at the end of
 * 2019: 7,829; Sa Pa's unit at 29.23 % of its target.
 * Assumed: that the two former provinces have the same shares of 30 November as of 31 May 2025, that Sa Pa's share of former Lào Cai hardly moves, that no unit stood lower than Sa Pa's (see `places.ts`), and the other years, which
 * follow the country: fast until 2020, at a stand in 2022 when the lowest income doubled, growing again since.
 */
const said = {
  november2025: 44_883,
  november2024: 44_883 - 5_635,
  laoCaiMay2025: 13_411,
  yenBaiMay2025: 30_284,
  yenBai2019: 7_829,
} as const;

const laoCaiShare = said.laoCaiMay2025 / (said.laoCaiMay2025 + said.yenBaiMay2025);
const laoCai2025 = Math.round(said.november2025 * laoCaiShare);
const laoCai2024 = Math.round(said.november2024 * laoCaiShare);
const sapaShare = SAPA_COUNT / laoCai2025;

function anchor(on: string, laoCai: number, yenBai: number, sapa = Math.round(laoCai * sapaShare)): Anchor {
  return { on: on as PlainDate, counts: { sapa, 'lao-cai': laoCai - sapa, 'yen-bai': yenBai } };
}

/** The counts that the demonstration comes to, oldest first. */
export const ANCHORS: readonly Anchor[] = [
  anchor('2018-12-31', 1_900, 3_300),
  anchor('2019-12-31', 3_800, said.yenBai2019),
  anchor('2020-12-31', 7_200, 15_400),
  anchor('2021-12-31', 8_600, 18_700),
  anchor('2022-12-31', 9_000, 19_800),
  anchor('2023-12-31', 10_900, 24_300),
  anchor('2024-11-30', laoCai2024, said.november2024 - laoCai2024),
  anchor('2025-05-31', said.laoCaiMay2025, said.yenBaiMay2025),
  anchor('2025-11-30', laoCai2025, said.november2025 - laoCai2025, SAPA_COUNT),
];

/** Those who came for the first time on the day of the launches. */
export const LAUNCH = { on: '2025-11-18' as PlainDate, people: 159 } as const;
