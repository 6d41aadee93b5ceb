import {
  any,
  at,
  atLeast,
  atMost,
  below,
  casesOr,
  greatest,
  inOrder,
  minus,
  number,
  plus,
  round,
  rule,
  times,
  when,
} from '../../language/make.ts';
import { ROUNDING } from '../contribution/payment.ts';
import { deathMonth, pensionDrawn, pensioner, pensionStarted } from '../facts.ts';
import {
  funeralLevels,
  funeralPaidMonths,
  pensionerFullMonths,
  pensionerLump,
  pensionerLumpLeast,
  pensionerLumpPerMonth,
  survivorEarlierRate,
  survivorLaterRate,
  survivorShortBelow,
} from '../parameters/death.ts';
import { referenceLevel } from '../parameters/reference.ts';
import { averageIncomeOf, grossPaidOf, oneMonth, voluntaryMonths, yearsBefore2014, yearsFrom2014 } from '../record.ts';

/** Ten reference levels of the month of death, for a pensioner or after 60 paid months. */
export const funeralGrant = rule('funeralGrant', {
  unit: 'dong',
  cites: ['L41 109'],
  is: casesOr(
    [
      when(
        any(pensioner, atLeast(voluntaryMonths, at(funeralPaidMonths, deathMonth))),
        round('half-up', times(at(funeralLevels, deathMonth), at(referenceLevel, deathMonth)), ROUNDING),
        'L41 109.1',
      ),
    ],
    number(0, 'dong'),
    'L41 109.1',
  ),
});

/** The month of the pension in which death came, the first being 1. */
const monthsDrawn = rule('monthsDrawn', {
  unit: 'months',
  cites: ['L41 110.4'],
  is: plus(minus(deathMonth, pensionStarted), oneMonth),
});

/** Pensions that go to the family: 48 in the first two months, half a month less for each later one, at least three. */
const pensionsLeft = rule('pensionsLeft', {
  unit: 'months',
  cites: ['L41 110.4'],
  is: casesOr(
    [when(atMost(monthsDrawn, at(pensionerFullMonths, deathMonth)), at(pensionerLump, deathMonth), 'L41 110.4')],
    greatest(
      at(pensionerLumpLeast, deathMonth),
      minus(
        at(pensionerLump, deathMonth),
        times(at(pensionerLumpPerMonth, deathMonth), minus(monthsDrawn, at(pensionerFullMonths, deathMonth))),
      ),
    ),
    'L41 110.4',
  ),
});

const averageIncome = averageIncomeOf('averageIncomeAtDeath', deathMonth);

/** The lump for the family, before rounding. */
const lump = rule('survivorLumpExact', {
  unit: 'dong',
  cites: ['L41 110'],
  is: inOrder(
    [
      when(pensioner, times(pensionDrawn, pensionsLeft), 'L41 110.4'),
      when(
        below(voluntaryMonths, at(survivorShortBelow, deathMonth)),
        grossPaidOf('grossPaidAtDeath', deathMonth),
        'L41 110.3',
      ),
    ],
    times(
      averageIncome,
      plus(
        times(yearsBefore2014, at(survivorEarlierRate, deathMonth)),
        times(yearsFrom2014, at(survivorLaterRate, deathMonth)),
      ),
    ),
    'L41 110.2',
  ),
});

/** The lump for the family, in whole đồng. */
export const survivorLump = rule('survivorLump', {
  unit: 'dong',
  cites: ['L41 110'],
  is: round('half-up', lump, ROUNDING),
});
