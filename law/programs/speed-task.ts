import {
  ageReached,
  all as every,
  at,
  atLeast,
  atMost,
  aYear,
  beginsIn,
  cases,
  casesOr,
  choice,
  counter,
  equals,
  fact,
  fixed,
  is,
  least,
  minus,
  notBelowZero,
  number,
  over,
  plus,
  remainder,
  rule,
  spellFact,
  sumOver,
  sumSpells,
  times,
  when,
  whole,
} from '../language/make.ts';
import type { Program } from '../readings/program.ts';
import { series } from '../language/series.ts';

/**
 * The speed task of the benchmark (a voluntary pension over a population) in the language of the book. It is not the
 * law: it has one poverty line, one table of coefficients and no dates of claim, so that programs in any language can
 * be measured on the same arithmetic. Spells count their months from January 2008.
 */
const SEXES = ['male', 'female'] as const;
const GROUPS = ['poor', 'near-poor', 'minority', 'other'] as const;
const RECORD = [0, 1104] as const;
const CITE = 'speed-task';

const sex = choice('sex', SEXES);
const group = choice('cat', GROUPS);
const birth = fact('birth', 'month', [1900 * 12, 2100 * 12 - 1]);
const start = spellFact('start', 'month', [0, 1103]);
const months = spellFact('months', 'months', [1, 1104]);
const income = spellFact('income', 'dong/month', [0, 60_000_000]);
const month = counter('monthSince2008', 'month', [0, 1103]);

const always = { from: '0000-01', cite: CITE, confidence: 'A' } as const;
const figures = (name: string, unit: Parameters<typeof series>[1]['unit'], value: number): ReturnType<typeof series> =>
  series(name, { unit, steps: [{ ...always, value }], checked: '2026-11-22' });

const rateOfContribution = fixed(figures('taskContributionRate', 'percent', 22));
const povertyLine = fixed(figures('taskPovertyLine', 'dong/month', 1_500_000));
const supportMost = fixed(figures('taskSupportMonths', 'months', 120));
const support = series('taskSupport', {
  unit: 'percent',
  choices: GROUPS,
  steps: [{ ...always, value: { poor: 50, 'near-poor': 40, minority: 30, other: 20 } }],
  checked: '2026-11-22',
});
const extraFrom = series('taskExtraFrom', {
  unit: 'years',
  choices: SEXES,
  steps: [{ ...always, value: { male: 35, female: 30 } }],
  checked: '2026-11-22',
});
const half = over(number(1, 'years'), number(2));
const percent = (value: number): ReturnType<typeof number> => over(number(value, 'percent'), number(100));
const halfMonth = fixed(figures('taskExtraRate', 'months/year', 0.5));
const twoMonths = fixed(figures('taskWithdrawalRate', 'months/year', 2));

/** Ages by the year in which they are reached, men up to 62, women up to 60 years. */
const age = series('taskAge', {
  unit: 'months',
  choices: SEXES,
  steps: Array.from({ length: 11 }, (_, i) => ({
    from: `${2025 + i}-01`,
    value: { male: Math.min(744, 735 + 3 * i), female: Math.min(720, 680 + 4 * i) },
    cite: CITE,
    confidence: 'A' as const,
  })),
  checked: '2026-11-22',
});

/** Coefficients by calendar year since 2008; the run gives its own, later years have 1. */
export const coefficient = series('coefficient', {
  unit: 'fraction',
  years: { first: 0, after: 1 },
  steps: [{ ...always, value: [1.01] }],
  checked: '2026-11-22',
});

const all = rule('months', { unit: 'months', cites: [CITE], is: sumSpells(months), range: RECORD });
const supportPaid = rule('support', {
  unit: 'dong',
  cites: [CITE],
  is: times(fixed(support, group), rateOfContribution, povertyLine, least(all, supportMost)),
});
const oneMonth = number(1, 'months');
const paid = rule('paid', {
  unit: 'dong',
  cites: [CITE],
  is: minus(
    times(
      rateOfContribution,
      rule('grossIncome', { unit: 'dong', cites: [CITE], is: sumSpells(times(income, months)), range: [0, 1e11] }),
    ),
    supportPaid,
  ),
});
const odd = remainder(all, aYear);
const years = rule('years', {
  unit: 'years',
  cites: [CITE],
  is: plus(
    whole(all, number(12, 'months/year')),
    cases(
      when(equals(odd, number(0, 'months')), number(0, 'years'), CITE),
      when(every(atLeast(odd, oneMonth), atMost(odd, number(6, 'months'))), half, CITE),
      when(atLeast(odd, number(7, 'months')), number(1, 'years'), CITE),
    ),
  ),
});

const average = rule('avg', {
  unit: 'dong/month',
  cites: [CITE],
  is: over(
    rule('adjusted', {
      unit: 'dong',
      cites: [CITE],
      is: sumSpells(
        sumOver(
          month,
          start,
          plus(start, months),
          times(income, oneMonth, at(coefficient, beginsIn(coefficient), whole(month, number(12, 'months/year')))),
        ),
      ),
      range: [0, 1e11],
    }),
    all,
  ),
});
const retire = rule('retire', { unit: 'month', cites: [CITE], is: ageReached(birth, age, sex) });
const eligible = rule('eligible', { unit: 'yes-no', cites: [CITE], is: atLeast(years, number(15, 'years')) });
const above = (from: number): ReturnType<typeof number> => minus(years, number(from, 'years'));
const rate = rule('rate', {
  unit: 'percent',
  cites: [CITE],
  is: casesOr(
    [
      when(
        eligible,
        casesOr(
          [when(is(sex, 'female'), least(percent(75), plus(percent(45), times(percentAYear(2), above(15)))), CITE)],
          casesOr(
            [when(atMost(years, number(20, 'years')), plus(percent(40), times(percentAYear(1), above(15))), CITE)],
            least(percent(75), plus(percent(45), times(percentAYear(2), above(20)))),
          ),
        ),
        CITE,
      ),
    ],
    percent(0),
  ),
});

function percentAYear(value: number): ReturnType<typeof number> {
  return over(number(value, 'percent/year'), number(100));
}

const pension = rule('pension', { unit: 'dong/month', cites: [CITE], is: times(average, rate) });
const extra = rule('extra', {
  unit: 'years',
  cites: [CITE],
  is: casesOr([when(eligible, notBelowZero(minus(years, fixed(extraFrom, sex)), 'years'), CITE)], number(0, 'years')),
});
const allowance = rule('allowance', { unit: 'dong', cites: [CITE], is: times(average, times(halfMonth, extra)) });
const withdrawal = rule('withdrawal', {
  unit: 'dong',
  cites: [CITE],
  is: minus(times(average, times(twoMonths, years)), supportPaid),
});

/** The task as it is compiled. */
export const speedTask: Program = {
  facts: [sex, birth, group],
  spellFacts: [start, months, income],
  outputs: [paid, supportPaid, all, years, average, retire, eligible, rate, pension, allowance, withdrawal].map(
    (one) => ({ name: one.name, rule: one, when: null }),
  ),
  told: [coefficient],
};
