import { describe, expect, test } from 'vitest';
import { toNumber } from '../../kernel/exact.ts';
import { formatMonth, parseMonth } from '../../kernel/month.ts';
import { stepAt, valueOf, type Series, type Step } from '../../language/series.ts';
import * as book from './index.ts';
import { allSeries, sources } from './index.ts';

/** The value in a month as people read it: percentages times 100; `key` is a choice or a year. */
function read(series: Series, month: string, key: string | number = 0): number | null {
  const found = stepAt(series, parseMonth(month) ?? -1);
  if (!found) return null;
  const place = typeof key === 'string' && series.key?.by === 'choice' ? series.key.choices.indexOf(key) : Number(key);
  const value = valueOf(series, found.step, place);
  if (!value) return null;
  return Number((toNumber(value) * (series.unit.startsWith('percent') ? 100 : 1)).toFixed(6));
}

const isSeries = (value: unknown): value is Series =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'series';

const exported = Object.entries(book).flatMap(([name, value]) => (isSeries(value) ? [[name, value] as const] : []));
const keys = sources.map((source) => source.key);
const keyOf = (step: Step): string => step.cite.split(' ')[0] ?? '';

/** Names and first months of the steps that a question fits. */
const where = (fits: (step: Step) => boolean): string[] =>
  allSeries.flatMap((series) =>
    series.steps.flatMap((step) => (fits(step) ? [`${series.name} ${formatMonth(step.from)}`] : [])),
  );

describe('the book of parameters', () => {
  test('lists every exported series once, under its own name', () => {
    expect(allSeries.map((series) => series.name).toSorted()).toEqual(exported.map(([name]) => name).toSorted());
    for (const [name, series] of exported) expect(series.name).toBe(name);
  });

  test.each(allSeries.map((series) => [series.name, series] as const))('%s goes forward in time', (_, series) => {
    expect(series.steps.length).toBeGreaterThan(0);
    const ends = series.steps.flatMap((step, i) => [
      step.from,
      step.until ?? (series.steps[i + 1]?.from ?? Infinity) - 1,
    ]);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  });

  test('cites only declared sources, as "KEY article.clause.point"', () => {
    expect(new Set(keys).size).toBe(sources.length);
    expect(keys.filter((key) => !/^[A-Z0-9_]+$/.test(key))).toEqual([]);
    expect(where((step) => !/^[A-Z0-9_]+( \d+(\.\d+(\.[a-zđ])?)?)?$/.test(step.cite))).toEqual([]);
    expect(where((step) => !keys.includes(keyOf(step)))).toEqual([]);
  });

  test('says what is doubtful wherever the text itself was not seen', () => {
    expect(where((step) => step.confidence !== 'A' && step.note === null)).toEqual([]);
    expect(where((step) => step.note !== null && !/^[a-z][a-zA-Z0-9]*$/.test(step.note))).toEqual([]);
  });

  test('calls no figure certain whose document was not read', () => {
    const seen = new Set(sources.flatMap((source) => (source.textSeen ? [source.key] : [])));
    expect(where((step) => step.confidence === 'A' && !seen.has(keyOf(step)))).toEqual([]);
  });

  test('has one step for a figure that is the same for all time', () => {
    const forAllTime = [
      book.law41From,
      book.supportFrom,
      book.joiningAge,
      book.oddMonthsHalfYear,
      book.laterPartFrom,
      book.supportedMonthsMost,
    ];
    expect(forAllTime.map((series) => series.steps.length)).toEqual(forAllTime.map(() => 1));
  });

  test('holds from memory only the old poverty lines and the support of health premiums', () => {
    const remembered = where((step) => step.confidence === 'D');
    expect(remembered).toEqual(['povertyLine 2006-01', 'povertyLine 2011-01', 'healthSupport 2025-07']);
  });
});

