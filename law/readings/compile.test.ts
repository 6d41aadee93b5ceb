import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { exact, toNumber } from '../kernel/exact.ts';
import * as make from '../language/make.ts';
import { series, type Series, type StepText } from '../language/series.ts';
import type { Fact, Rule, Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import { Evaluation, type Values } from './evaluate.ts';
import { printKernel } from './print-kernel.ts';
import type { Program } from './program.ts';

/** A compiled module, as the generated ones are. */
interface Compiled {
  readonly factCells: Readonly<Record<string, new (length: number) => { [place: number]: number }>>;
  readonly spellCells: Compiled['factCells'];
  readonly answerCells: Compiled['factCells'];
  tables(...told: readonly (readonly number[])[]): object;
  run(columns: object, answers: object, tables: object, from: number, until: number): void;
}

const asScript = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } })
    .outputText;
const layout = asScript(readFileSync(new URL('../kernel/tables.ts', import.meta.url), 'utf8')).replaceAll(
  'export ',
  '',
);

/** Prints a program, and loads what was printed. */
async function compiled(program: Program): Promise<Compiled> {
  const text = asScript(printKernel(program)).replace(/^import .*$/m, '');
  return (await import(`data:text/javascript,${encodeURIComponent(`${layout}\n${text}`)}`)) as Compiled;
}

const months = make.fact('months', 'months', [0, 24]);
const sex = make.choice('sex', ['male', 'female']);
const money = make.fact('money', 'dong', [0, 1e6]);
const share = make.fact('share', 'percent', [0, 10_000], { scale: 10_000 });
const grown = make.fact('grown', 'fraction', [0, 1], { real: true });
const first = make.fact('first', 'month', [24_240, 24_300]);
/** From November 2021 to February 2022. */
const near = make.fact('near', 'month', [24_262, 24_265]);
const start = make.spellFact('start', 'month', [24_240, 24_359]);
const length = make.spellFact('length', 'months', [1, 12]);
const income = make.spellFact('income', 'dong/month', [0, 1000]);
const group = make.choice('group', ['poor', 'other'], 'spell');
const each = make.counter('each', 'month', [24_240, 24_371]);
const rank = make.counter('rank', 'count', [0, 30]);

const step = (from: string, value: StepText['value'], until?: string): StepText => ({
  from,
  value,
  cite: 'x',
  confidence: 'A',
  ...(until === undefined ? {} : { until }),
});
const checked = '2026-11-22';
const late = series('late', { unit: 'dong', steps: [step('2022-01', 500), step('2023-06', 700)], checked });
const byYear = series('byYear', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [step('2022-01', [1.5, 1.25]), step('2024-01', [1.6, 1.3, 1.1])],
  checked,
});
const byEnd = series('byEnd', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [step('2021-06', [3, 2]), step('2022-06', [5, 4, 3]), step('2024-06', [7, 6])],
  checked,
});
const byGroup = series('byGroup', {
  unit: 'dong/month',
  choices: ['poor', 'other'],
  steps: [step('2020-01', { poor: 50, other: 20 }), step('2025-01', { poor: 70, other: 30 })],
  checked,
});
const interest = series('interest', {
  unit: 'fraction',
  steps: [step('2020-01', 0.25), step('2022-06', 0.5)],
  real: true,
  checked,
});
/** Nothing is known before 2021; then two months, later one. */
const delay = series('delay', { unit: 'months', steps: [step('2021-01', 2), step('2024-01', 1)], checked });
const ages = series('ages', {
  unit: 'months',
  choices: ['male', 'female'],
  steps: [step('2020-01', { male: 6, female: 3 }), step('2022-01', { male: 9, female: 4 })],
  checked,
});
const told: Series = series('told', {
  unit: 'fraction',
  years: { first: 2020, after: 1 },
  steps: [step('0000-01', [1])],
  checked,
});

const n = make.number;
const until = make.plus(start, length);
const year = make.whole(each, n(12, 'months/year'));
const half = make.over(months, n(2));
const ruled = (name: string, unit: Unit, is: Term, range?: readonly [number, number]): Rule =>
  make.rule(name, { unit, cites: ['x'], is, ...(range ? { range } : {}) });
