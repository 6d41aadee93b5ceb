import { describe, expect, test } from 'vitest';
import { exact, type Exact } from '../kernel/exact.ts';
import { monthOf } from '../kernel/month.ts';
import * as make from '../language/make.ts';
import { series, type StepText } from '../language/series.ts';
import type { Fact, Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { Evaluation, type Values } from '../readings/evaluate.ts';
import { Explanation, type Trace } from '../readings/explain.ts';
import { words as en } from '../words/en.ts';
import { Formula } from './tell-formula.ts';

const { plus, minus, times, over, whole, remainder, greatest, least, round } = make;
const { above, below, atMost, equals, is, all, any, not, when, cases, casesOr, sumSpells, sumOver } = make;
const n = make.number;

/** One case, of which every test below speaks: what each fact is, and three spells of contributions. */
const fee = make.fact('fee', 'dong', [0, 1e7]);
const gift = make.fact('gift', 'dong', [0, 1e7]);
const nothing = make.fact('nothing', 'dong', [0, 1e7]);
const debt = make.fact('debt', 'dong', [-1e7, 0]);
const share = make.fact('share', 'percent', [0, 100], { scale: 100 });
const length = make.fact('length', 'months', [0, 100]);
const asked = make.fact('asked', 'month', [0, 30_000]);
const never = make.fact('never', 'month', [0, 30_000]);
const born = make.fact('born', 'month', [0, 30_000]);
const sex = make.choice('sex', ['male', 'female']);
const claims = make.yesNo('claims');
const waits = make.yesNo('waits');
const start = make.spellFact('start', 'month', [0, 30_000]);
const many = make.spellFact('many', 'months', [0, 100]);
const pay = make.spellFact('pay', 'dong/month', [0, 1e7]);
const each = make.counter('each', 'month', [monthOf(2020, 1), monthOf(2030, 1)]);
const place = make.counter('place', 'count', [0, 10]);

const told: readonly (readonly [Fact, Exact])[] = [
  [fee, exact(1_500_000)],
  [gift, exact(500_000)],
  [nothing, exact(0)],
  [debt, exact(-300_000)],
  [share, exact(22, 100)],
  [length, exact(30)],
  [asked, exact(monthOf(2026, 3))],
  [never, exact(0)],
  [born, exact(monthOf(1971, 9))],
  [sex, exact(1)],
  [claims, exact(1)],
  [waits, exact(0)],
];
const spell = (from: number, months: number, monthly: number): readonly (readonly [Fact, Exact])[] => [
  [start, exact(from)],
  [many, exact(months)],
  [pay, exact(monthly)],
];
const one = [spell(monthOf(2024, 1), 16, 2_000_000)];
const two = [...one, spell(monthOf(2026, 1), 6, 3_000_000)];

const valuesOf = (facts: readonly (readonly [Fact, Exact])[]): Values => {
  const values: Values = [];
  for (const [fact, value] of facts) values[fact.id] = value;
  return values;
};
const step = (from: string, value: StepText['value']): StepText => ({ from, value, cite: 'L41 1', confidence: 'A' });
const checked = '2026-11-22';
const rate = series('rate', { unit: 'percent', steps: [step('2020-01', 22)], checked });
/** What a month of a year is multiplied with. */
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2024, after: 1 },
  steps: [step('2020-01', [1.96, 1.23])],
  checked,
});
/** 57 years; 60 from January 2028. */
const retirement = series('retirement', {
  unit: 'months',
  choices: ['male', 'female'],
  steps: [step('0001-01', { male: 720, female: 684 }), step('2028-01', { male: 720, female: 720 })],
  checked,
});

const rule = (unit: Unit, term: Term, name = 'sample'): ReturnType<typeof make.rule> =>
  make.rule(name, { unit, cites: ['L41 1'], is: term });

/** A rule explained in the case. */
function explained(unit: Unit, term: Term, spells: readonly (readonly (readonly [Fact, Exact])[])[] = []) {
  const evaluation = new Evaluation({ values: valuesOf(told), spells: spells.map(valuesOf) });
  const trace: Trace = new Explanation(evaluation, { from: start, months: many }).of(rule(unit, term));
  return { evaluation, trace, formula: new Formula(trace, evaluation, en) };
}
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const money = (term: Term, spells?: Parameters<typeof explained>[2]): string =>
  plain(explained('dong', term, spells).formula.arithmetic());