describe('the figures', () => {
  test('"700,000: 1/1/2016 – 31/12/2021"; "1,500,000: 1/1/2022 – 31/12/2026"; "2,200,000 from 1/1/2027"', () => {
    expect(read(book.povertyLine, '2016-01')).toBe(700_000);
    expect(read(book.povertyLine, '2021-12')).toBe(700_000);
    expect(read(book.povertyLine, '2022-01')).toBe(1_500_000);
    expect(read(book.povertyLine, '2026-12')).toBe(1_500_000);
    expect(read(book.povertyLine, '2027-01')).toBe(2_200_000);
  });

  test('"Maximum income: 29.8M (7/2019), 36M (7/2023), 46.8M (7/2024–6/2026), 50.6M from 1/7/2026"', () => {
    const most = (month: string) =>
      (read(book.referenceLevel, month) ?? 0) * (read(book.incomeLimitMultiple, month) ?? 0);
    expect(most('2019-07')).toBe(29_800_000);
    expect(most('2023-06')).toBe(29_800_000);
    expect(most('2023-07')).toBe(36_000_000);
    expect(most('2026-06')).toBe(46_800_000);
    expect(most('2026-07')).toBe(50_600_000);
  });

  test('"22% of chosen income"; earlier rates are not known', () => {
    expect(read(book.contributionRate, '2015-12')).toBeNull();
    expect(read(book.contributionRate, '2016-01')).toBe(22);
    expect(read(book.contributionRate, '2026-11')).toBe(22);
  });

  test('"monthly: within the month · 3-month: within the 3 months · first 4 months · first 7 months"', () => {
    expect(book.PERIODIC_METHODS.map((method) => read(book.deadlineMonths, '2026-01', method))).toEqual([1, 3, 4, 7]);
    expect(book.METHODS.map((method) => read(book.methodMonths, '2026-01', method))).toEqual([1, 3, 6, 12, 0, 0]);
  });

  test('"missing ≤10 years (120 months), target 20 years | missing ≤5 years (60 months), target 15 years"', () => {
    expect(read(book.missingMonthsMost, '2025-06')).toBe(120);
    expect(read(book.missingTarget, '2025-06')).toBe(240);
    expect(read(book.missingMonthsMost, '2025-07')).toBe(60);
    expect(read(book.missingTarget, '2025-07')).toBe(180);
  });

  test('the yields assumed in the examples of Decision 595 are not loaded; a later year is only assumed', () => {
    for (const month of ['2016-09', '2017-06', '2018-09', '2023-12']) expect(read(book.fundYield, month)).toBeNull();
    expect(read(book.fundYield, '2025-12')).toBe(0.00363);
    expect(read(book.fundYield, '2026-01')).toBe(0.0031);
    expect(stepAt(book.fundYield, parseMonth('2027-01') ?? 0)?.assumed).toBe(true);
  });

  test('"poor 30 → 50, island – (10) → 50, near-poor 25 → 40, minority – (10) → 30, other 10 → 20"', () => {
    const support = (month: string) => book.GROUPS.map((group) => read(book.supportPercent, month, group));
    expect(support('2017-12')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(support('2025-06')).toEqual([30, 10, 25, 10, 10, 0]);
    expect(support('2025-07')).toEqual([50, 50, 40, 30, 20, 0]);
  });

  test('monthly support at 1.5M: "poor 165,000 · near-poor 132,000 · minority 99,000 · other 66,000"', () => {
    const amount = (group: string) =>
      ((read(book.povertyLine, '2026-01') ?? 0) *
        (read(book.contributionRate, '2026-01') ?? 0) *
        (read(book.supportPercent, '2026-01', group) ?? 0)) /
      10_000;
    expect(['poor', 'near-poor', 'minority', 'other'].map(amount)).toEqual([165_000, 132_000, 99_000, 66_000]);
  });

  test('the roadmap of ages: men + 3 months to 62 years in 2028, women + 4 months to 60 years in 2035', () => {
    for (let year = 2020; year <= 2040; year++) {
      const month = `${year}-06`;
      expect(read(book.retirementAge, month, 'male')).toBe(Math.min(60 * 12 + 3 * (year - 2020), 62 * 12));
      expect(read(book.retirementAge, month, 'female')).toBe(Math.min(55 * 12 + 4 * (year - 2020), 60 * 12));
    }
  });

  test('"began voluntary before 1/1/2021 and ≥20 years voluntary: may choose men 60 / women 55"', () => {
    expect(read(book.transitionalJoinedBefore, '2025-07')).toBe(parseMonth('2021-01'));
    expect(read(book.transitionalMonths, '2025-07')).toBe(240);
    expect(read(book.transitionalAge, '2025-07', 'female')).toBe(660);
    expect(read(book.transitionalAge, '2025-07', 'male')).toBe(720);
  });

  test('"45% at 16 (2018), 17 (2019), 18 (2020), 19 (2021), 20 (from 2022)" and 75 % is reached where the extra years begin', () => {
    expect(
      ['2017', '2018', '2019', '2020', '2021', '2022'].map((year) => read(book.fullRateYears, `${year}-01`, 'male')),
    ).toEqual([15, 16, 17, 18, 19, 20]);
    for (const month of ['2016-01', '2018-01', '2019-01', '2020-01', '2021-01', '2022-01', '2025-07']) {
      for (const sex of book.SEXES) {
        const years = (read(book.extraYearsFrom, month, sex) ?? 0) - (read(book.fullRateYears, month, sex) ?? 0);
        const rate = (read(book.fullRate, month) ?? 0) + years * (read(book.ratePerYear, month, sex) ?? 0);
        expect(rate).toBe(read(book.rateMost, month));
      }
    }
  });

  test('the short rate of men meets the full rate: 40 % + 5 × 1 % = 45 % at 20 years', () => {
    const years = (read(book.fullRateYears, '2025-07', 'male') ?? 0) - (read(book.shortRateYears, '2025-07') ?? 0);
    expect((read(book.shortRate, '2025-07') ?? 0) + years * (read(book.shortRatePerYear, '2025-07') ?? 0)).toBe(45);
  });

  test('coefficients: "2008 2.29 | 2.21", "2015 1.36 | 1.31", "2024 1.03 | 1.00", never below 1, 1 after the table', () => {
    expect([2008, 2015, 2024, 2025, 2026, 2030].map((year) => read(book.adjustment, '2026-05', year))).toEqual([
      2.29, 1.36, 1.03, 1, 1, 1,
    ]);
    expect([2008, 2015, 2024, 2025].map((year) => read(book.adjustment, '2025-12', year))).toEqual([2.21, 1.31, 1, 1]);
    expect(read(book.adjustment, '2024-12', 2008)).toBeNull();
    expect(read(book.adjustment, '2026-01', 2007)).toBeNull();
    expect(book.adjustment.steps.map((step) => step.values.length)).toEqual([18, 19]);
    for (const step of book.adjustment.steps) {
      const figures = step.values.map(toNumber);
      expect(figures).toEqual(figures.toSorted((a, b) => b - a));
      expect(Math.min(...figures)).toBe(1);
    }
    expect(stepAt(book.adjustment, parseMonth('2027-01') ?? 0)?.assumed).toBe(true);
  });

  test('"Without State support in a, b, đ … In c and d support stays in. Old law: support excluded except c"', () => {
    const kept = (month: string) => book.REASONS.map((reason) => read(book.supportKept, month, reason));
    expect(kept('2025-06')).toEqual([0, 0, 1, 0, 0]);
    expect(kept('2025-07')).toEqual([0, 0, 1, 1, 0]);
    expect(book.REASONS.map((reason) => read(book.reasonOpen, '2025-06', reason))).toEqual([1, 1, 1, 0, 1]);
  });

  test('"Funeral amounts: 23,400,000 (to 30/6/2026) → 25,300,000 from 1/7/2026"', () => {
    const grant = (month: string) => (read(book.funeralLevels, month) ?? 0) * (read(book.referenceLevel, month) ?? 0);
    expect(grant('2026-06')).toBe(23_400_000);
    expect(grant('2026-07')).toBe(25_300_000);
  });

  test('"2.53M: 1,366,200 · 956,340 · 819,720 · 683,100 · 546,480 a year"', () => {
    const first = ((read(book.referenceLevel, '2026-07') ?? 0) * 12 * (read(book.healthRate, '2026-07') ?? 0)) / 100;
    const yearly = book.HOUSEHOLD_PLACES.map(
      (place) => (first * (read(book.healthShare, '2026-07', place) ?? 0)) / 100,
    );
    expect(yearly).toEqual([1_366_200, 956_340, 819_720, 683_100, 546_480]);
  });

  test('"500,000/month since 1/7/2025 … ≥75 … 70–<75 if poor/near-poor"; "+8% from 1/7/2026"', () => {
    expect(read(book.socialPension, '2026-11')).toBe(500_000);
    expect(read(book.socialPensionAge, '2026-11')).toBe(75 * 12);
    expect(read(book.socialPensionAgePoor, '2026-11')).toBe(70 * 12);
    expect(read(book.pensionIncrease, '2026-07')).toBe(8);
  });

  test('what was found nowhere is not loaded', () => {
    expect(book.localSupport).toEqual([]);
  });
});

test('the names of all series', () => {
  expect(allSeries.map((series) => series.name)).toMatchInlineSnapshot(`
    [
      "law41From",
      "supportFrom",
      "povertyLine",
      "incomeStep",
      "incomeLimitMultiple",
      "referenceLevel",
      "joiningAge",
      "contributionRate",
      "methodMonths",
      "deadlineMonths",
      "futureYearsLeast",
      "futureYearsMost",
      "missingMonthsMost",
      "missingTarget",
      "fundYield",
      "supportPercent",
      "supportedMonthsMost",
      "retirementAge",
      "transitionalAge",
      "transitionalJoinedBefore",
      "transitionalMonths",
      "qualifyingMonths",
      "oddMonthsHalfYear",
      "fullRateYears",
      "fullRate",
      "ratePerYear",
      "shortRateYears",
      "shortRate",
      "shortRatePerYear",
      "rateMost",
      "treatyRatePerYear",
      "extraYearsFrom",
      "extraYearRate",
      "lateYearRate",
      "adjustment",
      "reasonOpen",
      "supportKept",
      "stoppedMonths",
      "stoppedRecordBelow",
      "stoppedJoinedBefore",
      "laterPartFrom",
      "earlierYearRate",
      "laterYearRate",
      "shortRecordBelow",
      "shortRecordMost",
      "maternityGrant",
      "maternityMonths",
      "maternityWindow",
      "funeralLevels",
      "funeralPaidMonths",
      "compulsoryFuneralMonths",
      "survivorEarlierRate",
      "survivorLaterRate",
      "survivorShortBelow",
      "pensionerLump",
      "pensionerFullMonths",
      "pensionerLumpPerMonth",
      "pensionerLumpLeast",
      "socialPension",
      "socialPensionAge",
      "socialPensionAgePoor",
      "allowanceRate",
      "allowanceLeastMonths",
      "healthRate",
      "healthShare",
      "healthSupport",
      "decisionDays",
      "filingDays",
      "pensionIncrease",
    ]
  `);
});
