import { questionShapes, type AnswerShape, type FieldShape } from '@diemtua/law';
import type { MessageId } from '../language/say.tsx';

/** How a field of the engine's input is written on a screen. */
export type Kind = 'month' | 'day' | 'money' | 'number' | 'percent' | 'fraction' | 'choice' | 'yes-no' | 'months';

/** One field: its path in the input, and the fact whose name the law has words for. */
export interface FieldForm {
  readonly path: string;
  readonly kind: Kind;
  /** Name of the fact in the words of the law, or a message of ours where the law names it only by its month. */
  readonly fact: string;
  readonly label?: MessageId;
  readonly choices?: readonly string[];
  readonly optional?: boolean;
  /** Shown only where another field has this value. */
  readonly only?: { readonly path: string; readonly value: string };
  /** What stands in the field at first. */
  readonly first?: string;
}

/** The fields of one question, and those of each spell where it asks for a record. */
export interface QuestionForm {
  readonly name: string;
  readonly fields: readonly FieldForm[];
  readonly spell: readonly FieldForm[] | null;
  /** The record may be empty. */
  readonly spellsOptional?: boolean;
}

/** Fields whose name depends on the question, not on the fact alone. */
const labels: Readonly<Record<string, MessageId>> = {
  payOn: 'asking.payOn',
  paidOn: 'asking.paidOn',
  decidedOn: 'asking.decidedOn',
  bornOn: 'asking.bornOn',
  diedOn: 'asking.diedOn',
  requestedOn: 'asking.requestedOn',
  startIn: 'asking.startIn',
  compulsoryMonths: 'asking.compulsoryMonths',
};

/** What stands in a field at first, where that helps more than an empty one. */
const first: Readonly<Record<string, string>> = { startIn: 'today', group: 'other', children: '1' };

/** Choices in the order in which people look for them, where it is not the law's; a refund knows the prepaid methods only. */
const choicesOf: Readonly<Record<string, readonly string[]>> = {
  group: ['other', 'minority', 'near-poor', 'poor', 'island', 'none'],
  'refund method': ['quarterly', 'half-yearly', 'yearly', 'future-years'],
};

function kindOf({ form, unit }: FieldShape): Kind {
  if (form !== 'number') return form;
  if (unit === 'dong' || unit === 'dong/month') return 'money';
  return unit === 'percent' || unit === 'fraction' ? unit : 'number';
}

function fieldOf(question: string, shape: FieldShape): FieldForm {
  const { path, fact, optional, only, form } = shape;
  const label = labels[path];
  const choices = choicesOf[`${question} ${path}`] ?? choicesOf[path] ?? shape.choices;
  const begins = form === 'day' ? 'today' : (first[path] ?? (path === 'method' ? choices[0] : undefined));
  return {
    path,
    kind: kindOf(shape),
    fact: label ?? fact,
    ...(label === undefined ? {} : { label }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(optional ? { optional } : {}),
    ...(only ? { only: { path: only.field, value: only.choice } } : {}),
    ...(begins === undefined ? {} : { first: begins }),
  };
}

/** Every question of the law as a form, made of the law's own declarations: nothing about a field is said twice. */
export const forms: readonly QuestionForm[] = questionShapes().map(({ name, fields, spell, spellsOptional }) => ({
  name,
  fields: fields.map((field) => fieldOf(name, field)),
  spell: spell && spell.map((field) => fieldOf(name, field)),
  ...(spellsOptional ? { spellsOptional } : {}),
}));

type Result = 'money' | 'percent' | 'month' | 'months' | 'years' | 'yes-no' | 'choice';

const counted = (unit: AnswerShape['unit']): Result =>
  unit === 'dong' || unit === 'dong/month' ? 'money' : (unit as Exclude<Result, 'money'>);

/** In what the fields of an answer are counted. */
export const results: Readonly<Record<string, Result>> = Object.fromEntries(
  questionShapes().flatMap(({ answers }) => answers.map(({ name, unit }) => [name, counted(unit)])),
);
