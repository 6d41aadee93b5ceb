import type { PlainDate } from '@diemtua/law/kernel/plain-date';

/** The demonstration's own today: what comes after it has not happened yet. The server's clock is the real one. */
export const TODAY = '2025-11-30' as PlainDate;
/** What became of the people of the province is drawn from here on. */
export const HISTORIES_BEGIN = '2018-01-01' as PlainDate;
/** The books begin here; what people paid before stands as one line of their record. */
export const BOOKS_BEGIN = '2024-11-01' as PlainDate;

/** How large a demonstration is. The numbers of the whole province come with its calibration; the shape stays. */
export interface Scale {
  readonly seed: number;
  /** People in the registry of the unit that is shown in depth. */
  readonly peopleInDepth: number;
  /** People in the registry of each other unit. */
  readonly peopleElsewhere: number;
  readonly collectors: number;
}

/** The unit that is shown in depth. */
export const IN_DEPTH = 'SAPA';

/** A demonstration of the usual size, or a part of it. */
export function scaleOf(seed: number, share: number): Scale {
  const part = (whole: number, least: number): number => Math.max(least, Math.round(whole * share));
  return {
    seed,
    peopleInDepth: part(2000, 400),
    peopleElsewhere: part(250, 12),
    collectors: part(120, 36),
  };
}
