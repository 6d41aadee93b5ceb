import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { Month } from '@diemtua/law/kernel/month';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { ANCHORS, LAUNCH, regionOf } from './anchors.ts';
import { drawLives, takesPart, type Life } from './lives.ts';
import { placesOf, type Place } from './places.ts';
import type { Facts } from './read.ts';
import { BOOKS_BEGIN, IN_DEPTH, scaledAnchors, scaledDay, TODAY, type Scale } from './scale.ts';

/** Places with the lives of those who take part there. */
export interface Drawn {
  readonly places: readonly Place[];
  readonly lives: readonly Life[];
}

/** Draws the demonstration's places and lives. The same scale gives the same ones. */
export function drawProvince(facts: Facts, scale: Scale): Drawn {
  const { seed } = scale;
  const places = placesOf(facts, seed);
  const lives = drawLives({
    places,
    regions: places.map(({ unit }) => regionOf(facts, unit)),
    anchors: scaledAnchors(ANCHORS, scale),
    launch: scaledDay(LAUNCH, scale),
    isShown: ({ unit }) => unit === IN_DEPTH,
    seed,
  });
  return { places, lives };
}

/** A commune in a month. */
export interface CommuneMonth {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly month: Month;
  /** People who take part on the last day. */
  readonly takingPart: number;
  /** Those who paid for the first time, and those who came back after they had stopped. */
  readonly joined: number;
  readonly returned: number;
  /** Those whose time to pay ran out at the end of the month before. */
  readonly stopped: number;
}

/** What the lives come to, commune by commune, month by month. */
export function communeMonths({ places, lives }: Drawn): readonly CommuneMonth[] {
  const [first, last] = [monthOfDate(BOOKS_BEGIN), monthOfDate(TODAY)];
  const months = Array.from({ length: last - first + 1 }, (_, ahead) => (first + ahead) as Month);
  const counts = places.map(() => months.map(() => ({ takingPart: 0, joined: 0, returned: 0, stopped: 0 })));
  for (const life of lives) {
    let was = false;
    let everWas = false;
    for (const [index, month] of months.entries()) {
      const count = counts[life.place]?.[index];
      if (!count) throw new Error('bug: a life has no place');
      const is = takesPart(life, month);
      if (is) count.takingPart += life.members;
      if (is && !was) count[everWas ? 'returned' : 'joined'] += life.members;
      if (was && !is) count.stopped += life.members;
      was = is;
      everWas ||= is;
    }
  }
  return places.flatMap(({ code, unit }, place) =>
    months.map((month, index) => ({
      commune: code,
      unit,
      month,
      ...(counts[place]?.[index] ?? { takingPart: 0, joined: 0, returned: 0, stopped: 0 }),
    })),
  );
}