const answer = (term: Term, spells?: Parameters<typeof explained>[2]): string =>
  plain(explained('yes-no', term, spells).formula.arithmetic());

const sumPaid = sumSpells(times(pay, many));
const coefficient = make.at(byYear, n(monthOf(2025, 1), 'month'), make.yearOf(each));
const spellEnd = plus(start, many);

describe('a formula with the values of the case', () => {
  test.each<[string, Term, string]>([
    ['facts are their values', plus(fee, gift), '1,500,000 đ + 500,000 đ'],
    ['a legal number is its value', times(fee, make.at(rate, asked)), '1,500,000 đ × 22 %'],
    ['another rule is its value', plus(fee, rule('dong', plus(gift, gift), 'twice')), '1,500,000 đ + 1,000,000 đ'],
    ['what adds nothing is left out', plus(nothing, fee, nothing), '1,500,000 đ'],
    ['wherever it stands', plus(fee, nothing, gift), '1,500,000 đ + 500,000 đ'],
    ['of nothing but nothing the first stands', plus(nothing, times(nothing, n(2))), '0 đ'],
    ['what takes nothing away is left out', minus(fee, nothing), '1,500,000 đ'],
    ['on either side', minus(plus(fee, nothing), plus(nothing, gift)), '1,500,000 đ − 500,000 đ'],
    ['in what stays when nothing is taken away', minus(plus(fee, nothing), nothing), '1,500,000 đ'],
    ['in a product', times(plus(fee, nothing), n(2)), '1,500,000 đ × 2'],
    ['in a quotient', over(plus(fee, nothing), plus(n(2), n(0))), '1,500,000 đ : 2'],
    ['a bound of zero that does not bind is left out', greatest(n(0, 'dong'), fee), '1,500,000 đ'],
    ['what it bounds is looked into', greatest(n(0, 'dong'), plus(fee, nothing)), '1,500,000 đ'],
    ['one that binds stands', greatest(n(0, 'dong'), debt), 'The greatest of (0 đ; −300,000 đ)'],
    ['one between two stands', greatest(n(0, 'dong'), fee, gift), 'The greatest of (0 đ; 1,500,000 đ; 500,000 đ)'],
    ['another bound stands', greatest(n(5, 'dong'), fee), 'The greatest of (5 đ; 1,500,000 đ)'],
    ['an amount of nothing is no bound', greatest(nothing, fee), 'The greatest of (0 đ; 1,500,000 đ)'],
    ['the parts of a greatest', greatest(plus(fee, nothing), gift), 'The greatest of (1,500,000 đ; 500,000 đ)'],
    ['the parts of a least', least(plus(fee, nothing), gift), 'The least of (1,500,000 đ; 500,000 đ)'],
    ['the case that applies', casesOr([when(claims, plus(fee, nothing), 'x')], gift), '1,500,000 đ'],
    ['no other case', casesOr([when(waits, fee, 'x')], plus(gift, nothing)), '500,000 đ'],
  ])('%s', (_, term, text) => {
    expect(money(term)).toBe(text);
  });

  test('for a length of one month an amount a month is the amount', () => {
    expect(money(over(plus(fee, gift), n(1, 'months')))).toBe('2,000,000 đ');
    expect(money(over(plus(fee, gift), n(2, 'months')))).toBe('(1,500,000 đ + 500,000 đ) : 2 months');
  });

  test('a rounding stands only where it changes the value', () => {
    // 1,500,000 : 7 = 214,285.71…; 1,500,000 : 8 = 187,500.
    const changing = explained('dong', round('half-up', over(plus(fee, nothing), n(7)), 'x'));
    expect(plain(changing.formula.arithmetic())).toBe('1,500,000 đ : 7, rounded to the đồng');
    expect(changing.formula.roundings().map(({ cite }) => cite)).toEqual(['x']);
    const still = explained('dong', round('half-up', over(fee, n(8)), 'x'));
    expect(plain(still.formula.arithmetic())).toBe('1,500,000 đ : 8');
    expect(still.formula.roundings()).toEqual([]);
  });

  test('a rounding counts where it stands inside, not in another rule', () => {
    const third = round('up', over(fee, n(7)), 'inner');
    expect(
      explained('dong', plus(gift, third))
        .formula.roundings()
        .map(({ cite }) => cite),
    ).toEqual(['inner']);
    expect(explained('dong', plus(gift, rule('dong', third, 'third'))).formula.roundings()).toEqual([]);
    // The month of a legal number is no part of the arithmetic.
    const dated = make.at(rate, round('up', over(asked, n(7)), 'inner'));
    const later = series('later', { unit: 'percent', steps: [step('0001-01', 22)], checked });
    expect(explained('dong', times(fee, { ...dated, series: later } as Term)).formula.roundings()).toEqual([]);
  });

  test('years and months of a length, alone and within a sum', () => {
    // 30 months are two years and six months.
    const year = n(12, 'months');
    expect(plain(explained('years', whole(length, year)).formula.arithmetic())).toBe('The whole years in 30 months');
    expect(plain(explained('months', remainder(length, year)).formula.arithmetic())).toBe(
      'The odd months in 30 months',
    );
    expect(money(times(fee, whole(length, year)))).toBe('1,500,000 đ × the whole years in 30 months (2)');
    expect(money(times(fee, remainder(plus(length, n(0, 'months')), year)))).toBe(
      '1,500,000 đ × the odd months in 30 months (6 months)',
    );
  });

  test('of months of the calendar, one that is not known is no bound', () => {
    const month = (term: Term): string => plain(explained('month', term).formula.arithmetic());
    expect(month(greatest(never, asked))).toBe('03/2026');
    expect(month(greatest(never, plus(asked, n(0, 'months'))))).toBe('03/2026');
    expect(month(greatest(asked, born))).toBe('The latest of (03/2026; 09/1971)');
    expect(month(greatest(never, never))).toBe('The latest of (no month known; no month known)');
    expect(month(least(never, asked))).toBe('The earliest of (no month known; 03/2026)');
  });

  test('an age is reached so many years after the birth; otherwise the month stands alone', () => {
    const reached = (key: Term, from: Fact = born): string =>
      plain(explained('month', make.ageReached(from, retirement, key)).formula.arithmetic());
    // Born in September 1971: 57 years in September 2028, but from 2028 on 60 are asked: September 2031.
    expect(reached(sex)).toBe('09/1971 + 60 years');
    // A man: 60 years from the first.
    expect(reached(n(0))).toBe('09/1971 + 60 years');
    // Told of March 2026 as a month of birth: 60 years in March 2086.
    expect(reached(sex, asked)).toBe('03/2026 + 60 years');
  });

  test('an age that comes with a new table is the month of that table', () => {
    const falls = series('falls', {
      unit: 'months',
      choices: ['male', 'female'],
      steps: [step('0001-01', { male: 720, female: 720 }), step('2030-01', { male: 600, female: 600 })],
      checked,
    });
    // 60 years in September 2031; in January 2030 only 50 are asked, which were over long before.
    const other = make.at(rate, asked);
    const term = casesOr([when(above(other, n(0, 'percent')), make.ageReached(born, falls, sex), 'x')], never);
    expect(plain(explained('month', term).formula.arithmetic())).toBe('01/2030');
    // With another legal number beside it the age is still the right one.
    const year = casesOr([when(above(other, n(0, 'percent')), make.ageReached(born, retirement, sex), 'x')], never);
    expect(plain(explained('month', year).formula.arithmetic())).toBe('09/1971 + 60 years');
  });
});

