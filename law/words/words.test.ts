import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chapters } from '../book/chapters.ts';
import * as facts from '../book/facts.ts';
import { allSeries, sources } from '../book/parameters/index.ts';
import { goal, questions } from '../book/questions.ts';
import type { Fields } from '../language/question.ts';
import { partsOf, type Fact, type Rule, type SumOverTerm, type Term } from '../language/term.ts';
import { isOfEach } from '../readings/explain.ts';
import { words as en } from './en.ts';
import { words as nb } from './nb.ts';
import type { Words } from './type.ts';
import { words as vi } from './vi.ts';

const languages: readonly (readonly [string, Words])[] = [
  ['vi', vi],
  ['en', en],
  ['nb', nb],
];
const once = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();
const keysOf = (record: object): string[] => Object.keys(record).toSorted();
const named = (things: readonly { readonly name: string }[]): string[] => once(things.map((thing) => thing.name));

/** Every text of a language by the place where it stands, as in "rules.payable". */
function textsOf(words: Words): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const { assumption, rounding, ...groups } = words;
  texts.set('assumption', assumption);
  texts.set('rounding', rounding);
  for (const [group, inside] of Object.entries<Readonly<Record<string, string>> | Words['grammar']>(groups))
    for (const [key, text] of Object.entries(inside)) texts.set(`${group}.${key}`, text);
  return texts;
}

const placesWhere = (words: Words, wrong: (text: string, place: string) => boolean): readonly string[] =>
  [...textsOf(words)].filter(([place, text]) => wrong(text, place)).map(([place, text]) => `${place}: ${text}`);
const holesOf = (text: string): string => once(text.match(/\{\w+\}/g) ?? []).join(' ');
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.;:])\s/);

/** The facts and rules of all chapters, and those behind the answers and the checks of the questions. */
const terms = ((): readonly Term[] => {
  const seen = new Set<Term>();
  const visit = (term: Term | null): void => {
    if (!term || seen.has(term)) return;
    seen.add(term);
    if (term.kind === 'sum-over') visit(term.counter);
    partsOf(term).forEach(visit);
  };
  for (const question of [...questions, goal]) {
    for (const check of question.checks) [check.must, check.limit].forEach(visit);
    for (const output of question.outputs) [output.rule, output.when, output.each?.last ?? null].forEach(visit);
  }
  [...Object.values(facts), ...chapters().flatMap((chapter) => chapter.rules)].forEach(visit);
  return [...seen];
})();
const factsOfBook = terms.filter((term): term is Fact => term.kind === 'fact');
const rulesOfBook = terms.filter((term): term is Rule => term.kind === 'rule');

/** The names in JSON of groups, of lists, of days, and of what a spell has. */
function ownNames(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'fact') return field.fact.scope === 'spell' || field.form === 'day' ? [name] : [];
    return [name, ...('fields' in field ? ownNames(field.fields) : [])];
  });
}

/** What is written in a folder, but for the tests. */
function sourceIn(folder: string): string {
  const at = new URL(`../${folder}/`, import.meta.url);
  const files = readdirSync(at, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, at), 'utf8'))
    .join('\n');
}

const source = ['answers', 'readings', 'language', 'book'].map(sourceIn).join('\n');
const quotedIn = (text: string): readonly string[] => [...text.matchAll(/'([^'\n]+)'/g)].map((found) => found[1] ?? '');
const quotedBehind = (start: RegExp, text = source): readonly string[] =>
  [...text.matchAll(start)].flatMap((found) => quotedIn(found[0]));