const all = ruled('all', 'months', make.sumSpells(length), [0, 720]);
const paid = ruled('paid', 'dong', make.sumSpells(make.times(income, length)), [0, 1e9]);
const average = ruled('average', 'dong/month', make.over(paid, make.greatest(all, n(1, 'months'))));

type Told = readonly (readonly [Fact, number])[];
interface Person {
  readonly facts: Told;
  readonly spells: readonly Told[];
}
const caseFacts = [months, sex, money, share, grown, first, near];
const spellFacts = [start, length, income, group];
const spell = (from: number, many: number, of: number, as = 0): Told => [
  [start, 24_240 + from],
  [length, many],
  [income, of],
  [group, as],
];
const person = (i: number, spells: readonly Told[]): Person => ({
  facts: [
    [months, i % 25],
    [sex, i % 2],
    [money, (i * 37_777) % 1_000_000],
    [share, (i * 1234) % 10_001],
    [grown, (i % 8) / 8],
    [first, 24_240 + ((i * 7) % 61)],
    [near, 24_262 + (i % 4)],
  ],
  spells,
});
const people: readonly Person[] = [
  person(0, []),
  ...Array.from({ length: 60 }, (_, i) =>
    person(
      i + 1,
      [spell(i, 1 + (i % 12), i * 16, i % 2), spell(i + 20, 3, 1000 - i * 16, (i + 1) % 2), spell(i + 40, 12, 7)].slice(
        0,
        1 + (i % 3),
      ),
    ),
  ),
];

const valuesOf = (told: Told): Values => {
  const values: Values = [];
  for (const [fact, value] of told) values[fact.id] = exact(value, fact.scale);
  return values;
};
const evaluationOf = ({ facts, spells }: Person): Evaluation =>
  new Evaluation({ values: valuesOf(facts), spells: spells.map(valuesOf) });

/** What the loop answers, person by person. */
async function answersOf(program: Program, ...given: readonly (readonly number[])[]) {
  const module = await compiled(program);
  const column = (cells: Compiled['factCells'], fact: Fact, rows: readonly Told[]): object => {
    const Kind = cells[fact.name] ?? Float64Array;
    const made = new Kind(rows.length);
    rows.forEach((row, i) => (made[i] = row.find(([of]) => of === fact)?.[1] ?? 0));
    return made;
  };
  const facts = people.map((one) => one.facts);
  const spells = people.flatMap((one) => one.spells);
  let end = 0;
  const offsets = Uint32Array.from([0, ...people.map((one) => (end += one.spells.length))]);
  const columns = {
    count: people.length,
    spells: offsets,
    ...Object.fromEntries(program.facts.map((fact) => [fact.name, column(module.factCells, fact, facts)])),
    ...Object.fromEntries(program.spellFacts.map((fact) => [fact.name, column(module.spellCells, fact, spells)])),
  };
  const answers = Object.fromEntries(
    Object.entries(module.answerCells).map(([name, Kind]) => [name, new Kind(people.length)]),
  );
  module.run(columns, answers, module.tables(...given), 0, people.length);
  return answers;
}

/** What stands in a column where the rule has this value. */
const cellOf = (rule: Rule, evaluation: Evaluation): number => {
  const value = evaluation.valueOf(rule);
  if (evaluation.problem) return NaN;
  return rule.unit === 'percent' ? (value.n * 100) / value.d : toNumber(value);
};

const programOf = (rules: readonly (readonly [Rule, Term | null])[], series: readonly Series[] = []): Program => ({
  facts: caseFacts,
  spellFacts: spellFacts,
  outputs: rules.map(([rule, when]) => ({ name: rule.name, rule, when })),
  told: series,
});