describe('what made a yes or a no', () => {
  test.each<[string, Term, string]>([
    ['an answer told as yes is its name', claims, 'Claims'],
    ['one told as no is denied', waits, 'Waits is “no”'],
    ['what is denied and so holds', not(waits), 'Waits is “no”'],
    ['what is denied and does not hold', not(claims), 'Claims'],
    ['a comparison that holds', below(gift, fee), 'Gift (500,000 đ) is less than fee (1,500,000 đ)'],
    ['one that does not is turned round', below(fee, gift), 'Gift (500,000 đ) is at most fee (1,500,000 đ)'],
    ['a choice that is this one', is(sex, 'female'), 'Sex is “woman”'],
    ['a choice that is another says which', is(sex, 'male'), 'Sex is “woman”'],
    ['an amount that is another says so', equals(fee, gift), 'Fee (1,500,000 đ) is not “gift (500,000 đ)”'],
    ['a choice is compared by its place', below(sex, make.oneOf(sex, 'male')), 'Sex is at least man'],
    [
      'of several that all hold, all',
      all(claims, below(gift, fee)),
      'Claims, and gift (500,000 đ) is less than fee (1,500,000 đ)',
    ],
    ['of several that do not all hold, the first that fails', all(claims, waits, not(claims)), 'Waits is “no”'],
    ['of several alternatives, the first that holds', any(waits, claims, below(gift, fee)), 'Claims'],
    [
      'where none holds, all that fail',
      any(waits, below(fee, gift)),
      'Waits is “no”, and gift (500,000 đ) is at most fee (1,500,000 đ)',
    ],
    [
      'of cases, the one that applies',
      casesOr([when(claims, below(gift, fee), 'x')], waits),
      'Gift (500,000 đ) is less than fee (1,500,000 đ)',
    ],
    ['of cases, what else', casesOr([when(waits, claims, 'x')], waits), 'Waits is “no”'],
    ['an alternative within all', all(claims, any(waits, claims)), 'Claims, and (claims)'],
    ['another rule is its name', rule('yes-no', claims, 'mayClaim'), 'MayClaim'],
    ['another rule that says no', rule('yes-no', waits, 'mayClaim'), 'MayClaim is “no”'],
    [
      'a sum has its parts in names with their values',
      above(plus(fee, gift), nothing),
      'Nothing (0 đ) is less than fee (1,500,000 đ) + gift (500,000 đ)',
    ],
    // 30 months are two years and six months.
    [
      'whole years with their value',
      above(whole(length, n(12, 'months')), n(1, 'years')),
      'The whole years in length (2) is more than 1 year',
    ],
    [
      'odd months with theirs',
      above(remainder(length, n(12, 'months')), n(1, 'months')),
      'The odd months in length (6 months) is more than 1 month',
    ],
    ['months of the calendar', atMost(asked, born), 'Born (09/1971) is before asked (03/2026)'],
  ])('%s', (_, term, text) => {
    expect(answer(term)).toBe(text);
  });

  test('where no case applies there is nothing to say', () => {
    expect(answer(cases(when(waits, claims, 'x')))).toBe('');
  });

  test('a sum over spells is told by its parts, which have no one value', () => {
    // 16 × 2,000,000 is 32,000,000; there are 1 + 0 whole years in spells of 16 and 6 months.
    expect(answer(above(sumPaid, fee), one)).toBe(
      'Fee (1,500,000 đ) is less than the sum of (pay × many) over all spells',
    );
    expect(answer(above(sumSpells(whole(many, n(12, 'months'))), n(0, 'years')), two)).toBe(
      'The sum of (the whole years in many) over all spells is more than 0 years',
    );
    expect(answer(above(sumSpells(casesOr([when(any(below(many, length)), pay, 'x')], fee)), fee), one)).toBe(
      'Fee (1,500,000 đ) is less than the sum of (if many is less than length (30 months): pay; otherwise: fee (1,500,000 đ)) over all spells',
    );
  });
});