/** The code of every problem that is made, as it is written there: 'overlap', or a choice of two, or where it comes from. */
const codesMade = [...source.matchAll(/(?<!get )\bproblem\(\s*([^,]+),/g)].map((found) =>
  (found[1] ?? '').replace(/^.*\?/, '').trim(),
);
/** Given to what comes in before the book can read it. */
const codesOfCallers = ['malformed-json', 'too-long'];
/** How an out-of-range is told where the law sets a narrower range than is let in. */
const codesOfTelling = quotedBehind(/isLegal \? '[\w-]+'/g);
const codesOfChecks = [...questions, goal].flatMap((question) => question.checks.map((check) => check.code));
const codesOfReading = quotedBehind(/readonly code: '[\w-]+'/g, sourceIn('readings'));

/** What a field can ask for, and why a goal cannot be reached. */
const expectedForms = quotedBehind(/expected: '[^']+'/g);
const impossible = quotedBehind(/\bimpossible\('[\w-]+'\)/g);

test('the words are measured against every problem: its code is written where it is made, or handed on', () => {
  expect(codesMade.filter((code) => !code.includes("'") && !/^\w+\.code$/.test(code))).toEqual([]);
  expect(codesMade.flatMap(quotedIn).length).toBeGreaterThan(20);
  expect(codesOfReading).toEqual(['unknown-parameter', 'conflict', 'no-case']);
  expect(codesOfTelling).toHaveLength(1);
  expect(impossible).toHaveLength(4);
});

describe.each(languages)('the words in %s', (_, words) => {
  test('name every parameter, source and note of the book, and nothing that is not there', () => {
    expect(keysOf(words.parameters)).toEqual(named(allSeries));
    expect(keysOf(words.sources)).toEqual(once(sources.map((one) => one.key)));
    expect(keysOf(words.notes)).toEqual(
      once(allSeries.flatMap((series) => series.steps.flatMap((step) => (step.note === null ? [] : [step.note])))),
    );
  });

  test('name every fact and every rule of the book, and nothing that is not there', () => {
    expect(keysOf(words.facts)).toEqual(named(factsOfBook));
    expect(keysOf(words.rules)).toEqual(named(rulesOfBook));
  });

  test('name every choice that can be told, asked for or answered, and nothing that is not there', () => {
    const ofSeries = allSeries.flatMap((series) => (series.key?.by === 'choice' ? series.key.choices : []));
    const ofTerms = [...factsOfBook, ...rulesOfBook].flatMap((term) => term.choices);
    expect(keysOf(words.choices)).toEqual(once([...ofSeries, ...ofTerms, ...expectedForms, ...impossible]));
  });

  test('name what a sum counts one by one, and every field of a question that is no fact of the case', () => {
    const each = terms.filter((term) => term.kind === 'sum-over' && isOfEach(term)) as SumOverTerm[];
    expect(each.length).toBeGreaterThan(0);
    expect(keysOf(words.counted)).toEqual(named(each.map((sum) => sum.body as Rule)));
    const own = [...questions, goal].flatMap((question) => ownNames(question.fields));
    expect(keysOf(words.fields)).toEqual(once([...own, 'input']));
  });

  test('have a sentence for every problem, and none for what cannot happen', () => {
    const made = codesMade.flatMap(quotedIn);
    expect(keysOf(words.problems)).toEqual(
      once([...made, ...codesOfChecks, ...codesOfReading, ...codesOfTelling, ...codesOfCallers]),
    );
  });

  test('have the places and the holes of the other languages', () => {
    const holes = (of: Words): object =>
      [...textsOf({ ...of, one: {} })].map(([place, text]) => `${place} ${holesOf(text)}`).toSorted();
    expect(holes(words)).toEqual(holes(vi));
  });

  test('leave no hole in a name', () => {
    const named = /^(parameters|sources|choices|confidence|units|facts|rules|notes|fields)\./;
    expect(placesWhere(words, (text, place) => named.test(place) && holesOf(text) !== '')).toEqual([]);
  });

  test('are composed letters, trimmed and not empty', () => {
    const mayBeEmpty = (place: string): boolean => place.startsWith('units.');
    const wrong = placesWhere(
      words,
      (text, place) => text !== text.normalize('NFC').trim() || (text === '' && !mayBeEmpty(place)),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['choices', [words.choices]],
    ['rules, facts or legal numbers', [words.rules, words.facts, words.parameters]],
  ])('call no two %s the same', (__, groups) => {
    const names = groups.flatMap((group) => Object.values(group));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  test('name rules, facts and legal numbers in a few words without a comma: formulas put them side by side', () => {
    const names = [words.rules, words.facts, words.parameters].flatMap((group) => Object.values(group));
    expect(names.filter((name) => name.split(/\s+/).length > 14 || /[,;:.]/.test(name))).toEqual([]);
  });

  test('keep notes and problems to sentences of at most 22 words', () => {
    const texts = [...Object.values(words.notes), ...Object.values(words.problems), words.assumption, words.rounding];
    const long = texts.flatMap(sentencesOf).filter((sentence) => sentence.split(/\s+/).length > 22);
    expect(long).toEqual([]);
    expect(texts.filter((text) => !text.endsWith('.'))).toEqual([]);
  });

  test('say what to do about a problem: each says more than what is wrong', () => {
    const onlyWhat = Object.entries(words.problems).filter(([, text]) => sentencesOf(text).length < 2);
    expect(onlyWhat.map(([code]) => code)).toEqual(['wrong-type']);
  });
});

test('the Vietnamese keeps to the voice: no word of the list to avoid', () => {
  const avoided =
    /đối tượng|thụ hưởng|tối thiểu|hiện hành|NSNN|NSĐP|DTTS|HGĐ|BHXH|đảm bảo|cam kết|sinh lời|đầu tư|quý khách|công dân|khoảng tin cậy|đồng bộ|hàng đợi|xung đột|không hợp lệ|không xác định|lỗi|hãy nhanh|cơ hội/i;
  expect(placesWhere(vi, (text) => avoided.test(text))).toEqual([]);
});