const terms: readonly (readonly [string, Unit, Term])[] = [
  ['a fact', 'months', months],
  ['a fraction', 'months', half],
  ['a sum of fractions', 'count', make.plus(half, make.over(money, n(3)), n(1))],
  ['a difference', 'count', make.minus(make.over(money, n(3)), make.over(money, n(5)))],
  ['a share of money', 'dong', make.times(share, money)],
  ['rounded', 'dong', make.round('half-up', make.times(share, money), 'x')],
  ['rounded up', 'dong', make.round('up', make.over(money, n(7)), 'x')],
  ['rounded down', 'dong', make.round('down', make.over(money, n(7)), 'x')],
  ['a quotient of the case', 'count', make.over(money, make.plus(months, n(1)))],
  ['rounded quotient of the case', 'count', make.round('half-up', make.over(money, make.plus(months, n(1))), 'x')],
  ['a whole part', 'count', make.whole(money, n(12))],
  ['a rest', 'count', make.remainder(money, n(12))],
  ['the least', 'count', make.least(make.over(money, n(3)), make.over(money, n(5)), n(70_000))],
  ['the greatest', 'count', make.greatest(make.over(money, n(3)), n(70_000), months)],
  [
    'the least of quotients of the case',
    'count',
    make.least(make.over(money, make.plus(months, n(1))), make.over(n(90_000), make.plus(sex, n(1)))),
  ],
  ['the greatest of them', 'count', make.greatest(make.over(money, make.plus(months, n(1))), n(90_000))],
  ['the least with a double', 'count', make.least(make.times(grown, money), make.over(money, n(3)))],
  ['a comparison', 'yes-no', make.below(make.over(money, n(3)), make.times(n(30_000), months))],
  ['at most', 'yes-no', make.atMost(months, n(12))],
  ['the same', 'yes-no', make.is(sex, 'female')],
  ['all', 'yes-no', make.all(make.is(sex, 'female'), make.below(n(400_000), money), sex)],
  ['any', 'yes-no', make.any(make.is(sex, 'female'), make.below(n(400_000), money))],
  ['not', 'yes-no', make.not(make.below(n(400_000), money))],
  ['a condition counted', 'count', make.plus(make.below(n(400_000), money), n(5))],
  [
    'cases over several denominators',
    'count',
    make.casesOr(
      [make.when(make.below(money, n(200_000)), make.over(money, n(3)), 'a')],
      make.casesOr([make.when(make.below(money, n(500_000)), make.over(money, n(4)), 'b')], money),
    ),
  ],
  [
    'cases with a quotient of the case',
    'count',
    make.casesOr([make.when(make.below(money, n(200_000)), make.over(money, make.plus(months, n(1))), 'a')], n(7)),
  ],
  [
    'cases with a double',
    'count',
    make.casesOr([make.when(make.below(money, n(200_000)), make.times(grown, money), 'a')], make.over(money, n(3))),
  ],
  [
    'cases of conditions',
    'yes-no',
    make.casesOr([make.when(make.below(money, n(200_000)), make.is(sex, 'male'), 'a')], make.below(money, n(700_000))),
  ],
  [
    'cases that say no and yes at once',
    'count',
    make.cases(
      make.when(make.equals(n(1), n(2)), money, 'never'),
      make.when(make.equals(n(1), n(1)), months, 'always'),
    ),
  ],
  ['compound interest', 'fraction', make.power(make.plus(grown, n(1)), months)],
  ['a legal number of a date', 'dong', make.at(late, first)],
  ['twice a legal number of a date', 'dong', make.times(make.at(late, first), money)],
  ['by two keys', 'dong/month', make.at(byGroup, first, sex)],
  ['a yield of a month', 'fraction', make.times(make.at(interest, first), money)],
  ['a yield of a month that is worked out', 'dong', make.times(make.at(interest, make.plus(first, months)), money)],
  [
    'a yield of a month that a table gives, where the table is not known',
    'dong',
    make.times(make.at(interest, make.plus(first, make.at(delay, first))), money),
  ],
  ['a yield of a fixed month', 'dong', make.times(make.at(interest, n(24_280, 'month')), money)],
  ['a yield before all yields', 'dong', make.times(make.at(interest, make.minus(first, months)), money)],
  ['an age', 'month', make.ageReached(first, ages, sex)],
  ['a sum over spells', 'months', all],
  ['an average', 'dong/month', average],
  ['a rounded average', 'dong/month', make.round('half-up', average, 'x')],
  ['a sum that needs another', 'dong', make.sumSpells(make.times(length, make.least(all, n(20, 'months'))))],
  ['a table of a sum', 'count', make.whole(all, n(7))],
  [
    'spells in order: what comes before counts',
    'dong',
    make.sumSpells(make.times(income, make.least(n(9), make.earlier(length)))),
  ],
  ['over a counter', 'count', make.sumOver(rank, n(0), months, make.times(rank, make.plus(rank, n(1))))],
  ['over a counter in halves', 'count', make.sumOver(rank, n(0), months, make.times(make.over(rank, n(2)), money))],
  [
    'months of a spell',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.times(income, make.minus(each, n(24_000, 'month'))))),
  ],
  [
    'months of a spell by the table of a date',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.times(income, make.at(byYear, first, year)))),
  ],
  [
    'months of a spell by the table of a date that is worked out',
    'dong',
    make.sumSpells(
      make.sumOver(each, start, until, make.times(income, make.at(byYear, make.plus(first, months), year))),
    ),
  ],
  [
    'months of a spell by the table of a date that another table gives, where that is not known',
    'dong',
    make.sumSpells(
      make.sumOver(
        each,
        start,
        until,
        make.times(income, make.at(byEnd, make.plus(first, make.at(delay, first)), year)),
      ),
    ),
  ],
  [
    'months of a spell by the table of a fixed date',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.times(income, make.at(byYear, n(24_280, 'month'), year)))),
  ],
  [
    'months of a spell by the tables of two dates',
    'dong',
    make.sumSpells(
      make.sumOver(
        each,
        start,
        until,
        make.times(make.at(byYear, first, year), make.at(byEnd, make.plus(first, months), year)),
      ),
    ),
  ],
  [
    'months of a spell by two tables of one date, before that date and from then on',
    'dong',
    make.sumSpells(
      make.sumOver(
        each,
        start,
        until,
        make.times(
          make.at(byYear, near, year),
          make.at(byEnd, near, year),
          make.casesOr([make.when(make.below(each, near), n(2), 'a')], n(1)),
        ),
      ),
    ),
  ],
  [
    'months of a spell by the table of a date and a group',
    'dong',
    make.sumSpells(
      make.sumOver(
        each,
        start,
        until,
        make.times(income, make.at(byYear, first, year), make.at(byGroup, each, group), make.plus(sex, n(1))),
      ),
    ),
  ],
  [
    'months of a spell by a share of the case',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.plus(make.minus(each, n(24_240, 'month')), share))),
  ],
  [
    'months of a spell by a sum of money of the case',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.greatest(make.minus(each, n(24_240, 'month')), money))),
  ],
  [
    'months of a spell by conditions and cases of the month',
    'dong',
    make.sumSpells(
      make.sumOver(
        each,
        start,
        until,
        make.casesOr(
          [
            make.when(make.all(make.below(each, near), make.is(sex, 'female')), make.at(byGroup, each, group), 'a'),
            make.when(make.all(make.below(each, near), make.not(make.is(sex, 'female'))), n(3), 'b'),
          ],
          n(1),
        ),
      ),
    ),
  ],
  [
    'months of a spell, each with a sum of its own',
    'dong',
    make.sumSpells(
      make.sumOver(each, start, until, make.sumOver(rank, n(0), make.minus(each, n(24_239, 'month')), rank)),
    ),
  ],
  [
    'months of a spell by group',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.at(byGroup, each, group))),
  ],
  [
    'months of a spell by a fact of the case',
    'dong',
    make.sumSpells(make.sumOver(each, start, until, make.times(income, make.at(byGroup, each, sex)))),
  ],
];