describe('a sum over spells', () => {
  test('of none is its value, of one how that comes about, of more what each adds', () => {
    expect(money(sumPaid)).toBe('0 đ');
    expect(money(sumPaid, one)).toBe('2,000,000 đ × 16 months');
    // 16 × 2,000,000 and 6 × 3,000,000.
    expect(money(sumPaid, two)).toBe('32,000,000 đ + 18,000,000 đ');
  });

  test('stands in brackets where it is a sum beside something else', () => {
    expect(money(over(sumPaid, n(2)), two)).toBe('(32,000,000 đ + 18,000,000 đ) : 2');
    expect(money(over(sumPaid, n(2)), one)).toBe('2,000,000 đ × 16 months : 2');
    const more = sumSpells(plus(times(pay, many), fee));
    expect(money(more, one)).toBe('2,000,000 đ × 16 months + 1,500,000 đ');
    expect(money(over(more, n(2)), one)).toBe('(2,000,000 đ × 16 months + 1,500,000 đ) : 2');
    const less = sumSpells(minus(times(pay, many), fee));
    expect(money(over(less, n(2)), one)).toBe('(2,000,000 đ × 16 months − 1,500,000 đ) : 2');
  });

  test('of a spell, what adds nothing is left out; what stands for itself has no arithmetic', () => {
    const { formula, trace } = explained('dong', sumSpells(plus(times(pay, many), nothing)), two);
    expect(trace.lines.map((line) => plain(formula.line(line)))).toEqual([
      '2,000,000 đ × 16 months',
      '3,000,000 đ × 6 months',
    ]);
    const months = explained('months', sumSpells(many), two);
    expect(months.trace.lines.map((line) => months.formula.line(line))).toEqual(['', '']);
    expect(months.trace.lines.map((line) => plain(months.formula.adds(line)))).toEqual(['16 months', '6 months']);
  });

  test('two sums over the same spells have each its own lines', () => {
    const both = explained('dong', plus(sumPaid, sumSpells(times(pay, n(2)))), two);
    expect(both.trace.lines.map((line) => plain(both.formula.line(line)))).toEqual([
      '2,000,000 đ × 16 months',
      '3,000,000 đ × 6 months',
      '2,000,000 đ × 2',
      '3,000,000 đ × 2',
    ]);
  });

  test('months at one coefficient stand together, and the income before them', () => {
    const indexed = sumSpells(sumOver(each, start, spellEnd, times(pay, coefficient)));
    // 12 months of 2024 at 1.96, 4 of 2025 at 1.23; from 2026 on at 1.
    expect(money(indexed, one)).toBe('2,000,000 đ × (12 months × 1.96 + 4 months × 1.23)');
    const { formula, trace } = explained('dong', indexed, two);
    expect(trace.lines.map((line) => plain(formula.line(line)))).toEqual([
      '2,000,000 đ × (12 months × 1.96 + 4 months × 1.23)',
      '3,000,000 đ × 6 months',
    ]);
    // 23.52 + 4.92 = 28.44 times 2,000,000.
    expect(trace.lines.map((line) => plain(formula.adds(line)))).toEqual(['56,880,000 đ', '18,000,000 đ']);
    const inner = trace.lines.flatMap(({ lines }) => lines);
    expect(inner.map((line) => plain(formula.line(line)))).toEqual([
      '2,000,000 đ × 12 months × 1.96',
      '2,000,000 đ × 4 months × 1.23',
      '3,000,000 đ × 6 months',
    ]);
    expect(inner.map((line) => plain(formula.adds(line)))).toEqual(['47,040,000 đ', '9,840,000 đ', '18,000,000 đ']);
  });

  test('without an income the coefficients stand alone, also that of one', () => {
    const { formula, trace } = explained('count', sumSpells(sumOver(each, start, spellEnd, coefficient)), two);
    expect(trace.lines.map((line) => plain(formula.line(line)))).toEqual([
      '12 months × 1.96 + 4 months × 1.23',
      '6 months × 1',
    ]);
    // 12 × 1.96 and 4 × 1.23.
    expect(trace.lines[0]?.lines.map((line) => formula.adds(line))).toEqual(['23.52', '4.92']);
  });
});

