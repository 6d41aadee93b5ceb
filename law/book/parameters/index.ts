import type { Series } from '../../language/series.ts';
import { law41From, supportFrom } from './laws.ts';
import { povertyLine, incomeStep, incomeLimitMultiple } from './poverty.ts';
import { referenceLevel } from './reference.ts';
import {
  joiningAge,
  contributionRate,
  methodMonths,
  deadlineMonths,
  futureYearsLeast,
  futureYearsMost,
  missingMonthsMost,
  missingTarget,
} from './contribution.ts';
import { fundYield } from './yield.ts';
import { supportPercent, supportedMonthsMost } from './support.ts';
import { retirementAge, transitionalAge, transitionalJoinedBefore, transitionalMonths } from './age.ts';
import {
  qualifyingMonths,
  oddMonthsHalfYear,
  fullRateYears,
  fullRate,
  ratePerYear,
  shortRateYears,
  shortRate,
  shortRatePerYear,
  rateMost,
  treatyRatePerYear,
  extraYearsFrom,
  extraYearRate,
  lateYearRate,
} from './pension.ts';
import { adjustment } from './coefficients/index.ts';
import {
  reasonOpen,
  supportKept,
  stoppedMonths,
  stoppedRecordBelow,
  stoppedJoinedBefore,
  laterPartFrom,
  earlierYearRate,
  laterYearRate,
  shortRecordBelow,
  shortRecordMost,
} from './withdrawal.ts';
import { maternityGrant, maternityMonths, maternityWindow } from './maternity.ts';
import {
  funeralLevels,
  funeralPaidMonths,
  compulsoryFuneralMonths,
  survivorEarlierRate,
  survivorLaterRate,
  survivorShortBelow,
  pensionerLump,
  pensionerFullMonths,
  pensionerLumpPerMonth,
  pensionerLumpLeast,
} from './death.ts';
import {
  socialPension,
  socialPensionAge,
  socialPensionAgePoor,
  allowanceRate,
  allowanceLeastMonths,
} from './allowance.ts';
import { healthRate, healthShare, healthSupport } from './health.ts';
import { decisionDays, filingDays } from './procedure.ts';
import { pensionIncrease } from './indexation.ts';

export * from './laws.ts';
export * from './poverty.ts';
export * from './reference.ts';
export * from './contribution.ts';
export * from './yield.ts';
export * from './support.ts';
export * from './age.ts';
export * from './pension.ts';
export * from './coefficients/index.ts';
export * from './withdrawal.ts';
export * from './maternity.ts';
export * from './death.ts';
export * from './allowance.ts';
export * from './health.ts';
export * from './procedure.ts';
export * from './indexation.ts';
export * from './sources.ts';

/** Every legal number of the book, once, in the order of the files. */
export const allSeries: readonly Series[] = [
  law41From,
  supportFrom,
  povertyLine,
  incomeStep,
  incomeLimitMultiple,
  referenceLevel,
  joiningAge,
  contributionRate,
  methodMonths,
  deadlineMonths,
  futureYearsLeast,
  futureYearsMost,
  missingMonthsMost,
  missingTarget,
  fundYield,
  supportPercent,
  supportedMonthsMost,
  retirementAge,
  transitionalAge,
  transitionalJoinedBefore,
  transitionalMonths,
  qualifyingMonths,
  oddMonthsHalfYear,
  fullRateYears,
  fullRate,
  ratePerYear,
  shortRateYears,
  shortRate,
  shortRatePerYear,
  rateMost,
  treatyRatePerYear,
  extraYearsFrom,
  extraYearRate,
  lateYearRate,
  adjustment,
  reasonOpen,
  supportKept,
  stoppedMonths,
  stoppedRecordBelow,
  stoppedJoinedBefore,
  laterPartFrom,
  earlierYearRate,
  laterYearRate,
  shortRecordBelow,
  shortRecordMost,
  maternityGrant,
  maternityMonths,
  maternityWindow,
  funeralLevels,
  funeralPaidMonths,
  compulsoryFuneralMonths,
  survivorEarlierRate,
  survivorLaterRate,
  survivorShortBelow,
  pensionerLump,
  pensionerFullMonths,
  pensionerLumpPerMonth,
  pensionerLumpLeast,
  socialPension,
  socialPensionAge,
  socialPensionAgePoor,
  allowanceRate,
  allowanceLeastMonths,
  healthRate,
  healthShare,
  healthSupport,
  decisionDays,
  filingDays,
  pensionIncrease,
];
