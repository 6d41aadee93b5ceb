import { MONTHS_IN_YEAR, yearOfMonth, type Month } from '@diemtua/law/kernel/month';
import type { CommuneCode } from '../ids/index.ts';
import { bandOf, calibrationOf, missOf, widthFor, type Calibration } from './band.ts';
import { expectationsOf, together, type Expectation } from './expectation.ts';
import type { PolicyBreak, Records } from './records.ts';

/** A year that is over, asked again from the end of a month in it. */
export interface PastYear {
  readonly after: Month;
  readonly until: Month;
}

/** How the forecast of a commune did: its band and the truth, and by how many people the forecast and the naive one were off. */
export interface TestedCommune {
  readonly commune: CommuneCode;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly truth: number;
  readonly naive: number;
  readonly inBand: boolean;
  readonly error: number;
  readonly naiveError: number;
}

/** How the forecast of a past year did. Errors are mean absolute errors, in people a commune. */
export interface YearTested {
  readonly year: number;
  readonly after: Month;
  readonly communes: number;
  /** Communes whose truth lay in the band. */
  readonly inBand: number;
  readonly error: number;
  /** The naive forecast: what it was then, and the change of the same months a year before. */
  readonly naiveError: number;
  /** The communes one by one, of which all of this is made. */
  readonly rows: readonly TestedCommune[];
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
  /** Communes of all years together, and how many of them had the truth in their band. */
  readonly communes: number;
  readonly inBand: number;
  readonly inBandPercent: number;
  readonly error: number;
  readonly naiveError: number;
  /** Learned from all years: for the forecast of the year that runs. */
  readonly calibration: Calibration;
}

interface Case {
  readonly middle: number;
  readonly deviation: number;
  readonly truth: number;
  readonly naive: number;
}

interface Year {
  readonly past: PastYear;
  readonly communes: readonly (Case & { readonly commune: CommuneCode })[];
  readonly units: readonly Case[];
  readonly province: Case;
}

/** Forecasts years that are over from what was known then, and compares with what came. Left out are years whose end is not known, and those with less than a year of records before the month of asking. */
export function backTest(
  records: Records,
  years: readonly PastYear[],
  policyBreak: PolicyBreak | null = null,
): BackTest {
  const months = new Set(records.heads.map(({ month }) => month));
  const tried = years
    .filter(({ after, until }) => months.has(until) && months.has((after - MONTHS_IN_YEAR) as Month))
    .map((past) => tryYear(records, past, policyBreak));
  const tested = tried.map((year): YearTested => {
    const others = tried.filter((other) => other !== year);
    const calibration = others.length === 0 ? null : calibrate(others);
    const rows = year.communes.map(({ commune, middle, deviation, truth, naive }): TestedCommune => {
      const { low, high } = bandOf(middle, deviation, calibrationOf(calibration, 'commune'));
      const inBand = low <= truth && truth <= high;
      const [error, naiveError] = [Math.abs(middle - truth), Math.abs(naive - truth)];
      return { commune, low, middle, high, truth, naive, inBand, error, naiveError };
    });
    const { middle, deviation, truth, naive } = year.province;
    const province = { ...bandOf(middle, deviation, calibrationOf(calibration, 'province')), middle, truth, naive };
    return {
      year: yearOfMonth(year.past.until),
      after: year.past.after,
      communes: rows.length,
      inBand: rows.filter(({ inBand }) => inBand).length,
      error: meanOf(rows.map((each) => each.error)),
      naiveError: meanOf(rows.map((each) => each.naiveError)),
      rows,
      province,
    };
  });
  const all = tried.flatMap(({ communes }) => communes);
  const inBand = tested.reduce((sum, year) => sum + year.inBand, 0);
  return {
    years: tested,
    communes: all.length,
    inBand,
    inBandPercent: all.length === 0 ? 0 : (100 * inBand) / all.length,
    error: meanOf(all.map(({ middle, truth }) => Math.abs(middle - truth))),
    naiveError: meanOf(all.map(({ naive, truth }) => Math.abs(naive - truth))),
    calibration: calibrate(tried),
  };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function calibrate(years: readonly Year[]): Calibration {
  const miss = ({ middle, deviation, truth }: Case): number => missOf(middle, deviation, truth);
  return {
    commune: widthFor(years.flatMap(({ communes }) => communes.map(miss))),
    unit: widthFor(years.flatMap(({ units }) => units.map(miss))),
    province: widthFor(years.map(({ province }) => miss(province))),
    years: years.map(({ past }) => yearOfMonth(past.until)),
  };
}

function tryYear(records: Records, past: PastYear, policyBreak: PolicyBreak | null): Year {
  const { after, until } = past;
  const learned = expectationsOf({ ...records, after, until, policyBreak, calibration: null, plan: new Map() });
  const heads = new Map(records.heads.map(({ commune, month, people }) => [`${commune} ${month}`, people]));
  const headOf = ({ area }: Expectation, month: number): number => heads.get(`${area.commune} ${month}`) ?? 0;
  const caseOf = (members: readonly Expectation[]): Case => {
    const sum = (month: number): number => members.reduce((so, each) => so + headOf(each, month), 0);
    const { middle, deviation, now } = together(members, learned);
    const change = sum(until - MONTHS_IN_YEAR) - sum(after - MONTHS_IN_YEAR);
    return { middle, deviation, truth: sum(until), naive: now + change };
  };
  const { expectations } = learned;
  const units = [...new Set(expectations.map(({ area }) => area.unit))];
  return {
    past,
    communes: expectations.map((each) => ({ commune: each.area.commune, ...caseOf([each]) })),
    units: units.map((unit) => caseOf(expectations.filter(({ area }) => area.unit === unit))),
    province: caseOf(expectations),
  };
}