describe('the loop that is printed answers as the evaluation does', () => {
  test.each(terms)('%s', async (_, unit, term) => {
    const rule = ruled('answer', unit, term);
    const { answer } = await answersOf(programOf([[rule, null]]));
    expect(Array.from(answer as ArrayLike<number>)).toEqual(people.map((one) => cellOf(rule, evaluationOf(one))));
  });

  test('all of them at once, some only where a condition holds', async () => {
    const few = make.below(all, n(10, 'months'));
    const rules = terms.map(([, unit, term], i): readonly [Rule, Term | null] => [
      ruled(`answer${i}`, unit, term),
      i % 3 === 0 ? null : i % 3 === 1 ? few : make.is(sex, 'female'),
    ]);
    const answers = await answersOf(programOf(rules));
    const nothing: Readonly<Record<string, number>> = {
      Float64Array: -Infinity,
      Float32Array: -Infinity,
      Int32Array: -1,
      Uint16Array: 65_535,
      Uint8Array: 255,
    };
    for (const [rule, when] of rules) {
      const column = answers[rule.name] as unknown as Float64Array;
      const expected = people.map((one) => {
        const evaluation = evaluationOf(one);
        return when && !evaluation.holds(when) ? nothing[column.constructor.name] : cellOf(rule, evaluationOf(one));
      });
      expect([...column], rule.name).toEqual(expected);
    }
  });

  test('a table that is told when it runs', async () => {
    const rule = ruled(
      'answer',
      'dong',
      make.sumSpells(make.sumOver(each, start, until, make.times(income, make.at(told, n(24_240, 'month'), year)))),
    );
    const program: Program = { ...programOf([[rule, null]], [told]) };
    expect(printKernel(program)).toContain('export function tables(told: readonly number[]) {');
    const { answer } = await answersOf(program, [1.5, 2]);
    // A spell of one month from 2020-01 with nothing; then 2 months from 2020-02 with 16: 2 × 16 × 1.5.
    expect((answer as unknown as Float64Array)[2]).toBe(48 + 3 * (1000 - 16) * 2);
  });

  test('a table that is told stands alone in its sum', () => {
    const rateOf = make.at(told, n(24_240, 'month'), year);
    const body = make.times(rateOf, make.at(byYear, first, year));
    const rule = ruled('answer', 'dong', make.sumSpells(make.sumOver(each, start, until, body)));
    expect(() => printKernel(programOf([[rule, null]], [told]))).toThrow(
      'told is told and must stand alone in its sum',
    );
  });

  test('a program without spells has none, and tables only where it needs them', () => {
    const plain: Program = {
      facts: [months],
      spellFacts: [],
      outputs: [{ name: 'm', rule: ruled('m', 'months', months), when: null }],
      told: [],
    };
    expect(printKernel(plain)).toBe(
      [
        '// Printed by `npm run generate` from the rules of the book; a test prints it anew and compares. Not to be edited.',
        '',
        '/** Facts of many people, a column each. */',
        'export interface Columns {',
        '  readonly count: number;',
        '  readonly months: Uint8Array;',
        '}',
        '',
        '/** Kinds of the columns of facts. */',
        'export const factCells = { months: Uint8Array } as const;',
        '/** Kinds of the columns of spells. */',
        'export const spellCells = {  } as const;',
        '/** Kinds of the columns of answers. */',
        'export const answerCells = { m: Uint16Array } as const;',
        '',
        '/** Answers of many people, a column each. */',
        'export interface Answers {',
        '  readonly m: Uint16Array;',
        '}',
        '',
        '/** The step functions and running totals of the book. */',
        'export function tables() {',
        '  return {',
        '  };',
        '}',
        'export type Tables = ReturnType<typeof tables>;',
        '',
        '/** Answers the people from `from` to the one before `until`. */',
        'export function run(columns: Columns, answers: Answers, tables: Tables, from: number, until: number): void {',
        '  const { months: in_months } = columns;',
        '  const { m: out_m } = answers;',
        '  for (let i = from; i < until; i++) {',
        '    const v0 = in_months[i]!;',
        '    out_m[i] = v0;',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
  });
});
