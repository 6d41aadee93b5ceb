import { bug } from '@diemtua/law/kernel/assert';
import type { Month } from '@diemtua/law/kernel/month';
import type { AreaAhead, AreaHistory, Calibration, PolicyBreak } from './forecast.ts';

/** A year that is over, asked again from a month in it. `ahead`: as known at the end of that month. */
export interface PastYear {
  readonly after: Month;
  readonly until: Month;
  readonly ahead: readonly AreaAhead[];
}

/** How the forecast of a past year did. Errors are mean absolute errors in people a commune. */
export interface YearTested {
  readonly year: number;
  readonly after: Month;
  readonly communes: number;
  /** Communes whose truth lay in the band. */
  readonly inBand: number;
  readonly error: number;
  /** The naive forecast: what it is now, and the change of the same months a year before. */
  readonly naiveError: number;
  readonly province: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly truth: number;
    readonly naive: number;
  };
}

/** A back-test: every year with bands calibrated on the other years only. */
export interface BackTest {
  readonly years: readonly YearTested[];
  readonly communes: number;
  readonly inBand: number;
  readonly inBandPercent: number;
  readonly error: number;
  readonly naiveError: number;
  /** Learned from all years: for the forecast of the year that runs. */
  readonly calibration: Calibration;
}

/** Forecasts years that are over from what was known then, and compares. */
export const backTest: (
  histories: readonly AreaHistory[],
  years: readonly PastYear[],
  policyBreak: PolicyBreak | null,
) => BackTest = () => bug('to come');
