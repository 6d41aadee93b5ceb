import { goal, questions } from '../book/questions.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Field, Fields, Question } from '../language/question.ts';
import type { Fact } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';

/** One field of a question, as a form, a document or another program needs to know it. */
export interface FieldShape {
  /** Where it stands in the input: "person.bornIn"; in a spell its own name. */
  readonly path: string;
  readonly form: 'month' | 'day' | 'number' | 'choice' | 'yes-no' | 'months';
  /** The fact that it tells; the words have its name. */
  readonly fact: string;
  readonly unit: Unit;
  readonly choices: readonly string[];
  /** May be left out. */
  readonly optional: boolean;
  /** Least and greatest value that is let in, in the form in which it is told; the law may ask for more. */
  readonly least: number | string | null;
  readonly most: number | string | null;
  /** Told only, and then always, when another field has this choice. */
  readonly only: { readonly field: string; readonly choice: string } | null;
}

/** One field of an answer. */
export interface AnswerShape {
  readonly name: string;
  readonly unit: Unit;
  /** A list, one value for each of several. */
  readonly list: boolean;
}

/** A question as others see it: what is told, what comes back. */
export interface QuestionShape {
  readonly name: string;
  readonly fields: readonly FieldShape[];
  /** Fields of each spell of the record; null where no record is asked for. */
  readonly spell: readonly FieldShape[] | null;
  /** The record may be left out. */
  readonly spellsOptional: boolean;
  readonly answers: readonly AnswerShape[];
}

/** The fields that a goal's answer has: it inverts rules, so it has no outputs of its own. */
const GOAL_ANSWERS: readonly AnswerShape[] = [
  { name: 'income', unit: 'dong/month', list: false },
  { name: 'payableFirst', unit: 'dong', list: false },
  { name: 'monthlyPension', unit: 'dong/month', list: false },
  { name: 'yearsNeeded', unit: 'years', list: false },
  { name: 'totalPayable', unit: 'dong', list: false },
  { name: 'totalStateSupport', unit: 'dong', list: false },
  { name: 'eligibleFrom', unit: 'month', list: false },
  { name: 'impossible', unit: 'choice', list: false },
];

/** Every question of the law with its fields, read off the same declarations by which inputs are checked. */
export function questionShapes(): readonly QuestionShape[] {
  return [...questions, goal].map(shapeOf);
}

function shapeOf(question: Question): QuestionShape {
  const record = Object.values(question.fields).find((field) => field.kind === 'spells');
  const answers = question.outputs.map(({ name, rule, each }) => ({ name, unit: rule.unit, list: each !== null }));
  return {
    name: question.name,
    fields: shapesIn(question.fields, '', false),
    spell: record?.kind === 'spells' ? shapesIn(record.fields, '', false) : null,
    spellsOptional: record?.kind === 'spells' && record.optional,
    answers: question === goal ? GOAL_ANSWERS : answers,
  };
}

function shapesIn(fields: Fields, path: string, optional: boolean): readonly FieldShape[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    shapes(field, path === '' ? name : `${path}.${name}`, optional),
  );
}

function shapes(field: Field, path: string, optional: boolean): readonly FieldShape[] {
  switch (field.kind) {
    case 'fact': {
      const { fact, form, only } = field;
      const [least, most] = form === 'choice' || form === 'yes-no' ? [null, null] : ends(fact, field.least);
      const { name, unit, choices } = fact;
      return [
        { path, form, fact: name, unit, choices, optional: optional || field.otherwise !== null, least, most, only },
      ];
    }
    case 'part':
      return shapesIn(field.fields, path, optional || field.optional);
    case 'months': {
      const [least, most] = ends(field.marks.from, null);
      const { unit } = field.marks.from;
      return [
        {
          path,
          form: 'months',
          fact: field.compulsory.name,
          unit,
          choices: [],
          optional: true,
          least,
          most,
          only: null,
        },
      ];
    }
    case 'spells':
      return [];
  }
}

/** The range of a fact in the form in which it is told: months as text, a percentage as people write it. */
function ends(fact: Fact, least: number | null): readonly [number | string, number | string] {
  const told = (value: number): number | string => {
    if (fact.unit === 'month') return formatMonth(value);
    return fact.unit === 'percent' ? (value * 100) / fact.scale : value / fact.scale;
  };
  return [told(least ?? fact.range[0]), told(fact.range[1])];
}