describe('a sum that counts', () => {
  test('over months of the calendar is its value', () => {
    const from = n(monthOf(2024, 11), 'month');
    const months = sumOver(each, from, plus(from, n(4, 'months')), coefficient);
    // 2 × 1.96 + 2 × 1.23 = 6.38.
    expect(money(times(fee, months))).toBe('1,500,000 đ × 6.38');
    const none = sumOver(each, from, from, coefficient);
    expect(money(times(fee, none))).toBe('1,500,000 đ × 0');
    const local = rule('fraction', coefficient, 'ofTheMonth');
    expect(money(times(fee, sumOver(each, from, from, local)))).toBe('1,500,000 đ × 0');
  });

  test('over a rule for each is what each comes to', () => {
    const member = rule('dong', times(fee, plus(place, n(1))), 'member');
    // 1,500,000 for the first, twice and three times that for the others.
    expect(money(sumOver(place, n(0), n(3), member))).toBe('1,500,000 đ + 3,000,000 đ + 4,500,000 đ');
    expect(money(sumOver(place, n(1), plus(n(1), n(1)), member))).toBe('3,000,000 đ');
    expect(money(sumOver(place, n(3), n(3), member))).toBe('The sum of (member) with place from 3 to 2');
  });

  test('over anything else is named, with its ends', () => {
    expect(money(sumOver(place, n(0), plus(n(1), n(2)), times(gift, place)))).toBe(
      'The sum of (500,000 đ × place) with place from 0 to 2',
    );
  });

  test('the rule of one of several knows its place', () => {
    const member = rule('dong', times(fee, plus(place, n(1))), 'member');
    const { evaluation, trace } = explained('dong', sumOver(place, n(0), n(2), member));
    const texts = trace.inputs.map((input) => {
      if (input.kind !== 'rule' || !input.counted) return null;
      const { counter, place: at } = input.counted;
      return evaluation.counting(counter, at, () => plain(new Formula(input, evaluation, en).arithmetic()));
    });
    // The first has no more than the whole: 0 + 1.
    expect(texts).toEqual(['1,500,000 đ', '1,500,000 đ × (1 + 1)']);
  });
});
