import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, QUESTIONS, type Answered, type Refused } from '../index.ts';
import { words as en } from '../words/en.ts';
import { words as nb } from '../words/nb.ts';
import { words as vi } from '../words/vi.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople, type Json } from './people.ts';

// 100,000 inputs in all, half of them told in words. The seed of a failure is printed with its smallest input.
const RUNS_OF_ANYTHING = 20_000;
const RUNS_OF_A_QUESTION = 8_000;
const RUNS_IN_ALL = 100_000;

const languages = [vi, en, nb];

/** Where in an answer something stands that JSON cannot carry: undefined, not a number, endless; null where nothing does. */
function unsound(value: unknown, path = 'answer'): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : path;
    case 'object': {
      if (value === null) return null;
      for (const [name, inner] of Object.entries(value)) {
        const found = unsound(inner, `${path}.${name}`);
        if (found !== null) return found;
      }
      return null;
    }
    default:
      return path;
  }
}

/** What a sentence must not contain: a place that was not filled in, or the name of a value that is none. */
const UNFINISHED = /\{\w+\}|\bundefined\b|\bNaN\b|\bInfinity\b|\[object /;

/** What is wrong with an answer, or with an error: nothing, where all is well. */
function faultIn(given: Answered | Refused, input: Json): string | null {
  const place = unsound(given);
  if (place !== null) return `${place} is not a value of JSON`;
  if (!('error' in given)) return Object.keys(given).length > 0 ? null : 'an answer without fields';
  const { code, field, message } = given.error as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]+$/.test(code)) return 'an error without a name';
  if (field !== null && typeof field !== 'string') return 'a field without a path';
  if (typeof message !== 'string' || message === '') return 'an error without a sentence';
  // What the input itself says may be repeated in the sentence.
  return UNFINISHED.test(message) && !UNFINISHED.test(JSON.stringify(input)) ? 'an unfinished sentence' : null;
}

/** Every third in another language, half of them in codes, some with their reasons. */
function checkAnswer(question: string, input: Json, turn: number): void {
  const words = turn % 2 === 0 ? undefined : languages[turn % languages.length];
  const given = answer(question, input, words ? { words, explain: turn % 5 === 0 } : {});
  const fault = faultIn(given, input);
  const told = (): string => `${fault}: ${question} ${JSON.stringify(input)} gives ${JSON.stringify(given)}`;
  expect(fault === null ? '' : told()).toBe('');
}

/** Values on which a reader of numbers, months and names may stumble. */
const awkward: readonly Json[] = [
  -0,
  0.1,
  1e-320,
  2 ** 31,
  2 ** 53,
  1e21,
  -1e308,
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '0000-01',
  '9999-12',
  '2025-07\n',
  '２０２５-07',
  '2024-02-29',
  '2025-02-29',
  '\u0000',
  '\uD800',
  'nữ',
];

const anything: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json> },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
);

/** A change of an input: at one of its places another value, another field, the value twice, or nothing. */
interface Change {
  readonly place: number;
  readonly kind: 'replace' | 'drop' | 'twice' | 'add';
  readonly name: string;
  readonly value: Json;
}

const names = ['__proto__', 'constructor', 'toString', 'error', 'months', 'from', 'income', 'yield', ''];
const changes: fc.Arbitrary<Change> = fc.record({
  place: fc.nat({ max: 60 }),
  kind: fc.constantFrom('replace', 'drop', 'twice', 'add'),
  name: fc.oneof(fc.constantFrom(...names), fc.string()),
  value: anything,
});

/** The input with one change at the place that is counted off in the order of reading. */
function changed(input: Json, { place, kind, name, value }: Change): Json {
  let at = place % countOf(input);
  const walk = (inner: Json): readonly Json[] => {
    if (at-- === 0) {
      if (kind === 'drop') return [];
      if (kind === 'twice') return [inner, inner];
      return [kind === 'add' && isObject(inner) ? withField(inner, name, value) : value];
    }
    if (Array.isArray(inner)) return [(inner as readonly Json[]).flatMap(walk)];
    if (!isObject(inner)) return [inner];
    let object: Json = {};
    for (const [key, old] of Object.entries(inner)) {
      const [kept] = walk(old);
      if (kept !== undefined) object = withField(object, key, kept);
    }
    return [object];
  };
  return walk(input)[0] ?? null;
}

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sets a field as JSON.parse does: "__proto__" too is a field like any other. */
function withField(object: Json, name: string, value: Json): Json {
  const copy = { ...(object as object) };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy as Json;
}

const countOf = (value: Json): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, inner: Json) => sum + countOf(inner), 1)
    : 1;

describe('whatever is asked, there is an answer or a named error', () => {
  test('the runs are those that are promised', () => {
    expect(RUNS_OF_ANYTHING + RUNS_OF_A_QUESTION * questionsOfPeople.length).toBe(RUNS_IN_ALL);
  });

  test('for any JSON at all', () => {
    fc.assert(fc.property(fc.constantFrom(...QUESTIONS, 'lottery', '__proto__'), anything, fc.nat(), checkAnswer), {
      numRuns: RUNS_OF_ANYTHING,
    });
  });

  test.each(questionsOfPeople)('for a person with up to three things changed: %s', (question) => {
    const several = fc.array(changes, { maxLength: 3 });
    fc.assert(
      fc.property(inputsOf(question), several, fc.nat(), (input, all, turn) =>
        checkAnswer(question, all.reduce(changed, input), turn),
      ),
      { numRuns: RUNS_OF_A_QUESTION },
    );
  });
});
